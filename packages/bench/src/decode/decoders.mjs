/** Ways to read the payment. */
import { measured } from "../contender.mjs"
import { paymentText } from "../payment.mjs"

const decoder = async (make) => {
  const decode = await make()
  const json = JSON.parse(paymentText)
  if (decode(json).approvedAt instanceof Date === false) throw new Error("the payment was not decoded")
  return { payment: () => decode(json) }
}

/** As the SDK decodes an answer. */
const ours = async () => {
  const { decodeUnknownEither } = await import("effect/Schema")
  const { schema } = await import("effect-tosspayments/model/Payment")
  const decode = decodeUnknownEither(schema, { errors: "all" })
  return (json) => decode(json).right
}

/** What an Effect user would write for the same fields, without the tolerance of the SDK's schema. */
const plain = async () => {
  const { payment } = await import("./plainSchema.mjs")
  const { decodeUnknownSync } = await import("effect/Schema")
  return decodeUnknownSync(payment)
}

export const contenders = {
  "JSON.parse": () => measured({ payment: () => JSON.parse(paymentText) }),
  "effect-tosspayments": async () => measured(await decoder(ours)),
  "effect-tosspayments + JSON.parse": async () => {
    const decode = await ours()
    return measured({ payment: () => decode(JSON.parse(paymentText)) })
  },
  "plain Effect Schema": async () => measured(await decoder(plain))
}
