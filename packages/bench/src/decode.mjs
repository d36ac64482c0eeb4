/**
 * What it costs to make a payment out of JSON: the SDK's decoder and a plain Effect Schema, against `JSON.parse` of the same
 * text. `decode` starts from parsed JSON.
 *
 *   npx -y pnpm@10.34.8 --filter tosspayments-bench run decode [--rounds N] [--milliseconds N]
 */
import { contest } from "./contest.mjs"
import { contenders } from "./decode/decoders.mjs"
import { publish, readOptions } from "./report.mjs"

const options = readOptions({ rounds: 9, milliseconds: 200, only: "" })
const results = await contest({
  module: new URL("decode/decoders.mjs", import.meta.url),
  names: Object.keys(contenders),
  base: "JSON.parse",
  operations: ["payment"],
  loads: [{ how: "card", concurrency: 1 }],
  options
})
publish(options, "decode", results)
