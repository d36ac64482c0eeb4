import type { CancelRequest, RefundAccount } from "../../contract/cancelRequest.js"
import type { ErrorCode } from "../../contract/errorCodes.js"
import type { Identifiers } from "../../kernel/Identifiers.js"
import type { Cancel, Payment } from "../../Payment.js"
import * as Amounts from "../amounts.js"
import * as Banks from "../banks.js"
import * as KoreanTime from "../koreanTime.js"
import type { Entry, Transition, Verdict } from "./entity.js"
import * as Entries from "./entity.js"
import * as Events from "./events.js"
import * as Movements from "./movements.js"

const day = 24 * 60 * 60 * 1000

/** Only the state: may this payment be cancelled at all? */
const stateProblem = ({ payment }: Entry): ErrorCode | null => {
  switch (payment.status) {
    case "CANCELED":
      return "ALREADY_CANCELED_PAYMENT"
    case "PARTIAL_CANCELED":
      return payment.balanceAmount === 0 ? "NOT_CANCELABLE_AMOUNT" : null
    case "DONE":
    case "WAITING_FOR_DEPOSIT":
      return null
    default:
      return "NOT_CANCELABLE_PAYMENT"
  }
}

/** Transfer and PayPal 180 days, virtual account 365 days, mobile phone within the month; cards have no limit. */
const isOverdue = ({ approvedAt, payment, plan }: Entry, now: number): boolean => {
  if (approvedAt === null) return false
  if (plan.phone !== null) return KoreanTime.toMonth(approvedAt) !== KoreanTime.toMonth(now)
  if (payment.virtualAccount !== null) return now - approvedAt > 365 * day
  return (plan.transferBank !== null || plan.easyPay === "페이팔") && now - approvedAt > 180 * day
}

const refundAccountProblem = (entry: Entry, account: RefundAccount | null): ErrorCode | null => {
  if (entry.payment.virtualAccount === null || entry.payment.status === "WAITING_FOR_DEPOSIT") return null
  // Assumption: a missing refund account is a missing parameter, so INVALID_REQUEST.
  if (account === null) return "INVALID_REQUEST"
  if (!Banks.isBank(account.bank)) return "INVALID_BANK"
  if (!/^[0-9]{1,20}$/.test(account.accountNumber)) return "INVALID_REFUND_ACCOUNT_NUMBER"
  // Assumption: the emulator knows no account holders; it only refuses a holder that cannot be one.
  if (account.holderName.trim() === "" || account.holderName.length > 60) return "INVALID_REFUND_ACCOUNT_INFO"
  return null
}

const isPartialForbidden = ({ payment }: Entry): boolean =>
  !payment.isPartialCancelable ||
  payment.useEscrow === true ||
  payment.giftCertificate !== null ||
  (payment.card !== null && payment.taxExemptionAmount > 0)

interface Parts {
  readonly amount: number
  readonly taxFree: number
  readonly exemption: number
}

/** Splits what is cancelled into taxable, tax-free and exempt money; the last cancel takes all that is left. */
const partsOf = ({ payment }: Entry, request: CancelRequest, amount: number): Parts | ErrorCode => {
  if (amount === payment.balanceAmount) {
    return { amount, taxFree: payment.taxFreeAmount, exemption: payment.taxExemptionAmount }
  }
  // "Effective only for tax-free and mixed merchants": a payment without such a part ignores it.
  const taxFree = payment.taxFreeAmount > 0 ? request.taxFreeAmount : 0
  const exemption = payment.taxExemptionAmount > 0 ? request.taxExemptionAmount : 0
  const { currency } = payment
  if (Amounts.toUnits(taxFree, currency) === null || Amounts.toUnits(exemption, currency) === null)
    return "INVALID_REQUEST"
  if (Amounts.plus(taxFree, exemption, currency) > amount) return "INVALID_REQUEST"
  const rest = {
    balance: Amounts.minus(payment.balanceAmount, amount, currency),
    taxFree: Amounts.minus(payment.taxFreeAmount, taxFree, currency),
    exemption: Amounts.minus(payment.taxExemptionAmount, exemption, currency)
  }
  // Assumption: more tax-free or taxable money than is left cannot be cancelled; the code is our pick.
  if (
    rest.taxFree < 0 ||
    rest.exemption < 0 ||
    Amounts.plus(rest.taxFree, rest.exemption, currency) > rest.balance
  ) {
    return "NOT_CANCELABLE_AMOUNT"
  }
  return { amount, taxFree, exemption }
}

