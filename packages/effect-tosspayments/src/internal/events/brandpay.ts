import type { BrandpayCustomerChange, BrandpayMethodChange } from "../../webhook/Event.js"
import * as Wire from "../schema/wire.js"
import type { Declaration } from "../webhook/declaration.js"

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

/** @internal */
export const METHOD_UPDATED: Declaration<BrandpayMethodChange> = { codec: method }

/** @internal */
export const CUSTOMER_STATUS_CHANGED: Declaration<BrandpayCustomerChange> = { codec: customer }
