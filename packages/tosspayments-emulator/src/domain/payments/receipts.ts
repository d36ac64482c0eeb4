import type { Identifiers } from "../../kernel/Identifiers.js"
import type { CashReceipt, CashReceiptEntry, Payment } from "../../Payment.js"

/** Receipts exist in test, but show no data (protocol.md §15). */
const host = "https://dashboard-sandbox.tosspayments.com/receipt"

export const slip = (paymentKey: string): { readonly url: string } => ({
  url: `${host}/redirection?transactionId=${paymentKey}&ref=PX`
})

export const accountStatement = (paymentKey: string): { readonly url: string } => ({
  url: `${host}/payment-detail/bank-transfer?transactionId=${paymentKey}&ref=PX`
})

export const mobileUrl = (paymentKey: string): string => `${host}/mobile?transactionId=${paymentKey}&ref=PX`

export const businessNumber = "2208112345"

export const cashReceiptUrl = (mId: string, orderId: string): string =>
  `${host}/mids/si_${mId.slice(0, 4)}/orders/${orderId}/cash-receipt?ref=dl`

export const cashReceipt = (payment: Payment, type: string, ids: Identifiers): CashReceipt => ({
  type,
  receiptKey: ids.receiptKey(),
  issueNumber: ids.issueNumber(),
  receiptUrl: cashReceiptUrl(payment.mId, payment.orderId),
  amount: payment.totalAmount,
  taxFreeAmount: payment.taxFreeAmount
})

export const cashReceiptEntry = (
  payment: Payment,
  receipt: CashReceipt,
  requestedAt: string
): CashReceiptEntry => ({
  receiptKey: receipt.receiptKey,
  orderId: payment.orderId,
  orderName: payment.orderName,
  type: receipt.type,
  issueNumber: receipt.issueNumber,
  receiptUrl: receipt.receiptUrl,
  businessNumber,
  transactionType: "CONFIRM",
  amount: receipt.amount,
  taxFreeAmount: receipt.taxFreeAmount,
  issueStatus: "IN_PROGRESS",
  failure: null,
  customerIdentityNumber: "0101234****",
  requestedAt
})
