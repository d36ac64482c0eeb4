import type { ErrorCode } from "./errorCodes.js"
import * as Payments from "./paymentCodes.js"

/**
 * Error codes of brandpay, apart from those that every endpoint has. They are documented for brandpay as a whole (errors.md §4).
 *
 * Assumption: which of them an endpoint has goes by their names.
 */
const customerCodes = [
  "INVALID_REQUEST",
  "NOT_FOUND_CUSTOMER",
  "NOT_FOUND_MERCHANT",
  "FORBIDDEN_DORMANT_OR_WITHDRAWAL_CUSTOMER",
  "COMMON_ERROR",
  "FAILED_DB_PROCESSING",
  // Assumption: measured on confirm only; the other keyed POSTs are taken to behave alike.
  "IDEMPOTENT_REQUEST_PROCESSING"
] as const satisfies ReadonlyArray<ErrorCode>

export const termsCodes = customerCodes

export const tokenCodes = customerCodes

export const methodCodes = [
  ...customerCodes,
  "NOT_FOUND_METHOD",
  "NOT_FOUND_METHOD_OWNERSHIP",
  "NOT_FOUND_METHOD_IN_GROUP"
] as const satisfies ReadonlyArray<ErrorCode>

const paymentCodes = [
  ...methodCodes,
  "NOT_ALLOWED_BRANDPAY_METHOD",
  "INVALID_CARD_INFO_RE_REGISTER",
  "EXCEED_MAX_DISCOUNT_COUNT",
  "INVALID_MAXIMUM_DISCOUNT_AMOUNT",
  "FAILED_CARD_COMPANY",
  "MAINTAINED_METHOD",
  "SUSPECTED_PHISHING_PAYMENT",
  "DUPLICATED_ORDER_ID",
  "NOT_SUPPORTED_METHOD"
] as const satisfies ReadonlyArray<ErrorCode>

export const confirmCodes: ReadonlyArray<ErrorCode> = [
  ...new Set<ErrorCode>([...Payments.confirmCodes, ...paymentCodes])
]

export const chargeCodes: ReadonlyArray<ErrorCode> = confirmCodes.filter(
  (code) => code !== "NOT_FOUND_PAYMENT" && code !== "NOT_FOUND_PAYMENT_SESSION"
)
