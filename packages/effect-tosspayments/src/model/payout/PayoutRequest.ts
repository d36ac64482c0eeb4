/**
 * What a payout needs.
 *
 * @since 0.1.0
 */
import * as Money from "../../internal/money.js"
import * as Rules from "../../internal/schema/rules.js"

/**
 * When a payout is made: at once (`EXPRESS`, on business days from 08:00 to 15:00 in Korea), or on a day (`SCHEDULED`).
 *
 * Source: https://docs.tosspayments.com/reference/additional
 *
 * @since 0.1.0
 * @category models
 */
export type ScheduleType = "EXPRESS" | "SCHEDULED"

/**
 * One payout of a batch. Give each an id of its own, and keep it when you try again: by it the SDK finds a payout whose
 * answer was lost.
 *
 * Source: https://docs.tosspayments.com/reference/additional
 *
 * @example
 * ```ts
 * import type { PayoutRequest } from "effect-tosspayments/model/payout/PayoutRequest"
 *
 * const request: PayoutRequest = {
 *   refPayoutId: "pay-202603-001",
 *   destination: "seller_a01kq4n8w2v6x0y3z5b7c9d1fg",
 *   scheduleType: "SCHEDULED",
 *   payoutDate: "2026-03-10",
 *   amount: { currency: "KRW", value: 150000 },
 *   transactionDescription: "3월정산"
 * }
 * ```
 *
 * @since 0.1.0
 * @category models
 */
export interface PayoutRequest {
  /** The shop's id for this payout, 1 to 50 characters. */
  readonly refPayoutId: string
  /** Id of the seller (`Seller.id`), who must be PARTIALLY_APPROVED or APPROVED. */
  readonly destination: string
  /** At once, or on a day. */
  readonly scheduleType: ScheduleType
  /** For `SCHEDULED`, and only then: a business day, `yyyy-MM-dd`, from tomorrow to a year ahead. */
  readonly payoutDate?: string | undefined
  /** What to pay: whole won, less than 1,000,000,000. */
  readonly amount: { readonly currency: "KRW"; readonly value: number }
  /** What the seller's bank statement shows, 1 to 7 characters. */
  readonly transactionDescription: string
  /** At most 5 pairs: names of at most 40 characters without `[` and `]`, values of at most 500. */
  readonly metadata?: { readonly [name: string]: string } | undefined
}

/**
 * Shared with sellers.
 *
 * @internal
 */
export const metadata: Rules.Rule<{ readonly [name: string]: string }> = /*#__PURE__*/ Rules.where(
  /*#__PURE__*/ Rules.metadata(5, 40, 500),
  (given) => !/[[\]]/.test(Object.keys(given).join()),
  "names without [ and ]"
)

const struct = /*#__PURE__*/ Rules.struct(() => ({
  refPayoutId: Rules.text(1, 50),
  destination: Rules.text(1, 35),
  scheduleType: Rules.oneOf("EXPRESS", "SCHEDULED"),
  payoutDate: Rules.optional(Rules.day),
  amount: Rules.struct(() => ({
    currency: Rules.oneOf("KRW"),
    value: Rules.where(
      Rules.amount(1),
      (value) => value < 999_999_999.5 && Money.exact(value, "KRW") !== null,
      "whole won, less than 1,000,000,000"
    )
  })),
  transactionDescription: Rules.text(1, 7),
  metadata: Rules.optional(metadata)
}))

/**
 * What the SDK checks and writes it with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const codec: Rules.Rule<PayoutRequest, Rules.Encoded<typeof struct>> = /*#__PURE__*/ Rules.where(
  struct,
  ({ payoutDate, scheduleType }) => (scheduleType === "SCHEDULED") === (payoutDate !== undefined),
  "a payoutDate with SCHEDULED, and none with EXPRESS"
)

/**
 * Checks and writes the request.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Rules.Schema<PayoutRequest, Rules.Encoded<typeof struct>> = /*#__PURE__*/ Rules.schema(
  "PayoutRequest",
  codec
)

/**
 * A batch: 1 to 100 payouts, all of which are accepted or none.
 *
 * @internal
 */
export const batch: Rules.Rule<
  ReadonlyArray<PayoutRequest>,
  ReadonlyArray<Rules.Encoded<typeof struct>>
> = /*#__PURE__*/ Rules.where(
  /*#__PURE__*/ Rules.list(codec, 1, 100),
  (requests) =>
    new Set(requests.map(({ refPayoutId }) => String(refPayoutId).normalize("NFC"))).size === requests.length,
  "another refPayoutId for each payout"
)
