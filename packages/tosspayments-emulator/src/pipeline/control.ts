import * as HttpApi from "@effect/platform/HttpApi"
import * as HttpApiBuilder from "@effect/platform/HttpApiBuilder"
import type { HttpApiDecodeError } from "@effect/platform/HttpApiError"
import * as HttpServer from "@effect/platform/HttpServer"
import * as HttpServerRequest from "@effect/platform/HttpServerRequest"
import * as HttpServerResponse from "@effect/platform/HttpServerResponse"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import * as AST from "effect/SchemaAST"
import type * as Scope from "effect/Scope"
import type { Page, PageCommands, PageOptions } from "../Commands.js"
import { ControlApi } from "../ControlApi.js"
import * as Words from "../contract/words.js"
import * as Emulator from "../Emulator.js"
import type { EmulatorError } from "../EmulatorError.js"
import type { Request as Exchange } from "../Exchange.js"
import type { Seed } from "../Seed.js"
import * as Events from "../web/events.js"
import { maxBodyBytes } from "./serve.js"

/** Where the control API is. */
const prefix = "/_emulator"

/** Whether a path is one of the control API. */
export const isControl = (path: string): boolean => path === prefix || path.startsWith(`${prefix}/`)

type Response = HttpServerResponse.HttpServerResponse

