import * as Args from "@effect/cli/Args"
import * as Command from "@effect/cli/Command"
import * as HelpDoc from "@effect/cli/HelpDoc"
import * as Options from "@effect/cli/Options"
import * as Effect from "effect/Effect"
import type { Fault, Injection } from "../Fault.js"
import { readDuration } from "./duration.js"
import { maybe, url, whole } from "./options.js"
import { ask } from "./remote.js"
import { table } from "./table.js"
import { print } from "./terminal.js"
import { UsageError } from "./UsageError.js"

const most = Number.MAX_SAFE_INTEGER

/** Which requests are struck. */
const aim = {
  endpoint: Options.text("endpoint").pipe(
    Options.withDescription("Id of an endpoint, for example payments.confirm. Default: any."),
    maybe
  ),
  paymentKey: Options.text("payment-key").pipe(
    Options.withDescription("Only requests about this payment."),
    maybe
  ),
  orderId: Options.text("order-id").pipe(Options.withDescription("Only requests about this order."), maybe),
  times: whole("times", "count", 1, most).pipe(
    Options.withDescription("How many requests are struck. Default: 1."),
    maybe
  ),
  skip: whole("skip", "count", 0, most).pipe(
    Options.withDescription("How many requests pass first. Default: 0."),
    maybe
  ),
  url
}

const after = Options.boolean("after").pipe(
  Options.withDescription("Do the work first, and spoil the answer only.")
)

type Aim = Omit<Injection, "fault"> & { readonly url: string }

/** As JSON can say it: a body is text. */
type Json = Exclude<Fault, { readonly _tag: "Body" }> | { readonly _tag: "Body"; readonly body: string }

const arm = ({ endpoint, orderId, paymentKey, skip, times, url }: Aim, fault: Json) =>
  Effect.flatMap(
    ask(url, (emulator) =>
      emulator.faults.inject({ payload: { endpoint, orderId, paymentKey, skip, times, fault } })
    ),
    ({ id }) => print(`${fault._tag} is armed (${id}).`)
  )

const when = (isAfter: boolean) => (isAfter ? "After" : "Before")

const number = (name: string) =>
  Args.text({ name }).pipe(
    Args.mapEffect((text) =>
      /^\d{1,15}$/.test(text)
        ? Effect.succeed(Number(text))
        : Effect.fail(HelpDoc.p(`<${name}> is a number, not "${text}".`))
    )
  )

const drop = Command.make("drop", { ...aim, after }, ({ after, ...aim }) =>
  arm(aim, { _tag: "Drop", when: when(after) })
).pipe(Command.withDescription("Close the connection without an answer."))

const hang = Command.make("hang", { ...aim, after }, ({ after, ...aim }) =>
  arm(aim, { _tag: "Hang", when: when(after) })
).pipe(Command.withDescription("Never answer."))

const status = Command.make(
  "status",
  { status: number("status"), ...aim, after },
  ({ after, status, ...aim }) => arm(aim, { _tag: "Status", status, applied: after })
).pipe(Command.withDescription("Answer with another status, as a gateway does."))

const delay = Command.make(
  "delay",
  { words: Args.text({ name: "duration" }).pipe(Args.repeated), ...aim, after },
  ({ after, words, ...aim }) => {
    const duration = readDuration(words.join(" "))
    return duration === null
      ? new UsageError({
          message: `delay takes a duration such as 5s or "5 seconds", not "${words.join(" ")}".`
        })
      : arm(aim, { _tag: "Delay", duration, when: when(after) })
  }
).pipe(Command.withDescription("Answer late."))

const cutOff = Command.make("cut-off", { bytes: number("bytes"), ...aim }, ({ bytes, ...aim }) =>
  arm(aim, { _tag: "CutOff", bytes })
).pipe(Command.withDescription("Break the answer off after so many bytes of its body; the work is done."))

const body = Command.make("body", { text: Args.text({ name: "text" }), ...aim }, ({ text, ...aim }) =>
  arm(aim, { _tag: "Body", body: text })
).pipe(Command.withDescription("Send this text instead of the answer; the work is done."))

const list = Command.make("list", { url }, ({ url }) =>
  Effect.gen(function* () {
    const { armed, fired } = yield* ask(url, (emulator) => emulator.faults.list())
    const rows = [
      ...armed.map(({ endpoint, fault, id }) => ["armed", id, fault._tag, endpoint ?? "any endpoint", ""]),
      ...fired.map(({ at, fault, id, method, path }) => ["fired", id, fault._tag, `${method} ${path}`, at])
    ]
    yield* print(rows.length === 0 ? "No fault is armed, and none has struck." : table(rows))
  })
).pipe(Command.withDescription("Faults that are armed, and those that struck."))

const clear = Command.make("clear", { url }, ({ url }) =>
  Effect.zipRight(
    ask(url, (emulator) => emulator.faults.clear()),
    print("No fault is armed.")
  )
).pipe(Command.withDescription("Disarm all faults."))

export const fault = Command.make("fault").pipe(
  Command.withDescription("Spoil the next request to a running emulator."),
  Command.withSubcommands([drop, hang, status, delay, cutOff, body, list, clear])
)
