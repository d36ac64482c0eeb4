/**
 * What it costs to go through a long list, against a loop over its pages, and whether the memory stays the same. The list
 * comes from a server that makes its pages from nothing, with `--emulator` from the emulator, and with `--stub` from memory,
 * so that nothing but the work in the process is measured.
 *
 *   npx -y pnpm@10.34.8 --filter tosspayments-bench run lists [--length N] [--limit N] [--emulator | --stub] [--rounds N]
 */
import { withContenders } from "./contender.mjs"
import { compare, inTurns } from "./measure.mjs"
import { comparison, publish, readOptions, table } from "./report.mjs"

const options = readOptions({ length: 200_000, limit: 1000, rounds: 3, emulator: false, stub: false })
const { emulator, length, limit, rounds, stub } = options

const base = "raw page loop"
const readers = new URL("lists/readers.mjs", import.meta.url)
const { names } = await import(readers)

const mebibytes = (bytes) => (bytes / 1024 / 1024).toFixed(1)

const measure = (url) =>
  withContenders(readers, names, [{ length, limit, url }], async (contenders) => {
    const once = (contender) => contender.ask("walk", { milliseconds: 0 })
    await inTurns(contenders, 1, once)
    const samples = await inTurns(contenders, rounds, once)
    const rows = compare(names, samples, base)
    comparison(
      `${length} rows in pages of ${limit}${stub ? ", stubbed" : emulator ? ", of the emulator" : ""}`,
      base,
      rows,
      "ms"
    )
    const heaps = []
    for (const contender of contenders) heaps.push(await contender.ask("memory"))
    table(
      "MiB after a collection, from the first row to the last",
      [
        "",
        ...heaps[0].map((_, step) =>
          step === 0 ? "first" : `${step * Math.round(100 / (heaps[0].length - 1))} %`
        )
      ],
      names.map((name, index) => [name, ...heaps[index].map(mebibytes)])
    )
    return [
      { scenario: "lists", base, rows, heaps: Object.fromEntries(names.map((name, at) => [name, heaps[at]])) }
    ]
  })

const server = new URL("lists/server.mjs", import.meta.url)
const results = stub
  ? await measure(null)
  : await withContenders(server, [emulator ? "emulator" : "list server"], [length], async ([list]) =>
      measure(await list.ask("url"))
    )
publish(options, "lists", results)
