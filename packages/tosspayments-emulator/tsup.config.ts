import { readFileSync, rmSync } from "node:fs"
import { defineConfig, type Options } from "tsup"
import { library } from "../../.ci/tsup.library.js"
import { thirdPartyLicenses } from "../../.ci/tsup.licenses.js"

type Plugin = NonNullable<Options["esbuildPlugins"]>[number]

const licenses = thirdPartyLicenses("THIRD-PARTY-LICENSES")

/** The platform makes a server for WebSockets when it is asked for one, which the emulator never does. */
const withoutWebSockets: Plugin = {
  name: "without-web-sockets",
  setup: (build) => {
    build.onResolve({ filter: /^ws$/ }, () => ({ path: "ws", namespace: "nothing" }))
    build.onLoad({ filter: /.*/, namespace: "nothing" }, () => ({
      contents: "export class WebSocketServer { close(callback) { callback() } }"
    }))
  }
}

const withoutNeighbours: Plugin = {
  name: "without-neighbours",
  setup: (build) =>
    build.onResolve({ filter: /^\.\.?\// }, ({ importer }) =>
      importer !== "" && !importer.includes("node_modules") ? { external: true } : null
    )
}

/** What is Effect's comes from the project of the user; the router of no public type is not worth a package more. */
const files: Array<Options> = library.map((options) => ({
  ...options,
  entry: [
    "src/**/*.ts",
    "!src/root.ts",
    "!src/playwright.ts",
    "!src/webhooks.ts",
    "!src/cli/**",
    "!src/pipeline/router.ts"
  ]
}))
const router: Array<Options> = (["esm", "cjs"] as const).map((format) => ({
  entry: { "pipeline/router": "src/pipeline/router.ts" },
  format,
  outDir: `dist/${format}`,
  bundle: true,
  noExternal: ["find-my-way-ts"],
  sourcemap: true,
  target: "es2022",
  splitting: false,
  silent: true,
  outExtension: () => ({ js: ".js" }),
  esbuildPlugins: [withoutNeighbours, licenses]
}))

/**
 * The root and the command line have everything in them: unbundled, Effect takes half a second and more to import, and
 * installs 85 MB. Only the database is not there, and only loaded with a file to keep.
 *
 * ES modules share what they have in common, and load what starts an emulator when one is started. CommonJS is one file, in
 * which the same waits to be run: Jest has no `import()` there.
 */
const bundled: Options = {
  bundle: true,
  noExternal: [/^(?!@libsql\/client$)/],
  external: ["@libsql/client"],
  platform: "node",
  target: "node20",
  outDir: "dist",
  silent: true,
  esbuildPlugins: [withoutWebSockets, licenses],
  tsconfig: "tsconfig.src.json"
}

/** The fixture is for who has Playwright, and starts the emulator of the root. */
const besideRoot = (extension: string): Plugin => ({
  name: "beside-root",
  setup: (build) =>
    build.onResolve({ filter: /^\.\/root\.js$/ }, () => ({ path: `./index.${extension}`, external: true }))
})

const fixture: Array<Options> = (["esm", "cjs"] as const).map((format) => {
  const extension = format === "esm" ? "js" : "cjs"
  return {
    entry: { playwright: "src/playwright.ts" },
    bundle: true,
    splitting: false,
    external: ["@playwright/test"],
    format,
    platform: "node",
    target: "node20",
    outDir: "dist",
    outExtension: () => ({ js: `.${extension}` }),
    silent: true,
    esbuildPlugins: [besideRoot(extension)],
    tsconfig: "tsconfig.src.json"
  }
})

/** One file each, with everything in it that it names. */
const types = (name: string, entry: string): Options => ({
  entry: { [name]: entry },
  outDir: "dist",
  format: ["esm", "cjs"],
  outExtension: ({ format }) => ({ dts: format === "esm" ? ".d.ts" : ".d.cts" }),
  silent: true,
  tsconfig: "tsconfig.src.json",
  dts: {
    only: true,
    banner: '/// <reference lib="esnext.disposable" />',
    compilerOptions: {
      composite: false,
      incremental: false,
      paths: { "effect-tosspayments/*": ["../effect-tosspayments/dist/esm/*.d.ts"] }
    }
  }
})

const { version } = JSON.parse(readFileSync("package.json", "utf8"))

/** Their names change with what is in them. */
const chunks = "chunks"
rmSync(`dist/${chunks}`, { recursive: true, force: true })

export default defineConfig([
  ...files,
  ...router,
  {
    ...bundled,
    format: "esm",
    splitting: true,
    entry: { index: "src/root.ts", webhooks: "src/webhooks.ts", cli: "src/cli/bin.ts" },
    define: { PACKAGE_VERSION: JSON.stringify(version) },
    esbuildOptions: (options) => {
      options.chunkNames = `${chunks}/[name]-[hash]`
    }
  },
  {
    ...bundled,
    format: "cjs",
    splitting: false,
    entry: { index: "src/root.ts", webhooks: "src/webhooks.ts" },
    outExtension: () => ({ js: ".cjs" }),
    esbuildOptions: (options) => {
      options.supported = { "dynamic-import": false }
    }
  },
  ...fixture,
  types("index", "src/root.ts"),
  types("playwright", "src/playwright.ts"),
  // Not of src/webhooks.ts: what a peer dependency declares would stay outside.
  types("webhooks", "../effect-tosspayments/dist/esm/webhook/Testing.d.ts")
])
