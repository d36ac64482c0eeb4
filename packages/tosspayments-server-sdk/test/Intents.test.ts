import { describe, expect, it, onTestFinished } from "vitest"
import {
  ClaimLostError,
  type ClaimResult,
  Client,
  EventBusyError,
  type Intent,
  IntentMismatchError,
  type PendingCall,
  StoreError,
  TossError,
  type TossStore,
  ValidationError,
  WebhookVerificationError
} from "../src/index.js"
import { connect, rejection, secretKey } from "./support/connect.js"
import * as Server from "./support/Server.js"
import * as Shop from "./support/Shop.js"

const done = { status: 200, body: Server.fixture("payment-card-done") }
const request = { paymentKey: "emul020260302101501aB301", orderId: "ORD-20260302-0001", amount: 33000 }

const requestOf = (id: string) => ({ ...request, orderId: `ORD-${id}` })
const paymentOf = (id: string, status: string): Server.Step => ({
  status: 200,
  body: { ...done.body, orderId: `ORD-${id}`, status }
})
/** Confirms whose answers are lost: they stay open in the store. */
const abandon = async (store: TossStore, ...ids: ReadonlyArray<string>) => {
  const { client } = await connect(
    ids.flatMap(() => [{ drop: true }, { drop: true }]),
    { store }
  )
  for (const id of ids) await rejection(client.payments.confirm(requestOf(id), { intent: id }))
}

/** A store as a user would write it, that remembers how it was called. */
const makeStore = (changes: { readonly [Part in keyof TossStore]?: Partial<TossStore[Part]> } = {}) => {
  const calls: Array<ReadonlyArray<unknown>> = []
  const claims = new Map<string, string | null>()
  const secrets = new Map<string, string>()
  const intents = new Map<string, Intent>()
  const store: TossStore = {
    events: {
      claim: async (...all): Promise<ClaimResult> => {
        calls.push(["claim", ...all])
        const [eventId, owner] = all
        const owned = claims.get(eventId)
        if (owned === null) return "Done"
        if (owned !== undefined && owned !== owner) return "Busy"
        claims.set(eventId, owner)
        return "Claimed"
      },
      complete: async (eventId, owner) => {
        calls.push(["complete"])
        const isMine = claims.get(eventId) === owner
        if (isMine) claims.set(eventId, null)
        return isMine
      },
      release: async (eventId, owner) => {
        calls.push(["release"])
        return claims.get(eventId) === owner && claims.delete(eventId)
      },
      ...changes.events
    },
    secrets: {
      save: async (orderId, secret) => void secrets.set(orderId, secret),
      find: async (orderId) => secrets.get(orderId) ?? null,
      ...changes.secrets
    },
    intents: {
      begin: async (id, pending) => {
        const stored = intents.get(id)
        if (stored !== undefined && stored.state !== "NotApplied") return stored
        const intent: Intent = { id, pending, state: "Open" }
        intents.set(id, intent)
        return intent
      },
      end: async (id, state, idempotencyKey) => {
        const stored = intents.get(id)
        if (stored?.pending.idempotencyKey === idempotencyKey) intents.set(id, { ...stored, state })
      },
      open: async () => [...intents.values()].filter(({ state }) => state === "Open"),
      ...changes.intents
    }
  }
  return { store, calls, secrets, intents }
}

