/**
 * Plays schedules for minutes, with a new seed for each batch, and stops by itself.
 *
 *   FAULT_MINUTES=30 pnpm --filter tosspayments-faults run soak
 */
import * as BillingDesk from "../src/BillingDesk.js"
import * as BrandPayDesk from "../src/BrandPayDesk.js"
import * as CashReceiptDesk from "../src/CashReceiptDesk.js"
import * as Check from "../src/Check.js"
import type * as Desk from "../src/Desk.js"
import * as Model from "../src/Model.js"
import * as PayoutDesk from "../src/PayoutDesk.js"
import type * as Schedules from "../src/Schedules.js"

/** The file of its tests, and how to search. */
const searching =
  <S extends Schedules.Schedule<Schedules.Tagged>, Sabotage>(file: string, desk: Desk.Desk<S, Sabotage>) =>
  async (seed: number, runs: number, atMost: number) => {
    const { found, tally } = await Check.search(desk, { runs, seed, atMost })
    return { report: found === null ? null : Check.explain(file, found, seed), tally }
  }

/** In turn: payments, which have most to break, as much as all others. */
const desks = [
  searching("model", Model.desk),
  searching("billing", BillingDesk.desk),
  searching("model", Model.desk),
  searching("brandPay", BrandPayDesk.desk),
  searching("model", Model.desk),
  searching("cashReceipts", CashReceiptDesk.desk),
  searching("model", Model.desk),
  searching("payouts", PayoutDesk.desk)
]

const minutes = Number(process.env["FAULT_MINUTES"] ?? 30)
const until = performance.now() + minutes * 60_000
const total: Check.Tally = { runs: 0, requests: 0, movements: 0, crashes: 0, openItems: 0 }

let seed = Number(process.env["FAULT_SEED"] ?? Math.floor(Math.random() * 0x3fffffff))
let reported = performance.now()
for (let turn = 0; performance.now() < until; turn++) {
  const search = desks[turn % desks.length] as (typeof desks)[number]
  const { report, tally } = await search(seed, 500, until - performance.now())
  for (const key of Object.keys(total) as Array<keyof Check.Tally>) total[key] += tally[key]
  if (report !== null) {
    console.error(report)
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
