/**
 * What a buyer may read: one polite sentence each, without internals.
 *
 * @internal
 */
interface Text {
  readonly ko: string
  readonly en: string
}

/** @internal */
export const contactShop: Text = {
  ko: "요청을 처리하지 못했으니 판매자 고객센터로 문의해 주시기 바랍니다.",
  en: "We could not complete your request; please contact our customer service."
}
/** @internal */
export const waitForResult: Text = {
  ko: "처리 결과를 확인하고 있으니 다시 시도하지 마시고 잠시만 기다려 주시기 바랍니다.",
  en: "We are checking the result of your request; please wait a moment and do not try again yet."
}
/** @internal */
export const seeOrder: Text = {
  ko: "이미 처리된 요청일 수 있으니 주문 내역에서 상태를 확인해 주시기 바랍니다.",
  en: "Your request may already have been completed; please check the status in your order history."
}
/** @internal */
export const checkCard: Text = {
  ko: "카드 정보를 다시 확인하시거나 다른 결제 수단을 이용해 주시기 바랍니다.",
  en: "Please check your card details or use another payment method."
}
/** @internal */
export const otherCard: Text = {
  ko: "이 카드로는 결제가 어려우니 카드사에 문의하시거나 다른 결제 수단을 이용해 주시기 바랍니다.",
  en: "This card cannot be used here; please ask your card company or use another payment method."
}
/** @internal */
export const otherMethod: Text = {
  ko: "선택하신 결제 수단을 이용할 수 없으니 다른 결제 수단을 이용해 주시기 바랍니다.",
  en: "The payment method you chose is not available; please use another one."
}
/** @internal */
export const checkLimit: Text = {
  ko: "결제 한도나 잔액을 확인하시거나 다른 결제 수단을 이용해 주시기 바랍니다.",
  en: "Please check your limit or balance, or use another payment method."
}
/** @internal */
export const otherInstallment: Text = {
  ko: "선택하신 할부를 이용할 수 없으니 일시불이나 다른 할부 개월 수를 선택해 주시기 바랍니다.",
  en: "The instalment plan you chose is not available; please pay in full or choose another plan."
}
/** @internal */
export const laterOrOther: Text = {
  ko: "지금은 이 결제 수단을 이용할 수 없으니 잠시 후 다시 시도하시거나 다른 결제 수단을 이용해 주시기 바랍니다.",
  en: "This payment method is not available right now; please try again later or use another one."
}
/** @internal */
export const payAgain: Text = {
  ko: "결제가 완료되지 않았으니 처음부터 다시 진행해 주시기 바랍니다.",
  en: "Your payment was not completed; please start it again."
}
/** @internal */
export const registerAgain: Text = {
  ko: "등록하신 결제 수단을 이용할 수 없으니 다시 등록하시거나 다른 결제 수단을 이용해 주시기 바랍니다.",
  en: "Your saved payment method cannot be used; please register it again or use another one."
}
/** @internal */
export const checkInput: Text = {
  ko: "입력하신 정보를 다시 확인해 주시기 바랍니다.",
  en: "Please check the information you entered."
}
/** @internal */
export const checkAccount: Text = {
  ko: "계좌 정보를 다시 확인하시거나 다른 계좌를 이용해 주시기 바랍니다.",
  en: "Please check your account details or use another account."
}
/** @internal */
export const otherRefundAccount: Text = {
  ko: "이 계좌로는 환불이 어려우니 환불받으실 다른 계좌를 알려 주시기 바랍니다.",
  en: "We could not refund to this account; please give us another account for your refund."
}
/** @internal */
export const refundByShop: Text = {
  ko: "요청하신 방법으로는 환불이 어려우니 판매자 고객센터로 문의해 주시기 바랍니다.",
  en: "The refund is not possible in this way; please contact our customer service."
}
/** @internal */
export const slowDown: Text = {
  ko: "요청이 몰려 처리가 지연되고 있으니 잠시 후 다시 시도해 주시기 바랍니다.",
  en: "Your request is delayed at the moment; please try again in a little while."
}
/** @internal */
export const tryAgainLater: Text = {
  ko: "요청을 처리하지 못했으니 잠시 후 다시 시도해 주시기 바랍니다.",
  en: "We could not complete your request; please try again in a little while."
}
/** @internal */
export const startAgain: Text = {
  ko: "결제가 취소되었으니 계속하시려면 다시 결제해 주시기 바랍니다.",
  en: "The payment was cancelled; please start again if you wish to continue."
}
/** @internal */
export const withoutDiscount: Text = {
  ko: "준비된 할인이 모두 소진되었으니 할인 없이 결제하시거나 다른 결제 수단을 이용해 주시기 바랍니다.",
  en: "This discount is no longer available; please pay without it or use another payment method."
}
/** @internal */
export const stoppedForSafety: Text = {
  ko: "안전을 위해 결제를 멈추었으니 판매자 고객센터로 문의해 주시기 바랍니다.",
  en: "We stopped this payment for your safety; please contact our customer service."
}
/** @internal */
export const checkPassword: Text = {
  ko: "결제 비밀번호를 확인하신 뒤 다시 결제해 주시기 바랍니다.",
  en: "Please check your payment password and pay again."
}
