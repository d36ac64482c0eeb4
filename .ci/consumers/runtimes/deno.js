/** Confirms against the hosts that are given, and prints how each of them ended. */
import { Client } from "./sdk.js"

const request = { paymentKey: "pkey_NeverPrintMe", orderId: "ORD-20260302-0001", amount: 33000 }
const ends = {}
for (const [name, baseUrl] of Object.entries(JSON.parse(Deno.args[0]))) {
  const client = new Client({ secretKey: "test_sk_example", baseUrl, maxRetries: 0 })
  ends[name] = await client.payments.confirm(request).then(
    ({ status }) => status,
    (error) => {
      const shown = `${error.stack} ${Deno.inspect(error.cause, { depth: 10 })}`
      return `${error.reason} ${error.outcome}${/NeverPrintMe|http:/.test(shown) ? " shows the request" : ""}`
    }
  )
}
console.log(JSON.stringify(ends))
