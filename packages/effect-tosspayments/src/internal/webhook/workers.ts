import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import type * as Scope from "effect/Scope"

/**
 * Work that outlives the connection it came through, and not the scope it was made in.
 *
 * @internal
 */
export interface Workers<A> {
  /** Starts work that neither the end of its parent nor its interruption ends; closing does. */
  readonly fork: <R>(work: Effect.Effect<A, never, R>) => Effect.Effect<Fiber.RuntimeFiber<A>, never, R>
  readonly isClosing: () => boolean
}

const defaultCloseWithin = /*#__PURE__*/ Duration.seconds(10)

/**
 * Closing waits for work during four fifths of `closeWithin`, interrupts the rest, and waits for the end of that.
 *
 * @internal
 */
export const make = <A>(
  closeWithin: () => Duration.DurationInput | undefined
): Effect.Effect<Workers<A>, never, Scope.Scope> => {
  const underWay = new Set<Fiber.RuntimeFiber<A>>()
  let closing = false
  const close: Effect.Effect<void> = Effect.suspend(() => {
    closing = true
    const fibers = [...underWay]
    const limit = closeWithin() ?? defaultCloseWithin
    const during = (part: number) => (wait: Effect.Effect<unknown>) =>
      Effect.timeoutOption(Effect.interruptible(wait), Duration.times(limit, part))
    return Effect.zipRight(during(4 / 5)(Fiber.awaitAll(fibers)), during(1 / 5)(Fiber.interruptAll(fibers)))
  })
  return Effect.as(
    Effect.addFinalizer(() => close),
    {
      isClosing: () => closing,
      fork: (work) =>
        Effect.uninterruptible(
          // The caller may not be interruptible, and closing must be able to stop the work.
          Effect.tap(Effect.forkDaemon(Effect.interruptible(work)), (fiber) =>
            Effect.sync(() => {
              underWay.add(fiber)
              fiber.addObserver(() => underWay.delete(fiber))
            })
          )
        )
    }
  )
}
