/**
 * Last step of the build. The declarations were copied together from `effect-tosspayments`: takes out the
 * comments that speak of its modules (headings of files, examples that import it), and makes sure that nothing
 * of it or of Effect is left.
 */
import { readFileSync, writeFileSync } from "node:fs"

const comment = /\/\*\*(?:(?!\*\/)[\s\S])*\*\//g
/** A comment that no declaration follows: the heading of a file. */
const heading = /^\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n(?:\n|(?=\/\*\*))/gm
const example = /^ \* @example\n(?: \*(?! @|\/).*\n)*/gm

for (const name of ["index", "webhook", "testing"].flatMap((entry) => [`${entry}.d.ts`, `${entry}.d.cts`])) {
  const path = new URL(`dist/${name}`, import.meta.url)
  const text = readFileSync(path, "utf8")
    .replace(heading, "")
    .replace(comment, (all) =>
      all.replace(example, (part) => (part.includes("effect-tosspayments") ? "" : part))
    )
  const code = text.replace(comment, "")
  const foreign = /.*effect-tosspayments.*/.exec(text) ?? /.*(?:\bfrom ['"]|\bimport\b).*/.exec(code)
  if (foreign !== null) throw new Error(`${name} depends on another package: ${foreign[0]}`)
  writeFileSync(path, text)
}
