import type { Movement } from "../Ledger.js"
import type { Cancel, Payment } from "../Payment.js"
import * as Amounts from "./amounts.js"
import * as Banks from "./banks.js"
import type { Entry, Transition, Verdict } from "./entry.js"
import * as Entries from "./entry.js"
import type { ErrorCode } from "./errorCodes.js"
import type { Identifiers } from "./identifiers.js"
import type { Json } from "./json.js"
import { isObject } from "./json.js"
import * as KoreanTime from "./koreanTime.js"

export interface RefundAccount {
  readonly bank: string
  readonly accountNumber: string
  readonly holderName: string
}

export interface CancelRequest {
  readonly cancelReason: string
  readonly cancelAmount: number | null
  readonly refundReceiveAccount: RefundAccount | null
  readonly taxFreeAmount: number
  readonly taxExemptionAmount: number
  readonly currency: string | null
  readonly refundableAmount: number | null
  readonly cancelRequestId: string | null
}

const day = 24 * 60 * 60 * 1000

const isAmount = (value: unknown): value is number =>
  typeof value === "number" && Number.isFinite(value) && value >= 0

const parseAccount = (value: unknown): RefundAccount | null => {
  if (!isObject(value)) return null
  const { accountNumber, bank, holderName } = value
  if (typeof bank !== "string" || typeof accountNumber !== "string" || typeof holderName !== "string")
    return null
  return { bank, accountNumber, holderName }
}

/** `null` when the body is not a cancel request. A member that is `null` counts as absent. */
export const parse = (body: Json): CancelRequest | null => {
  const { cancelReason } = body
  if (typeof cancelReason !== "string" || cancelReason.trim() === "" || cancelReason.length > 200) return null
  const cancelAmount = body.cancelAmount ?? null
  // Assumption: a cancel of nothing is malformed.
  if (cancelAmount !== null && (!isAmount(cancelAmount) || cancelAmount === 0)) return null
  const taxFreeAmount = body.taxFreeAmount ?? 0
  const taxExemptionAmount = body.taxExemptionAmount ?? 0
  if (!isAmount(taxFreeAmount) || !isAmount(taxExemptionAmount)) return null
  const refundableAmount = body.refundableAmount ?? null
  if (refundableAmount !== null && !isAmount(refundableAmount)) return null
  const currency = body.currency ?? null
  if (currency !== null && typeof currency !== "string") return null
  const cancelRequestId = body.cancelRequestId ?? null
  if (cancelRequestId !== null) {
    if (typeof cancelRequestId !== "string" || !/^[A-Za-z0-9\-_=]{6,64}$/.test(cancelRequestId)) return null
  }
  const account = body.refundReceiveAccount ?? null
  const refundReceiveAccount = account === null ? null : parseAccount(account)
  if (account !== null && refundReceiveAccount === null) return null
  return {
    cancelReason,
    cancelAmount,
    refundReceiveAccount,
    taxFreeAmount,
    taxExemptionAmount,
    currency,
    refundableAmount,
    cancelRequestId
  }
}

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
  return {
    entry: {
      ...entry,
      payment: settle(payment, cancel, cancels),
      refundRequestedAt: moved && payment.virtualAccount !== null ? now : entry.refundRequestedAt
    },
    movements: moved ? [movement(payment, cancel, KoreanTime.toOffsetDateTime(now))] : []
  }
}

const movement = (payment: Payment, cancel: Cancel, at: string): Movement => ({
  paymentKey: payment.paymentKey,
  orderId: payment.orderId,
  kind: "Cancel",
  amount: cancel.cancelAmount,
  currency: payment.currency,
  transactionKey: cancel.transactionKey,
  at
})

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
  return { ...concluded, events: Entries.statusEvents(concluded.entry) }
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
      { type: "CANCEL_STATUS_CHANGED", payment: after.payment, cancel: settled },
      ...(result === "DONE" ? Entries.statusEvents(after) : [])
    ],
    movements
  }
}
