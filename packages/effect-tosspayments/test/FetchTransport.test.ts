import { setTimeout as realTime } from "node:timers/promises"
import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import * as HttpClient from "@effect/platform/HttpClient"
import * as HttpClientRequest from "@effect/platform/HttpClientRequest"
import { describe, expect, it } from "@effect/vitest"
import * as Cause from "effect/Cause"
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as LogLevel from "effect/LogLevel"
import * as Metric from "effect/Metric"
import * as Random from "effect/Random"
import * as TestClock from "effect/TestClock"
import * as Tracer from "effect/Tracer"
import type { CallOptions, PendingCall } from "../src/Call.js"
import * as FetchTransport from "../src/FetchTransport.js"
import * as TossConfig from "../src/TossConfig.js"
import * as TossHttpClient from "../src/TossHttpClient.js"
import * as TossMetrics from "../src/TossMetrics.js"
import * as Endpoints from "./support/Endpoints.js"
import * as Script from "./support/Script.js"

type Fetch = typeof globalThis.fetch

interface Sent {
  readonly url: string
  readonly init: RequestInit & { readonly headers: Readonly<Record<string, string>> }
}

const ok = () => Response.json({ ok: true })
const busy = () => Response.json({}, { status: 503 })
const never = () => new Promise<never>(() => {})

/** A `fetch` that answers in turn, and remembers what it was given. */
const scripted = (...answers: ReadonlyArray<(sent: Sent) => unknown>) => {
  const sent: Array<Sent> = []
  const fetch = ((url: string, init: Sent["init"]) => {
    sent.push({ url: String(url), init })
    const answer = answers[sent.length - 1]
    if (answer === undefined) throw new Error("unexpected request")
    return answer(sent.at(-1) as Sent)
  }) as Fetch
  return { fetch, sent }
}

interface Settings {
  readonly config?: Partial<TossConfig.Options>
  readonly options?: TossHttpClient.Options
  readonly requestInit?: RequestInit
}

const layer = (fetch: Fetch, { config, options = {}, requestInit }: Settings = {}) =>
  TossHttpClient.layer(options).pipe(
    Layer.provide(TossConfig.layer({ secretKey: "test_sk_example", ...config })),
    Layer.provideMerge(FetchTransport.layer),
    Layer.provide(
      requestInit === undefined ? Layer.empty : Layer.succeed(FetchHttpClient.RequestInit, requestInit)
    ),
    Layer.provide(Layer.succeed(FetchHttpClient.Fetch, fetch)),
    Layer.merge(Layer.setRandom(Random.fixed([0.5])))
  )

const read = (options?: CallOptions) =>
  Effect.flatMap(TossHttpClient.TossHttpClient, (http) => http.execute(Endpoints.read, ["1"], options))

const post = (options?: CallOptions) =>
  Effect.flatMap(TossHttpClient.TossHttpClient, (http) =>
    http.execute(Endpoints.post, ["1", { size: 1 }], options)
  )

const failing = <A, E, R>(call: Effect.Effect<A, E, R>) => Effect.flip(Script.elapse(call))

/** Lets promises settle. */
const settled = Effect.promise(() => realTime(0))

