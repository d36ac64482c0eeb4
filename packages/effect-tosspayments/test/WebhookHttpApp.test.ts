import { createServer } from "node:http"
import { connect } from "node:net"
import * as HttpApp from "@effect/platform/HttpApp"
import * as HttpMiddleware from "@effect/platform/HttpMiddleware"
import * as HttpRouter from "@effect/platform/HttpRouter"
import * as HttpServer from "@effect/platform/HttpServer"
import * as HttpServerRequest from "@effect/platform/HttpServerRequest"
import * as HttpServerResponse from "@effect/platform/HttpServerResponse"
import * as NodeHttpServer from "@effect/platform-node/NodeHttpServer"
import { describe, expect, expectTypeOf, it } from "@effect/vitest"
import * as Context from "effect/Context"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import type * as Scope from "effect/Scope"
import type { Payment } from "../src/model/Payment.js"
import * as TossStore from "../src/TossStore.js"
import * as WebhookHttpApp from "../src/WebhookHttpApp.js"
import * as WebhookInbox from "../src/WebhookInbox.js"
import * as WebhookReceiver from "../src/WebhookReceiver.js"
import * as Samples from "./support/Samples.js"
import * as Script from "./support/Script.js"

const paid = Samples.text("webhook-payment-status-changed-done")
const read: Script.Step = { status: 200, body: Samples.json("payment-card-done") }

const handlers = <E = never, R = never>(
  onEvent: () => Effect.Effect<unknown, E, R> = () => Effect.void
): WebhookInbox.Handlers<E, R> => ({
  PAYMENT_STATUS_CHANGED: onEvent,
  CANCEL_STATUS_CHANGED: onEvent,
  DEPOSIT_CALLBACK: onEvent,
  otherwise: onEvent
})

const receiver = (options: WebhookReceiver.LayerOptions, log: Array<string>) =>
  WebhookReceiver.layer(options).pipe(
    Layer.provide(WebhookInbox.layer()),
    Layer.provide(TossStore.layerMemory),
    Layer.provide(Script.layer([read, read], { maxRetries: 0 })),
    Layer.provideMerge(
      Logger.replace(
        Logger.defaultLogger,
        Logger.make(({ logLevel, message }) => void log.push(`${logLevel.label} ${String(message)}`))
      )
    )
  )

type App = HttpApp.Default<never, WebhookReceiver.WebhookReceiver | Scope.Scope>

/** Serves an app on a socket of this machine until the test ends; its URL, port and log. */
const serve = (app: App, options: WebhookReceiver.LayerOptions = {}) =>
  Effect.gen(function* () {
    const log: Array<string> = []
    const context = yield* Layer.build(
      HttpServer.serve(app).pipe(
        Layer.provideMerge(receiver(options, log)),
        Layer.provideMerge(NodeHttpServer.layer(() => createServer(), { port: 0, host: "127.0.0.1" }))
      )
    )
    const { address } = Context.get(context, HttpServer.HttpServer)
    if (address._tag !== "TcpAddress") throw new Error("expected a port")
    return { url: `http://127.0.0.1:${address.port}`, port: address.port, log }
  })

const routed = (app: App): App =>
  HttpRouter.empty.pipe(
    HttpRouter.post("/webhooks/toss", app),
    Effect.catchAll(() => HttpServerResponse.empty({ status: 404 }))
  )

const post = (url: string, init: RequestInit = {}) =>
  Effect.promise(async () => {
    const response = await fetch(url, { method: "POST", body: paid, ...init })
    return { status: response.status, body: await response.text(), headers: response.headers }
  })

/** Sends raw bytes in steps; resolves with the answer's first line once there is one or the connection ends. */
const raw = (port: number, ...steps: ReadonlyArray<string>) =>
  Effect.async<string>((resume) => {
    const socket = connect(port, "127.0.0.1")
    let answer = ""
    const end = () => {
      socket.destroy()
      resume(Effect.succeed(answer.split("\r\n")[0] ?? ""))
    }
    socket.on("data", (data) => {
      answer += data
      end()
    })
    socket.on("error", end)
    socket.on("close", end)
    for (const step of steps) socket.write(step)
  })

