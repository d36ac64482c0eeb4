import { inspect } from "node:util"
import { describe, expect, it, onTestFinished } from "vitest"
import * as Sdk from "../src/index.js"
import { connect, rejection, secretKey } from "./support/connect.js"
import * as Server from "./support/Server.js"

const request = { paymentKey: "emul01", orderId: "ORD-20260302-0001", amount: 33000 }

const failWith = async (status: number, code: string, headers: Record<string, string> = {}) => {
  const { client } = await connect([{ status, body: { code, message: "메시지" }, headers }])
  return (await rejection(client.payments.retrieve("emul01"))) as Sdk.TossError
}

describe("classes", () => {
  it.each([
    [Sdk.ValidationError, "ValidationError", 400, "INVALID_REQUEST"],
    [Sdk.AuthenticationError, "AuthenticationError", 401, "UNAUTHORIZED_KEY"],
    [Sdk.PermissionError, "PermissionError", 403, "FORBIDDEN_REQUEST"],
    [Sdk.NotFoundError, "NotFoundError", 404, "NOT_FOUND_PAYMENT"],
    [Sdk.ConflictError, "ConflictError", 400, "ALREADY_CANCELED_PAYMENT"],
    [Sdk.DeclinedError, "DeclinedError", 403, "REJECT_CARD_PAYMENT"],
    [Sdk.RateLimitError, "RateLimitError", 429, "TOO_MANY_REQUESTS"],
    [Sdk.ServerError, "ServerError", 500, "FAILED_INTERNAL_SYSTEM_PROCESSING"]
  ] as const)("$1 for status $2 with $3", async (ofKind, name, status, code) => {
    const error = await failWith(status, code)
    expect(error).toBeInstanceOf(ofKind)
    expect(error).toBeInstanceOf(Sdk.TossError)
    expect(error).toBeInstanceOf(Error)
    expect(error).toMatchObject({ name, code, status })
    expect(String(error)).toBe(`${name}: ${error.message}`)
  })

  it("NetworkError when nobody listens", async () => {
    const { client, server } = await connect([])
    await server.close()
    const error = await rejection(client.payments.confirm(request))
    expect(error).toBeInstanceOf(Sdk.NetworkError)
    expect(error).toMatchObject({
      name: "NetworkError",
      reason: "Connect",
      outcome: "NotApplied",
      status: null
    })
  })

  it("DecodeError when the answer is no payment", async () => {
    const { client } = await connect([{ status: 200, body: { paymentKey: 5 } }])
    const error = await rejection(client.payments.retrieve("emul01"))
    expect(error).toBeInstanceOf(Sdk.DecodeError)
    expect((error as Sdk.DecodeError).issues.map(({ path }) => path)).toContain("paymentKey")
  })
})

describe("fields", () => {
  it("carry trace id, wait and attempts", async () => {
    const error = await failWith(429, "TOO_MANY_REQUESTS", {
      "x-tosspayments-trace-id": "abc",
      "retry-after": "7"
    })
    expect(error).toMatchObject({ traceId: "abc", retryAfterSeconds: 7, attempts: 1, idempotencyKey: null })
  })

  it("hide the body when printed, but have it", async () => {
    const error = await failWith(400, "INVALID_REQUEST")
    expect(JSON.parse(error.body ?? "")).toMatchObject({ code: "INVALID_REQUEST" })
    expect(Object.keys(error)).not.toContain("body")
    expect(JSON.parse(JSON.stringify(error))).not.toHaveProperty("body")
  })

  it("become JSON with name and message", async () => {
    const error = await failWith(400, "INVALID_REQUEST")
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({
      name: "ValidationError",
      message: error.message,
      code: "INVALID_REQUEST",
      issues: []
    })
  })
})

describe("stack", () => {
  const frames = (error: Error) => (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line))

  it("begins in the code that made the call", async () => {
    const { client } = await connect([{ status: 404, body: Server.fixture("error-v1-not-found-payment") }])
    async function loadMyOrder() {
      return await client.payments.retrieve("emul01")
    }
    const error = (await rejection(loadMyOrder())) as Error
    expect(error.stack).toMatch(/^NotFoundError: payments\.retrieve: /)
    expect(frames(error)[0]).toContain("loadMyOrder")
    expect(frames(error)[0]).toContain("errors.test.ts")
  })

  it("names async callers that had waited before", async () => {
    const { client } = await connect([{ status: 404, body: Server.fixture("error-v1-not-found-payment") }])
    async function inner() {
      await new Promise((resolve) => setTimeout(resolve, 1))
      return await client.payments.retrieve("emul01")
    }
    async function outer() {
      return await inner()
    }
    const error = (await rejection(outer())) as Error
    expect(frames(error)[0]).toContain("inner")
    expect(error.stack).toContain("outer")
  })

  it("of a refused request begins there too", async () => {
    const { client } = await connect([])
    async function chargeMyOrder() {
      return await client.payments.confirm({ ...request, amount: -1 })
    }
    expect(frames((await rejection(chargeMyOrder())) as Error)[0]).toContain("chargeMyOrder")
  })
})

