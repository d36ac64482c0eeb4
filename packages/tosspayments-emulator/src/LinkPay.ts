/**
 * Link Pay: what a buyer does who was sent a link. TossPayments' page is not emulated; a test says what the buyer did.
 *
 * @since 0.1.0
 * @see https://docs.tosspayments.com/reference/using-api/webhook-events
 */
import type { Method } from "./Authorization.js"
import type { Payment } from "./Payment.js"

/**
 * What the buyer ordered and how it was paid. Only `amount` is required.
 *
 * @example
 * ```ts
 * import type { LinkPay } from "tosspayments-emulator/effect"
 *
 * const two: LinkPay.PayInput = { amount: 16500, quantity: 2, productName: "핸드드립 원두 500g" }
 * ```
 *
 * @since 0.1.0
 * @category models
 */
export interface PayInput {
  /** Price of one, in won. */
  readonly amount: number
  /** Default: 1. */
  readonly quantity?: number | undefined
  /** Also the `orderName` of the payment. Default: a Korean sample text. */
  readonly productName?: string | undefined
  readonly customerName?: string | undefined
  /** Digits. */
  readonly customerPhoneNumber?: string | undefined
  /** Default: `CARD`. A virtual account is WAITING_FOR_DEPOSIT afterwards, everything else DONE. */
  readonly method?: Method | undefined
  /** Default: the first configured merchant. */
  readonly mId?: string | undefined
}

/**
 * An order as `GET /v1/orders/{orderKey}` answers it.
 *
 * @since 0.1.0
 * @category models
 */
export interface Order {
  readonly orderKey: string
  readonly amount: number
  readonly currency: string
  readonly customerName: string
  readonly customerPhoneNumber: string
  readonly payment: Payment
  readonly orderItems: ReadonlyArray<{
    readonly product: {
      readonly productKey: string
      readonly name: string
      readonly amount: number
      readonly currency: string
      readonly status: "ON_SALE"
    }
    readonly quantity: number
    readonly orderOptions: ReadonlyArray<unknown>
  }>
}
