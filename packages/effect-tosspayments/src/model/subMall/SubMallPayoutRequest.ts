/**
 * What payouts to sub-malls need, and which to list.
 *
 * @since 0.1.0
 */
import * as Rules from "../../internal/schema/rules.js"
import { metadata } from "./SubMallRequest.js"

/**
 * One payout.
 *
 * Source: https://docs.tosspayments.com/guides/payouts
 *
 * @deprecated Of payouts version 1. Payouts of version 2 (`/v2/payouts`) replace it.
 * @since 0.1.0
 * @category models
 */
export interface SubMallPayoutRequest {
  /** Who gets it. */
  readonly subMallId: string
  /** The day on which it is paid, `yyyy-MM-dd`. */
  readonly payoutDate: string
  /** How much, in whole won. */
  readonly payoutAmount: number
  /** What the bank statement says, at most 7 characters. */
  readonly transferSummary?: string | undefined
  /** What the shop wants to keep with it: at most 50 pairs of text, 4 kB in all. */
  readonly metadata?: { readonly [name: string]: string } | undefined
}

const payout = /*#__PURE__*/ Rules.struct(() => ({
  subMallId: Rules.text(1, 20),
  payoutDate: Rules.day,
  payoutAmount: Rules.integer(1, Number.MAX_SAFE_INTEGER),
  transferSummary: Rules.optional(Rules.text(1, 7)),
  metadata: Rules.optional(metadata())
}))

/**
 * What the SDK checks and writes the payouts of a call with. How many it may be is not documented.
 *
 * @since 0.1.0
 * @category schemas
 */
export const codec: Rules.Rule<
  ReadonlyArray<SubMallPayoutRequest>,
  ReadonlyArray<Rules.Encoded<typeof payout>>
> = /*#__PURE__*/ Rules.list(payout, 1, 100_000)

/**
 * Checks and writes the payouts of a call.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Rules.Schema<
  ReadonlyArray<SubMallPayoutRequest>,
  ReadonlyArray<Rules.Encoded<typeof payout>>
> = /*#__PURE__*/ Rules.schema("SubMallPayoutRequests", codec)

/**
 * A window of days in Korea.
 *
 * Source: https://docs.tosspayments.com/guides/payouts
 *
 * @deprecated Of payouts version 1. Payouts of version 2 (`/v2/payouts`) replace it.
 * @since 0.1.0
 * @category models
 */
export interface SubMallPayoutsQuery {
  /** First day, `yyyy-MM-dd`. */
  readonly startDate: string
  /** Last day, `yyyy-MM-dd`, not before the first. */
  readonly endDate: string
}

const query = /*#__PURE__*/ Rules.struct(() => ({ startDate: Rules.day, endDate: Rules.day }))

/**
 * What the SDK checks and writes the query with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const queryCodec: Rules.Rule<
  SubMallPayoutsQuery,
  Rules.Encoded<typeof query>
> = /*#__PURE__*/ Rules.where(
  query,
  ({ endDate, startDate }) => startDate <= endDate,
  "a window: startDate is after endDate"
)

/**
 * Checks and writes the query.
 *
 * @since 0.1.0
 * @category schemas
 */
export const querySchema: Rules.Schema<
  SubMallPayoutsQuery,
  Rules.Encoded<typeof query>
> = /*#__PURE__*/ Rules.schema("SubMallPayoutsQuery", queryCodec)
