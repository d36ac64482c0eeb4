import * as Either from "effect/Either"
import type { ErrorCode } from "../../contract/errorCodes.js"
import type { KeyInRequest } from "../../contract/paymentCreation.js"
import type { World } from "../../kernel/World.js"
import type { Payment } from "../../Payment.js"
import * as Cards from "../cards.js"
import * as Authorizes from "./authorize.js"
import { isUsed } from "./commands.js"
import { confirm } from "./confirm.js"
import { apply } from "./kind.js"

const installmentProblem = ({ amount, cardInstallmentPlan }: KeyInRequest): ErrorCode | null => {
  const months = cardInstallmentPlan ?? 0
  if (months < 0 || months === 1 || months > 12) return "INVALID_CARD_INSTALLMENT_PLAN"
  return months > 0 && amount < 50_000 ? "NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN_BELOW_AMOUNT" : null
}

/**
 * A payment by card number goes the way of one that the buyer has authenticated, in one step.
 *
 * Assumption: one that is refused leaves no payment; one that is approved is told like any other.
 */
export const keyIn = (request: KeyInRequest, world: World): Payment | ErrorCode => {
  const { amount, cardInstallmentPlan, orderId, orderName, taxFreeAmount, useFreeInstallmentPlan } = request
  const given = Cards.read(request, world.now)
  if (typeof given === "string") return given
  const problem = installmentProblem(request)
  if (problem !== null) return problem
  if (isUsed(orderId, world)) return "DUPLICATED_ORDER_ID"
  const isInterestFree = useFreeInstallmentPlan === true && (cardInstallmentPlan ?? 0) > 0
  const created = Authorizes.create(
    {
      orderId,
      orderName,
      amount,
      taxFreeAmount: taxFreeAmount ?? 0,
      method: "CARD",
      card: {
        ...given.card,
        installmentPlanMonths: cardInstallmentPlan ?? 0,
        ...(isInterestFree ? { isInterestFree, interestPayer: "MERCHANT" } : {})
      }
    },
    world.merchant,
    world.behaviour.version,
    world.ids,
    world.now
  )
  if (Either.isLeft(created)) return created.left.field === "orderId" ? "INVALID_ORDER_ID" : "INVALID_REQUEST"
  const { paymentKey } = created.right.payment
  const verdict = confirm(created.right, { paymentKey, orderId, amount }, world.ids, world.now)
  if (verdict._tag === "Refused") return verdict.code
  apply(world, verdict.transition)
  return verdict.transition.entry.payment
}
