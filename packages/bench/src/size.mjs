/**
 * What an app ships: bundles of esbuild, rollup and rolldown, minified by one minifier, gzip.
 *
 *   npx -y pnpm@10.34.8 --filter tosspayments-bench run size
 */
import { choose, number, publish, readOptions, table } from "./report.mjs"
import { entry, gzipped, modulesIn } from "./size/bundle.mjs"
import { overFloor } from "./size/sizes.mjs"

const options = readOptions({ only: "" })
const bundlers = choose(["esbuild", "rollup", "rolldown"], options.only, "esbuild")
const kib = (bytes) => number(bytes / 1024)

const rivals = ["stripe", "openai", "portone", "toss-payments-server-api"]
const yardstick = await gzipped(entry("stripe"))
const results = []
for (const bundler of bundlers) {
  for (const name of ["payments-only", "all-resources", "everything"]) {
    results.push({ name, bundler, ...(await overFloor(name, bundler)) })
  }
  for (const name of ["facade", "facade-webhook"]) {
    results.push({ name, bundler, total: await gzipped(entry(name), bundler) })
  }
}
for (const name of rivals) {
  results.push({ name, bundler: "esbuild", total: await gzipped(entry(name)) })
}

table(
  "bundle, KiB gzip; ratio to stripe by esbuild",
  ["", "bundler", "ratio", "ours", "Effect's floor", "total"],
  results.map(({ name, bundler, ours, floor, total }) => [
    name,
    bundler,
    number(total / yardstick),
    ours === undefined ? "" : kib(ours),
    floor === undefined ? "" : kib(floor),
    kib(total)
  ])
)

const modules = []
for (const name of ["payments-only", "all-resources", "everything", "facade", "facade-webhook", ...rivals]) {
  modules.push({ name, ...(await modulesIn(entry(name))) })
}
table(
  "modules in the bundle of esbuild",
  ["", "ours", "Effect's", "all"],
  modules.map(({ name, ours, effect, all }) => [name, String(ours), String(effect), String(all)])
)
publish(options, "size", { bundles: results, modules })
