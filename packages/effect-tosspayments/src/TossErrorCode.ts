/**
 * Every error code TossPayments is known to send, and what a program should do about it: the error class it
 * belongs to, whether the same request may be sent again, and whether to read the resource first.
 *
 * The HTTP status alone does not tell: `PROVIDER_ERROR` is a temporary 400, `FAILED_DB_PROCESSING` a permanent
 * 500, `REJECT_CARD_PAYMENT` a 403 that has nothing to do with permissions. So the SDK decides by code, with
 * this table. Codes of the browser SDK are not in it. TossPayments adds codes without notice: an unknown code
 * is normal, {@link lookup} answers `undefined` for it.
 *
 * Texts for people (what to do, what to tell the buyer) are in `effect-tosspayments/TossErrorAdvice`.
 *
 * @see https://docs.tosspayments.com/reference/error-codes
 * @since 0.1.0
 */

/**
 * What kind of problem a code is: one per error class of the SDK (`"Declined"` -> `DeclinedError`).
 *
 * - `"Validation"`: the request is wrong; fix it.
 * - `"Authentication"`: the key is wrong; fix the key.
 * - `"Permission"`: contract or merchant set-up is missing, or the operation is not allowed; ask TossPayments.
 * - `"NotFound"`: the id is wrong, or belongs to another merchant or mode.
 * - `"Conflict"`: the resource is in another state, often because it is already done; read it and decide.
 * - `"Declined"`: issuer, bank or provider refused, or the buyer must do something.
 * - `"RateLimit"`: too many requests; slow down.
 * - `"Server"`: TossPayments or a provider failed.
 *
 * @example
 * ```ts
 * import * as TossErrorCode from "effect-tosspayments/TossErrorCode"
 *
 * const askTheBuyer: ReadonlyArray<TossErrorCode.Category> = ["Declined"]
 * const category = TossErrorCode.lookup("REJECT_CARD_PAYMENT")?.category
 * console.log(category !== undefined && askTheBuyer.includes(category)) // true
 * ```
 *
 * @see https://docs.tosspayments.com/reference/error-codes
 * @since 0.1.0
 * @category models
 */
export type Category =
  | "Validation"
  | "Authentication"
  | "Permission"
  | "NotFound"
  | "Conflict"
  | "Declined"
  | "RateLimit"
  | "Server"

/**
 * May the request be sent again?
 *
 * - `"SameKey"`: yes, automatically, with back-off and the same idempotency key.
 * - `"NewKeyAfterReading"`: read the resource; only if that proves that nothing happened, send again with a new
 *   idempotency key. TossPayments replays the stored answer for 15 days, so the old key repeats the error.
 * - `"Later"`: yes, but not automatically: a time-bound limit or maintenance must end first.
 * - `"AfterChange"`: only after a change of input, payment method or merchant set-up, and with a new key.
 * - `"Never"`: no; the answer is final, or nothing is known that would justify another try.
 *
 * @example
 * ```ts
 * import * as TossErrorCode from "effect-tosspayments/TossErrorCode"
 *
 * const automatic: TossErrorCode.Retry = "SameKey"
 * console.log(TossErrorCode.lookup("FAILED_INTERNAL_SYSTEM_PROCESSING")?.retry === automatic) // true
 * console.log(TossErrorCode.lookup("PROVIDER_ERROR")?.retry === automatic) // false
 * ```
 *
 * @see https://docs.tosspayments.com/reference/error-codes
 * @since 0.1.0
 * @category models
 */
export type Retry = "SameKey" | "NewKeyAfterReading" | "Later" | "AfterChange" | "Never"

/**
 * What the table knows about one code.
 *
 * @example
 * ```ts
 * import * as TossErrorCode from "effect-tosspayments/TossErrorCode"
 *
 * const entry: TossErrorCode.Entry | undefined = TossErrorCode.lookup("ALREADY_PROCESSED_PAYMENT")
 * console.log(entry) // { status: 400, category: "Conflict", retry: "Never", readFirst: true }
 * ```
 *
 * @see https://docs.tosspayments.com/reference/error-codes
 * @since 0.1.0
 * @category models
 */
export interface Entry {
  /**
   * HTTP status the code usually comes with; `null` where none is recorded or the code does not come as an HTTP
   * error (inside an object, in the redirect to `failUrl`). Information only: decide by `category` and `retry`.
   */
  readonly status: number | null
  /** The kind of problem, and with it the error class. */
  readonly category: Category
  /** Whether, and how, the request may be sent again. */
  readonly retry: Retry
  /**
   * The answer does not settle what happened: what was asked for may be done already. Read the resource before
   * anything else, whatever `retry` says. (`retry: "NewKeyAfterReading"` asks for a reading by itself.)
   */
  readonly readFirst: boolean
}

