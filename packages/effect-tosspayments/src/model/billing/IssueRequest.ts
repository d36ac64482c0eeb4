/**
 * What issuing a billing key needs.
 *
 * @since 0.1.0
 */
import * as Rules from "../../internal/schema/rules.js"

/**
 * Issues a billing key for what the buyer has registered in the browser. Both values come to the success URL; take
 * `customerKey` from your own session, not from the URL, or a buyer could register a card for somebody else.
 *
 * Source: https://docs.tosspayments.com/reference#authkey로-카드-자동결제-빌링키-발급
 *
 * @example
 * ```ts
 * import type { IssueRequest } from "effect-tosspayments/model/billing/IssueRequest"
 *
 * const request: IssueRequest = { authKey: "bln_…", customerKey: "cust_5f0c1e7a-93b2" }
 * ```
 *
 * @since 0.1.0
 * @category models
 */
export interface IssueRequest {
  /** Proof of the registration, at most 300 characters; good for one use. Secret. */
  readonly authKey: string
  /** The shop's id for the buyer, 2 to 300 characters; the one that was given in the browser. */
  readonly customerKey: string
}

const struct = /*#__PURE__*/ Rules.struct(() => ({
  authKey: Rules.text(1, 300),
  customerKey: Rules.customerKey
}))

/**
 * What the SDK checks and writes it with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const codec: Rules.Rule<IssueRequest, Rules.Encoded<typeof struct>> = struct

/**
 * Checks and writes the request.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Rules.Schema<IssueRequest, Rules.Encoded<typeof struct>> = /*#__PURE__*/ Rules.schema(
  "IssueRequest",
  codec
)
