import type { Entry, Transition } from "./entity.js"
import * as Events from "./events.js"

const minute = 60 * 1000
const day = 24 * 60 * minute

/** READY payments last 30 minutes (protocol.md §12). */
const readyFor = 30 * minute
/** The confirmation may come up to 10 minutes after the buyer authenticated (protocol.md §12). */
const confirmableFor = 10 * minute
/** A refund to an account is paid out 2 days after the cancel (protocol.md §12). */
const refundAfter = 2 * day

const hasExpired = ({ authenticatedAt, payment, requestedAt }: Entry, now: number): boolean => {
  if (payment.status === "READY") return now - requestedAt >= readyFor
  return (
    payment.status === "IN_PROGRESS" && authenticatedAt !== null && now - authenticatedAt > confirmableFor
  )
}

/** Shape measured on expired payments: no method, `useEscrow` null, `transactionKey` present. */
export const expire = (entry: Entry): Transition => {
  const expired: Entry = {
    ...entry,
    payment: {
      ...entry.payment,
      status: "EXPIRED",
      method: null,
      useEscrow: null,
      failure: { code: "EXPIRED_PAYMENT", message: "결제 유효 시간이 끝났습니다." },
      transactionKey: null
    }
  }
  return { entry: expired, events: Events.ofStatus(expired), movements: [] }
}

const ageAccount = (entry: Entry, now: number): Entry => {
  const { virtualAccount } = entry.payment
  if (virtualAccount === null) return entry
  const expired = entry.payment.status === "WAITING_FOR_DEPOSIT" && entry.dueAt !== null && now > entry.dueAt
  // Assumption: NONE in the cancel's own answer (measured), PENDING on later reads, COMPLETED when paid out.
  const refundStatus =
    entry.refundRequestedAt === null || now <= entry.refundRequestedAt
      ? virtualAccount.refundStatus
      : now - entry.refundRequestedAt >= refundAfter
        ? "COMPLETED"
        : "PENDING"
  return expired === virtualAccount.expired && refundStatus === virtualAccount.refundStatus
    ? entry
    : {
        ...entry,
        payment: { ...entry.payment, virtualAccount: { ...virtualAccount, expired, refundStatus } }
      }
}

/** What the passing of time has done to a payment since it was last looked at; `null` when nothing. */
export const advance = (entry: Entry, now: number): Transition | null => {
  if (hasExpired(entry, now)) return expire(entry)
  const aged = ageAccount(entry, now)
  return aged === entry ? null : { entry: aged, events: [], movements: [] }
}

/** When `advance` has something to do, in epoch milliseconds. */
export const nextAt = ({
  authenticatedAt,
  dueAt,
  payment,
  refundRequestedAt,
  requestedAt
}: Entry): number | null => {
  if (payment.status === "READY") return requestedAt + readyFor
  if (payment.status === "IN_PROGRESS") {
    return authenticatedAt === null ? null : authenticatedAt + confirmableFor + 1
  }
  const { virtualAccount } = payment
  if (virtualAccount === null) return null
  if (payment.status === "WAITING_FOR_DEPOSIT" && dueAt !== null && !virtualAccount.expired) return dueAt + 1
  if (refundRequestedAt === null) return null
  switch (virtualAccount.refundStatus) {
    case "NONE":
      return refundRequestedAt + 1
    case "PENDING":
      return refundRequestedAt + refundAfter
    default:
      return null
  }
}
