/**
 * One process of the shop: it has memory of its own, counts its steps, and dies at any of them.
 *
 * A step is a boundary to the outside, before and after a store operation or an HTTP request: nothing else can be
 * observed from outside, so dying between two steps is dying at one of them.
 */
import * as Effect from "effect/Effect"
import type * as Exit from "effect/Exit"
import type { RuntimeFiber } from "effect/Fiber"
import * as FiberId from "effect/FiberId"
import * as FiberRef from "effect/FiberRef"
import * as HashSet from "effect/HashSet"
import type * as Random from "effect/Random"
import * as Runtime from "effect/Runtime"
import type { Owner, VirtualTime } from "./VirtualTime.js"

/** When a process dies. */
export interface Death {
  /** After so many more steps. */
  readonly steps: number
  /** `kill`: nothing runs any more, no finalizer either. `shutdown`: everything is interrupted first. */
  readonly how: "kill" | "shutdown"
}

export interface Machine {
  readonly isAlive: () => boolean
  /** Runs an effect in this process. `done` is called unless the process dies first. */
  readonly run: <A, E>(effect: Effect.Effect<A, E>, done?: (exit: Exit.Exit<A, E>) => void) => void
  /** Makes an operation on the outside world a step. */
  readonly step: <A, E, R>(operation: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>
  readonly dieAfter: (death: Death) => void
  readonly kill: () => void
}

/** Like `Effect.never`, without its timer: a killed fiber must not keep the test running. */
const halt = Effect.async<never>(() => {})

/** Starts effects on virtual time. */
export type Fork = <A, E>(effect: Effect.Effect<A, E>, owner: Owner) => RuntimeFiber<A, E>

/** No logs and no spans: they are half of the work, and nobody reads them. */
export const makeFork = (time: VirtualTime, random: Random.Random): Fork => {
  const runtime = Effect.runSync(
    Effect.runtime<never>().pipe(
      Effect.withClock(time.clock),
      Effect.withRandom(random),
      Effect.locally(FiberRef.currentLoggers, HashSet.empty<never>()),
      Effect.withTracerEnabled(false)
    )
  )
  return (effect, owner) =>
    Runtime.runFork(runtime)(effect, { scheduler: time.schedulerFor(owner), immediate: false })
}

/** `onDeath` is called when it dies in the middle of something. */
export const make = (fork: Fork, onDeath: () => void): Machine => {
  let alive = true
  let remaining = Number.POSITIVE_INFINITY
  let how: Death["how"] = "kill"
  const roots = new Set<RuntimeFiber<unknown, unknown>>()
  const isAlive = () => alive
  const kill = () => {
    if (alive && roots.size > 0) onDeath()
    alive = false
    roots.clear()
  }

  /** A process gets a second to end by itself. */
  const shutDown = () => {
    onDeath()
    for (const root of roots) root.unsafeInterruptAsFork(FiberId.none)
    fork(Effect.zipRight(Effect.sleep("1 second"), Effect.sync(kill)), { isAlive })
  }

  const boundary = Effect.suspend(() => {
    remaining -= 1
    if (remaining > 0) return Effect.yieldNow()
    remaining = Number.POSITIVE_INFINITY
    if (how === "kill") {
      kill()
      return halt
    }
    shutDown()
    return Effect.yieldNow()
  })

  return {
    isAlive,
    kill,
    run: (effect, done) => {
      const fiber = fork(effect, { isAlive })
      roots.add(fiber)
      fiber.addObserver((exit) => {
        roots.delete(fiber)
        if (alive) done?.(exit)
      })
    },
    step: (operation) => Effect.zipRight(boundary, Effect.zipLeft(operation, boundary)),
    dieAfter: (death) => {
      remaining = death.steps
      how = death.how
    }
  }
}