const json = (value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response =>
  HttpServerResponse.unsafeJson(value, { status, headers })

export const problem = (status: number, code: string, message: string): Response =>
  json({ code, message }, status)

const done = { status: "ok" } as const

const codes = { InvalidInput: "INVALID_INPUT", NotFound: "NOT_FOUND", WrongState: "WRONG_STATE" } as const

interface Refusal {
  readonly code: "INVALID_INPUT" | "NOT_FOUND" | "WRONG_STATE"
  readonly message: string
}

/** What the emulator says about a command, as the control API has it. */
const refused = <A>(effect: Effect.Effect<A, EmulatorError>) =>
  Effect.mapError(effect, (error) => ({
    code: codes[error._tag],
    message: error._tag === "InvalidInput" ? `${error.field}: ${error.message}` : error.message
  }))

/** A bare array; the `Link` header (RFC 8288) leads on to the next page. */
const listing = (
  { page }: Emulator.Service,
  name: keyof PageCommands,
  { after, limit, newest }: PageOptions
): Effect.Effect<Response, Refusal> =>
  Effect.map(refused<Page<unknown>>(page[name]({ after, limit, newest })), ({ next, values }) => {
    const size = limit === undefined ? "" : `&limit=${limit}`
    const link = `<${prefix}/${name}?after=${next}${size}>; rel="next"`
    return json(values, 200, next === null ? {} : { link })
  })

const handlers = Layer.unwrapEffect(
  Effect.map(Emulator.Emulator, (emulator) =>
    Layer.mergeAll(
      HttpApiBuilder.group(ControlApi, "system", (handlers) =>
        handlers
          .handle("health", () => Effect.succeed(done))
          .handle("ledger", ({ urlParams }) => listing(emulator, "ledger", urlParams))
          .handle("requests", ({ urlParams }) => listing(emulator, "requests", urlParams))
          .handle("inspect", ({ path }) =>
            Effect.map(refused(emulator.inspect(path.traceId)), (one) => json(one))
          )
          // A browser that connects again repeats the query of the first time, so its header counts more.
          .handle("events", ({ request, urlParams }) =>
            Effect.succeed(
              Events.answer(emulator.activity, request.headers["last-event-id"] ?? urlParams.after)
            )
          )
          .handle("seed", ({ payload }) =>
            // Its optional members are `null` where they were not given.
            refused(emulator.seed(payload as Seed))
          )
          .handle("reset", () => Effect.as(emulator.reset, done))
      ),
      HttpApiBuilder.group(ControlApi, "payments", (handlers) =>
        handlers
          .handle("list", ({ urlParams }) => listing(emulator, "payments", urlParams))
          .handle("authorize", ({ payload }) => refused(emulator.payments.authorize(payload)))
          .handle("authenticate", ({ path }) => refused(emulator.payments.authenticate(path.paymentKey)))
          .handle("deposit", ({ path }) => refused(emulator.payments.deposit(path.paymentKey)))
          .handle("revertDeposit", ({ path }) => refused(emulator.payments.revertDeposit(path.paymentKey)))
          .handle("settleCancel", ({ path, payload }) =>
            refused(emulator.payments.settleCancel(path.paymentKey, payload.result))
          )
          .handle("timeline", ({ path }) =>
            Effect.map(refused(emulator.payments.timeline(path.paymentKey)), (moments) => json(moments))
          )
      ),
      HttpApiBuilder.group(ControlApi, "window", (handlers) =>
        handlers
          .handle("open", ({ payload }) => refused(emulator.window.open(payload)))
          .handle("approve", ({ path, payload }) =>
            refused(emulator.window.approve(path.paymentKey, payload.payment))
          )
          .handle("decline", ({ path, payload }) =>
            refused(emulator.window.decline(path.paymentKey, payload.code))
          )
          .handle("expire", ({ path }) => refused(emulator.window.expire(path.paymentKey)))
          .handle("registerBilling", ({ payload }) => refused(emulator.window.registerBilling(payload)))
          .handle("openBrandPay", ({ payload }) => refused(emulator.window.openBrandPay(payload)))
          .handle("registerBrandPay", ({ payload }) => refused(emulator.window.registerBrandPay(payload)))
      ),
      HttpApiBuilder.group(ControlApi, "billing", (handlers) =>
        handlers
          .handle("list", () => emulator.billing.list)
          .handle("authorize", ({ payload }) => refused(emulator.billing.authorize(payload)))
          .handle("decline", ({ path, payload }) =>
            refused(emulator.billing.decline(path.billingKey, payload.code))
          )
          .handle("delete", ({ path }) => refused(emulator.billing.delete(path.billingKey)))
      ),
      HttpApiBuilder.group(ControlApi, "brandPay", (handlers) =>
        handlers
          .handle("list", () => emulator.brandPay.list)
          .handle("register", ({ payload }) => refused(emulator.brandPay.register(payload)))
          .handle("decline", ({ path, payload }) =>
            refused(emulator.brandPay.decline(path.methodKey, payload.code))
          )
          .handle("rename", ({ path, payload }) =>
            refused(emulator.brandPay.rename(path.methodKey, payload.alias))
          )
      ),
      HttpApiBuilder.group(ControlApi, "cashReceipts", (handlers) =>
        handlers
          .handle("list", () => emulator.cashReceipts.list)
          .handle("fail", ({ path }) => refused(emulator.cashReceipts.fail(path.receiptKey)))
      ),
      HttpApiBuilder.group(ControlApi, "linkPay", (handlers) =>
        handlers.handle("pay", ({ payload }) => refused(emulator.linkPay.pay(payload)))
      ),
      HttpApiBuilder.group(ControlApi, "sellers", (handlers) =>
        handlers
          .handle("list", () => emulator.sellers.list)
          .handle("verify", ({ path }) => refused(emulator.sellers.verify(path.id)))
          .handle("requireKyc", ({ path }) => refused(emulator.sellers.requireKyc(path.id)))
      ),
      HttpApiBuilder.group(ControlApi, "payouts", (handlers) =>
        handlers
          .handle("list", () => emulator.payouts.list)
          .handle("setBalance", ({ payload }) => refused(emulator.payouts.setBalance(payload)))
          .handle("complete", ({ path }) => refused(emulator.payouts.complete(path.id)))
          .handle("fail", ({ path, payload }) => refused(emulator.payouts.fail(path.id, payload.code)))
      ),
      HttpApiBuilder.group(ControlApi, "settlements", (handlers) =>
        handlers.handle("list", ({ urlParams: { newest = 10_000 } }) =>
          Effect.map(emulator.settlements.list, (all) => json(all.slice(-newest)))
        )
      ),
      HttpApiBuilder.group(ControlApi, "faults", (handlers) =>
        handlers
          .handle("list", () =>
            // As they are: those of this process may be more than JSON can arm.
            Effect.map(Effect.all({ armed: emulator.faults.armed, fired: emulator.faults.fired }), (faults) =>
              json(faults)
            )
          )
          .handle("inject", ({ payload }) =>
            Effect.map(refused(emulator.faults.inject(payload)), (id) => ({ id }))
          )
          .handle("clear", () => Effect.as(emulator.faults.clear, done))
      ),
      HttpApiBuilder.group(ControlApi, "webhooks", (handlers) =>
        handlers
          .handle("list", ({ urlParams }) => listing(emulator, "webhooks", urlParams))
          .handle("trigger", ({ payload }) => refused(emulator.webhooks.trigger(payload)))
          .handle("resend", ({ path }) => Effect.as(refused(emulator.webhooks.resend(path.id)), done))
      ),
      HttpApiBuilder.group(ControlApi, "clock", (handlers) =>
        handlers
          .handle("read", () => emulator.clock.read)
          .handle("advance", ({ payload }) => refused(emulator.clock.advance(payload.duration)))
          .handle("freeze", () => emulator.clock.freeze)
          .handle("run", () => emulator.clock.run)
      )
    )
  )
)

interface Route {
  readonly method: string
  /** Of its path; a name behind a colon stands for anything but nothing. */
  readonly segments: ReadonlyArray<string>
  /** What its body is, if it takes one. */
  readonly body: Schema.Schema.AnyNoContext | null
  /** A body that it takes. */
  readonly example: unknown
}

const isAt = (path: string, { segments }: Route): boolean => {
  const given = path.split("/")
  return (
    given.length === segments.length &&
    segments.every((segment, index) =>
      segment.startsWith(":") ? given[index] !== "" : given[index] === segment
    )
  )
}

const exampleOf = ({ ast }: Schema.Schema.AnyNoContext): unknown =>
  Option.getOrUndefined(AST.getExamplesAnnotation(ast))?.[0]

const routes: ReadonlyArray<Route> = (() => {
  const found: Array<Route> = []
  HttpApi.reflect(ControlApi, {
    onGroup: () => {},
    onEndpoint: ({ endpoint }) => {
      const body = Option.getOrNull(endpoint.payloadSchema) as Schema.Schema.AnyNoContext | null
      found.push({
        method: endpoint.method,
        segments: endpoint.path.split("/"),
        body,
        example: body === null ? undefined : exampleOf(body)
      })
    }
  })
  return found
})()

const sentence = (complaints: ReadonlyArray<Words.Complaint>): string =>
  complaints.map(({ message, path }) => `${path.join(".") || "The body"} ${message}`).join("; ")

/** Says in words what the description does not allow of a path or a query; bodies were looked at before. */
const explained = HttpApiBuilder.middleware((app) =>
  Effect.catchAllCause(app, (cause) => {
    const error: unknown = Cause.squash(cause)
    return isDecodeError(error)
      ? Effect.succeed(problem(400, "INVALID_INPUT", sentence(error.issues)))
      : Effect.failCause(cause)
  })
)

const isDecodeError = (error: unknown): error is HttpApiDecodeError =>
  typeof error === "object" && error !== null && "_tag" in error && error._tag === "HttpApiDecodeError"

const isDecodable = (path: string): boolean => {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

/** A refusal of a body shows one that would do. */
const withExample = ({ example }: Route, answer: Response): Response =>
  answer.status === 400 && example !== undefined && answer.body._tag === "Uint8Array"
    ? json({ ...JSON.parse(new TextDecoder().decode(answer.body.body)), example }, 400)
    : answer

const readBody = (bytes: Uint8Array): Either.Either<unknown, string> => {
  try {
    return Either.right(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)))
  } catch (cause) {
    return Either.left(cause instanceof Error ? cause.message : String(cause))
  }
}

