/**
 * The secret that proves the deposit webhooks of a payment, as its answer brings it.
 *
 * @internal
 */
import * as Redacted from "effect/Redacted"
import type { OrderSecret } from "../Endpoint.js"
import * as Payment from "../model/Payment.js"

/** @internal */
export const secretOf = ({ orderId, secret }: Payment.Payment): OrderSecret | null =>
  secret === null ? null : { orderId, secret: Redacted.make(secret) }

/** @internal */
export const warnOfLoss = (payment: Payment.Payment): string | null =>
  Payment.isSecretLost(payment)
    ? "The answer with the deposit secret of a virtual account was lost; its deposit webhooks cannot be checked by secret"
    : null
