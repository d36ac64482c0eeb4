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
    "tosspayments-emulator",
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

/** From nothing to the answer to a request: what somebody waits for who starts an emulator. */
const answer = `await (await fetch(url + "/v1/payments/x")).text()`
const starts = {
  "createEmulator()": [
    "--input-type=module",
    "-e",
    measured(`
      const { createEmulator } = await import("tosspayments-emulator")
      const { url } = await createEmulator()
      ${answer}
      setImmediate(() => process.exit())`)
  ],
  "the command line": [
    "--input-type=module",
    "-e",
    `
      import { spawn } from "node:child_process"
      import { once } from "node:events"
      import { createRequire } from "node:module"
      const file = createRequire(import.meta.url).resolve("tosspayments-emulator/package.json")
      const start = performance.now()
      const child = spawn(process.execPath, [file.replace("package.json", "bin/tosspayments-emulator.js"), "--port", "0"])
      let url
      while (url === undefined) {
        const [chunk] = await once(child.stdout, "data")
        url = /on (http:\\S+)/.exec(String(chunk))?.[1]
      }
      ${answer}
      const wall = (performance.now() - start) * 1000
      child.kill("SIGKILL")
      // Of another process only the time is known.
      console.log(JSON.stringify({ wall, cpu: wall }))`
  ]
}
if (options.only === "") {
  const contenders = Object.keys(starts)
  const measure = async (name) =>
    JSON.parse((await run(process.execPath, starts[name], { cwd: import.meta.dirname })).stdout)
  await inTurns(contenders, 1, measure)
  const rows = compare(contenders, await inTurns(contenders, options.rounds, measure), contenders[0])
  comparison("the emulator, to its first answer", contenders[0], rows, "ms")
  results.push({ scenario: "the emulator, to its first answer", base: contenders[0], rows })
}
publish(options, "start-up", results)
