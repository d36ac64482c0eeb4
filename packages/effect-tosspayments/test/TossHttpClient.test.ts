import { readFileSync } from "node:fs"
import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import * as HttpClient from "@effect/platform/HttpClient"
import * as HttpClientRequest from "@effect/platform/HttpClientRequest"
import { describe, expect, it } from "@effect/vitest"
import * as Cause from "effect/Cause"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as FastCheck from "effect/FastCheck"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as TestClock from "effect/TestClock"
import type { CallOptions, RawResponse } from "../src/Call.js"
import * as FetchTransport from "../src/FetchTransport.js"
import type { ConfirmRequest } from "../src/model/payment/ConfirmRequest.js"
import * as Payments from "../src/Payments.js"
import * as TossConfig from "../src/TossConfig.js"
import type { TossError } from "../src/TossError.js"
import * as TossHttpClient from "../src/TossHttpClient.js"
import * as Endpoints from "./support/Endpoints.js"
import * as Samples from "./support/Samples.js"
import * as Script from "./support/Script.js"

const done = { status: 200, body: Samples.json("payment-card-done") }
const busy = { status: 503, body: {} }
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

const read = (options?: CallOptions, thingId = "1") =>
  Effect.flatMap(TossHttpClient.TossHttpClient, (http) => http.execute(Endpoints.read, [thingId], options))

const post = (options?: CallOptions) =>
  Effect.flatMap(TossHttpClient.TossHttpClient, (http) =>
    http.execute(Endpoints.post, ["1", { size: 1 }], options)
  )

const sentBy = <E, R>(call: Effect.Effect<unknown, E, R>) =>
  Effect.zipRight(Effect.ignore(Script.elapse(call)), Script.sent)

const headersOf = <E, R>(call: Effect.Effect<unknown, E, R>, options = {}) =>
  sentBy(call).pipe(
    Effect.map((sent) => sent[0]?.headers ?? {}),
    Effect.provide(Script.layer([Endpoints.ok], options))
  )

const failing = <A, R>(call: Effect.Effect<A, TossError, R>) => Effect.flip(Script.elapse(call))

describe("TossHttpClient request", () => {
  const vector = Samples.json("vector-basic-auth")

  it.effect("authenticates with the secret key, a colon and no password", () =>
    Effect.gen(function* () {
      const headers = yield* headersOf(read(), { secretKey: vector["secretKey"] })
      expect(headers["authorization"]).toBe(vector["header"])
    })
  )

  it.effect("names itself with the version of the package", () =>
    Effect.gen(function* () {
      const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"))
      expect((yield* headersOf(read()))["user-agent"]).toBe(`effect-tosspayments/${version}`)
    })
  )

  it.effect("sends a body as JSON and asks for JSON", () =>
    Effect.gen(function* () {
      const [sent] = yield* sentBy(post())
      expect(sent?.headers).toMatchObject({ "content-type": "application/json", accept: "application/json" })
      expect(JSON.parse(sent?.body ?? "")).toEqual({ size: 1 })
    }).pipe(Effect.provide(Script.layer([Endpoints.ok])))
  )

  it.effect("sends no trace headers, not even inside a span", () =>
    Effect.gen(function* () {
      const names = Object.keys(yield* headersOf(read().pipe(Effect.withSpan("checkout"))))
      expect(names.sort()).toEqual(["accept", "authorization", "user-agent"])
    })
  )

  it.effect("asks for English when told to", () =>
    Effect.gen(function* () {
      expect(yield* headersOf(read({ acceptLanguage: "en-US" }))).toMatchObject({
        "accept-language": "en-US"
      })
    })
  )

  it.effect("asks a test key's server for an error", () =>
    Effect.gen(function* () {
      const headers = yield* headersOf(read({ testCode: "REJECT_CARD_PAYMENT" }))
      expect(headers["tosspayments-test-code"]).toBe("REJECT_CARD_PAYMENT")
    })
  )

  it.effect("sends to the configured base and version", () =>
    Effect.gen(function* () {
      const [sent] = yield* sentBy(read())
      expect(sent).toMatchObject({ method: "GET", url: "http://127.0.0.1:8080/toss/v2/things/1", body: "" })
    }).pipe(
      Effect.provide(
        Script.layer([Endpoints.ok], { apiBase: "http://127.0.0.1:8080/toss", apiVersion: "v2" })
      )
    )
  )

  it.effect("goes through the client that transformClient makes, with all headers set before", () =>
    Effect.gen(function* () {
      const [sent] = yield* sentBy(read())
      expect(sent?.headers).toMatchObject({ "x-shop": "7", accept: "application/json" })
    }).pipe(
      Effect.provide(
        Script.layerWith([Endpoints.ok], {
          transformClient: HttpClient.mapRequest(HttpClientRequest.setHeader("x-shop", "7"))
        })
      )
    )
  )
})

