/** What the window says, in Korean and English. */
import * as PaymentMethods from "effect-tosspayments/code/PaymentMethods"
import type { Method } from "../../../src/Authorization.js"
import type { Language } from "../../dom/language.js"

const ko = {
  title: "결제하기",
  billingTitle: "자동결제 등록",
  test: "테스트 결제창입니다. 실제로 결제되지 않습니다.",
  standalone: "이 결제창은 쇼핑몰 페이지가 엽니다.",
  order: "주문 상품",
  orderId: "주문번호",
  amount: "결제 금액",
  customer: "구매자",
  method: "결제수단",
  cardCompany: "카드사",
  installments: "할부",
  once: "일시불",
  months: (count: number) => `${count}개월`,
  bank: "은행",
  easyPay: "간편결제",
  provider: "해외 간편결제",
  carrier: "통신사",
  phone: "휴대폰 번호",
  receipt: "현금영수증",
  none: "미발행",
  depositHint:
    "계좌번호는 상점이 결제를 승인할 때 발급됩니다. 입금은 에뮬레이터 대시보드나 deposit 명령으로 하십시오.",
  pin: "상품권 번호는 묻지 않습니다.",
  pay: (amount: string) => `${amount} 결제하기`,
  register: "등록하기",
  close: "닫기",
  endings: "다른 결과 시험하기",
  code: "오류 코드",
  where: "거절 시점",
  inWindow: "결제창에서 (failUrl로 이동)",
  atConfirm: "승인할 때 (successUrl로 이동한 뒤)",
  atCharge: "자동결제할 때 (등록은 성공)",
  decline: "거절하기",
  expire: "시간 초과",
  working: "처리하고 있습니다…",
  canceled: "사용자가 결제를 취소하였습니다.",
  expired: "결제 시간이 지나 결제가 중단되었습니다.",
  failed: (reason: string) => `에뮬레이터가 거절했습니다: ${reason}`,
  brandPay: {
    add: { title: "결제수단 추가", button: "등록하기", text: "브랜드페이에서 쓸 카드나 계좌를 등록합니다." },
    settings: { title: "브랜드페이 설정", button: "확인", text: "등록한 결제수단입니다." },
    password: {
      title: "결제 비밀번호 변경",
      button: "변경하기",
      text: "에뮬레이터에는 비밀번호가 없습니다."
    },
    oneTouch: { title: "원터치결제 설정", button: "변경하기", text: "원터치결제를 켜거나 끕니다." },
    billing: { title: "자동결제 동의", button: "동의하기", text: "자동결제 약관에 동의합니다." }
  },
  payWith: "결제할 카드나 계좌",
  newCard: "새 카드",
  newAccount: "새 계좌",
  nothing: "등록한 결제수단이 없습니다.",
  noRedirectUrl: "brandpay()에 redirectUrl이 없습니다. 구매자의 Access Token이 아직 없어서 필요합니다.",
  language: "English"
}

const en: typeof ko = {
  title: "Payment",
  billingTitle: "Register for billing",
  test: "This is a test window. No money moves.",
  standalone: "The page of a shop opens this window.",
  order: "Order",
  orderId: "Order id",
  amount: "Amount",
  customer: "Buyer",
  method: "Payment method",
  cardCompany: "Card company",
  installments: "Instalments",
  once: "Pay at once",
  months: (count) => `${count} months`,
  bank: "Bank",
  easyPay: "Wallet",
  provider: "Foreign wallet",
  carrier: "Carrier",
  phone: "Mobile number",
  receipt: "Cash receipt",
  none: "None",
  depositHint:
    "The account number is issued when the shop confirms. Deposit from the emulator's dashboard, or with the command deposit.",
  pin: "No number of the certificate is asked for.",
  pay: (amount) => `Pay ${amount}`,
  register: "Register",
  close: "Close",
  endings: "Try another ending",
  code: "Error code",
  where: "Declined",
  inWindow: "in this window (goes to failUrl)",
  atConfirm: "at the confirmation (after successUrl)",
  atCharge: "when charged (the registration succeeds)",
  decline: "Decline",
  expire: "Time out",
  working: "Working…",
  canceled: "The buyer cancelled the payment.",
  expired: "The time for this payment ran out.",
  failed: (reason) => `The emulator refused: ${reason}`,
  brandPay: {
    add: { title: "Add a method", button: "Register", text: "Registers a card or an account for brandpay." },
    settings: { title: "Brandpay settings", button: "OK", text: "What is registered:" },
    password: { title: "Change the password", button: "Change", text: "The emulator knows no password." },
    oneTouch: { title: "One-touch payment", button: "Change", text: "Turns one-touch payment on or off." },
    billing: { title: "Agree to billing", button: "Agree", text: "Agrees to the terms of billing." }
  },
  payWith: "Card or account to pay with",
  newCard: "A new card",
  newAccount: "A new account",
  nothing: "Nothing is registered.",
  noRedirectUrl:
    "brandpay() was given no redirectUrl. It is needed, since the buyer has no access token yet.",
  language: "한국어"
}

export type Words = typeof ko

export const wordsOf = (language: Language): Words => (language === "ko" ? ko : en)

export const methodName = (method: Method, language: Language): string =>
  PaymentMethods.find(method)?.name[language] ?? method

export const money = (value: number, currency: string, language: Language): string =>
  new Intl.NumberFormat(language, { style: "currency", currency, currencyDisplay: "narrowSymbol" }).format(
    value
  )
