import * as Schema from "effect/Schema"
import { numeral } from "./numeral.js"

/** The body of `POST /v1/payments/confirm`. */
export const schema = Schema.Struct({
  paymentKey: Schema.String.pipe(Schema.minLength(1), Schema.maxLength(200)),
  orderId: Schema.String.pipe(Schema.minLength(1)),
  // Official samples pass on the `amount` of the success URL as it is: a text.
  amount: Schema.Union(Schema.Number, numeral).pipe(Schema.finite(), Schema.greaterThanOrEqualTo(1))
})

export type ConfirmRequest = typeof schema.Type
