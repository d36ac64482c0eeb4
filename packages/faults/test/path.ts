import * as fc from "fast-check"
import * as Command from "../src/Command.js"
import * as Model from "../src/Model.js"
const r = await fc.check(fc.asyncProperty(Command.schedule, async (s) => { const v = await Model.play(s); if (v.violations.length) throw new Error(v.violations.join("\n")) }), { seed: Number(process.argv[2]), path: process.argv[3]!, endOnFailure: true })
console.log(r.failed, r.error, r.counterexample && Command.print(r.counterexample[0]))
process.exit(0)