describe.each([
  ["FetchTransport", FetchTransport.layer],
  ["the platform's fetch client", FetchHttpClient.layer]
])("TossHttpClient over %s", (_, transport) => {
  const initOf = (requestInit: RequestInit | undefined, answer: unknown = Response.json({ ok: true })) =>
    Effect.gen(function* () {
      const inits: Array<RequestInit | undefined> = []
      const fetch = (async (_, init) => {
        inits.push(init)
        return answer
      }) as typeof globalThis.fetch
      const client = TossHttpClient.layer().pipe(
        Layer.provide(TossConfig.layer({ secretKey: "test_sk_example" })),
        Layer.provide(transport),
        Layer.provide(Layer.succeed(FetchHttpClient.Fetch, fetch)),
        Layer.provide(
          requestInit === undefined ? Layer.empty : Layer.succeed(FetchHttpClient.RequestInit, requestInit)
        )
      )
      yield* Effect.ignore(Effect.provide(post(), client))
      return inits[0]
    })

  it.effect("asks for no cache, whatever else is set", () =>
    Effect.gen(function* () {
      expect(yield* initOf(undefined)).toMatchObject({ cache: "no-store", redirect: "manual" })
      expect(yield* initOf({ cache: "force-cache", keepalive: true })).toMatchObject({
        cache: "no-store",
        keepalive: true
      })
    })
  )

  it.effect("does not where the runtime refuses to be asked", () =>
    Effect.gen(function* () {
      const real = globalThis.Request
      globalThis.Request = class extends real {
        constructor(input: RequestInfo | URL, init?: RequestInit) {
          if (init !== undefined && "cache" in init)
            throw new TypeError("The 'cache' field is not implemented.")
          super(input, init)
        }
      }
      const init = yield* Effect.ensuring(
        initOf(undefined),
        Effect.sync(() => {
          globalThis.Request = real
        })
      )
      expect(Object.keys(init ?? {})).not.toContain("cache")
    })
  )
})

describe("TossHttpClient path", () => {
  const urlOf = (value: string) =>
    read(undefined, value).pipe(
      Effect.zipRight(Script.sent),
      Effect.map(([sent]) => sent?.url),
      Effect.provide(Script.layer([Endpoints.ok]))
    )

  it.effect("percent-encodes values", () =>
    Effect.gen(function* () {
      expect(yield* urlOf("a/b?c#d e%2F한=")).toBe(
        "https://api.tosspayments.com/v1/things/a%2Fb%3Fc%23d%20e%252F%ED%95%9C%3D"
      )
    })
  )

  it.effect.prop(
    "keeps any value in its own segment",
    [
      FastCheck.fullUnicodeString({ minLength: 1, maxLength: 60 }).filter(
        (text) => !/^\.{1,2}$|\p{Cc}/u.test(text) && text.trim() !== ""
      )
    ],
    ([value]) =>
      Effect.gen(function* () {
        const segments = new URL((yield* urlOf(value)) ?? "").pathname.split("/")
        expect(segments.length).toBe(4)
        expect(decodeURIComponent(segments[3] ?? "")).toBe(value)
      })
  )

  for (const [name, value] of [
    ["a dot", "."],
    ["two dots", ".."],
    ["an empty text", ""],
    ["201 characters", "x".repeat(201)],
    ["half a surrogate pair", "a\ud800"],
    ["a control character", "a\u0085b"],
    ["nothing but spaces", " \u3000"],
    ["a number", 7 as unknown as string],
    ["nothing", undefined as unknown as string]
  ] as const) {
    it.effect(`refuses ${name} and sends nothing`, () =>
      Effect.gen(function* () {
        const http = yield* TossHttpClient.TossHttpClient
        const error = yield* failing(http.execute(Endpoints.read, [value]))
        expect(error).toMatchObject({
          _tag: "ValidationError",
          attempts: 0,
          outcome: "NotApplied",
          issues: [{ path: "thingId" }]
        })
        expect(yield* Script.sent).toEqual([])
      }).pipe(Effect.provide(Script.layer([])))
    )
  }

  it.effect("takes a value of 200 characters", () =>
    Effect.gen(function* () {
      expect(yield* urlOf("x".repeat(200))).toMatch(/\/x{200}$/)
    })
  )
})

