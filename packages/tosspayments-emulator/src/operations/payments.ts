import * as CancelRequest from "../contract/cancelRequest.js"
import * as ConfirmRequest from "../contract/confirmRequest.js"
import * as Payment from "../contract/payment.js"
import * as Codes from "../contract/paymentCodes.js"
import { cancel as cancelPayment } from "../domain/payments/cancel.js"
import { confirm as confirmPayment } from "../domain/payments/confirm.js"
import * as English from "../domain/payments/english.js"
import type { Entry, Verdict } from "../domain/payments/entity.js"
import { apply, payments } from "../domain/payments/kind.js"
import type { World } from "../kernel/World.js"
import * as endpoints from "./endpoints.js"
import * as Operation from "./Operation.js"

const notFound = Operation.refused("NOT_FOUND_PAYMENT")

/** Makes the verdict's change that of the world, and answers. */
export const conclude = (world: World, verdict: Verdict) => {
  if (verdict.transition !== null) apply(world, verdict.transition)
  return verdict._tag === "Accepted"
    ? Operation.answered(verdict.transition.entry.payment)
    : Operation.refused(verdict.code)
}

const read = (entry: Entry | null | undefined, { behaviour }: World) => {
  if (entry === null || entry === undefined) return notFound
  const { payment } = entry
  return Operation.answered(behaviour.secretOnRead === "kept" ? payment : { ...payment, secret: null })
}

const confirmed = (request: ConfirmRequest.ConfirmRequest, world: World) => {
  const entry = world.get(payments, request.paymentKey)
  if (entry === null) return notFound
  // Assumption: payments with brandpay are confirmed as such only.
  if ((entry.plan.brandPayCustomer ?? null) !== null) return Operation.refused("INVALID_REQUEST")
  return conclude(world, confirmPayment(entry, request, world.ids, world.now))
}

const answer = { answer: Payment.schema, english: English.payment }

export const confirm = Operation.make({
  ...answer,
  endpoint: endpoints.payments.confirm,
  request: ConfirmRequest.schema,
  codes: Codes.confirmCodes,
  run: ({ request }, world) => confirmed(request, world)
})

/**
 * The confirmation as it was before there was `/payments/confirm`. It goes by the same id, so that faults strike
 * either.
 */
export const legacyConfirm = Operation.make({
  ...answer,
  endpoint: { ...endpoints.payments.confirm, path: "/payments/{paymentKey}" },
  request: ConfirmRequest.schema.omit("paymentKey"),
  codes: Codes.confirmCodes,
  run: ({ params, request }, world) =>
    confirmed({ ...request, paymentKey: params["paymentKey"] ?? "" }, world)
})

export const retrieve = Operation.make({
  ...answer,
  endpoint: endpoints.payments.retrieve,
  request: null,
  codes: Codes.retrieveCodes,
  run: ({ params }, world) => read(world.get(payments, params["paymentKey"] ?? ""), world)
})

/** The newest payment of the order. */
export const retrieveByOrderId = Operation.make({
  ...answer,
  endpoint: endpoints.payments.retrieveByOrderId,
  request: null,
  codes: Codes.retrieveCodes,
  run: ({ params }, world) => read(world.find(payments, "orderId", params["orderId"] ?? "").at(-1), world)
})

export const cancel = Operation.make({
  ...answer,
  endpoint: endpoints.payments.cancel,
  request: CancelRequest.schema,
  codes: Codes.cancelCodes,
  run: ({ params, request }, world) => {
    const entry = world.get(payments, params["paymentKey"] ?? "")
    return entry === null ? notFound : conclude(world, cancelPayment(entry, request, world.ids, world.now))
  }
})

/** Those of payments. */
export const operations = [confirm, retrieve, retrieveByOrderId, cancel]
