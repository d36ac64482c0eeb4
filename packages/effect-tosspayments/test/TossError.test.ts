import { inspect } from "node:util"
import { describe, expect, expectTypeOf, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Payments from "../src/Payments.js"
import type * as TossError from "../src/TossError.js"
import * as TossErrorCode from "../src/TossErrorCode.js"
import * as Samples from "./support/Samples.js"
import * as Script from "./support/Script.js"

/** The error of a read that gets this answer, with what happens afterwards. */
const failRead = (step: Script.Step, options = {}) =>
  Effect.flatMap(Payments.Payments, (payments) =>
    Effect.flip(Script.elapse(payments.retrieve("key"), "1 day"))
  ).pipe(Effect.provide(Script.layer([step], { maxRetries: 0, ...options })))

/** The error of a cancel that gets this answer and whose looking up fails. */
const failCancel = (step: Script.Step) =>
  Effect.flatMap(Payments.Payments, (payments) =>
    Effect.flip(Script.elapse(payments.cancel("key", { cancelReason: "x" })))
  ).pipe(Effect.provide(Script.layer([step, { status: 503 }], { maxRetries: 0 })))

const headers = { "x-tosspayments-trace-id": "trace-1" }

const answers = (step: Script.Step) =>
  Effect.flatMap(Payments.Payments, (payments) => Effect.flip(payments.retrieve("key"))).pipe(
    Effect.provide(Script.layer([step], { maxRetries: 0 }))
  )

const withStatus = Samples.errors.filter(({ scope, status }) => scope !== "sdk" && status !== null)

describe("TossError class", () => {
  it.effect("follows from the code, for every recorded code, and keeps what was answered", () =>
    Effect.gen(function* () {
      expect(withStatus.length).toBeGreaterThan(150)
      for (const { code, status } of withStatus) {
        const body = JSON.stringify({ code, message: `이유: ${code}` })
        const error = yield* answers({ status: status ?? 0, headers, body })
        expect(error, code).toMatchObject({
          _tag: `${TossErrorCode.lookup(code)?.category}Error`,
          code,
          status,
          traceId: "trace-1",
          endpoint: "payments.retrieve",
          attempts: 1,
          body
        })
        expect(error.message, code).toContain(`이유: ${code}`)
      }
    })
  )

  for (const [code, tag] of [
    ["error-v1-idempotent-processing", "ConflictError"],
    ["error-v1-not-found-payment", "NotFoundError"],
    ["error-v1-reject-card-en", "DeclinedError"],
    ["error-v1-unauthorized-key", "AuthenticationError"],
    ["error-v2-seller-not-approved", "PermissionError"]
  ] as const) {
    it.effect(`of ${code} is ${tag}`, () =>
      Effect.gen(function* () {
        const error = yield* failRead({ status: 400, body: Samples.json(code) })
        expect(error).toMatchObject({
          _tag: tag,
          code: (Samples.json(code)["error"] ?? Samples.json(code))["code"]
        })
      })
    )
  }

  it("has a case here for every error sample", () => {
    expect(Samples.names("error-").length).toBe(5)
  })

  for (const [status, tag] of [
    [302, "ServerError"],
    [400, "ValidationError"],
    [401, "AuthenticationError"],
    [403, "PermissionError"],
    [404, "NotFoundError"],
    [409, "ConflictError"],
    [418, "ValidationError"],
    [429, "RateLimitError"],
    [500, "ServerError"],
    [503, "ServerError"]
  ] as const) {
    it.effect(`follows from the status ${status} when the code is unknown`, () =>
      Effect.gen(function* () {
        const body = { code: "SOMETHING_NEW", message: "새 오류", hint: 1 }
        expect(yield* failRead({ status, headers, body })).toMatchObject({
          _tag: tag,
          code: "SOMETHING_NEW",
          status,
          traceId: "trace-1",
          body: JSON.stringify(body)
        })
      })
    )
  }

  it.effect("is found in the shape of v2 too", () =>
    Effect.gen(function* () {
      const body = {
        version: "2022-11-16",
        traceId: "4f1e",
        entityType: null,
        entityBody: null,
        error: { code: "FORBIDDEN_CONSECUTIVE_REQUEST", message: "잠시 후" }
      }
      expect(yield* failRead({ status: 403, body })).toMatchObject({
        _tag: "RateLimitError",
        code: "FORBIDDEN_CONSECUTIVE_REQUEST"
      })
    })
  )

  for (const body of ["", "<html>slow down</html>", { code: "REJECT_CARD_PAYMENT", message: "" }]) {
    it.effect(`is RateLimitError for status 429 with the body ${JSON.stringify(body)}`, () =>
      Effect.gen(function* () {
        const step = { status: 429, body, headers: { "retry-after": "12" } }
        expect(yield* failRead(step)).toMatchObject({ _tag: "RateLimitError", retryAfterSeconds: 12 })
      })
    )
  }
})

describe("TossError from answers that are not understood", () => {
  for (const [name, status, body] of [
    ["HTML", 502, "<html><h1>Bad Gateway</h1></html>"],
    ["nothing", 500, ""],
    ["cut-off JSON", 500, '{"code":"FAILED_INT'],
    ["JSON null", 500, "null"],
    ["a JSON text", 500, '"no"'],
    ["an array", 500, "[1]"],
    ["a code that is a number", 500, '{"code":500,"message":"no"}'],
    ["an error that is null", 500, '{"error":null}'],
    ["deeply nested errors", 500, `${'{"error":'.repeat(100_000)}1${"}".repeat(100_000)}`],
    ["names every object has", 500, '{"__proto__":{"code":"REJECT_CARD_PAYMENT","message":"x"}}']
  ] as const) {
    it.effect(`keeps status and text of ${name}`, () =>
      Effect.gen(function* () {
        const error = yield* failRead({ status, headers, body })
        expect(error).toMatchObject({ _tag: "ServerError", code: null, status, traceId: "trace-1" })
        expect(error.body === body).toBe(true)
      })
    )
  }

  it.effect("treats constructor as an unknown code", () =>
    Effect.gen(function* () {
      const error = yield* failRead({ status: 400, body: { code: "constructor", message: "x" } })
      expect(error).toMatchObject({ _tag: "ValidationError", code: "constructor" })
    })
  )

  it.effect("is DecodeError for a success that is no JSON", () =>
    Effect.gen(function* () {
      const error = yield* failRead({ status: 200, body: "<html>" })
      expect(error).toMatchObject({ _tag: "DecodeError", status: 200, issues: [], body: "<html>" })
    })
  )

  it.effect("is DecodeError with paths, but without values, for a success that is no payment", () =>
    Effect.gen(function* () {
      const body = { ...Samples.json("payment-card-done"), totalAmount: "9430-1234-5678", status: undefined }
      const error = yield* failRead({ status: 200, body })
      expect(error).toMatchObject({
        _tag: "DecodeError",
        issues: expect.arrayContaining([
          expect.objectContaining({ path: "totalAmount" }),
          expect.objectContaining({ path: "status" })
        ])
      })
      expect(JSON.stringify(error) + error.message).not.toContain("9430")
    })
  )
})

describe("TossError message", () => {
  it.effect("stays one short line whatever TossPayments says", () =>
    Effect.gen(function* () {
      const message = `a\r\nb\u2028c\u0000d\u001b[31m${"x".repeat(1_000_000)}`
      const error = yield* failRead({ status: 400, body: { code: "INVALID_REQUEST", message } })
      expect(error.message).toMatch(/a b c d \[31mx/)
      expect(error.message).not.toMatch(/[\p{Cc}\u2028\u2029]/u)
      expect(error.message.length).toBeLessThan(600)
      expect(error.body?.length).toBeGreaterThan(1_000_000)
    })
  )

  it.effect("stays short when the code is long", () =>
    Effect.gen(function* () {
      const error = yield* failRead({ status: 400, body: { code: "X\n".repeat(10_000), message: "" } })
      expect(error.message).not.toContain("\n")
      expect(error.message.length).toBeLessThan(600)
    })
  )

  it.effect("says that nothing happened when that is known", () =>
    Effect.gen(function* () {
      const error = yield* failCancel({ status: 403, body: { code: "NOT_CANCELABLE_PAYMENT", message: "" } })
      expect(error.message).toContain("did not take effect")
    })
  )

  it.effect("says what to do when it is not known", () =>
    Effect.gen(function* () {
      expect((yield* failCancel({ failure: "ECONNRESET" })).message).toContain("same idempotency key")
    })
  )
})

describe("TossError body", () => {
  const body = JSON.stringify({ code: "INVALID_REQUEST", message: "no", account: "110222333444" })

  it.effect("is there, but nothing prints it", () =>
    Effect.gen(function* () {
      const error = yield* failRead({ status: 400, body })
      expect(error.body).toBe(body)
      expect(Object.keys(error)).not.toContain("body")
      for (const printed of [JSON.stringify(error), inspect(error, { depth: 10 }), String(error)]) {
        expect(printed).not.toContain("110222333444")
      }
    })
  )

  it.effect("survives looking the outcome up, still not printed", () =>
    Effect.gen(function* () {
      const payments = yield* Payments.Payments
      const error = yield* Effect.flip(payments.confirm(Samples.json("request-confirm") as never))
      expect(error).toMatchObject({ code: "PROVIDER_ERROR", outcome: "NotApplied" })
      expect(error.body).toContain("110222333444")
      expect(JSON.stringify(error) + inspect(error, { depth: 10 })).not.toContain("110222333444")
      expect(error.message).toContain("did not take effect")
    }).pipe(
      Effect.provide(
        Script.layer([
          { status: 400, body: { code: "PROVIDER_ERROR", message: "", account: "110222333444" } },
          { status: 200, body: Samples.json("payment-in-progress") }
        ])
      )
    )
  )
})

describe("TossError outcome of a POST", () => {
  const code = (status: number, code?: string): Script.Step => ({
    status,
    body: code === undefined ? "" : { code, message: "" }
  })
  const cases: ReadonlyArray<readonly [name: string, step: Script.Step, outcome: TossError.Outcome]> = [
    ["a refused connection", { failure: "ECONNREFUSED" }, "NotApplied"],
    ["an unknown host", { failure: "ENOTFOUND" }, "NotApplied"],
    ["a wrong certificate", { failure: "CERT_HAS_EXPIRED" }, "NotApplied"],
    ["a reset connection", { failure: "ECONNRESET" }, "Unknown"],
    ["a failure without a known reason", { failure: "SOMETHING_NEW" }, "Unknown"],
    ["a cut-off answer", { cutOff: true }, "Unknown"],
    ["no answer in time", { hang: true }, "Unknown"],
    ["500 without a code", code(500), "Unknown"],
    ["501", code(501), "Unknown"],
    ["503", code(503), "Unknown"],
    ["302", code(302), "Unknown"],
    ["409 without a code", code(409), "Unknown"],
    ["IDEMPOTENT_REQUEST_PROCESSING", code(409, "IDEMPOTENT_REQUEST_PROCESSING"), "Unknown"],
    ["ALREADY_CANCELED_PAYMENT", code(400, "ALREADY_CANCELED_PAYMENT"), "Unknown"],
    ["PROVIDER_ERROR", code(400, "PROVIDER_ERROR"), "Unknown"],
    ["FAILED_PARTIAL_REFUND", code(500, "FAILED_PARTIAL_REFUND"), "Unknown"],
    ["FAILED_DB_PROCESSING, a 500 for a wrong request", code(500, "FAILED_DB_PROCESSING"), "NotApplied"],
    ["429", code(429), "NotApplied"],
    ["FORBIDDEN_CONSECUTIVE_REQUEST", code(403, "FORBIDDEN_CONSECUTIVE_REQUEST"), "NotApplied"],
    ["400 without a code", code(400), "NotApplied"],
    ["401", code(401), "NotApplied"],
    ["404", code(404), "NotApplied"],
    ["NOT_CANCELABLE_PAYMENT", code(403, "NOT_CANCELABLE_PAYMENT"), "NotApplied"],
    ["a success that is no JSON", { status: 200, body: "<html>" }, "Unknown"]
  ]
  for (const [name, step, outcome] of cases) {
    it.effect(`is ${outcome} after ${name}`, () =>
      Effect.gen(function* () {
        expect((yield* failCancel(step)).outcome).toBe(outcome)
      })
    )
  }

  for (const [step, reason, outcome] of [
    [{ failure: "ECONNREFUSED", syscall: "connect" }, "Connect", "NotApplied"],
    [{ failure: "ENOTFOUND", syscall: "getaddrinfo" }, "Connect", "NotApplied"],
    [{ failure: "UND_ERR_CONNECT_TIMEOUT" }, "Connect", "NotApplied"],
    [{ failure: "EHOSTUNREACH", syscall: "connect" }, "Connect", "NotApplied"],
    [{ failure: "EHOSTUNREACH", syscall: "read" }, "Reset", "Unknown"],
    [{ failure: "ENETUNREACH", syscall: "write" }, "Reset", "Unknown"],
    [{ failure: "EHOSTDOWN", syscall: "writev" }, "Reset", "Unknown"],
    [{ failure: "ECONNRESET", syscall: "read" }, "Reset", "Unknown"],
    [{ failure: "UND_ERR_SOCKET" }, "Reset", "Unknown"]
  ] as const) {
    it.effect(`has the reason ${reason} for ${Object.values(step).join(" in ")}`, () =>
      Effect.gen(function* () {
        expect(yield* failCancel(step)).toMatchObject({ _tag: "NetworkError", reason, outcome, status: null })
      })
    )
  }

  it.effect("has the reason Body and the status of a cut-off answer", () =>
    Effect.gen(function* () {
      expect(yield* failCancel({ cutOff: true })).toMatchObject({
        _tag: "NetworkError",
        reason: "Body",
        status: 200,
        message: expect.stringContaining("the answer was cut off (TypeError: terminated).")
      })
    })
  )
})

/** What runtimes throw, word for word. */
const thrown = (message: string, extra: object = {}, name = "Error") =>
  Object.assign(new Error(message), { name }, extra)
const fetchFailed = (cause: unknown) => new TypeError("fetch failed", { cause })

describe("TossError of a request that did not leave", () => {
  const url = "https://api.tosspayments.com/v1/payments/key/cancel"
  const local = { apiBase: "http://127.0.0.1:6000" }
  const failWith = (error: unknown, options = {}) =>
    Effect.flatMap(Payments.Payments, (payments) =>
      Effect.flip(Script.elapse(payments.cancel("key", { cancelReason: "x" })))
    ).pipe(
      Effect.provide(Script.layer([{ throws: () => error }, { status: 503 }], { maxRetries: 0, ...options }))
    )

  const connect = (code: string) => thrown(`connect ${code} ::1:80`, { code, syscall: "connect" })
  const deno = (why: string, to = url) => thrown(`error sending request for url (${to}): ${why}`)
  const unsent: ReadonlyArray<readonly [name: string, error: unknown, options?: object]> = [
    [
      "Deno's refused connection",
      fetchFailed(deno("client error (Connect): tcp connect error: Connection refused (os error 111)"))
    ],
    [
      "older Deno's refused connection",
      deno("client error (Connect): tcp connect error: Connection refused (os error 111)")
    ],
    ["Deno's proxy that refuses", fetchFailed(deno("client error (Connect): proxy authentication required"))],
    ["a port that Node blocks", fetchFailed(thrown("bad port")), local],
    ["a port that Deno blocks", new TypeError("Fetch failed: Requests to port 6000 are blocked"), local],
    [
      "a URL that is none",
      Object.assign(
        new TypeError("Failed to parse URL from nope/v1/payments/key/cancel", {
          cause: thrown("Invalid URL", { code: "ERR_INVALID_URL" })
        })
      )
    ],
    [
      "undici's proxy that refuses",
      fetchFailed(
        thrown("Request was cancelled.", {
          code: 0,
          cause: thrown(
            "Proxy response (407) !== 200 when HTTP Tunneling",
            { code: "UND_ERR_ABORTED" },
            "AbortError"
          )
        })
      )
    ],
    [
      "Bun's proxy that refuses",
      thrown("Proxy refused to open a tunnel: 407 X", { code: "ERR_PROXY_TUNNEL" })
    ],
    ["a connection that timed out while it was made", fetchFailed(connect("ETIMEDOUT"))],
    [
      "no address that answers",
      fetchFailed(
        Object.assign(new AggregateError([connect("ETIMEDOUT"), connect("ECONNREFUSED")]), {
          code: "ETIMEDOUT"
        })
      )
    ],
    [
      "an error of another realm",
      { name: "TypeError", message: "fetch failed", cause: { code: "ECONNREFUSED", message: "" } }
    ]
  ]
  for (const [name, error, options] of unsent) {
    it.effect(`is NotApplied after ${name}`, () =>
      Effect.gen(function* () {
        expect(yield* failWith(error, options)).toMatchObject({ reason: "Connect", outcome: "NotApplied" })
      })
    )
  }

  const perhapsSent: ReadonlyArray<readonly [name: string, error: unknown, options?: object]> = [
    [
      "Deno's broken connection",
      fetchFailed(
        thrown(
          `error sending request from 127.0.0.1:1 for ${url} (127.0.0.1:2): client error (SendRequest): connection closed before message completed`
        )
      )
    ],
    [
      "a refused connection to another URL in Deno",
      fetchFailed(deno("client error (Connect): tcp connect error", "http://logs.example/"))
    ],
    [
      "a payment key with the words of Deno",
      deno(
        "client error (SendRequest)",
        `${url}?error sending request for url (${url}): client error (Connect): `
      )
    ],
    ["a blocked port that is not in the URL", fetchFailed(thrown("bad port"))],
    ["another blocked port in Deno", new TypeError("Fetch failed: Requests to port 25 are blocked"), local],
    [
      "another URL that is none",
      new TypeError("Failed to parse URL from logs", {
        cause: thrown("Invalid URL", { code: "ERR_INVALID_URL" })
      })
    ],
    [
      "a URL that is none, parsed by whomever",
      thrown("Invalid URL", { code: "ERR_INVALID_URL" }, "TypeError")
    ],
    [
      "undici's aborted request",
      fetchFailed(thrown("Request aborted", { code: "UND_ERR_ABORTED" }, "AbortError"))
    ],
    [
      "a time-out of a standing connection",
      fetchFailed(thrown("read ETIMEDOUT", { code: "ETIMEDOUT", syscall: "read" }))
    ],
    [
      "tries of which one got through",
      fetchFailed(
        Object.assign(
          new AggregateError([
            connect("ECONNREFUSED"),
            thrown("reset", { code: "ECONNRESET", syscall: "read" })
          ]),
          { code: "ECONNREFUSED" }
        )
      )
    ],
    ["nothing that is an error", undefined],
    ["a text", "ECONNREFUSED"]
  ]
  for (const [name, error, options] of perhapsSent) {
    it.effect(`is Unknown after ${name}`, () =>
      Effect.gen(function* () {
        expect(yield* failWith(error, options)).toMatchObject({ reason: "Reset", outcome: "Unknown" })
      })
    )
  }
})

describe("TossError cause", () => {
  const causeOf = (error: unknown) =>
    Effect.map(failRead({ throws: () => error }), (failed) => (failed as TossError.NetworkError).cause)

  it.effect("has name, message and code of what was thrown, and of its causes", () =>
    Effect.gen(function* () {
      const cause = yield* causeOf(
        fetchFailed(thrown("read ECONNRESET", { code: "ECONNRESET", syscall: "read" }))
      )
      expect(cause).toBeInstanceOf(Error)
      expect(cause).toMatchObject({ name: "TypeError", message: "fetch failed" })
      expect(cause?.cause).toMatchObject({ name: "Error", message: "read ECONNRESET", code: "ECONNRESET" })
      expect(JSON.parse(JSON.stringify(cause))).toEqual({
        name: "TypeError",
        message: "fetch failed",
        cause: { name: "Error", message: "read ECONNRESET", code: "ECONNRESET" }
      })
    })
  )

  it.effect("shows where in the code it was thrown", () =>
    Effect.gen(function* () {
      expect((yield* causeOf(new RangeError("boom")))?.stack).toMatch(
        /^RangeError: boom\n +at .*TossError\.test/
      )
    })
  )

  it.effect("has nothing else of it", () =>
    Effect.gen(function* () {
      const error = Object.assign(thrown("boom", { code: "X" }), {
        request: "secret",
        config: { headers: "secret" }
      })
      expect(inspect(yield* causeOf(error), { depth: 10, showHidden: true })).not.toContain("secret")
    })
  )

  it.effect("is one short line whatever is thrown", () =>
    Effect.gen(function* () {
      const message = (yield* causeOf(thrown(`a\r\nb\u2028c ${"x".repeat(1_000_000)}`)))?.message ?? ""
      expect(message).toMatch(/^a b c x+$/)
      expect(message.length).toBeLessThanOrEqual(300)
    })
  )

  it.effect("survives whatever is thrown", () =>
    Effect.gen(function* () {
      const circular: { cause?: unknown } = {}
      circular.cause = circular
      const hostile = new Proxy(new Error("x"), {
        get: () => {
          throw new Error("getter")
        }
      })
      for (const error of [
        null,
        5,
        5n,
        Symbol("s"),
        () => 1,
        circular,
        hostile,
        { code: 5, name: {}, message: [] },
        Object.create(null)
      ]) {
        expect(yield* failRead({ throws: () => error })).toMatchObject({
          _tag: "NetworkError",
          reason: "Reset"
        })
      }
    })
  )

  it.effect("stays when the outcome was looked up", () =>
    Effect.gen(function* () {
      const payments = yield* Payments.Payments
      const error = yield* Effect.flip(
        Script.elapse(payments.confirm(Samples.json("request-confirm") as never))
      )
      expect(error).toMatchObject({ outcome: "NotApplied", cause: { cause: { code: "ECONNRESET" } } })
    }).pipe(
      Effect.provide(
        Script.layer(
          [
            { failure: "ECONNRESET" },
            { status: 200, body: { ...Samples.json("payment-card-done"), status: "ABORTED" } }
          ],
          {
            maxRetries: 0
          }
        )
      )
    )
  )

  it.effect("is absent after a time-out", () =>
    Effect.gen(function* () {
      expect((yield* failRead({ hang: true })).cause).toBeUndefined()
    })
  )

  it.effect("is named in the message when there is no code", () =>
    Effect.gen(function* () {
      expect((yield* failRead({ throws: () => new RangeError("boom") })).message).toContain(
        "(RangeError: boom)"
      )
      expect((yield* failRead({ failure: "ECONNRESET" })).message).toContain(
        "the connection broke (ECONNRESET)."
      )
    })
  )
})

describe("TossError types", () => {
  it("lets catchTag narrow to one class and take it out of the error channel", () => {
    const call = Effect.flatMap(Payments.Payments, (payments) => payments.retrieve("key"))
    expectTypeOf<Effect.Effect.Error<typeof call>>().toEqualTypeOf<TossError.TossError>()
    const caught = call.pipe(
      Effect.catchTag("NetworkError", (error) => {
        expectTypeOf(error).toEqualTypeOf<TossError.NetworkError>()
        expectTypeOf(error.reason).toEqualTypeOf<TossError.NetworkReason>()
        return Effect.succeed(error.outcome)
      })
    )
    expectTypeOf<Effect.Effect.Error<typeof caught>>().toEqualTypeOf<
      Exclude<TossError.TossError, TossError.NetworkError>
    >()
  })

  it.effect("catches one class at run time", () =>
    Effect.gen(function* () {
      const payments = yield* Payments.Payments
      const code = payments
        .retrieve("key")
        .pipe(Effect.catchTag("NotFoundError", ({ code }) => Effect.succeed(code)))
      expect(yield* code).toBe("NOT_FOUND_PAYMENT")
    }).pipe(Effect.provide(Script.layer([{ status: 404, body: Samples.json("error-v1-not-found-payment") }])))
  )

  it.effect("is an Error with a stack", () =>
    Effect.gen(function* () {
      const error = yield* failRead({ status: 404 })
      expect(error).toBeInstanceOf(Error)
      expect(error.name).toBe("NotFoundError")
      expect(error.stack).toContain("NotFoundError")
    })
  )
})