describe("TossHttpClient idempotency key", () => {
  const keys = <E, R>(call: Effect.Effect<unknown, E, R>) =>
    Effect.map(sentBy(call), (sent) => sent.map(({ headers }) => headers["idempotency-key"]))

  it.effect("is a UUID on a POST", () =>
    Effect.gen(function* () {
      expect((yield* keys(post()))[0]).toMatch(uuid)
    }).pipe(Effect.provide(Script.layer([Endpoints.ok])))
  )

  it.effect("is absent on a GET, also when the caller gives one", () =>
    Effect.gen(function* () {
      expect(yield* keys(read({ idempotencyKey: "mine" }))).toEqual([undefined])
    }).pipe(Effect.provide(Script.layer([Endpoints.ok])))
  )

  it.effect("is the same for all attempts of a call", () =>
    Effect.gen(function* () {
      const sent = yield* keys(post())
      expect(sent.length).toBe(4)
      expect(new Set(sent).size).toBe(1)
    }).pipe(Effect.provide(Script.layer([busy, { failure: "ECONNRESET" }, { hang: true }, Endpoints.ok])))
  )

  it.effect("is another one for each call, even when the same effect runs twice", () =>
    Effect.gen(function* () {
      const call = post()
      const sent = yield* keys(Effect.zipRight(call, call))
      expect(new Set(sent).size).toBe(2)
    }).pipe(Effect.provide(Script.layer([Endpoints.ok, Endpoints.ok])))
  )

  it.effect("is the caller's when given", () =>
    Effect.gen(function* () {
      expect(yield* keys(post({ idempotencyKey: "refund-17" }))).toEqual(["refund-17", "refund-17"])
    }).pipe(Effect.provide(Script.layer([busy, Endpoints.ok])))
  )

  it.effect("is told by the error", () =>
    Effect.gen(function* () {
      expect((yield* failing(post({ idempotencyKey: "refund-17" }))).idempotencyKey).toBe("refund-17")
    }).pipe(Effect.provide(Script.layer([{ status: 400 }])))
  )

  it.effect("takes 300 visible ASCII characters", () =>
    Effect.gen(function* () {
      const key = "~".repeat(300)
      expect(yield* keys(post({ idempotencyKey: key }))).toEqual([key])
    }).pipe(Effect.provide(Script.layer([Endpoints.ok])))
  )
})

