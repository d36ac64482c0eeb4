import type { Told } from "../Activity.js"
import type { Entry } from "../domain/payments/entity.js"
import { payments } from "../domain/payments/kind.js"
import type { Write } from "../kernel/Store.js"
import type { Sending } from "../kernel/Webhooks.js"

/** Collections of the kernel's own, which nobody has to be told about. */
const silent: ReadonlySet<string> = new Set(["answers", "ledger"])

const payment = ({ payment }: Entry, before: Entry | undefined): Told | null => {
  const { balanceAmount, orderId, paymentKey, status, totalAmount } = payment
  const from = before?.payment.status ?? null
  return from === status && before?.payment.balanceAmount === balanceAmount
    ? null
    : { type: "payment", paymentKey, orderId, from, status, totalAmount, balanceAmount }
}

const webhook = ({ delivery }: Sending, before: Sending | undefined): Told => {
  const { attempts, eventType, id, paymentKey, status } = delivery
  const isSent = attempts.length > (before?.delivery.attempts.length ?? 0)
  return {
    type: "webhook",
    id,
    eventType,
    paymentKey,
    status,
    attempt: isSent ? (attempts.at(-1) ?? null) : null
  }
}

/** What there is to tell about a change of the store. Values are forgotten in silence. */
export const observe = ({ collection, id, row }: Write, before: unknown): Told | null => {
  if (row === null || silent.has(collection)) return null
  switch (collection) {
    case payments.name:
      return payment(row.value as Entry, before as Entry | undefined)
    case "deliveries":
      return webhook(row.value as Sending, before as Sending | undefined)
    default:
      return { type: "record", collection, id }
  }
}
