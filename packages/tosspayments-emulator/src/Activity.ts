/**
 * What happens in the emulator, in its order: requests, changes of payments, webhooks, the clock, faults.
 *
 * @since 0.1.0
 */
import type * as Effect from "effect/Effect"
import type { Attempt, Delivery } from "./Delivery.js"
import type { Status } from "./Payment.js"
import type { RequestRecord } from "./RequestLog.js"

/**
 * What has happened.
 *
 * - `request`: an API request came in, or is over.
 * - `payment`: a payment has another status or balance; `from` is `null` when it is new.
 * - `webhook`: a webhook was written down (`attempt` is `null`), or transmitted.
 * - `record`: anything else that is remembered has changed; `collection` says what, for example `billingKeys`.
 * - `clock`, `faults`: the clock was moved, stopped or started; faults were armed, disarmed or struck.
 * - `reset`: everything was forgotten.
 *
 * @since 0.1.0
 * @category models
 */
export type Told =
  | { readonly type: "request"; readonly traceId: string; readonly isOver: boolean }
  | {
      readonly type: "payment"
      readonly paymentKey: string
      readonly orderId: string
      readonly from: Status | null
      readonly status: Status
      readonly totalAmount: number
      readonly balanceAmount: number
    }
  | {
      readonly type: "webhook"
      readonly id: string
      readonly eventType: Delivery["eventType"]
      readonly paymentKey: string | null
      readonly status: Delivery["status"]
      readonly attempt: Attempt | null
    }
  | { readonly type: "record"; readonly collection: string; readonly id: string }
  | { readonly type: "clock" }
  | { readonly type: "faults" }
  | { readonly type: "reset" }

/**
 * Something that has happened, when and in which order.
 *
 * @since 0.1.0
 * @category models
 */
export type Event = Told & {
  /** Counts up from 1 over the life of the emulator. */
  readonly number: number
  /** ISO 8601 with offset, in the emulator's time. */
  readonly at: string
}

/**
 * Something that has happened to a payment: a request about it, another status or balance, a webhook that was written
 * down or transmitted.
 *
 * @since 0.1.0
 * @category models
 */
export type Moment =
  | Extract<Event, { readonly type: "payment" | "webhook" }>
  | {
      readonly type: "request"
      readonly number: number
      readonly at: string
      readonly request: RequestRecord
    }

/**
 * Reads what has happened.
 *
 * @since 0.1.0
 * @category models
 */
export interface Activity {
  /** Another one for every emulator: numbers of one mean nothing to another. */
  readonly epoch: string
  /** The number of the newest event; 0 before the first. */
  readonly last: () => number
  /** The events after a number; `null` when some of them are forgotten. */
  readonly after: (number: number) => ReadonlyArray<Event> | null
  /** Ends when there is an event after the number. */
  readonly changed: (number: number) => Effect.Effect<void>
}
