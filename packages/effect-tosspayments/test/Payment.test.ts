import { describe, expect, expectTypeOf, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as FastCheck from "effect/FastCheck"
import * as Schema from "effect/Schema"
import type { Drift } from "../src/Call.js"
import * as KoreanTime from "../src/KoreanTime.js"
import * as Payment from "../src/model/Payment.js"
import * as Cancel from "../src/model/payment/Cancel.js"
import * as Payments from "../src/Payments.js"
import * as Samples from "./support/Samples.js"
import * as Script from "./support/Script.js"

const decode = Schema.decodeUnknownSync(Payment.schema)
const encode = Schema.encodeSync(Payment.schema)
const tryDecode = Schema.decodeUnknownEither(Payment.schema)

const names = Samples.names("payment-")
const inWebhooks = Samples.names("webhook-")
  .map((name) => [name, Samples.json(name)["data"]] as const)
  .map(([name, data]) => [name, data?.payment ?? data] as const)
  .filter(([, data]) => data?.paymentKey !== undefined)

/** Absent is null, and dates are written in one way. */
const normal = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(normal)
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, field]) => field !== null && field !== undefined)
        .map(([name, field]) => [name, normal(field)])
    )
  }
  const date = typeof value === "string" ? KoreanTime.parse(value) : null
  return date === null ? value : KoreanTime.format(date)
}

const done = Samples.json("payment-card-done")
const without = (field: string) => {
  const { [field]: _, ...rest } = done
  return rest
}

/** Reads a payment through the client and collects the drift that is reported meanwhile. */
const readWithDrift = (body: unknown) => {
  const drift: Array<Drift> = []
  return Effect.gen(function* () {
    const payments = yield* Payments.Payments
    const payment = yield* payments.retrieve("key")
    return { payment, drift, paths: drift.map(({ path }) => path) }
  }).pipe(
    Effect.provide(Script.layerWith([{ status: 200, body }], { onDrift: (found) => void drift.push(found) }))
  )
}

describe("Payment samples", () => {
  it("are in webhooks, too", () => {
    expect(inWebhooks.length).toBe(4)
  })

  for (const [name, json] of inWebhooks) {
    it(`${name} decodes and encodes back to the same JSON`, () => {
      expect(normal(JSON.parse(JSON.stringify(encode(decode(json)))))).toEqual(normal(json))
    })

    it.effect(`${name} is read without a word about drift`, () =>
      Effect.gen(function* () {
        expect((yield* readWithDrift(json)).drift).toEqual([])
      })
    )
  }

  it("become dates", () => {
    const payment = decode(done)
    expect(payment.requestedAt).toEqual(new Date("2026-03-02T01:15:01Z"))
    expect(payment.approvedAt).toEqual(new Date("2026-03-02T01:16:01Z"))
  })

  it("have null for what is absent", () => {
    const payment = decode({ ...without("card"), approvedAt: undefined })
    expect(payment).toMatchObject({ card: null, approvedAt: null, transactionKey: null })
  })

  it("are understood in both languages", () => {
    expect(decode(done)).toMatchObject({ method: "카드", card: { cardType: "신용", ownerType: "개인" } })
    expect(decode(Samples.json("payment-card-done-en-us"))).toMatchObject({
      method: "CARD",
      card: { cardType: "CREDIT", ownerType: "PERSONAL" }
    })
  })

  it("have an object for a Korean wallet and a name for a foreign one", () => {
    expect(decode(Samples.json("payment-easypay-money-points")).easyPay).toEqual({
      provider: "카카오페이",
      amount: 18000,
      discountAmount: 4000
    })
    expect(decode(Samples.json("payment-paypal-done")).easyPay).toBe("페이팔")
  })

  it("take a due date with and without offset as Korean time", () => {
    const json = Samples.json("payment-virtual-account-waiting")
    const virtualAccount = { ...json["virtualAccount"], dueDate: "2026-03-09T23:59:59" }
    expect(decode({ ...json, virtualAccount }).virtualAccount?.dueDate).toEqual(
      decode(json).virtualAccount?.dueDate
    )
  })
})

