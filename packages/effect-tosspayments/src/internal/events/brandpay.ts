import * as Effect from "effect/Effect"
import type { BrandpayCustomerChange, BrandpayMethodChange } from "../../webhook/Event.js"
import { listMethodsOf } from "../endpoints/brandPay.js"
import * as Rules from "../schema/rules.js"
import * as Wire from "../schema/wire.js"
import * as Declaration from "../webhook/declaration.js"

const method = /*#__PURE__*/ Wire.struct(() => ({
  customerKey: Wire.key,
  methodKey: Wire.key,
  status: Wire.required(Wire.openEnum<BrandpayMethodChange["status"]>())
}))

const customer = /*#__PURE__*/ Wire.struct(() => ({
  customerKey: Wire.key,
  status: Wire.required(Wire.openEnum<BrandpayCustomerChange["status"]>()),
  changedAt: Wire.nullable(Wire.date)
}))

/** Of a buyer who has left nothing is registered any more. */
const none = { cards: [], accounts: [] }

/**
 * Whether the method is registered now, in the words of the event.
 *
 * @internal
 */
export const METHOD_UPDATED: Declaration.Declaration<BrandpayMethodChange> = {
  codec: method,
  reread: ({ customerKey, methodKey, status }, read) =>
    Declaration.ifKey(
      customerKey,
      () =>
        Effect.map(
          Effect.catchTag(read(listMethodsOf, customerKey), "NotFoundError", () => Effect.succeed(none)),
          ({ accounts, cards }) => {
            const isThere = [...cards, ...accounts].some((method) => method.methodKey === methodKey)
            const now = status === "DISABLED" ? "ENABLED" : status
            return { customerKey, methodKey, status: isThere ? now : "DISABLED" }
          }
        ),
      Rules.customerKeyUpTo(50)
    )
}

/** @internal */
export const CUSTOMER_STATUS_CHANGED: Declaration.Declaration<BrandpayCustomerChange> = { codec: customer }
