/** Projects in TypeScript, ESM and CommonJS: types as every resolution and the oldest compilers see them, and a run. */
import { join } from "node:path"
import { project, versions } from "./project.mjs"
import { check } from "./report.mjs"
import { packages } from "./tarballs.mjs"

/** The READMEs promise these. */
const oldest = { "tosspayments-server-sdk": "5.2", "effect-tosspayments": "5.7", skipLibCheck: "5.4" }

const compilers = {
  typescript: versions.typescript,
  "typescript-sdk": `npm:typescript@${oldest["tosspayments-server-sdk"]}`,
  "typescript-effect": `npm:typescript@${oldest["effect-tosspayments"]}`,
  "typescript-skip": `npm:typescript@${oldest.skipLibCheck}`
}

const compile = (title, directory, options, ...files) => {
  const { compiler = "typescript", ...flags } = options
  return check(
    title,
    process.execPath,
    [
      join(directory, "node_modules", compiler, "bin/tsc"),
      "--strict",
      ...Object.entries({ types: "node", ...flags }).flatMap(([name, value]) => [`--${name}`, String(value)]),
      ...files
    ],
    directory
  )
}

const modern = { target: "ES2022", lib: "ES2023,DOM,DOM.Iterable" }
const node16 = { ...modern, module: "Node16", moduleResolution: "Node16" }
/** The tsconfig.json of older NestJS templates: `moduleResolution` is node10 without being named. */
const nest = {
  target: "ES2021",
  module: "CommonJS",
  moduleResolution: "node10",
  esModuleInterop: true,
  emitDecoratorMetadata: true,
  experimentalDecorators: true
}

export const checkTypeScript = () => {
  const directories = {}
  for (const kind of ["esm", "cjs"]) {
    const directory = project({
      name: kind,
      type: kind === "esm" ? "module" : "commonjs",
      packages,
      dependencies: {
        effect: versions.effect,
        "@effect/platform": versions["@effect/platform"],
        "@effect/platform-node": versions["@effect/platform-node"],
        "@effect/sql": versions["@effect/sql"],
        "@effect/experimental": versions["@effect/experimental"],
        "@types/node": versions["@types/node"],
        ...compilers
      }
    })
    directories[kind] = directory
    compile(
      `${kind} project: types, moduleResolution Node16`,
      directory,
      { ...node16, noEmit: true },
      "index.ts"
    )
    compile(
      `${kind} project: types, moduleResolution Bundler`,
      directory,
      { ...modern, module: "Preserve", moduleResolution: "Bundler", noEmit: true },
      "index.ts"
    )
    for (const [name, compiler, file] of [
      ["tosspayments-server-sdk", "typescript-sdk", "sdk.ts"],
      ["effect-tosspayments", "typescript-effect", "index.ts"]
    ]) {
      compile(
        `${kind} project: types of ${name}, TypeScript ${oldest[name]}, skipLibCheck false`,
        directory,
        { ...node16, compiler, skipLibCheck: false, noEmit: true },
        file
      )
    }
    compile(
      `${kind} project: types of all packages, TypeScript ${oldest.skipLibCheck}, skipLibCheck`,
      directory,
      { ...node16, compiler: "typescript-skip", skipLibCheck: true, noEmit: true },
      "index.ts"
    )
    compile(`${kind} project: compiles`, directory, node16, "index.ts")
    check(`${kind} project: runs against the installed emulator`, process.execPath, ["index.js"], directory)
  }
  const { cjs } = directories
  for (const [name, compiler, file] of [
    ["all packages", "typescript", "node10.ts"],
    ["all packages", "typescript-effect", "node10.ts"],
    ["tosspayments-server-sdk", "typescript-sdk", "sdk.ts"]
  ]) {
    compile(
      `cjs project: types of ${name}, moduleResolution node10, TypeScript ${compilers[compiler].replace("npm:typescript@", "")}`,
      cjs,
      { ...nest, compiler, skipLibCheck: false, noEmit: true },
      file
    )
  }
  compile("cjs project: compiles, moduleResolution node10", cjs, nest, "node10.ts")
  check("cjs project: sub-paths run after moduleResolution node10", process.execPath, ["node10.js"], cjs)
  return cjs
}