describe("FetchTransport and time", () => {
  it.effect("gives up each attempt at the time-out and sends it again under the same key", () => {
    const { fetch, sent } = scripted(never, never, ok)
    return Effect.gen(function* () {
      expect(yield* Script.elapse(post())).toEqual({ ok: true })
      expect(sent.map(({ init }) => init.signal?.aborted)).toEqual([true, true, false])
      expect(new Set(sent.map(({ init }) => init.headers["idempotency-key"])).size).toBe(1)
    }).pipe(Effect.provide(layer(fetch, { config: { timeout: "7 seconds" } })))
  })

  it.effect("repeats a 503 at 0, 500 and 1500 ms", () => {
    const times: Array<number> = []
    return Effect.gen(function* () {
      const clock = yield* Effect.clock
      const at = (answer: () => Response) => () => {
        times.push(clock.unsafeCurrentTimeMillis())
        return Promise.resolve(answer())
      }
      const { fetch } = scripted(at(busy), at(busy), at(ok))
      expect(yield* Script.elapse(read()).pipe(Effect.provide(layer(fetch)))).toEqual({ ok: true })
      expect(times).toEqual([0, 500, 1500])
    })
  })

  it.effect("ends at the time-out on the clock of the program, no millisecond earlier", () => {
    const { fetch, sent } = scripted(never)
    return Effect.gen(function* () {
      const fiber = yield* Effect.fork(Effect.flip(read()))
      yield* TestClock.adjust("29999 millis")
      expect(sent[0]?.init.signal?.aborted).toBe(false)
      yield* TestClock.adjust("1 millis")
      expect(sent[0]?.init.signal?.aborted).toBe(true)
      expect(yield* Fiber.join(fiber)).toMatchObject({ reason: "Timeout", attempts: 1 })
    }).pipe(Effect.provide(layer(fetch, { config: { maxRetries: 0 } })))
  })

  it.live("ends at the time-out on the clock of the machine", () => {
    const { fetch, sent } = scripted(never)
    return Effect.gen(function* () {
      expect(yield* Effect.flip(read({ timeout: "1 millis" }))).toMatchObject({ reason: "Timeout" })
      expect(sent[0]?.init.signal?.aborted).toBe(true)
    }).pipe(Effect.provide(layer(fetch, { config: { maxRetries: 0 } })))
  })

  for (const [name, clockOf] of [
    [
      "made from scratch",
      (sleep: Clock.Clock["sleep"]): Clock.Clock => ({
        [Clock.ClockTypeId]: Clock.ClockTypeId,
        unsafeCurrentTimeMillis: () => 0,
        unsafeCurrentTimeNanos: () => 0n,
        currentTimeMillis: Effect.succeed(0),
        currentTimeNanos: Effect.succeed(0n),
        sleep
      })
    ],
    [
      "made from Effect's own",
      (sleep: Clock.Clock["sleep"]) => Object.create(Clock.make(), { sleep: { value: sleep } })
    ]
  ] as const) {
    it.live(`waits on a clock of the user, ${name}`, () => {
      const waits: Array<number> = []
      const clock: Clock.Clock = clockOf((duration) =>
        Effect.sync(() => {
          waits.push(Duration.toMillis(duration))
        })
      )
      const { fetch } = scripted(never)
      return Effect.gen(function* () {
        const error = yield* Effect.flip(read({ timeout: "1 day" }))
        expect(error).toMatchObject({ reason: "Timeout" })
        expect(waits).toEqual([86_400_000])
      }).pipe(Effect.withClock(clock), Effect.provide(layer(fetch, { config: { maxRetries: 0 } })))
    })
  }

  it.live("leaves no timer behind", () => {
    const { clearTimeout, setTimeout } = globalThis
    const anHour = new Set<unknown>()
    globalThis.setTimeout = ((task: () => void, millis?: number) => {
      const timer = setTimeout(task, millis)
      if (millis === 3_600_000) anHour.add(timer)
      return timer
    }) as typeof setTimeout
    globalThis.clearTimeout = (timer) => {
      anHour.delete(timer)
      clearTimeout(timer)
    }
    const { fetch } = scripted(
      async () => ok(),
      async () => Promise.reject(new TypeError("no")),
      never
    )
    return Effect.gen(function* () {
      yield* read({ timeout: "1 hour" })
      yield* Effect.flip(read({ timeout: "1 hour" }))
      expect(anHour.size).toBe(0)
      const fiber = yield* Effect.fork(read({ timeout: "1 hour" }))
      yield* settled
      expect(anHour.size).toBe(1)
      yield* Fiber.interrupt(fiber)
      expect(anHour.size).toBe(0)
    }).pipe(
      Effect.ensuring(Effect.sync(() => Object.assign(globalThis, { clearTimeout, setTimeout }))),
      Effect.provide(layer(fetch, { config: { maxRetries: 0 } }))
    )
  })

  it.effect("aborts the request at the deadline of the call", () => {
    const { fetch, sent } = scripted(never)
    return Effect.gen(function* () {
      const error = yield* failing(post({ deadline: "10 seconds" }))
      expect(error).toMatchObject({ reason: "Deadline", outcome: "Unknown", attempts: 1 })
      expect(sent[0]?.init.signal?.aborted).toBe(true)
    }).pipe(Effect.provide(layer(fetch)))
  })

  it.effect("aborts the request when it is interrupted, hands the call over, and sends nothing more", () => {
    const open: Array<PendingCall> = []
    const { fetch, sent } = scripted(never, async () => ok())
    return Effect.gen(function* () {
      const fiber = yield* Effect.fork(post({ onUnknown: (pending) => void open.push(pending) }))
      yield* TestClock.adjust("1 second")
      const exit = yield* Fiber.interrupt(fiber)
      yield* TestClock.adjust("1 hour")
      expect(Exit.isFailure(exit) && Cause.isInterruptedOnly(exit.cause)).toBe(true)
      expect(sent.map(({ init }) => init.signal?.aborted)).toEqual([true])
      expect(open.map(({ operation }) => operation)).toEqual(["things.post"])
    }).pipe(Effect.provide(layer(fetch)))
  })

  it.effect("drops an answer that comes after its time, and one that fails then", () => {
    const late: Array<() => void> = []
    const slow =
      (settle: (resolve: (response: Response) => void, reject: (error: Error) => void) => void) => () =>
        new Promise<Response>((resolve, reject) => late.push(() => settle(resolve, reject)))
    const { fetch } = scripted(
      slow((resolve) => resolve(Response.json({ ok: false }))),
      slow((_, reject) => reject(new TypeError("too late"))),
      async () => ok()
    )
    const seen: Array<unknown> = []
    return Effect.gen(function* () {
      const fiber = yield* Effect.fork(read({ onResponse: ({ json }) => void seen.push(json) }))
      yield* TestClock.adjust("1 minute")
      for (const settle of late) settle()
      yield* settled
      yield* TestClock.adjust("1 hour")
      expect(yield* Fiber.join(fiber)).toEqual({ ok: true })
      expect(seen).toEqual([{ ok: true }])
    }).pipe(Effect.provide(layer(fetch)))
  })
})