// A plain literal, so that bundlers drop it when nobody asks: [status, category, retry, readFirst?].
type Row = readonly [status: number | null, category: Category, retry: Retry, readFirst?: true]

const table = {
  // Validation: Fix the request.
  BELOW_MINIMUM_AMOUNT: [400, "Validation", "AfterChange"],
  BELOW_ZERO_AMOUNT: [400, "Validation", "AfterChange"],
  EXCEEDS_TRANSFER_AMOUNT_MAXIMUM: [400, "Validation", "AfterChange"],
  EXCEED_CANCEL_AMOUNT_DISCOUNT_AMOUNT: [400, "Validation", "AfterChange"],
  EXCEED_MAX_DUE_DATE: [400, "Validation", "AfterChange"],
  EXCEED_MAX_QUERY_LIMIT: [400, "Validation", "AfterChange"],
  EXCEED_MAX_REFUND_AMOUNT: [403, "Validation", "AfterChange"],
  EXCEED_MAX_VALID_HOURS: [400, "Validation", "AfterChange"],
  FAILED_DB_PROCESSING: [500, "Validation", "AfterChange"],
  INCORRECT_FAIL_URL_FORMAT: [400, "Validation", "AfterChange"],
  INCORRECT_SUCCESS_URL_FORMAT: [400, "Validation", "AfterChange"],
  INVALID_ACCOUNT_NOT_CORRECT_BANK: [400, "Validation", "AfterChange"],
  INVALID_ACCOUNT_NUMBER: [400, "Validation", "AfterChange"],
  INVALID_ACCOUNT_NUMBER_OR_UNAVAILABLE: [400, "Validation", "AfterChange"],
  INVALID_AUTHORIZE_AUTH_TYPE_GIFT_CERTIFICATE: [400, "Validation", "AfterChange"],
  INVALID_BANK: [400, "Validation", "AfterChange"],
  INVALID_BIRTH_DAY_FORMAT: [400, "Validation", "AfterChange"],
  INVALID_BUSINESS_NUMBER: [400, "Validation", "AfterChange"],
  INVALID_CARD_COMPANY: [400, "Validation", "AfterChange"],
  INVALID_CARD_INSTALLMENT_PLANS_WITH_MAX_AND_SINGLE: [400, "Validation", "AfterChange"],
  INVALID_CASH_RECEIPT_INFO: [400, "Validation", "AfterChange"],
  INVALID_CURRENCY: [400, "Validation", "AfterChange"],
  INVALID_CUSTOMER_KEY: [400, "Validation", "AfterChange"],
  INVALID_DATE: [400, "Validation", "AfterChange"],
  INVALID_EASY_PAY: [400, "Validation", "AfterChange"],
  INVALID_EMAIL: [400, "Validation", "AfterChange"],
  INVALID_FLOW_MODE_PARAMETERS: [400, "Validation", "AfterChange"],
  INVALID_IDEMPOTENCY_KEY: [400, "Validation", "AfterChange"],
  INVALID_IDENTIFICATION_TYPE: [400, "Validation", "AfterChange"],
  INVALID_ISO_DATE_FORMAT: [400, "Validation", "AfterChange"],
  INVALID_MAXIMUM_DISCOUNT_AMOUNT: [null, "Validation", "AfterChange"],
  INVALID_ORDER_ID: [400, "Validation", "AfterChange"],
  INVALID_ORDER_NAME: [400, "Validation", "AfterChange"],
  INVALID_PAGING_KEY: [400, "Validation", "AfterChange"],
  INVALID_PAYABLE_DATE: [400, "Validation", "AfterChange"],
  INVALID_PAYMENT_KEY: [400, "Validation", "AfterChange"],
  INVALID_REFUND_ACCOUNT_INFO: [400, "Validation", "AfterChange"],
  INVALID_REFUND_ACCOUNT_NUMBER: [400, "Validation", "AfterChange"],
  INVALID_REFUND_AMOUNT: [400, "Validation", "AfterChange"],
  INVALID_REGISTRATION_NUMBER_TYPE: [400, "Validation", "AfterChange"],
  INVALID_REQUEST: [400, "Validation", "AfterChange"],
  INVALID_REQUIRED_PARAM: [400, "Validation", "AfterChange"],
  INVALID_SUBMALL_ID: [400, "Validation", "AfterChange"],
  INVALID_SUCCESS_URL: [400, "Validation", "AfterChange"],
  INVALID_TEST_CODE: [400, "Validation", "AfterChange"],
  INVALID_TRANSACTION_KEY: [400, "Validation", "AfterChange"],
  INVALID_URL: [400, "Validation", "AfterChange"],
  INVALID_URL_FORMAT: [400, "Validation", "AfterChange"],
  INVALID_VALID_HOURS_WITH_DUE_DATE_AND_SINGLE: [400, "Validation", "AfterChange"],
  INVALID_VIRTUAL_ACCOUNT_TYPE: [400, "Validation", "AfterChange"],
  NOT_ALLOWED_HOLIDAY: [400, "Validation", "AfterChange"],
  NOT_FOUND_HTTP_METHOD: [404, "Validation", "AfterChange"],
  NOT_MATCHES_CUSTOMER_KEY: [400, "Validation", "AfterChange"],
  NOT_MATCH_PAYEE_NAME: [400, "Validation", "AfterChange"],
  NOT_SUPPORTED_USD: [400, "Validation", "AfterChange"],
  REQUIRED_ACCOUNT_KEY: [400, "Validation", "AfterChange"],
  REQUIRED_AMOUNT: [400, "Validation", "AfterChange"],

  // Authentication: Fix the key.
  INCORRECT_BASIC_AUTH_FORMAT: [403, "Authentication", "AfterChange"],
  INVALID_ACCESS_TOKEN: [null, "Authentication", "Never"],
  INVALID_API_KEY: [400, "Authentication", "AfterChange"],
  INVALID_CLIENT_KEY: [400, "Authentication", "AfterChange"],
  UNAUTHORIZED_KEY: [401, "Authentication", "AfterChange"],

  // Permission: Contract, merchant set-up, or simply not allowed: settle it with TossPayments.
  API_VERSION_UPDATE_NEEDED: [400, "Permission", "AfterChange"],
  EXCEED_CANCEL_LIMIT: [403, "Permission", "Later"],
  FORBIDDEN_REQUEST: [403, "Permission", "AfterChange"],
  FORBIDDEN_SELLER_PAYOUT: [null, "Permission", "Later"],
  INVALID_UNREGISTERED_SUBMALL: [400, "Permission", "AfterChange"],
  NOT_ALLOWED_CHANGING_ACCOUNT: [403, "Permission", "Never"],
  NOT_FOUND_MERCHANT: [404, "Permission", "AfterChange"],
  NOT_FOUND_MERCHANT_INTEGRATION: [404, "Permission", "AfterChange"],
  NOT_FOUND_TERMINAL_ID: [400, "Permission", "AfterChange"],
  NOT_REGISTERED_BUSINESS: [400, "Permission", "AfterChange"],
  NOT_SUPPORTED_BILLING_MERCHANT: [null, "Permission", "Never"],
  NOT_SUPPORTED_METHOD: [400, "Permission", "AfterChange"],

  // NotFound: Wrong id, or an id of another merchant or mode.
  BILLING_KEY_NOT_FOUND: [400, "NotFound", "AfterChange"],
  NOT_FOUND: [404, "NotFound", "AfterChange"],
  NOT_FOUND_BILLING: [404, "NotFound", "AfterChange"],
  NOT_FOUND_BILLING_KEY: [null, "NotFound", "Never"],
  NOT_FOUND_CUSTOMER: [null, "NotFound", "AfterChange"],
  NOT_FOUND_METHOD: [404, "NotFound", "AfterChange"],
  NOT_FOUND_METHOD_IN_GROUP: [404, "NotFound", "AfterChange"],
  NOT_FOUND_METHOD_OWNERSHIP: [404, "NotFound", "AfterChange"],
  NOT_FOUND_PAYMENT: [404, "NotFound", "AfterChange"],
  NOT_FOUND_RECEIPT: [404, "NotFound", "AfterChange"],
  NOT_FOUND_SUBMALL: [404, "NotFound", "AfterChange"],
  NOT_REGISTERED_SUBMALL: [400, "NotFound", "AfterChange"],
  PAYOUT_NOT_FOUND: [404, "NotFound", "AfterChange"],

  // Conflict: The resource is in another state, often the wanted one: read it and decide.
  ALREADY_CANCELED_PAYMENT: [400, "Conflict", "Never", true],
  ALREADY_COMPLETED_PAYMENT: [400, "Conflict", "Never", true],
  ALREADY_EXIST_SUBMALL: [400, "Conflict", "AfterChange"],
  ALREADY_PROCESSED_PAYMENT: [400, "Conflict", "Never", true],
  ALREADY_REFUNDING_PAYMENT: [400, "Conflict", "Never", true],
  ALREADY_REFUND_PAYMENT: [400, "Conflict", "Never", true],
  DUPLICATED_CASH_RECEIPT: [400, "Conflict", "Never", true],
  DUPLICATED_ORDER_ID: [400, "Conflict", "AfterChange", true],
  DUPLICATED_REQUEST: [400, "Conflict", "Never", true],
  EXCEED_MAX_REFUND_DUE: [403, "Conflict", "Never"],
  IDEMPOTENT_REQUEST_PROCESSING: [409, "Conflict", "SameKey"],
  NOT_ALLOWED_PARTIAL_REFUND: [403, "Conflict", "AfterChange"],
  NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT: [403, "Conflict", "AfterChange"],
  NOT_CANCELABLE_AMOUNT: [403, "Conflict", "AfterChange", true],
  NOT_CANCELABLE_PAYMENT: [403, "Conflict", "Never"],
  NOT_CANCELABLE_PAYMENT_FOR_DORMANT_USER: [403, "Conflict", "Never"],
  NOT_ENOUGH_AMOUNT: [400, "Conflict", "Later"],
  NOT_MATCHES_REFUNDABLE_AMOUNT: [400, "Conflict", "AfterChange", true],
  NOT_SUPPORTED_PROCESS: [400, "Conflict", "Never"],
  NOT_SUPPORTED_REFUND: [403, "Conflict", "Never"],
  UNAPPROVED_ORDER_ID: [400, "Conflict", "AfterChange", true],

  // Declined: Issuer, bank or provider refused, or the buyer must do something.
  ACCOUNT_OWNER_CHECK_FAILED: [400, "Declined", "Later"],
  ALREADY_CLOSE_ACCOUNT: [400, "Declined", "AfterChange"],
  ALREADY_REMOVED_BILLING_KEY: [400, "Declined", "AfterChange"],
  EXCEED_MAX_AMOUNT: [400, "Declined", "AfterChange"],
  EXCEED_MAX_AUTH_COUNT: [403, "Declined", "AfterChange"],
  EXCEED_MAX_CARD_INSTALLMENT_PLAN: [400, "Declined", "AfterChange"],
  EXCEED_MAX_DAILY_PAYMENT_COUNT: [400, "Declined", "Later"],
  EXCEED_MAX_DISCOUNT_COUNT: [null, "Declined", "AfterChange"],
  EXCEED_MAX_MONTHLY_PAYMENT_AMOUNT: [400, "Declined", "Later"],
  EXCEED_MAX_ONE_DAY_AMOUNT: [403, "Declined", "Later"],
  EXCEED_MAX_ONE_DAY_PAYMENT_COUNT: [null, "Declined", "Never"],
  EXCEED_MAX_ONE_DAY_WITHDRAW_AMOUNT: [400, "Declined", "Later"],
  EXCEED_MAX_ONE_TIME_WITHDRAW_AMOUNT: [400, "Declined", "AfterChange"],
  EXCEED_MAX_PAYMENT_AMOUNT: [400, "Declined", "Later"],
  EXCEED_MIN_CARD_INSTALLMENT_PLAN: [400, "Declined", "AfterChange"],
  EXCEED_OPEN_BANKING_ONE_TIME_LIMIT: [null, "Declined", "Never"],
  EXCEED_UNKNOWN_CASE: [400, "Declined", "Never"],
  EXPIRED_PAYMENT: [null, "Declined", "AfterChange"],
  FAILED_CARD_COMPANY: [null, "Declined", "Later"],
  FAILED_CLOSED_ACCOUNT_REFUND: [500, "Declined", "AfterChange"],
  FDS_ERROR: [403, "Declined", "AfterChange"],
  FORBIDDEN_BANK_REFUND_REQUEST: [400, "Declined", "AfterChange"],
  FORBIDDEN_DORMANT_OR_WITHDRAWAL_CUSTOMER: [null, "Declined", "Never"],
  INVALID_ACCOUNT_INFO_RE_REGISTER: [400, "Declined", "AfterChange"],
  INVALID_AUTHORIZE_AUTH: [400, "Declined", "AfterChange"],
  INVALID_BILLING_AUTH: [400, "Declined", "AfterChange"],
  INVALID_BILL_KEY_REQUEST: [400, "Declined", "AfterChange"],
  INVALID_CARD: [400, "Declined", "AfterChange"],
  INVALID_CARD_EXPIRATION: [400, "Declined", "AfterChange"],
  INVALID_CARD_IDENTITY: [400, "Declined", "AfterChange"],
  INVALID_CARD_INFO_RE_REGISTER: [400, "Declined", "AfterChange"],
  INVALID_CARD_INSTALLMENT_AMOUNT: [400, "Declined", "AfterChange"],
  INVALID_CARD_INSTALLMENT_PLAN: [400, "Declined", "AfterChange"],
  INVALID_CARD_LOST_OR_STOLEN: [400, "Declined", "AfterChange"],
  INVALID_CARD_NUMBER: [400, "Declined", "AfterChange"],
  INVALID_CARD_PASSWORD: [400, "Declined", "AfterChange"],
  INVALID_LEGAL_REGISTERED_ACCOUNT: [null, "Declined", "Never"],
  INVALID_PASSWORD: [403, "Declined", "AfterChange"],
  INVALID_REJECT_CARD: [400, "Declined", "AfterChange"],
  INVALID_STOPPED_ACCOUNT: [null, "Declined", "Never"],
  INVALID_STOPPED_CARD: [400, "Declined", "AfterChange"],
  MAINTAINED_METHOD: [400, "Declined", "Later"],
  NOT_ALLOWED_BRANDPAY_METHOD: [null, "Declined", "AfterChange"],
  NOT_ALLOWED_INSTALLMENT_BELOW_AMOUNT: [400, "Declined", "AfterChange"],
  NOT_ALLOWED_POINT_USE: [400, "Declined", "AfterChange"],
  NOT_ALLOWED_REFUND_BANK: [403, "Declined", "AfterChange"],
  NOT_AVAILABLE_BANK: [403, "Declined", "Later"],
  NOT_AVAILABLE_PAYMENT: [400, "Declined", "Later"],
  NOT_FOUND_PAYMENT_SESSION: [404, "Declined", "AfterChange"],
  NOT_REGISTERED_CARD_COMPANY: [400, "Declined", "AfterChange"],
  NOT_SUPPORTED_CARD_TYPE: [400, "Declined", "AfterChange"],
  NOT_SUPPORTED_CARRIER: [400, "Declined", "AfterChange"],
  NOT_SUPPORTED_INSTALLMENT_PLAN_CARD_OR_MERCHANT: [400, "Declined", "AfterChange"],
  NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN: [400, "Declined", "AfterChange"],
  NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN_BELOW_AMOUNT: [400, "Declined", "AfterChange"],
  NTS_ERROR: [null, "Declined", "AfterChange"],
  PAY_PROCESS_ABORTED: [400, "Declined", "AfterChange"],
  PAY_PROCESS_CANCELED: [400, "Declined", "AfterChange"],
  REFUND_REJECTED: [400, "Declined", "Never"],
  REJECT_ACCOUNT_PAYMENT: [403, "Declined", "AfterChange"],
  REJECT_CARD_COMPANY: [403, "Declined", "AfterChange"],
  REJECT_CARD_PAYMENT: [403, "Declined", "AfterChange"],
  REJECT_TOSSPAY_INVALID_ACCOUNT: [403, "Declined", "AfterChange"],
  REQUIRED_BILLING_TERMS: [null, "Declined", "Never"],
  RESTRICTED_TRANSFER_ACCOUNT: [400, "Declined", "Later"],
  SUSPECTED_PHISHING_PAYMENT: [null, "Declined", "Never"],
  USER_ACCOUNT_ON_HOLD: [400, "Declined", "Never"],

  // RateLimit: Throttled.
  FORBIDDEN_CONSECUTIVE_REQUEST: [403, "RateLimit", "SameKey"],

  // Server: TossPayments or a provider failed.
  CARD_PROCESSING_ERROR: [400, "Server", "NewKeyAfterReading"],
  COMMON_ERROR: [500, "Server", "SameKey"],
  FAILED_BILLING_AUTO_CANCEL: [500, "Server", "Never", true],
  FAILED_BILL_KEY_AUTH_CREATION: [500, "Server", "SameKey"],
  FAILED_CARD_COMPANY_RESPONSE: [500, "Server", "SameKey"],
  FAILED_HASH_DATA_CREATION: [500, "Server", "SameKey"],
  FAILED_INTERNAL_SYSTEM_PROCESSING: [500, "Server", "SameKey"],
  FAILED_METHOD_HANDLING: [500, "Server", "SameKey"],
  FAILED_METHOD_HANDLING_CANCEL: [500, "Server", "SameKey"],
  FAILED_PARTIAL_REFUND: [500, "Server", "NewKeyAfterReading", true],
  FAILED_PAYMENT_CONFIRM: [null, "Server", "Never"],
  FAILED_PAYMENT_INTERNAL_SYSTEM_PROCESSING: [500, "Server", "NewKeyAfterReading", true],
  FAILED_REFUND_PROCESS: [500, "Server", "SameKey"],
  FAILED_SYSTEM_CHECK_TIME: [null, "Server", "Never"],
  PROVIDER_ERROR: [400, "Server", "NewKeyAfterReading"],
  UNKNOWN_ERROR: [500, "Server", "SameKey"],
  UNKNOWN_PAYMENT_ERROR: [500, "Server", "NewKeyAfterReading", true]
} as const satisfies Record<string, Row>

