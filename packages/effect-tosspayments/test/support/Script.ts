/**
 * A transport that plays a script: one step per request, in order, and remembers what was sent. It is the only
 * double in these tests; everything above it is the SDK as users get it.
 */
import * as HttpClient from "@effect/platform/HttpClient"
import * as HttpClientError from "@effect/platform/HttpClientError"
import * as HttpClientResponse from "@effect/platform/HttpClientResponse"
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Random from "effect/Random"
import * as TossClient from "../../src/TossClient.js"
import type * as TossConfig from "../../src/TossConfig.js"

export type Step =
  | {
      readonly status: number
      readonly body?: unknown
      readonly headers?: Record<string, string>
      readonly after?: Duration.DurationInput
    }
  /** Fails in the transport, as fetch does: a TypeError whose cause carries the system's code. */
  | { readonly failure: string }
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
          cause: Object.assign(new Error(step.failure), { code: step.failure })
        })
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
    })
  )

/** Waits exactly in the middle of the jitter: 500, 1000, 2000 ms. */
const withoutJitter = Layer.setRandom(Random.fixed([0.5]))

/** The whole client over a script. */
export const layer = (steps: ReadonlyArray<Step>, options: Partial<TossConfig.Options> = {}) => {
  const script: Service = { sent: [], steps: [...steps] }
  return TossClient.layer({ secretKey: "test_sk_example", ...options }).pipe(
    Layer.provide(Layer.succeed(HttpClient.HttpClient, play(script))),
    Layer.provideMerge(Layer.succeed(Script, script)),
    Layer.provideMerge(withoutJitter)
  )
}
