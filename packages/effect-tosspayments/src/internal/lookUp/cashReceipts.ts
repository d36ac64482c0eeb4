/**
 * What the lists of a few days tell about a cash receipt whose answer is missing: no API reads one by its key.
 *
 * @internal
 */
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import type { Read } from "../../Endpoint.js"
import * as IdempotencyKey from "../../IdempotencyKey.js"
import * as KoreanTime from "../../KoreanTime.js"
import type { List } from "../../List.js"
import * as CashReceipt from "../../model/CashReceipt.js"
import type { CashReceiptsQuery } from "../../model/cashReceipt/CashReceiptsQuery.js"
import type { CashReceiptIssueRequest } from "../../model/cashReceipt/IssueRequest.js"
import type { TossError } from "../../TossError.js"
import { isOlder, skew } from "../conclude.js"
import * as Masked from "../masked.js"
import * as Money from "../money.js"

type Receipts = List<[query: CashReceiptsQuery], CashReceipt.CashReceipt>
type Found = CashReceipt.CashReceipt | "Ambiguous" | null

const day = 86_400_000

/** From that day on which a call began, to that on which it can have taken effect last. */
const daysOf = (from: number, to: number): ReadonlyArray<string> => {
  const days: Array<string> = []
  const last = KoreanTime.format(new Date(to)).slice(0, 10)
  for (let at = from; ; at += day) {
    const next = KoreanTime.format(new Date(at)).slice(0, 10)
    if (next > last) return days
    days.push(next)
  }
}

/**
 * Those of the days since a call began that may have to do with it; `null` when nobody knows when that was.
 */
const since = (
  list: Receipts,
  read: Read,
  startedAt: string | undefined,
  isCandidate: (receipt: CashReceipt.CashReceipt) => boolean
): Effect.Effect<ReadonlyArray<CashReceipt.CashReceipt> | null, TossError> =>
  Effect.gen(function* () {
    const began = Date.parse(startedAt ?? "")
    if (Number.isNaN(began)) return null
    const now = yield* Clock.currentTimeMillis
    const days = daysOf(
      began - skew,
      Math.min(now, began + Duration.toMillis(IdempotencyKey.lifetime)) + skew
    )
    const pages = { execute: ((endpoint, args) => read(endpoint, ...args)) as Execute }
    const found = yield* Stream.fromIterable(days).pipe(
      Stream.flatMap((requestDate) => list.stream(pages, [{ requestDate, limit: 1000 }])),
      Stream.filter(isCandidate),
      Stream.runCollect
    )
    return Array.from(found)
  })

type Execute = Parameters<Receipts["stream"]>[0]["execute"]

/** What was refused by the tax office is as if it had not been asked for. */
const isValid = ({ issueStatus }: CashReceipt.CashReceipt): boolean => issueStatus !== "FAILED"

/**
 * The key of a cancellation: documented with `c_` in front.
 *
 * Assumption: of the key of the receipt, and the same for each of its parts.
 */
const cancelKeyOf = (receiptKey: string): string => `c_${receiptKey}`

/** Whether a receipt may be what was asked for. */
const isLike = (
  receipt: CashReceipt.CashReceipt,
  { amount, orderId, type }: CashReceiptIssueRequest,
  startedAt: string | undefined
): boolean =>
  !CashReceipt.isCancel(receipt) &&
  receipt.orderId === orderId &&
  receipt.type === type &&
  Money.equals(receipt.amount, amount) &&
  !isOlder(receipt.requestedAt, startedAt)

/** Whether a receipt may be the cancellation that was asked for. */
const isCancelLike = (
  receipt: CashReceipt.CashReceipt,
  receiptKey: string,
  amount: number | undefined,
  startedAt: string | undefined
): boolean =>
  CashReceipt.isCancel(receipt) &&
  receipt.receiptKey === cancelKeyOf(receiptKey) &&
  !isOlder(receipt.requestedAt, startedAt) &&
  (amount === undefined || Money.equals(receipt.amount, amount))

/**
 * The receipt of this order, amount and type, if there is one. Two of them, one for another number and one that was
 * cancelled, even in vain, may be those of earlier calls.
 *
 * @internal
 */
export const findIssued = (
  list: Receipts,
  read: Read,
  request: CashReceiptIssueRequest,
  startedAt: string | undefined
): Effect.Effect<Found, TossError> =>
  Effect.map(
    since(list, read, startedAt, (receipt) => receipt.orderId === request.orderId),
    (receipts) => {
      if (receipts === null) return "Ambiguous"
      const [found, ...others] = receipts.filter(
        (receipt) => isValid(receipt) && isLike(receipt, request, startedAt)
      )
      if (found === undefined) return null
      return others.length > 0 ||
        !Masked.fits(found.customerIdentityNumber, request.customerIdentityNumber) ||
        receipts.some(({ receiptKey }) => receiptKey === cancelKeyOf(found.receiptKey))
        ? "Ambiguous"
        : found
    }
  )

/**
 * The cancellation of this receipt. That everything was cancelled shows only where the receipt itself is in the lists; a part
 * of the same amount may have been cancelled by another call.
 *
 * @internal
 */
export const findCanceled = (
  list: Receipts,
  read: Read,
  receiptKey: string,
  amount: number | undefined,
  startedAt: string | undefined
): Effect.Effect<Found, TossError> =>
  Effect.map(
    since(
      list,
      read,
      startedAt,
      (receipt) => isValid(receipt) && [receiptKey, cancelKeyOf(receiptKey)].includes(receipt.receiptKey)
    ),
    (receipts) => {
      if (receipts === null) return "Ambiguous"
      const original = receipts.find((receipt) => receipt.receiptKey === receiptKey)
      const cancels = receipts.filter(CashReceipt.isCancel)
      if (!cancels.some((cancel) => isCancelLike(cancel, receiptKey, amount, startedAt))) return null
      if (amount !== undefined || original === undefined) return "Ambiguous"
      const canceled = cancels.reduce((sum, cancel) => sum + Money.cents(cancel.amount), 0)
      return canceled === Money.cents(original.amount) ? (cancels.at(-1) ?? null) : null
    }
  )

/**
 * The receipt of a call that is known to have issued one, whatever became of it since: the only one that may be it.
 *
 * @internal
 */
export const findAppliedIssue = (
  list: Receipts,
  read: Read,
  request: CashReceiptIssueRequest,
  startedAt: string | undefined
): Effect.Effect<CashReceipt.CashReceipt | null, TossError> =>
  Effect.map(
    since(
      list,
      read,
      startedAt,
      (receipt) =>
        isLike(receipt, request, startedAt) &&
        Masked.fits(receipt.customerIdentityNumber, request.customerIdentityNumber)
    ),
    (receipts) => (receipts?.length === 1 ? (receipts[0] ?? null) : null)
  )

/**
 * The cancellation of a call that is known to have made one. Those of one receipt and amount are as good as each other; the
 * last one left nothing, when everything was to be cancelled.
 *
 * @internal
 */
export const findAppliedCancel = (
  list: Receipts,
  read: Read,
  receiptKey: string,
  amount: number | undefined,
  startedAt: string | undefined
): Effect.Effect<CashReceipt.CashReceipt | null, TossError> =>
  Effect.map(
    since(list, read, startedAt, (receipt) => isCancelLike(receipt, receiptKey, amount, startedAt)),
    (receipts) => receipts?.at(-1) ?? null
  )
