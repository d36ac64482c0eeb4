import { createServer, request as httpRequest, type IncomingHttpHeaders } from "node:http"
import { FetchHttpClient } from "@effect/platform"
import { expect, it } from "@effect/vitest"
import { Effect, Fiber, Layer } from "effect"
import { describe } from "vitest"
import { Emulator, EmulatorServer, Fault, WebhookSender } from "../src/index.js"
import { basic, type Loose, testKey } from "./support.js"

const live = EmulatorServer.layer().pipe(Layer.provideMerge(Emulator.layerWithoutWebhooks()))

interface Response {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
  readonly json: Loose
  /** What broke the answer off, if anything did. */
  readonly broken: string | null
}

/** A request over a real socket; rejects when the connection ends without a status line. */
const send = (
  url: string,
  method: string,
  path: string,
  options: { readonly body?: string | Buffer; readonly headers?: Record<string, string> } = {}
): Effect.Effect<Response, NodeJS.ErrnoException> =>
  Effect.async((resume, signal) => {
    const outgoing = httpRequest(
      url + path,
      { method, signal, headers: { authorization: basic(testKey), ...options.headers } },
      (incoming) => {
        const chunks: Array<Buffer> = []
        const end = (broken: string | null) => {
          const text = Buffer.concat(chunks).toString("utf8")
          let json: unknown
          try {
            json = JSON.parse(text)
          } catch {
            json = undefined
          }
          resume(
            Effect.succeed({
              status: incoming.statusCode ?? 0,
              headers: incoming.headers,
              text,
              json,
              broken
            })
          )
        }
        incoming.on("data", (chunk: Buffer) => chunks.push(chunk))
        incoming.on("error", (error: NodeJS.ErrnoException) => end(error.code ?? error.message))
        incoming.on("end", () => end(null))
      }
    )
    outgoing.on("error", (error) => resume(Effect.fail(error)))
    outgoing.end(options.body ?? "")
  })

const setUp = Effect.gen(function* () {
  const { url } = yield* EmulatorServer.EmulatorServer
  const emulator = yield* Emulator.Emulator
  const authorization = yield* emulator.payments.authorize({ orderId: "ORD-0001", amount: 33000 })
  const { amount, orderId, paymentKey } = authorization
  const confirm = send(url, "POST", "/v1/payments/confirm", {
    body: JSON.stringify({ paymentKey, orderId, amount }),
    headers: { "content-type": "application/json", "idempotency-key": "k1" }
  })
  return { url, emulator, paymentKey, confirm }
})

