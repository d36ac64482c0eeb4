/**
 * How long it takes until the SDK is there: fresh processes, one after the other and in turns, the median of each.
 *
 *   npx -y pnpm@10.34.8 build && npx -y pnpm@10.34.8 --filter tosspayments-bench run start-up
 */
import { execFileSync } from "node:child_process"

const rounds = 15

/** [what, its entry] */
const entries = [
  ["tosspayments-server-sdk", "tosspayments-server-sdk"],
  ["effect-tosspayments, unbundled", "effect-tosspayments/TossClient"],
  ["tosspayments-server-sdk/webhook", "tosspayments-server-sdk/webhook"]
]

const loaders = {
  "ES module": (entry) => ["--input-type=module", "-e", timed(`await import("${entry}")`)],
  CommonJS: (entry) => ["--input-type=commonjs", "-e", timed(`require("${entry}")`)]
}

const timed = (load) => `const start = performance.now(); ${load}; console.log(performance.now() - start)`

const measure = (args) =>
  Number(execFileSync(process.execPath, args, { cwd: import.meta.dirname, encoding: "utf8" }))

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

const cases = entries.flatMap(([what, entry]) =>
  Object.entries(loaders).map(([loader, args]) => ({ what, loader, args: args(entry), times: [] }))
)
for (let round = 0; round < rounds; round++) {
  for (const { args, times } of cases) times.push(measure(args))
}
console.log(`Median of ${rounds} fresh processes each, Node ${process.versions.node}:`)
for (const { what, loader, times } of cases) {
  console.log(`  ${what.padEnd(34)} ${loader.padEnd(10)} ${median(times).toFixed(0).padStart(5)} ms`)
}
