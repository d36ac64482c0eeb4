import * as ErrorCodes from "../../contract/errorCodes.js"
import type { EasyPay, Failure, Payment } from "../../Payment.js"

const words: Readonly<Record<string, string>> = {
  카드: "CARD",
  가상계좌: "VIRTUAL_ACCOUNT",
  간편결제: "EASY_PAY",
  휴대폰: "MOBILE_PHONE",
  계좌이체: "TRANSFER",
  문화상품권: "CULTURE_GIFT_CERTIFICATE",
  도서문화상품권: "BOOK_GIFT_CERTIFICATE",
  게임문화상품권: "GAME_GIFT_CERTIFICATE",
  해외간편결제: "FOREIGN_EASY_PAY",
  신용: "CREDIT",
  체크: "CHECK",
  기프트: "GIFT",
  미확인: "UNKNOWN",
  개인: "PERSONAL",
  법인: "CORPORATE",
  일반: "NORMAL",
  고정: "FIXED",
  토스페이: "TOSSPAY",
  네이버페이: "NAVERPAY",
  삼성페이: "SAMSUNGPAY",
  애플페이: "APPLEPAY",
  엘페이: "LPAY",
  카카오페이: "KAKAOPAY",
  핀페이: "PINPAY",
  페이코: "PAYCO",
  SSG페이: "SSG",
  LG페이: "LGPAY",
  페이팔: "PAYPAL"
}

const korean: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(words).map(([ko, en]) => [en, ko])
)

const look = (dictionary: Readonly<Record<string, string>>, word: string): string =>
  Object.hasOwn(dictionary, word) ? (dictionary[word] ?? word) : word

/** The English code of a Korean literal; any other text as it is. */
export const toEnglish = (word: string): string => look(words, word)

/** The Korean literal of a method, provider or card type given by either name. */
export const toKorean = (word: string): string => look(korean, word)

const easyPay = (value: EasyPay | string): EasyPay | string =>
  typeof value === "string" ? toEnglish(value) : { ...value, provider: toEnglish(value.provider) }

const failure = ({ code, message }: Failure): Failure => {
  if (code === "EXPIRED_PAYMENT") return { code, message: "The payment session has expired." }
  return { code, message: ErrorCodes.isErrorCode(code) ? ErrorCodes.messageOf(code, "en") : message }
}

type Literals = Pick<Payment, "method" | "card" | "virtualAccount" | "easyPay">

/** What becomes of the literals of protocol.md §3 in a payment, or in what has the details of one. */
export const literals = <A extends Literals>(value: A): A => ({
  ...value,
  method: value.method === null ? null : toEnglish(value.method),
  card:
    value.card === null
      ? null
      : {
          ...value.card,
          cardType: toEnglish(value.card.cardType),
          ownerType: toEnglish(value.card.ownerType)
        },
  virtualAccount:
    value.virtualAccount === null
      ? null
      : { ...value.virtualAccount, accountType: toEnglish(value.virtualAccount.accountType) },
  easyPay: value.easyPay === null ? null : easyPay(value.easyPay)
})

/**
 * What `Accept-Language: en-US` changes in a payment: the literals of protocol.md §3, never the buyer's own text.
 *
 * Assumption: cash receipt types stay Korean, because no English code is known for them (enums.md §3).
 */
export const payment = (value: Payment): Payment => ({
  ...literals(value),
  failure: value.failure === null ? null : failure(value.failure)
})
