/**
 * Deliveries of webhooks for the tests of a shop: bodies and headers as TossPayments sends them, and its signatures. No
 * server is needed.
 *
 * Imports no Effect, and nothing imports it: it is in no bundle but that of a test.
 *
 * @since 0.1.0
 */
import * as Hex from "../internal/hex.js"
import * as KoreanTime from "../KoreanTime.js"
import type { Payment } from "../model/Payment.js"
import type { Deposit, Events } from "./Event.js"

/**
 * The events that TossPayments signs.
 *
 * @since 0.1.0
 * @category models
 */
export type SignedType = "payout.changed" | "seller.changed"

/**
 * The events that can be delivered: all that are documented.
 *
 * @since 0.1.0
 * @category models
 */
export type EventType = keyof Events | SignedType

type Detail = "card" | "virtualAccount" | "transfer" | "mobilePhone" | "giftCertificate" | "easyPay"

type PartOf<A> = A extends object ? Partial<A> : A

/**
 * What to say of a payment; the rest is made up to fit: the details of its method, what is left after its refunds, VAT, when it
 * was approved, why it failed. Details and refunds are completed, too.
 *
 * @since 0.1.0
 * @category models
 */
export type PaymentContent = Partial<Omit<Payment, Detail | "cancels">> & {
  readonly [Name in Detail]?: PartOf<Payment[Name]>
} & { readonly cancels?: ReadonlyArray<Partial<NonNullable<Payment["cancels"]>[number]>> | null }

/**
 * What to say of a deposit.
 *
 * @since 0.1.0
 * @category models
 */
export type DepositContent = Partial<Omit<Deposit, "payment">> & {
  /** What proves it: the secret of its payment. */
  readonly secret?: string
}

/**
 * What may be said of each event: as much of its `data` as the test is about.
 *
 * @since 0.1.0
 * @category models
 */
export type Content<Type extends EventType> = Type extends "PAYMENT_STATUS_CHANGED"
  ? PaymentContent
  : Type extends "DEPOSIT_CALLBACK"
    ? DepositContent
    : Type extends "ORDER_PAYMENT_STATUS_CHANGED"
      ? Partial<Omit<Events["ORDER_PAYMENT_STATUS_CHANGED"], "payment">> & {
          readonly payment?: PaymentContent | null
        }
      : Type extends keyof Events
        ? Partial<Events[Type]>
        : { readonly [field: string]: unknown }

/**
 * How an event is delivered.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options {
  /** When the event arose. Default: now. */
  readonly createdAt?: Date
  /** When it is sent; under a test clock, that clock's time. Signed events are refused when it is not about now. Default: now. */
  readonly sentAt?: Date
  /** Which repetition it is. Default 0, the first delivery. */
  readonly retriedCount?: number
  /** Id of the delivery. Default: a new one. */
  readonly id?: string
}

/**
 * A delivery, as it leaves TossPayments.
 *
 * @since 0.1.0
 * @category models
 */
export interface Delivery<Type extends EventType = EventType> {
  /** Which event it is. */
  readonly eventType: Type
  /** The raw body. */
  readonly body: string
  /** The headers, names in lower case. */
  readonly headers: { readonly [name: string]: string }
}

type Json = { readonly [field: string]: unknown }

const card = {
  amount: 33_000,
  issuerCode: "61",
  acquirerCode: "31",
  number: "94901234****567*",
  installmentPlanMonths: 0,
  approveNo: "00000000",
  useCardPoint: false,
  cardType: "신용",
  ownerType: "개인",
  acquireStatus: "READY",
  isInterestFree: false,
  interestPayer: null
}

const virtualAccount = (depositorName: string | null, requestedAt: Date): Json => ({
  accountType: "일반",
  accountNumber: "X6509012345678",
  bankCode: "20",
  customerName: "김토스",
  depositorName,
  dueDate: new Date(requestedAt.getTime() + 7 * 86_400_000),
  refundStatus: "NONE",
  expired: false,
  settlementStatus: "INCOMPLETED",
  refundReceiveAccount: null
})

const unpaid = ["READY", "IN_PROGRESS", "WAITING_FOR_DEPOSIT", "ABORTED", "EXPIRED"]

