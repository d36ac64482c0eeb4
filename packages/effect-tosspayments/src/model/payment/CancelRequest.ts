/**
 * What cancelling (refunding) a payment needs.
 *
 * @since 0.1.0
 */
import * as Money from "../../internal/money.js"
import * as Rules from "../../internal/schema/rules.js"

/**
 * Where the refund of a deposited virtual account goes. TossPayments checks account and holder together.
 *
 * @since 0.1.0
 * @category models
 */
export interface RefundAccount {
  /** Bank: two-character code, Korean name or English code. Answers call this field `bankCode`. */
  readonly bank: string
  /** Account number, digits only, at most 20. */
  readonly accountNumber: string
  /** Name of the holder, at most 60 characters. */
  readonly holderName: string
}

/**
 * Gives back a payment, in full or in part. A field that does not exist is refused: a misspelt `cancelAmount`
 * would otherwise refund everything.
 *
 * Source: https://docs.tosspayments.com/reference#결제-취소
 *
 * @example
 * ```ts
 * import type { CancelRequest } from "effect-tosspayments/model/payment/CancelRequest"
 *
 * const everythingLeft: CancelRequest = { cancelReason: "단순 변심" }
 * const part: CancelRequest = { cancelReason: "일부 품절", cancelAmount: 11000, refundableAmount: 33000 }
 * ```
 *
 * @since 0.1.0
 * @category models
 */
export interface CancelRequest {
  /**
   * Why, 1 to 200 characters, not blank; sent in Unicode's composed form (NFC). Put your refund id in: two refunds of one amount from one balance at one moment can be
   * told apart by nothing else when an answer is lost.
   */
  readonly cancelReason: string
  /**
   * What to give back, in the payment's currency. Left out: everything that is left. The noise of a computed amount
   * (`4.35 * 100`) is not sent; an amount that is really off (`32999.5` won) is refused when `currency` is given, and
   * more than two decimals always.
   */
  readonly cancelAmount?: number
  /** Where the money goes; needed for a virtual account after the deposit, and only then. */
  readonly refundReceiveAccount?: RefundAccount | undefined
  /** Tax-free part of the refund; only matters to shops with tax-free goods. */
  readonly taxFreeAmount?: number | undefined
  /** Must equal the currency of the payment; PayPal needs it for partial refunds. */
  readonly currency?: "KRW" | "USD" | "JPY" | undefined
  /**
   * What you believe can be refunded before this refund. If TossPayments sees another balance, nothing is
   * cancelled (`NOT_MATCHES_REFUNDABLE_AMOUNT`). It also lets the SDK recognise this very refund when the answer
   * is lost, so give it with every partial refund.
   */
  readonly refundableAmount?: number
  /** Your id for an asynchronous refund of a foreign wallet: 6 to 64 of `A-Z a-z 0-9 - _ =`. */
  readonly cancelRequestId?: string | undefined
}

const reason = /*#__PURE__*/ Rules.text(1, 200)

/**
 * Whether a value can be the reason of a refund: text of 1 to 200 characters, not blank.
 *
 * @since 0.1.0
 * @category guards
 */
export const isCancelReason = (value: unknown): value is string => "value" in Rules.encode(reason, value)

const struct = /*#__PURE__*/ Rules.struct(() => ({
  cancelReason: reason,
  cancelAmount: Rules.meant(
    Rules.optional(Rules.amount(0.01)),
    "everything would be refunded. Give an amount, or leave the name out if that is meant"
  ),
  refundReceiveAccount: Rules.optional(
    Rules.struct(() => ({
      bank: Rules.text(1, 30),
      accountNumber: Rules.digits(1, 20),
      holderName: Rules.text(1, 60)
    }))
  ),
  taxFreeAmount: Rules.optional(Rules.amount(0)),
  currency: Rules.optional(Rules.oneOf("KRW", "USD", "JPY")),
  refundableAmount: Rules.meant(
    Rules.optional(Rules.amount(0)),
    "a refund decided on stale data would go through. Give what can be refunded, or leave the name out"
  ),
  cancelRequestId: Rules.optional(Rules.pattern(/^[A-Za-z0-9\-_=]{6,64}$/, "6 to 64 of A-Z a-z 0-9 - _ ="))
}))

/**
 * What the SDK checks and writes it with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const codec: Rules.Rule<CancelRequest, Rules.Encoded<typeof struct>> = /*#__PURE__*/ Rules.where(
  struct,
  ({ currency, cancelAmount, taxFreeAmount, refundableAmount }) =>
    [cancelAmount, taxFreeAmount, refundableAmount].every(
      (amount) => amount === undefined || Money.exact(amount, currency) !== null
    ),
  "amounts without decimals, since the currency is KRW or JPY"
)

/**
 * Checks and writes the request.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Rules.Schema<CancelRequest, Rules.Encoded<typeof struct>> = /*#__PURE__*/ Rules.schema(
  "CancelRequest",
  codec
)
