import type { Movement } from "../Ledger.js"
import type { Payment } from "../Payment.js"
import type { Entry, Plan, Transition, Verdict } from "./entry.js"
import * as Entries from "./entry.js"
import * as ErrorCodes from "./errorCodes.js"
import type { Identifiers } from "./identifiers.js"
import type { Json } from "./json.js"
import * as KoreanTime from "./koreanTime.js"
import * as Receipts from "./receipts.js"

export interface ConfirmRequest {
  readonly paymentKey: string
  readonly orderId: string
  readonly amount: number
}

/**
 * A JSON number, or the same as a text: official samples pass on the `amount` of the success URL as it is.
 *
 * Assumption: a text has digits and at most one point, nothing else.
 */
const toAmount = (value: unknown): unknown =>
  typeof value === "string" && /^\d{1,20}(\.\d{1,20})?$/.test(value) ? Number(value) : value

/** `null` when the body is not a confirm request. */
export const parse = (body: Json): ConfirmRequest | null => {
  const { orderId, paymentKey } = body
  const amount = toAmount(body.amount)
  if (typeof paymentKey !== "string" || paymentKey === "" || paymentKey.length > 200) return null
  if (typeof orderId !== "string" || orderId === "") return null
  if (typeof amount !== "number" || !Number.isFinite(amount) || amount < 1) return null
  return { paymentKey, orderId, amount }
}

const approval = (payment: Payment, transactionKey: string, at: string): Movement => ({
  paymentKey: payment.paymentKey,
  orderId: payment.orderId,
  kind: "Approve",
  amount: payment.totalAmount,
  currency: payment.currency,
  transactionKey,
  at
})

const issueAccount = (entry: Entry, ids: Identifiers, now: number): Transition => {
  const { account } = entry.plan
  if (account === null) throw new Error("not a virtual account")
  const dueAt = now + account.validMillis
  const waiting: Entry = {
    ...entry,
    dueAt,
    payment: {
      ...Entries.withTransactionKey(entry.payment, ids.approvalKey()),
      status: "WAITING_FOR_DEPOSIT",
      virtualAccount: {
        accountNumber: ids.accountNumber(),
        accountType: "일반",
        bankCode: account.bankCode,
        customerName: account.customerName,
        depositorName: null,
        dueDate: KoreanTime.toOffsetDateTime(dueAt),
        expired: false,
        settlementStatus: "INCOMPLETED",
        refundStatus: "NONE",
        refundReceiveAccount: null
      },
      secret: ids.secret(),
      receipt: Receipts.accountStatement(entry.payment.paymentKey)
    }
  }
  return { entry: waiting, events: Entries.statusEvents(waiting), movements: [] }
}

/**
 * Payments without an account may carry a secret as well (objects.md §1).
 *
 * Assumption: those of a Korean wallet do, which a shop must be ready for; the others do not, as in the samples.
 */
const carriesSecret = ({ easyPay }: Plan): boolean => easyPay !== null && typeof easyPay !== "string"

const approve = (entry: Entry, ids: Identifiers, now: number): Transition => {
  const { payment, plan } = entry
  const transactionKey = ids.approvalKey()
  const at = KoreanTime.toOffsetDateTime(now)
  const { paymentKey } = payment
  const done: Entry = {
    ...entry,
    approvedAt: now,
    payment: {
      ...Entries.withTransactionKey(payment, transactionKey),
      status: "DONE",
      approvedAt: at,
      card:
        plan.card === null
          ? null
          : {
              issuerCode: plan.card.issuerCode,
              acquirerCode: plan.card.acquirerCode,
              number: plan.card.number,
              installmentPlanMonths: plan.card.installmentPlanMonths,
              isInterestFree: plan.card.isInterestFree,
              interestPayer: plan.card.interestPayer,
              approveNo: ids.approveNo(),
              useCardPoint: plan.card.useCardPoint,
              cardType: plan.card.cardType,
              ownerType: plan.card.ownerType,
              acquireStatus: plan.card.acquireStatus,
              amount: plan.card.amount
            },
      transfer:
        plan.transferBank === null ? null : { bankCode: plan.transferBank, settlementStatus: "INCOMPLETED" },
      mobilePhone:
        plan.phone === null
          ? null
          : {
              customerMobilePhone: plan.phone,
              settlementStatus: "INCOMPLETED",
              receiptUrl: Receipts.mobileUrl(paymentKey)
            },
      giftCertificate: plan.giftCertificate
        ? { approveNo: ids.approveNo(), settlementStatus: "INCOMPLETED" }
        : null,
      cashReceipt:
        plan.transferBank === null || plan.cashReceiptType === null
          ? null
          : Receipts.cashReceipt(payment, plan.cashReceiptType, ids),
      discount: plan.discountAmount > 0 ? { amount: plan.discountAmount } : null,
      secret: carriesSecret(plan) ? ids.secret() : null,
      easyPay: plan.easyPay,
      receipt: typeof plan.easyPay === "string" ? null : Receipts.slip(paymentKey)
    }
  }
  return {
    entry: done,
    events: Entries.statusEvents(done),
    movements: [approval(payment, transactionKey, at)]
  }
}

