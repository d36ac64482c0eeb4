import * as fc from "fast-check"
import * as Command from "../src/Command.js"
import * as Model from "../src/Model.js"
const runs = Number(process.argv[2] ?? 100), seed = Number(process.argv[3] ?? Date.now() % 1e9)
let n = 0, movements = 0, crashes = 0, requests = 0, open = 0
const t = performance.now()
const result = await fc.check(fc.asyncProperty(Command.schedule, async (s) => {
  const v = await Model.play(s); n++; movements += v.movements; crashes += v.crashes; requests += v.requests; open += v.openItems
  if (v.violations.length > 0) throw new Error(v.violations.join("\n"))
}), { numRuns: runs, seed })
const ms = performance.now() - t; console.log("cpu/run", process.cpuUsage().user / 1000 / n)
console.log({ n, perRun: ms / n, movements, crashes, requests, open, seed })
if (result.failed) { console.log(Command.print(result.counterexample![0]), result.counterexamplePath, result.numShrinks, result.error?.slice(0, 3000)) }
process.exit(0)
