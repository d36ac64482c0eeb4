/**
 * Every error code TossPayments is known to send, and what a program should do about it: the error class it
 * belongs to, whether the same request may be sent again, and whether to read the resource first.
 *
 * The HTTP status alone does not tell: `PROVIDER_ERROR` is a temporary 400, `FAILED_DB_PROCESSING` a permanent
 * 500, `REJECT_CARD_PAYMENT` a 403 that has nothing to do with permissions. So the SDK decides by code, with
 * this table. Codes of the browser SDK are not in it but in `effect-tosspayments/CheckoutAdvice`. TossPayments adds codes
 * without notice: an unknown code is normal, {@link lookup} answers `undefined` for it.
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
   * The answer does not say what happened: what was asked for may be done already. Read the resource before
   * anything else, whatever `retry` says. (`retry: "NewKeyAfterReading"` asks for a reading by itself.)
   */
  readonly readFirst: boolean
}

// Codes of one kind stand together: half as long in a bundle as a row for each.
type Row = readonly [
  status: number | null,
  category: Category,
  retry: Retry,
  readFirst: boolean,
  codes: ReadonlyArray<string>
]

const table = [
  // Validation: Fix the request.
  [
    400,
    "Validation",
    "AfterChange",
    false,
    [
      "BELOW_MINIMUM_AMOUNT",
      "BELOW_ZERO_AMOUNT",
      "EXCEEDS_TRANSFER_AMOUNT_MAXIMUM",
      "EXCEED_CANCEL_AMOUNT_DISCOUNT_AMOUNT",
      "EXCEED_MAX_DUE_DATE",
      "EXCEED_MAX_QUERY_LIMIT",
      "EXCEED_MAX_VALID_HOURS",
      "INCORRECT_FAIL_URL_FORMAT",
      "INCORRECT_SUCCESS_URL_FORMAT",
      "INVALID_ACCOUNT_NOT_CORRECT_BANK",
      "INVALID_ACCOUNT_NUMBER",
      "INVALID_ACCOUNT_NUMBER_OR_UNAVAILABLE",
      "INVALID_AUTHORIZE_AUTH_TYPE_GIFT_CERTIFICATE",
      "INVALID_BANK",
      "INVALID_BIRTH_DAY_FORMAT",
      "INVALID_BUSINESS_NUMBER",
      "INVALID_CARD_COMPANY",
      "INVALID_CARD_INSTALLMENT_PLANS_WITH_MAX_AND_SINGLE",
      "INVALID_CASH_RECEIPT_INFO",
      "INVALID_CURRENCY",
      "INVALID_CUSTOMER_KEY",
      "INVALID_DATE",
      "INVALID_EASY_PAY",
      "INVALID_EMAIL",
      "INVALID_FLOW_MODE_PARAMETERS",
      "INVALID_IDEMPOTENCY_KEY",
      "INVALID_IDENTIFICATION_TYPE",
      "INVALID_ISO_DATE_FORMAT",
      "INVALID_ORDER_ID",
      "INVALID_ORDER_NAME",
      "INVALID_PAGING_KEY",
      "INVALID_PAYABLE_DATE",
      "INVALID_PAYMENT_KEY",
      "INVALID_REFUND_ACCOUNT_INFO",
      "INVALID_REFUND_ACCOUNT_NUMBER",
      "INVALID_REFUND_AMOUNT",
      "INVALID_REGISTRATION_NUMBER_TYPE",
      "INVALID_REQUEST",
      "INVALID_REQUIRED_PARAM",
      "INVALID_SUBMALL_ID",
      "INVALID_SUCCESS_URL",
      "INVALID_TEST_CODE",
      "INVALID_TRANSACTION_KEY",
      "INVALID_URL",
      "INVALID_URL_FORMAT",
      "INVALID_VALID_HOURS_WITH_DUE_DATE_AND_SINGLE",
      "INVALID_VIRTUAL_ACCOUNT_TYPE",
      "NOT_ALLOWED_HOLIDAY",
      "NOT_MATCHES_CUSTOMER_KEY",
      "NOT_MATCH_PAYEE_NAME",
      "NOT_SUPPORTED_USD",
      "REQUIRED_ACCOUNT_KEY",
      "REQUIRED_AMOUNT"
    ]
  ],
  [403, "Validation", "AfterChange", false, ["EXCEED_MAX_REFUND_AMOUNT"]],
  [404, "Validation", "AfterChange", false, ["NOT_FOUND_HTTP_METHOD"]],
  [500, "Validation", "AfterChange", false, ["FAILED_DB_PROCESSING"]],
  [null, "Validation", "AfterChange", false, ["INVALID_MAXIMUM_DISCOUNT_AMOUNT"]],

  // Authentication: Fix the key.
  [400, "Authentication", "AfterChange", false, ["INVALID_API_KEY", "INVALID_CLIENT_KEY"]],
  [401, "Authentication", "AfterChange", false, ["UNAUTHORIZED_KEY"]],
  [403, "Authentication", "AfterChange", false, ["INCORRECT_BASIC_AUTH_FORMAT"]],
  [null, "Authentication", "Never", false, ["INVALID_ACCESS_TOKEN"]],

  // Permission: Contract, merchant set-up, or simply not allowed: settle it with TossPayments.
  [
    400,
    "Permission",
    "AfterChange",
    false,
    [
      "API_VERSION_UPDATE_NEEDED",
      "INVALID_UNREGISTERED_SUBMALL",
      "NOT_FOUND_TERMINAL_ID",
      "NOT_REGISTERED_BUSINESS",
      "NOT_SUPPORTED_METHOD"
    ]
  ],
  [403, "Permission", "AfterChange", false, ["FORBIDDEN_REQUEST"]],
  [404, "Permission", "AfterChange", false, ["NOT_FOUND_MERCHANT", "NOT_FOUND_MERCHANT_INTEGRATION"]],
  [403, "Permission", "Later", false, ["EXCEED_CANCEL_LIMIT"]],
  [null, "Permission", "Later", false, ["FORBIDDEN_SELLER_PAYOUT"]],
  [403, "Permission", "Never", false, ["NOT_ALLOWED_CHANGING_ACCOUNT"]],
  [null, "Permission", "Never", false, ["NOT_SUPPORTED_BILLING_MERCHANT"]],

  // NotFound: Wrong id, or an id of another merchant or mode.
  [400, "NotFound", "AfterChange", false, ["BILLING_KEY_NOT_FOUND", "NOT_REGISTERED_SUBMALL"]],
  [
    404,
    "NotFound",
    "AfterChange",
    false,
    [
      "NOT_FOUND",
      "NOT_FOUND_BILLING",
      "NOT_FOUND_METHOD",
      "NOT_FOUND_METHOD_IN_GROUP",
      "NOT_FOUND_METHOD_OWNERSHIP",
      "NOT_FOUND_PAYMENT",
      "NOT_FOUND_RECEIPT",
      "NOT_FOUND_SUBMALL",
      "PAYOUT_NOT_FOUND"
    ]
  ],
  [null, "NotFound", "AfterChange", false, ["NOT_FOUND_CUSTOMER"]],
  [null, "NotFound", "Never", false, ["NOT_FOUND_BILLING_KEY"]],

  // Conflict: The resource is in another state, often the wanted one: read it and decide.
  [400, "Conflict", "AfterChange", false, ["ALREADY_EXIST_SUBMALL"]],
  [
    400,
    "Conflict",
    "AfterChange",
    true,
    ["DUPLICATED_ORDER_ID", "NOT_MATCHES_REFUNDABLE_AMOUNT", "UNAPPROVED_ORDER_ID"]
  ],
  [
    403,
    "Conflict",
    "AfterChange",
    false,
    ["NOT_ALLOWED_PARTIAL_REFUND", "NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT"]
  ],
  [403, "Conflict", "AfterChange", true, ["NOT_CANCELABLE_AMOUNT"]],
  [400, "Conflict", "Later", false, ["NOT_ENOUGH_AMOUNT"]],
  [409, "Conflict", "SameKey", false, ["IDEMPOTENT_REQUEST_PROCESSING"]],
  [400, "Conflict", "Never", false, ["NOT_SUPPORTED_PROCESS"]],
  [
    400,
    "Conflict",
    "Never",
    true,
    [
      "ALREADY_CANCELED_PAYMENT",
      "ALREADY_COMPLETED_PAYMENT",
      "ALREADY_PROCESSED_PAYMENT",
      "ALREADY_REFUNDING_PAYMENT",
      "ALREADY_REFUND_PAYMENT",
      "DUPLICATED_CASH_RECEIPT",
      "DUPLICATED_REQUEST"
    ]
  ],
  [
    403,
    "Conflict",
    "Never",
    false,
    [
      "EXCEED_MAX_REFUND_DUE",
      "NOT_CANCELABLE_PAYMENT",
      "NOT_CANCELABLE_PAYMENT_FOR_DORMANT_USER",
      "NOT_SUPPORTED_REFUND"
    ]
  ],

  // Declined: Issuer, bank or provider refused, or the buyer must do something.
  [
    400,
    "Declined",
    "AfterChange",
    false,
    [
      "ALREADY_CLOSE_ACCOUNT",
      "ALREADY_REMOVED_BILLING_KEY",
      "EXCEED_MAX_AMOUNT",
      "EXCEED_MAX_CARD_INSTALLMENT_PLAN",
      "EXCEED_MAX_ONE_TIME_WITHDRAW_AMOUNT",
      "EXCEED_MIN_CARD_INSTALLMENT_PLAN",
      "FORBIDDEN_BANK_REFUND_REQUEST",
      "INVALID_ACCOUNT_INFO_RE_REGISTER",
      "INVALID_AUTHORIZE_AUTH",
      "INVALID_BILLING_AUTH",
      "INVALID_BILL_KEY_REQUEST",
      "INVALID_CARD",
      "INVALID_CARD_EXPIRATION",
      "INVALID_CARD_IDENTITY",
      "INVALID_CARD_INFO_RE_REGISTER",
      "INVALID_CARD_INSTALLMENT_AMOUNT",
      "INVALID_CARD_INSTALLMENT_PLAN",
      "INVALID_CARD_LOST_OR_STOLEN",
      "INVALID_CARD_NUMBER",
      "INVALID_CARD_PASSWORD",
      "INVALID_REJECT_CARD",
      "INVALID_STOPPED_CARD",
      "NOT_ALLOWED_INSTALLMENT_BELOW_AMOUNT",
      "NOT_ALLOWED_POINT_USE",
      "NOT_REGISTERED_CARD_COMPANY",
      "NOT_SUPPORTED_CARD_TYPE",
      "NOT_SUPPORTED_CARRIER",
      "NOT_SUPPORTED_INSTALLMENT_PLAN_CARD_OR_MERCHANT",
      "NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN",
      "NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN_BELOW_AMOUNT",
      "PAY_PROCESS_ABORTED",
      "PAY_PROCESS_CANCELED"
    ]
  ],
  [
    403,
    "Declined",
    "AfterChange",
    false,
    [
      "EXCEED_MAX_AUTH_COUNT",
      "FDS_ERROR",
      "INVALID_PASSWORD",
      "NOT_ALLOWED_REFUND_BANK",
      "REJECT_ACCOUNT_PAYMENT",
      "REJECT_CARD_COMPANY",
      "REJECT_CARD_PAYMENT",
      "REJECT_TOSSPAY_INVALID_ACCOUNT"
    ]
  ],
  [404, "Declined", "AfterChange", false, ["NOT_FOUND_PAYMENT_SESSION"]],
  [500, "Declined", "AfterChange", false, ["FAILED_CLOSED_ACCOUNT_REFUND"]],
  [
    null,
    "Declined",
    "AfterChange",
    false,
    ["EXCEED_MAX_DISCOUNT_COUNT", "EXPIRED_PAYMENT", "NOT_ALLOWED_BRANDPAY_METHOD", "NTS_ERROR"]
  ],
  [
    400,
    "Declined",
    "Later",
    false,
    [
      "ACCOUNT_OWNER_CHECK_FAILED",
      "EXCEED_MAX_DAILY_PAYMENT_COUNT",
      "EXCEED_MAX_MONTHLY_PAYMENT_AMOUNT",
      "EXCEED_MAX_ONE_DAY_WITHDRAW_AMOUNT",
      "EXCEED_MAX_PAYMENT_AMOUNT",
      "MAINTAINED_METHOD",
      "NOT_AVAILABLE_PAYMENT",
      "RESTRICTED_TRANSFER_ACCOUNT"
    ]
  ],
  [403, "Declined", "Later", false, ["EXCEED_MAX_ONE_DAY_AMOUNT", "NOT_AVAILABLE_BANK"]],
  [null, "Declined", "Later", false, ["FAILED_CARD_COMPANY"]],
  [400, "Declined", "Never", false, ["EXCEED_UNKNOWN_CASE", "REFUND_REJECTED", "USER_ACCOUNT_ON_HOLD"]],
  [
    null,
    "Declined",
    "Never",
    false,
    [
      "EXCEED_MAX_ONE_DAY_PAYMENT_COUNT",
      "EXCEED_OPEN_BANKING_ONE_TIME_LIMIT",
      "FORBIDDEN_DORMANT_OR_WITHDRAWAL_CUSTOMER",
      "INVALID_LEGAL_REGISTERED_ACCOUNT",
      "INVALID_STOPPED_ACCOUNT",
      "REQUIRED_BILLING_TERMS",
      "SUSPECTED_PHISHING_PAYMENT"
    ]
  ],

  // RateLimit: Throttled.
  [403, "RateLimit", "SameKey", false, ["FORBIDDEN_CONSECUTIVE_REQUEST"]],

  // Server: TossPayments or a provider failed.
  [400, "Server", "NewKeyAfterReading", false, ["CARD_PROCESSING_ERROR", "PROVIDER_ERROR"]],
  [
    500,
    "Server",
    "NewKeyAfterReading",
    true,
    ["FAILED_PARTIAL_REFUND", "FAILED_PAYMENT_INTERNAL_SYSTEM_PROCESSING", "UNKNOWN_PAYMENT_ERROR"]
  ],
  [
    500,
    "Server",
    "SameKey",
    false,
    [
      "COMMON_ERROR",
      "FAILED_BILL_KEY_AUTH_CREATION",
      "FAILED_CARD_COMPANY_RESPONSE",
      "FAILED_HASH_DATA_CREATION",
      "FAILED_INTERNAL_SYSTEM_PROCESSING",
      "FAILED_METHOD_HANDLING",
      "FAILED_METHOD_HANDLING_CANCEL",
      "FAILED_REFUND_PROCESS",
      "UNKNOWN_ERROR"
    ]
  ],
  [500, "Server", "Never", true, ["FAILED_BILLING_AUTO_CANCEL"]],
  [null, "Server", "Never", false, ["FAILED_PAYMENT_CONFIRM", "FAILED_SYSTEM_CHECK_TIME"]]
] as const satisfies ReadonlyArray<Row>

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
export type Known = (typeof table)[number][4][number]

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
  const row = (table as ReadonlyArray<Row>).find(([, , , , codes]) => codes.includes(code))
  if (row === undefined) return undefined
  const [status, category, retry, readFirst] = row
  return { status, category, retry, readFirst }
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
export const isKnown = (code: string): code is Known => lookup(code) !== undefined

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
export const codes = (): ReadonlyArray<Known> => table.flatMap((row): ReadonlyArray<Known> => row[4])
