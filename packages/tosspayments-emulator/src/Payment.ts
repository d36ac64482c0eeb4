/**
 * The Payment object as the emulator sends it: response version 2022-11-16, every nullable field present.
 * Kept apart from the SDK's model on purpose, so that each proves the other.
 *
 * @since 0.1.0
 * @see https://docs.tosspayments.com/reference#payment-객체
 */

/**
 * Life-cycle of a payment.
 *
 * @since 0.1.0
 * @category models
 * @see https://docs.tosspayments.com/reference#payment-객체
 */
export type Status =
  | "READY"
  | "IN_PROGRESS"
  | "WAITING_FOR_DEPOSIT"
  | "DONE"
  | "CANCELED"
  | "PARTIAL_CANCELED"
  | "ABORTED"
  | "EXPIRED"

/**
 * Card part of a payment.
 *
 * @since 0.1.0
 * @category models
 * @see https://docs.tosspayments.com/reference#payment-객체
 */
export interface Card {
  readonly issuerCode: string
  readonly acquirerCode: string | null
  readonly number: string
  readonly installmentPlanMonths: number
  readonly isInterestFree: boolean
  readonly interestPayer: "BUYER" | "CARD_COMPANY" | "MERCHANT" | null
  readonly approveNo: string
  readonly useCardPoint: boolean
  readonly cardType: string
  readonly ownerType: string
  readonly acquireStatus: "READY" | "REQUESTED" | "COMPLETED" | "CANCEL_REQUESTED" | "CANCELED"
  readonly amount: number
}

/**
 * Virtual account part of a payment.
 *
 * @since 0.1.0
 * @category models
 * @see https://docs.tosspayments.com/reference#payment-객체
 */
export interface VirtualAccount {
  readonly accountNumber: string
  readonly accountType: string
  readonly bankCode: string
  readonly customerName: string
  readonly depositorName: string | null
  readonly dueDate: string
  readonly expired: boolean
  readonly settlementStatus: "INCOMPLETED" | "COMPLETED"
  readonly refundStatus: "NONE" | "PENDING" | "FAILED" | "PARTIAL_FAILED" | "COMPLETED"
  readonly refundReceiveAccount: null
}

/**
 * Easy-pay part of a payment by a Korean wallet; foreign wallets send a bare string instead.
 *
 * @since 0.1.0
 * @category models
 * @see https://docs.tosspayments.com/guides/v2/learn/easypay-response
 */
export interface EasyPay {
  readonly provider: string
  readonly amount: number
  readonly discountAmount: number
}

/**
 * Cash receipt summary of a payment.
 *
 * @since 0.1.0
 * @category models
 * @see https://docs.tosspayments.com/reference#payment-객체
 */
export interface CashReceipt {
  readonly type: string
  readonly receiptKey: string
  readonly issueNumber: string
  readonly receiptUrl: string
  readonly amount: number
  readonly taxFreeAmount: number
}

/**
 * One cash receipt issued for a payment.
 *
 * @since 0.1.0
 * @category models
 * @see https://docs.tosspayments.com/reference#payment-객체
 */
export interface CashReceiptEntry {
  readonly receiptKey: string
  readonly orderId: string
  readonly orderName: string
  readonly type: string
  readonly issueNumber: string
  readonly receiptUrl: string
  readonly businessNumber: string
  readonly transactionType: "CONFIRM" | "CANCEL"
  readonly amount: number
  readonly taxFreeAmount: number
  readonly issueStatus: "IN_PROGRESS" | "COMPLETED" | "FAILED"
  readonly failure: Failure | null
  readonly customerIdentityNumber: string
  readonly requestedAt: string
}

/**
 * One cancel of a payment.
 *
 * @since 0.1.0
 * @category models
 * @see https://docs.tosspayments.com/reference#payment-객체
 */
export interface Cancel {
  readonly transactionKey: string
  readonly cancelReason: string
  readonly taxExemptionAmount: number
  readonly canceledAt: string
  readonly cardDiscountAmount: number
  readonly transferDiscountAmount: number
  readonly easyPayDiscountAmount: number
  readonly receiptKey: string | null
  readonly cancelStatus: "DONE" | "IN_PROGRESS" | "ABORTED"
  readonly cancelRequestId: string | null
  readonly cancelAmount: number
  readonly taxFreeAmount: number
  readonly refundableAmount: number
}

/**
 * Why a payment was aborted or expired.
 *
 * @since 0.1.0
 * @category models
 * @see https://docs.tosspayments.com/reference/error-codes
 */
export interface Failure {
  readonly code: string
  readonly message: string
}

/**
 * A payment, in the field order of the real API. Amounts are decimals of `currency`, dates are ISO 8601 with
 * `+09:00` and second precision.
 *
 * @since 0.1.0
 * @category models
 * @see https://docs.tosspayments.com/reference#payment-객체
 */
export interface Payment {
  readonly mId: string
  readonly version: string
  readonly paymentKey: string
  readonly status: Status
  readonly lastTransactionKey: string | null
  readonly method: string | null
  readonly orderId: string
  readonly orderName: string
  readonly requestedAt: string
  readonly approvedAt: string | null
  readonly useEscrow: boolean | null
  readonly cultureExpense: boolean
  readonly card: Card | null
  readonly virtualAccount: VirtualAccount | null
  readonly transfer: {
    readonly bankCode: string
    readonly settlementStatus: "INCOMPLETED" | "COMPLETED"
  } | null
  readonly mobilePhone: {
    readonly customerMobilePhone: string
    readonly settlementStatus: "INCOMPLETED" | "COMPLETED"
    readonly receiptUrl: string
  } | null
  readonly giftCertificate: {
    readonly approveNo: string
    readonly settlementStatus: "INCOMPLETED" | "COMPLETED"
  } | null
  readonly cashReceipt: CashReceipt | null
  readonly cashReceipts: ReadonlyArray<CashReceiptEntry> | null
  readonly discount: { readonly amount: number } | null
  readonly cancels: ReadonlyArray<Cancel> | null
  readonly secret: string | null
  readonly type: "NORMAL" | "BILLING" | "BRANDPAY"
  readonly easyPay: EasyPay | string | null
  readonly country: string
  readonly failure: Failure | null
  readonly isPartialCancelable: boolean
  readonly receipt: { readonly url: string } | null
  readonly checkout: { readonly url: string }
  readonly currency: string
  readonly totalAmount: number
  readonly balanceAmount: number
  readonly suppliedAmount: number
  readonly vat: number
  readonly taxFreeAmount: number
  readonly taxExemptionAmount: number
  readonly metadata: Readonly<Record<string, string>> | null
  /** Sent with version 2024-06-01, and by EXPIRED payments of every version. */
  readonly transactionKey?: string | null
}
