/**
 * Cash receipts that were issued by themselves, not with a payment.
 *
 * @since 0.1.0
 * @see https://docs.tosspayments.com/reference#현금영수증
 */
import type { CashReceiptEntry } from "./Payment.js"

/**
 * A receipt, or the cancellation of one (of a part of it), as the emulator remembers it.
 *
 * @since 0.1.0
 * @category models
 */
export interface CashReceipt extends CashReceiptEntry {
  readonly type: "소득공제" | "지출증빙"
}
