/**
 * What to do about an error. No requests.
 *
 * @since 0.1.0
 */
import type { Advice } from "effect-tosspayments/TossErrorAdvice"
import * as TossErrorAdvice from "effect-tosspayments/TossErrorAdvice"
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
