/** Payments in the shape of older API versions, which a shop's key may still be set to. */
import { describe, expect, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Payment from "../src/model/Payment.js"
import * as Payments from "../src/Payments.js"
import * as Samples from "./support/Samples.js"
import * as Script from "./support/Script.js"

const older = (name: string, changes: Samples.Json = {}) => Samples.payment(`older-payment-${name}`, changes)

/** The paths that are reported as drift when a payment is read through the client. */
const driftOf = (body: unknown) => {
  const paths: Array<string> = []
  return Effect.flatMap(Payments.Payments, (payments) => payments.retrieve("key")).pipe(
    Effect.provide(
      Script.layerWith([{ status: 200, body }], { onDrift: ({ path }) => void paths.push(path) })
    ),
    Effect.as(paths)
  )
}

describe("A payment of an older version", () => {
  it("keeps the name of the card company, and tells its code", () => {
    expect(older("card").card).toMatchObject({
      company: "현대",
      issuerCode: "61",
      acquirerCode: null,
      receiptUrl: "https://dashboard-sandbox.tosspayments.com/sales-slip?transactionId=emul41&ref=PX"
    })
  })

  it("keeps the wallet that a card was used through", () => {
    const card = { ...Samples.json("older-payment-card")["card"], provider: "토스결제" }
    expect(older("card", { card }).card?.provider).toBe("토스결제")
  })

  it.each([
    ["국민", "11"],
    ["KOOKMIN", "11"],
    ["카카오뱅크", "15"],
    ["신한", "41"],
    ["비씨", "31"]
  ])("tells the code of the card company %s", (company, issuerCode) => {
    const card = { ...Samples.json("older-payment-card")["card"], company }
    expect(older("card", { card }).card).toMatchObject({ company, issuerCode })
  })

  it.effect("does not guess which of the two card companies 우리 is", () =>
    Effect.gen(function* () {
      const json = Samples.json("older-payment-card")
      const card = { ...json["card"], company: "우리" }
      expect(older("card", { card }).card).toMatchObject({ company: "우리", issuerCode: "" })
      expect(yield* driftOf({ ...json, card })).toContain("card.issuerCode")
    })
  )

  it("does not let a name overrule a code", () => {
    const card = { ...Samples.json("older-payment-card")["card"], issuerCode: "W1", company: "현대" }
    expect(older("card", { card }).card).toMatchObject({ company: "현대", issuerCode: "W1" })
  })

  it("keeps the names of banks, and tells their codes", () => {
    expect(older("virtual-account").virtualAccount).toMatchObject({
      bank: "국민",
      bankCode: "06",
      refundReceiveAccount: { bank: "신한", bankCode: "88" }
    })
    expect(older("transfer").transfer).toMatchObject({ bank: "농협", bankCode: "11" })
  })

  it.each([
    ["단위농협", "12"],
    ["SHINHYUP", "48"],
    ["SC제일", "23"],
    ["키움증권", "SB"]
  ])("tells the code of the bank %s", (bank, bankCode) => {
    expect(older("transfer", { transfer: { bank, settlementStatus: "COMPLETED" } }).transfer).toMatchObject({
      bank,
      bankCode
    })
  })

  it.each(["__proto__", "constructor", "", "없는은행"])("has no code for a bank called %j", (bank) => {
    const transfer = { bank, settlementStatus: "COMPLETED" }
    expect(older("transfer", { transfer }).transfer).toMatchObject({ bank, bankCode: "" })
  })

  it("keeps the carrier of a phone and the tax of a refund", () => {
    expect(older("mobile-phone").mobilePhone?.carrier).toBe("SKT")
    expect(older("card").cancels?.[0]?.taxAmount).toBe(1000)
  })

  it("keeps a refund whose row has fewer fields", () => {
    const payment = older("card")
    expect(Payment.canceledAmount(payment)).toBe(11000)
    expect(Payment.canceledAmount(payment) + payment.balanceAmount).toBe(payment.totalAmount)
  })

  it("keeps what an error says beyond its text", () => {
    const failure = { code: "REJECT_CARD_PAYMENT", message: "", data: { retryable: false } }
    expect(Samples.payment("payment-aborted", { failure }).failure).toEqual(failure)
    expect(Samples.payment("payment-aborted").failure?.data).toBeNull()
  })

  it("has the name of a wallet for its easy pay, foreign or not", () => {
    expect(older("foreign-easypay")).toMatchObject({
      easyPay: "페이마야",
      foreignEasyPay: { provider: "페이마야" }
    })
    expect(older("easypay")).toMatchObject({
      easyPay: "카카오페이",
      easyPayAmount: 18000,
      easyPayDiscountAmount: 4000
    })
  })

  it("does not say that it cannot be refunded in part", () => {
    expect(older("card").isPartialCancelable).toBeNull()
  })

  it.effect.each(["virtual-account", "transfer", "foreign-easypay", "mobile-phone", "easypay"])(
    "of a %s is read without a word about drift",
    (name) =>
      Effect.gen(function* () {
        expect(yield* driftOf(Samples.json(`older-payment-${name}`))).toEqual([])
      })
  )
})
