import type { ErrorCode } from "../contract/errorCodes.js"
import * as ErrorCodes from "../contract/errorCodes.js"

/** Of every endpoint. */
const shared: ReadonlyArray<ErrorCode> = ["UNAUTHORIZED_KEY", "INCORRECT_BASIC_AUTH_FORMAT"]

/**
 * The code to answer when a request carries `TossPayments-Test-Code`, given the documented ones of its endpoint.
 *
 * Assumption: the header was measured on confirm, key-in and billing charge only. Here every endpoint obeys it,
 * each with its documented list of codes.
 */
export const resolve = (codes: ReadonlyArray<ErrorCode>, testCode: string): ErrorCode =>
  ErrorCodes.isErrorCode(testCode) && (codes.includes(testCode) || shared.includes(testCode))
    ? testCode
    : "INVALID_TEST_CODE"
