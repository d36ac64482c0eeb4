/** A Worker that confirms a payment, and says whether its runtime knows the `cache` option of requests. */
import { Client } from "./sdk.js"

const knowsCache = () => {
  try {
    new Request("http://localhost", { cache: "no-store" })
    return true
  } catch {
    return false
  }
}

// biome-ignore lint/style/noDefaultExport: it is what makes a module a Worker
export default {
  async fetch(_, { BASE }) {
    const client = new Client({ secretKey: "test_sk_example", baseUrl: BASE, maxRetries: 0 })
    const { status } = await client.payments.confirm({
      paymentKey: "key",
      orderId: "ORD-20260302-0001",
      amount: 33000
    })
    return Response.json({ status, knowsCache: knowsCache() })
  }
}