describe("TossHttpClient call options", () => {
  const wrong: ReadonlyArray<readonly [name: string, path: string, options: object]> = [
    ["an empty idempotency key", "idempotencyKey", { idempotencyKey: "" }],
    ["an idempotency key of 301 characters", "idempotencyKey", { idempotencyKey: "x".repeat(301) }],
    ["an idempotency key with a space", "idempotencyKey", { idempotencyKey: "a b" }],
    ["an idempotency key with a line break", "idempotencyKey", { idempotencyKey: "a\r\nx-evil: 1" }],
    ["a Korean idempotency key", "idempotencyKey", { idempotencyKey: "환불" }],
    ["an idempotency key that is null", "idempotencyKey", { idempotencyKey: null }],
    ["an idempotency key that is a number", "idempotencyKey", { idempotencyKey: 17 }],
    ["a time-out of 0", "timeout", { timeout: 0 }],
    ["a negative time-out", "timeout", { timeout: -1 }],
    ["a time-out that is NaN", "timeout", { timeout: Number.NaN }],
    ["a time-out that is no duration", "timeout", { timeout: "soon" }],
    ["a deadline of 0", "deadline", { deadline: 0 }],
    ["a test code with a line break", "testCode", { testCode: "A\nB" }],
    ["a language with a line break", "acceptLanguage", { acceptLanguage: "en\r\nx-evil: 1" }],
    ["a time-out without an end", "timeout", { timeout: "infinity" }],
    ["a deadline without an end", "deadline", { deadline: Number.POSITIVE_INFINITY }],
    ...[
      "timeout",
      "deadline",
      "idempotencyKey",
      "testCode",
      "acceptLanguage",
      "onUnknown",
      "onResponse"
    ].flatMap((option) =>
      [null, true, Symbol("s"), [], {}, "한\n", -5n].map(
        (value) => [`${typeof value} ${String(value)} as ${option}`, option, { [option]: value }] as const
      )
    ),
    ["a text as the options", "options", "ORD-1" as never],
    ["a number as the options", "options", 5 as never],
    ["a function as the options", "options", (() => {}) as never],
    ["a list as the options", "options", []],
    [
      "options of which one throws",
      "options",
      {
        get onUnknown() {
          throw new Error("getter")
        }
      }
    ]
  ]
  for (const [name, path, options] of wrong) {
    it.effect(`refuses ${name} and sends nothing`, () =>
      Effect.gen(function* () {
        const error = yield* failing(post(options as CallOptions))
        expect(error).toMatchObject({ _tag: "ValidationError", attempts: 0, issues: [{ path }] })
        expect(error.message).toContain("Nothing was sent.")
        expect(yield* Script.sent).toEqual([])
      }).pipe(Effect.provide(Script.layer([])))
    )
  }

  it.effect("refuses a test code with a live key, which would ignore it and charge", () =>
    Effect.gen(function* () {
      const error = yield* failing(post({ testCode: "REJECT_CARD_PAYMENT" }))
      expect(error).toMatchObject({ _tag: "ValidationError", attempts: 0, issues: [{ path: "testCode" }] })
    }).pipe(Effect.provide(Script.layer([], { secretKey: "live_sk_Abc123" })))
  )

  it.effect("takes null as no options", () =>
    Effect.gen(function* () {
      expect(yield* post(null as never)).toEqual({ ok: true })
    }).pipe(Effect.provide(Script.layer([Endpoints.ok])))
  )

  it.effect("takes undefined in each option as its default", () =>
    Effect.gen(function* () {
      const options = {
        timeout: undefined,
        deadline: undefined,
        idempotencyKey: undefined,
        testCode: undefined,
        acceptLanguage: undefined,
        onUnknown: undefined,
        onResponse: undefined
      }
      expect(yield* post(options)).toEqual({ ok: true })
    }).pipe(Effect.provide(Script.layer([Endpoints.ok])))
  )

  it.effect("reads each option and field once, so that none can throw after the request left", () =>
    Effect.gen(function* () {
      const once = <A extends object>(values: A): A => {
        const read = new Set<PropertyKey>()
        return Object.defineProperties(
          {},
          Object.fromEntries(
            Object.entries(values).map(([name, value]) => [
              name,
              {
                enumerable: true,
                get: () => {
                  if (read.has(name)) throw new Error(`${name} was read twice`)
                  read.add(name)
                  return value
                }
              }
            ])
          )
        ) as A
      }
      const told: Array<string> = []
      const payments = yield* Payments.Payments
      const request = Samples.json("request-confirm") as ConfirmRequest
      const payment = yield* Script.elapse(
        payments.confirm(
          once(request),
          once<CallOptions>({
            deadline: "50 seconds",
            onResponse: () => void told.push("response"),
            onUnknown: () => {}
          })
        )
      )
      expect(payment.status).toBe("DONE")
      expect(told).toEqual(["response", "response", "response"])
    }).pipe(Effect.provide(Script.layer([busy, busy, done], { maxRetries: 1 })))
  )

  it.effect("refuses a request that cannot be read", () =>
    Effect.gen(function* () {
      const payments = yield* Payments.Payments
      const request = {
        ...Samples.json("request-confirm"),
        get amount() {
          throw new Error("getter")
        }
      }
      const error = yield* failing(payments.confirm(request as never))
      expect(error).toMatchObject({ _tag: "ValidationError", attempts: 0, issues: [{ path: "request" }] })
    }).pipe(Effect.provide(Script.layer([])))
  )

  it.effect("reports everything that is wrong at once", () =>
    Effect.gen(function* () {
      const error = yield* failing(post({ timeout: 0, idempotencyKey: "" }))
      expect(error).toMatchObject({ issues: [{ path: "timeout" }, { path: "idempotencyKey" }] })
    }).pipe(Effect.provide(Script.layer([])))
  )
})

