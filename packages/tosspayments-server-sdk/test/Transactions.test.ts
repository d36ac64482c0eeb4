import { describe, expect, expectTypeOf, it, vi } from "vitest"
import type * as Sdk from "../src/index.js"
import { signedTransactionAmount, TossError, ValidationError } from "../src/index.js"
import { connect, rejection } from "./support/connect.js"
import * as Server from "./support/Server.js"

const samples = Server.fixture("transactions") as unknown as ReadonlyArray<Record<string, unknown>>
const window = {
  startDate: new Date("2026-03-02T00:00:00+09:00"),
  endDate: new Date("2026-03-02T23:59:59+09:00")
}

/** A page with the transactions of these keys. */
const page = (...keys: ReadonlyArray<string>): Server.Step => ({
  status: 200,
  body: keys.map((transactionKey) => ({ ...samples[0], transactionKey }))
})

const cursors = ({ sent }: Server.Server) =>
  sent.map(({ path }) => new URL(path, "http://127.0.0.1").searchParams.get("startingAfter"))

const keysOf = async (rows: AsyncIterable<Sdk.Transaction>, into: Array<string> = []) => {
  for await (const { transactionKey } of rows) into.push(transactionKey)
  return into
}

describe("A list of transactions", () => {
  it("is gone through row by row", async () => {
    const { client, server } = await connect([page("a", "b"), page("c")])
    expect(await keysOf(client.transactions.list({ ...window, limit: 2 }))).toEqual(["a", "b", "c"])
    expect(cursors(server)).toEqual([null, "b"])
  })

  it("is gone through page by page, and none is empty", async () => {
    const { client } = await connect([page("a", "b"), page("c", "d"), page()])
    const pages: Array<ReadonlyArray<Sdk.Transaction>> = []
    for await (const page of client.transactions.list({ ...window, limit: 2 }).pages()) pages.push(page)
    expect(pages.map((rows) => rows.map(({ transactionKey }) => transactionKey))).toEqual([
      ["a", "b"],
      ["c", "d"]
    ])
  })

  it("is made of transactions", async () => {
    const { client } = await connect([{ status: 200, body: samples }])
    const rows: Array<Sdk.Transaction> = []
    for await (const row of client.transactions.list(window)) rows.push(row)
    expect(rows.map(({ orderId, transactionAt }) => [orderId, transactionAt.toISOString()])).toEqual(
      samples.map(({ orderId, transactionAt }) => [orderId, new Date(String(transactionAt)).toISOString()])
    )
    expect(rows.map(signedTransactionAmount)).toEqual([33000, 12900, 45000])
  })

  it("begins anew in each loop", async () => {
    const { client, server } = await connect([page("a"), page("b")])
    const list = client.transactions.list(window)
    expect(server.sent.length).toBe(0)
    expect(await keysOf(list)).toEqual(["a"])
    expect(await keysOf(list)).toEqual(["b"])
  })

  it("fetches the next page while one is worked on, and not more", async () => {
    const { client, server } = await connect([page("a"), page("b"), page("c"), page()])
    const rows = client.transactions.list({ ...window, limit: 1 })[Symbol.asyncIterator]()
    expect(await rows.next()).toMatchObject({ value: { transactionKey: "a" } })
    await server.received(2)
    expect(await client.payments.retrieve("x").catch(() => server.sent.length)).toBe(3)
    expect(cursors(server).slice(0, 2)).toEqual([null, "a"])
    await rows.return?.()
  })

  it("gives up the page on its way at a break", async () => {
    const signals: Array<AbortSignal | null | undefined> = []
    const { client, server } = await connect([page("a"), { hang: true }], {
      fetch: (input, init) => {
        signals.push(init?.signal)
        return globalThis.fetch(input, init)
      }
    })
    for await (const row of client.transactions.list({ ...window, limit: 1 })) {
      expect(row.transactionKey).toBe("a")
      await server.received(2)
      break
    }
    expect(signals.map((signal) => signal?.aborted)).toEqual([false, true])
  })

  it("that is ended while a page is waited for ends, and so does who waits", async () => {
    const { client, server } = await connect([{ hang: true }])
    const rows = client.transactions.list(window)[Symbol.asyncIterator]()
    const waiting = [rows.next(), rows.next()]
    await server.received(1)
    expect(await rows.return?.()).toEqual({ done: true, value: undefined })
    expect(await Promise.all(waiting)).toEqual(Array(2).fill({ done: true, value: undefined }))
    expect(await rows.next()).toEqual({ done: true, value: undefined })
  })

  it("gives rows in order to who asks for many at once", async () => {
    const { client } = await connect([page("a", "b"), page("c")])
    const rows = client.transactions.list({ ...window, limit: 2 })[Symbol.asyncIterator]()
    const asked = await Promise.all(Array.from({ length: 5 }, () => rows.next()))
    expect(asked.map(({ done, value }) => (done === true ? null : value.transactionKey))).toEqual([
      "a",
      "b",
      "c",
      null,
      null
    ])
  })

  it("delivers what it has read before an error, and the error once", async () => {
    const { client } = await connect([
      page("a", "b"),
      { status: 400, body: { code: "INVALID_TRANSACTION_KEY", message: "" } }
    ])
    const rows = client.transactions.list({ ...window, limit: 2 })[Symbol.asyncIterator]()
    const read: Array<string> = []
    const error = await rejection(keysOf({ [Symbol.asyncIterator]: () => rows }, read))
    expect(read).toEqual(["a", "b"])
    expect(error).toBeInstanceOf(TossError)
    expect(error).toMatchObject({ code: "INVALID_TRANSACTION_KEY", endpoint: "transactions.list" })
    expect((error as Error).stack).toContain("Transactions.test.ts")
    expect(await rows.next()).toEqual({ done: true, value: undefined })
  })

  it("ends with the reason of the signal, in the middle of a page and of waiting for one", async () => {
    const reason = new Error("enough")
    const waited = new AbortController()
    const signals: Array<AbortSignal | null | undefined> = []
    const { client, server } = await connect([{ hang: true }, page("a"), { hang: true }], {
      fetch: (input, init) => {
        signals.push(init?.signal)
        return globalThis.fetch(input, init)
      }
    })
    const waiting = rejection(keysOf(client.transactions.list(window, { signal: waited.signal })))
    await server.received(1)
    waited.abort(reason)
    expect(await waiting).toBe(reason)

    const worked = new AbortController()
    const read: Array<string> = []
    const loop = async () => {
      for await (const { transactionKey } of client.transactions.list(
        { ...window, limit: 1 },
        { signal: worked.signal }
      )) {
        read.push(transactionKey)
        await server.received(3)
        worked.abort(reason)
        await vi.waitFor(() => expect(signals.at(-1)?.aborted).toBe(true), 30_000)
      }
    }
    expect(await rejection(loop())).toBe(reason)
    expect(read).toEqual(["a"])
  })

  it("has the time for a page that is given", async () => {
    const { client } = await connect([page("a"), { hang: true }])
    const read: Array<string> = []
    const error = await rejection(
      keysOf(client.transactions.list({ ...window, limit: 1 }, { timeout: 1 }), read)
    )
    expect(read).toEqual(["a"])
    expect(error).toMatchObject({ name: "NetworkError", reason: "Timeout" })
  })

  const bad: ReadonlyArray<readonly [name: string, ...args: ReadonlyArray<unknown>]> = [
    ["no query"],
    ["text", "2026-03-02"],
    ["a text for a date", { ...window, startDate: "2026-03-02" }],
    ["a limit of 0", { ...window, limit: 0 }],
    ["a misspelt name", { ...window, size: 10 }],
    [
      "a query that cannot be read",
      Object.defineProperty({ ...window }, "limit", {
        enumerable: true,
        get: () => {
          throw new Error()
        }
      })
    ],
    ["an option that does not exist", window, { retries: 1 }],
    ["an idempotency key", window, { idempotencyKey: "key" }],
    ["an intent", window, { intent: "ORD-1" }],
    ["a signal that is none", window, { signal: {} }]
  ]
  for (const [name, ...args] of bad) {
    it(`refuses ${name} when it is read, and sends nothing`, async () => {
      const { client, server } = await connect([])
      const list = (
        client.transactions.list as (...args: ReadonlyArray<unknown>) => AsyncIterable<Sdk.Transaction>
      )(...args)
      expect(await rejection(keysOf(list))).toBeInstanceOf(ValidationError)
      expect(server.sent).toEqual([])
    })
  }

  it("cannot be read from a client that is closed", async () => {
    const { client, server } = await connect([])
    const list = client.transactions.list(window)
    await client.close()
    expect(await rejection(keysOf(list))).toBeInstanceOf(ValidationError)
    expect(server.sent).toEqual([])
  })

  it("has types of its own", () => {
    expectTypeOf<Sdk.Client["transactions"]["list"]>().toEqualTypeOf<
      (query: Sdk.TransactionsQuery, options?: Sdk.ListOptions | undefined) => Sdk.List<Sdk.Transaction>
    >()
    expectTypeOf<Sdk.List<Sdk.Transaction>>().toExtend<AsyncIterable<Sdk.Transaction>>()
    expectTypeOf<Sdk.List<Sdk.Transaction>["pages"]>().returns.toEqualTypeOf<
      AsyncIterable<ReadonlyArray<Sdk.Transaction>>
    >()
    expectTypeOf<{ readonly intent: string }>().not.toExtend<Sdk.ListOptions>()
  })
})
