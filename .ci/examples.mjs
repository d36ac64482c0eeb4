/**
 * Compiles every TypeScript block of the READMEs and every @example of the sources, against the built packages,
 * as a user would.
 */
import { execFileSync, spawnSync } from "node:child_process"
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

const root = fileURLToPath(new URL("..", import.meta.url))
const out = join(root, "node_modules/.cache/examples")
rmSync(out, { recursive: true, force: true })
mkdirSync(join(out, "node_modules"), { recursive: true })

const tracked = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8"
})
  .split("\n")
  .filter(
    (file) => /(^|\/)(README(\.ko)?\.md|.*\.md)$/.test(file) || /^packages\/[^/]+\/src\/.*\.ts$/.test(file)
  )

const blocksOf = (file, text) => {
  const source = file.endsWith(".md")
    ? text
    : [...text.matchAll(/\/\*\*[\s\S]*?\*\//g)]
        .map(([comment]) => comment.replace(/^\s*\*\/?[ ]?/gm, "").replace(/^\/\*\*/, ""))
        .join("\n")
  return [...source.matchAll(/```(?:ts|typescript)\n([\s\S]*?)```/g)].map(([, code]) => code)
}

const written = new Map()
for (const file of tracked) {
  for (const [index, code] of blocksOf(file, readFileSync(join(root, file), "utf8")).entries()) {
    const name = `${file.replace(/[^A-Za-z0-9]+/g, "_")}_${index + 1}.ts`
    writeFileSync(join(out, name), `${code}\nexport {}\n`)
    written.set(name, file)
  }
}

const link = (name, target) => {
  const path = join(out, "node_modules", name)
  mkdirSync(join(path, ".."), { recursive: true })
  symlinkSync(target, path, "dir")
}
for (const name of [
  "effect-tosspayments",
  "effect-tosspayments-sql",
  "tosspayments-server-sdk",
  "tosspayments-emulator"
]) {
  link(name, join(root, "packages", name))
}
for (const name of ["effect", "@effect/platform", "@effect/platform-node"]) {
  link(name, join(root, "packages/tosspayments-emulator/node_modules", name))
}
for (const name of ["@effect/sql", "@effect/sql-pg", "@effect/sql-libsql"]) {
  link(name, join(root, "packages/effect-tosspayments-sql/node_modules", name))
}
link("@playwright/test", join(root, "packages/tosspayments-emulator/node_modules/@playwright/test"))
link("@types/node", join(root, "node_modules/@types/node"))
writeFileSync(join(out, "package.json"), '{ "type": "module" }\n')
writeFileSync(
  join(out, "tsconfig.json"),
  JSON.stringify({
    extends: "../../../tsconfig.base.json",
    include: ["*.ts"],
    compilerOptions: {
      composite: false,
      incremental: false,
      declaration: false,
      declarationMap: false,
      emitDeclarationOnly: false,
      noEmit: true,
      noUnusedLocals: false,
      noUnusedParameters: false,
      types: ["node"]
    }
  })
)

const tsc = join(root, "node_modules/typescript/bin/tsc")
const { status, stdout } = spawnSync(process.execPath, [tsc, "-p", out], { encoding: "utf8" })
if (status !== 0) {
  console.error(
    stdout.replace(/(?:\S*\/)?([A-Za-z0-9_]+\.ts)\(/g, (all, name) =>
      written.has(name) ? `${written.get(name)} (example ${name.match(/_(\d+)\.ts$/)?.[1]}) (` : all
    )
  )
  process.exit(1)
}
console.log(`    ${written.size} examples compile`)
