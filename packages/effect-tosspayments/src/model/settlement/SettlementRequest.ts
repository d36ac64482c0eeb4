/**
 * What asking for the settlement of a card payment needs, and what comes back.
 *
 * @since 0.1.0
 */
import * as Rules from "../../internal/schema/rules.js"
import * as Wire from "../../internal/schema/wire.js"

/**
 * A card payment to settle.
 *
 * Source: https://docs.tosspayments.com/reference#수동-정산-요청
 *
 * @since 0.1.0
 * @category models
 */
export interface SettlementRequest {
  /** Key of the payment, at most 200 characters. */
  readonly paymentKey: string
}

const struct = /*#__PURE__*/ Rules.struct(() => ({ paymentKey: Rules.paymentKey }))

/**
 * What the SDK checks and writes it with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const codec: Rules.Rule<SettlementRequest, Rules.Encoded<typeof struct>> = struct

/**
 * Checks and writes the request.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Rules.Schema<
  SettlementRequest,
  Rules.Encoded<typeof struct>
> = /*#__PURE__*/ Rules.schema("SettlementRequest", codec)

/**
 * The answer.
 *
 * @since 0.1.0
 * @category models
 */
export interface SettlementRequested {
  /** Whether the request was taken; `null` when it is not told. Only `true` is documented. */
  readonly result: boolean | null
}

const answer = /*#__PURE__*/ Wire.struct(() => ({ result: Wire.flag }))

/**
 * What the SDK reads the answer with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const requestedCodec: Wire.Wire<SettlementRequested, Wire.Encoded<typeof answer>> = answer

/**
 * Reads and writes the wire form of the answer.
 *
 * @since 0.1.0
 * @category schemas
 */
export const requestedSchema: Wire.Schema<
  SettlementRequested,
  Wire.Encoded<typeof answer>
> = /*#__PURE__*/ Wire.schema("SettlementRequested", requestedCodec)
