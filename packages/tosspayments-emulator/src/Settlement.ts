/**
 * Settlements as the emulator derives them from payments. Fees and days are invented.
 *
 * @since 0.1.0
 */
import type { Cancel, Payment } from "./Payment.js"

/**
 * A settlement, as `GET /v1/settlements` has it: of a payment, or of a cancel, whose amounts are negative then. Days are
 * `2026-03-02`, amounts decimals of `currency`.
 *
 * @since 0.1.0
 * @category models
 * @see https://docs.tosspayments.com/reference#정산
 */
export interface Settlement
  extends Pick<
    Payment,
    | "approvedAt"
    | "card"
    | "currency"
    | "easyPay"
    | "giftCertificate"
    | "mId"
    | "method"
    | "mobilePhone"
    | "orderId"
    | "paymentKey"
    | "transfer"
    | "virtualAccount"
  > {
  readonly transactionKey: string
  readonly fees: ReadonlyArray<{
    readonly type: "BASE" | "INSTALLMENT_DISCOUNT" | "INSTALLMENT" | "POINT_SAVING" | "ETC"
    readonly fee: number
  }>
  readonly soldDate: string
  readonly paidOutDate: string
  readonly cancel: Cancel | null
  readonly amount: number
  readonly interestFee: number
  readonly fee: number
  readonly supplyAmount: number
  readonly vat: number
  readonly payOutAmount: number
}
