import { describe, expect, it, vi } from "vitest"
import type { ClientOptions } from "../src/index.js"
import { Client, ValidationError } from "../src/index.js"
import { connect, rejection, secretKey } from "./support/connect.js"
import * as Server from "./support/Server.js"
import * as Shop from "./support/Shop.js"

const construct = (options: unknown): ValidationError => {
  try {
    new Client(options as ClientOptions)
  } catch (error) {
    if (error instanceof ValidationError) return error
    throw error
  }
  throw new Error("expected the constructor to throw")
}

describe("defaults", () => {
  it("are version v1, 30 seconds and 3 retries, at TossPayments' own host", () => {
    expect(new Client({ secretKey }).config).toEqual({
      apiUrl: "https://api.tosspayments.com/v1",
      isOfficialHost: true,
      apiVersion: "v1",
      timeout: 30,
      maxRetries: 3,
      verifiesSignatures: false
    })
  })

  it("give way to what is set", () => {
    const { config } = new Client({
      secretKey,
      apiVersion: "v2",
      timeout: 5,
      maxRetries: 0,
      baseUrl: "http://127.0.0.1:8080/",
      securityKey: "ab".repeat(32)
    })
    expect(config).toEqual({
      apiUrl: "http://127.0.0.1:8080/v2",
      isOfficialHost: false,
      apiVersion: "v2",
      timeout: 5,
      maxRetries: 0,
      verifiesSignatures: true
    })
  })

  it("read nothing from the environment", () => {
    process.env["TOSS_SECRET_KEY"] = secretKey
    try {
      expect(construct({}).issues[0]?.path).toBe("secretKey")
    } finally {
      delete process.env["TOSS_SECRET_KEY"]
    }
  })
})

describe("mode", () => {
  it.each(["test_sk_abc", "test_gsk_abc"])("of %s is test", (secretKey) => {
    const { isLiveMode, isTestMode } = new Client({ secretKey })
    expect({ isLiveMode, isTestMode }).toEqual({ isLiveMode: false, isTestMode: true })
  })

  it.each(["live_sk_abc", "live_gsk_abc"])("of %s is live", (secretKey) => {
    const { isLiveMode, isTestMode } = new Client({ secretKey })
    expect({ isLiveMode, isTestMode }).toEqual({ isLiveMode: true, isTestMode: false })
  })
})

describe("constructor", () => {
  it.each([
    ["a byte-order mark", "\uFEFFtest_sk_abc", "byte-order mark"],
    ["a client key", "test_ck_abc", "client key"],
    ["a line break", "test_sk_abc\n", "white space"],
    ["no text", "", "empty"],
    ["a number", 42, "must be text"],
    ["nothing", undefined, "must be text"],
    ["something else", "sk_abc", "must begin with test_sk_"]
  ])("refuses %s as secret key", (_, secretKey, text) => {
    const error = construct({ secretKey })
    expect(error.message).toContain(text)
    expect(error.message).toMatch(/^secretKey /)
    expect(error.issues).toHaveLength(1)
  })

  it.each([0, -1, 1.5, "30", Number.NaN, Number.POSITIVE_INFINITY, null])(
    "refuses %s as timeout",
    (timeout) => {
      const error = construct({ secretKey, timeout })
      expect(error.message).toBe("timeout must be a whole number of seconds, 1 or more")
      expect(error.issues[0]?.path).toBe("timeout")
    }
  )

  it.each([-1, 1.5, "3", Number.NaN])("refuses %s as maxRetries", (maxRetries) => {
    const error = construct({ secretKey, maxRetries })
    expect(error.message).toBe("maxRetries must be a whole number, 0 or more")
    expect(error.issues[0]?.path).toBe("maxRetries")
  })

  it("refuses an option that does not exist, by name", () => {
    const error = construct({ secretKey, maxRetry: 5, timeOut: 1 })
    expect(error.issues.map(({ path }) => path)).toEqual(["maxRetry", "timeOut"])
    expect(error.message).toContain("maxRetry is no option of Client")
  })

  it.each(["test_sk_abc", undefined, null])("refuses %s in place of options", (options) => {
    expect(construct(options).message).toContain("new Client({ secretKey })")
  })

  it("refuses a fetch that is no function", () => {
    expect(construct({ secretKey, fetch: "node-fetch" }).issues[0]?.path).toBe("fetch")
  })

  it.each([
    "live",
    1,
    {},
    { limit: 100 },
    { limit: 0, perSeconds: 1 },
    { limit: 1.5, perSeconds: 1 },
    { limit: 1, perSeconds: 0 },
    { limit: 1, perSeconds: 60_000 }
  ])("refuses %j as rateLimit", (rateLimit) => {
    const error = construct({ secretKey, rateLimit })
    expect(error.issues).toMatchObject([
      { path: "rateLimit", expected: expect.stringMatching(/must be "test"/) }
    ])
  })

  it("refuses an onDrift that is no function", () => {
    expect(construct({ secretKey, onDrift: console }).issues).toEqual([
      { path: "onDrift", expected: "must be a function" }
    ])
  })

  it("refuses a security key of the wrong form", () => {
    expect(construct({ secretKey, securityKey: ["0".repeat(64), "abc"] }).issues[0]?.path).toBe("securityKey")
  })

  it("calls the host baseUrl when it is wrong", () => {
    const error = construct({ secretKey, baseUrl: "127.0.0.1:8080" })
    expect(error.issues[0]?.path).toBe("baseUrl")
    expect(error.message).toMatch(/^baseUrl must/)
  })

  it("refuses another host for a live key", () => {
    const error = construct({ secretKey: "live_sk_abc", baseUrl: "http://127.0.0.1:8080" })
    expect(error.issues[0]?.path).toBe("baseUrl")
  })

  it("lets a live key go to another host when told so", () => {
    const options = { secretKey: "live_sk_abc", baseUrl: "http://127.0.0.1:8080" }
    expect(new Client({ ...options, dangerouslyAllowLiveKeyOnAnyHost: true }).isLiveMode).toBe(true)
  })

  it("throws an error that says that nothing was sent", () => {
    expect(construct({ secretKey: "" })).toMatchObject({
      name: "ValidationError",
      endpoint: "Client",
      attempts: 0,
      outcome: "NotApplied",
      status: null,
      code: null
    })
  })

  it("throws an error whose stack begins where the client was made", () => {
    const makeMyClient = () => construct({ secretKey: "" })
    expect(makeMyClient().stack?.split("\n")[1]).toContain("construct")
    expect(makeMyClient().stack).toContain("makeMyClient")
  })
})

