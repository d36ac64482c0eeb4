import type { Entry } from "../../domain/payments/entity.js"
import type { Problem } from "../../RequestLog.js"
import type { Json } from "../json.js"
import { error } from "./Problem.js"

/** A refusal, and the payment that it is about as it is now. */
export interface Refusal {
  readonly code: string
  readonly endpoint: string
  readonly entry: Entry | undefined
  /** Whose key was sent; `null` when that is not known. */
  readonly mId: string | null
  readonly given: Json
}

const notFound = ({ endpoint, entry, mId }: Refusal): Problem => {
  if (endpoint === "payments.retrieveByOrderId") {
    return error("orderId", "No payment has this orderId.", "이 orderId의 결제가 없습니다.")
  }
  return entry !== undefined && mId !== null && entry.payment.mId !== mId
    ? error(
        "paymentKey",
        "The payment belongs to another merchant than the secret key.",
        "시크릿 키의 상점이 아닌 다른 상점의 결제입니다."
      )
    : error(
        "paymentKey",
        "The emulator knows no payment with this paymentKey. It forgets what was before its last start or reset, and knows none of other environments.",
        "이 paymentKey의 결제가 없습니다. 에뮬레이터를 다시 시작하거나 초기화하면 이전 결제는 사라지며, 다른 환경의 결제는 알 수 없습니다."
      )
}

const noSession = ({ entry }: Refusal): Problem =>
  entry?.payment.status === "READY"
    ? error(
        "paymentKey",
        "The buyer has not authenticated yet: confirm after the redirect to successUrl.",
        "구매자가 아직 인증하지 않았습니다. successUrl로 이동한 뒤에 승인하세요."
      )
    : error(
        "paymentKey",
        "The payment has expired: it has to be confirmed within 10 minutes after the buyer has authenticated.",
        "만료된 결제입니다. 구매자가 인증한 뒤 10분 안에 승인해야 합니다."
      )

/** What differs from the payment in a confirmation. */
const confirmation = ({ entry, given }: Refusal): ReadonlyArray<Problem> => {
  if (entry === undefined) return []
  const { orderId, totalAmount } = entry.payment
  const found: Array<Problem> = []
  if ((entry.plan.brandPayCustomer ?? null) !== null) {
    found.push(
      error(
        "paymentKey",
        "A payment with brandpay is confirmed at /v1/brandpay/payments/confirm.",
        "브랜드페이 결제는 /v1/brandpay/payments/confirm으로 승인합니다."
      )
    )
  }
  if (given["orderId"] !== undefined && given["orderId"] !== orderId) {
    found.push(
      error(
        "orderId",
        `Not the order of this payment, which is ${orderId}.`,
        `이 결제의 주문이 아닙니다. 결제를 요청한 orderId는 ${orderId}입니다.`
      )
    )
  }
  if (given["amount"] !== undefined && Number(given["amount"]) !== totalAmount) {
    found.push(
      error(
        "amount",
        `Not the amount of this payment: the buyer authenticated ${totalAmount}.`,
        `결제 금액과 다릅니다. 구매자가 인증한 금액은 ${totalAmount}입니다.`
      )
    )
  }
  return found
}

const cancellation = ({ entry, given }: Refusal): ReadonlyArray<Problem> => {
  if (entry === undefined) return []
  const { currency, status, virtualAccount } = entry.payment
  if (
    virtualAccount !== null &&
    status !== "WAITING_FOR_DEPOSIT" &&
    (given["refundReceiveAccount"] ?? null) === null
  ) {
    return [
      error(
        "refundReceiveAccount",
        "Required to give a deposit back: bank, accountNumber, holderName.",
        "입금된 가상계좌를 취소하려면 환불 계좌(bank, accountNumber, holderName)가 필요합니다."
      )
    ]
  }
  return (given["currency"] ?? currency) === currency
    ? []
    : [
        error(
          "currency",
          `Not the currency of the payment, which is ${currency}.`,
          `결제 통화와 다릅니다. 결제 통화는 ${currency}입니다.`
        )
      ]
}

/** What the state of a payment has to do with a refusal. */
export const problems = (refusal: Refusal): ReadonlyArray<Problem> => {
  const { code, endpoint, entry } = refusal
  const payment = entry?.payment
  switch (code) {
    case "NOT_FOUND_PAYMENT":
      return [notFound(refusal)]
    case "NOT_FOUND_PAYMENT_SESSION":
      return [noSession(refusal)]
    case "INVALID_REQUEST":
      return endpoint === "payments.confirm"
        ? confirmation(refusal)
        : endpoint === "payments.cancel"
          ? cancellation(refusal)
          : []
  }
  if (payment === undefined) return []
  const { balanceAmount, status } = payment
  switch (code) {
    case "ALREADY_PROCESSED_PAYMENT":
      return [
        error(
          "paymentKey",
          `The payment is ${status} already. Read it before you decide; do not confirm it again.`,
          `이미 처리된 결제입니다(${status}). 다시 승인하지 말고 결제를 조회해 확인하세요.`
        )
      ]
    case "ALREADY_CANCELED_PAYMENT":
      return [error("paymentKey", "All of the payment was cancelled before.", "이미 전액 취소된 결제입니다.")]
    case "NOT_CANCELABLE_PAYMENT":
      return [
        error(
          "paymentKey",
          `A payment that is ${status} cannot be cancelled.`,
          `${status} 상태의 결제는 취소할 수 없습니다.`
        )
      ]
    case "NOT_CANCELABLE_AMOUNT":
      return [
        error(
          "cancelAmount",
          `More than is left of the payment: ${balanceAmount}.`,
          `취소할 수 있는 금액(${balanceAmount})을 넘습니다.`
        )
      ]
    case "NOT_MATCHES_REFUNDABLE_AMOUNT":
      return [
        error(
          "refundableAmount",
          `Not what is left of the payment, which is ${balanceAmount}.`,
          `남은 금액과 다릅니다. 취소할 수 있는 금액은 ${balanceAmount}입니다.`
        )
      ]
    default:
      return []
  }
}
