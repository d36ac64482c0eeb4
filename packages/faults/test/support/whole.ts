import { expect } from "vitest"
import * as Check from "../../src/Check.js"
import type * as Desk from "../../src/Desk.js"
import type * as Schedules from "../../src/Schedules.js"

/** Plays as many schedules of a desk as are wanted. */
export const keeps = async <S extends Schedules.Schedule<{ readonly _tag: string }>, Sabotage>(
  desk: Desk.Desk<S, Sabotage>
): Promise<void> => {
  const { FAULT_PATH: path, FAULT_RUNS: wanted = "200", FAULT_SEED } = process.env
  const seed = FAULT_SEED === undefined ? Math.floor(Math.random() * 0x3fffffff) : Number(FAULT_SEED)
  const { found, tally } = await Check.search(desk, { runs: Number(wanted), seed, path })
  console.log(
    `${desk.name}, seed ${seed}: ${tally.runs} schedules, ${tally.requests} requests, ${tally.movements} movements, ` +
      `${tally.crashes} deaths, ${tally.openItems} left to a person`
  )
  if (found !== null) expect.fail(Check.explain(desk.name, found, seed))
}
