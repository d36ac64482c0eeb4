/**
 * Bundles what browsers load into src/web/assets.ts, as text, so that the server needs no file of its own.
 *
 *   scripts/<path>.ts          one self-contained script, served at /<path>
 *   pages/<name>/index.html    a page, with main.ts and main.css beside it
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join, relative } from "node:path"
import { fileURLToPath } from "node:url"
import { build } from "esbuild"

const here = fileURLToPath(new URL(".", import.meta.url))

const bundle = async (entry) => {
  const { outputFiles } = await build({
    absWorkingDir: here,
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "iife",
    target: "es2017",
    charset: "utf8",
    legalComments: "none"
  })
  return outputFiles[0].text
}

const scripts = {}
const scriptFiles = readdirSync(join(here, "scripts"), { recursive: true, withFileTypes: true })
for (const file of scriptFiles.filter((file) => file.name.endsWith(".ts"))) {
  const entry = relative(here, join(file.parentPath, file.name)).replaceAll("\\", "/")
  scripts[`/${entry.slice("scripts/".length, -".ts".length)}`] = await bundle(entry)
}

const pages = {}
for (const { name } of readdirSync(join(here, "pages"), { withFileTypes: true })) {
  pages[name] = {
    html: readFileSync(join(here, "pages", name, "index.html"), "utf8"),
    js: await bundle(`pages/${name}/main.ts`),
    css: await bundle(`pages/${name}/main.css`)
  }
}

const target = join(here, "../src/web/assets.ts")
mkdirSync(join(target, ".."), { recursive: true })
writeFileSync(
  target,
  `// Made by web/build.mjs.
export interface Page {
  readonly html: string
  readonly js: string
  readonly css: string
}
export const scripts: Readonly<Record<string, string>> = ${JSON.stringify(scripts, null, 2)}
export const pages: Readonly<Record<string, Page>> = ${JSON.stringify(pages, null, 2)}
`
)