describe("Payment drift", () => {
  const defaults: ReadonlyArray<readonly [field: string, value: unknown]> = [
    ["version", ""],
    ["type", ""],
    ["orderName", ""],
    ["mId", ""],
    ["currency", ""],
    ["country", ""],
    ["suppliedAmount", Number.NaN],
    ["vat", Number.NaN],
    ["taxFreeAmount", Number.NaN],
    ["taxExemptionAmount", Number.NaN],
    ["requestedAt", new Date(Number.NaN)]
  ]
  for (const [field, value] of defaults) {
    it.effect(`reads a payment without ${field} and reports it`, () =>
      Effect.gen(function* () {
        const { drift, payment } = yield* readWithDrift(without(field))
        expect(payment[field as keyof Payment.Payment]).toEqual(value)
        expect(drift).toEqual([
          { endpoint: "payments.retrieve", path: field, expected: "a value (it is missing)", traceId: null }
        ])
      })
    )

    it.effect(`reads a payment with a wrong ${field} and reports it`, () =>
      Effect.gen(function* () {
        const { drift, paths, payment } = yield* readWithDrift({
          ...done,
          [field]: { wrong: "9430123456789012" }
        })
        expect(payment[field as keyof Payment.Payment]).toEqual(value)
        expect(paths).toEqual([field])
        expect(JSON.stringify(drift)).not.toContain("9430123456789012")
      })
    )
  }

  for (const field of [
    "method",
    "approvedAt",
    "useEscrow",
    "cultureExpense",
    "isPartialCancelable",
    "lastTransactionKey",
    "cancels",
    "card",
    "virtualAccount",
    "secret",
    "mobilePhone",
    "giftCertificate",
    "transfer",
    "metadata",
    "receipt",
    "checkout",
    "easyPay",
    "foreignEasyPay",
    "failure",
    "cashReceipt",
    "cashReceipts",
    "discount"
  ]) {
    it.effect(`reads a wrong ${field} as null and reports it`, () =>
      Effect.gen(function* () {
        const { drift, paths, payment } = yield* readWithDrift({ ...done, [field]: 9430123456 })
        expect(payment[field as keyof Payment.Payment]).toBeNull()
        expect(paths).toEqual([field])
        expect(JSON.stringify(drift)).not.toContain("9430123456")
      })
    )
  }

  it.effect("reads a card that lacks a field, and reports it", () =>
    Effect.gen(function* () {
      const { approveNo, ...card } = done["card"]
      const { paths, payment } = yield* readWithDrift({ ...done, card })
      expect(payment.card).toMatchObject({ approveNo: "", issuerCode: "61", amount: 33000 })
      expect(paths).toEqual(["card.approveNo"])
    })
  )

  it.effect("reads an impossible date as no date, and reports it", () =>
    Effect.gen(function* () {
      const { paths, payment } = yield* readWithDrift({ ...done, requestedAt: "2026-02-30T00:00:00+09:00" })
      expect(payment.requestedAt.getTime()).toBeNaN()
      expect(paths).toEqual(["requestedAt"])
    })
  )

  it.effect("keeps a refund whose date is missing, and reports it", () =>
    Effect.gen(function* () {
      const json = Samples.json("payment-card-partial-canceled")
      const { canceledAt, ...row } = json["cancels"][0]
      const { paths, payment } = yield* readWithDrift({ ...json, cancels: [row] })
      expect(Payment.canceledAmount(payment)).toBe(11000)
      expect(payment.cancels?.[0]?.canceledAt.getTime()).toBeNaN()
      expect(paths).toEqual(["cancels[].canceledAt"])
    })
  )

  it.effect("keeps a refund without a transaction key, and reports it", () =>
    Effect.gen(function* () {
      const json = Samples.json("payment-card-partial-canceled")
      const { transactionKey, ...row } = json["cancels"][0]
      const { paths, payment } = yield* readWithDrift({ ...json, cancels: [row] })
      expect(Payment.canceledAmount(payment)).toBe(11000)
      expect(paths).toEqual(["cancels[].transactionKey"])
    })
  )

  it("does not read a refund that stands alone without its transaction key: nothing else tells it from others", () => {
    const { transactionKey, ...row } = Samples.json("payment-card-partial-canceled")["cancels"][0]
    const read = Schema.decodeUnknownEither(Cancel.schema)
    expect(Either.isRight(read({ ...row, transactionKey }))).toBe(true)
    expect(Either.isLeft(read(row))).toBe(true)
  })

  const flags: ReadonlyArray<readonly [path: string, sample: string]> = [
    ["isPartialCancelable", "payment-card-done"],
    ["cultureExpense", "payment-card-done"],
    ["useEscrow", "payment-card-done"],
    ["card.useCardPoint", "payment-card-done"],
    ["card.isInterestFree", "payment-card-done"],
    ["virtualAccount.expired", "payment-virtual-account-waiting"]
  ]
  it.effect.each(flags)("does not read an absent %s as false, and does not wonder", ([path, sample]) =>
    Effect.gen(function* () {
      const [outer, inner] = path.split(".") as [string, string?]
      const { [outer]: whole, ...json } = Samples.json(sample)
      const { [String(inner)]: _, ...part } = Object(whole)
      const { drift, payment } = yield* readWithDrift(inner === undefined ? json : { ...json, [outer]: part })
      const read = payment[outer as keyof Payment.Payment]
      expect(inner === undefined ? read : Object(read)[inner]).toBeNull()
      expect(drift).toEqual([])
    })
  )

  it("refuses to write a date that it could not read", () => {
    const written = Schema.encodeEither(Payment.schema)(decode(without("requestedAt")))
    expect(Either.isLeft(written)).toBe(true)
  })

  for (const field of ["paymentKey", "orderId", "status", "totalAmount", "balanceAmount"]) {
    for (const wrong of [null, {}, [], true, field.endsWith("Amount") ? "33000" : 33000]) {
      it(`does not read ${JSON.stringify(wrong)} as ${field}`, () => {
        expect(Either.isLeft(tryDecode({ ...done, [field]: wrong }))).toBe(true)
      })
    }
  }

  it("does not read an empty paymentKey or orderId", () => {
    expect(Either.isLeft(tryDecode({ ...done, paymentKey: "" }))).toBe(true)
    expect(Either.isLeft(tryDecode({ ...done, orderId: "" }))).toBe(true)
  })

  it("ignores fields it does not know", () => {
    const json = { ...done, isNew: 1, card: { ...done["card"], isNew: 1 } }
    expect(decode(json)).toEqual(decode(done))
  })

  it("keeps new enum values with their text", () => {
    const json = {
      ...done,
      status: "SOMETHING_NEW",
      method: "새 결제수단",
      type: "NEW_TYPE",
      currency: "MUSD",
      card: { ...done["card"], acquireStatus: "NEW_ACQUIRE", interestPayer: "NEW_PAYER" }
    }
    expect(decode(json)).toMatchObject({
      status: "SOMETHING_NEW",
      method: "새 결제수단",
      type: "NEW_TYPE",
      currency: "MUSD",
      card: { acquireStatus: "NEW_ACQUIRE", interestPayer: "NEW_PAYER" }
    })
  })

  it("takes a refund without a status, or with null, as DONE", () => {
    const json = Samples.json("payment-card-partial-canceled")
    for (const cancelStatus of [undefined, null]) {
      const payment = decode({ ...json, cancels: [{ ...json["cancels"][0], cancelStatus }] })
      expect(
        payment.cancels?.map((cancel) => cancel.cancelStatus),
        String(cancelStatus)
      ).toEqual(["DONE"])
    }
  })
})

