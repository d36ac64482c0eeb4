/** The control API of the emulator that served this page. */
import type { Moment } from "../../../src/Activity.js"
import type { Key } from "../../../src/Billing.js"
import type { Delivery } from "../../../src/Delivery.js"
import type { Payment } from "../../../src/Payment.js"
import type { Payout, Seller } from "../../../src/Payouts.js"
import type { RequestDetail, RequestRecord } from "../../../src/RequestLog.js"
import type { Settlement } from "../../../src/Settlement.js"

export interface Armed {
  readonly id: string
  readonly endpoint?: string
  readonly paymentKey?: string
  readonly orderId?: string
  readonly times?: number
  readonly skip?: number
  readonly fault: { readonly _tag: string; readonly [member: string]: unknown }
}

export interface Fired {
  readonly id: string
  readonly at: string
  readonly method: string
  readonly path: string
  readonly fault: Armed["fault"]
}

export interface Faults {
  readonly armed: ReadonlyArray<Armed>
  readonly fired: ReadonlyArray<Fired>
}

export interface Clock {
  readonly now: string
  readonly mode: "real" | "frozen"
}

/** What can be read, by its path. */
export interface Readable {
  readonly payments: ReadonlyArray<Payment>
  readonly requests: ReadonlyArray<RequestRecord>
  readonly webhooks: ReadonlyArray<Delivery>
  readonly billing: ReadonlyArray<Key>
  readonly settlements: ReadonlyArray<Settlement>
  readonly sellers: ReadonlyArray<Seller>
  readonly payouts: ReadonlyArray<Payout>
  readonly faults: Faults
  readonly clock: Clock
}

/** The emulator's refusal, in its words. */
export class Refusal extends Error {}

const call = async <A>(method: string, path: string, body?: unknown): Promise<A> => {
  const response = await fetch(`/_emulator/${path}`, {
    method,
    credentials: "omit",
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { "content-type": "application/json" } })
  })
  const text = await response.text()
  if (response.ok) return JSON.parse(text) as A
  let message = text
  try {
    message = String(JSON.parse(text).message)
  } catch {}
  throw new Refusal(message)
}

/** As many of a listing as a person looks through. */
const newest = 200

const listings: ReadonlySet<keyof Readable> = new Set(["payments", "requests", "webhooks", "settlements"])

export const read = <Name extends keyof Readable>(name: Name): Promise<Readable[Name]> =>
  call("GET", listings.has(name) ? `${name}?newest=${newest}` : name)

export const timeline = (paymentKey: string): Promise<ReadonlyArray<Moment>> =>
  call("GET", `payments/${encodeURIComponent(paymentKey)}/timeline`)

export const request = (traceId: string): Promise<RequestDetail> =>
  call("GET", `requests/${encodeURIComponent(traceId)}`)

export const post = (path: string, body?: unknown): Promise<unknown> => call("POST", path, body)

export const remove = (path: string): Promise<unknown> => call("DELETE", path)
