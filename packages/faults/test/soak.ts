/**
 * Plays schedules for minutes, with a new seed for each batch, and stops by itself.
 *
 *   FAULT_MINUTES=30 pnpm --filter tosspayments-faults run soak
 */
import * as Check from "../src/Check.js"
import * as Model from "../src/Model.js"

const minutes = Number(process.env["FAULT_MINUTES"] ?? 30)
const until = performance.now() + minutes * 60_000
const total: Check.Tally = { runs: 0, requests: 0, movements: 0, crashes: 0, openItems: 0 }

let seed = Number(process.env["FAULT_SEED"] ?? Math.floor(Math.random() * 0x3fffffff))
let reported = performance.now()
while (performance.now() < until) {
  const { found, tally } = await Check.search(Model.desk, {
    runs: 1000,
    seed,
    atMost: until - performance.now()
  })
  for (const key of Object.keys(total) as Array<keyof Check.Tally>) total[key] += tally[key]
  if (found !== null) {
    console.error(Check.explain("model", found, seed))
    process.exit(1)
  }
  if (performance.now() - reported > 60_000) {
    console.log(`up to seed ${seed}: ${JSON.stringify(total)}`)
    reported = performance.now()
  }
  seed += 1
}
console.log(`No promise was broken: ${JSON.stringify(total)}`)
process.exit(0)