const failures: { readonly [status: string]: Json } = {
  ABORTED: { code: "REJECT_CARD_PAYMENT", message: "한도초과 혹은 잔액부족으로 결제에 실패했습니다." },
  EXPIRED: { code: "EXPIRED_PAYMENT", message: "결제 유효 시간이 끝났습니다." }
}

const methods: { readonly [Name in Detail]: string } = {
  virtualAccount: "가상계좌",
  transfer: "계좌이체",
  mobilePhone: "휴대폰",
  giftCertificate: "문화상품권",
  easyPay: "간편결제",
  card: "카드"
}

const methodOf = (given: PaymentContent): string | null => {
  const names = Object.keys(methods) as ReadonlyArray<Detail>
  const detail = names.find((name) => given[name] !== undefined && given[name] !== null)
  if (detail !== undefined) return methods[detail]
  if (given.status === "WAITING_FOR_DEPOSIT") return methods.virtualAccount
  return given.status === "EXPIRED" || given.status === "READY" ? null : methods.card
}

/** Refunds as they were given, or as the status says that there must be. */
const refundsOf = (given: PaymentContent, status: string, total: number): PaymentContent["cancels"] => {
  if (given.cancels !== undefined) return given.cancels
  if (status !== "CANCELED" && status !== "PARTIAL_CANCELED") return null
  const rest = status === "CANCELED" ? 0 : Math.ceil(total / 2)
  return [{ cancelAmount: total - (given.balanceAmount ?? rest) }]
}

const paymentJson = (given: PaymentContent, now: Date): Json => {
  const { status = "DONE", totalAmount = 33_000, requestedAt = new Date(now.getTime() - 60_000) } = given
  const { method = methodOf(given), paymentKey = "test_payment_key", taxFreeAmount = 0 } = given
  const { taxExemptionAmount = 0 } = given
  const isPaid = !unpaid.includes(status)
  let left = totalAmount
  const cancels = refundsOf(given, status, totalAmount)?.map((cancel, index) => {
    const { cancelAmount = left } = cancel
    left -= cancelAmount
    return {
      cancelAmount,
      cancelReason: "단순 변심",
      taxFreeAmount: 0,
      taxExemptionAmount: 0,
      refundableAmount: left,
      cardDiscountAmount: 0,
      transferDiscountAmount: 0,
      easyPayDiscountAmount: 0,
      canceledAt: now,
      transactionKey: `test_cancel_${index + 1}`,
      receiptKey: null,
      cancelStatus: "DONE",
      cancelRequestId: null,
      ...cancel
    }
  })
  const balanceAmount = given.balanceAmount ?? left
  const vat = given.vat ?? Math.round(Math.max(0, balanceAmount - taxFreeAmount - taxExemptionAmount) / 11)
  const url = `https://dashboard-sandbox.tosspayments.com/receipt/redirection?transactionId=${paymentKey}`
  const defaults: { readonly [Name in Detail]: Json } = {
    card: { ...card, amount: totalAmount },
    virtualAccount: virtualAccount(isPaid ? "김토스" : null, requestedAt),
    transfer: { bankCode: "88", settlementStatus: "INCOMPLETED" },
    mobilePhone: { customerMobilePhone: "01000000000", settlementStatus: "INCOMPLETED", receiptUrl: url },
    giftCertificate: { approveNo: "00000000", settlementStatus: "INCOMPLETED" },
    easyPay: { provider: "토스페이", amount: totalAmount, discountAmount: 0 }
  }
  const detailOf = (name: Detail): unknown => {
    const detail = given[name]
    if (typeof detail === "object" && detail !== null) return { ...defaults[name], ...detail }
    const isShown = method === methods[name] && (isPaid || name === "virtualAccount")
    return detail === undefined && isShown ? defaults[name] : (detail ?? null)
  }
  return {
    version: "2022-11-16",
    orderId: "test-order-1",
    orderName: "테스트 상품",
    mId: "testmid",
    currency: "KRW",
    country: "KR",
    type: "NORMAL",
    useEscrow: false,
    cultureExpense: false,
    isPartialCancelable: true,
    cashReceipt: null,
    cashReceipts: null,
    discount: null,
    metadata: null,
    approvedAt: isPaid ? now : null,
    suppliedAmount: balanceAmount - vat - taxFreeAmount - taxExemptionAmount,
    lastTransactionKey:
      cancels?.at(-1)?.transactionKey ??
      (isPaid || method === methods.virtualAccount ? "test_approval" : null),
    secret: method === methods.virtualAccount ? "ps_test_secret" : null,
    failure: failures[status] ?? null,
    receipt: isPaid ? { url } : null,
    checkout: { url: `https://api.tosspayments.com/v1/payments/${paymentKey}/checkout` },
    ...given,
    status,
    totalAmount,
    requestedAt,
    method,
    paymentKey,
    taxFreeAmount,
    taxExemptionAmount,
    balanceAmount,
    vat,
    cancels: cancels ?? null,
    ...Object.fromEntries(
      (Object.keys(methods) as ReadonlyArray<Detail>).map((name) => [name, detailOf(name)])
    )
  }
}

