/**
 * What to do when the buyer comes back from the payment window without a payment: the codes that the browser SDK throws and
 * those in the redirect to `failUrl`, in Korean and English. Imports no Effect.
 *
 * Nothing is charged before your server confirms, so these codes are hardly ever about money. But the buyer may have paid
 * the order in another window, and anybody can open a `failUrl`: never cancel an order, or count it as not paid, because of
 * such a code. What TossPayments answers to your server is in `effect-tosspayments/TossErrorAdvice`.
 *
 * Sources: https://docs.tosspayments.com/reference/error-codes, https://docs.tosspayments.com/sdk/v2/js
 *
 * @since 0.1.0
 */
import * as Buyer from "./internal/buyerTexts.js"
import * as TossErrorAdvice from "./TossErrorAdvice.js"
import * as TossErrorCode from "./TossErrorCode.js"

/**
 * May the buyer try to pay again?
 *
 * - `"Now"`: yes, at once and with the same order id.
 * - `"Later"`: yes, when what is closed or still running is over.
 * - `"AfterChange"`: yes, after the buyer has changed something: the input, the card, the method.
 * - `"AfterFix"`: not before the shop has corrected its page, its server or its contract.
 * - `"AfterReading"`: only if the payment of the order, read by your server, shows that it is not paid.
 * - `"Never"`: no.
 *
 * @since 0.1.0
 * @category models
 */
export type Retry = "Now" | "Later" | "AfterChange" | "AfterFix" | "AfterReading" | "Never"

/**
 * What a code means and what to do about it.
 *
 * @since 0.1.0
 * @category models
 */
export interface Advice extends Omit<TossErrorAdvice.Advice, "retry"> {
  /** Whether the buyer may try to pay again, and a sentence that says so. For logs and people on call. */
  readonly retry: TossErrorAdvice.Text & { readonly how: Retry }
}

type Text = TossErrorAdvice.Text

interface Plan {
  readonly actor: TossErrorAdvice.Actor
  readonly moved: TossErrorAdvice.Moved
  readonly how: Retry
  readonly advice: Text
  readonly buyer: Text
}

const money: { readonly [Name in TossErrorAdvice.Moved]: Text } = {
  NotMoved: {
    ko: "상점 서버가 승인하기 전이므로 이 시도로 움직인 돈은 없습니다.",
    en: "This attempt moved no money: nothing is charged before your server confirms."
  },
  MaybeEarlier: {
    ko: "이 시도로 움직인 돈은 없지만, 같은 주문의 앞선 결제로 움직였을 수 있습니다.",
    en: "This attempt moved no money, but an earlier payment of the order may have."
  },
  Unknown: {
    ko: "이 코드만으로는 돈이 움직였는지 알 수 없습니다.",
    en: "This code alone does not say whether money moved."
  }
}

const retry: { readonly [Name in Retry]: Text } = {
  Now: {
    ko: "구매자가 같은 주문번호로 바로 다시 결제할 수 있습니다.",
    en: "The buyer may pay again at once, with the same order id."
  },
  Later: {
    ko: "구매자가 잠시 후에 다시 결제할 수 있습니다.",
    en: "The buyer may pay again in a while."
  },
  AfterChange: {
    ko: "구매자가 입력한 값이나 결제 수단을 바꾸면 다시 결제할 수 있습니다.",
    en: "The buyer may pay again after a change of the input or the payment method."
  },
  AfterFix: {
    ko: "상점이 코드나 설정, 계약을 바로잡기 전에는 다시 시도해도 결과가 같습니다.",
    en: "It would fail again until the shop has corrected its code, its set-up or its contract."
  },
  AfterReading: {
    ko: "주문번호로 결제를 조회해 결제되지 않았다고 확인된 뒤에만 다시 결제할 수 있습니다.",
    en: "The buyer may pay again only when the payment, read by its order id, turns out not to be paid."
  },
  Never: { ko: "이 결제를 다시 시도하지 마십시오.", en: "This payment must not be tried again." }
}

const make = ({ advice, actor, buyer, how, moved }: Plan, meaning: Text): Advice => ({
  actor,
  meaning,
  money: { moved, ...money[moved] },
  retry: { how, ...retry[how] },
  advice,
  buyer
})

// --- the buyer

