/**
 * A transport that plays a script: one step per request, in order, and remembers what was sent. It is the only
 * double in these tests; everything above it is the SDK as users get it.
 */
import * as HttpClient from "@effect/platform/HttpClient"
import * as HttpClientError from "@effect/platform/HttpClientError"
import type * as HttpClientRequest from "@effect/platform/HttpClientRequest"
import * as HttpClientResponse from "@effect/platform/HttpClientResponse"
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Random from "effect/Random"
import * as TestClock from "effect/TestClock"
import * as Payments from "../../src/Payments.js"
import * as TossClient from "../../src/TossClient.js"
import * as TossConfig from "../../src/TossConfig.js"
import * as TossHttpClient from "../../src/TossHttpClient.js"

export type Step =
  | {
      readonly status: number
      readonly body?: unknown
      readonly headers?: Record<string, string>
      readonly after?: Duration.DurationInput
    }
  /** Fails in the transport, as fetch does: a TypeError whose cause carries the system's code. */
  | { readonly failure: string; readonly syscall?: string }
  /** Fails in the transport with whatever is thrown; it sees the request. */
  | { readonly throws: (request: HttpClientRequest.HttpClientRequest) => unknown }
  | { readonly hang: true }
  /** Headers arrive, the body does not. */
  | { readonly cutOff: true }

export interface Sent {
  readonly at: number
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface Service {
  readonly sent: Array<Sent>
  /** How many requests were given up by their sender before the answer came. */
  interrupted: number
  readonly steps: Array<Step>
}

export class Script extends Context.Tag("test/Script")<Script, Service>() {}

const play = (script: Service) =>
  HttpClient.make((request, url) =>
    Effect.gen(function* () {
      script.sent.push({
        at: yield* Clock.currentTimeMillis,
        method: request.method,
        url: url.toString(),
        headers: { ...request.headers },
        body: request.body._tag === "Uint8Array" ? new TextDecoder().decode(request.body.body) : ""
      })
      const step = script.steps.shift()
      if (step === undefined)
        return yield* Effect.die(new Error(`unexpected request ${request.method} ${url}`))
      if ("hang" in step) return yield* Effect.never
      if ("failure" in step) {
        const cause = new TypeError("fetch failed", {
          cause: Object.assign(
            new Error(step.failure),
            { code: step.failure },
            step.syscall === undefined ? {} : { syscall: step.syscall }
          )
        })
        return yield* Effect.fail(new HttpClientError.RequestError({ request, reason: "Transport", cause }))
      }
      if ("throws" in step) {
        const cause = step.throws(request)
        return yield* Effect.fail(new HttpClientError.RequestError({ request, reason: "Transport", cause }))
      }
      if ("cutOff" in step) {
        const stream = new ReadableStream({
          pull: (controller) => controller.error(new TypeError("terminated"))
        })
        return HttpClientResponse.fromWeb(request, new Response(stream, { status: 200 }))
      }
      if (step.after !== undefined) yield* Effect.sleep(step.after)
      const body = typeof step.body === "string" ? step.body : JSON.stringify(step.body ?? {})
      return HttpClientResponse.fromWeb(
        request,
        new Response(body, { status: step.status, headers: step.headers ?? {} })
      )
    }).pipe(
      Effect.onInterrupt(() =>
        Effect.sync(() => {
          script.interrupted += 1
        })
      )
    )
  )

/** Waits exactly in the middle of the jitter: 500, 1000, 2000 ms. */
const withoutJitter = Layer.setRandom(Random.fixed([0.5]))

const transport = (steps: ReadonlyArray<Step>) => {
  const script: Service = { sent: [], interrupted: 0, steps: [...steps] }
  return Layer.merge(Layer.succeed(Script, script), Layer.succeed(HttpClient.HttpClient, play(script)))
}

const testKey = { secretKey: "test_sk_example" }

/** The whole client over a script. */
export const layer = (steps: ReadonlyArray<Step>, options: Partial<TossConfig.Options> = {}) =>
  TossClient.layer({ ...testKey, ...options }).pipe(
    Layer.provideMerge(transport(steps)),
    Layer.provideMerge(withoutJitter)
  )

/** Payments on a transport with settings of its own, over a script. */
export const layerWith = (
  steps: ReadonlyArray<Step>,
  settings: TossHttpClient.Options,
  options: Partial<TossConfig.Options> = {}
) =>
  Payments.layer.pipe(
    Layer.provideMerge(TossHttpClient.layer(settings)),
    Layer.provideMerge(TossConfig.layer({ ...testKey, ...options })),
    Layer.provideMerge(transport(steps)),
    Layer.provideMerge(withoutJitter)
  )

/** Runs an effect to its end while the test clock moves. */
export const elapse = <A, E, R>(effect: Effect.Effect<A, E, R>, time: Duration.DurationInput = "1 hour") =>
  Effect.gen(function* () {
    const fiber = yield* Effect.fork(effect)
    yield* TestClock.adjust(time)
    return yield* Fiber.join(fiber)
  })

/** What was sent so far. */
export const sent = Effect.map(Script, (script) => script.sent)
