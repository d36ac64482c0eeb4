/**
 * Payouts: paying the sellers of a marketplace. Needs a contract with TossPayments of its own. What is requested travels
 * encrypted with the security key.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type { CallOptions } from "./Call.js"
import * as endpoints from "./internal/endpoints/payouts.js"
import * as Guard from "./internal/payoutGuard.js"
import type { Payout } from "./model/Payout.js"
import type { PayoutRequest } from "./model/payout/PayoutRequest.js"
import type { PayoutsQuery } from "./model/payout/PayoutsQuery.js"
import * as Resource from "./Resource.js"
import type { TossError } from "./TossError.js"
import { TossHttpClient } from "./TossHttpClient.js"

export type { PayoutRequest, ScheduleType } from "./model/payout/PayoutRequest.js"
export type { PayoutsQuery } from "./model/payout/PayoutsQuery.js"

/**
 * What can be done with payouts.
 *
 * @since 0.1.0
 * @category models
 */
export interface Operations {
  /**
   * Requests 1 to 100 payouts at once, all of which are accepted or none. That they were accepted does not mean that they
   * were paid: `payout.changed` tells each end. Without a security key in the configuration it is refused
   * (`ValidationError`), and nothing is sent; so are two payouts with one `refPayoutId`.
   *
   * When the answer is lost, the list is searched for the `refPayoutId`s: the payouts of this batch are returned as if
   * nothing had happened, as they are now. Give each payout an id of its own, and the batch an `idempotencyKey` or an
   * intent, and no seller is paid twice.
   *
   * @see https://docs.tosspayments.com/reference/additional
   * @since 0.1.0
   */
  readonly request: (requests: ReadonlyArray<PayoutRequest>) => ReadonlyArray<Payout>
  /**
   * Reads a payout.
   *
   * @see https://docs.tosspayments.com/reference/additional
   * @since 0.1.0
   */
  readonly retrieve: (id: string) => Payout
  /**
   * Lists payouts by their day, as many as there are: page after page, as far as it is read, the next page under way while
   * one is worked on. An error ends it, after everything that was read before; give the last `id` as `startingAfter` to go on
   * from there. Options are those of the call for each page.
   *
   * @see https://docs.tosspayments.com/reference/additional
   * @since 0.1.0
   */
  readonly list: (query?: PayoutsQuery) => Resource.Rows<Payout>
  /**
   * Cancels a payout that waits for its day (`REQUESTED`). When the answer is lost, the payout is read.
   *
   * @see https://docs.tosspayments.com/reference/additional
   * @since 0.1.0
   */
  readonly cancel: (id: string) => Payout
}

/**
 * The operations as effects and streams.
 *
 * @since 0.1.0
 * @category models
 */
export interface Service extends Resource.Effects<Operations> {
  /**
   * Fails with a `ValidationError` when a batch is more than the available balance. Only reads, so run it before `request`
   * (or `intents.run`), and only if you want it: a `SCHEDULED` payout may be paid from what is still to come.
   *
   * A batch that was requested already passes, whatever it has left of the balance: a call that is repeated must reach the
   * answer of the first one.
   *
   * It is a check, not a reservation: between it and the request another payout may take the balance.
   *
   * @see https://docs.tosspayments.com/reference/additional
   * @since 0.1.0
   */
  readonly guard: (
    requests: ReadonlyArray<PayoutRequest>,
    options?: CallOptions
  ) => Effect.Effect<void, TossError>
}

/**
 * Payouts service.
 *
 * @example
 * ```ts
 * import * as Payouts from "effect-tosspayments/Payouts"
 * import * as Effect from "effect/Effect"
 *
 * const payToday = (seller: string, value: number, refPayoutId: string) =>
 *   Effect.gen(function* () {
 *     const payouts = yield* Payouts.Payouts
 *     const batch: ReadonlyArray<Payouts.PayoutRequest> = [
 *       {
 *         refPayoutId,
 *         destination: seller,
 *         scheduleType: "EXPRESS",
 *         amount: { currency: "KRW", value },
 *         transactionDescription: "3월정산"
 *       }
 *     ]
 *     yield* payouts.guard(batch)
 *     return yield* payouts.request(batch, { idempotencyKey: refPayoutId })
 *   })
 * ```
 *
 * @since 0.1.0
 * @category services
 */
export class Payouts extends /*#__PURE__*/ Context.Tag("effect-tosspayments/Payouts")<Payouts, Service>() {}

/**
 * Builds the operations on the transport.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make: Effect.Effect<Service, never, TossHttpClient> = /*#__PURE__*/ Effect.map(
  TossHttpClient,
  (http) => ({
    ...Resource.effects<Operations>(http, endpoints),
    guard: (requests, options) => Guard.check(http, requests, options)
  })
)

/**
 * Payouts on the transport, and nothing else.
 *
 * @since 0.1.0
 * @category layers
 */
export const layer: Layer.Layer<Payouts, never, TossHttpClient> = /*#__PURE__*/ Layer.effect(Payouts, make)

/**
 * The endpoints behind the operations.
 *
 * @since 0.1.0
 * @category endpoints
 */
export * as endpoints from "./internal/endpoints/payouts.js"
