/** Confirms against hosts that fail; each failure has to say whether the request may have arrived, and no secret. */
import assert from "node:assert/strict"
import process from "node:process"
import { inspect } from "node:util"
import { Client } from "tosspayments-server-sdk"

const [hosts, expected] = process.argv.slice(2).map((text) => JSON.parse(text))
const request = { paymentKey: "pkey_NeverPrintMe", orderId: "ORD-20260302-0001", amount: 33000 }
const ends = {}
for (const [name, baseUrl] of Object.entries(hosts)) {
  const client = new Client({ secretKey: "test_sk_example", baseUrl, maxRetries: 0 })
  ends[name] = await client.payments.confirm(request).then(
    ({ status }) => status,
    (error) => {
      const shown = `${error.stack} ${inspect(error.cause, { depth: 10 })}`
      return `${error.reason} ${error.outcome}${/NeverPrintMe|http:/.test(shown) ? " shows the request" : ""}`
    }
  )
}
assert.deepEqual(ends, expected)
