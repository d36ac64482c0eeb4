import * as Cause from "effect/Cause"
import * as Duration from "effect/Duration"
import type * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import type * as ManagedRuntime from "effect/ManagedRuntime"
import type * as TossHttpClient from "effect-tosspayments/TossHttpClient"
import type { CallOptions } from "../CallOptions.js"
import * as Failure from "./failure.js"
import type { Services } from "./services.js"
import * as Stack from "./stack.js"

/**
 * Runs operations as promises.
 *
 * @internal
 */
export interface Runner {
  /** `method` is the function that the user called: the stack of an error begins below it. */
  readonly run: <A>(
    method: (...args: never) => Promise<A>,
    endpoint: string,
    options: CallOptions | undefined,
    operation: (options: TossHttpClient.CallOptions) => Effect.Effect<A, unknown, Services>,
    /** Options that other methods have and this one has not. */
    without?: ReadonlyArray<keyof CallOptions>
  ) => Promise<A>
  /** Answers a request of a web server, also that the client is closed. Never rejects. */
  readonly serve: <A>(operation: Effect.Effect<A, never, Services>, whenClosed: A) => Promise<A>
  /** Refuses new calls, waits for those under way, ends what is served, releases the runtime. */
  readonly close: () => Promise<void>
}

const known: { readonly [Name in keyof Required<CallOptions>]: true } = {
  signal: true,
  timeout: true,
  deadline: true,
  idempotencyKey: true,
  testCode: true,
  acceptLanguage: true,
  onUnknown: true,
  onResponse: true
}

/** A value that is not a number becomes `NaN`, which the SDK refuses as a duration. */
const seconds = (input: number | undefined): Duration.Duration | undefined =>
  input === undefined ? undefined : Duration.seconds(typeof input === "number" ? input : Number.NaN)

/** @internal */
export const make = (runtime: ManagedRuntime.ManagedRuntime<Services, never>): Runner => {
  const calls = new Set<Promise<unknown>>()
  const serving = new Set<Promise<unknown>>()
  let closed: Promise<void> | undefined

  const perform: <A>(
    caller: () => string | undefined,
    ...rest: Tail<Parameters<typeof run<A>>>
  ) => Promise<A> = async (caller, endpoint, options = {}, operation, without = []) => {
    if (closed !== undefined) {
      const detail = `${endpoint} was called on a closed client. Nothing was sent.`
      throw Failure.refused(endpoint, [{ path: "client", expected: "an open client" }], detail, caller())
    }
    const unknown = Object.keys(options).filter(
      (name) => !Object.hasOwn(known, name) || (without as ReadonlyArray<string>).includes(name)
    )
    if (unknown.length > 0) {
      throw Failure.refused(
        endpoint,
        unknown.map((path) => ({ path, expected: "no such option" })),
        `${endpoint} was given options that do not exist: ${unknown.join(", ")}. Nothing was sent.`,
        caller()
      )
    }
    const { signal, timeout, deadline, ...rest } = options
    if (signal?.aborted) throw signal.reason
    const exit = await runtime.runPromiseExit(
      operation({ ...rest, timeout: seconds(timeout), deadline: seconds(deadline) }),
      signal === undefined ? {} : { signal }
    )
    if (Exit.isSuccess(exit)) return exit.value
    if (signal?.aborted && Cause.isInterrupted(exit.cause)) throw signal.reason
    throw Failure.toRejection(Cause.squash(exit.cause), endpoint, caller())
  }

  const track = <A>(underWay: Set<Promise<unknown>>, work: Promise<A>): Promise<A> => {
    const forget = () => underWay.delete(work)
    underWay.add(work)
    work.then(forget, forget)
    return work
  }

  const run: Runner["run"] = (method, ...rest) => track(calls, perform(Stack.callerOf(method), ...rest))

  return {
    run,
    serve: (operation, whenClosed) =>
      closed === undefined ? track(serving, runtime.runPromise(operation)) : Promise.resolve(whenClosed),
    close: () => {
      closed ??= Promise.allSettled(calls)
        // Releasing the runtime ends the events that are being handled, and so their answers.
        .then(() => Promise.all([runtime.dispose(), Promise.allSettled(serving)]))
        .then(() => undefined)
      return closed
    }
  }
}

type Tail<Items extends ReadonlyArray<unknown>> = Items extends readonly [unknown, ...infer Rest]
  ? Rest
  : never
