import * as Cause from "effect/Cause"
import * as Duration from "effect/Duration"
import type * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Exit from "effect/Exit"
import type * as ManagedRuntime from "effect/ManagedRuntime"
import type * as Calls from "effect-tosspayments/Call"
import type { Issue } from "effect-tosspayments/TossError"
import type { CallOptions } from "../CallOptions.js"
import * as Abort from "./abort.js"
import * as Input from "./input.js"
import * as Rejection from "./rejection.js"
import type { Services } from "./services.js"

/** What is left of the options when those of promises are taken care of. */
type OfCall = Calls.CallOptions & Pick<CallOptions, "intent">

/** One call of a method, with what the caller gave. */
export interface Call<A, Args> {
  /** Where the user called. */
  readonly caller: () => string | undefined
  readonly endpoint: string
  readonly args: Input.Input<Args>
  readonly options: Input.Input<CallOptions>
  readonly operation: (args: Args, options: OfCall) => Effect.Effect<A, unknown, Services>
}

/**
 * Runs operations as promises.
 *
 * @internal
 */
export interface Runner {
  /** Never throws: whatever is wrong is a rejection, and one that nobody handles is unhandled. */
  readonly run: <A, Args>(call: Call<A, Args>) => Promise<A>
  /** Answers a request of a web server, also that the client is closed. Never rejects. */
  readonly serve: <A>(operation: Effect.Effect<A, never, Services>, whenClosed: A) => Promise<A>
  /** Refuses new calls, ends what is served, releases the runtime, waits for calls under way; so many seconds at most. */
  readonly close: (seconds?: number) => Promise<void>
}

/** What the one who closes wants, for the runtime to see when it is closed. */
export interface Closing {
  seconds: number | undefined
}

const callRules: Input.Rules<CallOptions> = {
  signal: Input.nullable(Input.signal),
  timeout: Input.seconds,
  deadline: Input.seconds,
  idempotencyKey: Input.neverUnset(
    Input.text,
    "give the key of the call that you repeat, or leave the name out for a new key"
  ),
  intent: Input.neverUnset(
    Input.rule(
      (value) => typeof value === "string" && value !== "",
      "must be text: your name for this call, e.g. an order id or a refund id"
    ),
    "the call would be made anew each time. Give your name for it, or leave the name out"
  ),
  testCode: Input.text,
  acceptLanguage: Input.text,
  onUnknown: Input.callback,
  onResponse: Input.callback
}

/**
 * Options of an operation.
 *
 * @internal
 */
export const callOptions = (endpoint: string, given: unknown): Input.Input<CallOptions> =>
  Either.filterOrLeft(
    Input.options<CallOptions>(endpoint, callRules, given),
    ({ idempotencyKey, intent }) => idempotencyKey === undefined || intent === undefined,
    () => [{ path: "idempotencyKey", expected: "must be left out: the intent has its own" }]
  )

const { intent: _, ...intentlessRules } = callRules
const { idempotencyKey: __, ...keylessRules } = intentlessRules

/**
 * Options of what is more than one operation, or none: there is nothing that an intent could be kept of.
 *
 * @internal
 */
export const intentlessOptions = (
  endpoint: string,
  given: unknown
): Input.Input<Omit<CallOptions, "intent">> =>
  Input.options<Omit<CallOptions, "intent">>(endpoint, intentlessRules, given)

/**
 * Options of methods that have a key already.
 *
 * @internal
 */
export const keylessOptions = (
  endpoint: string,
  given: unknown
): Input.Input<Omit<CallOptions, "idempotencyKey" | "intent">> =>
  Input.options<Omit<CallOptions, "idempotencyKey" | "intent">>(endpoint, keylessRules, given)

const duration = (seconds: number | undefined): Duration.Duration | undefined =>
  seconds === undefined ? undefined : Duration.seconds(seconds)

/** Waits for work that never fails, and after so many seconds no more. Leaves no timer behind. */
const within = (seconds: number | undefined, work: Promise<unknown>): Promise<void> =>
  new Promise((resolve) => {
    const timer = seconds === undefined ? undefined : setTimeout(resolve, 1000 * seconds)
    void work.then(() => {
      clearTimeout(timer)
      resolve()
    })
  })

/** @internal */
export const make = (runtime: ManagedRuntime.ManagedRuntime<Services, never>, closing: Closing): Runner => {
  const calls = new Set<Promise<unknown>>()
  const serving = new Set<Promise<unknown>>()
  let closed: Promise<void> | undefined

  const perform = async <A, Args>({
    args,
    caller,
    endpoint,
    operation,
    options
  }: Call<A, Args>): Promise<A> => {
    const refuse = (issues: ReadonlyArray<Issue>) => Rejection.refusedCall(endpoint, issues, caller())
    if (closed !== undefined) {
      const detail = `${endpoint} was called on a closed client. Nothing was sent.`
      throw Rejection.refused(endpoint, [{ path: "client", expected: "an open client" }], detail, caller())
    }
    if (Either.isLeft(args)) throw refuse(args.left)
    if (Either.isLeft(options)) throw refuse(options.left)
    const { deadline, signal, timeout, ...rest } = options.right
    const followed = Input.attempt("signal", () => Either.right(signal ? Abort.follow(signal) : null))
    if (Either.isLeft(followed)) throw refuse(followed.left)
    const abort = followed.right
    try {
      abort?.signal.throwIfAborted()
      const exit = await runtime.runPromiseExit(
        operation(args.right, { ...rest, timeout: duration(timeout), deadline: duration(deadline) }),
        abort === null ? {} : { signal: abort.signal }
      )
      if (Exit.isSuccess(exit)) return exit.value
      if (Cause.isInterrupted(exit.cause)) abort?.signal.throwIfAborted()
      throw Rejection.toRejection(Cause.squash(exit.cause), endpoint, caller())
    } finally {
      abort?.stop()
    }
  }

  /** What comes back has no handler yet: a rejection that the user does not handle is reported by the runtime. */
  const track = <A>(underWay: Set<Promise<unknown>>, work: Promise<A>): Promise<A> => {
    underWay.add(work)
    return work.finally(() => underWay.delete(work))
  }

  const end = async (seconds: number | undefined): Promise<void> => {
    closing.seconds = seconds
    // What is ended must find the client closed.
    await Promise.resolve()
    // Releasing the runtime ends the events that are being handled, in the same time, and so their answers. Calls need
    // nothing of it.
    await Promise.all([within(seconds, Promise.allSettled([...calls, ...serving])), runtime.dispose()])
  }

  return {
    run: (call) => track(calls, perform(call)),
    serve: (operation, whenClosed) =>
      closed === undefined ? track(serving, runtime.runPromise(operation)) : Promise.resolve(whenClosed),
    close: (seconds) => {
      closed ??= end(seconds)
      return closed
    }
  }
}