describe("intents", () => {
  it("confirm once under a name, and read the payment from then on", async () => {
    const { client, server } = await connect([done, done])
    expect((await client.payments.confirm(request, { intent: "order-1" })).status).toBe("DONE")
    expect((await client.payments.confirm(request, { intent: "order-1" })).status).toBe("DONE")
    expect(server.sent.map(({ method }) => method)).toEqual(["POST", "GET"])
  })

  it("are kept in the store, across clients, and keep the deposit secret", async () => {
    const { intents, secrets, store } = makeStore()
    const paid = { ...done.body, secret: "ps_stored" }
    const first = await connect([{ status: 200, body: paid }], { store })
    await first.client.payments.confirm(request, { intent: "order-1" })
    expect(intents.get("order-1")?.state).toBe("Applied")
    expect(secrets.get(request.orderId)).toBe("ps_stored")
    const second = await connect([done], { store })
    await second.client.payments.confirm(request, { intent: "order-1" })
    expect(second.server.sent[0]?.method).toBe("GET")
  })

  it("reject when the name was used for another request", async () => {
    const { client, server } = await connect([done])
    await client.payments.confirm(request, { intent: "order-1" })
    const error = await rejection(
      client.payments.confirm({ ...request, amount: 1000 }, { intent: "order-1" })
    )
    expect(error).toBeInstanceOf(IntentMismatchError)
    expect(error).toBeInstanceOf(TossError)
    expect(error).toMatchObject({
      name: "IntentMismatchError",
      intentId: "order-1",
      differences: ["amount"],
      outcome: "NotApplied"
    })
    expect((error as Error).message).toContain("differs in amount. Nothing was sent.")
    expect(server.sent).toHaveLength(1)
  })

  it("cancel once under a name", async () => {
    const { client, server } = await connect([
      { status: 200, body: Server.fixture("payment-card-canceled") },
      { status: 200, body: Server.fixture("payment-card-canceled") }
    ])
    const refund = () =>
      client.payments.cancel(request.paymentKey, { cancelReason: "단순 변심" }, { intent: "refund-1" })
    expect((await refund()).status).toBe("CANCELED")
    await refund()
    expect(server.sent.map(({ method }) => method)).toEqual(["POST", "GET"])
  })

  it("are resolved after a restart: read, or sent again with the same key when told so", async () => {
    const { store } = makeStore()
    const first = await connect([{ drop: true }, { drop: true }], { store })
    const error = await rejection(client1(first.client))
    expect(error).toMatchObject({ outcome: "Unknown" })
    const untouched = { ...done.body, status: "IN_PROGRESS" }
    const second = await connect([{ status: 200, body: untouched }, { status: 200, body: untouched }, done], {
      store
    })
    expect(await second.client.intents.resolve()).toEqual([
      { id: "order-1", operation: "payments.confirm", state: "Open", value: null }
    ])
    const seen: Array<PendingCall> = []
    const resolved = await second.client.intents.resolve({
      resend: ({ pending }) => seen.push(pending) > 0
    })
    expect(resolved).toMatchObject([{ id: "order-1", state: "Applied", value: { status: "DONE" } }])
    expect(seen).toMatchObject([{ operation: "payments.confirm", request }])
    const keys = [first.server.sent[0], second.server.sent.at(-1)].map(
      (sent) => sent?.headers["idempotency-key"]
    )
    expect(keys[0]).toBeDefined()
    expect(keys[1]).toBe(keys[0])
  })
  const client1 = (client: Client) => client.payments.confirm(request, { intent: "order-1" })

  it("have keys of their own: a key of the caller is refused", async () => {
    const { client, server } = await connect([])
    const error = await rejection(
      client.payments.confirm(request, { intent: "order-1", idempotencyKey: "mine" })
    )
    expect(error).toBeInstanceOf(ValidationError)
    expect(server.sent).toHaveLength(0)
  })
})

