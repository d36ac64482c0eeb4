/**
 * What to do about an error code, in Korean and English: what it means, who must act next, what the shop's
 * person on call should do, and one sentence that may be shown to the buyer.
 *
 * Kept apart from `effect-tosspayments/TossErrorCode`, so that a program that prints no advice does not ship
 * the texts. The meanings follow the public error list; codes marked as unconfirmed were only seen in other
 * people's code. The buyer's sentences name no internals: no codes, no keys, no limits of the merchant.
 *
 * @see https://docs.tosspayments.com/reference/error-codes
 * @since 0.1.0
 */
import * as Buyer from "./internal/buyerTexts.js"
import * as TossErrorCode from "./TossErrorCode.js"

/**
 * Who must act next.
 *
 * - `"Developer"`: whoever maintains the integration, with the request or the resource at hand.
 * - `"Merchant"`: the shop, in its contract, its set-up or its account, or towards its customer.
 * - `"Buyer"`: the customer (or the payee of a payout).
 * - `"TossPayments"`: TossPayments or a provider behind it.
 *
 * @example
 * ```ts
 * import * as TossErrorAdvice from "effect-tosspayments/TossErrorAdvice"
 *
 * const who: TossErrorAdvice.Actor = TossErrorAdvice.lookup("NOT_FOUND_TERMINAL_ID").actor
 * console.log(who) // "Merchant"
 * ```
 *
 * @see https://docs.tosspayments.com/reference/error-codes
 * @since 0.1.0
 * @category models
 */
export type Actor = "Developer" | "Merchant" | "Buyer" | "TossPayments"

/**
 * The same text in Korean and in English.
 *
 * @example
 * ```ts
 * import * as TossErrorAdvice from "effect-tosspayments/TossErrorAdvice"
 *
 * const text: TossErrorAdvice.Text = TossErrorAdvice.lookup("INVALID_EMAIL").meaning
 * console.log(text.ko, text.en)
 * ```
 *
 * @see https://docs.tosspayments.com/reference/error-codes
 * @since 0.1.0
 * @category models
 */
export interface Text {
  /** Korean. */
  readonly ko: string
  /** English. */
  readonly en: string
}

/**
 * Whether money moved.
 *
 * - `"NotMoved"`: the request moved none.
 * - `"MaybeEarlier"`: the request moved none, but an earlier one may have: it says that the thing is done already.
 * - `"Unknown"`: it may have. Read before anything else.
 *
 * @example
 * ```ts
 * import * as TossErrorAdvice from "effect-tosspayments/TossErrorAdvice"
 *
 * TossErrorAdvice.lookup("REJECT_CARD_PAYMENT").money.moved // "NotMoved"
 * TossErrorAdvice.lookup("ALREADY_PROCESSED_PAYMENT").money.moved // "MaybeEarlier"
 * TossErrorAdvice.lookup("UNKNOWN_PAYMENT_ERROR").money.moved // "Unknown"
 * ```
 *
 * @see https://docs.tosspayments.com/reference/error-codes
 * @since 0.1.0
 * @category models
 */
export type Moved = "NotMoved" | "MaybeEarlier" | "Unknown"

/**
 * What a code means and what to do about it.
 *
 * @example
 * ```ts
 * import * as TossErrorAdvice from "effect-tosspayments/TossErrorAdvice"
 *
 * const advice: TossErrorAdvice.Advice = TossErrorAdvice.lookup("REJECT_CARD_PAYMENT")
 * console.error(advice.meaning.en, advice.money.en, advice.advice.en) // for the log
 * console.log(advice.buyer.ko) // for the page
 * ```
 *
 * @see https://docs.tosspayments.com/reference/error-codes
 * @since 0.1.0
 * @category models
 */
export interface Advice {
  /** Who must act next. */
  readonly actor: Actor
  /** What the code says. For logs and people on call, not for buyers. */
  readonly meaning: Text
  /** Whether money moved, and a sentence that says so. For logs and people on call. */
  readonly money: Text & { readonly moved: Moved }
  /** Whether and how the request may be sent again, and a sentence that says so. For logs and people on call. */
  readonly retry: Text & { readonly how: TossErrorCode.Retry }
  /** What the developer or the person on call should do, and what the error means for the money. */
  readonly advice: Text
  /** One polite sentence that may be shown to the buyer as it is. */
  readonly buyer: Text
}

// ---------------------------------------------------------------------------------------------------------
// What to do: one plan for all codes that deserve the same
// ---------------------------------------------------------------------------------------------------------

/** An advice without the meaning, which each code adds. */
interface Plan {
  readonly actor: Actor
  readonly advice: Text
  readonly buyer: Text
}

// --- fix the request

const fixRequestAdvice: Text = {
  ko: "요청이 거절되어 이 요청으로 움직인 돈은 없습니다. 값을 고친 뒤 새 멱등키로 다시 보내십시오.",
  en: "The request was refused, so it moved no money. Correct the value and send it again with a new idempotency key."
}
const fixRequest: Plan = { actor: "Developer", advice: fixRequestAdvice, buyer: Buyer.contactShop }
const brokenValue: Plan = {
  actor: "Developer",
  advice: {
    ko: "그대로 다시 보내도 결과가 같습니다. 조회해 처리된 것이 없음을 확인하고, 길이나 형식이 이상한 값을 고쳐 새 멱등키로 보내십시오.",
    en: "Sending it again as it is will not help. Read the resource to be sure that nothing was done, correct the odd value and use a new idempotency key."
  },
  buyer: Buyer.contactShop
}
const fixInput: Plan = {
  actor: "Buyer",
  advice: {
    ko: "요청이 거절되어 이 요청으로 움직인 돈은 없습니다. 고객에게 올바른 값을 다시 입력받아 새 멱등키로 보내십시오.",
    en: "The request was refused, so it moved no money. Ask the customer for the right value and send it with a new idempotency key."
  },
  buyer: Buyer.checkInput
}
const fixRefundAccount: Plan = {
  actor: "Buyer",
  advice: {
    ko: "환불되지 않았습니다. 고객에게 환불 계좌를 다시 확인받아 새 멱등키로 취소를 요청하십시오.",
    en: "Nothing was refunded. Confirm the refund account with the customer and cancel again with a new idempotency key."
  },
  buyer: Buyer.checkAccount
}
const otherAccountForRefund: Plan = {
  actor: "Buyer",
  advice: {
    ko: "이 계좌로는 환불할 수 없습니다. 고객에게 입금 가능한 다른 계좌를 받아 새 멱등키로 취소를 요청하십시오.",
    en: "The refund cannot go to this account. Get another account from the customer and cancel again with a new idempotency key."
  },
  buyer: Buyer.otherRefundAccount
}
const fixRefundAmount: Plan = {
  actor: "Developer",
  advice: {
    ko: "취소되지 않았습니다. 결제를 조회해 취소 가능 금액을 확인하고, 금액을 고쳐 새 멱등키로 요청하십시오.",
    en: "Nothing was cancelled. Read the payment to see what can be cancelled, correct the amount and use a new idempotency key."
  },
  buyer: Buyer.contactShop
}
const fixPayout: Plan = {
  actor: "Developer",
  advice: {
    ko: "지급되지 않았습니다. 지급 요청의 값을 고친 뒤 새 멱등키로 다시 보내십시오.",
    en: "Nothing was paid out. Correct the payout request and send it again with a new idempotency key."
  },
  buyer: Buyer.contactShop
}
const fixPayee: Plan = {
  actor: "Merchant",
  advice: {
    ko: "요청이 거절되어 지급된 돈은 없습니다. 받는 분께 은행, 계좌번호, 예금주를 확인한 뒤 정보를 고쳐 새 멱등키로 보내십시오.",
    en: "The request was refused and nothing was paid out. Check bank, account number and holder with the payee, correct them and use a new idempotency key."
  },
  buyer: Buyer.checkAccount
}
const payeeBank: Plan = {
  actor: "Merchant",
  advice: {
    ko: "지급된 돈은 없습니다. 받는 분이 은행에서 계좌 상태를 확인하거나 다른 계좌를 알려 주셔야 합니다.",
    en: "Nothing was paid out. The payee has to settle the state of the account with the bank or give another account."
  },
  buyer: Buyer.checkAccount
}
const payeeBankLater: Plan = {
  actor: "Merchant",
  advice: {
    ko: "지급된 돈은 없습니다. 시간을 두고 다시 확인하고, 계속 실패하면 받는 분께 계좌 정보를 확인하십시오.",
    en: "Nothing was paid out. Check again later; if it keeps failing, verify the account with the payee."
  },
  buyer: Buyer.checkAccount
}

// --- fix the key, the contract, the set-up

