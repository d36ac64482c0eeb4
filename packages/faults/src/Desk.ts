/**
 * A part of a shop that is played by itself: what can happen to it, what its processes do, and what must hold in the end.
 */
import * as Effect from "effect/Effect"
import type * as fc from "fast-check"
import type * as Calamity from "./Calamity.js"
import type { Move, Schedule, Tagged } from "./Schedules.js"
import type * as World from "./World.js"

export interface Verdict {
  /** Broken promises; none is what we want. */
  readonly violations: ReadonlyArray<string>
  /** What only a person can settle: what is open and whose key is forgotten. */
  readonly openItems: number
  /** How much happened. */
  readonly movements: number
  readonly crashes: number
  readonly requests: number
}

export interface Desk<S extends Schedule<Tagged>, Sabotage> {
  /** As in the names of its tests. */
  readonly name: string
  readonly schedules: fc.Arbitrary<S>
  /** Plays a schedule against a shop, whole or sabotaged, and judges. */
  readonly play: (schedule: S, sabotage?: Sabotage) => Promise<Verdict>
}

const minutes = (count: number): number => count * 60_000
const days = (count: number): number => count * 24 * 60 * 60_000

/** Faults end, time passes, the shop starts again and recovers, until nothing is left that could still happen. */
const comeToRest = async (world: World.World, afterwards: () => Promise<void>): Promise<void> => {
  await world.time.settle()
  await world.outside(world.emulator.faults.clear)
  world.repairStore()
  world.setRoad("Straight", 0)
  // Requests that hang end, payment windows close.
  await world.time.advance(minutes(15))
  await afterwards()
  world.restart(0)
  world.restart(1)
  // The last retry of a webhook comes after three days and 19 hours.
  await world.time.advance(days(5))
  world.restart(0)
  await world.time.advance(minutes(10))
}

/**
 * Performs the moves of a schedule, and lets everything come to rest. `afterwards` happens when the faults have ended,
 * before the shop starts again.
 */
export const run = async <C extends Tagged>(
  world: World.World,
  moves: ReadonlyArray<Move<C | Calamity.Calamity>>,
  perform: (command: C | Calamity.Calamity) => void,
  afterwards: () => Promise<void> = async () => {}
): Promise<void> => {
  for (const { command, pause } of moves) {
    perform(command)
    if (isPass(command)) await world.time.advance(command.seconds * 1000)
    if (pause === 0) await world.time.settle()
    else if (pause !== null) await world.time.advance(pause)
  }
  await comeToRest(world, afterwards)
}

const isPass = (command: Tagged): command is Extract<Calamity.Calamity, { readonly _tag: "Pass" }> =>
  command._tag === "Pass"

/** What was counted in a world, and what was broken. */
export const verdict = (
  world: World.World,
  violations: ReadonlyArray<string>,
  openItems: number
): Verdict => ({
  violations: [...new Set(violations)],
  openItems,
  movements: world.causes.size,
  crashes: world.crashes(),
  requests: Effect.runSync(world.emulator.requests).length
})