const tellBuyer: Text = {
  ko: "시스템 오류가 아닙니다. 구매자에게 안내하고 결제 화면으로 돌아가게 하십시오.",
  en: "This is not a fault. Tell the buyer, and lead back to the page with the payment methods."
}
const buyerLeft: Plan = {
  actor: "Buyer",
  moved: "NotMoved",
  how: "Now",
  advice: {
    ko: "오류가 아닙니다. 장바구니를 지우지 말고, 구매자가 원하면 다시 결제하게 하십시오. 이 코드에는 주문번호가 함께 오지 않습니다.",
    en: "This is not a fault. Keep the cart and let the buyer pay again; no order id comes with this code."
  },
  buyer: Buyer.startAgain
}
const aborted: Plan = {
  actor: "Buyer",
  moved: "NotMoved",
  how: "Now",
  advice: tellBuyer,
  buyer: Buyer.payAgain
}
const change = (buyer: Text): Plan => ({
  actor: "Buyer",
  moved: "NotMoved",
  how: "AfterChange",
  advice: tellBuyer,
  buyer
})
const otherCard = /*#__PURE__*/ change(Buyer.otherCard)
const otherMethod = /*#__PURE__*/ change(Buyer.otherMethod)
const registerAgain = /*#__PURE__*/ change(Buyer.registerAgain)
const agreeToTerms = /*#__PURE__*/ change({
  ko: "결제를 계속하시려면 약관에 동의해 주시기 바랍니다.",
  en: "To continue with the payment, please agree to the terms."
})
const chooseMethod = /*#__PURE__*/ change({
  ko: "결제 수단을 선택해 주시기 바랍니다.",
  en: "Please choose a payment method."
})
const giveDetails = /*#__PURE__*/ change({
  ko: "결제에 필요한 정보를 모두 입력해 주시기 바랍니다.",
  en: "Please fill in all details that the payment needs."
})
const closedForNow: Plan = {
  actor: "TossPayments",
  moved: "NotMoved",
  how: "Later",
  advice: {
    ko: "지금은 이 결제 수단을 쓸 수 없습니다. 다른 결제 수단을 안내하거나 나중에 다시 결제하게 하십시오.",
    en: "This payment method is closed for now. Offer another one, or let the buyer pay later."
  },
  buyer: Buyer.laterOrOther
}
const offline: Plan = {
  actor: "Buyer",
  moved: "NotMoved",
  how: "Later",
  advice: tellBuyer,
  buyer: {
    ko: "인터넷 연결을 확인하신 뒤 다시 시도해 주시기 바랍니다.",
    en: "Please check your internet connection and try again."
  }
}
const running: Plan = {
  actor: "Developer",
  moved: "NotMoved",
  how: "Later",
  advice: {
    ko: "앞선 호출이 끝나기 전에 다시 호출했습니다. 결제 요청이 끝날 때까지 결제 버튼을 눌러도 호출하지 않게 하십시오.",
    en: "A call was made while another one was running. Keep the pay button disabled until the request has ended."
  },
  buyer: {
    ko: "이미 진행 중인 결제가 있으니 열려 있는 결제창에서 계속해 주시기 바랍니다.",
    en: "A payment is already running; please continue in the window that is open."
  }
}
const phishing: Plan = {
  actor: "Buyer",
  moved: "NotMoved",
  how: "Never",
  advice: {
    ko: "피싱이 의심되어 결제가 멈췄습니다. 다시 시도하게 하지 말고, 구매자가 직접 한 결제인지 확인하십시오.",
    en: "The payment was stopped on suspicion of phishing. Do not invite the buyer to retry; make sure that the payment is theirs."
  },
  buyer: Buyer.stoppedForSafety
}

// --- the shop

