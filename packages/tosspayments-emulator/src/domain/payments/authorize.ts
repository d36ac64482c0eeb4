import * as Either from "effect/Either"
import type { AuthorizeInput, Method } from "../../Authorization.js"
import { confirmCodes as brandPayCodes } from "../../contract/brandPayCodes.js"
import { confirmCodes } from "../../contract/paymentCodes.js"
import { InvalidInput } from "../../EmulatorError.js"
import type { Identifiers } from "../../kernel/Identifiers.js"
import type { Card, EasyPay, Payment } from "../../Payment.js"
import * as Amounts from "../amounts.js"
import * as KoreanTime from "../koreanTime.js"
import * as English from "./english.js"
import type { Entry, Plan } from "./entity.js"

const giftCertificates: ReadonlyArray<Method> = [
  "CULTURE_GIFT_CERTIFICATE",
  "BOOK_GIFT_CERTIFICATE",
  "GAME_GIFT_CERTIFICATE"
]

const methods: ReadonlyArray<Method> = [
  "CARD",
  "VIRTUAL_ACCOUNT",
  "EASY_PAY",
  "TRANSFER",
  "MOBILE_PHONE",
  "FOREIGN_EASY_PAY",
  ...giftCertificates
]

const hour = 60 * 60 * 1000

const invalid = (field: string, message: string) => Either.left(new InvalidInput({ field, message }))

const card = (
  options: AuthorizeInput["card"],
  amount: number,
  issuer: string,
  acquirer: string,
  type: string
) => {
  const months = options?.installmentPlanMonths ?? 0
  const isInterestFree = options?.isInterestFree ?? false
  return {
    issuerCode: options?.issuerCode ?? issuer,
    acquirerCode: options?.acquirerCode ?? acquirer,
    number: options?.number ?? "94901234****567*",
    installmentPlanMonths: months,
    isInterestFree,
    interestPayer: options?.interestPayer ?? (isInterestFree ? "CARD_COMPANY" : null),
    useCardPoint: false,
    cardType: options?.cardType ?? type,
    ownerType: options?.ownerType ?? "개인",
    acquireStatus: "READY",
    amount
  } as const satisfies Omit<Card, "approveNo">
}

interface EasyPayParts {
  readonly card: Omit<Card, "approveNo"> | null
  readonly easyPay: EasyPay
}

const easyPayParts = (input: AuthorizeInput, currency: string): Either.Either<EasyPayParts, InvalidInput> => {
  const { amount, cardAmount, discountAmount, provider } = input.easyPay ?? {}
  const nothingGiven = amount === undefined && cardAmount === undefined && discountAmount === undefined
  const parts = {
    card: nothingGiven ? input.amount : (cardAmount ?? 0),
    amount: amount ?? 0,
    discountAmount: discountAmount ?? 0
  }
  const sum = Amounts.plus(Amounts.plus(parts.card, parts.amount, currency), parts.discountAmount, currency)
  if (sum !== input.amount) {
    return invalid("easyPay", `The parts of the easy payment add up to ${sum}, not to ${input.amount}.`)
  }
  return Either.right({
    card: parts.card > 0 ? card(input.card, parts.card, "24", "21", "체크") : null,
    easyPay: {
      provider: English.toKorean(provider ?? "토스페이"),
      amount: parts.amount,
      discountAmount: parts.discountAmount
    }
  })
}

const plan = (input: AuthorizeInput, method: Method, currency: string): Either.Either<Plan, InvalidInput> => {
  const codes = input.brandPay === undefined ? confirmCodes : brandPayCodes
  const decline = codes.find((code) => code === input.decline) ?? null
  if (decline === null && (input.decline ?? null) !== null) {
    return invalid("decline", `${input.decline} is not an error code of the confirm endpoint.`)
  }
  const wallet = English.toKorean(input.easyPay?.provider ?? "페이팔")
  const base: Plan = {
    method: English.toKorean(method),
    card: null,
    easyPay: null,
    transferBank: null,
    phone: null,
    giftCertificate: giftCertificates.includes(method),
    account: null,
    cashReceiptType: input.cashReceipt?.type ?? null,
    discountAmount: input.discountAmount ?? 0,
    decline,
    brandPayCustomer: input.brandPay?.customerKey ?? null,
    asyncCancel: input.asyncCancel ?? (method === "FOREIGN_EASY_PAY" && wallet !== "페이팔")
  }
  switch (method) {
    case "CARD":
      return Either.right({ ...base, card: card(input.card, input.amount, "61", "31", "신용") })
    case "EASY_PAY":
      return Either.map(easyPayParts(input, currency), (parts) => ({ ...base, ...parts }))
    case "FOREIGN_EASY_PAY":
      return Either.right({ ...base, easyPay: wallet })
    case "TRANSFER":
      return Either.right({ ...base, transferBank: input.bankCode ?? "88" })
    case "MOBILE_PHONE":
      return Either.right({ ...base, phone: input.customerMobilePhone ?? "01000000000" })
    case "VIRTUAL_ACCOUNT":
      return Either.right({
        ...base,
        account: {
          bankCode: input.bankCode ?? "20",
          customerName: input.customerName ?? "구매자",
          validMillis: (input.validHours ?? 168) * hour
        }
      })
    default:
      return Either.right(base)
  }
}