describe("FetchTransport and a fetch of the user", () => {
  const bad: ReadonlyArray<readonly [name: string, answer: () => unknown, reason: string]> = [
    [
      "throws at once",
      () => {
        throw new RangeError("boom")
      },
      "Reset"
    ],
    ["throws nothing at all", () => Promise.reject(undefined), "Reset"],
    ["answers with nothing", () => undefined, "Body"],
    ["answers with a text", () => "{}", "Body"],
    [
      "answers with something whose status throws",
      () => ({
        get status() {
          throw new Error("getter")
        }
      }),
      "Body"
    ],
    [
      "answers with headers that are none",
      () => ({ status: 200, headers: 7, text: async () => '{"ok":true}' }),
      "Body"
    ],
    ["answers without a body that can be read", () => ({ status: 200, headers: {} }), "Body"],
    [
      "answers with a body that breaks",
      () => new Response(new ReadableStream({ pull: (out) => out.error(new TypeError("terminated")) })),
      "Body"
    ]
  ]
  for (const [name, answer, reason] of bad) {
    it.effect(`is told apart when it ${name}`, () => {
      const { fetch } = scripted(answer)
      return Effect.gen(function* () {
        expect(yield* failing(post())).toMatchObject({ _tag: "NetworkError", reason, outcome: "Unknown" })
      }).pipe(Effect.provide(layer(fetch, { config: { maxRetries: 0 } })))
    })
  }

  it.effect("is given a text as the URL, bytes as the body, and no length of them", () => {
    const { fetch, sent } = scripted(async () => ok())
    return Effect.gen(function* () {
      yield* post()
      expect(sent[0]?.url).toBe("https://api.tosspayments.com/v1/things/1")
      expect(sent[0]?.init.method).toBe("POST")
      expect(new TextDecoder().decode(sent[0]?.init.body as Uint8Array)).toBe('{"size":1}')
      expect(Object.keys(sent[0]?.init.headers ?? {}).sort()).toEqual([
        "accept",
        "authorization",
        "content-type",
        "idempotency-key",
        "user-agent"
      ])
    }).pipe(Effect.provide(layer(fetch)))
  })

  it.effect("is given the headers and settings of RequestInit, under those of the SDK", () => {
    const { fetch, sent } = scripted(async () => ok())
    const requestInit = {
      headers: [
        ["X-Shop", "7"],
        ["Authorization", "none"]
      ] as [string, string][],
      keepalive: true,
      redirect: "follow",
      signal: AbortSignal.abort(),
      method: "PUT"
    } as const
    return Effect.gen(function* () {
      yield* read()
      expect(sent[0]?.init).toMatchObject({ keepalive: true, redirect: "manual", method: "GET" })
      expect(sent[0]?.init.signal?.aborted).toBe(false)
      expect(sent[0]?.init.headers["x-shop"]).toBe("7")
      expect(sent[0]?.init.headers["authorization"]).toMatch(/^Basic /)
    }).pipe(Effect.provide(layer(fetch, { requestInit })))
  })

  it.effect("is that of the call where one is provided around it", () => {
    const ofLayer = scripted()
    const ofCall = scripted(async () => ok())
    return Effect.gen(function* () {
      yield* Effect.provideService(read(), FetchHttpClient.Fetch, ofCall.fetch)
      expect([ofLayer.sent.length, ofCall.sent.length]).toEqual([0, 1])
    }).pipe(Effect.provide(layer(ofLayer.fetch)))
  })
})

