import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Exit from "effect/Exit"
import * as FiberId from "effect/FiberId"
import * as Runtime from "effect/Runtime"
import * as Running from "./running.js"

const system = /*#__PURE__*/ Clock.make()

/** The longest wait that the timers of JavaScript know; Effect's clock takes a longer one for endless, too. */
const longest = 2 ** 31 - 1

const nothing = (): void => undefined

/**
 * Runs a task later, on the clock of a fiber; what is returned stops it.
 *
 * Effect's own clock is taken for what it is, `setTimeout`: a fiber that sleeps on it and is interrupted costs as much as
 * all the rest of an attempt. Any other clock, such as `TestClock`, is slept on.
 *
 * @internal
 */
export const start = (
  running: Running.Running,
  duration: Duration.Duration,
  task: () => void
): (() => void) => {
  const clock = Context.get(running.fiber.currentDefaultServices, Clock.Clock)
  if (clock.sleep === system.sleep) {
    const millis = Duration.toMillis(duration)
    if (millis > longest) return nothing
    const timer = setTimeout(task, millis)
    return () => clearTimeout(timer)
  }
  const sleeper = Runtime.runFork(Running.runtime(running))(clock.sleep(duration))
  sleeper.addObserver((exit) => {
    if (Exit.isSuccess(exit)) task()
  })
  return () => sleeper.unsafeInterruptAsFork(FiberId.none)
}
