/**
 * How much memory the emulator takes while it answers request after request: it must stop growing.
 *
 *   npx -y pnpm@10.34.8 build && npx -y pnpm@10.34.8 --filter tosspayments-bench run emulator-memory
 *   … run emulator-memory --requests 300000
 *
 * Each order is paid, read and refunded, all with keys of its own: four requests and two webhooks that nobody takes.
 */
import { fork } from "node:child_process"
import { once } from "node:events"
import { Agent, request } from "node:http"
import { parseArgs } from "node:util"

const perOrder = 4
const steps = 6
const concurrency = 32
const mebibytes = (bytes) => (bytes / 1024 / 1024).toFixed(0).padStart(6)

const serve = async () => {
  const [Effect, Layer, Emulator, EmulatorServer] = await Promise.all([
    import("effect/Effect"),
    import("effect/Layer"),
    import("tosspayments-emulator/Emulator"),
    import("tosspayments-emulator/EmulatorServer")
  ])
  const server = EmulatorServer.layer().pipe(Layer.provide(Emulator.layerWithoutWebhooks()))
  process.on("message", () => {
    globalThis.gc()
    const { heapUsed, external } = process.memoryUsage()
    process.send({ live: heapUsed + external, rss: process.memoryUsage.rss() })
  })
  process.on("disconnect", () => process.exit())
  await Effect.runPromise(
    Effect.scoped(
      Effect.gen(function* () {
        const context = yield* Layer.build(server)
        process.send((yield* Effect.provide(EmulatorServer.EmulatorServer, context)).url)
        return yield* Effect.never
      })
    )
  )
}

const call = (agent, url, method, headers, body) =>
  new Promise((resolve, reject) => {
    const outgoing = request(url, { method, agent, headers }, (incoming) => {
      const chunks = []
      incoming.on("data", (chunk) => chunks.push(chunk))
      incoming.on("error", reject)
      incoming.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8")
        if (incoming.statusCode === 200) resolve(JSON.parse(text))
        else reject(new Error(`${method} ${url}: ${incoming.statusCode} ${text}`))
      })
    })
    outgoing.on("error", (error) => {
      // The server closed an idle connection just when it was used again.
      if (error.code === "ECONNRESET") resolve(call(agent, url, method, headers, body))
      else reject(error)
    })
    outgoing.end(body === undefined ? undefined : JSON.stringify(body))
  })

const order = async (agent, url, number) => {
  const orderId = `ORD-${String(number).padStart(8, "0")}`
  const authorization = `Basic ${Buffer.from("test_sk_example:").toString("base64")}`
  const api = (method, path, body) =>
    call(
      agent,
      `${url}/v1/payments${path}`,
      method,
      { authorization, "idempotency-key": `${orderId}${path}` },
      body
    )
  const { amount, paymentKey } = await call(
    agent,
    `${url}/_emulator/payments`,
    "POST",
    {},
    { orderId, amount: 33000 }
  )
  await api("POST", "/confirm", { paymentKey, orderId, amount })
  await api("GET", `/${paymentKey}`)
  await api("POST", `/${paymentKey}/cancel`, { cancelReason: "measured" })
}

const measure = async (child) => {
  child.send("measure")
  const [{ live, rss }] = await once(child, "message")
  return { live, rss }
}

const drive = async (requests) => {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency })
  const child = fork(import.meta.filename, ["--serve"], {
    execArgv: ["--expose-gc", "--max-old-space-size=8192"]
  })
  const [url] = await once(child, "message")
  const orders = Math.ceil(requests / perOrder)
  console.log(`Node ${process.versions.node}, MiB after a collection:\n  requests    live   resident`)
  let begun = 0
  for (let step = 0; step <= steps; step++) {
    const until = Math.round((orders * step) / steps)
    const worker = async () => {
      while (begun < until) {
        begun += 1
        await order(agent, url, begun)
      }
    }
    await Promise.all(Array.from({ length: concurrency }, worker))
    const { live, rss } = await measure(child)
    console.log(`  ${String(until * perOrder).padStart(8)}  ${mebibytes(live)}     ${mebibytes(rss)}`)
  }
  agent.destroy()
  child.disconnect()
}

const { values } = parseArgs({
  options: { serve: { type: "boolean" }, requests: { type: "string", default: "300000" } }
})
if (values.serve) await serve()
else await drive(Number(values.requests))
