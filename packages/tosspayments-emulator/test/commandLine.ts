import { mkdirSync, rmSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { build } from "esbuild"
import { afterAll, beforeAll } from "vitest"
import { sources } from "./sources.js"

export const root = fileURLToPath(new URL("../", import.meta.url))

/**
 * The command line, bundled out of the sources for the tests of a file: started from those, each process would take
 * seconds. Beside the sources, where it finds the database.
 */
export const commandLine = (): (() => string) => {
  const folder = join(root, `build/command-line-${process.pid}`)
  const file = join(folder, "cli.cjs")
  beforeAll(async () => {
    mkdirSync(folder, { recursive: true })
    await build({
      entryPoints: [join(root, "src/cli/bin.ts")],
      outfile: file,
      bundle: true,
      platform: "node",
      format: "cjs",
      target: "node20",
      external: ["@libsql/client"],
      logLevel: "error",
      plugins: [
        {
          name: "sources",
          setup: (build) => {
            for (const { find, replacement } of sources) {
              build.onResolve({ filter: find }, ({ path }) => ({ path: path.replace(find, replacement) }))
            }
          }
        }
      ]
    })
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return () => file
}