describe("TossHttpClient time-out", () => {
  const times = <E, R>(call: Effect.Effect<unknown, E, R>) =>
    Effect.map(sentBy(call), (sent) => sent.map(({ at }) => at / 1000))
  const hang = { hang: true } as const

  it.effect("gives up each attempt after the configured time and repeats it", () =>
    Effect.gen(function* () {
      expect(yield* times(read())).toEqual([0, 7.5, 15.5])
    }).pipe(Effect.provide(Script.layer([hang, hang, Endpoints.ok], { timeout: "7 seconds" })))
  )

  it.effect("ends with NetworkError Timeout", () =>
    Effect.gen(function* () {
      expect(yield* failing(read())).toMatchObject({
        _tag: "NetworkError",
        reason: "Timeout",
        status: null,
        attempts: 1
      })
    }).pipe(Effect.provide(Script.layer([hang], { maxRetries: 0 })))
  )

  it.effect("still waits for an answer that comes in the last millisecond", () =>
    Effect.gen(function* () {
      expect(yield* Script.elapse(read())).toEqual({ ok: true })
    }).pipe(Effect.provide(Script.layer([{ ...Endpoints.ok, after: 29_999 }], { maxRetries: 0 })))
  )

  it.effect("gives up at the time-out, not later", () =>
    Effect.gen(function* () {
      expect(yield* failing(read())).toMatchObject({ reason: "Timeout" })
    }).pipe(Effect.provide(Script.layer([{ ...Endpoints.ok, after: 30_001 }], { maxRetries: 0 })))
  )

  it.effect("aborts the request it gives up", () =>
    Effect.gen(function* () {
      yield* failing(read())
      expect((yield* Script.Script).interrupted).toBe(1)
    }).pipe(Effect.provide(Script.layer([hang], { maxRetries: 0 })))
  )

  it.effect("takes the call's own time", () =>
    Effect.gen(function* () {
      expect(yield* times(read({ timeout: "2 seconds" }))).toEqual([0, 2.5])
    }).pipe(Effect.provide(Script.layer([hang, Endpoints.ok])))
  )

  const slow = (options?: CallOptions) =>
    Effect.flatMap(TossHttpClient.TossHttpClient, (http) => http.execute(Endpoints.slow, ["1"], options))

  it.effect("gives a slow endpoint 60 seconds", () =>
    Effect.gen(function* () {
      expect(yield* times(slow())).toEqual([0, 60.5])
    }).pipe(Effect.provide(Script.layer([hang, Endpoints.ok], { timeout: "7 seconds" })))
  )

  it.effect("gives a slow endpoint more when the configuration does", () =>
    Effect.gen(function* () {
      expect(yield* times(slow())).toEqual([0, 90.5])
    }).pipe(Effect.provide(Script.layer([hang, Endpoints.ok], { timeout: "90 seconds" })))
  )

  it.effect("gives a slow endpoint less when the call says so", () =>
    Effect.gen(function* () {
      expect(yield* times(slow({ timeout: "5 seconds" }))).toEqual([0, 5.5])
    }).pipe(Effect.provide(Script.layer([hang, Endpoints.ok])))
  )
})

