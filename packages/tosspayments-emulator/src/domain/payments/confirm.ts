import type { ConfirmRequest } from "../../contract/confirmRequest.js"
import * as ErrorCodes from "../../contract/errorCodes.js"
import type { Identifiers } from "../../kernel/Identifiers.js"
import * as KoreanTime from "../koreanTime.js"
import { decline } from "./decline.js"
import type { Entry, Plan, Transition, Verdict } from "./entity.js"
import * as Entries from "./entity.js"
import * as Events from "./events.js"
import * as Movements from "./movements.js"
import * as Receipts from "./receipts.js"

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
  return { entry: waiting, events: Events.ofStatus(waiting), movements: [] }
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
    events: Events.ofStatus(done),
    movements: [Movements.approval(payment, transactionKey, at)]
  }
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
  if (plan.decline !== null) {
    const message = ErrorCodes.messageOf(plan.decline, "ko")
    return Entries.refused(plan.decline, decline(entry, { code: plan.decline, message }))
  }
  return Entries.accepted(plan.account === null ? approve(entry, ids, now) : issueAccount(entry, ids, now))
}
