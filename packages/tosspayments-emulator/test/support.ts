import { readFileSync } from "node:fs"
import { Effect, TestClock } from "effect"
import { type Authorization, Emulator, type Exchange } from "../src/index.js"

/** A JSON answer, looked into freely: what is missing shows as `undefined` in the comparison. */
// biome-ignore lint/suspicious/noExplicitAny: tests compare members without declaring the wire format a third time
export type Loose = any

export const start = Date.parse("2026-03-02T10:15:01+09:00")

export const fixture = (name: string): Loose =>
  JSON.parse(
    readFileSync(
      new URL(`../../effect-tosspayments/test/fixtures/samples/${name}.json`, import.meta.url),
      "utf8"
    )
  )

export const testKey = "test_sk_shop"

export const basic = (key: string): string => `Basic ${Buffer.from(`${key}:`).toString("base64")}`

export interface Options {
  readonly body?: unknown
  readonly key?: string
  readonly idempotencyKey?: string
  readonly headers?: Record<string, string>
}

export interface Answered {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
  readonly json: Loose
}

const parsed = (text: string): Loose => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export const raw = (
  method: string,
  url: string,
  options: Options = {}
): Effect.Effect<Exchange.Reply, never, Emulator.Emulator> =>
  Effect.flatMap(Emulator.Emulator, (emulator) =>
    emulator.handle({
      method,
      url,
      headers: {
        authorization: basic(options.key ?? testKey),
        ...(options.idempotencyKey === undefined ? {} : { "idempotency-key": options.idempotencyKey }),
        ...options.headers
      },
      body:
        options.body === undefined
          ? ""
          : typeof options.body === "string"
            ? options.body
            : JSON.stringify(options.body)
    })
  )

export const toAnswered = (answer: Exchange.Answer): Answered => {
  const text = new TextDecoder().decode(answer.body)
  return { status: answer.status, headers: answer.headers, text, json: parsed(text) }
}

export const call = (
  method: string,
  url: string,
  options: Options = {}
): Effect.Effect<Answered, never, Emulator.Emulator> =>
  Effect.map(raw(method, url, options), (reply) => {
    if (reply._tag !== "Answer") throw new Error(`expected an answer, got ${reply._tag}`)
    return toAnswered(reply)
  })

export const authorize = (input: Partial<Authorization.AuthorizeInput> = {}) =>
  Effect.flatMap(Emulator.Emulator, (emulator) =>
    emulator.payments.authorize({ orderId: "ORD-20260302-0001", amount: 33000, ...input })
  )

export const confirm = (
  of: { readonly paymentKey: string; readonly orderId: string; readonly amount: number },
  options: Options = {}
) =>
  call("POST", "/v1/payments/confirm", {
    body: { paymentKey: of.paymentKey, orderId: of.orderId, amount: of.amount },
    ...options
  })

export const cancel = (paymentKey: string, body: unknown, options: Options = {}) =>
  call("POST", `/v1/payments/${paymentKey}/cancel`, { body, ...options })

export const retrieve = (paymentKey: string, options: Options = {}) =>
  call("GET", `/v1/payments/${paymentKey}`, options)

/** A payment that was authorised and confirmed. */
export const pay = (input: Partial<Authorization.AuthorizeInput> = {}) =>
  Effect.gen(function* () {
    const authorization = yield* authorize(input)
    const answer = yield* confirm(authorization)
    return { ...authorization, answer }
  })

/** Runs a test body against a fresh emulator, at a fixed time. */
export const emulated =
  (options: Parameters<typeof Emulator.layerWithoutWebhooks>[0] = {}) =>
  <A, E, R>(body: Effect.Effect<A, E, R>) =>
    TestClock.setTime(start).pipe(
      Effect.zipRight(body),
      Effect.provide(Emulator.layerWithoutWebhooks(options))
    )

/** The form of a JSON value: key order and types, not values. */
export const shape = (value: unknown): unknown => {
  if (value === null) return "null"
  if (Array.isArray(value)) return value.map(shape)
  if (typeof value === "object")
    return Object.entries(value).map(([key, member]) => [key, key === "metadata" ? "map" : shape(member)])
  return typeof value
}
