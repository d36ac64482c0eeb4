/** The payment that everything here reads, confirms and decodes, and a key that fits nowhere. */
import { readFileSync } from "node:fs"

export const paymentText = JSON.stringify(
  JSON.parse(
    readFileSync(
      new URL("../../effect-tosspayments/test/fixtures/samples/payment-card-done.json", import.meta.url),
      "utf8"
    )
  )
)
const { paymentKey, orderId, totalAmount } = JSON.parse(paymentText)

export { paymentKey }
export const confirmRequest = { paymentKey, orderId, amount: totalAmount }
export const secretKey = "test_sk_example00000000000000000000"
export const authorization = `Basic ${Buffer.from(`${secretKey}:`).toString("base64")}`
