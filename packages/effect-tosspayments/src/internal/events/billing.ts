import type { BillingDeletion } from "../../webhook/Event.js"
import * as Wire from "../schema/wire.js"
import type { Declaration } from "../webhook/declaration.js"

const deletion = /*#__PURE__*/ Wire.struct(() => ({
  billingKey: Wire.key,
  reason: Wire.nullable(Wire.text)
}))

/** @internal */
export const BILLING_DELETED: Declaration<BillingDeletion> = { codec: deletion }