describe("intents.resolve", () => {
  const resolveBoth = async (
    resend: ((intent: Intent) => boolean | Promise<boolean>) | undefined,
    steps: ReadonlyArray<Server.Step>
  ) => {
    const lines = Shop.printed()
    const { intents, store } = makeStore()
    await abandon(store, "a", "b")
    const { client, server } = await connect(steps, { store })
    const resolved = await client.intents.resolve({ resend })
    const states = [...intents.values()].map(({ state }) => state)
    return { intents, lines, resolved, sent: server.sent.map(({ method }) => method), server, states }
  }

  const down = new Error("cannot reach 10.0.0.1 as shop")
  const noes: ReadonlyArray<
    readonly [string, ((intent: Intent) => boolean | Promise<boolean>) | undefined, warnings: number]
  > = [
    ["there is no function to ask", undefined, 0],
    ["the function says false", () => false, 0],
    ["the function says false later", async () => false, 0],
    ["the function says something else", async () => "true" as never, 0],
    ["the function says nothing", async () => undefined as never, 0],
    [
      "the function throws",
      () => {
        throw down
      },
      1
    ],
    ["the function rejects", () => Promise.reject(down), 1],
    ["the function rejects with nothing", () => Promise.reject(undefined), 1]
  ]
  it.each(noes)("leaves an intent open when %s, and settles the next", async (_, resend, warnings) => {
    const { lines, resolved, sent, states } = await resolveBoth(resend, [
      paymentOf("a", "IN_PROGRESS"),
      paymentOf("b", "DONE")
    ])
    expect(resolved).toMatchObject([
      { id: "a", state: "Open", value: null },
      { id: "b", state: "Applied", value: { status: "DONE" } }
    ])
    expect(sent).toEqual(["GET", "GET"])
    expect(states).toEqual(["Open", "Applied"])
    expect(lines).toHaveLength(warnings)
    for (const line of lines) expect(line).toMatch(/^warn .*intent a /)
    expect(lines.join()).not.toContain("10.0.0.1")
  })

  it.each([
    ["at once", (): boolean => true],
    ["later", () => new Promise<boolean>((resolve) => setTimeout(resolve, 20, true))]
  ])("sends again with the same key when the function says true %s", async (_, isWanted) => {
    const asked: Array<string> = []
    const { intents, lines, resolved, sent, server, states } = await resolveBoth(
      ({ id }) => {
        asked.push(id)
        return isWanted()
      },
      [paymentOf("a", "IN_PROGRESS"), paymentOf("a", "DONE"), paymentOf("b", "DONE")]
    )
    expect(resolved).toMatchObject([
      { id: "a", state: "Applied", value: { status: "DONE" } },
      { id: "b", state: "Applied" }
    ])
    expect(sent).toEqual(["GET", "POST", "GET"])
    expect(server.sent[1]?.headers["idempotency-key"]).toBe(intents.get("a")?.pending.idempotencyKey)
    expect(asked).toEqual(["a"])
    expect(states).toEqual(["Applied", "Applied"])
    expect(lines).toEqual([])
  })

  it("stops asking when aborted, and sends nothing", async () => {
    const { store } = makeStore()
    await abandon(store, "a")
    const { client, server } = await connect([paymentOf("a", "IN_PROGRESS")], { store })
    const abort = new AbortController()
    const reason = new Error("enough")
    const resend = () => {
      setTimeout(() => abort.abort(reason), 10)
      return new Promise<boolean>(() => {})
    }
    expect(await rejection(client.intents.resolve({ resend, signal: abort.signal }))).toBe(reason)
    expect(server.sent).toHaveLength(1)
  })
})