describe("the server", () => {
  it.live("serves the API on a free port of the loopback address", () =>
    Effect.gen(function* () {
      const server = yield* EmulatorServer.EmulatorServer
      expect(server.host).toBe("127.0.0.1")
      expect(server.port).toBeGreaterThan(0)
      expect(server.url).toBe(`http://127.0.0.1:${server.port}`)
      const { confirm } = yield* setUp
      const answer = yield* confirm
      expect([answer.status, answer.json.status]).toEqual([200, "DONE"])
      expect(answer.headers["idempotency-key"]).toBe("k1")
      expect((yield* confirm).text).toBe(answer.text)
    }).pipe(Effect.provide(live))
  )

  it.live("closes the socket of a dropped request, after doing the work", () =>
    Effect.gen(function* () {
      const { confirm, emulator } = yield* setUp
      yield* emulator.faults.inject({ fault: Fault.Drop({ when: "After" }) })
      expect((yield* Effect.flip(confirm)).code).toBe("ECONNRESET")
      expect((yield* confirm).json.status).toBe("DONE")
      expect((yield* emulator.requests).map(({ replayed }) => replayed)).toEqual([false, true])
    }).pipe(Effect.provide(live))
  )

  it.live("breaks a cut-off answer off in the middle", () =>
    Effect.gen(function* () {
      const { confirm, emulator } = yield* setUp
      for (const bytes of [0, 30]) {
        yield* emulator.faults.inject({ fault: Fault.CutOff({ bytes }) })
        const answer = yield* confirm
        expect([answer.status, answer.text.length, answer.broken]).toEqual([200, bytes, "ECONNRESET"])
        expect(Number(answer.headers["content-length"])).toBeGreaterThan(bytes)
      }
    }).pipe(Effect.provide(live))
  )

  it.live("goes on with the work when the client hangs up", () =>
    Effect.gen(function* () {
      const { confirm, emulator } = yield* setUp
      yield* emulator.faults.inject({ fault: Fault.Delay({ duration: "300 millis" }) })
      yield* Effect.timeoutOption(confirm, "100 millis")
      expect((yield* confirm).status).toBe(409)
      const answer = yield* confirm.pipe(
        Effect.delay("10 millis"),
        Effect.repeat({ until: ({ status }) => status !== 409, times: 500 })
      )
      expect(answer.json.status).toBe("DONE")
    }).pipe(Effect.provide(live))
  )

  it.live("closes although a request hangs", () =>
    Effect.gen(function* () {
      const stuck = yield* Effect.scoped(
        Effect.gen(function* () {
          const context = yield* Layer.build(live)
          return yield* Effect.provide(
            Effect.gen(function* () {
              const { confirm, emulator } = yield* setUp
              yield* emulator.faults.inject({ fault: Fault.Hang({ when: "Before" }) })
              const fiber = yield* Effect.forkDaemon(Effect.flip(confirm))
              yield* emulator.requests.pipe(
                Effect.delay("5 millis"),
                Effect.repeat({ until: (log) => log[0]?.outcome === "Hung", times: 1000 })
              )
              return fiber
            }),
            context
          )
        })
      )
      expect((yield* stuck).code).toBe("ECONNRESET")
    })
  )

  it.live("closes the connection of a hanging request at reset", () =>
    Effect.gen(function* () {
      const { confirm, emulator } = yield* setUp
      yield* emulator.faults.inject({ fault: Fault.Hang({ when: "Before" }) })
      const fiber = yield* Effect.fork(Effect.flip(confirm))
      yield* emulator.requests.pipe(
        Effect.delay("5 millis"),
        Effect.repeat({ until: (log) => log[0]?.outcome === "Hung", times: 1000 })
      )
      yield* emulator.reset
      expect((yield* Fiber.join(fiber)).code).toBe("ECONNRESET")
    }).pipe(Effect.provide(live))
  )

  it.live("sends raw bodies as they are", () =>
    Effect.gen(function* () {
      const { confirm, emulator } = yield* setUp
      yield* emulator.faults.inject({ fault: Fault.Body({ status: 502, body: "<html>Bad Gateway</html>" }) })
      const answer = yield* confirm
      expect([answer.status, answer.text]).toEqual([502, "<html>Bad Gateway</html>"])
      expect(answer.headers["content-type"]).toContain("text/html")
    }).pipe(Effect.provide(live))
  )

  it.live("answers 413 to a body over 1 MiB, on both sides", () =>
    Effect.gen(function* () {
      const { url } = yield* setUp
      const body = Buffer.alloc(1024 * 1024 + 1, "x")
      expect((yield* send(url, "POST", "/v1/payments/confirm", { body })).status).toBe(413)
      expect((yield* send(url, "POST", "/_emulator/payments", { body })).status).toBe(413)
      expect((yield* send(url, "GET", "/_emulator/health")).status).toBe(200)
    }).pipe(Effect.provide(live))
  )

  it.live("fails when the port is taken", () =>
    Effect.gen(function* () {
      const { port } = yield* EmulatorServer.EmulatorServer
      const error = yield* Effect.flip(Effect.scoped(Layer.build(EmulatorServer.layer({ port }))))
      expect(error._tag).toBe("ServeError")
      expect(error.cause).toMatchObject({ code: "EADDRINUSE" })
    }).pipe(Effect.provide(live))
  )
})

