/**
 * When two deliveries are the same event. TossPayments repeats a delivery until it is answered, does not say
 * whether a repeat keeps its transmission id, and may report one change through two kinds of event.
 *
 * @since 0.1.0
 */
import { events } from "../internal/events/events.js"
import * as Identity from "../internal/webhook/identity.js"
import type { ParsedEvent } from "./Event.js"

/**
 * A stable text for an event: its kind, when it arose, and what it says, hashed. Not the transmission id, which a
 * repeat may change and anybody can write, and not the order id alone, which comes back with every change of a payment.
 *
 * Bound to what is proven. Of an event that was read again, take it after the reading: then it names the state that was
 * read, and a forged event that came early does not use up the identity of the genuine one. Both are the same when the
 * payment was in the state that the event tells of. What cannot be read is told apart by its `trust`, whole.
 *
 * Source: https://docs.tosspayments.com/guides/v2/webhook
 *
 * @example
 * ```ts
 * import type { HandledEvent } from "effect-tosspayments/webhook/Event"
 * import { identityOf } from "effect-tosspayments/webhook/Identity"
 *
 * const seen = new Set<string>()
 * const isDuplicate = async (event: HandledEvent): Promise<boolean> => {
 *   const id = await identityOf(event)
 *   return seen.has(id) || !seen.add(id)
 * }
 * ```
 *
 * @since 0.1.0
 * @category identity
 */
export const identityOf: (event: ParsedEvent) => Promise<string> = /*#__PURE__*/ Identity.identityOf(events)
