import { readdirSync, readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "@effect/vitest"

const src = fileURLToPath(new URL("../src", import.meta.url))
const workspace = createRequire(new URL("../../../package.json", import.meta.url))
const esbuild = createRequire(workspace.resolve("tsup"))("esbuild") as {
  readonly build: (options: object) => Promise<{
    readonly outputFiles: ReadonlyArray<{ readonly text: string }>
    readonly metafile: { readonly outputs: { readonly [file: string]: { readonly inputs: object } } }
  }>
}

/** Bundles an entry as an app would, and tells what is in the bundle. */
const bundle = async (entry: string, minify = true) => {
  const { metafile, outputFiles } = await esbuild.build({
    stdin: { contents: entry, resolveDir: src, loader: "ts" },
    bundle: true,
    minify,
    format: "esm",
    platform: "browser",
    target: "es2022",
    write: false,
    metafile: true,
    treeShaking: true,
    logLevel: "silent",
    charset: "utf8"
  })
  const inputs = Object.values(metafile.outputs).flatMap((output) =>
    Object.entries(output.inputs as { [file: string]: { bytesInOutput: number } })
  )
  return {
    text: outputFiles.map(({ text }) => text).join("\n"),
    files: inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([file]) => file)
  }
}

const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"))
const modules = files.filter((file) => file !== "index.ts").map((file) => `./${file.replace(/\.ts$/, ".js")}`)

describe("A bundle that only uses payments", async () => {
  const { text, files } = await bundle(`
    import * as Layer from "effect/Layer"
    import * as Payments from "./Payments.js"
    import * as TossConfig from "./TossConfig.js"
    import * as TossHttpClient from "./TossHttpClient.js"
    export { Payments } from "./Payments.js"
    export const layer = Payments.layer.pipe(
      Layer.provide(TossHttpClient.layer()),
      Layer.provide(TossConfig.layer({ secretKey: "test_sk_example" }))
    )
  `)

  it("contains payments", () => {
    expect(text).toContain("effect-tosspayments/Payments")
    expect(text).toContain("/payments/confirm")
  })

  for (const trace of [
    "tosspayments-webhook",
    "effect-tosspayments/Webhooks",
    "effect-tosspayments/TossClient",
    "DEPOSIT_CALLBACK",
    "TOSS_SECURITY_KEY",
    "BNK Kyongnam",
    "Woori Card",
    "Rabbit LINE Pay",
    "Partly cancelled",
    "USER_CANCEL",
    "failUrl"
  ]) {
    it(`contains no "${trace}"`, () => {
      expect(text).not.toContain(trace)
    })
  }

  it("contains no texts of TossErrorAdvice", () => {
    expect(text).not.toContain("주시기 바랍니다")
  })

  it("contains no file of webhooks, advice or the whole client", () => {
    expect(
      files.filter((file) => /Webhooks|webhook\/|code\/|Advice|buyerTexts|FailUrl|TossClient\.ts/.test(file))
    ).toEqual([])
  })
})

describe("A bundle without Effect", () => {
  for (const [name, entry] of [
    ["TossErrorCode.isKnown", 'export { isKnown } from "./TossErrorCode.js"'],
    ["TossErrorAdvice", 'export * from "./TossErrorAdvice.js"'],
    ["CheckoutAdvice", 'export * from "./CheckoutAdvice.js"'],
    ["FailUrl", 'export * from "./FailUrl.js"'],
    ["code/Banks", 'export * from "./code/Banks.js"'],
    ["code/CardCompanies", 'export * from "./code/CardCompanies.js"'],
    ["code/EasyPayProviders", 'export * from "./code/EasyPayProviders.js"'],
    ["code/PaymentMethods", 'export * from "./code/PaymentMethods.js"'],
    ["code/PaymentStatuses", 'export * from "./code/PaymentStatuses.js"'],
    ["KoreanTime", 'export * from "./KoreanTime.js"'],
    ["webhook/Signature", 'export * from "./webhook/Signature.js"'],
    ["webhook/Envelope", 'export * from "./webhook/Envelope.js"'],
    ["webhook/Testing", 'export * from "./webhook/Testing.js"'],
    ["model/PaymentMethod", 'export * from "./model/payment/PaymentMethod.js"']
  ] as const) {
    it(`is what ${name} needs`, async () => {
      const { files, text } = await bundle(entry)
      expect(text.length).toBeGreaterThan(100)
      expect(files.filter((file) => file.includes("node_modules"))).toEqual([])
    })
  }

  it("of the browser-sized webhook check has no error table in it", async () => {
    const { text } = await bundle('export * from "./webhook/Signature.js"')
    expect(text).not.toContain("REJECT_CARD_PAYMENT")
  })
})

