import { describe, expect, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import * as Payment from "../src/model/Payment.js"
import * as PaymentTransition from "../src/PaymentTransition.js"
import * as Samples from "./support/Samples.js"

const payment = (sample: string, changes: Samples.Json = {}): Payment.Payment =>
  Schema.decodeUnknownSync(Payment.schema)({ ...Samples.json(sample), ...changes })

const refundedInPart = payment("payment-card-partial-canceled")

describe("Transitions", () => {
  it("allow a deposit to be taken back and to come again", () => {
    expect(PaymentTransition.canFollow("DONE", "WAITING_FOR_DEPOSIT")).toBe(true)
    expect(PaymentTransition.canReach("DONE", "DONE")).toBe(true)
  })

  it("allow several partial refunds", () => {
    expect(PaymentTransition.canFollow("PARTIAL_CANCELED", "PARTIAL_CANCELED")).toBe(true)
  })

  it.each(["CANCELED", "ABORTED", "EXPIRED"])("lead nowhere from %s", (from) => {
    for (const to of ["READY", "IN_PROGRESS", "DONE", "CANCELED", "PARTIAL_CANCELED"]) {
      expect(PaymentTransition.canReach(from, to)).toBe(false)
    }
  })

  it("know nothing of states that are not documented", () => {
    expect(PaymentTransition.canReach("__proto__", "DONE")).toBe(false)
    expect(PaymentTransition.canReach("FROZEN", "DONE")).toBe(false)
  })

  it("see that a payment with nothing left is final", () => {
    expect(PaymentTransition.isFinal(payment("payment-card-partial-canceled-to-zero"))).toBe(true)
    expect(PaymentTransition.isFinal(refundedInPart)).toBe(false)
  })
})
