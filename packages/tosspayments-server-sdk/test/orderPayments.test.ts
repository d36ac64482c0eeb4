import { describe, expect, it } from "vitest"
import {
  type Booked,
  bookPayment,
  ConflictError,
  checkoutState,
  duplicatePayments,
  type Payment,
  receivedAmount
} from "../src/index.js"
import { connect, rejection } from "./support/connect.js"
import * as Server from "./support/Server.js"

const done = { status: 200, body: Server.fixture("payment-card-done") }
const canceled = { status: 200, body: Server.fixture("payment-card-canceled") }
const answers = async (...steps: ReadonlyArray<Server.Step>): Promise<ReadonlyArray<Payment>> => {
  const { client } = await connect(steps)
  const read: Array<Payment> = []
  for (const _ of steps) read.push(await client.payments.retrieve("emul01"))
  return read
}
const another = (changes: Record<string, unknown>): Server.Step => ({
  status: 200,
  body: { ...done.body, paymentKey: "another-card", ...changes }
})

/** A shop with one row for an order, and one column for what is booked. */
const shop = () => {
  const row = { booked: "[]" }
  return {
    hears: (payment: Payment): string => {
      const { booked, meaning } = bookPayment(JSON.parse(row.booked), payment)
      row.booked = JSON.stringify(booked)
      return meaning._tag
    },
    booked: (): Booked => JSON.parse(row.booked)
  }
}

describe("A shop with one row for an order", () => {
  it("books the second card after the first one was declined, in whatever order it hears of them", async () => {
    const [paid, declined] = await answers(done, another({ status: "ABORTED", approvedAt: null }))
    if (paid === undefined || declined === undefined) throw new Error("no answer")
    for (const arrivals of [
      [declined, paid],
      [paid, declined],
      [declined, paid, declined]
    ]) {
      const { booked, hears } = shop()
      arrivals.forEach(hears)
      expect(receivedAmount(booked())).toBe(33_000)
    }
  })

  it("hears that an order was paid twice, and which payment to give back", async () => {
    const [paid, second, refunded] = await answers(
      done,
      another({}),
      another({ status: "CANCELED", balanceAmount: 0 })
    )
    const { booked, hears } = shop()
    expect([paid, second].map((payment) => hears(payment as Payment))).toEqual(["Paid", "PaidTwice"])
    expect(duplicatePayments(booked())).toEqual(["another-card"])
    expect(hears(refunded as Payment)).toBe("PartlyRefunded")
    expect([duplicatePayments(booked()), receivedAmount(booked())]).toEqual([[], 33_000])
  })
})

describe("A checkout page that is reloaded after a refund", () => {
  const request = { paymentKey: "emul020260302101501aB301", orderId: "ORD-20260302-0001", amount: 33000 }

  it("can say so with an intent", async () => {
    const { client } = await connect([done, canceled])
    const load = async () =>
      checkoutState(await client.payments.confirm(request, { intent: request.orderId }))
    expect(await load()).toEqual({ _tag: "Paid", amount: 33_000 })
    expect(await load()).toEqual({ _tag: "Refunded", amount: 33_000 })
  })

  it("can say so without one, by reading what the conflict is about", async () => {
    const again = { status: 400, body: { code: "ALREADY_PROCESSED_PAYMENT", message: "이미 처리된 결제" } }
    const { client } = await connect([again, canceled, canceled])
    const error = await rejection(client.payments.confirm(request))
    expect(error).toBeInstanceOf(ConflictError)
    expect(checkoutState(await client.payments.retrieve(request.paymentKey))._tag).toBe("Refunded")
  })
})
