/** What the pages of the payment window send to the emulator. */
import * as Schema from "effect/Schema"
import * as Billing from "./billing.js"
import * as BrandPay from "./brandPay.js"
import * as Control from "./control.js"

const strictly = { parseOptions: { onExcessProperty: "error", errors: "all" } } as const

export const opening = Schema.Struct({
  clientKey: Schema.String,
  payment: Control.authorizeInput
}).annotations({
  ...strictly,
  examples: [{ clientKey: "test_ck_emulator", payment: { orderId: "ORD-0001", amount: 33000 } }]
})

export const approval = Schema.Struct({ payment: Control.authorizeInput }).annotations({
  ...strictly,
  examples: [{ payment: { orderId: "ORD-0001", amount: 33000, method: "CARD" } }]
})

export const decline = Schema.Struct({ code: Schema.String }).annotations({
  ...strictly,
  examples: [{ code: "REJECT_CARD_COMPANY" }]
})

export const registration = Schema.Struct({
  clientKey: Schema.String,
  billing: Billing.authorizeInput
}).annotations({
  ...strictly,
  examples: [{ clientKey: "test_ck_emulator", billing: { customerKey: "cust_1" } }]
})

export const brandPay = Schema.Struct({
  clientKey: Schema.String,
  customerKey: Schema.String.pipe(Schema.minLength(2), Schema.maxLength(50))
}).annotations({ ...strictly, examples: [{ clientKey: "test_ck_emulator", customerKey: "cust_1" }] })

export const brandPayRegistration = Schema.Struct({
  clientKey: Schema.String,
  brandPay: BrandPay.registerInput
}).annotations({
  ...strictly,
  examples: [{ clientKey: "test_ck_emulator", brandPay: { customerKey: "cust_1" } }]
})

export const brandPayBuyer = Schema.Struct({
  code: Schema.NullOr(Schema.String),
  methods: Schema.Array(
    Schema.Struct({
      id: Schema.String,
      methodKey: Schema.String,
      kind: Schema.Literal("CARD", "ACCOUNT"),
      name: Schema.String,
      number: Schema.String,
      code: Schema.String
    })
  )
})