describe("secrets", () => {
  it("are in no text of a client or an error", async () => {
    const { client } = await connect([{ status: 500 }, { drop: true }], { securityKey: "ab".repeat(32) })
    const wrong = (() => {
      try {
        return new Sdk.Client({ secretKey: `${secretKey} `, maxRetries: -1 })
      } catch (error) {
        return error
      }
    })()
    const values = [
      client,
      wrong,
      await rejection(client.payments.retrieve("emul01")),
      await rejection(client.payments.retrieve("emul01"))
    ]
    const encoded = Buffer.from(`${secretKey}:`).toString("base64")
    for (const value of values) {
      const texts = [
        inspect(value, { depth: null, showHidden: true, getters: true }),
        JSON.stringify(value),
        String(value),
        value instanceof Error ? (value.stack ?? "") : ""
      ]
      for (const text of texts) {
        expect(text).not.toContain(secretKey)
        expect(text).not.toContain(encoded)
        expect(text).not.toContain("abababab")
      }
    }
  })
})

describe("rejections", () => {
  it("are the caller's only: none is left unhandled by the SDK", async () => {
    const unhandled: Array<unknown> = []
    const note = (reason: unknown) => unhandled.push(reason)
    process.on("unhandledRejection", note)
    onTestFinished(() => {
      process.off("unhandledRejection", note)
    })
    const { client } = await connect([{ status: 500 }, { hang: true }])
    await rejection(client.payments.retrieve("emul01"))
    await rejection(client.payments.retrieve("emul01", { signal: AbortSignal.timeout(50) }))
    await rejection(client.payments.confirm({} as never))
    await client.close()
    await rejection(client.payments.retrieve("emul01"))
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(unhandled).toEqual([])
  })
})

describe("isTossError", () => {
  it("tells errors of the SDK apart without a class, and never throws", async () => {
    const error = await failWith(404, "NOT_FOUND_PAYMENT")
    expect(Sdk.isTossError(error) && error.name === "NotFoundError").toBe(true)
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    for (const other of [null, undefined, "x", new Error("x"), { name: "NotFoundError" }, proxy]) {
      expect(Sdk.isTossError(other)).toBe(false)
    }
  })
})

describe("advice", () => {
  it("for an error is that of its code", async () => {
    const error = await failWith(403, "REJECT_CARD_PAYMENT")
    expect(Sdk.adviceFor(error)).toEqual(Sdk.adviceFor("REJECT_CARD_PAYMENT"))
  })

  it("for an error without a code speaks of what happened, not of an unknown code", async () => {
    const { client, server } = await connect([])
    const refused = (await rejection(client.payments.retrieve(""))) as Sdk.TossError
    await server.close()
    const unreachable = (await rejection(client.payments.retrieve("emul01"))) as Sdk.TossError
    expect(Sdk.adviceFor(refused).advice.en).toContain("Nothing was sent")
    expect(Sdk.adviceFor(unreachable).buyer.en).toContain("try again in a little while")
    for (const error of [refused, unreachable]) {
      expect(Sdk.adviceFor(error).meaning).not.toEqual(Sdk.adviceFor("SOMETHING_NEW").meaning)
    }
  })

  it("lets the buyer wait as long as nobody knows, whatever the code", async () => {
    const { client } = await connect([{ status: 500, body: {} }, { drop: true }])
    const error = (await rejection(client.payments.confirm(request))) as Sdk.TossError
    expect(error.outcome).toBe("Unknown")
    expect(Sdk.adviceFor(error).buyer.ko).toContain("다시 시도하지 마시고")
  })

  it("answers for anything", () => {
    for (const other of [null, undefined, 5, {}, Symbol("x")]) {
      expect(Sdk.adviceFor(other as never)).toEqual(Sdk.adviceFor("SOMETHING_NEW"))
    }
  })
})

describe("error codes", () => {
  it("come with advice in two languages", () => {
    const { buyer, advice } = Sdk.adviceFor("REJECT_CARD_PAYMENT")
    expect(buyer.ko).not.toBe("")
    expect(advice.en).not.toBe("")
    expect(Sdk.adviceFor("SOMETHING_NEW").meaning.en).not.toBe("")
  })

  it("can be looked up", () => {
    expect(Sdk.isKnownErrorCode("NOT_FOUND_PAYMENT")).toBe(true)
    expect(Sdk.isKnownErrorCode("SOMETHING_NEW")).toBe(false)
    expect(Sdk.lookUpErrorCode("NOT_FOUND_PAYMENT")?.category).toBe("NotFound")
    expect(Sdk.lookUpErrorCode("SOMETHING_NEW")).toBeUndefined()
    expect(Sdk.knownErrorCodes()).toContain("REJECT_CARD_PAYMENT")
  })
})

describe("payment helpers", () => {
  it("answer for a payment as it was read", async () => {
    const { client } = await connect([
      { status: 200, body: Server.fixture("payment-card-done") },
      { status: 200, body: Server.fixture("payment-card-canceled") }
    ])
    const done = await client.payments.retrieve("emul01")
    const canceled = await client.payments.retrieve("emul01")
    expect([Sdk.isPaid(done), Sdk.isPaid(canceled)]).toEqual([true, false])
    expect([Sdk.isCanceled(done), Sdk.isCanceled(canceled)]).toEqual([false, true])
    expect([Sdk.canBeCanceled(done), Sdk.canBeCanceled(canceled)]).toEqual([true, false])
    expect([Sdk.cancelableAmount(done), Sdk.cancelableAmount(canceled)]).toEqual([33000, 0])
    expect([Sdk.canceledAmount(done), Sdk.canceledAmount(canceled)]).toEqual([0, 33000])
    expect(Sdk.paymentMethodCode(done.method ?? "")).toBe("CARD")
  })
})
