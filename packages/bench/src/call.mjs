/**
 * What a call costs: read and confirm, 64 at once and one after the other, against one local server; with `--stub`,
 * against a `fetch` that answers from memory.
 *
 *   npx -y pnpm@10.34.8 --filter tosspayments-bench run call [--stub] [--operations read] [--rounds N] [--milliseconds N]
 */
import { networked, stubbable } from "./call/clients.mjs"
import { withContenders } from "./contender.mjs"
import { contest } from "./contest.mjs"
import { publish, readOptions } from "./report.mjs"

const options = readOptions({
  stub: false,
  operations: "read,confirm",
  rounds: 5,
  milliseconds: 250,
  only: ""
})
const { stub } = options

const oneByOne = { how: stub ? "stubbed" : "sequential", concurrency: 1 }
const together = { how: "64 concurrent", concurrency: 64 }

const measureAgainst = (url) =>
  contest({
    module: new URL("call/clients.mjs", import.meta.url),
    names: stub ? stubbable : networked,
    args: [{ url, stubbed: stub }],
    base: stub ? "stub + JSON.parse" : "hand-written on fetch",
    operations: options.operations.split(","),
    loads: stub ? [oneByOne] : [together, oneByOne],
    options
  })

const results = await withContenders(
  new URL("call/server.mjs", import.meta.url),
  ["static server"],
  [],
  async ([server]) => measureAgainst(await server.ask("url"))
)
publish(options, "call", results)
