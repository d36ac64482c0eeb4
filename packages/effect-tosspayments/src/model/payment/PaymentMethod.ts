/**
 * How a buyer pays. Imports nothing.
 *
 * @since 0.1.0
 */

/**
 * Language-independent code of a payment method.
 *
 * Source: https://docs.tosspayments.com/reference#payment-객체
 *
 * @since 0.1.0
 * @category models
 */
export type PaymentMethodCode =
  | "CARD"
  | "VIRTUAL_ACCOUNT"
  | "EASY_PAY"
  | "MOBILE_PHONE"
  | "TRANSFER"
  | "CULTURE_GIFT_CERTIFICATE"
  | "BOOK_GIFT_CERTIFICATE"
  | "GAME_GIFT_CERTIFICATE"
  | "FOREIGN_EASY_PAY"

/**
 * The text in `Payment.method`: Korean, or a code when the request asked for English.
 *
 * @since 0.1.0
 * @category models
 */
export type PaymentMethod =
  | "카드"
  | "가상계좌"
  | "간편결제"
  | "휴대폰"
  | "계좌이체"
  | "문화상품권"
  | "도서문화상품권"
  | "게임문화상품권"
  | "해외간편결제"
  | PaymentMethodCode
  | (string & {})

const codes: Readonly<Record<string, PaymentMethodCode>> = {
  카드: "CARD",
  가상계좌: "VIRTUAL_ACCOUNT",
  간편결제: "EASY_PAY",
  휴대폰: "MOBILE_PHONE",
  계좌이체: "TRANSFER",
  문화상품권: "CULTURE_GIFT_CERTIFICATE",
  도서문화상품권: "BOOK_GIFT_CERTIFICATE",
  게임문화상품권: "GAME_GIFT_CERTIFICATE",
  해외간편결제: "FOREIGN_EASY_PAY"
}

/**
 * The code of a method in either language; `null` for a method that this version does not know.
 *
 * @example
 * ```ts
 * import * as PaymentMethod from "effect-tosspayments/model/payment/PaymentMethod"
 *
 * PaymentMethod.toCode("카드") // "CARD"
 * PaymentMethod.toCode("CARD") // "CARD"
 * PaymentMethod.toCode("새 결제수단") // null
 * ```
 *
 * @since 0.1.0
 * @category conversions
 */
export const toCode = (method: PaymentMethod): PaymentMethodCode | null =>
  Object.hasOwn(codes, method)
    ? (codes[method] as PaymentMethodCode)
    : (Object.values(codes).find((code) => code === method) ?? null)
