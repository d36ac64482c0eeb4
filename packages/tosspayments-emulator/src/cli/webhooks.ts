import * as Args from "@effect/cli/Args"
import * as Command from "@effect/cli/Command"
import * as HelpDoc from "@effect/cli/HelpDoc"
import * as Options from "@effect/cli/Options"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Schedule from "effect/Schedule"
import { eventTypes } from "../contract/control.js"
import type { Delivery, EventType } from "../Delivery.js"
import { url } from "./options.js"
import { ask } from "./remote.js"
import { table } from "./table.js"
import { paint, print } from "./terminal.js"

const colors = { Sending: "yellow", Delivered: "green", Failed: "red", NotConfigured: "dim" } as const

const outcome = ({ attempts, status }: Delivery): string => {
  const last = attempts.at(-1)
  return last === undefined
    ? status
    : `${status}, ${last.status ?? last.error}, sent ${attempts.length} times`
}

const row = (delivery: Delivery): ReadonlyArray<string> => [
  delivery.id,
  delivery.eventType,
  delivery.orderId ?? "",
  paint(colors[delivery.status], outcome(delivery))
]

const list = Command.make("list", { url }, ({ url }) =>
  Effect.gen(function* () {
    const deliveries = yield* ask(url, (emulator) => emulator.webhooks.list({ urlParams: {} }))
    yield* print(deliveries.length === 0 ? "There are no webhooks." : table(deliveries.map(row)))
  })
).pipe(Command.withDescription("Every webhook and where it stands, oldest first."))

const resend = Command.make("resend", { id: Args.text({ name: "id" }), url }, ({ id, url }) =>
  Effect.zipRight(
    ask(url, (emulator) => emulator.webhooks.resend({ path: { id } })),
    print(`${id} is sent again.`)
  )
).pipe(Command.withDescription("Send a webhook again; its retries start over."))

/** Every second, those that are new and those that were sent since. */
const listen = Command.make("listen", { url }, ({ url }) => {
  const known = new Map<string, string>()
  return ask(url, (emulator) => emulator.webhooks.list({ urlParams: {} })).pipe(
    Effect.tap((deliveries) =>
      Effect.forEach(
        deliveries,
        (delivery) => {
          const state = outcome(delivery)
          if (known.get(delivery.id) === state) return Effect.void
          known.set(delivery.id, state)
          return print(`${row(delivery).join("  ")}\n${paint("dim", delivery.body)}`)
        },
        { discard: true }
      )
    ),
    Effect.repeat(Schedule.spaced("1 second"))
  )
}).pipe(Command.withDescription("Follow the webhooks with their bodies, until Ctrl+C."))

export const webhooks = Command.make("webhooks").pipe(
  Command.withDescription("The webhooks of a running emulator."),
  Command.withSubcommands([list, resend, listen])
)

const unknownEvent = (text: string) =>
  HelpDoc.p(`There is no event ${text}. The events are ${eventTypes.join(", ")}.`)

const eventType = Args.text({ name: "event" }).pipe(
  Args.mapEffect((text) => {
    const type = eventTypes.find((known) => known.toLowerCase() === text.toLowerCase())
    return type === undefined ? Effect.fail(unknownEvent(text)) : Effect.succeed<EventType>(type)
  })
)

const about = Options.text("about").pipe(
  Options.withPseudoName("id"),
  Options.withDescription(
    "What it is about: a paymentKey, orderId, billingKey, customerKey … Default: the newest that fits, or an example."
  ),
  Options.optional
)

export const trigger = Command.make("trigger", { eventType, about, url }, ({ about, eventType, url }) =>
  Effect.gen(function* () {
    const deliveries = yield* ask(url, (emulator) =>
      emulator.webhooks.trigger({ payload: { eventType, about: Option.getOrUndefined(about) } })
    )
    for (const { body, orderId, url } of deliveries) {
      const subject = orderId === null ? "" : ` about ${orderId}`
      const where = url === null ? "is only listed: there is no --webhook-url" : "is sent"
      yield* print(`${eventType}${subject} ${where}.\n${paint("dim", body)}`)
    }
  })
).pipe(Command.withDescription("Send a webhook to the shop, for example PAYMENT_STATUS_CHANGED."))
