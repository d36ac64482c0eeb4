/**
 * What is known about TossPayments' error codes. Plain functions, no requests.
 *
 * @since 0.1.0
 */
import type { Advice } from "effect-tosspayments/TossErrorAdvice"
import * as TossErrorAdvice from "effect-tosspayments/TossErrorAdvice"
import type { Entry, Known } from "effect-tosspayments/TossErrorCode"
import * as TossErrorCode from "effect-tosspayments/TossErrorCode"
import { isTossError, type TossError } from "./errors.js"

/**
 * What an error, or an error code, means and what to do about it, in Korean and English, with one sentence for the
 * buyer. Answers for anything: an unknown code gets careful general advice, an error without a code is weighed by its
 * `outcome`, and as long as that is `Unknown` the buyer is asked to wait, whatever the code.
 *
 * @example
 * ```ts
 * import { adviceFor, isTossError } from "tosspayments-server-sdk"
 *
 * const tell = (error: unknown): string => {
 *   if (!isTossError(error)) throw error
 *   const { advice, buyer } = adviceFor(error)
 *   console.error(advice.en) // for the log
 *   return buyer.ko // for the page
 * }
 * ```
 *
 * @see https://docs.tosspayments.com/reference/error-codes
 * @since 0.1.0
 */
export const adviceFor = (error: TossError | string): Advice =>
  isTossError(error)
    ? TossErrorAdvice.forError(error)
    : TossErrorAdvice.lookup(typeof error === "string" ? error : "")

/**
 * Whether this version knows a code, and narrows its type. TossPayments adds codes without notice.
 *
 * @example
 * ```ts
 * import { isKnownErrorCode } from "tosspayments-server-sdk"
 *
 * isKnownErrorCode("NOT_FOUND_PAYMENT") // true
 * ```
 *
 * @see https://docs.tosspayments.com/reference/error-codes
 * @since 0.1.0
 */
export const isKnownErrorCode: (code: string) => code is Known = TossErrorCode.isKnown

/**
 * The kind of problem behind a code and whether the request may be repeated; `undefined` for an unknown code.
 *
 * @example
 * ```ts
 * import { lookUpErrorCode } from "tosspayments-server-sdk"
 *
 * lookUpErrorCode("NOT_FOUND_PAYMENT_SESSION")?.category // "Declined"
 * ```
 *
 * @see https://docs.tosspayments.com/reference/error-codes
 * @since 0.1.0
 */
export const lookUpErrorCode: (code: string) => Entry | undefined = TossErrorCode.lookup

/**
 * All codes that this version knows. A fresh array each time.
 *
 * @example
 * ```ts
 * import { knownErrorCodes, lookUpErrorCode } from "tosspayments-server-sdk"
 *
 * const declined = knownErrorCodes().filter((code) => lookUpErrorCode(code)?.category === "Declined")
 * console.log(declined.length)
 * ```
 *
 * @see https://docs.tosspayments.com/reference/error-codes
 * @since 0.1.0
 */
export const knownErrorCodes: () => ReadonlyArray<Known> = TossErrorCode.codes
