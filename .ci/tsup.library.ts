import { cpSync, writeFileSync } from "node:fs"
import type { Options } from "tsup"

/**
 * How a package for Effect users is built. One output file per source file: bundling would turn the namespaces
 * into one chunk that no consumer's bundler can take apart. Declarations come from `tsc --build` (dist/esm);
 * CommonJS needs its own copy, because a `.d.ts` says by its package scope whether it describes a module or a
 * script.
 */
const shared: Options = {
  entry: ["src/**/*.ts"],
  bundle: false,
  sourcemap: true,
  target: "es2022",
  splitting: false,
  silent: true,
  outExtension: () => ({ js: ".js" })
}

export const library: Array<Options> = [
  { ...shared, format: "esm", outDir: "dist/esm" },
  {
    ...shared,
    format: "cjs",
    outDir: "dist/cjs",
    onSuccess: async () => {
      cpSync("dist/esm", "dist/cjs", {
        recursive: true,
        filter: (path) => !/\.(js|js\.map|tsbuildinfo)$/.test(path)
      })
      writeFileSync("dist/cjs/package.json", '{ "type": "commonjs" }\n')
    }
  }
]