const fixAdvice: Text = {
  ko: "결제창에 넘긴 값이나 호출 순서가 잘못되었습니다. 오류 메시지를 보고 결제 화면의 코드를 고치십시오.",
  en: "The payment window was given a wrong value, or called at the wrong time. Correct the page; the message says what is wrong."
}
const fixPage: Plan = {
  actor: "Developer",
  moved: "NotMoved",
  how: "AfterFix",
  advice: fixAdvice,
  buyer: Buyer.contactShop
}
const fixPageForMethod: Plan = {
  actor: "Developer",
  moved: "NotMoved",
  how: "AfterChange",
  advice: {
    ko: "이 화면이나 환경에서는 쓸 수 없는 결제 수단입니다. 화면에서 빼거나, 상점이 직접 처리하도록 고치십시오.",
    en: "This method does not work on this page or in this environment. Take it off the page, or handle it yourself."
  },
  buyer: Buyer.otherMethod
}
const fixKey: Plan = {
  actor: "Developer",
  moved: "NotMoved",
  how: "AfterFix",
  advice: {
    ko: "개발자센터에서 이 상품과 환경(테스트/라이브)에 맞는 클라이언트 키인지 확인하고 고치십시오.",
    en: "Check in the developer centre that the client key belongs to this product and mode (test or live), and correct it."
  },
  buyer: Buyer.contactShop
}
const leakedKey: Plan = {
  actor: "Developer",
  moved: "NotMoved",
  how: "AfterFix",
  advice: {
    ko: "시크릿 키가 브라우저에 노출되었습니다. 화면에서 빼고, 개발자센터에서 바로 재발급하십시오.",
    en: "A secret key has reached the browser. Take it off the page and have it reissued in the developer centre at once."
  },
  buyer: Buyer.contactShop
}
const askToss: Plan = {
  actor: "Merchant",
  moved: "NotMoved",
  how: "AfterFix",
  advice: {
    ko: "계약과 상점 설정을 개발자센터에서 확인하고, 이상이 없으면 토스페이먼츠에 문의하십시오.",
    en: "Check contract and set-up in the developer centre, then ask TossPayments."
  },
  buyer: Buyer.otherMethod
}
const readOrder: Plan = {
  actor: "Developer",
  moved: "MaybeEarlier",
  how: "AfterReading",
  advice: {
    ko: "주문번호로 결제를 조회하십시오. 결제되었으면 끝난 주문이고, 아니면 새 주문번호로 결제하게 하십시오.",
    en: "Read the payment by its order id. If it is paid the order is done; if not, let the buyer pay under a new order id."
  },
  buyer: Buyer.seeOrder
}
const failed: Plan = {
  actor: "TossPayments",
  moved: "Unknown",
  how: "AfterReading",
  advice: {
    ko: "주문번호로 결제를 조회해 결제되지 않았음을 확인하고, 구매자가 다시 결제하게 하십시오. 계속되면 토스페이먼츠에 문의하십시오.",
    en: "Read the payment by its order id to be sure that it is not paid, then let the buyer pay again. If it goes on, ask TossPayments."
  },
  buyer: Buyer.waitForResult
}
const unknown: Plan = {
  actor: "Developer",
  moved: "Unknown",
  how: "AfterReading",
  advice: {
    ko: "주문번호로 결제를 조회해 결제되지 않았음을 확인한 뒤에 다시 결제하게 하고, 오류 메시지와 공식 오류 코드 문서를 확인하십시오.",
    en: "Read the payment by its order id and let the buyer pay again only if it is not paid; consult the message and the official list of codes."
  },
  buyer: Buyer.waitForResult
}

type Row = readonly [plan: Plan, ko: string, en: string]