describe("the control API", () => {
  const control = (method: string, path: string, body?: unknown) =>
    Effect.flatMap(EmulatorServer.EmulatorServer, ({ url }) =>
      send(url, method, `/_emulator${path}`, {
        headers: { authorization: "" },
        body: body === undefined ? "" : typeof body === "string" ? body : JSON.stringify(body)
      })
    )

  it.live("plays a virtual account from order to books", () =>
    Effect.gen(function* () {
      const { url } = yield* EmulatorServer.EmulatorServer
      const created = yield* control("POST", "/payments", {
        orderId: "ORD-0001",
        amount: 33000,
        method: "VIRTUAL_ACCOUNT"
      })
      const { amount, orderId, paymentKey } = created.json
      expect(created.json.payment.status).toBe("IN_PROGRESS")
      yield* send(url, "POST", "/v1/payments/confirm", {
        body: JSON.stringify({ paymentKey, orderId, amount })
      })
      expect((yield* control("POST", `/payments/${paymentKey}/deposit`)).json.status).toBe("DONE")
      expect((yield* control("POST", `/payments/${paymentKey}/deposit`)).status).toBe(409)
      expect((yield* control("POST", `/payments/${paymentKey}/revert-deposit`)).json.status).toBe(
        "WAITING_FOR_DEPOSIT"
      )
      expect((yield* control("GET", "/payments")).json).toHaveLength(1)
      expect((yield* control("GET", "/ledger")).json).toMatchObject([
        { kind: "Approve", amount: 33000 },
        { kind: "DepositReverted", amount: 33000 }
      ])
      expect((yield* control("GET", "/requests")).json).toMatchObject([{ endpoint: "payments.confirm" }])
      const deliveries = (yield* control("GET", "/webhooks")).json
      expect(deliveries).toHaveLength(4)
      expect((yield* control("POST", `/webhooks/${deliveries[0].id}/resend`)).status).toBe(200)
      expect((yield* control("POST", "/reset")).json).toEqual({ status: "ok" })
      expect((yield* control("GET", "/payments")).json).toEqual([])
    }).pipe(Effect.provide(live))
  )

  it.live("authenticates, declines and settles", () =>
    Effect.gen(function* () {
      const { url } = yield* EmulatorServer.EmulatorServer
      const created = yield* control("POST", "/payments", {
        orderId: "ORD-0001",
        amount: 61.2,
        method: "FOREIGN_EASY_PAY",
        easyPay: { provider: "GCash" },
        authenticated: false
      })
      const { amount, orderId, paymentKey } = created.json
      expect((yield* control("POST", `/payments/${paymentKey}/authenticate`)).json.status).toBe("IN_PROGRESS")
      yield* send(url, "POST", "/v1/payments/confirm", {
        body: JSON.stringify({ paymentKey, orderId, amount })
      })
      yield* send(url, "POST", `/v1/payments/${paymentKey}/cancel`, {
        body: JSON.stringify({ cancelReason: "x" })
      })
      const settled = yield* control("POST", `/payments/${paymentKey}/settle-cancel`, { result: "DONE" })
      expect(settled.json.status).toBe("CANCELED")
    }).pipe(Effect.provide(live))
  )

  it.live("arms, lists and clears faults", () =>
    Effect.gen(function* () {
      const { url } = yield* EmulatorServer.EmulatorServer
      const armed = yield* control("POST", "/faults", {
        times: 5,
        fault: { _tag: "Status", status: 503, headers: { "retry-after": "1" } }
      })
      expect(armed.json.id).toBe("fault_1")
      yield* control("POST", "/faults", { fault: { _tag: "Delay", duration: "5 seconds" } })
      expect((yield* send(url, "GET", "/v1/payments/x")).status).toBe(503)
      const faults = (yield* control("GET", "/faults")).json
      expect(faults.armed).toMatchObject([{ id: "fault_1", times: 4 }, { id: "fault_2" }])
      expect(faults.fired).toMatchObject([{ id: "fault_1", fault: { _tag: "Status", status: 503 } }])
      yield* control("DELETE", "/faults")
      expect((yield* send(url, "GET", "/v1/payments/x")).status).toBe(404)
    }).pipe(Effect.provide(live))
  )

  it.live("says what is wrong with a request", () =>
    Effect.gen(function* () {
      const cases = [
        ["POST", "/payments", "{", 400, "The body is not JSON"],
        ["POST", "/payments", "", 400, "The body is not JSON"],
        ["POST", "/payments", { orderId: "ORD-0001" }, 400, "amount"],
        ["POST", "/payments", { orderId: "ORD-0001", amount: 1, amonut: 2 }, 400, "amonut"],
        ["POST", "/payments", { orderId: "x", amount: 1 }, 400, "orderId"],
        ["POST", "/payments", { orderId: "ORD-0001", amount: 1, method: "카드" }, 400, "method"],
        ["POST", "/faults", { fault: { _tag: "Explode" } }, 400, "_tag"],
        ["POST", "/faults", { fault: { _tag: "Delay", duration: "1e400 seconds" } }, 400, "duration"],
        [
          "POST",
          "/faults",
          { fault: { _tag: "Status", status: 500, headers: { "a b": "x" } } },
          400,
          "headers"
        ],
        ["POST", "/faults", { endpoint: "x", fault: { _tag: "Drop", when: "After" } }, 400, "endpoint"],
        ["POST", "/payments/unknown/deposit", undefined, 404, "unknown"],
        ["GET", "/nowhere", undefined, 404, "/_emulator/nowhere"],
        ["PUT", "/ledger", undefined, 405, "GET"]
      ] as const
      for (const [method, path, body, status, text] of cases) {
        const answer = yield* control(method, path, body)
        expect([method, path, answer.status]).toEqual([method, path, status])
        expect(answer.json.message).toContain(text)
      }
    }).pipe(Effect.provide(live))
  )
})

