import { describe, expect, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import * as Payment from "../src/model/Payment.js"
import * as PaymentTransition from "../src/PaymentTransition.js"
import * as Samples from "./support/Samples.js"

const payment = (sample: string, changes: Samples.Json = {}): Payment.Payment =>
  Schema.decodeUnknownSync(Payment.schema)({ ...Samples.json(sample), ...changes })

const paid = payment("payment-card-done")
const waiting = payment("payment-virtual-account-waiting")
const deposited = payment("payment-virtual-account-done")
const refundedInPart = payment("payment-card-partial-canceled")
const refunded = payment("payment-card-canceled")

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

describe("meaningOf", () => {
  const booked = ({ balanceAmount, status }: Payment.Payment): PaymentTransition.Booked => ({
    balanceAmount,
    status
  })

  const cases: ReadonlyArray<
    readonly [string, PaymentTransition.Booked | null, Payment.Payment, PaymentTransition.Meaning]
  > = [
    ["a first payment", null, paid, { _tag: "Paid", amount: 33_000 }],
    ["the same payment again", booked(paid), paid, { _tag: "Unchanged" }],
    ["an account to pay into", null, waiting, { _tag: "AwaitingDeposit" }],
    ["a deposit", booked(waiting), deposited, { _tag: "Paid", amount: deposited.balanceAmount }],
    ["a deposit that was taken back", booked(deposited), waiting, { _tag: "DepositTakenBack" }],
    ["a partial refund", booked(paid), refundedInPart, { _tag: "Refunded", amount: 11_000, left: 22_000 }],
    ["a full refund", booked(paid), refunded, { _tag: "Refunded", amount: 33_000, left: 0 }],
    ["a refund of a payment nobody booked", null, refunded, { _tag: "Refunded", amount: 33_000, left: 0 }],
    [
      "the rest after a partial refund",
      booked(refundedInPart),
      payment("payment-card-partial-canceled-to-zero"),
      { _tag: "Refunded", amount: 22_000, left: 0 }
    ],
    ["an overtaken payment", booked(refundedInPart), paid, { _tag: "Outdated" }],
    [
      "an overtaken partial refund",
      booked(payment("payment-card-partial-canceled-to-zero")),
      refundedInPart,
      { _tag: "Outdated" }
    ],
    [
      "an account cancelled before its deposit",
      null,
      payment("payment-virtual-account-canceled-before-deposit"),
      { _tag: "Failed" }
    ],
    ["an aborted payment", null, payment("payment-aborted"), { _tag: "Failed" }],
    ["a payment that is not confirmed", null, payment("payment-in-progress"), { _tag: "Unconfirmed" }],
    [
      "a state of the future",
      null,
      payment("payment-card-done", { status: "FROZEN" }),
      { _tag: "Unrecognised" }
    ]
  ]
  it.each(cases)("of %s", (_, before, now, meaning) => {
    expect(PaymentTransition.meaningOf(before, now)).toEqual(meaning)
  })
})
