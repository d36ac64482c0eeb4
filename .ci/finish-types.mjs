/**
 * Last step of the build of a package without Effect in its types. The declarations in `dist` were copied together from
 * modules for users of Effect: takes out the comments that speak of those (headings of files, examples that import
 * them), and makes sure that nothing of them or of Effect is left.
 *
 *   node ../../.ci/finish-types.mjs index webhook      in a package, with the names of its entries
 */
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"

const comment = /\/\*\*(?:(?!\*\/)[\s\S])*\*\//g
/** What the types of an entry may be made of, which its users have installed. */
const allowed = /^(?:import|export) \{[^}]*\} from ['"]@playwright\/test['"];?$/gm
/** A comment that no declaration follows: the heading of a file. */
const heading = /^\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n(?:\n|(?=\/\*\*))/gm
const example = /^ \* @example\n(?: \*(?! @|\/).*\n)*/gm

for (const name of process.argv.slice(2).flatMap((entry) => [`${entry}.d.ts`, `${entry}.d.cts`])) {
  const path = join("dist", name)
  const text = readFileSync(path, "utf8")
    .replace(heading, "")
    .replace(comment, (all) => all.replace(example, (part) => (/["/@]effect\b/.test(part) ? "" : part)))
  const code = text.replace(comment, "").replace(name.startsWith("playwright.") ? allowed : "", "")
  const foreign = /.*effect-tosspayments.*/.exec(text) ?? /.*(?:\bfrom ['"]|\bimport\b).*/.exec(code)
  if (foreign !== null) throw new Error(`${name} depends on another package: ${foreign[0]}`)
  writeFileSync(path, text)
}
