/**
 * What issuing a billing key for a card number needs.
 *
 * @since 0.1.0
 */
import * as CardCredentials from "../../internal/cardCredentials.js"
import * as Rules from "../../internal/schema/rules.js"

/**
 * Proof of a 3-D Secure authentication.
 *
 * Source: https://docs.tosspayments.com/reference#카드-번호로-카드-자동결제-빌링키-발급
 *
 * @since 0.1.0
 * @category models
 */
export interface Vbv {
  /** Cardholder authentication value. */
  readonly cavv: string
  /** Transaction id. */
  readonly xid: string
  /** Electronic commerce indicator. */
  readonly eci: string
}

/**
 * Issues a billing key for a card number. TossPayments makes no new contracts for it: only merchants that have one may call
 * it. Card numbers may not be stored; the SDK keeps none, and such a call leaves no pending call.
 *
 * Source: https://docs.tosspayments.com/reference#카드-번호로-카드-자동결제-빌링키-발급
 *
 * @since 0.1.0
 * @category models
 */
export interface IssueByCardRequest {
  /** The shop's id for the buyer, 2 to 300 characters. */
  readonly customerKey: string
  /** Digits only, at most 20. */
  readonly cardNumber: string
  /** Two digits. */
  readonly cardExpirationYear: string
  /** Two digits, `01` to `12`. */
  readonly cardExpirationMonth: string
  /** Birth date as YYMMDD (6 digits), or business number (10 digits). */
  readonly customerIdentityNumber: string
  /** The first two digits of the card's password, where the contract asks for them. */
  readonly cardPassword?: string | undefined
  /** At most 100 characters. */
  readonly customerName?: string | undefined
  /** At most 100 characters. */
  readonly customerEmail?: string | undefined
  /** Where the buyer was authenticated by 3-D Secure. */
  readonly vbv?: Vbv | undefined
}

const struct = /*#__PURE__*/ Rules.struct(() => ({
  customerKey: Rules.customerKey,
  customerIdentityNumber: CardCredentials.identityNumber,
  ...CardCredentials.fields()
}))

/**
 * What the SDK checks and writes it with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const codec: Rules.Rule<IssueByCardRequest, Rules.Encoded<typeof struct>> = struct

/**
 * Checks and writes the request.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Rules.Schema<
  IssueByCardRequest,
  Rules.Encoded<typeof struct>
> = /*#__PURE__*/ Rules.schema("IssueByCardRequest", codec)