describe("Payment from hostile JSON", () => {
  const text = (replacement: string) =>
    JSON.stringify(done).replace('"totalAmount":33000', `"totalAmount":${replacement}`)

  it("does not take an endless number for an amount", () => {
    expect(Either.isLeft(tryDecode(JSON.parse(text("1e999"))))).toBe(true)
    expect(Either.isLeft(tryDecode(JSON.parse(text("-1e999"))))).toBe(true)
  })

  it.each(["suppliedAmount", "vat", "easyPayAmount"])("has no endless %s either", (field) => {
    const payment = decode({ ...done, [field]: JSON.parse("1e999") })
    expect(payment[field as keyof Payment.Payment]).toBe(field === "easyPayAmount" ? null : Number.NaN)
  })

  it("is not changed by a __proto__ key", () => {
    const json = JSON.parse(
      text('33000,"__proto__":{"status":"CANCELED"},"metadata":{"__proto__":{"polluted":"yes"},"a":"b"}')
    )
    const payment = decode(json)
    expect(payment.status).toBe("DONE")
    expect(({} as { polluted?: string }).polluted).toBeUndefined()
    expect(Object.getPrototypeOf(payment)).toBe(Object.prototype)
  })

  it("does not take what only the prototype has", () => {
    const json = JSON.parse(`{"__proto__":${JSON.stringify(done)}}`)
    expect(Either.isLeft(tryDecode(json))).toBe(true)
  })

  it("survives deep nesting, in new fields and in known ones", () => {
    const deep = "[".repeat(100_000) + "]".repeat(100_000)
    expect(decode(JSON.parse(text(`33000,"isNew":${deep}`))).status).toBe("DONE")
    const payment = decode({ ...done, card: JSON.parse(deep), metadata: { a: JSON.parse(deep) } })
    expect(payment).toMatchObject({ status: "DONE", card: null, metadata: null })
  })

  it("survives 10 MB of text", () => {
    const orderName = "x".repeat(10_000_000)
    expect(decode({ ...done, orderName }).orderName.length).toBe(10_000_000)
  })

  it.prop("never throws anything but a parse error", [FastCheck.jsonValue()], ([json]) => {
    const result = tryDecode(json)
    if (Either.isLeft(result)) expect(result.left._tag).toBe("ParseError")
  })

  it.prop(
    "is read whatever the fields that do not matter contain",
    [
      FastCheck.jsonValue(),
      FastCheck.constantFrom("card", "cancels", "easyPay", "metadata", "vat", "requestedAt")
    ],
    ([value, field]) => {
      expect(tryDecode({ ...done, [field]: value })._tag).toBe("Right")
    }
  )
})

