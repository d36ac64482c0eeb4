import { readFile } from "node:fs/promises"
import { defineConfig, type Options } from "tsup"
import { thirdPartyLicenses } from "../../.ci/tsup.licenses.js"

type Plugin = NonNullable<Options["esbuildPlugins"]>[number]

/**
 * Two modules of Effect make a `TextEncoder` when they are imported. Jest's jsdom has none, and a test that only imports
 * the package, or gives it a polyfill later, would fail. In the bundle it is made when it is used.
 */
const lazyEncoders: Plugin = {
  name: "lazy-encoders",
  setup: (build) =>
    build.onLoad({ filter: /[\\/]internal[\\/](?:encoding[\\/]common|httpBody)\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replaceAll(
        "new TextEncoder()",
        "{ encode: (text) => new TextEncoder().encode(text) }"
      )
    }))
}

/**
 * One file per entry with everything in it: unbundled, Effect takes half a second and more to import. Not
 * minified: that saves nothing worth having at import, and stack traces stay readable.
 *
 * The declarations are bundled too. `paths` makes those of `effect-tosspayments` part of this program; Effect's
 * own stay outside, and since no public type needs them, nothing of them is left. `finish-types.mjs` does the
 * rest. One configuration per entry, or the entries would share a chunk with a name of its own.
 */
const shared: Options = {
  format: ["esm", "cjs"],
  bundle: true,
  noExternal: [/.*/],
  platform: "neutral",
  target: "node20",
  splitting: false,
  esbuildPlugins: [lazyEncoders, thirdPartyLicenses("THIRD-PARTY-LICENSES")],
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
  { ...shared, entry: { webhook: "src/webhook.ts" } }
])
