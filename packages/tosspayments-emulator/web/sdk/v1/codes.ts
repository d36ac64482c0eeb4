/** The codes of the first generation, which has fewer than the parts that both generations share. */
import { SdkError } from "../SdkError.js"

const wrongParameter: ReadonlySet<string> = new Set([
  "BELOW_ZERO_AMOUNT",
  "EXCEED_MAX_DUE_DATE",
  "INCORRECT_FAIL_URL_FORMAT",
  "INCORRECT_SUCCESS_URL_FORMAT",
  "INSECURE_KEY_USAGE",
  "INVALID_AMOUNT_CURRENCY",
  "INVALID_AMOUNT_VALUE",
  "INVALID_CLIENT_KEY",
  "INVALID_CUSTOMER_KEY",
  "INVALID_METADATA",
  "INVALID_METHOD_TRANSACTION",
  "INVALID_PARAMETERS",
  "INVALID_SELECTOR",
  "NOT_SUPPORTED_API_INDIVIDUAL_KEY",
  "NOT_SUPPORTED_PROMISE",
  "NOT_SUPPORTED_WIDGET_KEY"
])

/**
 * Assumption: whatever is wrong with an argument is INVALID_PARAMETER, a window that did not come is NETWORK_ERROR, and
 * what the payment failed with keeps its code. FORBIDDEN_SCRIPT, for scripts from elsewhere than TossPayments, never comes.
 */
const translated = (error: unknown): unknown => {
  if (!(error instanceof SdkError)) return error
  if (wrongParameter.has(error.code)) return new SdkError("INVALID_PARAMETER", error.message)
  return error.code === "UNKNOWN" ? new SdkError("NETWORK_ERROR", error.message) : error
}

/** What throws, with the codes of the first generation. */
export const inFirst = <A>(run: () => A): A => {
  try {
    return run()
  } catch (error) {
    throw translated(error)
  }
}

/** What rejects, with the codes of the first generation. */
export const promiseInFirst = async <A>(run: () => Promise<A>): Promise<A> => {
  try {
    return await run()
  } catch (error) {
    throw translated(error)
  }
}