const text = FastCheck.fullUnicodeString({ maxLength: 20 })
const key = FastCheck.fullUnicodeString({ minLength: 1, maxLength: 20 })
const amount = FastCheck.integer({ min: 0, max: 1_000_000_000 }).map((cents) => cents / 100)
const flag = FastCheck.boolean()
const date = FastCheck.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => new Date(seconds * 1000))
const maybe = <A>(arbitrary: FastCheck.Arbitrary<A>) => FastCheck.option(arbitrary, { nil: null })

/** Names that tell codes among them. */
const name = FastCheck.oneof(FastCheck.constantFrom("현대", "국민", "우리"), text)

const cancel = FastCheck.record({
  cancelAmount: amount,
  cancelReason: text,
  taxFreeAmount: amount,
  taxExemptionAmount: amount,
  taxAmount: maybe(amount),
  refundableAmount: amount,
  cardDiscountAmount: maybe(amount),
  transferDiscountAmount: maybe(amount),
  easyPayDiscountAmount: maybe(amount),
  canceledAt: date,
  transactionKey: text,
  receiptKey: maybe(text),
  cancelStatus: FastCheck.constantFrom("DONE", "IN_PROGRESS", "ABORTED", "NEW"),
  cancelRequestId: maybe(text)
})

const failure = FastCheck.record({
  code: text,
  message: text,
  data: maybe(FastCheck.constantFrom<unknown>("x", { a: [1] }))
})

const receipt = {
  type: text,
  receiptKey: text,
  issueNumber: text,
  receiptUrl: text,
  amount,
  taxFreeAmount: amount
}

