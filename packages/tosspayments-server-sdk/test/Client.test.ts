import { describe, expect, it } from "vitest"
import type { ClientOptions } from "../src/index.js"
import { Client, ValidationError } from "../src/index.js"
import { connect, rejection, secretKey } from "./support/connect.js"
import * as Server from "./support/Server.js"

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
      apiVersion: "v1",
      timeout: 30,
      maxRetries: 3
    })
  })

  it("give way to what is set", () => {
    const { config } = new Client({
      secretKey,
      apiVersion: "v2",
      timeout: 5,
      maxRetries: 0,
      baseUrl: "http://127.0.0.1:8080/"
    })
    expect(config).toEqual({
      apiUrl: "http://127.0.0.1:8080/v2",
      apiVersion: "v2",
      timeout: 5,
      maxRetries: 0
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
