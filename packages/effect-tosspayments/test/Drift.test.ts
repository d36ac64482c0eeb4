import { describe, expect, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Logger from "effect/Logger"
import type { Drift } from "../src/Call.js"
import * as Payments from "../src/Payments.js"
import type * as TossHttpClient from "../src/TossHttpClient.js"
import * as Samples from "./support/Samples.js"
import * as Script from "./support/Script.js"

const done = Samples.json("payment-card-done")
const partial = Samples.json("payment-card-partial-canceled")

const retrieve = Effect.flatMap(Payments.Payments, (payments) => payments.retrieve("key"))

const found = (body: unknown): Script.Step => ({
  status: 200,
  body,
  headers: { "x-tosspayments-trace-id": "trace-1" }
})

/** What is logged while answers are read, one after the other. */
const logOf = (bodies: ReadonlyArray<unknown>, settings: TossHttpClient.Options = {}) => {
  const lines: Array<string> = []
  const logger = Logger.make(({ logLevel, message }) => {
    lines.push(`${logLevel.label} ${String(message)}`)
  })
  return Effect.forEach(bodies, () => retrieve).pipe(
    Effect.provide(Logger.replace(Logger.defaultLogger, logger)),
    Effect.provide(Script.layerWith(bodies.map(found), settings)),
    Effect.map((payments) => ({ payments, lines }))
  )
}

/** What the callback is told of one answer. */
const driftOf = (body: unknown) => {
  const drift: Array<Drift> = []
  return Effect.as(logOf([body], { onDrift: (found) => void drift.push(found) }), drift)
}

describe("The log", () => {
  it.effect("names a field that is not as expected, once per process", () =>
    Effect.gen(function* () {
      const { approveNo, ...card } = done["card"]
      const first = yield* logOf([
        { ...done, card },
        { ...done, card }
      ])
      expect(first.lines).toEqual([
        "WARN TossPayments answered payments.retrieve in a form this SDK does not know, read with defaults: " +
          "card.approveNo (expected a value (it is missing))"
      ])
      expect((yield* logOf([{ ...done, card }])).lines).toEqual([])
    })
  )

  it.effect("names only what is new", () =>
    Effect.gen(function* () {
      const one = { ...done, card: { ...done["card"], number: 1 } }
      const two = { ...one, vat: "2000" }
      const { lines } = yield* logOf([one, two])
      expect(lines.length).toBe(2)
      expect(lines[0]).toContain("card.number (expected a string)")
      expect(lines[1]).toContain("vat (expected a number)")
      expect(lines[1]).not.toContain("card.number")
    })
  )
})

describe("onDrift", () => {
  it.effect("is told of each field of each answer, and nothing is logged", () =>
    Effect.gen(function* () {
      const drift: Array<Drift> = []
      const body = { ...done, mId: 7, receipt: { url: null } }
      const { lines } = yield* logOf([body, body], { onDrift: (found) => void drift.push(found) })
      const expected = [
        { endpoint: "payments.retrieve", path: "mId", expected: "a string", traceId: "trace-1" },
        { endpoint: "payments.retrieve", path: "receipt.url", expected: "a string", traceId: "trace-1" }
      ]
      expect(drift).toEqual([...expected, ...expected])
      expect(lines).toEqual([])
    })
  )

  it.effect("is told of a field in several rows once", () =>
    Effect.gen(function* () {
      const { canceledAt, ...row } = partial["cancels"][0]
      const drift = yield* driftOf({ ...partial, cancels: [row, row, row] })
      expect(drift.map(({ path }) => path)).toEqual(["cancels[].canceledAt"])
    })
  )

  it.effect("is told which field of a row made the list unreadable", () =>
    Effect.gen(function* () {
      const row = { ...partial["cancels"][0], cancelAmount: "11000" }
      const drift = yield* driftOf({ ...partial, cancels: [row] })
      expect(drift).toMatchObject([{ path: "cancels[].cancelAmount", expected: "a finite number" }])
    })
  )

  it.effect("is told of a wallet's missing amount", () =>
    Effect.gen(function* () {
      const json = Samples.json("payment-easypay-money")
      const { amount, ...easyPay } = json["easyPay"]
      const drift = yield* driftOf({ ...json, easyPay })
      expect(drift.map(({ path }) => path)).toEqual(["easyPay.amount"])
    })
  )

  it.effect("is not told the names in the metadata, which may be personal", () =>
    Effect.gen(function* () {
      const drift = yield* driftOf({ ...done, metadata: { "010-1234-5678": 1 } })
      expect(drift.map(({ path }) => path)).toEqual(["metadata.*"])
    })
  )

  it.effect("is told what is expected instead of an object, without the whole model", () =>
    Effect.gen(function* () {
      const drift = yield* driftOf({ ...done, card: 1, cancels: 2, requestedAt: "yesterday" })
      expect(drift.map(({ expected, path }) => [path, expected])).toEqual([
        ["requestedAt", "an ISO 8601 date-time"],
        ["cancels", "a list or null"],
        ["card", "an object or null"]
      ])
    })
  )

  it.effect("may throw without turning an answer into an error", () =>
    Effect.gen(function* () {
      const { lines, payments } = yield* logOf([{ ...done, country: 1 }], {
        onDrift: () => {
          throw new Error("in the shop")
        }
      })
      expect(payments[0]?.status).toBe("DONE")
      expect(lines).toEqual(["WARN onDrift of payments.retrieve threw an error"])
    })
  )
})