describe("a store of the user", () => {
  it("keeps which webhooks were handled, in seconds and with one owner", async () => {
    const { calls, store } = makeStore()
    const { client } = await connect([Shop.read], { store })
    expect(await client.webhooks.receive(Shop.paid, Shop.handlers())).toBe("Handled")
    expect(await client.webhooks.receive(Shop.paid, Shop.handlers())).toBe("Duplicate")
    expect(calls[0]).toEqual(["claim", expect.any(String), expect.any(String), 60])
    expect(calls.map(([name]) => name)).toEqual(["claim", "complete", "claim"])
  })

  it("proves deposits with the secrets that it holds", async () => {
    const { secrets, store } = makeStore()
    const { client } = await connect([], { store })
    const trusts: Array<string> = []
    const receive = () =>
      client.webhooks.receive(
        Shop.deposit,
        Shop.handlers(async ({ trust }) => trusts.push(trust))
      )
    secrets.set("ORD-20260302-0008", String(JSON.parse(Shop.deposit).secret))
    expect(await receive()).toBe("Handled")
    expect(trusts).toEqual(["secret"])
    secrets.set("ORD-20260302-0008", "ps_other")
    const error = await rejection(receive())
    expect(error).toBeInstanceOf(WebhookVerificationError)
    expect(error).toMatchObject({ reason: "SecretMismatch", endpoint: "webhooks.receive" })
  })

  it("that rejects becomes a StoreError with what it rejected with, and without its text", async () => {
    const down = Object.assign(new Error("connect 10.0.0.1 as shop"), { code: "ECONNREFUSED" })
    const { store } = makeStore({ intents: { begin: () => Promise.reject(down) } })
    const { client, server } = await connect([], { store })
    const error = await rejection(client.payments.confirm(request, { intent: "order-1" }))
    expect(error).toBeInstanceOf(StoreError)
    expect(error).toMatchObject({
      name: "StoreError",
      operation: "intents.begin",
      outcome: "Unknown",
      message: "The store rejected intents.begin (ECONNREFUSED)."
    })
    expect((error as StoreError).cause).toBe(down)
    expect(JSON.stringify(error)).not.toContain("10.0.0.1")
    expect(server.sent).toHaveLength(0)
  })

  it.each([
    ["events.claim", { events: { claim: async () => "claimed" } }],
    ["events.claim", { events: { claim: async () => undefined } }],
    ["events.complete", { events: { complete: async () => 1 } }],
    ["secrets.find", { secrets: { find: async () => undefined } }]
  ])("is not believed when %s answers something else", async (operation, changes) => {
    const { store } = makeStore(changes as never)
    const { client } = await connect([Shop.read], { store })
    const body = operation === "secrets.find" ? Shop.deposit : Shop.paid
    expect(await rejection(client.webhooks.receive(body, Shop.handlers()))).toMatchObject({
      name: "StoreError",
      operation
    })
  })

  it.each([
    [undefined],
    [{ id: "order-1", state: "Open" }],
    [{ id: "order-1", state: "open", pending: {} }],
    [{ id: "order-1", state: "Open", pending: "{}" }]
  ])("is not believed when intents.begin answers %j", async (answer) => {
    const { store } = makeStore({ intents: { begin: async () => answer as never } })
    const { client, server } = await connect([], { store })
    expect(await rejection(client.payments.confirm(request, { intent: "order-1" }))).toMatchObject({
      operation: "intents.begin"
    })
    expect(server.sent).toHaveLength(0)
  })

  it("with rows that are no intents: they are left out of recover, each with a warning that names it", async () => {
    const lines = Shop.printed()
    const { intents, store } = makeStore()
    await abandon(store, "before", "after")
    const [before, after] = [...intents.values()]
    const pending = { ...before?.pending, idempotencyKey: "key-x" }
    const { keyId: _, ...older } = pending
    const rows: ReadonlyArray<unknown> = [
      before,
      { id: "text", state: "Open", pending: JSON.stringify(pending) },
      { id: "older", state: "Open", pending: older },
      { id: "state", state: "open", pending },
      { state: "Open", pending },
      null,
      after
    ]
    const { client, server } = await connect([paymentOf("before", "DONE"), paymentOf("after", "DONE")], {
      store: { ...store, intents: { ...store.intents, open: async () => rows as never } }
    })
    expect(await client.intents.resolve({ resend: () => true })).toMatchObject([
      { id: "before", state: "Applied" },
      { id: "after", state: "Applied" }
    ])
    expect(server.sent.map(({ method }) => method)).toEqual(["GET", "GET"])
    expect(lines.map((line) => /(intent .*) is still open: .* as its (\w+)/.exec(line)?.slice(1))).toEqual([
      ["intent text", "pending"],
      ["intent older", "pending"],
      ["intent state", "state"],
      ["intent without a name", "id"],
      ["intent without a name", "id"]
    ])
    for (const line of lines) expect(line).toMatch(/^warn /)
    expect(lines.join()).not.toMatch(/ORD-|key-x|emul0/)
  })

  it.each([
    ["rejects", () => Promise.reject(new Error("down"))],
    ["answers something else", async () => ({ rows: [] }) as never]
  ])("that %s when asked for open intents makes recover reject", async (_, open) => {
    const { store } = makeStore({ intents: { open } })
    const { client } = await connect([], { store })
    expect(await rejection(client.intents.resolve())).toMatchObject({
      name: "StoreError",
      operation: "intents.open"
    })
  })

  it("that is down makes a webhook be answered with 503, and its text is not printed", async () => {
    const lines = Shop.printed()
    const { store } = makeStore({ events: { claim: () => Promise.reject(new Error("password is hunter2")) } })
    const { client } = await connect([], { store })
    const handler = client.webhooks.handler({ handlers: Shop.handlers() })
    const answer = await handler(new Request("https://shop.test", { method: "POST", body: Shop.paid }))
    expect(answer.status).toBe(503)
    expect(lines.join()).toContain("events.claim")
    expect(lines.join()).not.toContain("hunter2")
  })

  it("is refused by the constructor when a function is missing", () => {
    const { store } = makeStore()
    const wrong = { ...store, secrets: { save: store.secrets.save } }
    expect(() => new Client({ secretKey, store: wrong as never })).toThrow(/store\.secrets\.find/)
    expect(() => new Client({ secretKey, store: null as never })).toThrow(ValidationError)
  })
})