describe("webhooks over HTTP", () => {
  it.live("reach a real receiver", () =>
    Effect.gen(function* () {
      const received: Array<{ readonly headers: IncomingHttpHeaders; readonly body: string }> = []
      const receiver = yield* Effect.acquireRelease(
        Effect.async<ReturnType<typeof createServer>>((resume) => {
          const server = createServer((incoming, outgoing) => {
            const chunks: Array<Buffer> = []
            incoming.on("data", (chunk: Buffer) => chunks.push(chunk))
            incoming.on("end", () => {
              received.push({ headers: incoming.headers, body: Buffer.concat(chunks).toString("utf8") })
              outgoing.end("ok")
            })
          })
          server.listen(0, "127.0.0.1", () => resume(Effect.succeed(server)))
        }),
        (server) => Effect.sync(() => server.close())
      )
      const address = receiver.address()
      const port = typeof address === "object" && address !== null ? address.port : 0
      const emulatorLive = Emulator.layer({ webhookUrl: `http://127.0.0.1:${port}/hook` }).pipe(
        Layer.provide(WebhookSender.layerHttp),
        Layer.provide(FetchHttpClient.layer)
      )
      yield* Effect.gen(function* () {
        const { confirm, emulator } = yield* setUp
        yield* confirm
        yield* emulator.webhooks.list.pipe(
          Effect.delay("5 millis"),
          Effect.repeat({ until: ([delivery]) => delivery?.status === "Delivered", times: 1000 })
        )
        expect(received[0]?.body).toBe((yield* emulator.webhooks.list)[0]?.body)
        expect(received[0]?.headers["content-type"]).toBe("application/json")
        expect(received[0]?.headers["tosspayments-webhook-transmission-id"]).toMatch(/^whtrans_/)
        expect(received[0]?.headers["traceparent"]).toBeUndefined()
      }).pipe(Effect.provide(EmulatorServer.layer().pipe(Layer.provideMerge(emulatorLive))))
    }).pipe(Effect.scoped)
  )
})
