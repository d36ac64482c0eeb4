import { defineConfig, type Options } from "tsup"
import { thirdPartyLicenses } from "../../.ci/tsup.licenses.js"

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
  esbuildPlugins: [thirdPartyLicenses("THIRD-PARTY-LICENSES")],
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