describe("receive", () => {
  it("rejects with EventBusyError while another worker has the event", async () => {
    const slow = Shop.slow()
    const { client } = await connect([Shop.read])
    const first = client.webhooks.receive(Shop.paid, slow.handlers)
    await slow.started
    const error = await rejection(client.webhooks.receive(Shop.paid, slow.handlers))
    expect(error).toBeInstanceOf(EventBusyError)
    expect(error).toMatchObject({ name: "EventBusyError", eventId: expect.stringMatching(/^[0-9a-f]{64}$/) })
    slow.end()
    expect(await first).toBe("Handled")
  })

  it("rejects with ClaimLostError when the claim was not there any more", async () => {
    const { store } = makeStore({ events: { complete: async () => false } })
    const { client } = await connect([Shop.read], { store })
    const error = await rejection(client.webhooks.receive(Shop.paid, Shop.handlers()))
    expect(error).toBeInstanceOf(ClaimLostError)
  })

  it("rejects with the very same as the function, and gives the event back", async () => {
    const { client } = await connect([Shop.read, Shop.read])
    const down = { code: "down" }
    const fail = Shop.handlers(() => Promise.reject(down))
    expect(await rejection(client.webhooks.receive(Shop.paid, fail))).toBe(down)
    expect(await client.webhooks.receive(Shop.paid, Shop.handlers())).toBe("Handled")
  })

  it("stops when aborted: the signal of the function is aborted, and the event given back", async () => {
    const slow = Shop.slow()
    onTestFinished(slow.end)
    const { client } = await connect([Shop.read, Shop.read])
    const abort = new AbortController()
    const first = rejection(client.webhooks.receive(Shop.paid, slow.handlers, { signal: abort.signal }))
    await slow.started
    const reason = new Error("enough")
    abort.abort(reason)
    expect(await first).toBe(reason)
    expect(slow.signals[0]?.aborted).toBe(true)
    expect(await client.webhooks.receive(Shop.paid, Shop.handlers())).toBe("Handled")
  })

  it("refuses a map with a function missing", async () => {
    const { client } = await connect([])
    const error = await rejection(client.webhooks.receive(Shop.paid, {} as never))
    expect(error).toMatchObject({ name: "ValidationError", endpoint: "webhooks.receive" })
  })
})