const submallAccount = { bankCode: "88", accountNumber: "110222333444", holderName: "김토스" }

/** What each event says unless told otherwise, and the envelope it comes in. */
const table: {
  readonly [Type in EventType]: {
    readonly envelope: "data" | "flat" | "entityBody"
    readonly content: (given: Content<Type>, now: Date) => Json
  }
} = {
  PAYMENT_STATUS_CHANGED: { envelope: "data", content: paymentJson },
  DEPOSIT_CALLBACK: {
    envelope: "flat",
    content: (given) => ({
      secret: "ps_test_secret",
      status: "DONE",
      transactionKey: "test_deposit",
      orderId: "test-order-1",
      ...given
    })
  },
  CANCEL_STATUS_CHANGED: {
    envelope: "data",
    content: (given, now) => ({
      transactionKey: "test_cancel_1",
      cancelReason: "단순 변심",
      cancelAmount: 10,
      taxFreeAmount: 0,
      taxExemptionAmount: 0,
      refundableAmount: 0,
      cardDiscountAmount: 0,
      transferDiscountAmount: 0,
      easyPayDiscountAmount: 0,
      canceledAt: now,
      receiptKey: null,
      cancelStatus: "DONE",
      cancelRequestId: "test-cancel-request-1",
      ...given
    })
  },
  BILLING_DELETED: {
    envelope: "data",
    content: (given) => ({ billingKey: "test_billing_key", reason: null, ...given })
  },
  METHOD_UPDATED: {
    envelope: "data",
    content: (given) => ({
      customerKey: "test_customer",
      methodKey: "test_method",
      status: "ENABLED",
      ...given
    })
  },
  CUSTOMER_STATUS_CHANGED: {
    envelope: "data",
    content: (given, now) => ({ customerKey: "test_customer", status: "CREATED", changedAt: now, ...given })
  },
  ORDER_PAYMENT_STATUS_CHANGED: {
    envelope: "data",
    content: ({ payment: of = {}, ...given }, now) => {
      const payment = of === null ? null : paymentJson({ orderId: "link_test-order-1", ...of }, now)
      const { totalAmount: amount = 33_000, currency = "KRW" } = of ?? {}
      return {
        orderKey: "test_link_order",
        amount,
        currency,
        customerName: "김토스",
        customerPhoneNumber: "01000000000",
        payment,
        orderItems: [
          {
            product: { productKey: "test_product", name: "테스트 상품", amount, currency, status: "ON_SALE" },
            quantity: 1,
            orderOptions: []
          }
        ],
        ...given
      }
    }
  },
  "payout.changed": {
    envelope: "entityBody",
    content: (given, now) => ({
      id: "FPA_00001",
      refPayoutId: "test-payout-1",
      destination: "seller_test",
      scheduleType: "SCHEDULED",
      payoutDate: KoreanTime.format(now).slice(0, 10),
      amount: { currency: "KRW", value: 150_000 },
      transactionDescription: "정산",
      requestedAt: now,
      status: "COMPLETED",
      error:
        given["status"] === "FAILED" ? { code: "PROVIDER_ERROR", message: "수취 은행 점검 중입니다." } : null,
      metadata: null,
      ...given
    })
  },
  "seller.changed": {
    envelope: "entityBody",
    content: (given) => ({
      id: "seller_test",
      refSellerId: "test-seller-1",
      businessType: "INDIVIDUAL",
      company: null,
      individual: { name: "김토스", email: "seller@example.com", phone: "01000000000" },
      status: "APPROVED",
      account: { bankCode: "088", accountNumber: "110****3444", holderName: "김토스" },
      metadata: null,
      ...given
    })
  },
  "ars-reservation.changed": {
    envelope: "entityBody",
    content: (given, now) => ({
      arsReservationKey: "test_ars_reservation",
      reserveNumber: "20260306-0007",
      requestedAt: now,
      reservedAt: now,
      status: "DONE",
      canceledAt: given.status === "CANCELED" ? now : null,
      cancelReason: null,
      completedAt: given.status === "CANCELED" ? null : now,
      mId: "testmid",
      ...given
    })
  },
  PAYOUT_STATUS_CHANGED: {
    envelope: "data",
    content: (given, now) => ({
      payoutKey: "test_payout",
      subMallId: "test-mall",
      payoutDate: KoreanTime.format(now).slice(0, 10),
      payoutAmount: 150_000,
      account: submallAccount,
      requestedAt: now,
      status: "COMPLETED",
      failure: null,
      transferSummary: "정산",
      metadata: null,
      ...given
    })
  },
  SUBMALL_STATUS_CHANGED: {
    envelope: "data",
    content: (given) => ({
      subMallId: "test-mall",
      type: "CORPORATE",
      status: "APPROVED",
      companyName: "테스트 상회",
      representativeName: "김토스",
      businessNumber: "1234567890",
      account: submallAccount,
      email: "mall@example.com",
      phoneNumber: "0200000000",
      metadata: null,
      ...given
    })
  }
}

