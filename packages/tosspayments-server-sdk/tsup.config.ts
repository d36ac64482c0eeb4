import { readFile } from "node:fs/promises"
import { defineConfig, type Options } from "tsup"
import { thirdPartyLicenses } from "../../.ci/tsup.licenses.js"

type Plugin = NonNullable<Options["esbuildPlugins"]>[number]

/**
 * Modules of Effect make a `TextEncoder` and a `TextDecoder` when they are imported. Jest's jsdom has neither, and a test
 * that only imports the package, or gives it a polyfill later, would fail. In the bundle they are made when they are used.
 */
const lazyCoders: Plugin = {
  name: "lazy-coders",
  setup: (build) =>
    build.onLoad({ filter: /[\\/]internal[\\/](?:encoding[\\/]common|httpBody)\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8"))
        .replaceAll("new TextEncoder()", "{ encode: (text) => new TextEncoder().encode(text) }")
        .replaceAll("new TextDecoder()", "{ decode: (bytes) => new TextDecoder().decode(bytes) }")
    }))
}

/**
 * Errors of the platform's file system are classes of Effect's Schema with a field that no bundler drops. Without it
 * nothing is left of them, and nothing of Schema, which nothing else here needs: an eighth of what an import reads.
 */
const droppableErrors: Plugin = {
  name: "droppable-errors",
  setup: (build) =>
    build.onLoad(
      { filter: /[\\/]@effect[\\/]platform[\\/]dist[\\/]esm[\\/]Error\.js$/ },
      async ({ path }) => ({
        contents: (await readFile(path, "utf8")).replaceAll("[TypeId] = TypeId;", "")
      })
    )
}

/**
 * One file per entry with everything in it: unbundled, Effect takes half a second and more to import. Not
 * minified: that saves nothing worth having at import, and stack traces stay readable.
 *
 * The declarations are bundled too. `paths` makes those of `effect-tosspayments` part of this program; Effect's
 * own stay outside, and since no public type needs them, nothing of them is left. `.ci/finish-types.mjs` does the
 * rest. One configuration per entry, or the entries would share a chunk with a name of its own.
 */
const shared: Options = {
  format: ["esm", "cjs"],
  bundle: true,
  noExternal: [/.*/],
  platform: "neutral",
  target: "node20",
  splitting: false,
  esbuildPlugins: [lazyCoders, droppableErrors, thirdPartyLicenses("THIRD-PARTY-LICENSES")],
  tsconfig: "tsconfig.src.json",
  outExtension: ({ format }) => ({ js: format === "esm" ? ".js" : ".cjs" }),
  dts: {
    banner: '/// <reference lib="esnext.disposable" />',
    compilerOptions: {
      composite: false,
      incremental: false,
      paths: { "effect-tosspayments/*": ["../effect-tosspayments/dist/esm/*.d.ts"] }
    }
  }
}

export default defineConfig([
  { ...shared, entry: { index: "src/index.ts" } },
  { ...shared, entry: { webhook: "src/webhook.ts" } },
  { ...shared, entry: { testing: "src/testing.ts" } }
])
