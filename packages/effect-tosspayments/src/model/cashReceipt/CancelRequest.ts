/**
 * What cancelling a cash receipt may say.
 *
 * @since 0.1.0
 */
import * as Rules from "../../internal/schema/rules.js"

/**
 * Cancels a part of a cash receipt. Without a request everything that is left is cancelled.
 *
 * Source: https://docs.tosspayments.com/reference#현금영수증-취소-요청
 *
 * @since 0.1.0
 * @category models
 */
export interface CashReceiptCancelRequest {
  /** What to cancel. Default: everything that is left. Leave the name out for that: `undefined` is refused. */
  readonly amount?: number
}

const struct = /*#__PURE__*/ Rules.struct(() => ({
  amount: Rules.meant(
    Rules.optional(Rules.amount(0.01)),
    "everything would be cancelled. Give an amount, or leave the name out if that is meant"
  )
}))

/**
 * What the SDK checks and writes it with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const codec: Rules.Rule<
  CashReceiptCancelRequest | undefined,
  Rules.Encoded<typeof struct> | undefined
> = /*#__PURE__*/ Rules.orNone(struct)

/**
 * Checks and writes the request.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Rules.Schema<
  CashReceiptCancelRequest,
  Rules.Encoded<typeof struct>
> = /*#__PURE__*/ Rules.schema("CashReceiptCancelRequest", struct)