const entityTypes: { readonly [eventType: string]: string } = {
  "payout.changed": "payout",
  "seller.changed": "seller",
  "ars-reservation.changed": "ars-reservation"
}

/**
 * The names of all events that can be delivered.
 *
 * @since 0.1.0
 * @category constants
 */
export const eventTypes: ReadonlyArray<EventType> = /*#__PURE__*/ Object.keys(
  table
) as ReadonlyArray<EventType>

const check = (holds: boolean, what: string): void => {
  if (!holds) throw new TypeError(`webhook/Testing: ${what}`)
}

const isDate = (value: unknown): boolean => value instanceof Date && !Number.isNaN(value.getTime())

/** JSON as TossPayments writes it: dates in Korean time. */
const print = (json: unknown): string =>
  JSON.stringify(json, function (this: Json, name, value) {
    const original = this[name]
    return original instanceof Date ? KoreanTime.format(original) : value
  })

/**
 * Builds the delivery of an event from what the test is about; everything else is made up, and is valid. `payout.changed` and
 * `seller.changed` come unsigned: see `sign`.
 *
 * Throws a `TypeError` for an event that does not exist, and for options that cannot be.
 *
 * @example
 * ```ts
 * import * as Webhooks from "effect-tosspayments/Webhooks"
 * import * as Testing from "effect-tosspayments/webhook/Testing"
 * import * as Effect from "effect/Effect"
 *
 * const refunded = Testing.delivery("PAYMENT_STATUS_CHANGED", { orderId: "ORD-000001", status: "CANCELED" })
 *
 * const program = Effect.gen(function* () {
 *   const event = yield* Webhooks.verifyAndParse(refunded.body, { headers: refunded.headers })
 *   return event.type // "PAYMENT_STATUS_CHANGED"
 * })
 *
 * // For the route of a web server:
 * const request = new Request("http://shop.test/webhooks", { method: "POST", ...refunded })
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const delivery = <Type extends EventType>(
  eventType: Type,
  content: Content<Type> = {} as Content<Type>,
  options: Options = {}
): Delivery<Type> => {
  check(Object.hasOwn(table, eventType), `there is no such event; there are ${eventTypes.join(", ")}`)
  check(typeof content === "object" && content !== null, "the content must be an object")
  const { createdAt = new Date(), id, retriedCount = 0, sentAt = new Date() } = options
  check(isDate(createdAt) && isDate(sentAt), "createdAt and sentAt must be dates")
  check(Number.isInteger(retriedCount) && retriedCount >= 0, "retriedCount must be a whole number, 0 or more")
  const { content: contentOf, envelope } = table[eventType]
  const data = contentOf(content, createdAt)
  const local = `${KoreanTime.format(createdAt).slice(0, 19)}.000000`
  const unique = crypto.randomUUID().replaceAll("-", "")
  const json: Json = {
    flat: { createdAt: local, ...data },
    data: { createdAt: local, eventType, data },
    entityBody: {
      eventType,
      createdAt,
      version: "2022-11-16",
      eventId: `evt_${unique}`,
      entityType: entityTypes[eventType],
      entityBody: data
    }
  }[envelope]
  return {
    eventType,
    body: print(json),
    headers: {
      "content-type": "application/json",
      "tosspayments-webhook-transmission-id": id ?? `whtrans_${unique}`,
      "tosspayments-webhook-transmission-time": KoreanTime.format(sentAt),
      "tosspayments-webhook-transmission-retried-count": String(retriedCount)
    }
  }
}

/**
 * What to sign with.
 *
 * @since 0.1.0
 * @category models
 */
