/**
 * Why an object (a payment, a cash receipt) failed, as TossPayments stores it inside the object.
 *
 * @since 0.1.0
 */
import * as Wire from "../../internal/schema/wire.js"
import type { TossErrorCode } from "../../TossErrorCode.js"

/**
 * The reason stored in an object, e.g. in `Payment.failure` when the status is ABORTED or EXPIRED.
 *
 * Source: https://docs.tosspayments.com/reference#payment-객체
 *
 * @example
 * ```ts
 * import type { Failure } from "effect-tosspayments/model/payment/Failure"
 *
 * const failure: Failure = { code: "EXPIRED_PAYMENT", message: "결제 유효 시간이 끝났습니다.", data: null }
 * ```
 *
 * @since 0.1.0
 * @category models
 */
export interface Failure {
  /** An error code; new ones may appear at any time. */
  readonly code: TossErrorCode
  /** Text for people, at most 510 characters, Korean unless English was asked for. Changes without notice. */
  readonly message: string
  /** More about it, of no documented form; `null` when there is none. */
  readonly data: unknown
}

const struct = /*#__PURE__*/ Wire.struct(() => ({
  code: Wire.required(Wire.openEnum<TossErrorCode>()),
  message: Wire.text,
  data: Wire.nullable(Wire.json)
}))

/**
 * What the SDK reads it with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const codec: Wire.Wire<Failure, Wire.Encoded<typeof struct>> = struct

/**
 * Reads and writes the wire form.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Wire.Schema<Failure, Wire.Encoded<typeof struct>> = /*#__PURE__*/ Wire.schema(
  "Failure",
  codec
)