const decline = (entry: Entry, code: ErrorCodes.ErrorCode): Transition => {
  const aborted: Entry = {
    ...entry,
    payment: {
      ...entry.payment,
      status: "ABORTED",
      failure: { code, message: ErrorCodes.messageOf(code, "ko") }
    }
  }
  return { entry: aborted, events: Entries.statusEvents(aborted), movements: [] }
}

/** Card and wallets from 100 KRW, accounts from 200 KRW (protocol.md §10). */
const minimum = ({ payment, plan }: Entry): number => {
  if (payment.currency !== "KRW") return 0
  return plan.account !== null || plan.transferBank !== null ? 200 : 100
}

/** `entry` has been brought up to `now`. */
export const confirm = (entry: Entry, request: ConfirmRequest, ids: Identifiers, now: number): Verdict => {
  const { payment, plan } = entry
  // Assumption: the code of a refused amount is not published, INVALID_REQUEST is our pick (gaps.md #12). It comes
  // before the state, and the payment can still be confirmed with the right values.
  if (request.orderId !== payment.orderId || request.amount !== payment.totalAmount) {
    return Entries.refused("INVALID_REQUEST")
  }
  switch (payment.status) {
    case "IN_PROGRESS":
      break
    case "EXPIRED":
      return Entries.refused("NOT_FOUND_PAYMENT_SESSION")
    case "READY":
      // Assumption: without an authenticated buyer there is no session to confirm.
      return Entries.refused("NOT_FOUND_PAYMENT_SESSION")
    default:
      return Entries.refused("ALREADY_PROCESSED_PAYMENT")
  }
  // Assumption: the minimum is checked before the approval and does not end the payment.
  if (payment.totalAmount < minimum(entry)) return Entries.refused("BELOW_MINIMUM_AMOUNT")
  if (plan.decline !== null) return Entries.refused(plan.decline, decline(entry, plan.decline))
  return Entries.accepted(plan.account === null ? approve(entry, ids, now) : issueAccount(entry, ids, now))
}

/** The buyer paid into the virtual account. */
export const deposit = (entry: Entry, ids: Identifiers, now: number): Transition => {
  const { payment, plan } = entry
  const { virtualAccount } = payment
  if (virtualAccount === null) throw new Error("not a virtual account")
  const transactionKey = ids.approvalKey()
  const at = KoreanTime.toOffsetDateTime(now)
  const cashReceipt =
    plan.cashReceiptType === null ? null : Receipts.cashReceipt(payment, plan.cashReceiptType, ids)
  const done: Entry = {
    ...entry,
    approvedAt: now,
    payment: {
      ...Entries.withTransactionKey(payment, transactionKey),
      status: "DONE",
      approvedAt: at,
      virtualAccount: { ...virtualAccount, depositorName: virtualAccount.customerName },
      cashReceipt,
      cashReceipts: cashReceipt === null ? null : [Receipts.cashReceiptEntry(payment, cashReceipt, at)]
    }
  }
  return {
    entry: done,
    events: Entries.statusEvents(done),
    movements: [approval(payment, transactionKey, at)]
  }
}

/**
 * The bank reported the deposit as wrong: DONE goes back to WAITING_FOR_DEPOSIT, with the transaction key of the
 * deposit (webhooks.md §1, sample webhook-deposit-callback-waiting).
 */
export const revertDeposit = (entry: Entry, now: number): Transition => {
  const { payment } = entry
  const { virtualAccount } = payment
  if (virtualAccount === null) throw new Error("not a virtual account")
  const waiting: Entry = {
    ...entry,
    approvedAt: null,
    payment: {
      ...payment,
      status: "WAITING_FOR_DEPOSIT",
      approvedAt: null,
      virtualAccount: { ...virtualAccount, depositorName: null },
      cashReceipt: null,
      cashReceipts: null
    }
  }
  return {
    entry: waiting,
    events: Entries.statusEvents(waiting),
    movements: [
      {
        paymentKey: payment.paymentKey,
        orderId: payment.orderId,
        kind: "DepositReverted",
        amount: payment.totalAmount,
        currency: payment.currency,
        transactionKey: payment.lastTransactionKey ?? "",
        at: KoreanTime.toOffsetDateTime(now)
      }
    ]
  }
}