describe("FetchTransport under transformClient", () => {
  const marked = HttpClient.mapRequest(HttpClientRequest.setHeader("x-shop", "7"))
  const marking = (client: HttpClient.HttpClient): HttpClient.HttpClient["execute"] => {
    const { execute } = client
    return (request) => execute(HttpClientRequest.setHeader(request, "x-shop", "7"))
  }
  const ways: ReadonlyArray<
    readonly [name: string, transformClient: (client: HttpClient.HttpClient) => HttpClient.HttpClient]
  > = [
    ["mapRequest", marked],
    ["a copy with another execute", (client) => ({ ...client, pipe: client.pipe, execute: marking(client) })],
    [
      "an object on top of it",
      (client) => Object.create(client, { execute: { value: marking(client) } }) as HttpClient.HttpClient
    ],
    ["another execute in its place", (client) => Object.assign(client, { execute: marking(client) })]
  ]
  for (const [name, transformClient] of ways) {
    it.effect(`goes through what ${name} makes of it`, () => {
      const { fetch, sent } = scripted(async () => ok())
      return Effect.gen(function* () {
        expect(yield* read()).toEqual({ ok: true })
        expect(sent[0]?.init).toMatchObject({ redirect: "manual", cache: "no-store" })
        expect(sent[0]?.init.headers["x-shop"]).toBe("7")
      }).pipe(Effect.provide(layer(fetch, { options: { transformClient } })))
    })
  }

  it.effect("sends parameters that are added to the URL", () => {
    const { fetch, sent } = scripted(async () => ok())
    const transformClient = HttpClient.mapRequest(HttpClientRequest.setUrlParam("shop", "7"))
    return Effect.gen(function* () {
      yield* read()
      expect(sent[0]?.url).toBe("https://api.tosspayments.com/v1/things/1?shop=7")
    }).pipe(Effect.provide(layer(fetch, { options: { transformClient } })))
  })

  it.effect("sends nothing to a URL that is none", () => {
    const { fetch, sent } = scripted()
    const transformClient = HttpClient.mapRequest(HttpClientRequest.setUrl("nowhere"))
    return Effect.gen(function* () {
      expect(yield* failing(post())).toMatchObject({ reason: "Connect", outcome: "NotApplied" })
      expect(sent).toEqual([])
    }).pipe(Effect.provide(layer(fetch, { options: { transformClient }, config: { maxRetries: 0 } })))
  })

  it.effect("reads no more of an answer than allowed", () => {
    const { fetch } = scripted(async () => Response.json({ ok: true, more: "x".repeat(100) }))
    return Effect.gen(function* () {
      expect(yield* failing(read())).toMatchObject({ reason: "BodyTooLarge" })
    }).pipe(Effect.provide(layer(fetch, { options: { transformClient: marked, maxResponseBytes: 100 } })))
  })

  it.effect("aborts the request at the time-out", () => {
    const { fetch, sent } = scripted(never)
    return Effect.gen(function* () {
      expect(yield* failing(read())).toMatchObject({ reason: "Timeout" })
      expect(sent[0]?.init.signal?.aborted).toBe(true)
    }).pipe(Effect.provide(layer(fetch, { options: { transformClient: marked }, config: { maxRetries: 0 } })))
  })
})

