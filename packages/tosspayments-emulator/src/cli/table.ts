import { stripVTControlCharacters } from "node:util"

/** Rows below each other, every column as wide as its widest cell. */
export const table = (rows: ReadonlyArray<ReadonlyArray<string>>): string => {
  const length = (cell: string): number => stripVTControlCharacters(cell).length
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => length(row[column] ?? "")))) ?? []
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - length(cell)))
        .join("  ")
        .trimEnd()
    )
    .join("\n")
}
