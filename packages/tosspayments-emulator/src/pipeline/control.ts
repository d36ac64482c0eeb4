import * as Effect from "effect/Effect"
import * as Schemas from "../contract/control.js"
import type * as Emulator from "../Emulator.js"
import type { NotFound, WrongState } from "../EmulatorError.js"
import { InvalidInput } from "../EmulatorError.js"
import type { Answer, Request } from "../Exchange.js"
import * as Answers from "./answers.js"
import { maxBodyBytes } from "./serve.js"

export const prefix = "/emulator"

type Refusal = InvalidInput | NotFound | WrongState

interface Command {
  readonly query: URLSearchParams
  readonly emulator: Emulator.Service
  readonly body: Uint8Array
  readonly param: string
}

type Run = (command: Command) => Effect.Effect<Answer, Refusal>

const ok = (value: unknown): Answer => Answers.json(200, value)

const problem = (status: number, code: string, message: string): Answer =>
  Answers.json(status, { code, message })

const authorizeInput = Schemas.decoder(Schemas.authorizeInput)
const injection = Schemas.decoder(Schemas.injection)
const settlement = Schemas.decoder(Schemas.settlement)

/** Reads the JSON body, then runs; a malformed body is answered with 400 and what is wrong with it. */
const reading =
  <A>(
    decode: (value: unknown) => { _tag: "Decoded"; value: A } | { _tag: "Malformed"; message: string },
    run: (value: A, command: Command) => Effect.Effect<Answer, Refusal>
  ): Run =>
  (command) => {
    let value: unknown
    try {
      value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(command.body))
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause)
      return Effect.succeed(problem(400, "MALFORMED_JSON", `The body is not JSON: ${reason}`))
    }
    const decoded = decode(value)
    return decoded._tag === "Decoded"
      ? run(decoded.value, command)
      : Effect.succeed(problem(400, "INVALID_BODY", decoded.message))
  }

const pageOptions = ["after", "limit"]

/** A bare array; the `Link` header (RFC 8288) leads on to the next page. */
const listing =
  (name: keyof Emulator.Listings): Run =>
  ({ emulator, query }) => {
    const unknown = [...query.keys()].find((key) => !pageOptions.includes(key))
    if (unknown !== undefined) {
      return Effect.fail(
        new InvalidInput({ field: unknown, message: `A listing takes ${pageOptions.join(", ")}.` })
      )
    }
    const number = (key: string) => (query.has(key) ? Number(query.get(key) || Number.NaN) : undefined)
    const limit = number("limit")
    return Effect.map(emulator.page(name, { after: number("after"), limit }), ({ next, values }) => {
      const size = limit === undefined ? "" : `&limit=${limit}`
      const link = `<${prefix}/${name}?after=${next}${size}>; rel="next"`
      return Answers.json(200, values, next === null ? {} : { link })
    })
  }

const showing =
  <A>(read: (emulator: Emulator.Service) => Effect.Effect<A>): Run =>
  ({ emulator }) =>
    Effect.map(read(emulator), ok)

const steering =
  <A>(run: (emulator: Emulator.Service, param: string) => Effect.Effect<A, Refusal>): Run =>
  ({ emulator, param }) =>
    Effect.map(run(emulator, param), (value) => ok(value ?? { status: "ok" }))

/** The control API: method, path with at most one parameter, what it does. */
const routes: ReadonlyArray<readonly [method: string, path: RegExp, run: Run]> = [
  ["GET", /^\/health$/, () => Effect.succeed(ok({ status: "ok" }))],
  ["GET", /^\/payments$/, listing("payments")],
  ["GET", /^\/ledger$/, listing("ledger")],
  ["GET", /^\/requests$/, listing("requests")],
  ["GET", /^\/deliveries$/, listing("deliveries")],
  [
    "GET",
    /^\/faults$/,
    showing((emulator) => Effect.all({ armed: emulator.armedFaults, fired: emulator.firedFaults }))
  ],
  [
    "POST",
    /^\/payments$/,
    reading(authorizeInput, (input, { emulator }) => Effect.map(emulator.authorize(input), ok))
  ],
  ["POST", /^\/payments\/([^/]+)\/authenticate$/, steering((emulator, key) => emulator.authenticate(key))],
  ["POST", /^\/payments\/([^/]+)\/deposit$/, steering((emulator, key) => emulator.deposit(key))],
  ["POST", /^\/payments\/([^/]+)\/revert-deposit$/, steering((emulator, key) => emulator.revertDeposit(key))],
  [
    "POST",
    /^\/payments\/([^/]+)\/settle-cancel$/,
    reading(settlement, ({ result }, { emulator, param }) =>
      Effect.map(emulator.settleCancel(param, result), ok)
    )
  ],
  [
    "POST",
    /^\/faults$/,
    reading(injection, (value, { emulator }) => Effect.map(emulator.inject(value), (id) => ok({ id })))
  ],
  ["DELETE", /^\/faults$/, steering((emulator) => emulator.clearFaults)],
  ["POST", /^\/deliveries\/([^/]+)\/resend$/, steering((emulator, id) => emulator.resend(id))],
  ["POST", /^\/reset$/, steering((emulator) => emulator.reset)]
]

const refusal = (error: Refusal): Answer => {
  switch (error._tag) {
    case "InvalidInput":
      return problem(400, "INVALID_INPUT", `${error.field}: ${error.message}`)
    case "NotFound":
      return problem(404, "NOT_FOUND", error.message)
    case "WrongState":
      return problem(409, "WRONG_STATE", error.message)
  }
}

const decodeParam = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Answers a request below `/emulator`. */
export const handle = (emulator: Emulator.Service, request: Request & { readonly body: Uint8Array }) => {
  if (request.body.length > maxBodyBytes) {
    return Effect.succeed(problem(413, "TOO_LARGE", `The emulator takes bodies up to ${maxBodyBytes} bytes.`))
  }
  const [target = "", search = ""] = request.url.split("?", 2)
  const path = target.slice(prefix.length)
  const here = routes.filter(([, pattern]) => pattern.test(path))
  const found = here.find(([method]) => method === request.method)
  if (found === undefined) {
    return Effect.succeed(
      here.length === 0
        ? problem(404, "NOT_FOUND", `The control API has no ${prefix}${path}.`)
        : problem(
            405,
            "METHOD_NOT_ALLOWED",
            `${prefix}${path} takes ${here.map(([method]) => method).join(", ")}.`
          )
    )
  }
  const [, pattern, run] = found
  const param = decodeParam(pattern.exec(path)?.[1] ?? "")
  return run({ emulator, body: request.body, param, query: new URLSearchParams(search) }).pipe(
    Effect.catchAll((error) => Effect.succeed(refusal(error)))
  )
}
