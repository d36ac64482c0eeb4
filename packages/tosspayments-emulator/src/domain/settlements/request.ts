import type { Entry, Verdict } from "../payments/entity.js"
import * as Entries from "../payments/entity.js"

/**
 * The shop asks for the settlement of a card payment.
 *
 * Assumptions: the shop has the contract for it; the acquirer is asked then, which is what `acquireStatus` tells; asking
 * again changes nothing; a payment without a card has no method for it, and one that is not approved or was given back is
 * none that may be settled.
 */
export const request = (entry: Entry): Verdict => {
  const { payment } = entry
  if (payment.status !== "DONE" && payment.status !== "PARTIAL_CANCELED")
    return Entries.refused("FORBIDDEN_REQUEST")
  if (payment.card === null) return Entries.refused("NOT_FOUND_METHOD")
  const card =
    payment.card.acquireStatus === "READY"
      ? { ...payment.card, acquireStatus: "REQUESTED" as const }
      : payment.card
  return Entries.accepted({ entry: { ...entry, payment: { ...payment, card } }, events: [], movements: [] })
}