const amountProblem = (entry: Entry, amount: number, request: CancelRequest): ErrorCode | null => {
  const { payment, plan } = entry
  if (Amounts.toUnits(amount, payment.currency) === null) return "INVALID_REQUEST"
  if (amount > payment.balanceAmount) return "NOT_CANCELABLE_AMOUNT"
  if (amount === payment.balanceAmount) return null
  if (payment.status === "WAITING_FOR_DEPOSIT") return "NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT"
  if (isPartialForbidden(entry)) return "NOT_ALLOWED_PARTIAL_REFUND"
  // Assumption: partial PayPal cancels need the currency (protocol.md §16); the code is our pick.
  if (plan.easyPay === "페이팔" && request.currency === null) return "INVALID_REQUEST"
  const rest = Amounts.minus(payment.balanceAmount, amount, payment.currency)
  return rest < plan.discountAmount ? "EXCEED_CANCEL_AMOUNT_DISCOUNT_AMOUNT" : null
}

const wasPending = ({ payment }: Entry): boolean =>
  (payment.cancels ?? []).some((cancel) => cancel.cancelStatus === "IN_PROGRESS")

/** Balance, tax parts, status and last transaction after `cancel` has taken effect. */
const settle = (payment: Payment, cancel: Cancel, cancels: ReadonlyArray<Cancel>): Payment => {
  const { currency } = payment
  const balance = Amounts.minus(payment.balanceAmount, cancel.cancelAmount, currency)
  // Measured: one cancel of everything gives CANCELED; partial cancels that reach zero stay PARTIAL_CANCELED.
  // Assumption: one cancel that names the full amount counts as a cancel of everything.
  const status = cancel.cancelAmount === payment.totalAmount ? "CANCELED" : "PARTIAL_CANCELED"
  return {
    ...Entries.withTransactionKey(
      Entries.withBalance(
        payment,
        balance,
        Amounts.minus(payment.taxFreeAmount, cancel.taxFreeAmount, currency),
        Amounts.minus(payment.taxExemptionAmount, cancel.taxExemptionAmount, currency)
      ),
      cancel.transactionKey
    ),
    status,
    cancels
  }
}

/** The payment and the books once `cancel` has taken effect. An account nobody paid into gives nothing back. */
const conclude = (
  entry: Entry,
  cancel: Cancel,
  cancels: ReadonlyArray<Cancel>,
  now: number
): Pick<Transition, "entry" | "movements"> => {
  const { payment } = entry
  const moved = payment.status !== "WAITING_FOR_DEPOSIT"
  const settled = settle(payment, cancel, cancels)
  const { virtualAccount } = settled
  return {
    entry:
      moved && virtualAccount !== null
        ? {
            ...entry,
            payment: { ...settled, virtualAccount: { ...virtualAccount, refundStatus: "NONE" } },
            refundRequestedAt: now
          }
        : { ...entry, payment: settled },
    movements: moved ? [Movements.cancel(payment, cancel, KoreanTime.toOffsetDateTime(now))] : []
  }
}

/**
 * Assumption: discounts and points come back with the cancel that empties the payment. Which part is returned
 * first is not documented.
 */
const discounts = ({ payment, plan }: Entry, empties: boolean) => ({
  cardDiscountAmount: empties && payment.card !== null ? plan.discountAmount : 0,
  transferDiscountAmount: empties && payment.transfer !== null ? plan.discountAmount : 0,
  easyPayDiscountAmount:
    empties && payment.easyPay !== null && typeof payment.easyPay !== "string"
      ? payment.easyPay.discountAmount
      : 0
})