/** Why a body is not as described; `null` when it is. */
const bodyProblem = (route: Route, bytes: Uint8Array): Response | null => {
  if (route.body === null) return null
  const refuse = (code: string, message: string) => withExample(route, problem(400, code, message))
  const given = readBody(bytes)
  if (Either.isLeft(given)) return refuse("MALFORMED_JSON", `The body is not JSON: ${given.left}`)
  try {
    const read = Schema.decodeUnknownEither(route.body)(given.right)
    return Either.isLeft(read) ? refuse("INVALID_BODY", sentence(Words.of(read.left))) : null
  } catch (error) {
    // Telling what is wrong with it goes as deep as the value itself.
    if (error instanceof RangeError) return refuse("INVALID_BODY", "The body is nested too deep.")
    throw error
  }
}

/** Everything that the description cannot say, then what it says. */
export const make: Effect.Effect<
  (exchange: Exchange & { readonly body: Uint8Array }) => Effect.Effect<Response>,
  never,
  Emulator.Emulator | Scope.Scope
> = Effect.gen(function* () {
  const scope = yield* Effect.scope
  const emulator = yield* Emulator.Emulator
  const api = Layer.mergeAll(HttpApiBuilder.api(ControlApi), explained).pipe(
    Layer.provide(handlers),
    Layer.provideMerge(
      Layer.mergeAll(HttpApiBuilder.Router.Live, HttpApiBuilder.Middleware.layer, HttpServer.layerContext)
    ),
    Layer.provide(Layer.succeed(Emulator.Emulator, emulator))
  )
  // Many an emulator is never asked.
  const built = yield* Effect.cached(
    Layer.buildWithScope(api, scope).pipe(
      Effect.flatMap((context) =>
        Effect.map(Effect.provide(HttpApiBuilder.httpApp, context), (app) => ({ app, context }))
      ),
      Effect.uninterruptible
    )
  )

  return ({ body, headers, method, url }) => {
    const [path = "", search = ""] = url.split("?", 2)
    if (body.length > maxBodyBytes) {
      return Effect.succeed(
        problem(413, "TOO_LARGE", `The emulator takes bodies up to ${maxBodyBytes} bytes.`)
      )
    }
    const here = isDecodable(path) ? routes.filter((route) => isAt(path, route)) : []
    const route = here.find((candidate) => candidate.method === method)
    if (route === undefined) {
      return Effect.succeed(
        here.length === 0
          ? problem(404, "NOT_FOUND", `The control API has no ${path}.`)
          : problem(
              405,
              "METHOD_NOT_ALLOWED",
              `${path} takes ${here.map((other) => other.method).join(", ")}.`
            )
      )
    }
    const wrong = bodyProblem(route, body)
    if (wrong !== null) return Effect.succeed(wrong)
    const request = HttpServerRequest.fromWeb(
      // Whatever the client calls its body: curl takes every one for a form.
      new Request(`http://emulator${path}?${search}`, {
        method,
        headers: {
          "content-type": "application/json",
          ...(headers["last-event-id"] === undefined ? {} : { "last-event-id": headers["last-event-id"] })
        },
        ...(route.body !== null ? { body: new Uint8Array(body) } : {})
      })
    )
    return Effect.flatMap(built, ({ app, context }) =>
      app.pipe(
        Effect.provideService(HttpServerRequest.HttpServerRequest, request),
        Effect.scoped,
        Effect.provide(context)
      )
    ).pipe(
      Effect.map((answer) => withExample(route, answer)),
      Effect.orDie
    )
  }
})
