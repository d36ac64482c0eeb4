import * as fc from "fast-check"
import * as Effect from "effect/Effect"
import * as Command from "../src/Command.js"
import * as Model from "../src/Model.js"
let diff = 0
const trace = async (s: Command.Schedule) => { const v = await Model.play(s); return Effect.runSync(v.world.emulator.requests).map((r) => [r.at, r.method, r.path, r.status, r.outcome].join(" ")).join("\n") + v.violations.join() + JSON.stringify(v.world.tables.bookings) }
for (const s of fc.sample(Command.schedule, { numRuns: Number(process.argv[2] ?? 200), seed: 5 })) {
  const a = await trace(s), b = await trace(s)
  if (a !== b) { diff++; if (diff === 1) { const la = a.split("\n"), lb = b.split("\n"); const i = la.findIndex((l, k) => l !== lb[k]); console.log(Command.print(s), "\n", la.slice(i-1, i + 3), lb.slice(i-1, i + 3)) } }
}
console.log("different:", diff)
process.exit(0)
