/**
 * What to do after a charge of a billing key has failed. Imports no Effect, so that a job queue can use it.
 *
 * What a single code means, and what the buyer may be told, is in `effect-tosspayments/TossErrorAdvice`.
 *
 * @since 0.1.0
 */
import * as TossErrorCode from "./TossErrorCode.js"

/**
 * What comes next.
 *
 * - `"Resolve"`: whether the buyer was charged is not known. Find out before anything else.
 * - `"TryLater"`: charge again later, with the same order id: the card is good, but not now.
 * - `"AskForAnotherCard"`: this key will not be charged any more; the buyer has to register a card or an account.
 * - `"Stop"`: nothing that the buyer could change; somebody has to look at it.
 *
 * @since 0.1.0
 * @category models
 */
export type Step = "Resolve" | "TryLater" | "AskForAnotherCard" | "Stop"

/**
 * What comes next, and how.
 *
 * @since 0.1.0
 * @category models
 */
export interface Advice {
  /** What comes next. */
  readonly step: Step
  /** How, for the shop. */
  readonly text: { readonly ko: string; readonly en: string }
}

/**
 * What of a failed charge decides: any error of this SDK has it.
 *
 * @since 0.1.0
 * @category models
 */
export interface Failed {
  /** Error code; `null` when there was no answer with one. */
  readonly code: string | null
  /** What is known of the effect of the charge. */
  readonly outcome: "NotApplied" | "Unknown"
  /** Class of the error, which tells where there is no code. */
  readonly name?: string | undefined
}

const texts: { readonly [Name in Step]: Advice["text"] } = {
  Resolve: {
    ko: "결제되었는지 알 수 없습니다. 주문번호로 결제를 조회하거나 pending.resolve로 확인하기 전에는 다시 청구하지 마세요.",
    en: "Whether the buyer was charged is not known. Do not charge again before you have read the payment of the order, or resolved the pending call."
  },
  TryLater: {
    ko: "지금은 결제할 수 없습니다. 같은 주문번호로 나중에(예: 다음 날) 다시 청구하세요.",
    en: "The charge is not possible now. Charge again later, e.g. the next day, with the same order id."
  },
  AskForAnotherCard: {
    ko: "이 빌링키로는 더 이상 결제할 수 없습니다. 구매자에게 결제 수단을 다시 등록해 달라고 요청하세요.",
    en: "This billing key cannot be charged any more. Ask the buyer to register a card or an account again."
  },
  Stop: {
    ko: "다시 청구해도 성공하지 않습니다. 요청, 계약 또는 주문 상태를 확인하세요.",
    en: "Charging again will not work. Look at the request, the contract or the order first."
  }
}

/** Codes that call for something else than others of their kind do. */
const exceptions: { readonly [code: string]: Step } = {
  // Limits and balances change by themselves.
  REJECT_CARD_PAYMENT: "TryLater",
  REJECT_ACCOUNT_PAYMENT: "TryLater",
  // The key is gone or was never good.
  BILLING_KEY_NOT_FOUND: "AskForAnotherCard",
  NOT_FOUND_BILLING: "AskForAnotherCard",
  NOT_FOUND_BILLING_KEY: "AskForAnotherCard",
  // The request asks for instalments that this card does not take.
  INVALID_CARD_INSTALLMENT_PLAN: "Stop",
  NOT_SUPPORTED_INSTALLMENT_PLAN_CARD_OR_MERCHANT: "Stop",
  NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN: "Stop",
  NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN_BELOW_AMOUNT: "Stop",
  EXCEED_MAX_CARD_INSTALLMENT_PLAN: "Stop"
}

/** Classes of errors that go away by themselves. */
const passing: ReadonlyArray<string | undefined> = ["NetworkError", "RateLimitError", "ServerError"]

const stepOf = ({ code, name, outcome }: Failed): Step => {
  if (outcome === "Unknown") return "Resolve"
  if (code === null) return passing.includes(name) ? "TryLater" : "Stop"
  const exception = Object.hasOwn(exceptions, code) ? exceptions[code] : undefined
  if (exception !== undefined) return exception
  const entry = TossErrorCode.lookup(code)
  if (entry === undefined) return "Stop"
  switch (entry.retry) {
    case "SameKey":
    case "NewKeyAfterReading":
    case "Later":
      return "TryLater"
    default:
      return entry.category === "Declined" ? "AskForAnotherCard" : "Stop"
  }
}

/**
 * What to do after a charge has failed. A code that is not known stops: trying again by itself could annoy a card company.
 *
 * Source: https://docs.tosspayments.com/reference/error-codes
 *
 * @example
 * ```ts
 * import * as BillingAdvice from "effect-tosspayments/BillingAdvice"
 *
 * BillingAdvice.of({ code: "REJECT_CARD_PAYMENT", outcome: "NotApplied" }).step // "TryLater"
 * BillingAdvice.of({ code: "INVALID_STOPPED_CARD", outcome: "NotApplied" }).step // "AskForAnotherCard"
 * BillingAdvice.of({ code: "INVALID_REQUEST", outcome: "NotApplied" }).step // "Stop"
 * ```
 *
 * @since 0.1.0
 * @category advice
 */
export const of = (failed: Failed): Advice => {
  const step = stepOf(failed)
  return { step, text: texts[step] }
}
