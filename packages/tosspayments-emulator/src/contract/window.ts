/** What the pages of the payment window send to the emulator. */
import * as Schema from "effect/Schema"
import * as Billing from "./billing.js"
import * as Control from "./control.js"

const strictly = { parseOptions: { onExcessProperty: "error", errors: "all" } } as const

export const opening = Schema.Struct({
  clientKey: Schema.String,
  payment: Control.authorizeInput
}).annotations(strictly)

export const approval = Schema.Struct({ payment: Control.authorizeInput }).annotations(strictly)

export const decline = Schema.Struct({ code: Schema.String }).annotations(strictly)

export const registration = Schema.Struct({
  clientKey: Schema.String,
  billing: Billing.authorizeInput
}).annotations(strictly)