describe("TossHttpClient deadline", () => {
  const cases: ReadonlyArray<
    readonly [name: string, steps: ReadonlyArray<Script.Step>, outcome: string, sent: number]
  > = [
    ["is Unknown while a POST is in flight", [{ hang: true }], "Unknown", 1],
    ["is Unknown in the wait after an answer that left it open", [answerAfter(503)], "Unknown", 1],
    ["is NotApplied in the wait after an answer that did not", [answerAfter(429)], "NotApplied", 1],
    [
      "is Unknown when a later attempt is in flight",
      [{ failure: "ECONNREFUSED" }, { hang: true }],
      "Unknown",
      2
    ],
    [
      "is NotApplied in the wait after a refused connection",
      Array(9).fill({ failure: "ECONNREFUSED" }),
      "NotApplied",
      5
    ]
  ]
  function answerAfter(status: number): Script.Step {
    return { status, headers: { "retry-after": "50" } }
  }
  for (const [name, steps, outcome, sent] of cases) {
    it.effect(name, () =>
      Effect.gen(function* () {
        const error = yield* failing(post({ deadline: "10 seconds" }))
        expect(error).toMatchObject({ _tag: "NetworkError", reason: "Deadline", outcome, attempts: sent })
        expect((yield* Script.sent).length).toBe(sent)
      }).pipe(Effect.provide(Script.layer(steps, { maxRetries: 8 })))
    )
  }

  it.effect("is NotApplied for a read", () =>
    Effect.gen(function* () {
      expect(yield* failing(read({ deadline: "1 second" }))).toMatchObject({ outcome: "NotApplied" })
    }).pipe(Effect.provide(Script.layer([{ hang: true }])))
  )

  it.effect("ends the call exactly then, and aborts the request", () =>
    Effect.gen(function* () {
      const fiber = yield* Effect.fork(Effect.flip(post({ deadline: "10 seconds" })))
      yield* TestClock.adjust("9999 millis")
      expect((yield* Script.Script).interrupted).toBe(0)
      yield* TestClock.adjust("1 millis")
      expect((yield* Script.Script).interrupted).toBe(1)
      yield* Fiber.join(fiber)
    }).pipe(Effect.provide(Script.layer([{ hang: true }])))
  )

  it.effect("includes the looking up", () =>
    Effect.gen(function* () {
      const payments = yield* Payments.Payments
      const error = yield* failing(
        payments.confirm(Samples.json("request-confirm") as never, { deadline: "10 seconds" })
      )
      expect(error).toMatchObject({ reason: "Deadline", outcome: "Unknown", attempts: 1 })
      expect((yield* Script.sent).map(({ method }) => method)).toEqual(["POST", "GET"])
    }).pipe(Effect.provide(Script.layer([busy, { hang: true }], { maxRetries: 0 })))
  )
})

describe("TossHttpClient onResponse", () => {
  const answers = (steps: ReadonlyArray<Script.Step>) =>
    Effect.gen(function* () {
      const seen: Array<RawResponse> = []
      yield* Effect.ignore(Script.elapse(read({ onResponse: (response) => seen.push(response) })))
      return seen
    }).pipe(Effect.provide(Script.layer(steps)))

  it.effect("sees every answer, with its attempt, status, headers, trace id and text", () =>
    Effect.gen(function* () {
      const headers = { "X-TossPayments-Trace-Id": "trace-1" }
      expect(yield* answers([{ status: 503, body: "<html>", headers }, Endpoints.ok])).toEqual([
        {
          attempt: 1,
          status: 503,
          headers: expect.objectContaining({ "x-tosspayments-trace-id": "trace-1" }),
          traceId: "trace-1",
          text: "<html>",
          json: undefined
        },
        expect.objectContaining({ attempt: 2, status: 200, traceId: null, json: { ok: true } })
      ])
    })
  )

  it.effect("sees fields that the model does not know", () =>
    Effect.gen(function* () {
      const [seen] = yield* answers([{ status: 200, body: { ok: true, isNew: [1] } }])
      expect(seen?.json).toEqual({ ok: true, isNew: [1] })
    })
  )

  it.effect("cannot take anything out of the answer", () =>
    Effect.gen(function* () {
      const onResponse = ({ headers, json }: RawResponse) => {
        for (const part of [headers, json] as ReadonlyArray<Record<string, unknown>>)
          for (const name of Object.keys(part)) delete part[name]
      }
      expect(yield* Script.elapse(read({ onResponse }))).toEqual({ ok: true })
    }).pipe(Effect.provide(Script.layer([{ ...busy, headers: { "retry-after": "5" } }, Endpoints.ok])))
  )

  it.effect("cannot turn a success into an error by throwing", () =>
    Effect.gen(function* () {
      const onResponse = () => {
        throw new Error("observer")
      }
      expect(yield* Script.elapse(read({ onResponse }))).toEqual({ ok: true })
    }).pipe(Effect.provide(Script.layer([Endpoints.ok])))
  )

  it.effect("cannot turn a success into an error by what it returns", () =>
    Effect.gen(function* () {
      const onResponse = () =>
        // biome-ignore lint/suspicious/noThenProperty: that is what is tested
        Object.defineProperty({}, "then", {
          get: () => {
            throw new Error("thenable")
          }
        })
      expect(yield* Script.elapse(read({ onResponse }))).toEqual({ ok: true })
    }).pipe(Effect.provide(Script.layer([Endpoints.ok])))
  )

  it.effect("may answer with a promise of another realm, whose rejection is taken care of", () =>
    Effect.gen(function* () {
      const watched: Array<string> = []
      // biome-ignore lint/suspicious/noThenProperty: it stands for such a promise
      const promise = { then: (_: unknown, onRejected: unknown) => watched.push(typeof onRejected) }
      yield* Script.elapse(read({ onResponse: () => promise }))
      expect(watched).toEqual(["function"])
    }).pipe(Effect.provide(Script.layer([Endpoints.ok])))
  )
})

