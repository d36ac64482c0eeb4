/**
 * Effect's floor of an entry: what the bundle would weigh if our own code weighed nothing.
 *
 * The entry is bundled with Effect left outside. What remains is our code after tree shaking, and it names every function
 * of Effect and its platform that it needs. The floor is an entry that names the same functions and does nothing.
 */
import { mkdirSync, writeFileSync } from "node:fs"
import { basename } from "node:path"
import { fileURLToPath } from "node:url"
import { build } from "esbuild"

const directory = fileURLToPath(new URL("../../build/", import.meta.url))

const namespaceImport = /import \* as (\w+) from "((?:effect|@effect\/platform)\/\w+)"/g
const namedImport = /import \{([^}]+)\} from "((?:effect|@effect\/platform)\/\w+)"/g

const namesUsed = (code) => {
  const used = new Map()
  const add = (module, names) => used.set(module, new Set([...(used.get(module) ?? []), ...names]))
  for (const [, local, module] of code.matchAll(namespaceImport)) {
    const members = code.matchAll(new RegExp(`(?<![\\w$.])${local}\\.(\\w+)`, "g"))
    add(
      module,
      [...members].map(([, member]) => member)
    )
  }
  for (const [, names, module] of code.matchAll(namedImport)) {
    add(
      module,
      names.split(",").map((name) => name.trim().split(" as ")[0])
    )
  }
  return used
}

/** Writes the floor of an entry and answers its path. */
export const writeFloor = async (file) => {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "node20",
    external: ["effect/*", "@effect/platform/*"]
  })
  const lines = []
  const values = []
  for (const [module, names] of [...namesUsed(outputFiles[0].text)].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const exported = await import(module)
    const local = `${module.replaceAll(/\W/g, "_")}`
    lines.push(`import * as ${local} from "${module}"`)
    values.push(
      ...[...names]
        .filter((name) => name in exported)
        .sort()
        .map((name) => `${local}.${name}`)
    )
  }
  mkdirSync(directory, { recursive: true })
  const path = `${directory}floor-of-${basename(file)}`
  writeFileSync(path, `${lines.join("\n")}\n\nexport const floor = [\n  ${values.join(",\n  ")}\n]\n`)
  return path
}