describe("FetchTransport for others", () => {
  it.effect("is an HttpClient like the platform's, bodies of any kind included", () => {
    const { fetch, sent } = scripted(
      async () => ok(),
      async () => new Response("created", { status: 201 })
    )
    return Effect.gen(function* () {
      const client = yield* HttpClient.HttpClient
      const answer = yield* client.get("https://shop.example/a", { urlParams: { b: "1" } })
      expect(yield* answer.json).toEqual({ ok: true })
      const form = new FormData()
      form.append("a", "1")
      const created = yield* client.execute(
        HttpClientRequest.post("https://shop.example/form").pipe(HttpClientRequest.bodyFormData(form))
      )
      expect([created.status, yield* created.text]).toEqual([201, "created"])
      expect(sent.map(({ url }) => url)).toEqual(["https://shop.example/a?b=1", "https://shop.example/form"])
      expect(sent[1]?.init.body).toBe(form)
      expect(sent[0]?.init.redirect).toBeUndefined()
    }).pipe(Effect.provide(layer(fetch)))
  })
})

describe("FetchTransport and those who listen", () => {
  interface Recorded {
    readonly name: string
    readonly parent: string | null
    readonly attributes: ReadonlyMap<string, unknown>
  }
  const recorder = () => {
    const spans: Array<Recorded> = []
    const tracer = Tracer.make({
      span: (name, parent, context, links, startTime, kind) => {
        const attributes = new Map<string, unknown>()
        const above = parent._tag === "Some" && parent.value._tag === "Span" ? parent.value.name : null
        spans.push({ name, parent: above, attributes })
        return {
          _tag: "Span",
          name,
          spanId: `${spans.length}`,
          traceId: "trace",
          sampled: true,
          parent,
          context,
          links,
          kind,
          status: { _tag: "Started", startTime },
          attributes,
          attribute: (key, value) => attributes.set(key, value),
          event: () => {},
          addLinks: () => {},
          end: () => {}
        }
      },
      context: (run) => run()
    })
    return { spans, tracer }
  }
  const call = "TossPayments.things.read"
  const attempt = "GET /things/{thingId}"
  const names = (spans: ReadonlyArray<Recorded>) => spans.map(({ name }) => name)

  it.effect("makes spans for a tracer around one call only", () => {
    const { spans, tracer } = recorder()
    const { fetch } = scripted(...Array(3).fill(async () => ok()))
    return Effect.gen(function* () {
      yield* read()
      yield* Effect.withTracer(read(), tracer)
      yield* read()
      expect(names(spans)).toEqual([call, attempt])
    }).pipe(Effect.provide(layer(fetch)))
  })

  it.effect("makes spans for the tracer of a layer, below the span of the program", () => {
    const { spans, tracer } = recorder()
    const { fetch } = scripted(async () => ok())
    return Effect.gen(function* () {
      yield* Effect.withSpan(read(), "checkout")
      expect(spans.map(({ name, parent }) => [name, parent])).toEqual([
        ["checkout", null],
        [call, "checkout"],
        [attempt, call]
      ])
    }).pipe(Effect.provide(Layer.merge(layer(fetch), Layer.setTracer(tracer))))
  })

  it.effect("makes none where tracing is switched off", () => {
    const { spans, tracer } = recorder()
    const { fetch } = scripted(async () => ok())
    return Effect.gen(function* () {
      yield* read().pipe(Effect.withTracerEnabled(false), Effect.withTracer(tracer))
      expect(spans).toEqual([])
    }).pipe(Effect.provide(layer(fetch)))
  })

  it.effect("makes the same spans as over any other client", () => {
    const headers = { "x-tosspayments-trace-id": "trace-1" }
    const answers = [async () => Response.json({}, { status: 503, headers }), async () => ok()]
    const spansOf = (layerOf: (fetch: Fetch) => ReturnType<typeof layer>) => {
      const { spans, tracer } = recorder()
      return Script.elapse(Effect.withTracer(post(), tracer)).pipe(
        Effect.provide(layerOf(scripted(...answers).fetch)),
        Effect.map(() => spans.map(({ attributes, name }) => ({ name, ...Object.fromEntries(attributes) })))
      )
    }
    return Effect.gen(function* () {
      const direct = yield* spansOf(layer)
      expect(direct).toEqual([
        {
          name: "TossPayments.things.post",
          "server.address": "api.tosspayments.com",
          "tosspayments.outcome": "Success"
        },
        {
          name: "POST /things/{thingId}",
          "http.request.method": "POST",
          "http.request.resend_count": 0,
          "url.template": "/things/{thingId}",
          "http.response.status_code": 503,
          "tosspayments.trace_id": "trace-1",
          "error.type": "ServerError"
        },
        {
          name: "POST /things/{thingId}",
          "http.request.method": "POST",
          "http.request.resend_count": 1,
          "url.template": "/things/{thingId}",
          "http.response.status_code": 200
        }
      ])
      const throughAnother = yield* spansOf((fetch) =>
        layer(fetch, { options: { transformClient: HttpClient.mapRequest((request) => request) } })
      )
      expect(throughAnother).toEqual(direct)
    })
  })

  it.effect("counts calls and retries with the labels of the program, for each outcome apart", () => {
    const { fetch } = scripted(
      async () => busy(),
      async () => ok(),
      async () => Response.json({ code: "INVALID_REQUEST", message: "" }, { status: 400 }),
      () => Promise.reject(new TypeError("gone"))
    )
    const count = (outcome: string, shop: string) =>
      TossMetrics.callDuration.pipe(
        Metric.tagged("shop", shop),
        Metric.tagged("endpoint", "things.post"),
        Metric.tagged("outcome", outcome),
        Metric.value,
        Effect.map((histogram) => histogram.count)
      )
    const retries = TossMetrics.retries.pipe(
      Metric.tagged("shop", "7"),
      Metric.tagged("endpoint", "things.post"),
      Metric.value
    )
    return Effect.gen(function* () {
      yield* Script.elapse(post()).pipe(Effect.tagMetrics("shop", "7"))
      yield* Script.elapse(Effect.ignore(post())).pipe(Effect.tagMetrics("shop", "7"))
      yield* Script.elapse(Effect.ignore(post())).pipe(Effect.tagMetrics("shop", "8"))
      expect([
        yield* count("Success", "7"),
        yield* count("NotApplied", "7"),
        yield* count("Unknown", "7")
      ]).toEqual([1, 1, 0])
      expect(yield* count("Unknown", "8")).toBe(1)
      expect((yield* retries).count).toBe(1)
    }).pipe(Effect.provide(layer(fetch, { config: { maxRetries: 1 } })))
  })

  for (const [name, options] of [
    ["directly", {}],
    [
      "through another client",
      { transformClient: HttpClient.mapRequest((request: HttpClientRequest.HttpClientRequest) => request) }
    ]
  ] as const) {
    it.effect(`logs nothing of a request that fails ${name}`, () => {
      const lines: Array<string> = []
      const logger = Logger.make(({ cause, message }) => {
        lines.push(`${String(message)} ${Cause.pretty(cause)}`)
      })
      const { fetch } = scripted(
        () => Promise.reject(new TypeError("gone")),
        () => undefined,
        never
      )
      return Effect.gen(function* () {
        for (const _ of [1, 2, 3]) yield* Script.elapse(Effect.flip(post()))
        expect(lines).toEqual([])
      }).pipe(
        Logger.withMinimumLogLevel(LogLevel.All),
        Effect.provide(Logger.replace(Logger.defaultLogger, logger)),
        Effect.provide(layer(fetch, { options, config: { maxRetries: 0 } }))
      )
    })
  }
})

describe("FetchTransport of two clients in one program", () => {
  it.effect("keeps the fetch of each", () => {
    class One extends Context.Tag("test/One")<One, TossHttpClient.Service>() {}
    class Two extends Context.Tag("test/Two")<Two, TossHttpClient.Service>() {}
    const [one, two] = [scripted(async () => ok()), scripted(async () => ok())]
    const both = Layer.merge(
      Layer.fresh(Layer.effect(One, TossHttpClient.TossHttpClient).pipe(Layer.provide(layer(one.fetch)))),
      Layer.fresh(Layer.effect(Two, TossHttpClient.TossHttpClient).pipe(Layer.provide(layer(two.fetch))))
    )
    return Effect.gen(function* () {
      yield* (yield* One).execute(Endpoints.read, ["1"])
      yield* (yield* Two).execute(Endpoints.read, ["1"])
      expect([one.sent.length, two.sent.length]).toEqual([1, 1])
    }).pipe(Effect.provide(both))
  })
})