describe("The app on a socket", () => {
  it.scopedLive("answers 200 at its route, and again for a duplicate", () =>
    Effect.gen(function* () {
      const { url } = yield* serve(routed(WebhookHttpApp.app(handlers())))
      expect(yield* post(`${url}/webhooks/toss`)).toMatchObject({ status: 200, body: "handled" })
      expect(yield* post(`${url}/webhooks/toss`)).toMatchObject({ status: 200, body: "duplicate" })
      expect((yield* post(`${url}/elsewhere`)).status).toBe(404)
    })
  )

  it.scopedLive("answers with plain text that nobody stores", () =>
    Effect.gen(function* () {
      const { url } = yield* serve(WebhookHttpApp.app(handlers()))
      const { headers } = yield* post(url)
      expect(headers.get("content-type")).toBe("text/plain; charset=utf-8")
      expect(headers.get("cache-control")).toBe("no-store")
    })
  )

  it.scopedLive("answers 405 when it gets all methods", () =>
    Effect.gen(function* () {
      const { url } = yield* serve(WebhookHttpApp.app(handlers()))
      const answer = yield* post(url, { method: "GET", body: null })
      expect(answer.status).toBe(405)
      expect(answer.headers.get("allow")).toBe("POST")
    })
  )

  it.scopedLive("answers 400 for what is no event, also for no body at all", () =>
    Effect.gen(function* () {
      const { url } = yield* serve(WebhookHttpApp.app(handlers()))
      expect(yield* post(url, { body: "{}" })).toMatchObject({ status: 400, body: "NotAnEvent" })
      expect(yield* post(url, { body: null })).toMatchObject({ status: 400, body: "NotJson" })
    })
  )

  it.scopedLive("answers 413 to an upload in chunks that does not end", () =>
    Effect.gen(function* () {
      const { port } = yield* serve(WebhookHttpApp.app(handlers()), { maxBytes: 1000 })
      const head = "POST / HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n"
      const chunk = `200\r\n${"a".repeat(0x200)}\r\n`
      expect(yield* raw(port, head, chunk, chunk)).toBe("HTTP/1.1 413 Payload Too Large")
    })
  )

  it.scopedLive("handles nothing of an upload that is cut off", () =>
    Effect.gen(function* () {
      let handled = 0
      const to = handlers(() => Effect.sync(() => handled++))
      const { port, url } = yield* serve(WebhookHttpApp.app(to))
      yield* Effect.async<void>((resume) => {
        const socket = connect(port, "127.0.0.1", () => {
          socket.write(
            `POST / HTTP/1.1\r\nhost: a\r\ncontent-length: ${paid.length + 1}\r\n\r\n${paid}`,
            () =>
              setTimeout(() => {
                socket.destroy()
                resume(Effect.void)
              }, 20)
          )
        })
      })
      yield* Effect.sleep("20 millis")
      expect(handled).toBe(0)
      expect((yield* post(url)).status).toBe(200)
    })
  )

  it.scopedLive("answers 503 in time, and goes on when the client goes away", () =>
    Effect.gen(function* () {
      const started = yield* Deferred.make<void>()
      const done = yield* Deferred.make<void>()
      const app = WebhookHttpApp.app(
        handlers(() => Effect.zipRight(Deferred.succeed(started, undefined), Deferred.await(done)))
      )
      const { url } = yield* serve(app, { answerWithin: "100 millis" })
      const abort = new AbortController()
      const first = fetch(url, { method: "POST", body: paid, signal: abort.signal }).catch(() => "aborted")
      yield* Deferred.await(started)
      abort.abort()
      expect(yield* Effect.promise(() => first)).toBe("aborted")
      expect((yield* post(url)).status).toBe(503)
      yield* Deferred.succeed(done, undefined)
      yield* Effect.sleep("20 millis")
      expect(yield* post(url)).toMatchObject({ status: 200, body: "duplicate" })
    })
  )

  it.scopedLive("answers 500 when a middleware has read the body, and logs how to fix it", () =>
    Effect.gen(function* () {
      const logBody = HttpMiddleware.make((app) =>
        Effect.zipRight(
          Effect.flatMap(HttpServerRequest.HttpServerRequest, (request) => Effect.orDie(request.text)),
          app
        )
      )
      const { log, url } = yield* serve(logBody(WebhookHttpApp.app(handlers())) as App)
      expect(yield* post(url)).toMatchObject({ status: 500, body: "BodyAlreadyRead" })
      expect(log.join()).toMatch(/ERROR.*request\.text/)
    })
  )
})

describe("The source of a request on a socket", () => {
  const allowed = (trustProxy = 0) => ({ allowedSources: ["127.0.0.1"], trustProxy })
  const forwarded = (value: string) => ({ headers: { "x-forwarded-for": value } })

  it.scopedLive("is the socket's", () =>
    Effect.gen(function* () {
      const { url } = yield* serve(WebhookHttpApp.app(handlers()), allowed())
      expect((yield* post(url)).status).toBe(200)
      const other = yield* serve(WebhookHttpApp.app(handlers()), { allowedSources: ["13.124.18.147"] })
      expect((yield* post(other.url, forwarded("13.124.18.147"))).status).toBe(403)
    })
  )

  it.scopedLive("is not what HttpMiddleware.xForwardedHeaders takes from the left of the header", () =>
    Effect.gen(function* () {
      const app = HttpMiddleware.xForwardedHeaders(WebhookHttpApp.app(handlers()))
      const { url } = yield* serve(app, { allowedSources: ["13.124.18.147"] })
      expect((yield* post(url, forwarded("13.124.18.147"))).status).toBe(403)
    })
  )

  it.scopedLive("is the last of the header behind one proxy", () =>
    Effect.gen(function* () {
      const { url } = yield* serve(WebhookHttpApp.app(handlers()), allowed(1))
      expect((yield* post(url, forwarded("127.0.0.1, 198.51.100.9"))).status).toBe(403)
      expect((yield* post(url)).status).toBe(403)
      expect((yield* post(url, forwarded("198.51.100.9, 127.0.0.1"))).status).toBe(200)
    })
  )

  it.scopedLive("is checked with settings of the app alone", () =>
    Effect.gen(function* () {
      const settings = yield* WebhookReceiver.settings({ allowedSources: ["13.124.18.147"] })
      const { url } = yield* serve(WebhookHttpApp.app(handlers(), settings))
      expect((yield* post(url)).status).toBe(403)
    })
  )
})

