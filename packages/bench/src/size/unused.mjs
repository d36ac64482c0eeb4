/**
 * What an import that is not used leaves of our code in a bundle, when the bundler does not trust `sideEffects: false`:
 * each line of each module has to be droppable by itself. (For esbuild a test of `effect-tosspayments` says so.)
 */
import { readdirSync, rmSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { rolldown } from "rolldown"
import { rollup } from "rollup"

const modules = new URL("../../../effect-tosspayments/dist/esm/", import.meta.url)
const external = (id) => /^(effect|@effect)\//.test(id)
const options = { external, treeshake: { moduleSideEffects: true } }

const bundlers = {
  rollup: (input) => rollup({ ...options, input, onwarn: () => {} }),
  rolldown: (input) => rolldown({ ...options, input, logLevel: "silent" })
}

/** Imports of what is outside stay, and so do comments. */
const ours = (code) =>
  code
    .replaceAll(/^import .*$|^\/\/.*$/gm, "")
    .replace("export {};", "")
    .trim()

/** The modules that leave something, by bundler. */
export const leftovers = async () => {
  const files = readdirSync(modules, { recursive: true }).filter((file) => file.endsWith(".js"))
  const entry = fileURLToPath(new URL("../../build/unused.mjs", import.meta.url))
  const found = []
  for (const [name, bundle] of Object.entries(bundlers)) {
    for (const file of files) {
      writeFileSync(entry, `import ${JSON.stringify(fileURLToPath(new URL(file, modules)))}\n`)
      const { output } = await (await bundle(entry)).generate({ format: "esm" })
      const left = output.map(({ code }) => ours(code)).join("")
      if (left !== "") found.push(`${name}: ${file}: ${left.slice(0, 200)}`)
    }
  }
  rmSync(entry)
  return found
}