const payment: FastCheck.Arbitrary<Payment.Payment> = FastCheck.record({
  version: text,
  paymentKey: key,
  type: text,
  orderId: key,
  orderName: text,
  mId: text,
  currency: FastCheck.constantFrom("KRW", "USD", "JPY", "MUSD"),
  method: maybe(text),
  totalAmount: amount,
  balanceAmount: amount,
  status: FastCheck.constantFrom(
    "DONE",
    "PARTIAL_CANCELED",
    "CANCELED",
    "WAITING_FOR_DEPOSIT",
    "READY",
    "NEW"
  ),
  requestedAt: date,
  approvedAt: maybe(date),
  useEscrow: maybe(flag),
  lastTransactionKey: maybe(text),
  transactionKey: maybe(text),
  suppliedAmount: amount,
  vat: amount,
  cultureExpense: maybe(flag),
  taxFreeAmount: amount,
  taxExemptionAmount: amount,
  cancels: maybe(FastCheck.array(cancel, { maxLength: 3 })),
  isPartialCancelable: maybe(flag),
  card: maybe(
    FastCheck.record({
      amount,
      issuerCode: text,
      acquirerCode: maybe(text),
      number: text,
      installmentPlanMonths: FastCheck.nat(60),
      approveNo: text,
      useCardPoint: maybe(flag),
      cardType: text,
      ownerType: text,
      acquireStatus: text,
      isInterestFree: maybe(flag),
      interestPayer: maybe(text),
      company: maybe(name),
      receiptUrl: maybe(text),
      provider: maybe(text)
    })
  ),
  virtualAccount: maybe(
    FastCheck.record({
      accountType: text,
      accountNumber: text,
      bankCode: text,
      customerName: text,
      depositorName: maybe(text),
      dueDate: date,
      refundStatus: text,
      expired: maybe(flag),
      settlementStatus: text,
      refundReceiveAccount: maybe(
        FastCheck.record({ bankCode: text, accountNumber: text, holderName: text, bank: maybe(name) })
      ),
      bank: maybe(name)
    })
  ),
  secret: maybe(text),
  mobilePhone: maybe(
    FastCheck.record({
      customerMobilePhone: text,
      settlementStatus: text,
      receiptUrl: text,
      carrier: maybe(text)
    })
  ),
  giftCertificate: maybe(FastCheck.record({ approveNo: text, settlementStatus: text })),
  transfer: maybe(FastCheck.record({ bankCode: text, settlementStatus: text, bank: maybe(name) })),
  metadata: maybe(FastCheck.dictionary(FastCheck.hexaString({ minLength: 1 }), text, { maxKeys: 5 })),
  receipt: maybe(FastCheck.record({ url: text })),
  checkout: maybe(FastCheck.record({ url: text })),
  easyPay: maybe(FastCheck.oneof(text, FastCheck.record({ provider: text, amount, discountAmount: amount }))),
  easyPayAmount: maybe(amount),
  easyPayDiscountAmount: maybe(amount),
  foreignEasyPay: maybe(FastCheck.record({ provider: text })),
  country: text,
  failure: maybe(failure),
  cashReceipt: maybe(FastCheck.record(receipt)),
  cashReceipts: maybe(
    FastCheck.array(
      FastCheck.record({
        ...receipt,
        orderId: text,
        orderName: text,
        businessNumber: text,
        transactionType: text,
        issueStatus: text,
        failure: maybe(failure),
        customerIdentityNumber: text,
        requestedAt: date
      }),
      { maxLength: 2 }
    )
  ),
  discount: maybe(FastCheck.record({ amount }))
})

/** Metadata comes from fast-check without a prototype. */
const plain = (value: Payment.Payment): Payment.Payment => structuredClone(value)

describe("Payment codec", () => {
  it.prop("gives back any payment after a trip through JSON", [payment], ([payment]) => {
    expect(decode(JSON.parse(JSON.stringify(encode(payment))))).toEqual(plain(payment))
  })

  it("is checked against the hand-written interface", () => {
    expectTypeOf<typeof Payment.schema.Type>().toEqualTypeOf<Payment.Payment>()
    expectTypeOf<typeof Payment.schema.Encoded>().toEqualTypeOf<Payment.Encoded>()
    expectTypeOf<Payment.Payment["totalAmount"]>().toEqualTypeOf<number>()
    expectTypeOf<"DONE">().toExtend<Payment.Payment["status"]>()
    expectTypeOf<string>().toExtend<Payment.Payment["status"]>()
  })
})

