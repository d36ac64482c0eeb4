/**
 * The emulator's time: Effect's clock, moved by as much as somebody asked for, and stopped if they like.
 */
import * as EffectClock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"

export interface Clock {
  /** Epoch milliseconds. */
  readonly now: () => number
  /** What it takes to go on in another process. */
  readonly setting: () => Setting
  readonly moveTo: (at: number) => void
  readonly freeze: () => void
  readonly run: () => void
  /** Ends when the time has come by itself, which never happens on a frozen clock. */
  readonly until: (at: number) => Effect.Effect<void>
}

export interface Setting {
  /** Milliseconds before Effect's clock while it runs. */
  readonly offset: number
  /** Where it stands still; `null` while it runs. */
  readonly frozenAt: number | null
}

/** The longest wait of JavaScript's timers. */
const longest = 2 ** 31 - 1

const liveClock = Object.getPrototypeOf(EffectClock.make())

/**
 * Sleeps without keeping the process alive: what is due in an hour is no reason for a test run not to end. The
 * timers of Effect's own clock do, so they are only left to another clock, such as `TestClock`.
 */
const sleep = (clock: EffectClock.Clock, millis: number): Effect.Effect<void> =>
  Object.getPrototypeOf(clock) === liveClock
    ? Effect.async<void>((resume) => {
        const timer: unknown = setTimeout(() => resume(Effect.void), Math.min(millis, longest))
        if (typeof timer === "object" && timer !== null && "unref" in timer) (timer as NodeJS.Timeout).unref()
        return Effect.sync(() => clearTimeout(timer as NodeJS.Timeout))
      })
    : clock.sleep(Duration.millis(millis))

/** Like `Effect.never`, without the timer that keeps the process alive. */
const never = Effect.async<never>(() => {})

export const make = (clock: EffectClock.Clock, start: Setting): Clock => {
  let { frozenAt, offset } = start
  const now = (): number => frozenAt ?? clock.unsafeCurrentTimeMillis() + offset
  return {
    now,
    setting: () => ({ offset, frozenAt }),
    moveTo: (at) => {
      if (frozenAt === null) offset += at - now()
      else frozenAt = at
    },
    freeze: () => {
      frozenAt = now()
    },
    run: () => {
      if (frozenAt === null) return
      offset = frozenAt - clock.unsafeCurrentTimeMillis()
      frozenAt = null
    },
    until: (at) =>
      Effect.suspend(() =>
        frozenAt === null ? sleep(clock, Math.max(0, at - now())) : at <= frozenAt ? Effect.void : never
      )
  }
}

/** How it goes on in another process: running ahead of Effect's as before, or standing where it stood. */
export const goOn = (
  clock: EffectClock.Clock,
  mode: "real" | "frozen",
  { frozenAt, offset }: Setting
): Setting => {
  const real = clock.unsafeCurrentTimeMillis()
  if (mode === "frozen") return { offset, frozenAt: frozenAt ?? real + offset }
  return { offset: frozenAt === null ? offset : frozenAt - real, frozenAt: null }
}

/** How a clock starts: with Effect's, or standing still there. */
export const begin = (clock: EffectClock.Clock, mode: "real" | "frozen"): Setting => ({
  offset: 0,
  frozenAt: mode === "frozen" ? clock.unsafeCurrentTimeMillis() : null
})
