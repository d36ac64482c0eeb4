/**
 * The methods that are made of documented operations: of payments, and of the shapes of endpoint that payments do not have.
 */
import * as Effect from "effect/Effect"
import * as ManagedRuntime from "effect/ManagedRuntime"
import * as TossConfig from "effect-tosspayments/TossConfig"
import { describe, expect, expectTypeOf, it, onTestFinished } from "vitest"
import type * as Shapes from "../../effect-tosspayments/test/support/Shapes.js"
import { endpoints, type Operations } from "../../effect-tosspayments/test/support/Shapes.js"
import {
  type CallOptions,
  Client,
  type List,
  type ListOptions,
  TossError,
  ValidationError
} from "../src/index.js"
import { type Promises, promises } from "../src/internal/resource.js"
import * as Run from "../src/internal/run.js"
import * as Services from "../src/internal/services.js"
import { connect, rejection, secretKey } from "./support/connect.js"
import * as Server from "./support/Server.js"

type Methods = Promises<Operations>

/** The methods of the shapes, as a client makes its own. */
const make = async (...steps: ReadonlyArray<Server.Step>) => {
  const server = await Server.start(...steps)
  const config = Effect.runSync(TossConfig.make({ secretKey, apiBase: server.url, maxRetries: 0 }))
  const layer = Services.layer(config, {
    fetch: undefined,
    logger: { info: () => {}, warn: () => {}, error: () => {} },
    onDrift: undefined,
    store: undefined,
    brandPayTokenStore: undefined,
    closeWithin: () => undefined
  })
  const runner = Run.make(ManagedRuntime.make(layer), { seconds: undefined })
  onTestFinished(async () => {
    await server.close()
    await runner.close()
  })
  return { methods: promises<Operations>(runner, endpoints), runner, server }
}

const rows = (...keys: ReadonlyArray<string>): Server.Step => ({
  status: 200,
  body: keys.map((transactionKey) => ({ transactionKey }))
})
const query = { startDate: "2026-03-01", endDate: "2026-03-02", limit: 2 }
const payment: Server.Step = { status: 200, body: Server.fixture("payment-card-done") }
const order = { paymentKey: "emul020260302101501aB301", orderId: "ORD-20260302-0001", amount: 33000 }

const collect = async <A>(list: AsyncIterable<A>): Promise<ReadonlyArray<A>> => {
  const all: Array<A> = []
  for await (const row of list) all.push(row)
  return all
}

describe("types", () => {
  it("of operations are promises and lists, and tokens are text", () => {
    expectTypeOf<Methods["removeBillingKey"]>().toEqualTypeOf<
      (billingKey: string, options?: CallOptions) => Promise<void>
    >()
    expectTypeOf<Methods["removeCard"]>().parameters.toEqualTypeOf<
      [accessToken: string, request: { readonly methodKey: string }, options?: CallOptions]
    >()
    expectTypeOf<Methods["listTransactions"]>().toEqualTypeOf<
      (query: Shapes.TransactionsQuery, options?: ListOptions) => List<Shapes.Transaction>
    >()
    expectTypeOf<Methods["listSellers"]>().parameters.toEqualTypeOf<
      [query?: Shapes.SellersQuery, options?: ListOptions]
    >()
  })
})

describe("a list", () => {
  it("gives the rows of all pages", async () => {
    const { methods, server } = await make(rows("a", "b"), rows("c"))
    expect((await collect(methods.listTransactions(query))).map((row) => row.transactionKey)).toEqual([
      "a",
      "b",
      "c"
    ])
    expect(server.sent.map(({ path }) => path.split("endDate=2026-03-02")[1])).toEqual([
      "&limit=2",
      "&startingAfter=b&limit=2"
    ])
  })

  it("needs no query where that may be left out", async () => {
    const { methods, server } = await make({
      status: 200,
      body: { entityBody: { hasNext: false, lastCursor: null, items: [{ id: "s1" }] } }
    })
    expect(await collect(methods.listSellers())).toEqual([{ id: "s1" }])
    expect(server.sent.map(({ path }) => path)).toEqual(["/v2/sellers"])
  })

  it("asks for a page when it is needed: for none before, and for no more after a break", async () => {
    const { methods, server } = await make(rows("a", "b"), rows("c", "d"))
    const list = methods.listTransactions(query)
    expect(server.sent).toHaveLength(0)
    for await (const { transactionKey } of list) if (transactionKey === "b") break
    expect(server.sent).toHaveLength(1)
  })

  it("begins anew each time that somebody goes through it", async () => {
    const { methods, server } = await make(rows("a"), rows("a"))
    const list = methods.listTransactions(query)
    expect(await collect(list)).toEqual(await collect(list))
    expect(server.sent).toHaveLength(2)
  })

  it("gives what it has before a page fails, with the stack of the one who asked for it", async () => {
    const { methods } = await make(rows("a", "b"), { status: 404, body: { code: "NOT_FOUND", message: "" } })
    const got: Array<string> = []
    async function goThroughMyList() {
      for await (const { transactionKey } of methods.listTransactions(query)) got.push(transactionKey)
    }
    const error = (await rejection(goThroughMyList())) as TossError
    expect(error).toMatchObject({ name: "NotFoundError", endpoint: "transactions.list" })
    expect(error).toBeInstanceOf(TossError)
    expect(error.stack?.split("\n")[1]).toContain("goThroughMyList")
    expect(got).toEqual(["a", "b"])
  })

  it("takes the options for each page, and ends when its signal says so", async () => {
    const { methods, server } = await make(rows("a", "b"), { hang: true })
    const controller = new AbortController()
    const list = collect(
      methods.listTransactions(query, { signal: controller.signal, acceptLanguage: "en-US" })
    )
    await server.received(2)
    controller.abort("enough")
    expect(await rejection(list)).toBe("enough")
    expect(server.sent.map(({ headers }) => headers["accept-language"])).toEqual(["en-US", "en-US"])
  })

  it("rejects when it is gone through, not before, with wrong arguments, options or a closed client", async () => {
    const { methods, runner, server } = await make()
    for (const [given, options] of [
      [null, {}],
      ["text", {}],
      [{ ...query, limit: 0 }, {}],
      [query, { timeOut: 1 }],
      [query, { intent: "list-1" }]
    ] as const) {
      const list = methods.listTransactions(given as never, options as never)
      const error = await rejection(collect(list))
      expect(error, JSON.stringify([given, options])).toMatchObject({ name: "ValidationError" })
    }
    await runner.close()
    const error = await rejection(collect(methods.listTransactions(query)))
    expect(error).toMatchObject({ message: expect.stringContaining("closed client") })
    expect(server.sent).toHaveLength(0)
  })
})

