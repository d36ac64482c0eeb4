import type { Events } from "../../webhook/Event.js"
import type { Declaration, Table } from "../webhook/declaration.js"
import { reservationChanged } from "./ars.js"
import { BILLING_DELETED } from "./billing.js"
import { CUSTOMER_STATUS_CHANGED, METHOD_UPDATED } from "./brandpay.js"
import { ORDER_PAYMENT_STATUS_CHANGED } from "./linkPay.js"
import { CANCEL_STATUS_CHANGED, DEPOSIT_CALLBACK, PAYMENT_STATUS_CHANGED } from "./payments.js"
import { payoutChanged } from "./payouts.js"
import { sellerChanged } from "./sellers.js"
import { PAYOUT_STATUS_CHANGED, SUBMALL_STATUS_CHANGED } from "./subMalls.js"

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
  METHOD_UPDATED,
  CUSTOMER_STATUS_CHANGED,
  ORDER_PAYMENT_STATUS_CHANGED,
  "ars-reservation.changed": reservationChanged,
  PAYOUT_STATUS_CHANGED,
  SUBMALL_STATUS_CHANGED,
  "payout.changed": payoutChanged,
  "seller.changed": sellerChanged
}
