import { expect } from "vitest"
import * as Check from "../../src/Check.js"
import * as Model from "../../src/Model.js"

/** Half of the wanted runs, so that two workers share them. A path replays in the first half only. */
export const half = async (which: 0 | 1): Promise<void> => {
  const { FAULT_PATH: path, FAULT_RUNS: wanted = "500", FAULT_SEED } = process.env
  const first = FAULT_SEED === undefined ? Math.floor(Math.random() * 0x3fffffff) : Number(FAULT_SEED)
  if (path !== undefined && which === 1) return
  const seed = path === undefined ? first + which : first
  const { found, tally } = await Check.search(Model.desk, { runs: Math.ceil(Number(wanted) / 2), seed, path })
  console.log(
    `seed ${seed}: ${tally.runs} schedules, ${tally.requests} requests, ${tally.movements} movements of money, ` +
      `${tally.crashes} deaths, ${tally.openItems} refunds left to a person`
  )
  if (found !== null) expect.fail(Check.explain("model", found, seed))
}