describe("Payment helpers", () => {
  const table: ReadonlyArray<
    readonly [sample: string, paid: boolean, canceled: boolean, cancelable: number, given: number]
  > = [
    ["payment-aborted", false, false, 0, 0],
    ["payment-expired", false, false, 0, 0],
    ["payment-ready", false, false, 0, 0],
    ["payment-in-progress", false, false, 0, 0],
    ["payment-card-done", true, false, 33000, 0],
    ["payment-card-partial-canceled", true, false, 22000, 11000],
    ["payment-card-partial-canceled-to-zero", false, true, 0, 33000],
    ["payment-card-canceled", false, true, 0, 33000],
    ["payment-paypal-done", true, false, 84.5, 0],
    ["payment-paypal-partial-canceled", true, false, 60, 24.5],
    ["payment-foreign-async-cancel-in-progress", true, false, 61.2, 0],
    ["payment-virtual-account-waiting", false, false, 45000, 0],
    ["payment-virtual-account-done", true, false, 45000, 0],
    ["payment-virtual-account-partial-refund", true, false, 30000, 15000],
    ["payment-virtual-account-refunded-at-once", false, true, 0, 45000],
    ["payment-virtual-account-canceled-before-deposit", false, true, 0, 45000]
  ]
  for (const [sample, paid, canceled, cancelable, given] of table) {
    it(`judge ${sample}`, () => {
      const payment = Samples.payment(sample)
      expect({
        paid: Payment.isPaid(payment),
        canceled: Payment.isCanceled(payment),
        canBeCanceled: Payment.canBeCanceled(payment),
        cancelable: Payment.cancelableAmount(payment),
        given: Payment.canceledAmount(payment)
      }).toEqual({ paid, canceled, canBeCanceled: cancelable > 0, cancelable, given })
    })
  }

  for (const name of names) {
    it(`find that what is left and what was given back make up ${name}`, () => {
      const payment = Samples.payment(name)
      expect(Payment.canceledAmount(payment) + payment.balanceAmount).toBe(payment.totalAmount)
    })
  }

  const cents = FastCheck.integer({ min: 1, max: 100_000_000 })

  it.prop(
    "add dollars up without rounding errors",
    [FastCheck.array(cents, { maxLength: 30 })],
    ([parts]) => {
      const [row] = Samples.payment("payment-paypal-partial-canceled").cancels ?? []
      if (row === undefined) throw new Error("the sample has a refund")
      const payment = {
        ...Samples.payment("payment-paypal-partial-canceled"),
        cancels: parts.map((part) => ({ ...row, cancelAmount: part / 100 }))
      }
      expect(Payment.canceledAmount(payment)).toBe(parts.reduce((sum, part) => sum + part, 0) / 100)
    }
  )

  it.prop("count only refunds that are DONE", [payment], ([payment]) => {
    const rest = (payment.cancels ?? []).filter(({ cancelStatus }) => cancelStatus === "DONE")
    expect(Payment.canceledAmount(payment)).toBe(Payment.canceledAmount({ ...payment, cancels: rest }))
  })

  it.prop("never call a payment both paid and canceled", [payment], ([payment]) => {
    expect(Payment.isPaid(payment) && Payment.isCanceled(payment)).toBe(false)
  })

  it.prop("let nothing be cancelled that is cancelled", [payment], ([payment]) => {
    if (Payment.isCanceled(payment)) expect(Payment.cancelableAmount(payment)).toBe(0)
  })

  it.prop(
    "never offer more than the balance, and nothing where nothing can be cancelled",
    [payment],
    ([payment]) => {
      const cancelable = Payment.cancelableAmount(payment)
      expect(cancelable).toBe(Payment.canBeCanceled(payment) ? payment.balanceAmount : 0)
    }
  )
})
