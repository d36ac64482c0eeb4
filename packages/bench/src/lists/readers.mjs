/** What goes through a list of transactions, row by row, and adds up their amounts. */
import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import { measured } from "../contender.mjs"
import { page } from "./pages.mjs"

const secretKey = "test_sk_example"
const startDate = new Date("2000-01-01T00:00:00+09:00")
const endDate = new Date("2100-01-01T00:00:00+09:00")

const stub = (length) => async (input) =>
  new Response(page(length, input.url ?? String(input)), { headers: { "content-type": "application/json" } })

const raw = ({ fetch, limit, url }) => {
  const headers = { authorization: `Basic ${Buffer.from(`${secretKey}:`).toString("base64")}` }
  const query = "startDate=2000-01-01&endDate=2100-01-01"
  return async (onRow) => {
    let after = ""
    for (;;) {
      const response = await fetch(`${url}/v1/transactions?${query}&limit=${limit}${after}`, { headers })
      const rows = await response.json()
      for (const row of rows) onRow(row)
      if (rows.length < limit) return
      after = `&startingAfter=${rows.at(-1).transactionKey}`
    }
  }
}

const facade = async ({ fetch, url }) => {
  const { Client } = await import("tosspayments-server-sdk")
  return new Client({ secretKey, baseUrl: url, fetch })
}

const readers = {
  "raw page loop": raw,
  "effect-tosspayments, stream": async ({ fetch, limit, url }) => {
    const [Effect, Layer, ManagedRuntime, Stream, FetchHttpClient, FetchTransport, TossClient] =
      await Promise.all([
        import("effect/Effect"),
        import("effect/Layer"),
        import("effect/ManagedRuntime"),
        import("effect/Stream"),
        import("@effect/platform/FetchHttpClient"),
        import("effect-tosspayments/FetchTransport"),
        import("effect-tosspayments/TossClient")
      ])
    const runtime = ManagedRuntime.make(
      TossClient.layer({ secretKey, apiBase: url }).pipe(
        Layer.provide(FetchTransport.layer),
        Layer.provide(Layer.succeed(FetchHttpClient.Fetch, fetch))
      )
    )
    const { transactions } = await runtime.runPromise(TossClient.TossClient)
    return (onRow) =>
      runtime.runPromise(
        Stream.runForEachChunk(transactions.list({ startDate, endDate, limit }), (rows) =>
          Effect.sync(() => {
            for (const row of rows) onRow(row)
          })
        )
      )
  },
  "tosspayments-server-sdk, rows": async (options) => {
    const client = await facade(options)
    return async (onRow) => {
      for await (const row of client.transactions.list({ startDate, endDate, limit: options.limit }))
        onRow(row)
    }
  },
  "tosspayments-server-sdk, pages": async (options) => {
    const client = await facade(options)
    return async (onRow) => {
      const list = client.transactions.list({ startDate, endDate, limit: options.limit })
      for await (const rows of list.pages()) for (const row of rows) onRow(row)
    }
  }
}

const heap = () => {
  setFlagsFromString("--expose-gc")
  runInNewContext("gc")()
  return process.memoryUsage().heapUsed
}

const steps = 5

/** What is alive at equal distances of one way through the list. */
const memory = async (read, length) => {
  const samples = []
  let count = 0
  await read(() => {
    count += 1
    if (count % Math.ceil(length / steps) === 0 || count === 1) samples.push(heap())
  })
  if (count !== length) throw new Error(`read ${count} rows of ${length}`)
  return samples
}

export const names = Object.keys(readers)

export const contenders = Object.fromEntries(
  Object.entries(readers).map(([name, make]) => [
    name,
    async ({ length, limit, url }) => {
      const fetch = url === null ? stub(length) : globalThis.fetch
      const read = await make({ fetch, limit, url: url ?? "http://127.0.0.1:1" })
      const walk = async () => {
        let volume = 0
        await read(({ amount }) => {
          volume += Math.abs(amount)
        })
        if (volume !== 33_000 * length) throw new Error(`read ${volume / 33_000} rows of ${length}`)
      }
      return { ...measured({ walk }), memory: () => memory(read, length) }
    }
  ])
)
