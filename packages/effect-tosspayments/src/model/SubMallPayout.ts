/**
 * A payout of version 1: money that goes to a sub-mall.
 *
 * @since 0.1.0
 */
import * as Wire from "../internal/schema/wire.js"
import * as Failure from "./payment/Failure.js"
import { account, type SubMallAccount } from "./SubMall.js"

/**
 * A payout. Key, amount and status must be there; any other field that TossPayments leaves out or changes is read as `""`,
 * `null` or an invalid `Date` and reported as drift (`onDrift`). Days and moments without separators (`20260309`,
 * `20260306100000`), as older answers have them, are read, too.
 *
 * Source: https://docs.tosspayments.com/guides/payouts
 *
 * @deprecated Of payouts version 1. Payouts of version 2 (`/v2/payouts`) replace it.
 * @since 0.1.0
 * @category models
 */
export interface SubMallPayout {
  /** Key of the payout, at most 24 characters. */
  readonly payoutKey: string
  /** Id of the request; only in older answers. */
  readonly requestId: string | null
  /** Who gets it. */
  readonly subMallId: string | null
  /** The day on which it is paid, `yyyy-MM-dd`. */
  readonly payoutDate: string
  /** How much, in won. */
  readonly payoutAmount: number
  /** Where it goes. */
  readonly account: SubMallAccount | null
  /** When it was asked for. */
  readonly requestedAt: Date
  /** How far it is. Only what is `REQUESTED` can be cancelled. */
  readonly status: "REQUESTED" | "IN_PROGRESS" | "COMPLETED" | "FAILED" | "CANCELED" | (string & {})
  /** Why it failed. */
  readonly failure: Failure.Failure | null
  /** What the bank statement says, at most 7 characters. */
  readonly transferSummary: string | null
  /** What the shop has added. */
  readonly metadata: { readonly [name: string]: string } | null
}

const struct = /*#__PURE__*/ Wire.struct(() => ({
  payoutKey: Wire.key,
  requestId: Wire.nullable(Wire.text),
  subMallId: Wire.nullable(Wire.text),
  payoutDate: Wire.day,
  payoutAmount: Wire.required(Wire.number),
  account: Wire.nullable(account),
  requestedAt: Wire.date,
  status: Wire.required(Wire.openEnum<SubMallPayout["status"]>()),
  failure: Wire.nullable(Failure.codec),
  transferSummary: Wire.nullable(Wire.text),
  metadata: Wire.nullable(Wire.record(Wire.text))
}))

const dashed = (text: unknown): unknown =>
  typeof text === "string"
    ? text
        .replace(/^(\d{4})(\d\d)(\d\d)$/, "$1-$2-$3")
        .replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, "$1-$2-$3T$4:$5:$6")
    : text

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
export const codec: Wire.Wire<SubMallPayout, Encoded> = /*#__PURE__*/ Wire.older(struct, (json) => ({
  ...json,
  payoutDate: dashed(json["payoutDate"]),
  requestedAt: dashed(json["requestedAt"])
}))

/**
 * Reads and writes the wire form.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Wire.Schema<SubMallPayout, Encoded> = /*#__PURE__*/ Wire.schema("SubMallPayout", codec)
