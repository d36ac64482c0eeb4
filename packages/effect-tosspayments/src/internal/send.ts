/**
 * Sends one request and reads its answer whole: through any `HttpClient`, or directly, where it is `FetchTransport`.
 *
 * @internal
 */

import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import type { Headers } from "@effect/platform/Headers"
import * as HttpClient from "@effect/platform/HttpClient"
import type { HttpClientError } from "@effect/platform/HttpClientError"
import type { HttpClientRequest } from "@effect/platform/HttpClientRequest"
import type { HttpClientResponse } from "@effect/platform/HttpClientResponse"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as FiberId from "effect/FiberId"
import * as Option from "effect/Option"
import * as Runtime from "effect/Runtime"
import * as Stream from "effect/Stream"
import * as Answer from "./answer.js"
import * as Running from "./running.js"

/** @internal */
export interface Head {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Headers
}

/** @internal */
export interface Answered extends Head {
  readonly text: string
}

/**
 * What a client says when it fails; the platform's own errors are this.
 *
 * @internal
 */
export type Failure = Pick<HttpClientError, "_tag" | "reason" | "cause" | "request">

/** @internal */
export interface Trouble {
  /** Of an answer that began. */
  readonly status: number | null
  /** `null`: what came is no answer. */
  readonly error: Failure | Answer.TooLarge | null
}

/**
 * What was thrown while a request was sent, or while its answer was read.
 *
 * @internal
 */
export const troubleOf = (request: HttpClientRequest, status: number | null, cause: unknown): Trouble => ({
  status,
  error:
    cause instanceof Answer.TooLarge
      ? cause
      : status === null
        ? { _tag: "RequestError", reason: "Transport", request, cause }
        : { _tag: "ResponseError", reason: "Decode", request, cause }
})

/**
 * Begins to send, and throws nothing. `done` is called once and later, in another turn; what is returned gives up, after
 * which nobody listens to `done`.
 *
 * @internal
 */
export type Send = (
  request: HttpClientRequest,
  maxResponseBytes: number,
  running: Running.Running,
  done: (exit: Exit.Exit<Answered, Trouble>) => void
) => () => void

/** How to send with `init` as what `fetch` is given. */
type Make = (init: globalThis.RequestInit) => Send

const taught = /*#__PURE__*/ new WeakMap<
  HttpClient.HttpClient,
  { readonly execute: HttpClient.HttpClient["execute"]; readonly make: Make }
>()

/**
 * Teaches a shorter way to do what a client does: for this very client, as it is now, and for nothing made of it.
 *
 * @internal
 */
export const teach = (client: HttpClient.HttpClient, make: Make): void => {
  taught.set(client, { execute: client.execute, make })
}

/** `null` from a mock that answers with something else than a response. */
const headOf = (response: HttpClientResponse): Head | null => {
  try {
    const { headers, status } = response
    return Number.isInteger(status) ? { headers, status } : null
  } catch {
    return null
  }
}

/**
 * Whether an answer says that it is small enough. What it says holds, but not of what is compressed.
 *
 * @internal
 */
export const isWithin = ({ headers }: Head, limit: number): boolean => {
  const told = headers["content-length"]
  return (
    told !== undefined &&
    headers["content-encoding"] === undefined &&
    /^\d{1,15}$/.test(told) &&
    Number(told) <= limit
  )
}

/** The answer of `fetch` inside of the platform's response. */
const fetchAnswerIn = (response: HttpClientResponse): Answer.FetchAnswer | null => {
  const { source } = Object(Object(response).original ?? response)
  return typeof Object(source).text === "function" ? source : null
}

/** Makes the platform's reading of the text stop at the limit; not where the answer is frozen. */
const isLimited = (answer: Answer.FetchAnswer, limit: number): boolean => {
  const { body } = answer
  const text = answer.text.bind(answer)
  return Reflect.defineProperty(answer, "text", { value: () => Answer.readText({ body, text }, limit) })
}

/** An answer that is too large is not waited for: a copy of it may keep it open. */
const readText = (
  response: HttpClientResponse,
  head: Head,
  limit: number,
  giveUp: (error: Answer.TooLarge) => void
): Effect.Effect<string, HttpClientError> => {
  const tooLarge = (error: Answer.TooLarge): Effect.Effect<never> =>
    Effect.zipRight(
      Effect.sync(() => giveUp(error)),
      Effect.never
    )
  // A stream costs more than all the rest of a call.
  if (isWithin(head, limit)) return response.text
  const answer = fetchAnswerIn(response)
  if (answer !== null && isLimited(answer, limit)) {
    return Effect.catchAll(response.text, (error) =>
      error.cause instanceof Answer.TooLarge ? tooLarge(error.cause) : Effect.fail(error)
    )
  }
  const all = Answer.collector(limit)
  return response.stream.pipe(
    Stream.runForEach((chunk) => (all.add(chunk) ? Effect.void : tooLarge(new Answer.TooLarge()))),
    Effect.map(all.end),
    Effect.catchIf(
      (error) => error._tag === "ResponseError" && error.reason === "EmptyBody",
      () => response.text
    )
  )
}

/**
 * `init` is what a `fetch` behind the client is given.
 *
 * @internal
 */
export const through = (client: HttpClient.HttpClient, init: globalThis.RequestInit): Send => {
  const own = taught.get(client)
  if (own !== undefined && own.execute === client.execute) return own.make(init)
  const execute = (request: HttpClientRequest) =>
    client.execute(request).pipe(
      Effect.provideService(FetchHttpClient.RequestInit, init),
      // Own spans instead, without trace headers for a third party and without payment keys in URLs.
      Effect.locally(HttpClient.currentTracerDisabledWhen, () => true)
    )
  return (request, maxResponseBytes, running, done) => {
    let status: number | null = null
    const cancel = () => fiber.unsafeInterruptAsFork(FiberId.none)
    const giveUp = (error: Answer.TooLarge) => {
      done(Exit.fail({ status, error }))
      cancel()
    }
    const exchange = Effect.matchEffect(execute(request), {
      onFailure: (error) => Effect.fail<Trouble>({ status, error }),
      onSuccess: (response) => {
        const head = headOf(response)
        if (head === null) return Effect.fail<Trouble>({ status, error: null })
        status = head.status
        return Effect.mapBoth(readText(response, head, maxResponseBytes, giveUp), {
          onFailure: (error): Trouble => ({ status, error }),
          onSuccess: (text): Answered => ({ ...head, text })
        })
      }
    })
    // A fiber that fails is logged at the level of debugging, with the request in it: neither this one fails nor are those
    // that it starts, for a stream, logged.
    const quiet = Effect.withUnhandledErrorLogLevel(Effect.exit(exchange), Option.none())
    const fiber = Runtime.runFork(Running.runtime(running))(quiet, { immediate: false })
    fiber.addObserver((exit) => done(Exit.flatten(exit)))
    return cancel
  }
}
