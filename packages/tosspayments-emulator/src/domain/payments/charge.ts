import * as Either from "effect/Either"
import type { AuthorizeInput } from "../../Authorization.js"
import type { ErrorCode } from "../../contract/errorCodes.js"
import type { World } from "../../kernel/World.js"
import type { Payment } from "../../Payment.js"
import * as Authorizes from "./authorize.js"
import { confirm } from "./confirm.js"
import type { Transition } from "./entity.js"
import { apply } from "./kind.js"

/**
 * A charge goes the way of a payment that the buyer has authenticated, in one step.
 *
 * Assumption: one that is refused leaves no payment.
 */
export const charge = (
  input: AuthorizeInput,
  world: World,
  finish: (paid: Transition) => Transition
): Payment | ErrorCode => {
  const { behaviour, ids, merchant, now } = world
  const created = Authorizes.create(input, merchant, behaviour.version, ids, now)
  if (Either.isLeft(created)) return "INVALID_REQUEST"
  const { paymentKey } = created.right.payment
  const { amount, orderId } = input
  const verdict = confirm(created.right, { paymentKey, orderId, amount }, ids, now)
  if (verdict._tag === "Refused") return verdict.code
  const transition = finish(verdict.transition)
  apply(world, transition)
  return transition.entry.payment
}