const fixKey: Plan = {
  actor: "Developer",
  advice: {
    ko: "요청이 거절되어 이 요청으로 움직인 돈은 없습니다. 개발자센터에서 같은 상점, 같은 환경(테스트/라이브)의 키인지 확인하고 설정을 고치십시오.",
    en: "The request was refused, so it moved no money. Check in the developer centre that the key belongs to this merchant and mode (test or live), and correct the configuration."
  },
  buyer: Buyer.contactShop
}
const askTossAdvice: Text = {
  ko: "요청이 거절되어 이 요청으로 움직인 돈은 없습니다. 계약과 상점 설정을 토스페이먼츠에 문의하십시오. 그 전에는 다시 보내도 결과가 같습니다.",
  en: "The request was refused, so it moved no money. Settle contract and merchant set-up with TossPayments; sending it again before that gives the same answer."
}
const askToss: Plan = { actor: "Merchant", advice: askTossAdvice, buyer: Buyer.contactShop }
const askTossForMethod: Plan = { actor: "Merchant", advice: askTossAdvice, buyer: Buyer.otherMethod }
const newerVersion: Plan = {
  actor: "Developer",
  advice: {
    ko: "요청이 거절되어 이 요청으로 움직인 돈은 없습니다. 개발자센터에서 상점 키의 API 버전을 올린 뒤 다시 요청하십시오.",
    en: "The request was refused, so it moved no money. Raise the API version of the merchant key in the developer centre, then ask again."
  },
  buyer: Buyer.contactShop
}
const cancelLimit: Plan = {
  actor: "Merchant",
  advice: {
    ko: "취소되지 않았습니다. 상점의 취소 한도를 토스페이먼츠에 확인하고, 한도가 확보된 뒤 다시 요청하십시오.",
    en: "Nothing was cancelled. Settle the merchant's cancel limit with TossPayments and cancel again when there is room."
  },
  buyer: {
    ko: "환불 처리가 지연되고 있으니 판매자 고객센터로 문의해 주시기 바랍니다.",
    en: "Your refund is delayed; please contact our customer service."
  }
}
const sellerCheck: Plan = {
  actor: "Merchant",
  advice: {
    ko: "지급되지 않았습니다. 셀러가 본인 확인과 KYC를 마친 뒤 다시 요청하십시오.",
    en: "Nothing was paid out. Request the payout again when the seller has passed the identity check and KYC."
  },
  buyer: Buyer.contactShop
}
const forbidden: Plan = {
  actor: "Developer",
  advice: {
    ko: "요청이 거절되어 이 요청으로 움직인 돈은 없습니다. 키와 상점아이디(MID), 리소스의 상태를 차례로 확인하고, 이상이 없으면 토스페이먼츠에 문의하십시오.",
    en: "The request was refused, so it moved no money. Check the key, the merchant id (MID) and the state of the resource, then ask TossPayments."
  },
  buyer: Buyer.contactShop
}

// --- wrong id

const wrongIdAdvice: Text = {
  ko: "식별자와 상점, 환경(테스트/라이브)이 맞는지 확인하고 고치십시오. 이 요청으로 움직인 돈은 없습니다.",
  en: "Check the id, the merchant and the mode (test or live), and correct them. This request moved no money."
}
const wrongId: Plan = { actor: "Developer", advice: wrongIdAdvice, buyer: Buyer.contactShop }
const wrongPaymentId: Plan = {
  actor: "Developer",
  advice: {
    ko: "식별자와 상점, 환경(테스트/라이브)이 맞는지 확인하십시오. 찾지 못했다는 답만으로 결제나 지급이 없었다고 판단하지 마십시오.",
    en: "Check the id, the merchant and the mode (test or live). Do not conclude from this answer alone that no money moved."
  },
  buyer: Buyer.contactShop
}
const wrongMethod: Plan = { actor: "Developer", advice: wrongIdAdvice, buyer: Buyer.registerAgain }

// --- another state

const alreadyDone: Plan = {
  actor: "Developer",
  advice: {
    ko: "앞선 요청이 이미 처리되었을 수 있습니다. 결제를 조회해 원하던 상태와 금액이면 성공으로 처리하고, 다시 보내지 마십시오.",
    en: "An earlier request may have done it. Read the payment: if state and amount are what you wanted, treat it as success, and do not send it again."
  },
  buyer: Buyer.seeOrder
}
const duplicate: Plan = {
  actor: "Developer",
  advice: {
    ko: "앞선 요청이 처리되었을 수 있으니 먼저 조회하십시오. 원하던 결과가 있으면 성공으로 처리하고, 없으면 원인을 찾은 뒤 새 요청을 만드십시오.",
    en: "An earlier request may have gone through, so read first. If the wanted result is there, treat it as success; if not, find the reason before you make a new request."
  },
  buyer: Buyer.seeOrder
}
const exists: Plan = {
  actor: "Developer",
  advice: {
    ko: "새로 등록되지 않았습니다. 등록된 정보를 조회해 그대로 쓰거나 다른 식별자로 등록하십시오. 움직인 돈은 없습니다.",
    en: "Nothing new was registered and no money moved. Look up the existing entry and use it, or register another id."
  },
  buyer: Buyer.contactShop
}
const readBalance: Plan = {
  actor: "Developer",
  advice: {
    ko: "이 요청으로 취소된 금액은 없습니다. 결제를 조회해 남은 금액을 확인하십시오. 이미 원하던 만큼 취소되었으면 끝난 것이고, 아니면 금액을 고쳐 새 멱등키로 요청하십시오.",
    en: "This request cancelled nothing. Read the payment for its balance: if what you wanted is already cancelled you are done, otherwise correct the amount and use a new idempotency key."
  },
  buyer: Buyer.seeOrder
}
const readOrder: Plan = {
  actor: "Developer",
  advice: {
    ko: "결제를 조회해 승인 여부를 확인하십시오. 승인되지 않은 주문이면 받은 돈이 없으니 상품을 내보내지 마십시오.",
    en: "Read the payment to see whether it was approved. While it is not, no money was received: do not deliver."
  },
  buyer: Buyer.waitForResult
}
const refundOutside: Plan = {
  actor: "Merchant",
  advice: {
    ko: "취소되지 않았고 같은 요청으로는 취소할 수 없습니다. 고객과 다른 환불 방법(예: 직접 송금)을 정하거나 토스페이먼츠에 문의하십시오.",
    en: "Nothing was cancelled and the same request never will. Agree on another way to refund (a transfer, for example) or ask TossPayments."
  },
  buyer: Buyer.refundByShop
}
const fullRefund: Plan = {
  actor: "Merchant",
  advice: {
    ko: "취소되지 않았습니다. 부분 취소 대신 전액을 취소하고, 필요하면 남는 금액을 새로 결제받으십시오.",
    en: "Nothing was cancelled. Cancel the whole payment instead and, where needed, take a new one for the rest."
  },
  buyer: Buyer.refundByShop
}
const wrongOperation: Plan = {
  actor: "Developer",
  advice: {
    ko: "요청한 작업이 수행되지 않았습니다. 결제를 조회해 결제 수단과 상태에 맞는 작업인지 확인하십시오. 같은 요청은 다시 보내지 마십시오.",
    en: "The operation was not carried out. Read the payment and check what its method and state allow; do not send the same request again."
  },
  buyer: Buyer.contactShop
}
const stillRunning: Plan = {
  actor: "Developer",
  advice: {
    ko: "결과가 아직 없습니다. 같은 멱등키로 잠시 후 다시 보내면 첫 요청의 결과를 받습니다. 새 키로 보내면 두 번 처리될 수 있습니다.",
    en: "There is no result yet. Send it again later with the same key to get the result of the first request; a new key could do it twice."
  },
  buyer: Buyer.waitForResult
}
const topUp: Plan = {
  actor: "Merchant",
  advice: {
    ko: "지급되지 않았습니다. 지급 가능 잔액을 조회하고, 잔액이 채워진 뒤 다시 요청하십시오.",
    en: "Nothing was paid out. Read the payout balance and request it again when there is enough."
  },
  buyer: Buyer.contactShop
}

// --- declined

