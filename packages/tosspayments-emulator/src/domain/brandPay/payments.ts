import type { ChargeRequest, ConfirmRequest } from "../../contract/brandPay.js"
import type { ErrorCode } from "../../contract/errorCodes.js"
import type { World } from "../../kernel/World.js"
import type { Payment } from "../../Payment.js"
import { charge as chargePayment } from "../payments/charge.js"
import { isUsed } from "../payments/commands.js"
import { confirm as confirmPayment } from "../payments/confirm.js"
import * as Entries from "../payments/entity.js"
import * as Customers from "./customer.js"
import type { Method } from "./entity.js"
import * as Methods from "./methods.js"
import * as Promotions from "./promotions.js"

/**
 * As other payments are confirmed. Assumption: a payment of another buyer, or without brandpay, does not fit the request, and
 * stays as it is.
 */
export const confirm = (entry: Entries.Entry, request: ConfirmRequest, world: World): Entries.Verdict =>
  entry.plan.brandPayCustomer === request.customerKey
    ? confirmPayment(entry, request, world.ids, world.now)
    : Entries.refused("INVALID_REQUEST")

/** What the method pays, and what is off, or why it is refused whatever it is. */
const discountOf = ({ amount, discountCode }: ChargeRequest, now: number): number | ErrorCode => {
  if (discountCode === null) return 0
  const found = Promotions.find(now, discountCode)
  // Assumption: the codes go by their names.
  if (found === undefined || amount < found.minimumPaymentAmount || amount > found.maximumPaymentAmount) {
    return "INVALID_REQUEST"
  }
  return found.balance < found.discountAmount ? "EXCEED_MAX_DISCOUNT_COUNT" : found.discountAmount
}

const refusal = (
  method: Method,
  { cardInstallmentPlan, orderId }: ChargeRequest,
  world: World
): ErrorCode | null => {
  if (method.isDisabled) return "NOT_ALLOWED_BRANDPAY_METHOD"
  // Assumption: the order is looked at before the card.
  if (isUsed(orderId, world)) return "DUPLICATED_ORDER_ID"
  const months = cardInstallmentPlan ?? 0
  if (months < 0 || months === 1 || months > 12) return "INVALID_CARD_INSTALLMENT_PLAN"
  return method.decline
}

/**
 * The shop is told as of other payments: only for charges of billing keys is it documented that it is not (webhooks.md §1).
 */
export const charge = (request: ChargeRequest, world: World): Payment | ErrorCode => {
  const { amount, customerKey, orderId, orderName, taxFreeAmount } = request
  if (Customers.find(customerKey, world) === null) return "NOT_FOUND_CUSTOMER"
  const method = Methods.find(customerKey, request.methodKey, world)
  if (typeof method === "string") return method
  const refused = refusal(method, request, world)
  if (refused !== null) return refused
  const discountAmount = discountOf(request, world.now)
  if (typeof discountAmount === "string") return discountAmount
  return chargePayment(
    {
      orderId,
      orderName,
      amount,
      taxFreeAmount: taxFreeAmount ?? 0,
      discountAmount,
      brandPay: { customerKey },
      ...(method.kind === "CARD"
        ? {
            method: "CARD",
            card: { ...method.card, installmentPlanMonths: request.cardInstallmentPlan ?? 0 }
          }
        : {
            method: "TRANSFER",
            bankCode: method.bankCode,
            cultureExpense: request.cultureExpense ?? false
          })
    },
    world,
    (paid) => {
      const { card } = paid.entry.payment
      if (card === null || request.useCardPoint !== true) return paid
      const payment: Payment = { ...paid.entry.payment, card: { ...card, useCardPoint: true } }
      return { ...paid, entry: { ...paid.entry, payment } }
    }
  )
}