describe("in a browser", () => {
  const inBrowser = <A>(run: () => A): A => {
    Object.assign(globalThis, { window: globalThis, document: {} })
    try {
      return run()
    } finally {
      Reflect.deleteProperty(globalThis, "window")
      Reflect.deleteProperty(globalThis, "document")
    }
  }

  it("refuses to run", () => {
    const error = inBrowser(() => construct({ secretKey }))
    expect(error.issues[0]?.path).toBe("dangerouslyAllowBrowser")
    expect(error.message).toContain("everybody can read the secret key")
  })

  it("runs when told so", () => {
    expect(inBrowser(() => new Client({ secretKey, dangerouslyAllowBrowser: true })).isTestMode).toBe(true)
  })
})

describe("close", () => {
  it("makes later calls reject with a clear error, and sends nothing", async () => {
    const { client, server } = await connect([])
    await client.close()
    const error = await rejection(client.payments.retrieve("emul01"))
    expect(error).toBeInstanceOf(ValidationError)
    expect(error).toMatchObject({
      message: "payments.retrieve was called on a closed client. Nothing was sent.",
      outcome: "NotApplied"
    })
    expect(await rejection(client.webhooks.verifyAndParse("{}"))).toBeInstanceOf(ValidationError)
    expect(server.sent).toHaveLength(0)
  })

  it("can be called again", async () => {
    const { client } = await connect([])
    await client.close()
    await client.close()
  })

  it("waits for a call under way, which keeps its answer", async () => {
    const { client, server } = await connect([{ status: 200, body: Server.fixture("payment-card-done") }])
    const order: Array<string> = []
    const payment = client.payments.retrieve("emul01").then(({ status }) => order.push(status))
    await server.received(1)
    await client.close().then(() => order.push("closed"))
    await payment
    expect(order).toEqual(["DONE", "closed"])
  })

  it("happens at the end of a block with await using", async () => {
    let kept: Client
    {
      await using client = new Client({ secretKey })
      kept = client
    }
    expect(await rejection(kept.payments.retrieve("emul01"))).toBeInstanceOf(ValidationError)
  })
})

describe("close with a time-out", () => {
  it("resolves in time while a call hangs, and the call keeps its answer", async () => {
    let answer: (response: Response) => void = () => {}
    const client = new Client({
      secretKey,
      fetch: () =>
        new Promise((resolve) => {
          answer = resolve
        })
    })
    const payment = client.payments.retrieve("emul01")
    await client.close({ timeout: 0.05 })
    answer(Response.json(Server.fixture("payment-card-done")))
    expect((await payment).status).toBe("DONE")
  })

  it("gives back within it what is being handled", async () => {
    const { client } = await connect([Shop.read], { logger: silent })
    const { handlers, signals, started } = Shop.slow()
    const handler = client.webhooks.handler({ handlers })
    const answer = handler(new Request("https://shop.test", { method: "POST", body: Shop.paid }))
    await started
    await client.close({ timeout: 0.1 })
    expect(signals[0]?.aborted).toBe(true)
    expect((await answer).status).toBe(503)
  })

  it.each([{ timeout: 0 }, { timeout: "1" }, { timeOut: 1 }])(
    "is refused when wrong: %j",
    async (options) => {
      const client = new Client({
        secretKey,
        fetch: async () => Response.json(Server.fixture("payment-card-done"))
      })
      expect(await rejection(client.close(options as never))).toBeInstanceOf(ValidationError)
      expect((await client.payments.retrieve("emul01")).status).toBe("DONE")
    }
  )

  it("takes no notice of what an event passes along", async () => {
    const client = new Client({ secretKey })
    const close: (...event: ReadonlyArray<unknown>) => Promise<void> = client.close as never
    await close("SIGTERM", 15)
    expect(await rejection(client.payments.retrieve("emul01"))).toBeInstanceOf(ValidationError)
  })
})

