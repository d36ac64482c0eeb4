import * as Context from "effect/Context"
import * as DefaultServices from "effect/DefaultServices"
import * as Effect from "effect/Effect"
import type * as Fiber from "effect/Fiber"
import * as FiberRef from "effect/FiberRef"
import * as Tracer from "effect/Tracer"

/**
 * Whether spans go anywhere. Where no tracer is set up Effect makes them all the same and drops them, for more than the
 * rest of a call costs.
 *
 * @internal
 */
export const isListening = (fiber: Fiber.RuntimeFiber<unknown, unknown>): boolean =>
  fiber.getFiberRef(FiberRef.currentTracerEnabled) &&
  Context.get(fiber.currentDefaultServices, Tracer.Tracer) !==
    Context.get(DefaultServices.liveServices, Tracer.Tracer)

/**
 * A span around an effect, where spans go anywhere.
 *
 * @internal
 */
export const span =
  (name: string, options: () => Tracer.SpanOptions) =>
  <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, Exclude<R, Tracer.ParentSpan> | R> =>
    Effect.withFiberRuntime((fiber) =>
      isListening(fiber) ? Effect.withSpan(effect, name, { ...options(), captureStackTrace: false }) : effect
    )

/**
 * Notes something in the current span of a call or an attempt.
 *
 * @internal
 */
export const annotate = (attributes: { readonly [name: string]: unknown }): Effect.Effect<void> =>
  Effect.withFiberRuntime((fiber) =>
    isListening(fiber) ? Effect.annotateCurrentSpan(attributes) : Effect.void
  )
