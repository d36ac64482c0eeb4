import { describe, expect, it } from "@effect/vitest"
import * as Check from "../../src/Check.js"
import type * as Desk from "../../src/Desk.js"
import type * as Schedules from "../../src/Schedules.js"

/** A model that finds nothing proves nothing unless it finds something when a safeguard is gone. */
export const notices = <S extends Schedules.Schedule<{ readonly _tag: string }>, Sabotage>(
  desk: Desk.Desk<S, Sabotage>,
  /** [safeguard, what is broken instead, how many schedules it may take to notice] */
  safeguards: ReadonlyArray<readonly [name: string, sabotage: Sabotage, runs: number]>
): void => {
  describe(`the model of ${desk.name} notices when a safeguard is gone:`, () => {
    for (const [name, sabotage, runs] of safeguards) {
      it(`${name}`, async () => {
        const { found } = await Check.search(desk, { runs, seed: 20_261_124, sabotage, shrinks: false })
        expect(found, `no counterexample in ${runs} schedules`).not.toBeNull()
        if (process.env["FAULT_SHOW"] !== undefined) console.log(name, found?.runs, found?.violations)
      })
    }
  })
}