const problem = (input: AuthorizeInput, method: Method, currency: string): InvalidInput | null => {
  const at = (field: string, message: string) => new InvalidInput({ field, message })
  const money = (value: number) => Number.isFinite(value) && Amounts.toUnits(value, currency) !== null
  if (!methods.includes(method)) return at("method", `Unknown method. Use one of ${methods.join(", ")}.`)
  if (input.brandPay !== undefined && method !== "CARD" && method !== "TRANSFER") {
    return at("method", "Brandpay takes CARD and TRANSFER.")
  }
  if (!["KRW", "USD", "JPY"].includes(currency)) return at("currency", "Use KRW, USD or JPY.")
  if (!/^[A-Za-z0-9\-_=.]{6,64}$/.test(input.orderId)) {
    return at("orderId", "An orderId has 6 to 64 of the characters A-Z a-z 0-9 - _ = .")
  }
  if (input.orderName !== undefined && (input.orderName.length < 1 || input.orderName.length > 100)) {
    return at("orderName", "An orderName has 1 to 100 characters.")
  }
  if (!money(input.amount) || input.amount <= 0) {
    return at(
      "amount",
      `The amount must be positive, ${currency === "USD" ? "with at most two decimals" : "whole"}.`
    )
  }
  const taxFree = input.taxFreeAmount ?? 0
  const exemption = input.taxExemptionAmount ?? 0
  if (
    !money(taxFree) ||
    !money(exemption) ||
    taxFree < 0 ||
    exemption < 0 ||
    taxFree + exemption > input.amount
  ) {
    return at("taxFreeAmount", "taxFreeAmount and taxExemptionAmount are parts of the amount.")
  }
  const discount = input.discountAmount ?? 0
  if (!money(discount) || discount < 0 || discount > input.amount) {
    return at("discountAmount", "The discount is a part of the amount.")
  }
  const parts = [input.easyPay?.amount, input.easyPay?.cardAmount, input.easyPay?.discountAmount]
  if (parts.some((part) => part !== undefined && (!money(part) || part < 0))) {
    return at("easyPay", "The parts of an easy payment are amounts.")
  }
  const hours = input.validHours ?? 168
  if (!Number.isInteger(hours) || hours < 1 || hours > 2160) {
    return at("validHours", "A virtual account waits 1 to 2160 hours.")
  }
  const months = input.card?.installmentPlanMonths ?? 0
  if (!Number.isInteger(months) || months < 0 || months === 1 || months > 12) {
    return at("card.installmentPlanMonths", "Installments are 0, or 2 to 12 months.")
  }
  const metadata = Object.entries(input.metadata ?? {})
  if (
    metadata.length > 5 ||
    metadata.some(([key, value]) => key.length > 40 || /[[\]]/.test(key) || value.length > 2000)
  ) {
    return at("metadata", "At most 5 pairs; keys up to 40 characters without [ ], values up to 2000.")
  }
  return null
}

/** Moves a READY payment to IN_PROGRESS: the buyer has authenticated. */
export const authenticate = (entry: Entry, now: number): Entry => ({
  ...entry,
  authenticatedAt: now,
  payment: { ...entry.payment, status: "IN_PROGRESS", method: entry.plan.method }
})

/** What a payment has from the moment its window opens. */
export interface Opening {
  readonly mId: string
  readonly version: string
  readonly paymentKey: string
  readonly requestedAt: number
}

/** A READY payment with all that the buyer has chosen. */
export const open = (
  input: AuthorizeInput,
  { mId, paymentKey, requestedAt, version }: Opening
): Either.Either<Entry, InvalidInput> => {
  const method = input.method ?? "CARD"
  const currency = input.currency ?? (method === "FOREIGN_EASY_PAY" ? "USD" : "KRW")
  const refusal = problem(input, method, currency)
  if (refusal !== null) return Either.left(refusal)
  return Either.map(plan(input, method, currency), (chosen): Entry => {
    const taxFreeAmount = input.taxFreeAmount ?? 0
    const taxExemptionAmount = input.taxExemptionAmount ?? 0
    const foreign = method === "FOREIGN_EASY_PAY"
    const payment: Payment = {
      mId,
      version,
      paymentKey,
      status: "READY",
      lastTransactionKey: null,
      method: null,
      orderId: input.orderId,
      orderName: input.orderName ?? "핸드드립 원두 500g 외 1건",
      requestedAt: KoreanTime.toOffsetDateTime(requestedAt),
      approvedAt: null,
      useEscrow: foreign ? null : (input.useEscrow ?? false),
      cultureExpense: method === "CARD" ? false : (input.cultureExpense ?? false),
      card: null,
      virtualAccount: null,
      transfer: null,
      mobilePhone: null,
      giftCertificate: null,
      cashReceipt: null,
      cashReceipts: null,
      discount: null,
      cancels: null,
      secret: null,
      type: input.brandPay === undefined ? "NORMAL" : "BRANDPAY",
      easyPay: null,
      country: input.country ?? (chosen.easyPay === "페이팔" ? "US" : "KR"),
      failure: null,
      isPartialCancelable: input.isPartialCancelable ?? !chosen.giftCertificate,
      receipt: null,
      checkout: { url: `https://api.tosspayments.com/v1/payments/${paymentKey}/checkout` },
      currency,
      totalAmount: input.amount,
      balanceAmount: input.amount,
      ...Amounts.split(input.amount, taxFreeAmount, taxExemptionAmount, currency),
      taxFreeAmount,
      taxExemptionAmount,
      metadata: input.metadata ?? null
    }
    return {
      payment,
      plan: chosen,
      requestedAt,
      authenticatedAt: null,
      approvedAt: null,
      dueAt: null,
      refundRequestedAt: null,
      transactions: []
    }
  })
}

/** A payment as the payment window leaves it. */
export const create = (
  input: AuthorizeInput,
  mId: string,
  version: string,
  ids: Identifiers,
  now: number
): Either.Either<Entry, InvalidInput> =>
  Either.map(
    open(input, { mId, version, paymentKey: ids.paymentKey(mId, now), requestedAt: now }),
    (entry) => (input.authenticated === false ? entry : authenticate(entry, now))
  )