const declinedAdvice: Text = {
  ko: "승인되지 않아 받은 돈이 없습니다. 시스템 오류가 아니라 결제 거절이니, 고객에게 안내하고 다른 결제 수단을 받으십시오.",
  en: "It was not approved and no money was taken. This is a decline, not a fault: tell the buyer and take another payment method."
}
const cardData: Plan = {
  actor: "Buyer",
  advice: {
    ko: "승인되지 않아 받은 돈이 없습니다. 고객이 카드 정보를 고쳐 새로 시도해야 합니다. 같은 값으로 반복하면 인증 시도 횟수를 넘을 수 있습니다.",
    en: "It was not approved and no money was taken. The buyer has to correct the card details and start anew; repeating the same values can use up the attempts allowed."
  },
  buyer: Buyer.checkCard
}
const cardRefused: Plan = { actor: "Buyer", advice: declinedAdvice, buyer: Buyer.otherCard }
const overLimit: Plan = { actor: "Buyer", advice: declinedAdvice, buyer: Buyer.checkLimit }
const methodRefused: Plan = { actor: "Buyer", advice: declinedAdvice, buyer: Buyer.otherMethod }
const overLimitForNow: Plan = {
  actor: "Buyer",
  advice: {
    ko: "한도를 넘어 승인되지 않았고 받은 돈이 없습니다. 한도가 다시 열린 뒤에 결제하거나 다른 결제 수단을 받으십시오. 자동으로 다시 보내지 마십시오.",
    en: "The limit is used up, so nothing was approved or taken. Pay again when the limit is open again or take another method; do not repeat it automatically."
  },
  buyer: Buyer.checkLimit
}
const notNow: Plan = {
  actor: "TossPayments",
  advice: {
    ko: "점검 중이거나 이용 시간이 아니어서 처리되지 않았습니다. 이용 가능한 시간에 다시 시도하거나 다른 결제 수단을 안내하십시오.",
    en: "It was not carried out because of maintenance or service hours. Try again when the service is open, or offer another payment method."
  },
  buyer: Buyer.laterOrOther
}
const installment: Plan = {
  actor: "Buyer",
  advice: {
    ko: "승인되지 않아 받은 돈이 없습니다. 고객이 일시불이나 다른 할부 개월 수를 고르도록 안내하십시오. 서버에서 할부를 지정했다면 그 값을 확인하십시오.",
    en: "It was not approved and no money was taken. Let the buyer pay in full or choose another plan; if your server sets the instalments, check that value."
  },
  buyer: Buyer.otherInstallment
}
const newAccount: Plan = {
  actor: "Buyer",
  advice: {
    ko: "승인되지 않아 받은 돈이 없습니다. 계좌를 등록하고 12시간이 지난 뒤 결제하거나 다른 결제 수단을 받으십시오.",
    en: "It was not approved and no money was taken. Pay again 12 hours after the account was registered, or take another method."
  },
  buyer: Buyer.laterOrOther
}
const noPoints: Plan = {
  actor: "Buyer",
  advice: declinedAdvice,
  buyer: {
    ko: "이 카드는 포인트를 사용할 수 없으니 포인트 없이 결제하시거나 다른 카드를 이용해 주시기 바랍니다.",
    en: "Points cannot be used with this card; please pay without points or use another card."
  }
}
const noDiscount: Plan = {
  actor: "Buyer",
  advice: declinedAdvice,
  buyer: Buyer.withoutDiscount
}
const newPayment: Plan = {
  actor: "Buyer",
  advice: {
    ko: "이 결제로는 더 이상 승인할 수 없습니다. 결제를 조회해 승인된 것이 없음을 확인하고, 고객이 새 결제를 시작하도록 안내하십시오.",
    en: "This payment can no longer be approved. Read it to be sure that nothing was approved, then let the buyer start a new payment."
  },
  buyer: Buyer.payAgain
}
const buyerLeft: Plan = {
  actor: "Buyer",
  advice: {
    ko: "고객이 결제를 그만두어 받은 돈이 없습니다. 오류가 아니니, 고객이 원하면 새 결제를 시작하도록 하십시오.",
    en: "The buyer stopped, so no money was taken. This is not a fault; offer a new payment if the buyer wants one."
  },
  buyer: Buyer.startAgain
}
const newMethod: Plan = {
  actor: "Buyer",
  advice: {
    ko: "청구되지 않아 받은 돈이 없습니다. 고객이 결제 수단을 다시 등록해야 합니다. 같은 등록 정보로는 다시 청구하지 마십시오.",
    en: "Nothing was charged. The buyer has to register the payment method again; do not charge the same registration again."
  },
  buyer: Buyer.registerAgain
}
const verify: Plan = {
  actor: "Buyer",
  advice: {
    ko: "이상 거래로 의심되어 결제가 멈췄고 받은 돈이 없습니다. 고객이 안내받은 링크에서 본인 확인을 마친 뒤 새로 결제해야 합니다.",
    en: "The payment was stopped on suspicion of fraud and no money was taken. The buyer has to verify through the link that was sent, then pay anew."
  },
  buyer: {
    ko: "안전한 결제를 위해 받으신 안내에 따라 본인 확인을 마친 뒤 다시 결제해 주시기 바랍니다.",
    en: "To keep your payment safe, please complete the verification you were sent and then pay again."
  }
}
const phishing: Plan = {
  actor: "Buyer",
  advice: {
    ko: "피싱이 의심되어 결제가 멈췄고 받은 돈이 없습니다. 다시 시도하지 말고, 고객이 직접 한 결제인지 확인하십시오.",
    en: "The payment was stopped on suspicion of phishing and no money was taken. Do not retry; confirm with the buyer that the payment is theirs."
  },
  buyer: Buyer.stoppedForSafety
}
const password: Plan = {
  actor: "Buyer",
  advice: {
    ko: "승인되지 않아 받은 돈이 없습니다. 고객이 결제 비밀번호를 확인하고 새로 결제해야 합니다.",
    en: "It was not approved and no money was taken. The buyer has to check the payment password and pay anew."
  },
  buyer: Buyer.checkPassword
}
const customerAccount: Plan = {
  actor: "Buyer",
  advice: {
    ko: "결제되지 않아 받은 돈이 없습니다. 이 고객으로는 결제할 수 없으니 다른 결제 수단을 안내하십시오.",
    en: "It was not paid and no money was taken. This customer cannot pay with it; offer another payment method."
  },
  buyer: Buyer.otherMethod
}
const refundRefused: Plan = {
  actor: "Merchant",
  advice: {
    ko: "환불이 거절되었고 같은 요청은 다시 보내도 거절됩니다. 결제를 조회해 잔액을 확인하고, 다른 환불 방법을 정하거나 토스페이먼츠에 문의하십시오.",
    en: "The refund was refused, finally. Read the payment for its balance, then agree on another way to refund or ask TossPayments."
  },
  buyer: Buyer.refundByShop
}
const taxOffice: Plan = {
  actor: "Merchant",
  advice: {
    ko: "결제에는 영향이 없고 현금영수증만 처리되지 않았습니다. 메시지의 [TS1] 같은 표시로 원인을 확인하고 정보를 고쳐 다시 요청하십시오.",
    en: "The payment is not affected; only the cash receipt failed. Use the tag in the message, such as [TS1], to find the reason, correct the data and request it again."
  },
  buyer: {
    ko: "현금영수증이 처리되지 않았으니 입력하신 정보를 다시 확인해 주시기 바랍니다.",
    en: "The cash receipt could not be processed; please check the information you entered."
  }
}

// --- throttled, failed

const throttled: Plan = {
  actor: "Developer",
  advice: {
    ko: "너무 빠르게 반복되어 처리되지 않았습니다. 간격을 두고 같은 멱등키로 다시 보내고, 같은 요청을 동시에 보내는 코드가 있는지 확인하십시오.",
    en: "Repeated too quickly, so this request was not processed. Wait and send it again with the same idempotency key; look for code that sends the same request in parallel."
  },
  buyer: Buyer.slowDown
}
const serverFailed: Plan = {
  actor: "TossPayments",
  advice: {
    ko: "일시적인 장애로, 처리되었는지 알 수 없습니다. 같은 멱등키로만 다시 보내고, 계속되면 새 키를 쓰기 전에 반드시 조회해 결과를 확인하십시오.",
    en: "A temporary failure; whether it took effect is not known. Repeat it with the same idempotency key only, and if it persists read the resource before you use a new key."
  },
  buyer: Buyer.waitForResult
}
const providerFailed: Plan = {
  actor: "TossPayments",
  advice: {
    ko: "일시적인 오류지만 같은 멱등키로는 15일 동안 같은 답이 옵니다. 결제를 조회해 처리된 것이 없음을 확인한 뒤에만 새 멱등키로 다시 보내십시오.",
    en: "Temporary, but the same idempotency key repeats this answer for 15 days. Read the payment and, only if nothing happened, send it again with a new key."
  },
  buyer: Buyer.waitForResult
}
const unclear: Plan = {
  actor: "Developer",
  advice: {
    ko: "돈이 움직였는지 알 수 없습니다. 결제를 조회해 확인하고, 처리된 것이 없다고 밝혀진 뒤에만 새 멱등키로 다시 보내십시오.",
    en: "Whether money moved is not known. Read the payment, and send it again with a new idempotency key only when it is proven that nothing happened."
  },
  buyer: Buyer.waitForResult
}
const cancelByHand: Plan = {
  actor: "Developer",
  advice: {
    ko: "결제가 취소되지 않고 남아 있을 수 있습니다. 결제를 조회해 승인된 상태이고 받을 돈이 아니면 직접 취소하십시오.",
    en: "The payment may still stand, with the buyer charged. Read it; if it is approved and not owed, cancel it yourself."
  },
  buyer: Buyer.waitForResult
}

// --- codes whose existence is not confirmed