export interface Signing {
  /** The security key, or both while a reissued one and the old one are valid: a signature with each. 64 hexadecimal characters. */
  readonly securityKeys: string | ReadonlyArray<string>
  /**
   * How the key is read: as 32 `bytes` or as its 64 characters of `text`. TossPayments does not say which it is; the SDK
   * takes both. Default `bytes`.
   */
  readonly keyReading?: "bytes" | "text"
}

const keyBytes = (key: string, reading: Signing["keyReading"]): Uint8Array<ArrayBuffer> =>
  reading === "text" ? new TextEncoder().encode(key) : Hex.decode(key)

/**
 * Signs a delivery of `payout.changed` or `seller.changed` as TossPayments does: over the raw body, a colon and the time of the
 * transmission. Change neither afterwards.
 *
 * Rejects with a `TypeError` for other events, which are never signed, and for what is no security key.
 *
 * Source: https://docs.tosspayments.com/reference/using-api/webhook-events
 *
 * @example
 * ```ts
 * import * as Testing from "effect-tosspayments/webhook/Testing"
 *
 * const securityKey = "0123456789abcdef".repeat(4)
 * const failed = Testing.delivery("payout.changed", { refPayoutId: "pay-0001", status: "FAILED" })
 *
 * const receive = async (): Promise<Request> => {
 *   const signed = await Testing.sign(failed, { securityKeys: securityKey })
 *   return new Request("http://shop.test/webhooks", { method: "POST", ...signed })
 * }
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const sign = async <Type extends SignedType>(
  unsigned: Delivery<Type>,
  { keyReading = "bytes", securityKeys }: Signing
): Promise<Delivery<Type>> => {
  const { body, eventType, headers } = unsigned
  check(
    eventType === "payout.changed" || eventType === "seller.changed",
    "TossPayments signs payout.changed and seller.changed, and nothing else"
  )
  const keys = typeof securityKeys === "string" ? [securityKeys] : securityKeys
  check(
    Array.isArray(keys) && keys.length > 0 && keys.every((key) => /^[0-9a-f]{64}$/i.test(String(key))),
    "securityKeys must be 64 hexadecimal characters, or a list of such keys"
  )
  check(keyReading === "bytes" || keyReading === "text", 'keyReading must be "bytes" or "text"')
  const text = new TextEncoder().encode(`${body}:${headers["tosspayments-webhook-transmission-time"]}`)
  const signatures = await Promise.all(
    keys.map(async (key) => {
      const algorithm = { name: "HMAC", hash: "SHA-256" }
      const imported = await crypto.subtle.importKey("raw", keyBytes(key, keyReading), algorithm, false, [
        "sign"
      ])
      const mac = new Uint8Array(await crypto.subtle.sign("HMAC", imported, text))
      return `v1:${btoa(String.fromCharCode(...mac))}`
    })
  )
  return { ...unsigned, headers: { ...headers, "tosspayments-webhook-signature": signatures.join(",") } }
}