interface Build {
  readonly onResolve: (
    options: { readonly filter: RegExp },
    resolve: (args: { readonly path: string; readonly resolveDir: string }) => object
  ) => void
  readonly onLoad: (
    options: { readonly filter: RegExp; readonly namespace: string },
    load: (args: { readonly path: string }) => object
  ) => void
}

/**
 * Bundles our files alone, as a bundler does that has not read `sideEffects: false`: every top-level line has
 * to be droppable by itself. Effect stays outside, where it is not ours to judge.
 */
const ownCode = async (entry: string) => {
  const { outputFiles } = await esbuild.build({
    stdin: { contents: entry, resolveDir: src, loader: "ts" },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    write: false,
    logLevel: "silent",
    plugins: [
      {
        name: "judge-ours",
        setup(build: Build) {
          build.onResolve({ filter: /^(effect|@effect)\// }, ({ path }) => ({
            path,
            external: true,
            sideEffects: false
          }))
          // A namespace of its own, or esbuild would find the package's `sideEffects: false`.
          build.onResolve({ filter: /^\./ }, ({ path, resolveDir }) => ({
            path: join(resolveDir, path.replace(/\.js$/, ".ts")),
            namespace: "ours"
          }))
          build.onLoad({ filter: /./, namespace: "ours" }, ({ path }) => ({
            contents: readFileSync(path, "utf8"),
            loader: "ts",
            resolveDir: dirname(path)
          }))
        }
      }
    ]
  })
  return outputFiles[0]?.text ?? ""
}

describe("An import that is not used", () => {
  it.each([...modules, "./index.js"])("of %s leaves nothing in the bundle", async (path) => {
    // The one line of the entry, and at most a number that esbuild does not fold.
    expect((await ownCode(`import "${path}"; export const a = 1`)).length).toBeLessThan(60)
  })

  it("is told from one that is used", async () => {
    expect(await ownCode('export { Payments } from "./Payments.js"')).toContain(
      "effect-tosspayments/Payments"
    )
  })

  it("leaves nothing of Effect either, since the package says sideEffects: false", async () => {
    const { text } = await bundle('import * as unused from "./index.js"; export const a = 1')
    expect(text.length).toBeLessThan(100)
  })
})

describe("The sources", () => {
  it.each(files)("%s imports no barrel", (file) => {
    const text = readFileSync(`${src}/${file}`, "utf8").replace(/\/\*[\s\S]*?\*\//g, "")
    expect(text).not.toMatch(/from "(effect|@effect\/[\w-]+|effect-tosspayments)"/)
    if (file !== "index.ts") expect(text).not.toMatch(/from "[./]*\/index\.js"/)
  })

  /** What needs a package that not everybody has, and what only tests need. */
  const apart = ["./UndiciTransport.js", "./webhook/Testing.js"]

  it.each(files)("%s does not import what only tests need", (file) => {
    expect(readFileSync(`${src}/${file}`, "utf8")).not.toMatch(/from "[^"]*\/Testing\.js"/)
  })

  it.each(modules)("%s is in the index, internal or a part of a root object", (path) => {
    if (/^\.\/(internal|model\/\w+)\//.test(path)) return
    if (apart.includes(path)) return
    expect(readFileSync(`${src}/index.ts`, "utf8")).toContain(`from "${path}"`)
  })
})