const unconfirmedAdvice: Text = {
  ko: "공식 목록에서 확인되지 않은 코드입니다. 다시 보내기 전에 조회해 결과를 확인하고, 오류 메시지를 토스페이먼츠에 문의하십시오.",
  en: "This code is not confirmed by the official list. Read the resource before you send anything again, and ask TossPayments about the message."
}
const unconfirmed: Plan = { actor: "Developer", advice: unconfirmedAdvice, buyer: Buyer.contactShop }
const unconfirmedContract: Plan = { actor: "Merchant", advice: unconfirmedAdvice, buyer: Buyer.otherMethod }
const unconfirmedLimit: Plan = { actor: "Buyer", advice: unconfirmedAdvice, buyer: Buyer.checkLimit }
const unconfirmedAccount: Plan = { actor: "Buyer", advice: unconfirmedAdvice, buyer: Buyer.checkAccount }
const unconfirmedBilling: Plan = { actor: "Buyer", advice: unconfirmedAdvice, buyer: Buyer.registerAgain }
const unconfirmedResult: Plan = { actor: "Developer", advice: unconfirmedAdvice, buyer: Buyer.waitForResult }

// ---------------------------------------------------------------------------------------------------------
// What each code means
// ---------------------------------------------------------------------------------------------------------

type Row = readonly [plan: Plan, ko: string, en: string]

