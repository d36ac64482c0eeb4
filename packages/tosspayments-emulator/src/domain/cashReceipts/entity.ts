import type { IssueRequest } from "../../contract/cashReceipt.js"
import type { Kind } from "../../kernel/World.js"

/** What the tax office is told: that a receipt was issued, or that some of it was cancelled. */
export interface Notice {
  readonly transactionType: "CONFIRM" | "CANCEL"
  readonly amount: number
  readonly taxFreeAmount: number
  /** Epoch milliseconds. */
  readonly requestedAt: number
  readonly status: "IN_PROGRESS" | "COMPLETED" | "FAILED"
}

/** A cash receipt. */
export interface Entry {
  readonly receiptKey: string
  readonly mId: string
  readonly issueNumber: string
  readonly sale: Pick<IssueRequest, "orderId" | "orderName" | "type">
  readonly customerIdentityNumber: string
  /** The issue first, then the cancellations, in their order. */
  readonly notices: readonly [Notice, ...ReadonlyArray<Notice>]
}

/**
 * How long the tax office takes, in milliseconds.
 *
 * Assumption: one day; documented are one or two.
 */
const takes = 24 * 60 * 60 * 1000

const settle = (notice: Notice, now: number): Notice =>
  notice.status === "IN_PROGRESS" && notice.requestedAt + takes <= now
    ? { ...notice, status: "COMPLETED" }
    : notice

export const change = (entry: Entry, of: (notice: Notice, index: number) => Notice): Entry => {
  const [issue, ...cancels] = entry.notices
  return { ...entry, notices: [of(issue, 0), ...cancels.map((cancel, index) => of(cancel, index + 1))] }
}

/** What counts: what the tax office has refused does not. */
const valid = ({ notices: [issue, ...cancels] }: Entry) =>
  issue.status === "FAILED" ? [] : [issue, ...cancels.filter(({ status }) => status !== "FAILED")]

const left = (entry: Entry, part: "amount" | "taxFreeAmount"): number =>
  valid(entry).reduce(
    (sum, notice) => sum + (notice.transactionType === "CANCEL" ? -notice[part] : notice[part]),
    0
  )

/** What can still be cancelled. */
export const amountLeft = (entry: Entry): number => left(entry, "amount")

/** The tax-free part of that. */
export const taxFreeLeft = (entry: Entry): number => left(entry, "taxFreeAmount")

/** What a notice is known by in the list of its day: its place in the receipt. */
export const noticeId = (index: number, receiptKey: string): string => `${index} ${receiptKey}`

export const cashReceipts: Kind<Entry> = {
  name: "cashReceipts",
  limit: "cashReceipts",
  id: ({ receiptKey }) => receiptKey,
  merchant: ({ mId }) => mId,
  indexes: { orderId: ({ sale }) => sale.orderId },
  timelines: {
    requests: ({ notices, receiptKey }) =>
      notices.map(({ requestedAt }, index) => ({ at: requestedAt, id: noticeId(index, receiptKey) }))
  },
  nextAt: ({ notices }) => {
    const open = notices.filter(({ status }) => status === "IN_PROGRESS")
    return open.length === 0 ? null : Math.min(...open.map(({ requestedAt }) => requestedAt + takes))
  },
  pass: (entry, world) =>
    world.put(
      cashReceipts,
      change(entry, (notice) => settle(notice, world.now))
    )
}
