/**
 * Searches for a schedule that breaks a promise, and shrinks it.
 */
import * as fc from "fast-check"
import type * as Desk from "./Desk.js"
import * as Schedules from "./Schedules.js"

type AnySchedule = Schedules.Schedule<{ readonly _tag: string }>

export interface Options<S extends AnySchedule, Sabotage> {
  readonly runs: number
  readonly seed: number
  /** Where to go on from, as an earlier failure printed it. */
  readonly path?: string | undefined
  readonly sabotage?: Sabotage | undefined
  /** Stops by itself after so many milliseconds. */
  readonly atMost?: number | undefined
  /** Whether to look for a smaller one. Default: yes. */
  readonly shrinks?: boolean | undefined
  /** Where the schedules come from. Default: anything can happen. */
  readonly schedules?: fc.Arbitrary<S> | undefined
}

export interface Found<S extends AnySchedule = AnySchedule> {
  readonly schedule: S
  readonly violations: ReadonlyArray<string>
  /** How many schedules it took. */
  readonly runs: number
  readonly path: string
}

/** How much was tried. */
export interface Tally {
  runs: number
  requests: number
  movements: number
  crashes: number
  openItems: number
}

class Broken extends Error {}

export const search = async <S extends AnySchedule, Sabotage>(
  desk: Desk.Desk<S, Sabotage>,
  options: Options<S, Sabotage>
): Promise<{ readonly found: Found<S> | null; readonly tally: Tally }> => {
  const tally: Tally = { runs: 0, requests: 0, movements: 0, crashes: 0, openItems: 0 }
  const result = await fc.check(
    fc.asyncProperty(options.schedules ?? desk.schedules, async (schedule) => {
      const verdict = await desk.play(schedule, options.sabotage)
      tally.runs += 1
      tally.requests += verdict.requests
      tally.movements += verdict.movements
      tally.crashes += verdict.crashes
      tally.openItems += verdict.openItems
      if (verdict.violations.length > 0) throw new Broken(verdict.violations.join("\n"))
    }),
    {
      numRuns: options.runs,
      seed: options.seed,
      endOnFailure: options.shrinks === false,
      ...(options.path === undefined ? {} : { path: options.path }),
      ...(options.atMost === undefined ? {} : { interruptAfterTimeLimit: options.atMost })
    }
  )
  const schedule = result.counterexample?.[0]
  if (!result.failed || schedule === undefined) return { found: null, tally }
  const { violations } = await desk.play(schedule, options.sabotage)
  return {
    found: { schedule, violations, runs: result.numRuns, path: result.counterexamplePath ?? "" },
    tally
  }
}

/** What to print when a promise was broken. */
export const explain = (name: string, found: Found, seed: number): string =>
  [
    "A promise was broken:",
    ...found.violations.map((violation) => `  ${violation}`),
    "",
    "Schedule (shrunk):",
    Schedules.print(found.schedule),
    "",
    "Replay it with",
    `  FAULT_SEED=${seed} FAULT_PATH=${found.path} npx -y pnpm@10.34.8 exec vitest run --project tosspayments-faults ${name}`
  ].join("\n")