const rows: Record<TossErrorCode.Known, Row> = {
  // Validation
  BELOW_MINIMUM_AMOUNT: [
    fixRequest,
    "결제 금액이 최소 금액(카드 100원, 계좌 200원)보다 작습니다.",
    "The amount is under the minimum (card 100 KRW, account 200 KRW)."
  ],
  BELOW_ZERO_AMOUNT: [fixRequest, "금액은 0보다 커야 합니다.", "The amount must be above zero."],
  EXCEEDS_TRANSFER_AMOUNT_MAXIMUM: [
    fixPayout,
    "이체 한도(10,000,000원)를 넘는 금액입니다.",
    "The transfer is above the cap of 10,000,000 KRW."
  ],
  EXCEED_CANCEL_AMOUNT_DISCOUNT_AMOUNT: [
    fixRefundAmount,
    "즉시 할인 금액보다 작은 금액으로는 부분 취소할 수 없습니다.",
    "A partial cancel smaller than the instant discount is not possible."
  ],
  EXCEED_MAX_DUE_DATE: [
    fixRequest,
    "가상계좌 입금 기한이 허용된 기간보다 깁니다.",
    "The due date of the virtual account is too far away."
  ],
  EXCEED_MAX_QUERY_LIMIT: [
    fixRequest,
    "조회 개수(limit)가 최댓값을 넘었습니다.",
    "The query limit parameter is above the maximum."
  ],
  EXCEED_MAX_REFUND_AMOUNT: [
    fixRefundAmount,
    "환불 금액이 최댓값을 넘었습니다.",
    "The refund is above the maximum."
  ],
  EXCEED_MAX_VALID_HOURS: [
    fixRequest,
    "가상계좌 유효 시간(validHours)이 최댓값을 넘었습니다.",
    "validHours is above the maximum."
  ],
  FAILED_DB_PROCESSING: [
    brokenValue,
    "값 때문에 데이터베이스 처리가 실패했습니다. 실제로는 입력값 오류인 경우가 많습니다.",
    "A value broke the database processing; in practice an input error."
  ],
  INCORRECT_FAIL_URL_FORMAT: [fixRequest, "failUrl의 형식이 올바르지 않습니다.", "failUrl is malformed."],
  INCORRECT_SUCCESS_URL_FORMAT: [
    fixRequest,
    "successUrl의 형식이 올바르지 않습니다.",
    "successUrl is malformed."
  ],
  INVALID_ACCOUNT_NOT_CORRECT_BANK: [
    fixPayee,
    "계좌번호가 지정한 은행의 것이 아닙니다.",
    "The account number does not belong to the given bank."
  ],
  INVALID_ACCOUNT_NUMBER: [fixPayee, "계좌번호가 올바르지 않습니다.", "The account number is wrong."],
  INVALID_ACCOUNT_NUMBER_OR_UNAVAILABLE: [
    fixPayee,
    "계좌번호가 올바르지 않거나 사용할 수 없는 계좌입니다.",
    "The account number is wrong or the account cannot be used."
  ],
  INVALID_AUTHORIZE_AUTH_TYPE_GIFT_CERTIFICATE: [
    fixRequest,
    "상품권 결제에 사용할 수 없는 인증 방식입니다.",
    "The authentication method is not valid for gift certificates."
  ],
  INVALID_BANK: [
    fixRequest,
    "은행 코드를 알 수 없거나 지원하지 않는 은행입니다.",
    "The bank code is unknown or the bank is not supported."
  ],
  INVALID_BIRTH_DAY_FORMAT: [
    fixInput,
    "생년월일(YYMMDD) 또는 사업자등록번호 10자리의 형식이 올바르지 않습니다.",
    "The identity number must be YYMMDD or a 10-digit business number."
  ],
  INVALID_BUSINESS_NUMBER: [
    fixInput,
    "사업자등록번호가 올바르지 않습니다.",
    "The business registration number is wrong."
  ],
  INVALID_CARD_COMPANY: [fixRequest, "카드사 코드를 알 수 없습니다.", "The card company code is unknown."],
  INVALID_CARD_INSTALLMENT_PLANS_WITH_MAX_AND_SINGLE: [
    fixRequest,
    "고정 할부 개월 수와 최대 할부 개월 수를 함께 지정했습니다.",
    "The fixed and the maximum instalment option were used together."
  ],
  INVALID_CASH_RECEIPT_INFO: [
    fixInput,
    "현금영수증 정보가 올바르지 않습니다.",
    "The cash receipt data is wrong."
  ],
  INVALID_CURRENCY: [fixRequest, "통화가 올바르지 않습니다.", "The currency is not valid."],
  INVALID_CUSTOMER_KEY: [
    fixRequest,
    "customerKey의 형식이 올바르지 않습니다.",
    "customerKey breaks the format rule."
  ],
  INVALID_DATE: [fixRequest, "날짜 값이 올바르지 않습니다.", "A date parameter is wrong."],
  INVALID_EASY_PAY: [fixRequest, "간편결제 제공사를 알 수 없습니다.", "The easy-pay provider is unknown."],
  INVALID_EMAIL: [fixInput, "이메일 주소의 형식이 올바르지 않습니다.", "The e-mail address is malformed."],
  INVALID_FLOW_MODE_PARAMETERS: [
    fixRequest,
    "flowMode와 함께 보낸 값들이 서로 맞지 않습니다.",
    "flowMode and its companion parameters do not fit."
  ],
  INVALID_IDEMPOTENCY_KEY: [
    fixRequest,
    "멱등키가 300자를 넘습니다.",
    "The idempotency key is longer than 300 characters."
  ],
  INVALID_IDENTIFICATION_TYPE: [
    fixRequest,
    "식별 정보의 유형이 올바르지 않습니다.",
    "The identification type is not valid."
  ],
  INVALID_ISO_DATE_FORMAT: [fixRequest, "날짜가 ISO 8601 형식이 아닙니다.", "The date is not ISO 8601."],
  INVALID_MAXIMUM_DISCOUNT_AMOUNT: [
    fixRequest,
    "브랜드페이: 할인 금액이 최댓값을 넘었습니다.",
    "Brandpay: the discount is above the maximum."
  ],
  INVALID_ORDER_ID: [fixRequest, "orderId의 형식이 올바르지 않습니다.", "orderId breaks the format rule."],
  INVALID_ORDER_NAME: [
    fixRequest,
    "orderName의 길이가 올바르지 않습니다.",
    "orderName breaks the length rule."
  ],
  INVALID_PAGING_KEY: [fixRequest, "페이지를 나누는 키가 올바르지 않습니다.", "The paging key is not valid."],
  INVALID_PAYABLE_DATE: [fixPayout, "지급할 수 없는 날짜입니다.", "The payout date is not allowed."],
  INVALID_PAYMENT_KEY: [fixRequest, "paymentKey가 올바르지 않습니다.", "paymentKey is not valid."],
  INVALID_REFUND_ACCOUNT_INFO: [
    fixRefundAccount,
    "환불 계좌와 예금주가 일치하지 않습니다.",
    "The refund account and the holder's name do not match."
  ],
  INVALID_REFUND_ACCOUNT_NUMBER: [
    fixRefundAccount,
    "환불 계좌번호가 올바르지 않습니다.",
    "The refund account number is wrong."
  ],
  INVALID_REFUND_AMOUNT: [
    fixRefundAmount,
    "환불 금액이 올바르지 않습니다.",
    "The refund amount is not valid."
  ],
  INVALID_REGISTRATION_NUMBER_TYPE: [
    fixRequest,
    "현금영수증 등록번호의 유형이 올바르지 않습니다(가상계좌 발급).",
    "The cash receipt registration number has the wrong type (virtual account issue)."
  ],
  INVALID_REQUEST: [fixRequest, "요청이 올바르지 않습니다(일반).", "The request is not valid (general)."],
  INVALID_REQUIRED_PARAM: [fixRequest, "필수 값이 빠졌습니다.", "A required parameter is missing."],
  INVALID_SUBMALL_ID: [fixPayout, "서브몰 아이디가 올바르지 않습니다.", "The sub-mall id is not valid."],
  INVALID_SUCCESS_URL: [fixRequest, "successUrl이 올바르지 않습니다.", "successUrl is not valid."],
  INVALID_TEST_CODE: [
    fixRequest,
    "TossPayments-Test-Code 값을 알 수 없거나 여기서 쓸 수 없습니다.",
    "The TossPayments-Test-Code value is unknown or cannot be used here."
  ],
  INVALID_TRANSACTION_KEY: [
    fixRequest,
    "startingAfter 값이 transactionKey가 아닙니다.",
    "startingAfter is not a transactionKey."
  ],
  INVALID_URL: [fixRequest, "URL이 올바르지 않습니다.", "The URL is not valid."],
  INVALID_URL_FORMAT: [fixRequest, "URL의 형식이 올바르지 않습니다.", "The URL is malformed."],
  INVALID_VALID_HOURS_WITH_DUE_DATE_AND_SINGLE: [
    fixRequest,
    "validHours와 dueDate를 함께 보냈습니다.",
    "validHours and dueDate were used together."
  ],
  INVALID_VIRTUAL_ACCOUNT_TYPE: [
    fixRequest,
    "가상계좌 유형이 올바르지 않습니다.",
    "The virtual account type is not valid."
  ],
  NOT_ALLOWED_HOLIDAY: [fixPayout, "지급일이 휴일입니다.", "The payout date falls on a holiday."],
  NOT_FOUND_HTTP_METHOD: [
    fixRequest,
    "이 경로에는 해당 HTTP 메서드가 없습니다.",
    "The path and the HTTP method do not exist together."
  ],
  NOT_MATCHES_CUSTOMER_KEY: [
    fixRequest,
    "빌링키를 발급받은 customerKey와 다릅니다.",
    "customerKey is not the one the billing key was issued for."
  ],
  NOT_MATCH_PAYEE_NAME: [
    fixPayee,
    "예금주가 지정한 이름과 다릅니다.",
    "The account holder differs from the given name."
  ],
  NOT_SUPPORTED_USD: [fixRequest, "여기서는 USD를 지원하지 않습니다.", "USD is not supported here."],
  REQUIRED_ACCOUNT_KEY: [
    fixRequest,
    "고정식 가상계좌에는 accountKey가 필요합니다.",
    "accountKey is required for a fixed virtual account."
  ],
  REQUIRED_AMOUNT: [fixRequest, "금액(amount)이 필요합니다.", "amount is required."],

  // Authentication
  INCORRECT_BASIC_AUTH_FORMAT: [
    fixKey,
    "Authorization 값에 콜론이 없거나 형식이 올바르지 않습니다.",
    "The Authorization value lacks the colon or is malformed."
  ],
  INVALID_ACCESS_TOKEN: [
    unconfirmed,
    "확인되지 않은 코드입니다. 이름으로 보면 액세스 토큰이 올바르지 않다는 뜻입니다.",
    "Unconfirmed; by its name, the access token is not valid."
  ],
  INVALID_API_KEY: [
    fixKey,
    "클라이언트 키나 상점아이디(MID)와 짝이 맞지 않는 시크릿 키이거나 테스트 키와 라이브 키가 섞였습니다.",
    "Wrong secret key for this client key or MID, or test and live mixed."
  ],
  INVALID_CLIENT_KEY: [
    fixKey,
    "클라이언트 키가 틀렸거나 형식이 올바르지 않습니다.",
    "The client key is wrong or malformed."
  ],
  UNAUTHORIZED_KEY: [
    fixKey,
    "인증되지 않은 시크릿 키 또는 클라이언트 키입니다.",
    "The secret or client key is not recognised."
  ],

  // Permission
  API_VERSION_UPDATE_NEEDED: [
    newerVersion,
    "이 API를 쓰려면 상점 키의 API 버전이 더 높아야 합니다.",
    "This API needs a newer API version of the merchant key."
  ],
  EXCEED_CANCEL_LIMIT: [
    cancelLimit,
    "상점의 취소 한도를 넘었습니다.",
    "The merchant's cancel limit is exceeded."
  ],
  FORBIDDEN_REQUEST: [
    forbidden,
    "키, 상점아이디(MID) 또는 상태 때문에 허용되지 않는 요청입니다.",
    "The request is not allowed (key, MID or state)."
  ],
  FORBIDDEN_SELLER_PAYOUT: [
    sellerCheck,
    "셀러가 본인 확인 또는 KYC를 마치지 않았습니다.",
    "The seller has not passed the identity check or KYC."
  ],
  INVALID_UNREGISTERED_SUBMALL: [
    askToss,
    "등록되지 않은 서브몰입니다. 서브몰이 없는 상점이면 카드 결제에 별도의 인증이 필요합니다.",
    "The sub-mall is not registered; without sub-malls the card needs its own authentication."
  ],
  NOT_ALLOWED_CHANGING_ACCOUNT: [askToss, "계좌를 변경할 수 없습니다.", "The account must not be changed."],
  NOT_FOUND_MERCHANT: [askToss, "상점을 찾을 수 없습니다.", "The merchant was not found."],
  NOT_FOUND_MERCHANT_INTEGRATION: [
    askToss,
    "상점의 연동 정보를 찾을 수 없습니다.",
    "The merchant integration was not found."
  ],
  NOT_FOUND_TERMINAL_ID: [
    askToss,
    "상점에 단말기 번호(terminal id)가 없습니다. 토스페이먼츠에 문의해야 합니다.",
    "The merchant has no terminal id; contact TossPayments."
  ],
  NOT_REGISTERED_BUSINESS: [
    askToss,
    "등록되지 않은 사업자등록번호입니다.",
    "The business number is not registered."
  ],
  NOT_SUPPORTED_BILLING_MERCHANT: [
    unconfirmedContract,
    "확인되지 않은 코드입니다. 이름으로 보면 자동결제를 쓸 수 없는 상점이라는 뜻입니다.",
    "Unconfirmed; by its name, this merchant cannot use billing."
  ],
  NOT_SUPPORTED_METHOD: [
    askTossForMethod,
    "지원하지 않거나 계약하지 않은 결제 수단입니다(예: 자동결제 계약 없음).",
    "The method is not supported or not contracted (for example, no billing contract)."
  ],

  // NotFound
  BILLING_KEY_NOT_FOUND: [
    wrongId,
    "빌링키가 없습니다(삭제 요청).",
    "The billing key does not exist (delete call)."
  ],
  NOT_FOUND: [wrongPaymentId, "요청한 대상을 찾을 수 없습니다.", "Nothing was found."],
  NOT_FOUND_BILLING: [wrongId, "자동결제 정보를 찾을 수 없습니다.", "The billing data was not found."],
  NOT_FOUND_BILLING_KEY: [
    unconfirmedBilling,
    "확인되지 않은 코드입니다. 이름으로 보면 빌링키를 찾을 수 없다는 뜻입니다.",
    "Unconfirmed; by its name, the billing key was not found."
  ],
  NOT_FOUND_CUSTOMER: [wrongId, "브랜드페이: 해당 고객이 없습니다.", "Brandpay: there is no such customer."],
  NOT_FOUND_METHOD: [wrongMethod, "결제 수단을 찾을 수 없습니다.", "The payment method was not found."],
  NOT_FOUND_METHOD_IN_GROUP: [
    wrongMethod,
    "그룹에 해당 결제 수단이 없습니다.",
    "The payment method is not in the group."
  ],
  NOT_FOUND_METHOD_OWNERSHIP: [
    wrongMethod,
    "다른 사람의 결제 수단입니다.",
    "The payment method belongs to somebody else."
  ],
  NOT_FOUND_PAYMENT: [wrongPaymentId, "결제를 찾을 수 없습니다.", "The payment was not found."],
  NOT_FOUND_RECEIPT: [wrongId, "현금영수증을 찾을 수 없습니다.", "The cash receipt was not found."],
  NOT_FOUND_SUBMALL: [wrongId, "서브몰을 찾을 수 없습니다.", "The sub-mall was not found."],
  NOT_REGISTERED_SUBMALL: [wrongId, "등록되지 않은 서브몰입니다.", "The sub-mall is not registered."],
  PAYOUT_NOT_FOUND: [wrongPaymentId, "지급 건을 찾을 수 없습니다.", "The payout was not found."],

  // Conflict
  ALREADY_CANCELED_PAYMENT: [
    alreadyDone,
    "이미 전액 취소된 결제입니다.",
    "The payment is already fully cancelled."
  ],
  ALREADY_COMPLETED_PAYMENT: [alreadyDone, "이미 완료된 결제입니다.", "The payment was completed before."],
  ALREADY_EXIST_SUBMALL: [
    exists,
    "같은 아이디의 서브몰이 이미 등록되어 있습니다.",
    "A sub-mall with this id is registered already."
  ],
  ALREADY_PROCESSED_PAYMENT: [
    alreadyDone,
    "이미 처리된 결제입니다(승인을 반복 요청했을 때 흔합니다).",
    "The payment was processed before (typical for a repeated confirm)."
  ],
  ALREADY_REFUNDING_PAYMENT: [
    alreadyDone,
    "이 결제의 환불이 진행 중입니다.",
    "A refund of this payment is running."
  ],
  ALREADY_REFUND_PAYMENT: [alreadyDone, "이미 환불된 결제입니다.", "The payment was refunded before."],
  DUPLICATED_CASH_RECEIPT: [
    duplicate,
    "이 주문의 현금영수증이 이미 발급되었습니다.",
    "A cash receipt was issued for this order already."
  ],
  DUPLICATED_ORDER_ID: [
    duplicate,
    "이미 승인되었거나 취소된 결제에 쓰인 orderId입니다.",
    "The orderId was used by an approved or cancelled payment."
  ],
  DUPLICATED_REQUEST: [duplicate, "중복된 요청입니다.", "The request is a duplicate."],
  EXCEED_MAX_REFUND_DUE: [refundOutside, "환불할 수 있는 기간이 지났습니다.", "The refund period is over."],
  IDEMPOTENT_REQUEST_PROCESSING: [
    stillRunning,
    "같은 멱등키의 첫 요청이 아직 처리 중입니다.",
    "The first request with this idempotency key is still running."
  ],
  NOT_ALLOWED_PARTIAL_REFUND: [
    fullRefund,
    "부분 환불할 수 없는 결제입니다(에스크로, 현금 카드 등).",
    "A partial refund is impossible (escrow, cash card and similar)."
  ],
  NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT: [
    fullRefund,
    "입금 전에는 부분 환불할 수 없습니다.",
    "A partial refund is impossible before the deposit."
  ],
  NOT_CANCELABLE_AMOUNT: [
    readBalance,
    "취소할 수 없는 금액입니다(잔액보다 크거나 잔액이 이미 0원).",
    "The amount cannot be cancelled (above the balance, or the balance is already 0)."
  ],
  NOT_CANCELABLE_PAYMENT: [refundOutside, "취소할 수 없는 결제입니다.", "The payment cannot be cancelled."],
  NOT_CANCELABLE_PAYMENT_FOR_DORMANT_USER: [
    refundOutside,
    "휴면 회원의 결제는 취소할 수 없습니다.",
    "Payments of a dormant member cannot be cancelled."
  ],
  NOT_ENOUGH_AMOUNT: [topUp, "지급 잔액이 부족합니다.", "The payout balance is too small."],
  NOT_MATCHES_REFUNDABLE_AMOUNT: [
    readBalance,
    "refundableAmount가 실제 잔액과 다릅니다. 취소된 금액은 없습니다.",
    "refundableAmount differs from the real balance; nothing was cancelled."
  ],
  NOT_SUPPORTED_PROCESS: [
    wrongOperation,
    "이 결제에는 지원하지 않는 작업입니다.",
    "The operation is not supported for this payment."
  ],
  NOT_SUPPORTED_REFUND: [refundOutside, "환불을 지원하지 않습니다.", "A refund is not supported."],
  UNAPPROVED_ORDER_ID: [readOrder, "아직 승인되지 않은 주문입니다.", "The order has not been approved yet."],

  // Declined
  ACCOUNT_OWNER_CHECK_FAILED: [
    payeeBankLater,
    "은행에서 예금주를 확인하지 못했습니다.",
    "The account owner could not be verified with the bank."
  ],
  ALREADY_CLOSE_ACCOUNT: [payeeBank, "해지된 계좌입니다.", "The account has been closed."],
  ALREADY_REMOVED_BILLING_KEY: [
    newMethod,
    "삭제된 빌링키입니다. 결제 수단을 다시 등록해야 합니다.",
    "The billing key was deleted; register the method again."
  ],
  EXCEED_MAX_AMOUNT: [
    overLimit,
    "거래 한도를 넘는 금액입니다.",
    "The amount is above the transaction limit."
  ],
  EXCEED_MAX_AUTH_COUNT: [
    cardRefused,
    "인증 시도 횟수를 넘었습니다. 카드사에 문의해야 합니다.",
    "Too many authentication attempts; ask the card company."
  ],
  EXCEED_MAX_CARD_INSTALLMENT_PLAN: [
    installment,
    "할부 개월 수가 허용된 값보다 큽니다.",
    "More instalment months than allowed."
  ],
  EXCEED_MAX_DAILY_PAYMENT_COUNT: [
    overLimitForNow,
    "하루 결제 가능 횟수를 모두 썼습니다.",
    "The daily number of payments is used up."
  ],
  EXCEED_MAX_DISCOUNT_COUNT: [
    noDiscount,
    "브랜드페이: 즉시 할인이 모두 소진되었습니다.",
    "Brandpay: the instant discount is used up."
  ],
  EXCEED_MAX_MONTHLY_PAYMENT_AMOUNT: [
    overLimitForNow,
    "월 결제 한도(휴대폰, 1,000,000원)를 넘었습니다.",
    "The monthly limit of 1,000,000 KRW is exceeded (mobile phone)."
  ],
  EXCEED_MAX_ONE_DAY_AMOUNT: [overLimitForNow, "하루 한도를 넘었습니다.", "The daily limit is exceeded."],
  EXCEED_MAX_ONE_DAY_PAYMENT_COUNT: [
    unconfirmedLimit,
    "확인되지 않은 코드입니다. 이름으로 보면 하루 결제 횟수를 넘었다는 뜻입니다.",
    "Unconfirmed; by its name, the number of payments per day is exceeded."
  ],
  EXCEED_MAX_ONE_DAY_WITHDRAW_AMOUNT: [
    overLimitForNow,
    "계좌의 하루 출금 한도를 넘었습니다.",
    "The daily withdrawal limit of the account is exceeded."
  ],
  EXCEED_MAX_ONE_TIME_WITHDRAW_AMOUNT: [
    overLimit,
    "계좌의 1회 출금 한도를 넘었습니다.",
    "The single withdrawal limit of the account is exceeded."
  ],
  EXCEED_MAX_PAYMENT_AMOUNT: [
    overLimitForNow,
    "하루 결제 금액 한도를 넘었습니다.",
    "The daily payment amount limit is exceeded."
  ],
  EXCEED_MIN_CARD_INSTALLMENT_PLAN: [
    installment,
    "할부 개월 수가 허용된 값보다 작습니다.",
    "The instalment months are under the minimum."
  ],
  EXCEED_OPEN_BANKING_ONE_TIME_LIMIT: [
    unconfirmedLimit,
    "확인되지 않은 코드입니다. 이름으로 보면 오픈뱅킹 1회 한도를 넘었다는 뜻입니다.",
    "Unconfirmed; by its name, the open banking limit per transfer is exceeded."
  ],
  EXCEED_UNKNOWN_CASE: [
    overLimit,
    "분류되지 않은 이유로 한도를 넘었습니다.",
    "A limit was exceeded, the reason is not classified."
  ],
  EXPIRED_PAYMENT: [
    newPayment,
    "결제 유효 시간이 지나 만료된 결제입니다(결제 객체의 failure에만 나옵니다).",
    "The payment has expired (only in the failure of an expired payment)."
  ],
  FAILED_CARD_COMPANY: [
    notNow,
    "브랜드페이: 카드사가 점검 중입니다.",
    "Brandpay: the card company is under maintenance."
  ],
  FAILED_CLOSED_ACCOUNT_REFUND: [
    otherAccountForRefund,
    "계좌가 해지되어 환불에 실패했습니다.",
    "The refund failed because the account was closed."
  ],
  FDS_ERROR: [
    verify,
    "이상 거래 탐지로 결제가 멈췄습니다. 고객이 링크에서 본인 확인을 해야 합니다.",
    "Fraud detection stopped the payment; the buyer must verify through a link."
  ],
  FORBIDDEN_BANK_REFUND_REQUEST: [
    otherAccountForRefund,
    "고객의 계좌가 입금을 받을 수 없는 상태입니다.",
    "The buyer's account cannot receive deposits."
  ],
  FORBIDDEN_DORMANT_OR_WITHDRAWAL_CUSTOMER: [
    customerAccount,
    "브랜드페이: 휴면 또는 탈퇴한 고객입니다.",
    "Brandpay: the customer is dormant or has left."
  ],
  INVALID_ACCOUNT_INFO_RE_REGISTER: [
    newMethod,
    "더 이상 유효하지 않은 계좌라 고객이 다시 등록해야 합니다.",
    "The account is no longer valid; the buyer must register it again."
  ],
  INVALID_AUTHORIZE_AUTH: [
    methodRefused,
    "이 결제에 유효하지 않은 인증 방식입니다.",
    "The authentication method is not valid for this payment."
  ],
  INVALID_BILLING_AUTH: [
    newMethod,
    "자동결제 인증(authKey)이 유효하지 않습니다.",
    "The billing authentication (authKey) is not valid."
  ],
  INVALID_BILL_KEY_REQUEST: [
    newMethod,
    "인증되지 않았거나 이 거래에 유효하지 않은 빌링키입니다.",
    "The billing key is not authenticated or not valid for this charge."
  ],
  INVALID_CARD: [cardData, "카드 정보가 유효하지 않습니다.", "The card data is not valid."],
  INVALID_CARD_EXPIRATION: [cardData, "카드 유효기간이 올바르지 않습니다.", "The card expiry is wrong."],
  INVALID_CARD_IDENTITY: [
    cardData,
    "생년월일이나 사업자등록번호가 카드 소유자와 일치하지 않습니다.",
    "The identity number does not match the card holder."
  ],
  INVALID_CARD_INFO_RE_REGISTER: [
    newMethod,
    "저장된 카드가 더 이상 유효하지 않아 다시 등록해야 합니다.",
    "The stored card is no longer valid; register it again."
  ],
  INVALID_CARD_INSTALLMENT_AMOUNT: [
    installment,
    "할부할 수 없는 금액입니다.",
    "The amount is not valid for instalments."
  ],
  INVALID_CARD_INSTALLMENT_PLAN: [
    installment,
    "할부 개월 수가 올바르지 않습니다.",
    "The instalment months are wrong."
  ],
  INVALID_CARD_LOST_OR_STOLEN: [
    cardRefused,
    "분실 또는 도난 신고된 카드입니다.",
    "The card is reported lost or stolen."
  ],
  INVALID_CARD_NUMBER: [cardData, "카드 번호가 올바르지 않습니다.", "The card number is wrong."],
  INVALID_CARD_PASSWORD: [
    cardData,
    "카드 비밀번호 앞 두 자리가 올바르지 않습니다.",
    "The first two digits of the card password are wrong."
  ],
  INVALID_LEGAL_REGISTERED_ACCOUNT: [
    unconfirmedAccount,
    "확인되지 않은 코드입니다. 이름으로 보면 등록된 법적 제한 계좌와 관련된 문제입니다.",
    "Unconfirmed; by its name, a legal problem with the registered account."
  ],
  INVALID_PASSWORD: [password, "결제 비밀번호가 일치하지 않습니다.", "The payment password is wrong."],
  INVALID_REJECT_CARD: [
    cardRefused,
    "카드사가 이 카드의 사용을 거절했습니다. 카드사에 문의해야 합니다.",
    "The issuer refuses this card; ask the card company."
  ],
  INVALID_STOPPED_ACCOUNT: [
    unconfirmedAccount,
    "확인되지 않은 코드입니다. 이름으로 보면 정지된 계좌라는 뜻입니다.",
    "Unconfirmed; by its name, the account is suspended."
  ],
  INVALID_STOPPED_CARD: [cardRefused, "정지된 카드입니다.", "The card is suspended."],
  MAINTAINED_METHOD: [notNow, "점검 중인 결제 수단입니다.", "The payment method is under maintenance."],
  NOT_ALLOWED_BRANDPAY_METHOD: [
    newMethod,
    "브랜드페이: 삭제되었거나 이 상점에서 쓸 수 없는 결제 수단입니다.",
    "Brandpay: the method was deleted or cannot be used at this merchant."
  ],
  NOT_ALLOWED_INSTALLMENT_BELOW_AMOUNT: [
    installment,
    "10,000원 미만은 할부할 수 없습니다.",
    "Instalments are not possible below 10,000 KRW."
  ],
  NOT_ALLOWED_POINT_USE: [
    noPoints,
    "카드 포인트로 결제할 수 없는 카드입니다.",
    "The card does not allow point payment."
  ],
  NOT_ALLOWED_REFUND_BANK: [
    otherAccountForRefund,
    "이 은행으로는 환불할 수 없습니다.",
    "A refund to this bank is not allowed."
  ],
  NOT_AVAILABLE_BANK: [notNow, "은행 서비스 시간이 아닙니다.", "Outside the bank's service hours."],
  NOT_AVAILABLE_PAYMENT: [
    notNow,
    "지금은 결제할 수 없는 시간입니다.",
    "The payment is not possible at this time of day."
  ],
  NOT_FOUND_PAYMENT_SESSION: [
    newPayment,
    "승인할 수 있는 시간이 지났습니다. 새 결제를 시작해야 합니다.",
    "The authorisation window is over; start a new payment."
  ],
  NOT_REGISTERED_CARD_COMPANY: [
    cardRefused,
    "카드를 먼저 사용 등록해야 합니다.",
    "The card must be activated for use first."
  ],
  NOT_SUPPORTED_CARD_TYPE: [cardRefused, "지원하지 않는 카드 종류입니다.", "The card type is not supported."],
  NOT_SUPPORTED_CARRIER: [
    methodRefused,
    "지원하지 않는 통신사입니다.",
    "The mobile carrier is not supported."
  ],
  NOT_SUPPORTED_INSTALLMENT_PLAN_CARD_OR_MERCHANT: [
    installment,
    "할부를 지원하지 않는 카드 또는 상점입니다.",
    "The card or the merchant does not do instalments."
  ],
  NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN: [
    installment,
    "할부를 지원하지 않는 카드입니다.",
    "The card does not do instalments."
  ],
  NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN_BELOW_AMOUNT: [
    installment,
    "50,000원 미만은 할부할 수 없습니다.",
    "No instalments below 50,000 KRW."
  ],
  NTS_ERROR: [
    taxOffice,
    "국세청이 현금영수증을 거절했습니다(현금영수증 객체의 failure에만 나옵니다).",
    "The tax office refused the cash receipt (only in the failure of a cash receipt)."
  ],
  PAY_PROCESS_ABORTED: [
    newPayment,
    "승인에 실패해 결제가 중단되었습니다.",
    "The approval failed and the payment stopped."
  ],
  PAY_PROCESS_CANCELED: [buyerLeft, "고객이 결제를 취소했습니다.", "The buyer cancelled the payment."],
  REFUND_REJECTED: [refundRefused, "결제사가 환불을 거절했습니다.", "The provider refused the refund."],
  REJECT_ACCOUNT_PAYMENT: [overLimit, "계좌 잔액이 부족합니다.", "There is not enough money in the account."],
  REJECT_CARD_COMPANY: [cardRefused, "카드사가 승인을 거절했습니다.", "The issuer refused the approval."],
  REJECT_CARD_PAYMENT: [
    overLimit,
    "한도를 넘었거나 잔액이 부족합니다.",
    "The limit is exceeded or there is not enough money."
  ],
  REJECT_TOSSPAY_INVALID_ACCOUNT: [
    newMethod,
    "토스페이에 등록되지 않은 출금 계좌입니다.",
    "The withdrawal account is not registered at Toss Pay."
  ],
  REQUIRED_BILLING_TERMS: [
    unconfirmedBilling,
    "확인되지 않은 코드입니다. 이름으로 보면 자동결제 약관 동의가 필요하다는 뜻입니다.",
    "Unconfirmed; by its name, consent to the billing terms is required."
  ],
  RESTRICTED_TRANSFER_ACCOUNT: [
    newAccount,
    "계좌를 등록하고 12시간이 지나야 결제할 수 있습니다.",
    "The account can pay only 12 hours after its registration."
  ],
  SUSPECTED_PHISHING_PAYMENT: [
    phishing,
    "브랜드페이: 피싱이 의심되는 결제입니다.",
    "Brandpay: suspected phishing."
  ],
  USER_ACCOUNT_ON_HOLD: [payeeBank, "막힌 계좌입니다.", "The account is blocked."],

  // RateLimit
  FORBIDDEN_CONSECUTIVE_REQUEST: [
    throttled,
    "같은 요청을 너무 빠르게 반복했습니다.",
    "The same request was repeated too quickly."
  ],

  // Server
  CARD_PROCESSING_ERROR: [
    providerFailed,
    "카드사에서 처리하는 중에 오류가 발생했습니다.",
    "The card company failed while processing."
  ],
  COMMON_ERROR: [serverFailed, "일시적인 일반 오류입니다.", "A temporary general failure."],
  FAILED_BILLING_AUTO_CANCEL: [
    cancelByHand,
    "자동결제의 자동 취소에 실패했습니다.",
    "The automatic cancel of a billing payment failed."
  ],
  FAILED_BILL_KEY_AUTH_CREATION: [
    serverFailed,
    "자동결제 인증을 만들지 못했습니다.",
    "The billing authentication could not be created."
  ],
  FAILED_CARD_COMPANY_RESPONSE: [
    serverFailed,
    "카드사가 오류로 응답했습니다.",
    "The card company answered with an error."
  ],
  FAILED_HASH_DATA_CREATION: [
    serverFailed,
    "내부 해시를 만들지 못했습니다.",
    "An internal hash could not be created."
  ],
  FAILED_INTERNAL_SYSTEM_PROCESSING: [
    serverFailed,
    "내부 처리에 실패했습니다.",
    "The internal processing failed."
  ],
  FAILED_METHOD_HANDLING: [
    serverFailed,
    "결제 수단 처리에 실패했습니다.",
    "The handling of the payment method failed."
  ],
  FAILED_METHOD_HANDLING_CANCEL: [
    serverFailed,
    "취소하는 중에 결제 수단 처리에 실패했습니다.",
    "The handling of the payment method failed during the cancel."
  ],
  FAILED_PARTIAL_REFUND: [
    unclear,
    "은행에서 부분 환불에 실패했습니다(점검, 해지된 계좌 등).",
    "The partial refund failed at the bank (maintenance, closed account)."
  ],
  FAILED_PAYMENT_CONFIRM: [
    unconfirmedResult,
    "확인되지 않은 코드입니다. 이름으로 보면 결제 승인에 실패했다는 뜻입니다.",
    "Unconfirmed; by its name, the confirm failed."
  ],
  FAILED_PAYMENT_INTERNAL_SYSTEM_PROCESSING: [
    unclear,
    "결제가 끝까지 처리되지 않았습니다.",
    "The payment did not finish."
  ],
  FAILED_REFUND_PROCESS: [
    serverFailed,
    "은행 지연이나 일시적인 장애로 환불에 실패했습니다.",
    "The refund failed: slow bank or temporary failure."
  ],
  FAILED_SYSTEM_CHECK_TIME: [
    unconfirmedResult,
    "확인되지 않은 코드입니다. 이름으로 보면 시스템 점검 시간이라는 뜻입니다.",
    "Unconfirmed; by its name, a time of system maintenance."
  ],
  PROVIDER_ERROR: [
    providerFailed,
    "결제사의 일시적인 오류입니다. HTTP 상태는 400입니다.",
    "A temporary failure at the provider, despite status 400."
  ],
  UNKNOWN_ERROR: [serverFailed, "알 수 없는 오류입니다.", "An unknown failure."],
  UNKNOWN_PAYMENT_ERROR: [
    unclear,
    "알 수 없는 이유로 결제에 실패했습니다.",
    "The payment failed for an unknown reason."
  ]
}

