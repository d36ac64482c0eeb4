import { describe, expect, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import * as CheckoutState from "../src/CheckoutState.js"
import * as Payment from "../src/model/Payment.js"
import * as Samples from "./support/Samples.js"

const payment = (sample: string, changes: Samples.Json = {}): Payment.Payment =>
  Schema.decodeUnknownSync(Payment.schema)({ ...Samples.json(sample), ...changes })

describe("A checkout page says", () => {
  it.each<readonly [string, Payment.Payment, CheckoutState.CheckoutState]>([
    ["paid of an approved card", payment("payment-card-done"), { _tag: "Paid", amount: 33_000 }],
    ["paid of a deposit", payment("payment-virtual-account-done"), { _tag: "Paid", amount: 45_000 }],
    [
      "paid while a foreign wallet still thinks about a refund",
      payment("payment-foreign-async-cancel-in-progress"),
      { _tag: "Paid", amount: 61.2 }
    ],
    [
      "that a deposit is awaited of a virtual account",
      payment("payment-virtual-account-waiting"),
      { _tag: "AwaitingDeposit" }
    ],
    [
      "what is left after a partial refund",
      payment("payment-card-partial-canceled"),
      { _tag: "PartlyRefunded", amount: 11_000, left: 22_000 }
    ],
    [
      "what is left in dollars and cents",
      payment("payment-paypal-partial-canceled"),
      { _tag: "PartlyRefunded", amount: 24.5, left: 60 }
    ],
    ["refunded of a full refund", payment("payment-card-canceled"), { _tag: "Refunded", amount: 33_000 }],
    [
      "refunded when partial refunds add up to the whole",
      payment("payment-card-partial-canceled-to-zero"),
      { _tag: "Refunded", amount: 33_000 }
    ],
    [
      "failed of an account that was cancelled before its deposit",
      payment("payment-virtual-account-canceled-before-deposit"),
      { _tag: "Failed" }
    ],
    ["failed of a declined card", payment("payment-aborted"), { _tag: "Failed" }],
    ["failed of a payment that expired", payment("payment-expired"), { _tag: "Failed" }],
    ["unconfirmed of a window that is open", payment("payment-ready"), { _tag: "Unconfirmed" }],
    ["unconfirmed of a payment before its confirm", payment("payment-in-progress"), { _tag: "Unconfirmed" }],
    [
      "that it does not know a state of the future",
      payment("payment-card-done", { status: "FROZEN" }),
      { _tag: "Unrecognised" }
    ],
    [
      "that it does not know a state named after what every object has",
      payment("payment-card-done", { status: "__proto__" }),
      { _tag: "Unrecognised" }
    ]
  ])("%s", (_, of, state) => {
    expect(CheckoutState.of(of)).toEqual(state)
  })
})
