/**
 * An order that is paid through a link (Link Pay).
 *
 * @since 0.1.0
 */
import * as Wire from "../internal/schema/wire.js"
import * as Payment from "./Payment.js"

/**
 * A product of a Link Pay order.
 *
 * Source: https://docs.tosspayments.com/reference/using-api/webhook-events
 *
 * @since 0.1.0
 * @category models
 */
export interface LinkPayProduct {
  /** Key of the product. */
  readonly productKey: string
  /** Its name, which is the `orderName` of the payment as well. */
  readonly name: string
  /** Price of one, in `currency`. */
  readonly amount: number
  /** ISO 4217 code. */
  readonly currency: string
  /** Whether it is for sale. */
  readonly status: "ON_SALE" | (string & {})
}

/**
 * A line of a Link Pay order.
 *
 * Source: https://docs.tosspayments.com/reference/using-api/webhook-events
 *
 * @since 0.1.0
 * @category models
 */
export interface LinkPayItem {
  /** What was ordered. */
  readonly product: LinkPayProduct
  /** How many of it. */
  readonly quantity: number
  /** What the buyer chose; its form is not documented. */
  readonly orderOptions: ReadonlyArray<unknown>
}

/**
 * A Link Pay order with its payment.
 *
 * Source: https://docs.tosspayments.com/reference/using-api/webhook-events
 *
 * @example
 * ```ts
 * import { isPaid } from "effect-tosspayments/model/Payment"
 * import type { LinkPayOrder } from "effect-tosspayments/model/LinkPayOrder"
 *
 * const isDue = ({ payment }: LinkPayOrder): boolean => payment !== null && isPaid(payment)
 * ```
 *
 * @since 0.1.0
 * @category models
 */
export interface LinkPayOrder {
  /** Key of the order; the `orderId` of its payment is another one, which begins with `link`. */
  readonly orderKey: string
  /** What is to be paid; `NaN` when it is not told. */
  readonly amount: number
  /** ISO 4217 code; `null` when it is not told. */
  readonly currency: string | null
  /** Name of the buyer. Personal data. */
  readonly customerName: string | null
  /** Phone number of the buyer, digits. Personal data. */
  readonly customerPhoneNumber: string | null
  /** The payment; `null` when there is none. */
  readonly payment: Payment.Payment | null
  /** What was ordered; empty when it is not told. */
  readonly orderItems: ReadonlyArray<LinkPayItem>
}

const item = /*#__PURE__*/ Wire.struct(() => ({
  product: Wire.struct(() => ({
    productKey: Wire.text,
    name: Wire.text,
    amount: Wire.amount,
    currency: Wire.text,
    status: Wire.openEnum<LinkPayProduct["status"]>()
  })),
  quantity: Wire.amount,
  orderOptions: Wire.expected(Wire.orElse(Wire.list(Wire.json), []), () => [])
}))

const struct = /*#__PURE__*/ Wire.struct(() => ({
  orderKey: Wire.key,
  amount: Wire.amount,
  currency: Wire.nullable(Wire.text),
  customerName: Wire.nullable(Wire.text),
  customerPhoneNumber: Wire.nullable(Wire.text),
  payment: Wire.nullable(Payment.codec),
  orderItems: Wire.expected(Wire.orElse(Wire.list(item), []), () => [])
}))

/**
 * What the SDK reads it with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const codec: Wire.Wire<LinkPayOrder, Wire.Encoded<typeof struct>> = struct

/**
 * Reads and writes the wire form.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Wire.Schema<LinkPayOrder, Wire.Encoded<typeof struct>> = /*#__PURE__*/ Wire.schema(
  "LinkPayOrder",
  codec
)
