/** What Node reads of the emulator, which comes bundled: files, and those that they import before they run. */
import { readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { gzipSync } from "node:zlib"
import { transform } from "esbuild"

const root = dirname(fileURLToPath(import.meta.resolve("tosspayments-emulator/package.json")))

const reads = (file, known = new Map()) => {
  if (known.has(file)) return known
  const text = readFileSync(file, "utf8")
  known.set(file, text)
  for (const [, path] of text.matchAll(/^(?:import|\} from|export .* from) ?(?:.* from )?"(\.[^"]+)";$/gm)) {
    reads(join(dirname(file), path), known)
  }
  return known
}

const gzipped = async (...files) => {
  const known = new Map()
  for (const file of files) reads(join(root, file), known)
  let bytes = 0
  for (const text of known.values()) {
    const { code } = await transform(text, { minify: true })
    bytes += gzipSync(code, { level: 9 }).length
  }
  return bytes
}

/** Gzipped bytes of what an import of the package, a started emulator, and the command line read. */
export const emulator = async () => {
  const [, started] = /import\("\.\/(chunks\/createEmulator-[^"]+)"\)/.exec(
    readFileSync(join(root, "dist/index.js"), "utf8")
  )
  return {
    imported: await gzipped("dist/index.js"),
    started: await gzipped("dist/index.js", `dist/${started}`),
    commandLine: await gzipped("dist/cli.js")
  }
}
