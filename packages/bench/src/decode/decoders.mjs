/** Ways to read the payment. */
import { measured } from "../contender.mjs"
import { paymentText } from "../payment.mjs"

const decoder = async (make) => {
  const decode = await make()
  const json = JSON.parse(paymentText)
  if (decode(json).approvedAt instanceof Date === false) throw new Error("the payment was not decoded")
  return { payment: () => decode(json) }
}

/** As the SDK decodes an answer; by a path, since users have no use for it. */
const ours = async () => {
  const { decode } = await import("../../../effect-tosspayments/dist/esm/internal/schema/wire.js")
  const { codec } = await import("effect-tosspayments/model/Payment")
  return (json) => decode(codec, json).value
}

/** The schema of the same model that the SDK has for Effect users. */
const published = async () => {
  const { decodeUnknownSync } = await import("effect/Schema")
  const { schema } = await import("effect-tosspayments/model/Payment")
  return decodeUnknownSync(schema)
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
  "effect-tosspayments, its Effect Schema": async () => measured(await decoder(published)),
  "plain Effect Schema": async () => measured(await decoder(plain))
}