// ---------------------------------------------------------------------------------------------------------
// Operations
// ---------------------------------------------------------------------------------------------------------

const money: { readonly [Name in Moved]: Text } = {
  NotMoved: { ko: "이 요청으로 움직인 돈은 없습니다.", en: "This request moved no money." },
  MaybeEarlier: {
    ko: "이 요청으로 움직인 돈은 없지만, 앞선 요청으로 움직였을 수 있습니다.",
    en: "This request moved no money, but an earlier one may have."
  },
  Unknown: { ko: "돈이 움직였는지 알 수 없습니다.", en: "Whether money moved is not known." }
}

const retry: { readonly [Name in TossErrorCode.Retry]: Text } = {
  SameKey: {
    ko: "간격을 두고 같은 멱등키로만 다시 보낼 수 있습니다.",
    en: "It may be sent again after a pause, with the same idempotency key only."
  },
  NewKeyAfterReading: {
    ko: "조회해 처리된 것이 없다고 확인된 뒤에만 새 멱등키로 다시 보낼 수 있습니다.",
    en: "It may be sent again with a new idempotency key, but only when a reading proves that nothing happened."
  },
  Later: {
    ko: "자동으로 다시 보내지 말고, 한도나 점검이 풀린 뒤에 새 멱등키로 다시 보낼 수 있습니다.",
    en: "Do not repeat it automatically; it may be sent again with a new idempotency key when the limit or the maintenance is over."
  },
  AfterChange: {
    ko: "그대로 다시 보내도 결과가 같으니, 값이나 결제 수단, 설정을 바꾼 뒤에만 새 멱등키로 다시 보낼 수 있습니다.",
    en: "As it is it would fail again; it may be sent with a new idempotency key after a change of the request, the payment method or the set-up."
  },
  Never: { ko: "다시 보내지 마십시오.", en: "Do not send it again." }
}

