/** Webhooks that somebody asks for: about what is there, or else about an example. */
import * as Testing from "effect-tosspayments/webhook/Testing"
import type { EventType } from "../Delivery.js"
import type { Identifiers } from "../kernel/Identifiers.js"
import type { Event, Kind } from "../kernel/World.js"
import { deleted } from "./billing/commands.js"
import { billingKeys } from "./billing/kind.js"
import * as BrandPay from "./brandPay/customer.js"
import { brandPayCustomers, brandPayMethods } from "./brandPay/kind.js"
import { linkPayOrders, paymentChanged } from "./linkPay/order.js"
import * as Payments from "./payments/events.js"
import { payments } from "./payments/kind.js"
import { payouts } from "./payouts/kind.js"
import { sellers } from "./sellers/kind.js"
import * as SignedEvent from "./signedEvent.js"

/** Everything of a kind, oldest first. */
export type Read = <A>(kind: Kind<A>) => ReadonlyArray<A>

interface Now {
  readonly ids: Identifiers
  readonly now: number
}

/** An event, and the merchant whose it is. */
export interface Triggered {
  readonly event: Event
  readonly merchant: string
}

type Finder = (read: Read, about: string | undefined, now: Now) => Triggered | null

/** The newest of a kind that an event can be about; with names, the newest that has one of them. */
const newest =
  <A>(
    kind: Kind<A>,
    names: (value: A) => ReadonlyArray<string>,
    event: (value: A, read: Read, now: Now) => Event | null
  ): Finder =>
  (read, about, now) => {
    for (const value of [...read(kind)].reverse()) {
      if (about !== undefined && !names(value).includes(about)) continue
      const found = event(value, read, now)
      if (found !== null) return { event: found, merchant: kind.merchant(value) }
    }
    return null
  }

const namesOfPayment = ({ payment }: { readonly payment: { paymentKey: string; orderId: string } }) => [
  payment.paymentKey,
  payment.orderId
]

const finders: Readonly<Record<EventType, Finder>> = {
  PAYMENT_STATUS_CHANGED: newest(payments, namesOfPayment, ({ payment }) => Payments.statusChanged(payment)),
  DEPOSIT_CALLBACK: newest(payments, namesOfPayment, ({ payment }) =>
    payment.virtualAccount === null ? null : Payments.depositCallback(payment)
  ),
  CANCEL_STATUS_CHANGED: newest(payments, namesOfPayment, ({ payment }) => {
    const cancel = payment.cancels?.at(-1)
    return cancel === undefined ? null : Payments.cancelStatusChanged(payment, cancel)
  }),
  BILLING_DELETED: newest(
    billingKeys,
    ({ billingKey, registration }) => [billingKey, registration.customerKey],
    ({ billingKey }) => deleted(billingKey, null)
  ),
  METHOD_UPDATED: newest(
    brandPayMethods,
    ({ customerKey, methodKey }) => [methodKey, customerKey],
    (method) => BrandPay.methodUpdated(method, method.isDisabled ? "DISABLED" : "ENABLED")
  ),
  CUSTOMER_STATUS_CHANGED: newest(
    brandPayCustomers,
    ({ customerKey }) => [customerKey],
    (customer, _, { now }) =>
      BrandPay.statusChanged(customer, customer.isRemoved ? "REMOVED" : "CREATED", now)
  ),
  ORDER_PAYMENT_STATUS_CHANGED: newest(
    linkPayOrders,
    ({ orderKey, paymentKey }) => [orderKey, paymentKey],
    (order, read) => {
      const entry = read(payments).find(({ payment }) => payment.paymentKey === order.paymentKey)
      return entry === undefined ? null : paymentChanged(order, entry.payment)
    }
  ),
  "payout.changed": newest(
    payouts,
    ({ payout }) => [payout.id, payout.refPayoutId],
    ({ payout }, _, now) => SignedEvent.of("payout", payout, now)
  ),
  "seller.changed": newest(
    sellers,
    ({ seller }) => [seller.id, seller.refSellerId],
    ({ seller }, _, now) => SignedEvent.of("seller", seller, now)
  )
}

/** What the SDK gives to tests, about nothing that is there. */
const sample = (type: EventType, { ids, now }: Now): Event => {
  const body = JSON.parse(Testing.delivery(type, {}, { createdAt: new Date(now) }).body)
  const isSigned = type === "payout.changed" || type === "seller.changed"
  return {
    type,
    orderId: body.orderId ?? body.data?.orderId ?? null,
    paymentKey: body.data?.paymentKey ?? null,
    ...(isSigned ? { isSigned } : {}),
    body: (createdAt) => (isSigned ? { ...body, eventId: ids.eventId() } : { ...body, createdAt })
  }
}

/** `null` when there is nothing with the name that it is to be about. */
export const trigger = (
  type: EventType,
  about: string | undefined,
  read: Read,
  now: Now,
  defaultMerchant: string
): Triggered | null =>
  finders[type](read, about, now) ??
  (about === undefined ? { event: sample(type, now), merchant: defaultMerchant } : null)
