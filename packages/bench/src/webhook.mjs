/**
 * What it costs to verify and parse a signed webhook, against the same with `node:crypto` and nothing else.
 *
 *   npx -y pnpm@10.34.8 --filter tosspayments-bench run webhook [--rounds N] [--milliseconds N]
 */
import { contest } from "./contest.mjs"
import { publish, readOptions } from "./report.mjs"
import { contenders } from "./webhook/verifiers.mjs"

const options = readOptions({ rounds: 7, milliseconds: 200, only: "" })
const results = await contest({
  module: new URL("webhook/verifiers.mjs", import.meta.url),
  names: Object.keys(contenders),
  base: "node:crypto + JSON.parse",
  operations: ["verify"],
  loads: [
    { how: "sequential", concurrency: 1 },
    { how: "64 concurrent", concurrency: 64 }
  ],
  options
})
publish(options, "webhook", results)
