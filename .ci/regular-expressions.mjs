/**
 * Every regular expression that users run takes time linear in its input: what a stranger sends must not be able to
 * hold a server. Reads all literals of the sources, and takes none that is put together while running, since nobody
 * could judge it here.
 */
import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { check } from "recheck"
import ts from "typescript"

const root = fileURLToPath(new URL("..", import.meta.url))
const sources = execFileSync(
  "git",
  [
    "ls-files",
    "--cached",
    "--others",
    "--exclude-standard",
    "packages/*/src/**",
    "packages/*/bin/**",
    "examples/**"
  ],
  { cwd: root, encoding: "utf8" }
)
  .split("\n")
  .filter(
    (file) => /\.[cm]?[jt]s$/.test(file) && !file.includes("/test/") && !file.startsWith("packages/bench/")
  )

const literals = []
const problems = []
for (const file of sources) {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(root, file), "utf8"),
    ts.ScriptTarget.Latest,
    true
  )
  const at = (node) => `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`
  const visit = (node) => {
    if (ts.isRegularExpressionLiteral(node)) literals.push({ at: at(node), text: node.text })
    if (ts.isIdentifier(node) && node.text === "RegExp" && !ts.isTypeNode(node.parent))
      problems.push(`${at(node)} makes a regular expression while running`)
    ts.forEachChild(node, visit)
  }
  visit(source)
}
for (const { at, text } of literals) {
  const end = text.lastIndexOf("/")
  const { status, complexity } = await check(text.slice(1, end), text.slice(end + 1))
  if (status !== "safe") problems.push(`${at} ${text}: ${complexity?.summary ?? status}`)
}
if (literals.length === 0) problems.push("found no regular expression at all")

for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exit(1)
console.log(`    ${literals.length} regular expressions take linear time`)
