/** Contenders that do the same, measured in turns and printed as ratios to one of them. */
import { withContenders } from "./contender.mjs"
import { compare, inTurns, warmUp } from "./measure.mjs"
import { choose, comparison } from "./report.mjs"

/**
 * @param module URL of the module with the contenders
 * @param names which of them, before `--only`
 * @param args what they are made with
 * @param base name of the one that the others are compared with
 * @param operations which of their functions are measured
 * @param loads how they are called: `{ how, concurrency }`
 */
export const contest = ({ module, names, args = [], base, operations, loads, options }) => {
  const chosen = choose(names, options.only, base)
  const { rounds, milliseconds } = options
  return withContenders(module, chosen, args, async (contenders) => {
    const results = []
    for (const operation of operations) {
      const { concurrency } = loads[0]
      await inTurns(contenders, 1, (contender) => contender.ask(operation, { ...warmUp, concurrency }))
      for (const { how, concurrency } of loads) {
        const samples = await inTurns(contenders, rounds, (contender) =>
          contender.ask(operation, { milliseconds, concurrency })
        )
        const scenario = `${operation}, ${how}`
        const rows = compare(chosen, samples, base)
        comparison(scenario, base, rows)
        results.push({ scenario, base, rows })
      }
    }
    return results
  })
}
