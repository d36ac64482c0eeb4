/** How the commands read their options and print what they measured. */
import { writeFileSync } from "node:fs"
import { availableParallelism } from "node:os"
import { parseArgs } from "node:util"

/**
 * Options of a command; the type of a default is the type of the option. All take `--json FILE` too. `only` is a list of
 * names, with commas between them.
 */
export const readOptions = (defaults) => {
  const { values } = parseArgs({
    options: {
      json: { type: "string" },
      ...Object.fromEntries(
        Object.entries(defaults).map(([name, value]) => [
          name,
          { type: typeof value === "boolean" ? "boolean" : "string" }
        ])
      )
    }
  })
  const typed = Object.entries(defaults).map(([name, value]) => [
    name,
    typeof value === "number" ? Number(values[name] ?? value) : (values[name] ?? value)
  ])
  return { ...Object.fromEntries(typed), json: values.json }
}

/** The names that `--only` leaves, all when it is empty, in their own order; the base is always measured. */
export const choose = (names, only, base) =>
  only === "" ? names : names.filter((name) => name === base || only.split(",").includes(name))

/** A number with three significant digits, e.g. 0.123, 1.23, 12.3, 123, 1234. */
export const number = (value) =>
  value >= 100
    ? value.toFixed(0)
    : value >= 10
      ? value.toFixed(1)
      : value >= 1
        ? value.toFixed(2)
        : value.toFixed(3)

/** A median with its spread: `1.31 (1.20–1.45)`. */
export const range = ({ median, low, high }) => `${number(median)} (${number(low)}–${number(high)})`

/** Prints a table: the first column to the left, the others to the right. */
export const table = (title, head, rows) => {
  const widths = head.map((cell, column) => Math.max(cell.length, ...rows.map((row) => row[column].length)))
  const line = (cells) =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column])))
      .join("  ")
  console.log(`\n${title}\n  ${line(head)}\n  ${widths.map((width) => "-".repeat(width)).join("  ")}`)
  for (const row of rows) console.log(`  ${line(row)}`)
}

const units = { µs: 1, ms: 1000 }

/** Prints what `compare` found. */
export const comparison = (title, base, rows, unit = "µs") => {
  const scaled = ({ median, low, high }) =>
    range({ median: median / units[unit], low: low / units[unit], high: high / units[unit] })
  table(
    `${title}: ratio to ${base}, median (lowest–highest)`,
    ["", "CPU ratio", "wall ratio", `CPU ${unit}`, `wall ${unit}`],
    rows.map(({ name, cpuRatio, wallRatio, cpu, wall }) => [
      name,
      range(cpuRatio),
      range(wallRatio),
      scaled(cpu),
      scaled(wall)
    ])
  )
}

/** Writes the results as JSON, where `--json` asked for it. */
export const publish = ({ json, ...options }, command, results) => {
  if (json === undefined) return
  const machine = { node: process.versions.node, cpus: availableParallelism() }
  writeFileSync(json, `${JSON.stringify({ command, ...machine, options, results }, null, 2)}\n`)
}
