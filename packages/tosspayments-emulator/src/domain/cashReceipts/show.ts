import type { CashReceipt, Current, Page } from "../../contract/cashReceipt.js"
import * as KoreanTime from "../koreanTime.js"
import { businessNumber, cashReceiptUrl } from "../payments/receipts.js"
import { type Entry, noticeId } from "./entity.js"

const refusal = {
  ko: "[TS3] 국세청에서 발급을 거절했습니다.",
  en: "[TS3] The tax office refused the receipt."
} as const

const noticeAt = (entry: Entry, index: number) => entry.notices[index] ?? entry.notices[0]

/**
 * A notice of a receipt: of its issue, or of a cancellation.
 *
 * Assumption: the cancellations of one receipt share a key, `c_` and that of the receipt, and its number.
 */
export const notice = (entry: Entry, index: number): Current => {
  const { customerIdentityNumber, issueNumber, mId, receiptKey, sale } = entry
  const { amount, requestedAt, status, taxFreeAmount, transactionType } = noticeAt(entry, index)
  return {
    receiptKey: transactionType === "CANCEL" ? `c_${receiptKey}` : receiptKey,
    issueNumber,
    issueStatus: status,
    amount,
    taxFreeAmount,
    orderId: sale.orderId,
    orderName: sale.orderName,
    type: sale.type,
    transactionType,
    businessNumber,
    customerIdentityNumber,
    failure: status === "FAILED" ? { code: "NTS_ERROR", message: refusal.ko } : null,
    requestedAt: KoreanTime.toOffsetDateTime(requestedAt),
    receiptUrl: cashReceiptUrl(mId, sale.orderId)
  }
}

/** The notice with this id. */
export const byId = (entry: Entry, id: string): Current =>
  notice(
    entry,
    entry.notices.findIndex((_, index) => noticeId(index, entry.receiptKey) === id)
  )

/** The newest notice, in the shape of the version. */
export const newest = (entry: Entry, isOlder: boolean): CashReceipt => {
  const index = entry.notices.length - 1
  if (!isOlder) return notice(entry, index)
  const { customerIdentityNumber, issueNumber, orderId, orderName, receiptUrl, requestedAt, type } = notice(
    entry,
    0
  )
  const [{ amount, taxFreeAmount }] = entry.notices
  return {
    receiptKey: entry.receiptKey,
    approvalNumber: issueNumber,
    amount,
    taxFreeAmount,
    orderId,
    orderName,
    type,
    registrationNumber: customerIdentityNumber,
    approvedAt: requestedAt,
    canceledAt: index === 0 ? null : notice(entry, index).requestedAt,
    receiptUrl
  }
}

/**
 * What `Accept-Language: en-US` changes.
 *
 * Assumption: types stay Korean, because no English code is known for them (enums.md §3).
 */
export const english = <A extends CashReceipt>(receipt: A): A =>
  "failure" in receipt && receipt.failure !== null
    ? { ...receipt, failure: { ...receipt.failure, message: refusal.en } }
    : receipt

export const englishPage = (page: Page): Page => ({ ...page, data: page.data.map(english) })
