import type { ChargeRequest } from "../../contract/billing.js"
import type { ErrorCode } from "../../contract/errorCodes.js"
import type { World } from "../../kernel/World.js"
import type { Payment } from "../../Payment.js"
import { charge as chargePayment } from "../payments/charge.js"
import { isUsed } from "../payments/commands.js"
import type { Entry } from "./entity.js"

/** Why a charge of this key is refused whatever it asks for. */
const refusal = (
  { isDeleted, registration }: Entry,
  request: ChargeRequest,
  world: World
): ErrorCode | null => {
  // Measured (gaps.md #2).
  if (isDeleted) return "ALREADY_REMOVED_BILLING_KEY"
  if (registration.customerKey !== request.customerKey) return "NOT_MATCHES_CUSTOMER_KEY"
  // Assumption: the order is looked at before the card.
  if (isUsed(request.orderId, world)) return "DUPLICATED_ORDER_ID"
  const months = request.cardInstallmentPlan ?? 0
  if (months < 0 || months === 1 || months > 12) return "INVALID_CARD_INSTALLMENT_PLAN"
  if (registration.expiresAt !== null && registration.expiresAt <= world.now) return "INVALID_CARD_EXPIRATION"
  return registration.decline
}

/** No webhook tells that it worked (webhooks.md §1). */
export const charge = (entry: Entry, request: ChargeRequest, world: World): Payment | ErrorCode => {
  const refused = refusal(entry, request, world)
  if (refused !== null) return refused
  const { account, card } = entry.registration
  const { amount, cardInstallmentPlan, orderId, orderName, taxExemptionAmount, taxFreeAmount } = request
  return chargePayment(
    {
      orderId,
      orderName,
      amount,
      taxFreeAmount: taxFreeAmount ?? 0,
      taxExemptionAmount: taxExemptionAmount ?? 0,
      // Documented: a payment with an exemption cannot be cancelled in part.
      isPartialCancelable: (taxExemptionAmount ?? 0) === 0,
      ...(account === null
        ? { method: "CARD", card: { ...card, installmentPlanMonths: cardInstallmentPlan ?? 0 } }
        : { method: "TRANSFER", bankCode: account.bankCode })
    },
    world,
    // Billing payments carry a secret, as in the sample.
    ({ entry: { payment, ...rest }, movements }) => ({
      entry: {
        ...rest,
        billingCustomer: request.customerKey,
        payment: { ...payment, type: "BILLING", secret: world.ids.secret() }
      },
      events: [],
      movements
    })
  )
}
