/**
 * How long it takes until a package is there: `import` or `require` of it in fresh processes, one after the other and in turns.
 *
 *   npx -y pnpm@10.34.8 --filter tosspayments-bench run start-up [--rounds N] [--only a,b]
 */
import { execFile } from "node:child_process"
import { promisify } from "node:util"
import { compare, inTurns } from "./measure.mjs"
import { choose, comparison, publish, readOptions } from "./report.mjs"

const options = readOptions({ rounds: 11, only: "" })
const base = "stripe"
const names = choose(
  [
    "tosspayments-server-sdk",
    "tosspayments-server-sdk/webhook",
    "effect-tosspayments/TossClient",
    "stripe",
    "openai",
    "@portone/server-sdk",
    "toss-payments-server-api"
  ],
  options.only,
  base
)

const measured = (load) => `
  const cpu = process.cpuUsage()
  const start = performance.now()
  ${load}
  const wall = performance.now() - start
  const { user, system } = process.cpuUsage(cpu)
  console.log(JSON.stringify({ wall: wall * 1000, cpu: user + system }))`

const loaders = {
  "ES module": (name) => ["--input-type=module", "-e", measured(`await import("${name}")`)],
  CommonJS: (name) => ["--input-type=commonjs", "-e", measured(`require("${name}")`)]
}

const run = promisify(execFile)
const results = []
for (const [loader, argumentsFor] of Object.entries(loaders)) {
  const measure = async (name) => {
    const { stdout } = await run(process.execPath, argumentsFor(name), { cwd: import.meta.dirname })
    return JSON.parse(stdout)
  }
  // The first round fills the disk cache.
  await inTurns(names, 1, measure)
  const rows = compare(names, await inTurns(names, options.rounds, measure), base)
  comparison(loader, base, rows, "ms")
  results.push({ scenario: loader, base, rows })
}
publish(options, "start-up", results)