describe("The app as a web handler", () => {
  const web = (app: App) =>
    Effect.gen(function* () {
      const log: Array<string> = []
      const runtime = yield* Layer.toRuntime(receiver({}, log))
      return { log, handle: HttpApp.toWebHandler(Effect.provide(app, runtime)) }
    })
  const request = (body: BodyInit | null = paid) =>
    new Request("https://shop.test/webhooks/toss", { method: "POST", body, duplex: "half" } as RequestInit)

  it.scopedLive("answers a Request", () =>
    Effect.gen(function* () {
      const { handle } = yield* web(WebhookHttpApp.app(handlers()))
      expect((yield* Effect.promise(() => handle(request()))).status).toBe(200)
      const empty = yield* Effect.promise(() => handle(request(null)))
      expect(empty.status).toBe(400)
      expect(yield* Effect.promise(() => empty.text())).toBe("NotJson")
    })
  )

  it.scopedLive("stops the upload of a body that is too large", () =>
    Effect.gen(function* () {
      const { handle } = yield* web(WebhookHttpApp.app(handlers()))
      let pulled = 0
      const endless = new ReadableStream({
        pull: (controller) => {
          pulled += 1
          controller.enqueue(new Uint8Array(256 * 1024))
        }
      })
      expect((yield* Effect.promise(() => handle(request(endless)))).status).toBe(413)
      expect(pulled).toBeLessThan(8)
    })
  )

  it.scopedLive("answers 400 when the upload breaks", () =>
    Effect.gen(function* () {
      const { handle } = yield* web(WebhookHttpApp.app(handlers()))
      const broken = new ReadableStream({ pull: (controller) => controller.error(new Error("reset")) })
      expect((yield* Effect.promise(() => handle(request(broken)))).status).toBe(400)
    })
  )

  it.scopedLive("answers 500 when the body was read before", () =>
    Effect.gen(function* () {
      const { handle, log } = yield* web(WebhookHttpApp.app(handlers()))
      const used = request()
      yield* Effect.promise(() => used.text())
      expect((yield* Effect.promise(() => handle(used))).status).toBe(500)
      expect(log.join()).toContain("was read before")
    })
  )
})

describe("The type of the app", () => {
  it("needs the receiver and what its handlers need, but no scope of theirs", () => {
    class Orders extends Context.Tag("test/Orders")<Orders, object>() {}
    const app = WebhookHttpApp.app(
      handlers(() =>
        Effect.zipRight(
          Orders,
          Effect.addFinalizer(() => Effect.void)
        )
      )
    )
    expectTypeOf(app).toEqualTypeOf<
      HttpApp.Default<never, WebhookReceiver.WebhookReceiver | Scope.Scope | Orders>
    >()
  })

  it("gathers what each of a few handlers needs, whatever they fail with", () => {
    class Orders extends Context.Tag("test/Orders")<Orders, object>() {}
    class Mail extends Context.Tag("test/Mail")<Mail, object>() {}
    const app = WebhookHttpApp.app({
      PAYMENT_STATUS_CHANGED: () => Effect.zipRight(Orders, Effect.fail("out of stock" as const)),
      otherwise: () => Effect.zipRight(Mail, Effect.fail(404 as const))
    })
    expectTypeOf(app).toEqualTypeOf<
      HttpApp.Default<never, WebhookReceiver.WebhookReceiver | Scope.Scope | Orders | Mail>
    >()
    const none = () => Effect.void
    // @ts-expect-error no event has this name
    WebhookHttpApp.app({ PAYMENT_STATUS_CHANGE: none, otherwise: none })
    // @ts-expect-error events without a function of their own go nowhere
    WebhookHttpApp.app({ PAYMENT_STATUS_CHANGED: none })
    WebhookHttpApp.app({
      PAYMENT_STATUS_CHANGED: ({ data }) => Effect.sync(() => expectTypeOf(data).toEqualTypeOf<Payment>()),
      otherwise: none
    })
  })
})