describe("TossHttpClient interruption", () => {
  const interruptAfter = (time: Duration.DurationInput) =>
    Effect.gen(function* () {
      const payments = yield* Payments.Payments
      const fiber = yield* Effect.fork(payments.confirm(Samples.json("request-confirm") as never))
      yield* TestClock.adjust(time)
      const exit = yield* Fiber.interrupt(fiber)
      yield* TestClock.adjust("1 hour")
      expect(Exit.isFailure(exit) && Cause.isInterruptedOnly(exit.cause)).toBe(true)
      return yield* Script.Script
    })

  it.effect("aborts the request and sends nothing more, not even to look it up", () =>
    Effect.gen(function* () {
      const { interrupted, sent } = yield* interruptAfter("1 second")
      expect({ interrupted, sent: sent.length }).toEqual({ interrupted: 1, sent: 1 })
    }).pipe(Effect.provide(Script.layer([{ hang: true }, done])))
  )

  it.effect("ends the wait before a retry", () =>
    Effect.gen(function* () {
      expect((yield* interruptAfter("200 millis")).sent.length).toBe(1)
    }).pipe(Effect.provide(Script.layer([busy, done])))
  )
})

describe("TossHttpClient methods", () => {
  const remove = Effect.flatMap(TossHttpClient.TossHttpClient, (http) =>
    http.execute(Endpoints.remove, ["1"])
  )

  it.effect("does not repeat a DELETE, which has no idempotency key", () =>
    Effect.gen(function* () {
      expect((yield* sentBy(remove)).map(({ headers }) => headers["idempotency-key"])).toEqual([undefined])
    }).pipe(Effect.provide(Script.layer([busy, Endpoints.ok])))
  )

  it.effect("says that a DELETE without an answer may have taken effect", () =>
    Effect.gen(function* () {
      expect(yield* failing(remove)).toMatchObject({ outcome: "Unknown" })
    }).pipe(Effect.provide(Script.layer([{ failure: "ECONNRESET" }])))
  )

  it.effect("says that a read without an answer had no effect", () =>
    Effect.gen(function* () {
      expect(yield* failing(read())).toMatchObject({ outcome: "NotApplied", idempotencyKey: null })
    }).pipe(Effect.provide(Script.layer([{ failure: "ECONNRESET" }], { maxRetries: 0 })))
  )
})

describe("TossHttpClient userAgent", () => {
  const made = (userAgent: unknown) =>
    Effect.exit(
      Effect.provide(
        TossHttpClient.make({ userAgent: userAgent as string }),
        Layer.merge(TossConfig.layer({ secretKey: "test_sk_example" }), FetchHttpClient.layer)
      )
    )

  it.effect("is refused when a header cannot take it: no call would be sent", () =>
    Effect.gen(function* () {
      for (const wrong of ["", "shop\r\nx-extra: 1", "\u0000", "상점", 1, null, {}]) {
        expect(String(yield* made(wrong)), String(wrong)).toContain("userAgent must be text")
      }
      expect(Exit.isSuccess(yield* made("shop/1.0 (test)"))).toBe(true)
    })
  )
})
