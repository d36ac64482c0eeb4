/**
 * What the documentation says of each request: https://docs.tosspayments.com/reference, and of brandpay and payouts
 * https://docs.tosspayments.com/reference/brandpay and https://docs.tosspayments.com/reference/additional. Written from
 * there, not from the SDK.
 */
import * as Limit from "./Limit.js"

export interface Limits {
  readonly path?: Limit.Fields
  readonly request?: Limit.Limit
}

const { amount, day, digits, integer, object, oneOf, optional, text } = Limit

const paymentKey = text(200)
/** Documented are 6 to 64 of A-Z a-z 0-9 - _; TossPayments was seen to take others. */
const orderId = text(64)
const orderName = text(100)
const customerKey = text(300, 2)
const optionalAmount = optional(amount(0))
/** A part of the amount of the example. */
const part = optional(Limit.such(amount(0), { inside: [0, 1] }))
const optionalText = optional(text(100))
const installments = optional(
  Limit.such(integer(0, 12), {
    inside: [0, 2, 12],
    holds: (months) => [0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].includes(months as number),
    outside: [-1, 1, 13, 2.5, "2", null]
  })
)
const identityNumber = Limit.form(
  /^(\d{6}|\d{10})$/,
  ["900101", "1234567890"],
  "90010",
  "9001011",
  "123456789",
  "12345678901",
  900101
)
const card = {
  cardNumber: digits(20),
  cardExpirationYear: digits(2, 2),
  cardExpirationMonth: Limit.form(/^(0[1-9]|1[0-2])$/, ["01", "12"], "00", "13", "1", 1),
  customerIdentityNumber: identityNumber,
  cardPassword: optional(digits(2, 2)),
  customerName: optionalText,
  customerEmail: optionalText,
  vbv: optional(object({ cavv: text(200), xid: text(200), eci: text(200) }))
}

/** Method and path as the documentation writes them. */
export const limits: { readonly [endpoint: string]: Limits } = {
  "POST /v1/payments/confirm": { request: object({ paymentKey, orderId, amount: amount(1) }) },
  "GET /v1/payments/{paymentKey}": { path: { paymentKey } },
  "GET /v1/payments/orders/{orderId}": { path: { orderId } },
  "POST /v1/payments/{paymentKey}/cancel": {
    path: { paymentKey },
    request: object({
      cancelReason: text(200),
      cancelAmount: optional(
        Limit.such(amount(0.01), { inside: [1, 33000], outside: [0, -1, "33000", null] })
      ),
      refundReceiveAccount: optional(
        object({ bank: text(30), accountNumber: digits(20), holderName: text(60) })
      ),
      taxFreeAmount: optionalAmount,
      currency: optional(oneOf("KRW", "USD", "JPY")),
      refundableAmount: optionalAmount,
      cancelRequestId: optional(
        Limit.form(
          /^[A-Za-z0-9\-_=]{6,64}$/,
          ["a".repeat(64), "A-_=19"],
          "a".repeat(65),
          "abcde",
          "가나다라마바"
        )
      )
    })
  },
  "POST /v1/billing/authorizations/issue": { request: object({ authKey: text(300), customerKey }) },
  "POST /v1/billing/authorizations/card": { request: object({ customerKey, ...card }) },
  "POST /v1/billing/{billingKey}": {
    path: { billingKey: text(200), customerKey },
    request: object({
      amount: amount(1),
      customerKey: Limit.added(customerKey),
      orderId,
      orderName,
      customerEmail: optionalText,
      customerName: optionalText,
      customerIp: optionalText,
      taxFreeAmount: part,
      taxExemptionAmount: part,
      cardInstallmentPlan: installments
    })
  },
  "DELETE /v1/billing/{billingKey}": { path: { billingKey: text(200), customerKey } },
  "GET /v1/transactions": {
    request: object({
      startDate: Limit.dateTime,
      endDate: Limit.dateTime,
      startingAfter: optional(Limit.form(/^[\x21-\x7e]{1,64}$/, ["a".repeat(64)], "a".repeat(65))),
      limit: optional(integer(1, 5000))
    })
  },
  "GET /v1/settlements": {
    request: object({
      startDate: Limit.such(day, { inside: ["2026-03-02"] }),
      endDate: day,
      dateType: optional(oneOf("soldDate", "paidOutDate")),
      page: optional(integer(1, 2_147_483_647)),
      size: optional(integer(1, 5000))
    })
  },
  "POST /v1/settlements": { request: object({ paymentKey }) }
}