/**
 * Union of all codes in the table, for exhaustive handling and for completion in editors.
 *
 * @example
 * ```ts
 * import * as TossErrorCode from "effect-tosspayments/TossErrorCode"
 *
 * const limits: ReadonlyArray<TossErrorCode.Known> = ["EXCEED_MAX_AMOUNT", "EXCEED_MAX_ONE_DAY_AMOUNT"]
 * console.log(limits.length) // 2
 * ```
 *
 * @see https://docs.tosspayments.com/reference/error-codes
 * @since 0.1.0
 * @category models
 */
export type Known = keyof typeof table

/**
 * A code as it comes from TossPayments: one of the {@link Known} codes or, since new codes appear without
 * notice, any other string. Editors complete the known ones.
 *
 * @example
 * ```ts
 * import type * as TossErrorCode from "effect-tosspayments/TossErrorCode"
 *
 * const known: TossErrorCode.TossErrorCode = "NOT_FOUND_PAYMENT"
 * const future: TossErrorCode.TossErrorCode = "SOMETHING_NEW"
 * console.log(known, future)
 * ```
 *
 * @see https://docs.tosspayments.com/reference/error-codes
 * @since 0.1.0
 * @category models
 */
export type TossErrorCode = Known | (string & {})

/**
 * Finds what is known about a code; `undefined` for a code that is not in the table. Safe for any string.
 *
 * @example
 * ```ts
 * import * as TossErrorCode from "effect-tosspayments/TossErrorCode"
 *
 * console.log(TossErrorCode.lookup("NOT_FOUND_PAYMENT_SESSION")?.category) // "Declined"
 * console.log(TossErrorCode.lookup("SOMETHING_NEW")) // undefined
 * ```
 *
 * @see https://docs.tosspayments.com/reference/error-codes
 * @since 0.1.0
 * @category accessors
 */
