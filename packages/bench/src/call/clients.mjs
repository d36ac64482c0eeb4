/**
 * The clients: each reads a payment and confirms one, with its defaults. Given `stub`, they get a `fetch` that answers from
 * memory; those that take none are not in `stubbable`.
 */
import { randomUUID } from "node:crypto"
import { measured } from "../contender.mjs"
import { authorization, confirmRequest, paymentKey, paymentText, secretKey } from "../payment.mjs"

const stub = async () =>
  new Response(paymentText, { status: 200, headers: { "content-type": "application/json;charset=UTF-8" } })

const posted = () => ({
  method: "POST",
  headers: { authorization, "content-type": "application/json", "idempotency-key": randomUUID() },
  body: JSON.stringify(confirmRequest)
})

const withFetch =
  (make) =>
  async ({ url, stubbed }) => {
    const tasks = await make({ url, fetch: stubbed ? stub : globalThis.fetch, stubbed })
    for (const task of Object.values(tasks)) {
      const payment = await task()
      if (payment?.paymentKey !== paymentKey) throw new Error("the answer is not the payment")
    }
    return measured(tasks)
  }

/** Ours, called as a server would that runs one fiber for each request. */
const effectClient = async (url, transport) => {
  const Layer = await import("effect/Layer")
  const ManagedRuntime = await import("effect/ManagedRuntime")
  const { layer, TossClient } = await import("effect-tosspayments/TossClient")
  const toss = layer({ secretKey, apiBase: url })
  const runtime = ManagedRuntime.make(Layer.provide(toss, transport))
  const { payments } = await runtime.runPromise(TossClient)
  return {
    read: () => runtime.runPromise(payments.retrieve(paymentKey)),
    confirm: () => runtime.runPromise(payments.confirm(confirmRequest))
  }
}

export const contenders = {
  "stub + JSON.parse": withFetch(() => {
    const answer = async () => JSON.parse(await (await stub()).text())
    return { read: answer, confirm: answer }
  }),
  "bare fetch": withFetch(({ url, fetch }) => {
    const ask = async (path, init) => (await fetch(url + path, init)).json()
    return {
      read: () => ask(`/v1/payments/${paymentKey}`, { headers: { authorization } }),
      confirm: () => ask("/v1/payments/confirm", posted())
    }
  }),
  "hand-written on fetch": withFetch(async ({ url, fetch }) => {
    const { makeClient } = await import("./handWritten.mjs")
    const client = makeClient({ secretKey, baseUrl: url, fetch })
    return { read: () => client.retrieve(paymentKey), confirm: () => client.confirm(confirmRequest) }
  }),
  "undici.request": withFetch(async ({ url }) => {
    const { request } = await import("undici")
    const ask = async (path, init) => (await request(url + path, init)).body.json()
    return {
      read: () => ask(`/v1/payments/${paymentKey}`, { headers: { authorization } }),
      confirm: () => ask("/v1/payments/confirm", posted())
    }
  }),
  "effect-tosspayments on fetch": withFetch(async ({ url, fetch }) => {
    const Layer = await import("effect/Layer")
    const FetchHttpClient = await import("@effect/platform/FetchHttpClient")
    const FetchTransport = await import("effect-tosspayments/FetchTransport")
    return effectClient(url, Layer.provide(FetchTransport.layer, Layer.succeed(FetchHttpClient.Fetch, fetch)))
  }),
  "effect-tosspayments on the platform's fetch": withFetch(async ({ url, fetch }) => {
    const Layer = await import("effect/Layer")
    const FetchHttpClient = await import("@effect/platform/FetchHttpClient")
    return effectClient(
      url,
      Layer.provide(FetchHttpClient.layer, Layer.succeed(FetchHttpClient.Fetch, fetch))
    )
  }),
  "effect-tosspayments on undici": withFetch(async ({ url }) => {
    const UndiciTransport = await import("effect-tosspayments/UndiciTransport")
    return effectClient(url, UndiciTransport.layer)
  }),
  "effect-tosspayments on the platform's undici": withFetch(async ({ url }) => {
    const NodeHttpClient = await import("@effect/platform-node/NodeHttpClient")
    return effectClient(url, NodeHttpClient.layerUndici)
  }),
  "tosspayments-server-sdk": withFetch(async ({ url, fetch }) => {
    const { Client } = await import("tosspayments-server-sdk")
    const { payments } = new Client({ secretKey, baseUrl: url, fetch })
    return { read: () => payments.retrieve(paymentKey), confirm: () => payments.confirm(confirmRequest) }
  }),
  "toss-payments-server-api": withFetch(async ({ url, fetch }) => {
    const { functional } = await import("toss-payments-server-api")
    const { at, approve } = functional.v1.payments
    const connection = { host: url, headers: { Authorization: authorization }, fetch }
    const { orderId, amount } = confirmRequest
    return {
      read: () => at(connection, paymentKey),
      confirm: () => approve(connection, paymentKey, { orderId, amount })
    }
  }),
  stripe: withFetch(async ({ url, fetch, stubbed }) => {
    const { Stripe } = await import("stripe")
    const { hostname, port } = new URL(url)
    const stripe = new Stripe("sk_test_example", {
      host: hostname,
      port: Number(port),
      protocol: "http",
      ...(stubbed ? { httpClient: Stripe.createFetchHttpClient(fetch) } : {})
    })
    return {
      read: () => stripe.paymentIntents.retrieve("pi_example"),
      confirm: () => stripe.paymentIntents.confirm("pi_example", { payment_method: "pm_example" })
    }
  }),
  openai: withFetch(async ({ url, fetch }) => {
    const { OpenAI } = await import("openai")
    const client = new OpenAI({ apiKey: "example", baseURL: `${url}/v1`, fetch })
    return {
      read: () => client.get(`/payments/${paymentKey}`),
      confirm: () => client.post("/payments/confirm", { body: confirmRequest })
    }
  })
}

const withoutFetch = new Set([
  "undici.request",
  "effect-tosspayments on undici",
  "effect-tosspayments on the platform's undici"
])

export const networked = Object.keys(contenders).filter((name) => name !== "stub + JSON.parse")
export const stubbable = Object.keys(contenders).filter((name) => !withoutFetch.has(name))