const rows = {
  // failUrl of all products
  PAY_PROCESS_CANCELED: [buyerLeft, "구매자가 결제를 취소했습니다.", "The buyer cancelled the payment."],
  PAY_PROCESS_ABORTED: [
    aborted,
    "결제가 진행되는 중에 실패해 중단되었습니다.",
    "The payment failed and stopped."
  ],
  REJECT_CARD_COMPANY: [otherCard, "카드사가 거절했습니다.", "The card company refused."],

  // failUrl of brandpay
  COMMON_ERROR: [failed, "일시적인 일반 오류입니다.", "A temporary general failure."],
  DUPLICATED_ORDER_ID: [
    readOrder,
    "이미 승인되거나 취소된 결제가 있는 주문번호입니다.",
    "A payment of this order id was approved or cancelled before."
  ],
  EXCEED_MAX_DISCOUNT_COUNT: [
    /*#__PURE__*/ change(Buyer.withoutDiscount),
    "즉시 할인이 모두 소진되었습니다.",
    "The instant discount is used up."
  ],
  FAILED_CARD_COMPANY: [closedForNow, "카드사가 점검 중입니다.", "The card company is under maintenance."],
  FAILED_DB_PROCESSING: [
    fixPage,
    "길이나 형식이 이상한 값이 있어 처리하지 못했습니다.",
    "A value could not be processed, as a rule an odd one of ours."
  ],
  FAILED_PAYMENT_INTERNAL_SYSTEM_PROCESSING: [
    failed,
    "결제가 끝까지 처리되지 않았습니다.",
    "The payment did not finish."
  ],
  FORBIDDEN_DORMANT_OR_WITHDRAWAL_CUSTOMER: [
    otherMethod,
    "브랜드페이에서 휴면 또는 탈퇴한 고객입니다.",
    "The brandpay customer is dormant or has left."
  ],
  INVALID_CARD_INFO_RE_REGISTER: [
    registerAgain,
    "등록된 카드가 더 이상 유효하지 않습니다.",
    "The registered card is no longer valid."
  ],
  INVALID_CARD_LOST_OR_STOLEN: [
    otherCard,
    "분실 또는 도난 신고된 카드입니다.",
    "The card is reported lost or stolen."
  ],
  INVALID_MAXIMUM_DISCOUNT_AMOUNT: [
    fixPage,
    "할인 금액이 최대 금액보다 큽니다.",
    "The discount is above the maximum."
  ],
  INVALID_PASSWORD: [
    /*#__PURE__*/ change(Buyer.checkPassword),
    "결제 비밀번호가 일치하지 않습니다.",
    "The payment password is wrong."
  ],
  INVALID_REQUEST: [fixPage, "요청한 값이 잘못되었습니다.", "A value of the request is wrong."],
  INVALID_REQUIRED_PARAM: [fixPage, "꼭 필요한 값이 없습니다.", "A required value is missing."],
  INVALID_STOPPED_CARD: [otherCard, "정지된 카드입니다.", "The card is suspended."],
  MAINTAINED_METHOD: [closedForNow, "점검 중인 결제 수단입니다.", "The payment method is under maintenance."],
  NOT_ALLOWED_BRANDPAY_METHOD: [
    registerAgain,
    "삭제되었거나 이 상점에서 쓸 수 없는 결제 수단입니다.",
    "The method was deleted or cannot be used at this merchant."
  ],
  NOT_FOUND_CUSTOMER: [
    fixPage,
    "브랜드페이에 없는 고객입니다. customerKey를 확인해야 합니다.",
    "There is no such brandpay customer; check the customerKey."
  ],
  NOT_FOUND_MERCHANT: [askToss, "상점을 찾을 수 없습니다.", "The merchant was not found."],
  NOT_FOUND_METHOD: [registerAgain, "결제 수단을 찾을 수 없습니다.", "The payment method was not found."],
  NOT_FOUND_METHOD_OWNERSHIP: [
    registerAgain,
    "이 고객의 결제 수단이 아닙니다.",
    "The payment method belongs to somebody else."
  ],
  NOT_FOUND_PAYMENT: [unknown, "결제를 찾을 수 없습니다.", "The payment was not found."],
  NOT_SUPPORTED_METHOD: [
    askToss,
    "지원하지 않거나 계약되지 않은 결제 수단입니다.",
    "The method is not supported or not contracted."
  ],
  RESTRICTED_TRANSFER_ACCOUNT: [
    closedForNow,
    "계좌를 등록하고 12시간이 지나야 결제할 수 있습니다.",
    "The account can pay only 12 hours after its registration."
  ],
  SUSPECTED_PHISHING_PAYMENT: [phishing, "피싱이 의심되는 결제입니다.", "Suspected phishing."],
  UNKNOWN_PAYMENT_ERROR: [
    failed,
    "알 수 없는 이유로 결제에 실패했습니다.",
    "The payment failed for an unknown reason."
  ],

  // thrown in the browser
  AGREEMENT_WIDGET_ALREADY_RENDERED: [
    fixPage,
    "약관 위젯이 이미 그려져 있습니다. 다시 그리려면 먼저 destroy()를 호출해야 합니다.",
    "The widget of the terms is there already; call destroy() before you render it again."
  ],
  BELOW_ZERO_AMOUNT: [fixPage, "금액은 0보다 커야 합니다.", "The amount must be above zero."],
  CUSTOM_PAYMENT_METHOD_UNABLE_TO_PAY: [
    fixPageForMethod,
    "상점이 만든 결제 수단은 토스페이먼츠로 결제할 수 없습니다.",
    "A custom payment method of the shop cannot be paid through TossPayments."
  ],
  EXCEED_DEPOSIT_AMOUNT_LIMIT: [
    otherMethod,
    "가상계좌로 입금할 수 있는 금액을 넘었습니다.",
    "The amount is above what can be paid into a virtual account."
  ],
  EXCEED_MAX_DUE_DATE: [
    fixPage,
    "가상계좌 입금 기한이 허용된 기간보다 깁니다.",
    "The due date of the virtual account is too far away."
  ],
  FORBIDDEN_SCRIPT: [
    fixPage,
    "결제창 스크립트를 쓸 수 없는 곳에서 불렀습니다.",
    "The script of the payment window was loaded where it must not be."
  ],
  INCORRECT_FAIL_URL_FORMAT: [
    fixPage,
    "failUrl은 http(s)로 시작하는 전체 주소여야 합니다.",
    "failUrl must be a whole http(s) address."
  ],
  INCORRECT_SUCCESS_URL_FORMAT: [
    fixPage,
    "successUrl은 http(s)로 시작하는 전체 주소여야 합니다.",
    "successUrl must be a whole http(s) address."
  ],
  INSECURE_KEY_USAGE: [
    leakedKey,
    "customerKey 자리에 시크릿 키를 넣었습니다.",
    "A secret key was given as customerKey."
  ],
  INVALID_AMOUNT_CURRENCY: [fixPage, "통화가 올바르지 않습니다.", "The currency is wrong."],
  INVALID_AMOUNT_VALUE: [fixPage, "금액이 올바르지 않습니다.", "The amount is wrong."],
  INVALID_CLIENT_KEY: [fixKey, "클라이언트 키가 올바르지 않습니다.", "The client key is wrong."],
  INVALID_CUSTOMER_KEY: [
    fixPage,
    "customerKey가 올바르지 않습니다. 2~50자의 영문, 숫자와 -_=.@만 쓸 수 있습니다.",
    "The customerKey is wrong: 2 to 50 letters, digits and -_=.@ are possible."
  ],
  INVALID_METADATA: [fixPage, "metadata가 올바르지 않습니다.", "The metadata are wrong."],
  INVALID_METHOD_TRANSACTION: [
    running,
    "앞서 부른 메서드가 아직 끝나지 않았습니다.",
    "Another call of the same object is still running."
  ],
  INVALID_PARAMETER: [fixPage, "값이 올바르지 않습니다.", "A parameter is wrong."],
  INVALID_PARAMETERS: [fixPage, "값이 올바르지 않습니다.", "The parameters are wrong."],
  INVALID_SELECTOR: [
    fixPage,
    "위젯을 그릴 요소를 찾을 수 없습니다.",
    "There is no element where the widget should be."
  ],
  INVALID_VARIANT_KEY: [
    fixPage,
    "개발자센터에 없는 variantKey입니다.",
    "The developer centre has no such variantKey."
  ],
  NEED_AGREEMENT_WITH_REQUIRED_TERMS: [
    agreeToTerms,
    "구매자가 필수 약관에 동의하지 않았습니다.",
    "The buyer has not agreed to the required terms."
  ],
  NEED_AGREEMENT_WITH_TERMS: [
    agreeToTerms,
    "구매자가 약관에 동의하지 않았습니다.",
    "The buyer has not agreed to the terms."
  ],
  NEED_CARD_PAYMENT_DETAIL: [
    giveDetails,
    "구매자가 카드사나 할부를 고르지 않았습니다.",
    "The buyer has not chosen the card company or the instalments."
  ],
  NEED_MERCHANT_ONE_TOUCH_SETTING: [
    askToss,
    "상점에 원터치 결제가 설정되어 있지 않습니다.",
    "One-touch payment is not set up for the merchant."
  ],
  NEED_REFUND_ACCOUNT_DETAIL: [
    giveDetails,
    "구매자가 환불 계좌를 입력하지 않았습니다.",
    "The buyer has not filled in the refund account."
  ],
  NETWORK_ERROR: [offline, "구매자의 네트워크 연결에 실패했습니다.", "The network of the buyer failed."],
  NOT_REGISTERED_REDIRECT_URL: [
    fixPage,
    "개발자센터에 등록되지 않은 redirectUrl입니다.",
    "The redirectUrl is not registered in the developer centre."
  ],
  NOT_SELECTED_PAYMENT_METHOD: [
    chooseMethod,
    "구매자가 결제 수단을 고르지 않았습니다.",
    "The buyer has not chosen a payment method."
  ],
  NOT_SETUP_AMOUNT: [
    fixPage,
    "위젯을 그리기 전에 setAmount()를 호출해야 합니다.",
    "setAmount() must be called before the widget is rendered."
  ],
  NOT_SUPPORTED_API_INDIVIDUAL_KEY: [
    fixKey,
    "결제위젯에 API 개별 연동 키를 넣었습니다.",
    "The widget was given the key of the individual integration."
  ],
  NOT_SUPPORTED_PROMISE: [
    fixPage,
    "이 결제 수단이나 기기에서는 Promise로 결과를 받을 수 없습니다. successUrl과 failUrl을 써야 합니다.",
    "This method or device gives no promise; use successUrl and failUrl."
  ],
  NOT_SUPPORTED_WIDGET_KEY: [
    fixKey,
    "결제창에 결제위젯 연동 키를 넣었습니다.",
    "The payment window was given the key of the widget."
  ],
  NO_ACTIVE_PAYMENT_REQUEST: [
    fixPage,
    "닫을 결제창이 열려 있지 않습니다.",
    "No payment window is open that could be closed."
  ],
  PAYMENT_METHODS_WIDGET_ALREADY_RENDERED: [
    fixPage,
    "결제 수단 위젯이 이미 그려져 있습니다. 다시 그리려면 먼저 destroy()를 호출해야 합니다.",
    "The widget of the methods is there already; call destroy() before you render it again."
  ],
  PAYMENT_REQUEST_ABORTED: [
    aborted,
    "상점의 화면이 결제창을 닫았습니다.",
    "The page of the shop closed the payment window."
  ],
  PAYMENT_WINDOW_ALREADY_RENDERED: [
    fixPage,
    "결제창이 이미 그려져 있습니다. 다시 그리려면 먼저 destroy()를 호출해야 합니다.",
    "The payment window is there already; call destroy() before you render it again."
  ],
  PROVIDER_STATUS_UNHEALTHY: [
    closedForNow,
    "카드사나 은행, 간편결제사에 장애가 있습니다.",
    "The card company, bank or wallet has trouble."
  ],
  UNKNOWN: [failed, "알 수 없는 오류입니다.", "An unknown failure."],
  UNSUPPORTED_TEST_PHASE_PAYMENT_METHOD: [
    fixPageForMethod,
    "테스트 환경에서는 쓸 수 없는 결제 수단입니다.",
    "The payment method does not work in the test environment."
  ],
  USER_CANCEL: [buyerLeft, "구매자가 결제창을 닫았습니다.", "The buyer closed the payment window."],
  V1_METHOD_NOT_SUPPORTED: [
    fixPage,
    "SDK v2에서 v1의 방식으로 호출했습니다.",
    "SDK v2 was called in the way of v1."
  ]
} satisfies { readonly [code: string]: Row }