describe("a method with the token of a buyer", () => {
  it("takes it as text, and sends it instead of the secret key", async () => {
    const { methods, server } = await make({ status: 200, body: { methodKey: "m" } })
    await methods.removeCard("buyer-token", { methodKey: "m" })
    expect(server.sent.map(({ headers }) => headers["authorization"])).toEqual(["Bearer buyer-token"])
  })

  it("refuses what is none, and sends nothing", async () => {
    const { methods, server } = await make()
    for (const token of [undefined, null, 7, {}, "", "two\nlines"]) {
      const error = await rejection(methods.removeCard(token as never, { methodKey: "m" }))
      expect(error).toMatchObject({ name: "ValidationError", issues: [{ path: "accessToken" }] })
      if (typeof token !== "string") expect((error as Error).message).toContain("must be text")
    }
    expect(server.sent).toHaveLength(0)
  })
})

describe("what a method is given", () => {
  it.each(["the first call", "a later call"])("is taken as it is when it is called: %s", async (which) => {
    const { client, server } = await connect([payment, payment])
    if (which === "a later call") await client.payments.retrieve(order.paymentKey)
    const request = { ...order }
    const call = client.payments.confirm(request)
    request.amount = 1
    await call
    expect(JSON.parse(server.sent.at(-1)?.body ?? "")).toEqual(order)
  })

  it.each([{}, { intent: "order-1" }])("is read once: %o", async (options) => {
    const { client, server } = await connect([payment])
    let amount = order.amount
    const live = {
      ...order,
      get amount() {
        return amount++
      }
    }
    await client.payments.confirm(live, options)
    expect(JSON.parse(server.sent[0]?.body ?? "")).toEqual(order)
  })
})

describe("a method that answers with nothing", () => {
  it("resolves with undefined", async () => {
    const { methods } = await make({ status: 200, body: "" })
    expect(await methods.removeBillingKey("key")).toBeUndefined()
  })
})

const pending = {
  operation: "payments.cancel",
  path: { paymentKey: "emul01" },
  request: { cancelReason: "x" },
  idempotencyKey: "mine",
  keyId: "00000000",
  startedAt: "2026-03-02T01:16:01.000Z"
}

describe("of a closed client", () => {
  it("every method rejects, by its name", async () => {
    const sent: Array<unknown> = []
    const client = new Client({
      secretKey,
      fetch: async (input) => {
        sent.push(input)
        return Response.json({})
      }
    })
    await client.close()
    const calls: { readonly [name: string]: Promise<unknown> } = {
      "payments.confirm": client.payments.confirm(order),
      "payments.cancel": client.payments.cancel("emul01", { cancelReason: "x" }, { intent: "refund-1" }),
      "payments.retrieveByOrderId": client.payments.retrieveByOrderId("ORD-000001"),
      "pending.resolve": client.pending.resolve(pending),
      "pending.resend": client.pending.resend(pending),
      "intents.resolve": client.intents.resolve({ resend: () => true })
    }
    for (const [name, call] of Object.entries(calls)) {
      expect(await rejection(call)).toMatchObject({
        name: "ValidationError",
        message: `${name} was called on a closed client. Nothing was sent.`
      })
    }
    expect(sent).toEqual([])
  })
})

describe("every method", () => {
  it("has its name, needs no this, and is in the stack of what it rejects with", async () => {
    const { client } = await connect([])
    const { methods } = await make()
    const { commitOrCancel: _, ...payments } = client.payments
    for (const part of [payments, client.pending, client.intents, methods]) {
      for (const [name, method] of Object.entries(part) as ReadonlyArray<
        [string, (...args: ReadonlyArray<unknown>) => Promise<unknown> | AsyncIterable<unknown>]
      >) {
        expect(method.name).toBe(name)
        async function callMyMethod() {
          const answer = method(7, 7, 7, 7)
          return Symbol.asyncIterator in answer ? await collect(answer) : await answer
        }
        const error = (await rejection(callMyMethod())) as Error
        expect(error, name).toBeInstanceOf(ValidationError)
        expect(error.stack?.split("\n")[1], name).toContain("callMyMethod")
      }
    }
  })
})

describe("a stored call", () => {
  it("whose request does not fit stays unknown", async () => {
    const { client, server } = await connect([])
    for (const changes of [{ operation: "things.unknown" }, { request: { cancelAmount: "1000" } }]) {
      for (const method of [client.pending.resolve, client.pending.resend]) {
        const error = await rejection(method({ ...pending, ...changes }))
        expect(error).toMatchObject({ name: "ValidationError", outcome: "Unknown", attempts: 0 })
        expect((error as TossError).pending).toEqual({ ...pending, ...changes })
      }
    }
    expect(server.sent).toHaveLength(0)
  })
})
