/**
 * Fails when a bundle or a number of modules has outgrown `budgets.json`, or when an import that is not used leaves something
 * in a bundle. Raise a budget in the commit that needs it, and say
 * why there; lower it after a saving.
 *
 *   npx -y pnpm@10.34.8 --filter tosspayments-bench run check-budgets
 */
import { readFileSync } from "node:fs"
import { table } from "./report.mjs"
import { budgeted } from "./size/sizes.mjs"
import { leftovers } from "./size/unused.mjs"

const budgets = JSON.parse(readFileSync(new URL("../budgets.json", import.meta.url), "utf8"))
const measured = await budgeted()
const unknown = Object.keys(budgets).filter((name) => !(name in measured))
const exceeded = Object.keys(measured).filter((name) => !(measured[name] <= budgets[name]))

table(
  "budgets",
  ["", "measured", "budget", ""],
  Object.entries(measured).map(([name, value]) => [
    name,
    String(value),
    String(budgets[name] ?? "none"),
    exceeded.includes(name) ? "exceeded" : "ok"
  ])
)
for (const name of unknown) console.error(`\nbudgets.json has a budget for what nobody measures: ${name}`)
const left = await leftovers()
for (const line of left) console.error(`\nan import that is not used stays: ${line}`)
if (exceeded.length > 0 || unknown.length > 0 || left.length > 0) process.exitCode = 1
