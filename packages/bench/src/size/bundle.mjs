/** Bundles an entry, as an app would that is deployed as one file, and tells what came out. */
import { fileURLToPath } from "node:url"
import { gzipSync } from "node:zlib"
import nodeResolve from "@rollup/plugin-node-resolve"
import { build, transform } from "esbuild"
import { rolldown } from "rolldown"
import { rollup } from "rollup"

const target = "node20"

/** Output of each bundler, not minified yet. */
const bundlers = {
  esbuild: async (file) => {
    const { outputFiles } = await build({
      entryPoints: [file],
      bundle: true,
      write: false,
      format: "esm",
      platform: "node",
      target
    })
    return outputFiles[0].text
  },
  rollup: async (file) => {
    const bundle = await rollup({
      input: file,
      plugins: [nodeResolve({ exportConditions: ["node"], preferBuiltins: true })],
      onwarn: () => {}
    })
    const { output } = await bundle.generate({ format: "esm" })
    return output.map(({ code }) => code).join("\n")
  },
  rolldown: async (file) => {
    const bundle = await rolldown({ input: file, platform: "node", logLevel: "silent" })
    const { output } = await bundle.generate({ format: "esm" })
    return output.map(({ code }) => code).join("\n")
  }
}

/** Bytes of an entry, minified and compressed. All bundlers are followed by one minifier, or we would compare those. */
export const gzipped = async (file, bundler = "esbuild") => {
  const { code } = await transform(await bundlers[bundler](file), { minify: true, format: "esm", target })
  return gzipSync(code, { level: 9 }).length
}

const isOurs = (path) => /(^|\/)effect-tosspayments\/(dist|src)\//.test(path)
const isEffects = (path) => /\/node_modules\/(effect|@effect\/[\w-]+)\//.test(path)
const count = (paths) => ({
  ours: paths.filter(isOurs).length,
  effect: paths.filter(isEffects).length,
  all: paths.length
})

/** How many modules a bundle has something of. */
export const modulesIn = async (file) => {
  const { metafile } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "node",
    target
  })
  const [output] = Object.values(metafile.outputs)
  const kept = Object.entries(output.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0)
  return count(kept.map(([path]) => path))
}

/** How many modules Node loads when it imports `name` as it is installed. */
export const modulesLoadedBy = async (name) => {
  const { metafile } = await build({
    stdin: { contents: `import ${JSON.stringify(name)}`, resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    metafile: true,
    ignoreAnnotations: true,
    treeShaking: false,
    format: "esm",
    platform: "node",
    target
  })
  return count(Object.keys(metafile.inputs).filter((path) => path !== "<stdin>"))
}

export const entry = (name) => fileURLToPath(new URL(`entries/${name}.mjs`, import.meta.url))