describe("every method", () => {
  const works = async (client: Client) => {
    const { close, payments, webhooks } = client
    const { confirm, retrieve } = payments
    const { handler, verifyAndParse } = webhooks
    expect((await retrieve("emul01")).status).toBe("DONE")
    const order = { paymentKey: "emul020260302101501aB301", orderId: "ORD-20260302-0001", amount: 33000 }
    expect((await confirm(order, { intent: "order-1" })).status).toBe("DONE")
    expect((await verifyAndParse(Shop.paid)).trust).toBe("none")
    expect(handler({ handlers: Shop.handlers() })).toBeTypeOf("function")
    await close()
    const dispose = client[Symbol.asyncDispose]
    await dispose()
  }
  const make = () =>
    new Client({ secretKey, fetch: async () => Response.json(Server.fixture("payment-card-done")) })

  it("works apart from the client", () => works(make()))

  it("works behind a Proxy", async () => {
    const proxy = new Proxy(make(), {})
    await works(proxy)
    expect(proxy).toBeInstanceOf(Client)
    await proxy.close()
  })
})

const silent = { info: () => {}, warn: () => {}, error: () => {} }

describe("logger", () => {
  const drifted = { status: 200, body: { ...Server.fixture("payment-card-done"), orderName: 5 } }
  const refused = (client: Client) =>
    client.webhooks.handler({ handlers: Shop.handlers() })(
      new Request("https://shop.test", { method: "POST", body: "no JSON" })
    )
  const failing = (client: Client) =>
    client.webhooks.handler({
      handlers: Shop.handlers(() => Promise.reject(new Error("the database is down")))
    })(new Request("https://shop.test", { method: "POST", body: Shop.paid }))

  it("is the console, with one readable line", async () => {
    const lines = Shop.printed()
    const { client } = await connect([drifted])
    await client.payments.retrieve("emul01")
    await refused(client)
    expect(lines).toHaveLength(2)
    for (const line of lines) {
      expect(line).toMatch(/^warn \[tosspayments\] [^\n]+$/)
      expect(line).not.toMatch(/fiber|timestamp=|level=/)
    }
    expect(lines[1]).toContain("a webhook was refused (NotJson)")
  })

  it("gets each line as one text, by level, and on itself, as pino and winston need it", async () => {
    const lines: Array<readonly [level: string, ...given: ReadonlyArray<unknown>]> = []
    class Recording {
      readonly lines = lines
      info(...given: ReadonlyArray<unknown>) {
        this.lines.push(["info", ...given])
      }
      warn(...given: ReadonlyArray<unknown>) {
        this.lines.push(["warn", ...given])
      }
      error(...given: ReadonlyArray<unknown>) {
        this.lines.push(["error", ...given])
      }
    }
    const printed = Shop.printed()
    const { client } = await connect([Shop.read], { logger: new Recording() })
    await refused(client)
    expect((await failing(client)).status).toBe(503)
    expect(lines.map(([level, ...given]) => [level, given.length])).toEqual([
      ["warn", 1],
      ["error", 1]
    ])
    expect(lines[1]?.[1]).toMatch(
      /^\[tosspayments\] the handler of a webhook failed; .*: Error: the database is down\n {4}at /
    )
    expect(printed).toEqual([])
  })

  it("that throws costs no payment its answer", async () => {
    const throwing = () => {
      throw new Error("disk full")
    }
    const { client } = await connect([drifted], {
      logger: { info: throwing, warn: throwing, error: throwing }
    })
    expect((await client.payments.retrieve("emul01")).status).toBe("DONE")
  })

  it("is told that an async observer rejected", async () => {
    const warn = vi.fn()
    const { client } = await connect([Shop.read], { logger: { ...silent, warn } })
    await client.payments.retrieve("emul01", {
      onResponse: async () => {
        throw new Error("not stored")
      }
    })
    await vi.waitFor(
      () => expect(warn).toHaveBeenCalledWith("[tosspayments] onResponse of payments.retrieve rejected"),
      30_000
    )
  })

  it.each([null, {}, { info: () => {}, warn: () => {} }, "console"])("is refused when it is %j", (logger) => {
    expect(construct({ secretKey, logger }).issues[0]).toEqual({
      path: "logger",
      expected: "must have the functions info, warn and error, as console has"
    })
  })
})
