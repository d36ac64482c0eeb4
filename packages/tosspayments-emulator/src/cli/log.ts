/** One line for each request that was answered, and for each webhook that was sent: what a person follows. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Emulator from "../Emulator.js"
import type { Reply, Request } from "../Exchange.js"
import * as WebhookSender from "../WebhookSender.js"
import { paint, print } from "./terminal.js"

const time = (): string => new Date().toTimeString().slice(0, 8)

/** Billing keys are secrets, and what a shop puts into a query may be; who asks is nobody's business either. */
const shown = (url: string): string => {
  const segments = url.split("?", 1)[0]?.split("/") ?? []
  return segments
    .map((segment, at) => (segments[at - 1] === "billing" && segment !== "authorizations" ? "…" : segment))
    .join("/")
    .slice(0, 200)
}

const place = (url: string): string => {
  const { host, pathname } = new URL(url)
  return host + pathname
}

const parsed = (body: Uint8Array | string): unknown => {
  try {
    return JSON.parse(typeof body === "string" ? body : new TextDecoder().decode(body))
  } catch {
    return null
  }
}

const member = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined

/** In both forms of an error, that of `v2` too. */
const codeOf = (body: Uint8Array): string => {
  const json = parsed(body)
  const code = member(json, "code") ?? member(member(json, "error"), "code")
  return typeof code === "string" && /^\w{1,80}$/.test(code) ? code : ""
}

const status = (value: number): string =>
  paint(value < 300 ? "green" : value < 500 ? "yellow" : "red", String(value))

const outcome = (reply: Reply): string => {
  switch (reply._tag) {
    case "Answer":
      return `${status(reply.status)} ${reply.status < 400 ? "" : codeOf(reply.body)}`.trim()
    case "CutOff":
      return `${status(reply.answer.status)} ${paint("red", `cut off after ${reply.bytes} bytes`)}`
    case "Drop":
      return paint("red", "connection dropped")
    case "Hang":
      return paint("red", "no answer")
  }
}

const line = (sign: string, what: string, where: string, result: string, milliseconds: number) =>
  print(
    `${paint("dim", time())} ${paint("cyan", sign)} ${paint("bold", what)} ${where} ${result} ${paint("dim", `${milliseconds} ms`)}`
  )

const timed = <A, E>(
  effect: Effect.Effect<A, E>,
  note: (milliseconds: number, value: A) => Effect.Effect<void>
) =>
  Effect.flatMap(Clock.currentTimeMillis, (start) =>
    Effect.tap(effect, (value) => Effect.flatMap(Clock.currentTimeMillis, (end) => note(end - start, value)))
  )

const withRequests = (emulator: Emulator.Service): Emulator.Service => ({
  ...emulator,
  handle: (request: Request) =>
    timed(emulator.handle(request), (milliseconds, reply) =>
      line("←", request.method, shown(request.url), outcome(reply), milliseconds)
    )
})

const eventOf = (body: string): string => {
  const type = member(parsed(body), "eventType")
  // A deposit callback of an account has no type in it.
  return typeof type === "string" ? type : "DEPOSIT_CALLBACK"
}

const withTransmissions = (sender: WebhookSender.Service): WebhookSender.Service => ({
  send: (transmission) => {
    const { body, url } = transmission
    return timed(sender.send(transmission), (milliseconds, answered) =>
      line("→", eventOf(body), place(url), status(WebhookSender.receiptOf(answered).status), milliseconds)
    ).pipe(Effect.tapError(() => line("→", eventOf(body), place(url), paint("red", "nobody answered"), 0)))
  }
})

/** Prints what is sent and answered. */
export const layer = <E, R>(
  emulator: Layer.Layer<Emulator.Emulator, E, R | WebhookSender.WebhookSender>
): Layer.Layer<Emulator.Emulator, E, Exclude<R, WebhookSender.WebhookSender> | WebhookSender.WebhookSender> =>
  Layer.effect(Emulator.Emulator, Effect.map(Emulator.Emulator, withRequests)).pipe(
    Layer.provide(emulator),
    Layer.provide(
      Layer.effect(WebhookSender.WebhookSender, Effect.map(WebhookSender.WebhookSender, withTransmissions))
    )
  )
