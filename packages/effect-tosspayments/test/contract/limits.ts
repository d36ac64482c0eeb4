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

const { amount, conditional, day, digits, flag, integer, list, object, oneOf, optional, text } = Limit

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

const word = text(200)
const url = Limit.form(/^https?:\/\//, ["https://shop.example/success?a=b"], "shop", "/success", 1)

const person = object({ name: text(100), email: text(100), phone: digits(15, 8) })
const company = object({
  name: text(100),
  email: text(100),
  phone: digits(15, 8),
  representativeName: text(100),
  businessRegistrationNumber: digits(10, 10)
})
const account = object({ bankCode: digits(3, 3), accountNumber: digits(20), holderName: text(60) })
const metadata = Limit.metadata(5, 40, 500)
const seller = { refSellerId: text(20), account, metadata: optional(metadata) }
const orNull = (limit: Limit.Limit): Limit.Limit => ({
  ...limit,
  holds: (sent) => sent === null || limit.holds(sent),
  inside: [null, ...limit.inside],
  outside: limit.outside.filter((value) => value !== null)
})

const payout = object({
  refPayoutId: text(50),
  destination: text(35),
  scheduleType: Limit.such(oneOf("EXPRESS", "SCHEDULED"), { inside: ["SCHEDULED"] }),
  payoutDate: conditional(day),
  amount: object({
    currency: oneOf("KRW"),
    value: Limit.such(integer(1, 999_999_999), {
      inside: [1, 999_999_999],
      outside: [0, 1_000_000_000, 1.5, "500", null]
    })
  }),
  transactionDescription: text(7),
  metadata: optional(metadata)
})

/** So many Latin characters, or half as many Korean ones. */
const name = (latin: number): Limit.Limit =>
  Limit.such(text(latin), {
    holds: (sent) =>
      typeof sent === "string" && sent !== "" && sent.replace(/[가-힣]/g, "xx").length <= latin,
    inside: ["가".repeat(latin / 2), "a".repeat(latin), "a"],
    outside: ["가".repeat(latin / 2 + 1), "a".repeat(latin + 1), "", 1, null]
  })

const pairs = (length: number) =>
  Object.fromEntries(Array.from({ length }, (_, index) => [`name${index}`, "value"]))

/** At most 50 pairs and 4 kB. */
const largeMetadata = Limit.such(Limit.metadata(50, 4096, 4096), {
  holds: (sent) =>
    Limit.metadata(50, 4096, 4096).holds(sent) && Buffer.byteLength(JSON.stringify(sent)) <= 4096,
  inside: [pairs(50), { name: "v".repeat(4085) }],
  outside: [pairs(51), { name: "v".repeat(4086) }, { name: "가".repeat(1400) }, { name: 1 }, null]
})

const subMallId = text(20)
const subMall = {
  account: object({ bank: text(30), accountNumber: digits(20), holderName: name(60) }),
  email: text(100),
  phoneNumber: digits(11, 8),
  companyName: name(60),
  representativeName: name(40),
  businessNumber: digits(10, 10),
  metadata: optional(largeMetadata)
}
const { companyName, representativeName, businessNumber } = subMall
const optionalCompany = {
  companyName: optional(companyName),
  representativeName: optional(representativeName),
  businessNumber: optional(businessNumber)
}
/** Documented are 20 characters of a sub-mall's id, and 24 of a payout's key: longer ones are not found. */
const keyInPath = text(200)

const buyer = text(50, 2)
const scope = list(oneOf("REGISTER", "ACCOUNT", "BILLING", "CARD"), 1, 2)

const bankAccount = {
  // Securities firms have letters in theirs.
  bankCode: Limit.form(/^[0-9A-Z]{2,3}$/, ["20", "020", "S8"], "2", "0200", "국민", 20),
  accountNumber: digits(14)
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
  "POST /v1/settlements": { request: object({ paymentKey }) },

  "POST /v1/payments/key-in": {
    request: object({
      amount: amount(1),
      orderId,
      orderName,
      ...card,
      // By contract.
      customerIdentityNumber: optional(identityNumber),
      cardInstallmentPlan: installments,
      useFreeInstallmentPlan: optional(flag),
      useCardPoint: optional(flag),
      taxFreeAmount: part,
      customerIp: optionalText
    })
  },
  "POST /v1/payments": {
    request: object({
      method: word,
      // Dollars have cents.
      amount: Limit.such(amount(0.01), { inside: [1, 33000], outside: [0, -1, "33000", null] }),
      currency: optional(oneOf("KRW", "USD", "JPY")),
      orderId,
      orderName,
      successUrl: url,
      failUrl: url,
      flowMode: optional(Limit.such(oneOf("DEFAULT", "DIRECT"), { inside: ["DEFAULT"] })),
      easyPay: optional(word),
      cardCompany: optional(word),
      appScheme: optional(word)
    })
  },
  "POST /v1/virtual-accounts": {
    request: object({
      amount: amount(1),
      orderId,
      orderName,
      customerName: text(100),
      bank: text(20),
      validHours: optional(integer(1, 2160)),
      // Instead of validHours, which the example has.
      dueDate: optional(Limit.such(Limit.dateTime, { inside: [undefined] })),
      accountType: optional(Limit.such(oneOf("일반", "고정"), { inside: ["일반"] })),
      accountKey: optional(text(13)),
      customerEmail: optionalText,
      customerMobilePhone: optional(digits(15, 8)),
      taxFreeAmount: part,
      useEscrow: optional(Limit.such(flag, { inside: [false] })),
      cashReceipt: optional(
        object({
          type: oneOf("소득공제", "지출증빙", "미발행"),
          registrationNumber: optional(text(30))
        })
      ),
      escrowProducts: optional(
        list(
          object({
            id: text(1000),
            name: text(1000),
            code: text(1000),
            unitPrice: amount(0),
            quantity: integer(1, Number.MAX_SAFE_INTEGER)
          }),
          1
        )
      )
    })
  },

  "POST /v1/cash-receipts": {
    request: object({
      amount: amount(1),
      orderId,
      orderName,
      type: oneOf("소득공제", "지출증빙"),
      customerIdentityNumber: text(30),
      // Its name before 2022-07-27.
      registrationNumber: optional(text(30)),
      taxFreeAmount: part
    })
  },
  "POST /v1/cash-receipts/{receiptKey}/cancel": {
    path: { receiptKey: text(200) },
    request: optional(
      object({ amount: optional(Limit.such(amount(0.01), { inside: [1], outside: [0, -1, "1", null] })) })
    )
  },
  "GET /v1/cash-receipts": {
    request: object({
      requestDate: day,
      cursor: optional(integer(0, Number.MAX_SAFE_INTEGER)),
      limit: optional(integer(1, 10_000))
    })
  },

  "POST /v1/payouts/sub-malls": {
    request: Limit.either(
      object({ subMallId, type: oneOf("CORPORATE"), ...subMall }),
      object({ subMallId, type: oneOf("INDIVIDUAL"), ...subMall, ...optionalCompany })
    )
  },
  "GET /v1/payouts/sub-malls/{subMallId}": { path: { subMallId: keyInPath } },
  "POST /v1/payouts/sub-malls/{subMallId}": {
    path: { subMallId: keyInPath },
    request: object({
      ...subMall,
      ...optionalCompany,
      email: optional(subMall.email),
      phoneNumber: optional(subMall.phoneNumber)
    })
  },
  "POST /v1/payouts/sub-malls/{subMallId}/delete": { path: { subMallId: keyInPath } },
  "POST /v1/payouts/sub-malls/settlements": {
    request: list(
      object({
        subMallId,
        payoutDate: day,
        payoutAmount: Limit.such(integer(1, Number.MAX_SAFE_INTEGER), {
          inside: [1, 33000],
          outside: [0, -1, 1.5, Number.NaN, "33000", null]
        }),
        transferSummary: optional(text(7)),
        metadata: optional(largeMetadata)
      }),
      1
    )
  },
  "GET /v1/payouts/sub-malls/settlements": {
    request: object({ startDate: Limit.such(day, { inside: ["2026-03-02"] }), endDate: day })
  },
  "GET /v1/payouts/sub-malls/settlements/{payoutKey}": { path: { payoutKey: keyInPath } },
  "POST /v1/payouts/sub-malls/settlements/{payoutKey}/cancel": { path: { payoutKey: keyInPath } },

  "POST /v2/sellers": {
    request: Limit.either(
      object({ ...seller, businessType: oneOf("INDIVIDUAL"), individual: person }),
      object({ ...seller, businessType: oneOf("INDIVIDUAL_BUSINESS", "CORPORATE"), company })
    )
  },
  "GET /v2/sellers/{id}": { path: { id: text(200) } },
  "GET /v2/sellers": {
    request: object({ startingAfter: optional(text(64)), limit: optional(integer(1, 100)) })
  },
  "POST /v2/sellers/{id}": {
    path: { id: text(200) },
    request: object({
      company: optional(company),
      individual: conditional(person),
      account: optional(account),
      // null removes.
      metadata: optional(orNull(metadata))
    })
  },
  "DELETE /v2/sellers/{id}": { path: { id: text(200) } },
  "POST /v2/payouts": {
    // Each with an id of its own.
    request: Limit.such(list(payout, 1, 100), { inside: [[payout.inside[0]]] })
  },
  "GET /v2/payouts/{id}": { path: { id: text(200) } },
  "GET /v2/payouts": {
    request: object({
      payoutDateGte: optional(Limit.such(day, { inside: ["2026-03-02"] })),
      payoutDateLte: optional(day),
      startingAfter: optional(text(64)),
      limit: optional(integer(1, 10_000))
    })
  },
  "POST /v2/payouts/{id}/cancel": { path: { id: text(200) } },

  "GET /v1/brandpay/terms": {
    request: object({ customerKey: buyer, scope: { ...scope, read: (text) => text.split(",") } })
  },
  "POST /v1/brandpay/terms/agree": {
    request: object({
      customerKey: buyer,
      scope,
      termsId: list(integer(0, Number.MAX_SAFE_INTEGER), 1, 100)
    })
  },
  "POST /v1/brandpay/authorizations/access-token": {
    request: Limit.either(
      object({
        grantType: oneOf("AuthorizationCode"),
        customerKey: buyer,
        code: text(1000),
        customerIdentity: optional(
          object({
            ci: optional(text(300)),
            mobilePhone: optional(digits(15)),
            name: optional(text(300)),
            rrn: optional(text(300))
          })
        )
      }),
      object({ grantType: oneOf("RefreshToken"), customerKey: buyer, refreshToken: text(1000) })
    )
  },
  "GET /v1/brandpay/payments/methods/{customerKey}": { path: { customerKey: buyer } },
  "POST /v1/brandpay/payments/methods/card/remove": { request: object({ methodKey: text(200) }) },
  "POST /v1/brandpay/payments/methods/account/remove": { request: object({ methodKey: text(200) }) },
  "POST /v1/brandpay/payments/confirm": {
    request: object({ paymentKey, amount: amount(1), customerKey: buyer, orderId })
  },
  "POST /v1/brandpay/payments": {
    request: object({
      customerKey: buyer,
      methodKey: text(200),
      amount: amount(1),
      orderId,
      orderName,
      cardInstallmentPlan: installments,
      cultureExpense: optional(flag),
      customerEmail: optionalText,
      discountCode: optionalText,
      taxFreeAmount: part,
      useCardPoint: optional(flag)
    })
  },

  "POST /v2/bank-accounts/lookup-holder-name": { request: object(bankAccount) },
  "POST /v2/bank-accounts/validate": { request: object(bankAccount) },
  "POST /v2/bank-accounts/verify-identifier": { request: object({ ...bankAccount, identityNumber }) },
  "POST /v2/bank-accounts/verify-holder-name": { request: object({ ...bankAccount, holderName: text(50) }) },
  "POST /v2/bank-accounts/verify-holder-real-name": {
    request: object({ ...bankAccount, holderName: text(50), identityNumber })
  },

  "GET /v1/orders/{orderKey}": { path: { orderKey: text(200) } }
}
