import type { Events } from "../../webhook/Event.js"
import type { Declaration, Table } from "../webhook/declaration.js"
import { BILLING_DELETED } from "./billing.js"
import { CANCEL_STATUS_CHANGED, DEPOSIT_CALLBACK, PAYMENT_STATUS_CHANGED } from "./payments.js"
import { payoutChanged } from "./payouts.js"
import { sellerChanged } from "./sellers.js"

/** A declaration for each event that is documented. */
type Declared = {
  // biome-ignore lint/suspicious/noExplicitAny: what is sent differs from event to event
  readonly [Type in keyof Events]: Declaration<any, Events[Type], any>
}

/**
 * Every event, by its `eventType`.
 *
 * @internal
 */
export const events: Declared & Table = {
  PAYMENT_STATUS_CHANGED,
  CANCEL_STATUS_CHANGED,
  DEPOSIT_CALLBACK,
  BILLING_DELETED,
  "payout.changed": payoutChanged,
  "seller.changed": sellerChanged
}