/**
 * The codes of this version.
 *
 * @since 0.1.0
 * @category models
 */
export type Known = keyof typeof rows

/**
 * All codes of this version. A fresh array each time.
 *
 * @since 0.1.0
 * @category accessors
 */
export const codes = (): ReadonlyArray<Known> => Object.keys(rows) as ReadonlyArray<Known>

/** A failed payment may also carry a code of the API. */
const planOf = (
  { actor, buyer, money }: TossErrorAdvice.Advice,
  { category, retry }: TossErrorCode.Entry
): Plan => {
  const { moved } = money
  if (moved !== "NotMoved") return { ...unknown, actor, moved, buyer }
  const how =
    retry === "Later" || retry === "Never" ? retry : category === "Declined" ? "AfterChange" : "AfterFix"
  return { actor, moved, how, advice: how === "AfterFix" ? fixAdvice : tellBuyer, buyer }
}

/**
 * Finds the advice for a code of the browser SDK or of `failUrl`. For a code that is not known it answers a general advice
 * that is safe in every case: read the payment of the order before the buyer pays again. Safe for any string; never fails.
 *
 * @example
 * ```ts
 * import * as CheckoutAdvice from "effect-tosspayments/CheckoutAdvice"
 *
 * CheckoutAdvice.lookup("PAY_PROCESS_CANCELED").retry.how // "Now"
 * CheckoutAdvice.lookup("NEED_AGREEMENT_WITH_REQUIRED_TERMS").buyer.ko // "결제를 계속하시려면 약관에 동의해 주시기 바랍니다."
 * CheckoutAdvice.lookup("SOMETHING_NEW").retry.how // "AfterReading"
 * ```
 *
 * @see https://docs.tosspayments.com/reference/error-codes
 * @since 0.1.0
 * @category accessors
 */
export const lookup = (code: string): Advice => {
  if (Object.hasOwn(rows, code)) {
    const [plan, ko, en]: Row = rows[code as Known]
    return make(plan, { ko, en })
  }
  const ofApi = TossErrorAdvice.lookup(code)
  const entry = TossErrorCode.lookup(code)
  return make(entry === undefined ? unknown : planOf(ofApi, entry), ofApi.meaning)
}