export const lookup = (code: string): Entry | undefined => {
  if (!isKnown(code)) return undefined
  const [status, category, retry, readFirst]: Row = table[code]
  return { status, category, retry, readFirst: readFirst === true }
}

/**
 * Tells whether a code is in the table, and narrows its type. Safe for any string.
 *
 * @example
 * ```ts
 * import * as TossErrorCode from "effect-tosspayments/TossErrorCode"
 *
 * const fromOutside: string = "REJECT_CARD_PAYMENT"
 * if (TossErrorCode.isKnown(fromOutside)) {
 *   const code: TossErrorCode.Known = fromOutside
 *   console.log(code)
 * }
 * ```
 *
 * @see https://docs.tosspayments.com/reference/error-codes
 * @since 0.1.0
 * @category guards
 */
export const isKnown = (code: string): code is Known => Object.hasOwn(table, code)

/**
 * All codes of the table, grouped by category. A fresh array each time.
 *
 * @example
 * ```ts
 * import * as TossErrorCode from "effect-tosspayments/TossErrorCode"
 *
 * const temporary = TossErrorCode.codes().filter((code) => TossErrorCode.lookup(code)?.retry === "SameKey")
 * console.log(temporary.includes("IDEMPOTENT_REQUEST_PROCESSING")) // true
 * ```
 *
 * @see https://docs.tosspayments.com/reference/error-codes
 * @since 0.1.0
 * @category accessors
 */
export const codes = (): ReadonlyArray<Known> => Object.keys(table) as Array<Known>
