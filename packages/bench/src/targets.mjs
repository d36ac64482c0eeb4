/**
 * The targets, each with what was measured, in short runs of the commands that measure it. Takes about two minutes; the
 * commands themselves measure longer.
 *
 *   npx -y pnpm@10.34.8 --filter tosspayments-bench run targets
 */
import { execFileSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { number, publish, range, readOptions, table } from "./report.mjs"
import { overFloor } from "./size/sizes.mjs"

const options = readOptions({})
const directory = mkdtempSync(join(tmpdir(), "tosspayments-bench-"))

const run = (command, ...args) => {
  const script = fileURLToPath(new URL(`${command}.mjs`, import.meta.url))
  const json = join(directory, "results.json")
  console.error(`${[command, ...args].join(" ")} …`)
  execFileSync(process.execPath, [script, ...args, "--json", json], {
    stdio: ["ignore", "ignore", "inherit"]
  })
  return JSON.parse(readFileSync(json, "utf8")).results
}

/** CPU of a contender, as a ratio to the base of its scenario. */
const ratio = (results, scenario, contender) =>
  results.find((result) => result.scenario === scenario).rows.find(({ name }) => name === contender).cpuRatio

const onFetch = "effect-tosspayments on fetch"
const onUndici = "effect-tosspayments on undici"
const facade = "tosspayments-server-sdk"
const brief = ["--rounds", "3", "--milliseconds", "250", "--only", [onFetch, onUndici, facade].join(",")]

const measure = async () => {
  const stubbed = run("call", "--stub", "--operations", "read", ...brief)
  const calls = run("call", ...brief)
  const imports = run("start-up", "--rounds", "5", "--only", facade)
  const decode = run("decode", "--rounds", "5", "--only", "effect-tosspayments")
  const ours = (await overFloor("payments-only")).ours / 1024

  const together = "64 concurrent"
  return [
    [`stubbed read, ${onFetch} / stub + JSON.parse`, 5, ratio(stubbed, "read, stubbed", onFetch)],
    [`stubbed read, ${facade} / stub + JSON.parse`, 5, ratio(stubbed, "read, stubbed", facade)],
    ...["read", "confirm"].flatMap((operation) =>
      [onFetch, facade].map((name) => [
        `${operation}, ${together}, ${name} / hand-written`,
        operation === "read" ? 1.3 : 1.5,
        ratio(calls, `${operation}, ${together}`, name)
      ])
    ),
    ...["read", "confirm"].map((operation) => [
      `${operation}, ${together}, ${onUndici} / hand-written`,
      0.8,
      ratio(calls, `${operation}, ${together}`, onUndici)
    ]),
    [`import of ${facade} / import of stripe`, 0.5, ratio(imports, "ES module", facade)],
    [`require of ${facade} / require of stripe`, 0.5, ratio(imports, "CommonJS", facade)],
    ["payments-only bundle over Effect's floor, KiB gzip", 8, { median: ours, low: ours, high: ours }],
    ["decode of a payment / JSON.parse", 3, ratio(decode, "payment, card", "effect-tosspayments")]
  ].map(([what, target, measured]) => ({ what, target, measured, isMet: measured.median <= target }))
}

let results
try {
  results = await measure()
} finally {
  rmSync(directory, { recursive: true })
}
table(
  "targets: CPU ratios, median (lowest–highest)",
  ["", "at most", "measured", ""],
  results.map(({ what, target, measured, isMet }) => [
    what,
    number(target),
    measured.low === measured.high ? number(measured.median) : range(measured),
    isMet ? "met" : "not met"
  ])
)
publish(options, "targets", results)
