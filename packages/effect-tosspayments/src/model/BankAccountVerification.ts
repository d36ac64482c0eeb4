/**
 * What verifying a bank account answers.
 *
 * @since 0.1.0
 */
import * as Wire from "../internal/schema/wire.js"

/**
 * Who holds an account.
 *
 * Source: https://docs.tosspayments.com/reference/additional#계좌인증
 *
 * @since 0.1.0
 * @category models
 */
export interface HolderName {
  /** Name of the holder, as the bank has it. Personal data. */
  readonly holderName: string
}

/**
 * Whether what was asked is so. That it is not is an answer, no error.
 *
 * Source: https://docs.tosspayments.com/reference/additional#계좌인증
 *
 * @since 0.1.0
 * @category models
 */
export interface BankAccountVerification {
  /** `false`: there is no such account, or it is somebody else's. */
  readonly isValid: boolean
}

const holder = /*#__PURE__*/ Wire.struct(() => ({ holderName: Wire.key }))

const struct = /*#__PURE__*/ Wire.struct(() => ({ isValid: Wire.boolean }))

/**
 * What the SDK reads the name of a holder with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const holderNameCodec: Wire.Wire<HolderName, Wire.Encoded<typeof holder>> = holder

/**
 * What the SDK reads it with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const codec: Wire.Wire<BankAccountVerification, Wire.Encoded<typeof struct>> = struct

/**
 * Reads and writes the wire form.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Wire.Schema<
  BankAccountVerification,
  Wire.Encoded<typeof struct>
> = /*#__PURE__*/ Wire.schema("BankAccountVerification", codec)
