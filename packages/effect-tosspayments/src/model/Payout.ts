/**
 * A payout: money of a marketplace on its way to a seller.
 *
 * @since 0.1.0
 */
import * as Wire from "../internal/schema/wire.js"
import * as Failure from "./payment/Failure.js"
import * as Amount from "./payout/Amount.js"
import type { ScheduleType } from "./payout/PayoutRequest.js"

/**
 * Where a payout stands.
 *
 * - `REQUESTED`: waits for its day; only now can it be cancelled.
 * - `IN_PROGRESS`: is being paid. One with `EXPRESS` may begin here.
 * - `COMPLETED`: the seller has the money.
 * - `FAILED`, `REJECTED`: the money stayed; `error` says why.
 * - `CANCELED`: the shop took it back before its day.
 *
 * Source: https://docs.tosspayments.com/reference/additional
 *
 * @since 0.1.0
 * @category models
 */
export type PayoutStatus =
  | "REQUESTED"
  | "IN_PROGRESS"
  | "COMPLETED"
  | "FAILED"
  | "CANCELED"
  | "REJECTED"
  | (string & {})

/**
 * A payout.
 *
 * Fields that books hang on (`id`, `refPayoutId`, `destination`, `amount`, `status`) must be there; any other field that
 * TossPayments leaves out or changes is read as `""`, `null` or an invalid `Date` and reported as drift (`onDrift`).
 *
 * Source: https://docs.tosspayments.com/reference/additional
 *
 * @since 0.1.0
 * @category models
 */
export interface Payout {
  /** TossPayments' id, e.g. `FPA_88001`. */
  readonly id: string
  /** The shop's id, at most 50 characters. */
  readonly refPayoutId: string
  /** Id of the seller (`Seller.id`). */
  readonly destination: string
  /** At once, or on a day. */
  readonly scheduleType: ScheduleType | (string & {})
  /** Day of the payout, in Korea: `yyyy-MM-dd`. */
  readonly payoutDate: string
  /** What is paid. */
  readonly amount: Amount.Amount
  /** What the seller's bank statement shows. */
  readonly transactionDescription: string
  /** When it was requested. */
  readonly requestedAt: Date
  /** Where it stands. */
  readonly status: PayoutStatus
  /** Why it failed; `null` if it did not. */
  readonly error: Failure.Failure | null
  /** What the shop gave along. */
  readonly metadata: { readonly [name: string]: string } | null
}

const struct = /*#__PURE__*/ Wire.struct(() => ({
  id: Wire.key,
  refPayoutId: Wire.key,
  destination: Wire.key,
  scheduleType: Wire.openEnum<Payout["scheduleType"]>(),
  payoutDate: Wire.day,
  amount: Amount.codec,
  transactionDescription: Wire.text,
  requestedAt: Wire.date,
  status: Wire.required(Wire.openEnum<PayoutStatus>()),
  error: Wire.nullable(Failure.codec),
  metadata: Wire.nullable(Wire.record(Wire.text))
}))

/**
 * The wire form: what `schema` encodes to.
 *
 * @since 0.1.0
 * @category models
 */
export type Encoded = Wire.Encoded<typeof struct>

/**
 * What the SDK reads it with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const codec: Wire.Wire<Payout, Encoded> = struct

/**
 * Reads and writes the wire form.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Wire.Schema<Payout, Encoded> = /*#__PURE__*/ Wire.schema("Payout", codec)

/**
 * Whether the money has not left and will not: the payout failed, was refused or was cancelled. Request it anew, with
 * another `refPayoutId`, if it is still due.
 *
 * @example
 * ```ts
 * import * as Payout from "effect-tosspayments/model/Payout"
 *
 * const due = (payouts: ReadonlyArray<Payout.Payout>) => payouts.filter(Payout.isUnpaid)
 * ```
 *
 * @since 0.1.0
 * @category guards
 */
export const isUnpaid = ({ status }: Pick<Payout, "status">): boolean =>
  status === "FAILED" || status === "REJECTED" || status === "CANCELED"
