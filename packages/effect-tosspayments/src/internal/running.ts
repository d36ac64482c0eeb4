import * as Effect from "effect/Effect"
import type * as Fiber from "effect/Fiber"
import * as Runtime from "effect/Runtime"
import type * as RuntimeFlags from "effect/RuntimeFlags"

/**
 * The fiber that runs now, from which others can be started with all that it knows.
 *
 * @internal
 */
export interface Running {
  readonly fiber: Fiber.RuntimeFiber<unknown, unknown>
  readonly runtimeFlags: RuntimeFlags.RuntimeFlags
}

/** @internal */
export const runtime = ({ fiber, runtimeFlags }: Running): Runtime.Runtime<never> =>
  Runtime.make({ context: fiber.currentContext, fiberRefs: fiber.getFiberRefs(), runtimeFlags })

/** @internal */
export const withRunning = <A, E>(f: (running: Running) => Effect.Effect<A, E>): Effect.Effect<A, E> =>
  Effect.withFiberRuntime((fiber, { runtimeFlags }) => f({ fiber, runtimeFlags }))