const make = (plan: Plan, meaning: Text, moved: Moved, how: TossErrorCode.Retry): Advice => ({
  actor: plan.actor,
  meaning,
  money: { moved, ...money[moved] },
  retry: { how, ...retry[how] },
  advice: plan.advice,
  buyer: plan.buyer
})

/** Whether the answer itself leaves open what became of the request. */
const leavesOpen = ({ category, retry }: TossErrorCode.Entry): boolean =>
  category === "Server" || (category === "Conflict" && retry === "SameKey")

/** What can be said about a code nobody has described: nothing is certain, so look before doing anything. */
const unknown: Row = [
  {
    actor: "Developer",
    advice: {
      ko: "돈이 움직였는지 코드만으로는 알 수 없습니다. 다시 보내기 전에 조회해 결과를 확인하고, 오류 메시지와 공식 오류 코드 문서를 확인하십시오.",
      en: "The code alone does not say whether money moved. Read the resource before you send anything again, and consult the message and the official list of codes."
    },
    buyer: Buyer.waitForResult
  },
  "이 버전의 SDK가 모르는 오류 코드입니다.",
  "This version of the SDK does not know this error code."
]

const withoutCode: Text = {
  ko: "TossPayments의 오류 코드가 없는 오류입니다. 무슨 일이 있었는지는 오류 메시지에 있습니다.",
  en: "The error carries no code of TossPayments; its message says what happened."
}
const neverSent: Plan = {
  actor: "Developer",
  advice: {
    ko: "아무것도 보내지 않았으므로 움직인 돈은 없습니다. 오류 메시지가 가리키는 값을 고친 뒤 다시 호출하십시오.",
    en: "Nothing was sent, so no money moved. Correct what the message names and make the call again."
  },
  buyer: Buyer.contactShop
}
const noEffect: Plan = {
  actor: "Developer",
  advice: {
    ko: "이 요청으로 움직인 돈은 없습니다. 원인을 없앤 뒤 다시 보내십시오.",
    en: "This request moved no money. Remove the cause and send it again."
  },
  buyer: Buyer.tryAgainLater
}
const inDoubt: Plan = {
  actor: "Developer",
  advice: {
    ko: "돈이 움직였는지 알 수 없습니다. 오류의 pending을 저장해 두고 resolve로 결과를 확인하십시오. 다시 보낼 때는 반드시 같은 멱등키를 쓰십시오.",
    en: "Whether money moved is not known. Store the pending of the error and find out with resolve; send it again with the same idempotency key only."
  },
  buyer: Buyer.waitForResult
}

