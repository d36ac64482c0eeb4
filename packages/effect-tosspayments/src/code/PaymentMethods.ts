/**
 * Payment methods with their codes and names. Imports no Effect.
 *
 * Source: https://docs.tosspayments.com/reference#payment-객체
 *
 * @since 0.1.0
 */
import * as CodeTable from "../internal/codeTable.js"
import type { PaymentMethodCode } from "../model/payment/PaymentMethod.js"

/**
 * A payment method.
 *
 * @since 0.1.0
 * @category models
 */
export interface Method {
  /** Language-independent code. */
  readonly code: PaymentMethodCode
  /** What `Payment.method` has unless English was asked for. */
  readonly korean: string
  /** What people call it, to show; not for requests. */
  readonly name: { readonly ko: string; readonly en: string }
}

const rows: ReadonlyArray<readonly [code: PaymentMethodCode, korean: string, en: string]> = [
  ["CARD", "카드", "Card"],
  ["VIRTUAL_ACCOUNT", "가상계좌", "Virtual account"],
  ["EASY_PAY", "간편결제", "Easy pay"],
  ["MOBILE_PHONE", "휴대폰", "Mobile phone"],
  ["TRANSFER", "계좌이체", "Bank transfer"],
  ["CULTURE_GIFT_CERTIFICATE", "문화상품권", "Culture gift certificate"],
  ["BOOK_GIFT_CERTIFICATE", "도서문화상품권", "Book gift certificate"],
  ["GAME_GIFT_CERTIFICATE", "게임문화상품권", "Game gift certificate"],
  ["FOREIGN_EASY_PAY", "해외간편결제", "Foreign easy pay"]
]

const make = ([code, korean, en]: (typeof rows)[number]): Method => ({
  code,
  korean,
  name: { ko: korean, en }
})

/**
 * All payment methods. Fresh objects each time.
 *
 * @since 0.1.0
 * @category accessors
 */
export const all = (): ReadonlyArray<Method> => rows.map(make)

/**
 * The method of this code or name in either language, whatever its case and spaces; `null` for what this version does not
 * know.
 *
 * @example
 * ```ts
 * import * as PaymentMethods from "effect-tosspayments/code/PaymentMethods"
 * import type { Payment } from "effect-tosspayments/model/Payment"
 *
 * const label = ({ method }: Payment): string => PaymentMethods.find(method ?? "")?.name.en ?? "–"
 * ```
 *
 * @since 0.1.0
 * @category accessors
 */
export const find = (text: string): Method | null =>
  CodeTable.unambiguous(CodeTable.named(rows, (row) => row, text).map(make))