const transition = (
  entry: Entry,
  request: CancelRequest,
  parts: Parts,
  ids: Identifiers,
  now: number
): Transition => {
  const { payment, plan } = entry
  const at = KoreanTime.toOffsetDateTime(now)
  const rest = Amounts.minus(payment.balanceAmount, parts.amount, payment.currency)
  const cancel: Cancel = {
    transactionKey: ids.cancelKey(),
    cancelReason: request.cancelReason,
    taxExemptionAmount: parts.exemption,
    canceledAt: at,
    ...discounts(entry, rest === 0),
    receiptKey: payment.cashReceipt === null ? null : ids.receiptKey(),
    cancelStatus: plan.asyncCancel ? "IN_PROGRESS" : "DONE",
    cancelRequestId: plan.asyncCancel ? request.cancelRequestId : null,
    cancelAmount: parts.amount,
    taxFreeAmount: parts.taxFree,
    refundableAmount: plan.asyncCancel ? payment.balanceAmount : rest
  }
  const cancels = [...(payment.cancels ?? []), cancel]
  if (plan.asyncCancel) {
    // Assumption: until the wallet has decided, only the entry in `cancels` shows (samples/README.md).
    return { entry: { ...entry, payment: { ...payment, cancels } }, events: [], movements: [] }
  }
  const concluded = conclude(entry, cancel, cancels, now)
  return { ...concluded, events: Events.ofStatus(concluded.entry) }
}

/** `entry` has been brought up to `now`. */
export const cancel = (entry: Entry, request: CancelRequest, ids: Identifiers, now: number): Verdict => {
  const { payment } = entry
  const amount = request.cancelAmount ?? payment.balanceAmount
  const problem =
    stateProblem(entry) ??
    // Assumption: a currency that differs from the approved one; the code is our pick.
    (request.currency !== null && request.currency !== payment.currency ? "INVALID_REQUEST" : null) ??
    (request.refundableAmount !== null && request.refundableAmount !== payment.balanceAmount
      ? "NOT_MATCHES_REFUNDABLE_AMOUNT"
      : null) ??
    // Assumption: one asynchronous cancel at a time.
    (wasPending(entry) ? "ALREADY_REFUNDING_PAYMENT" : null) ??
    (isOverdue(entry, now) ? "EXCEED_MAX_REFUND_DUE" : null) ??
    amountProblem(entry, amount, request) ??
    refundAccountProblem(entry, request.refundReceiveAccount)
  if (problem !== null) return Entries.refused(problem)
  const parts = partsOf(entry, request, amount)
  return typeof parts === "string"
    ? Entries.refused(parts)
    : Entries.accepted(transition(entry, request, parts, ids, now))
}

/**
 * The foreign wallet decided about a cancel that was IN_PROGRESS; `null` when none is.
 *
 * Assumption: when the bank took the deposit back meanwhile, the whole payment can still be cancelled, without any
 * money; a part of nothing cannot, so that only ABORTED is left.
 */
export const settlePending = (entry: Entry, result: "DONE" | "ABORTED", now: number): Transition | null => {
  const { payment } = entry
  const pending = (payment.cancels ?? []).find((cancel) => cancel.cancelStatus === "IN_PROGRESS")
  if (pending === undefined) return null
  const isPartOfNothing =
    payment.status === "WAITING_FOR_DEPOSIT" && pending.cancelAmount !== payment.balanceAmount
  if (result === "DONE" && isPartOfNothing) return null
  const settled: Cancel = {
    ...pending,
    cancelStatus: result,
    refundableAmount:
      result === "DONE"
        ? Amounts.minus(payment.balanceAmount, pending.cancelAmount, payment.currency)
        : payment.balanceAmount
  }
  const cancels = (payment.cancels ?? []).map((cancel) => (cancel === pending ? settled : cancel))
  const { entry: after, movements } =
    result === "DONE"
      ? conclude(entry, settled, cancels, now)
      : { entry: { ...entry, payment: { ...payment, cancels } }, movements: [] }
  return {
    entry: after,
    events: [
      Events.cancelStatusChanged(after.payment, settled),
      ...(result === "DONE" ? Events.ofStatus(after) : [])
    ],
    movements
  }
}
