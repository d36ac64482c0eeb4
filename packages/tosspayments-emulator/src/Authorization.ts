/**
 * What a buyer does in the payment window: pick a method, authenticate, come back with a paymentKey.
 * A test without a browser says what the buyer did.
 *
 * @since 0.1.0
 * @see https://docs.tosspayments.com/guides/v2/get-started/payment-flow
 */
import type { Payment } from "./Payment.js"

/**
 * Payment methods of this slice, by their API code.
 *
 * @since 0.1.0
 * @category models
 * @see https://docs.tosspayments.com/reference#payment-객체
 */
export type Method =
  | "CARD"
  | "VIRTUAL_ACCOUNT"
  | "EASY_PAY"
  | "TRANSFER"
  | "MOBILE_PHONE"
  | "FOREIGN_EASY_PAY"
  | "CULTURE_GIFT_CERTIFICATE"
  | "BOOK_GIFT_CERTIFICATE"
  | "GAME_GIFT_CERTIFICATE"

/**
 * What the buyer did. Only `orderId` and `amount` are required.
 *
 * @example
 * ```ts
 * import type { Authorization } from "tosspayments-emulator/effect"
 *
 * const byCard: Authorization.AuthorizeInput = { orderId: "ORD-0001", amount: 33000 }
 * const declined: Authorization.AuthorizeInput = { ...byCard, decline: "REJECT_CARD_PAYMENT" }
 * ```
 *
 * @since 0.1.0
 * @category models
 * @see https://docs.tosspayments.com/sdk/v2/js
 */
export interface AuthorizeInput {
  /** 6 to 64 of `A-Z a-z 0-9 - _ = .`. */
  readonly orderId: string
  /** 1 to 100 characters. Default: a Korean sample text. */
  readonly orderName?: string | undefined
  /** In `currency`: whole for KRW and JPY, up to two decimals for USD. */
  readonly amount: number
  /** Default: `USD` for FOREIGN_EASY_PAY, else `KRW`. */
  readonly currency?: "KRW" | "USD" | "JPY" | undefined
  /** Default: `CARD`. */
  readonly method?: Method | undefined
  readonly taxFreeAmount?: number | undefined
  readonly taxExemptionAmount?: number | undefined
  /** The buyer pays with brandpay, by CARD or TRANSFER: the payment is of the type BRANDPAY, and confirmed as such. */
  readonly brandPay?: { readonly customerKey: string } | undefined
  /** `false` leaves the payment READY, as when the buyer is still in the window. Default: `true`. */
  readonly authenticated?: boolean | undefined
  /** Error code the confirmation will be declined with; the payment then becomes ABORTED. */
  readonly decline?: string | undefined
  /** Default: the first configured merchant. */
  readonly mId?: string | undefined
  readonly customerName?: string | undefined
  readonly customerMobilePhone?: string | undefined
  readonly metadata?: Readonly<Record<string, string>> | undefined
  readonly useEscrow?: boolean | undefined
  readonly cultureExpense?: boolean | undefined
  /** Default: `true`, except for gift certificates. */
  readonly isPartialCancelable?: boolean | undefined
  /** Instant discount, part of `amount`. */
  readonly discountAmount?: number | undefined
  readonly card?:
    | {
        readonly issuerCode?: string | undefined
        readonly acquirerCode?: string | null | undefined
        readonly number?: string | undefined
        /** 0 (at once), or 2 to 12. */
        readonly installmentPlanMonths?: number | undefined
        readonly isInterestFree?: boolean | undefined
        readonly interestPayer?: "BUYER" | "CARD_COMPANY" | "MERCHANT" | undefined
        readonly cardType?: "신용" | "체크" | "기프트" | "미확인" | undefined
        readonly ownerType?: "개인" | "법인" | "미확인" | undefined
      }
    | undefined
  /** Parts must add up to `amount`; with none given the wallet's card pays everything. */
  readonly easyPay?:
    | {
        /** Korean name or code. Default: `토스페이`, or `페이팔` for FOREIGN_EASY_PAY. */
        readonly provider?: string | undefined
        readonly cardAmount?: number | undefined
        readonly amount?: number | undefined
        readonly discountAmount?: number | undefined
      }
    | undefined
  /** Two-character code of the bank. Default: `20` for virtual accounts, `88` for transfers. */
  readonly bankCode?: string | undefined
  /** Hours a virtual account waits for its deposit, 1 to 2160. Default: 168. */
  readonly validHours?: number | undefined
  /** Cash receipt the buyer asked for; virtual accounts and transfers only. */
  readonly cashReceipt?: { readonly type: "소득공제" | "지출증빙" } | undefined
  /** ISO 3166-1 alpha-2. Default: `US` for PayPal, else `KR`. */
  readonly country?: string | undefined
  /** A cancel stays IN_PROGRESS until `settleCancel`. Default: `true` for foreign wallets other than PayPal. */
  readonly asyncCancel?: boolean | undefined
}

/**
 * What the success redirect carries, and the payment as it stands.
 *
 * @since 0.1.0
 * @category models
 * @see https://docs.tosspayments.com/guides/v2/get-started/payment-flow
 */
export interface Authorization {
  readonly paymentKey: string
  readonly orderId: string
  readonly amount: number
  readonly payment: Payment
}