/**
 * Finds the advice for a code. For a code that is not in the table it answers a general advice that is safe in
 * every case: read before you send anything again. Safe for any string; never fails.
 *
 * @example
 * ```ts
 * import * as TossErrorAdvice from "effect-tosspayments/TossErrorAdvice"
 * import * as TossErrorCode from "effect-tosspayments/TossErrorCode"
 *
 * const code: TossErrorCode.TossErrorCode = "REJECT_CARD_PAYMENT"
 * const { actor, buyer } = TossErrorAdvice.lookup(code)
 * console.log(TossErrorCode.lookup(code)?.category, actor) // "Declined" "Buyer"
 * console.log(buyer.en) // "Please check your limit or balance, or use another payment method."
 * ```
 *
 * @see https://docs.tosspayments.com/reference/error-codes
 * @since 0.1.0
 * @category accessors
 */
export const lookup = (code: string): Advice => {
  const entry = TossErrorCode.lookup(code)
  const [plan, ko, en] = entry === undefined ? unknown : rows[code as TossErrorCode.Known]
  const moved =
    entry === undefined || leavesOpen(entry) || plan.advice === unconfirmedAdvice
      ? "Unknown"
      : entry.readFirst
        ? "MaybeEarlier"
        : "NotMoved"
  return make(plan, { ko, en }, moved, entry?.retry ?? "Never")
}

/**
 * The part of an error that an advice is made of; every `TossError` has it.
 *
 * @since 0.1.0
 * @category models
 */
export interface Weighed {
  /** TossPayments' error code, if the error has one. */
  readonly code: string | null
  /** Whether the request may have taken effect. */
  readonly outcome: "NotApplied" | "Unknown"
  /** How many requests were sent. */
  readonly attempts: number
}

/**
 * The advice for an error: that of its code, if it has one. As long as nobody knows whether the request took effect, the
 * advice is to find out, and the buyer is asked to wait, whatever the code.
 *
 * @example
 * ```ts
 * import * as TossErrorAdvice from "effect-tosspayments/TossErrorAdvice"
 * import type { TossError } from "effect-tosspayments/TossError"
 *
 * const sentenceFor = (error: TossError): string => TossErrorAdvice.forError(error).buyer.ko
 * ```
 *
 * @see https://docs.tosspayments.com/reference/error-codes
 * @since 0.1.0
 * @category accessors
 */
export const forError = ({ attempts, code, outcome }: Weighed): Advice => {
  const ofCode = code === null ? null : lookup(code)
  const meaning = ofCode?.meaning ?? withoutCode
  if (outcome === "Unknown") return make(inDoubt, meaning, "Unknown", "SameKey")
  if (ofCode === null) {
    return attempts === 0
      ? make(neverSent, meaning, "NotMoved", "AfterChange")
      : make(noEffect, meaning, "NotMoved", "Later")
  }
  if (ofCode.money.moved !== "Unknown") return ofCode
  // What the code leaves open is known by now.
  const entry = TossErrorCode.lookup(code as string)
  return entry === undefined || leavesOpen(entry)
    ? make(noEffect, meaning, "NotMoved", entry?.retry === "Never" ? "Never" : "NewKeyAfterReading")
    : { ...ofCode, money: { moved: "NotMoved", ...money.NotMoved } }
}
