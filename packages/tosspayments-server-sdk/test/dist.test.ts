/**
 * The package as it is published. Reads `dist`: build first (`pnpm --filter tosspayments-server-sdk run build`).
 */
import { execFileSync, spawnSync } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { createContext, runInContext } from "node:vm"
import ts from "typescript"
import { beforeAll, describe, expect, it, onTestFinished } from "vitest"
import { version } from "../src/internal/version.js"

const root = fileURLToPath(new URL("..", import.meta.url))
const read = (path: string) => readFileSync(join(root, path), "utf8")
const manifest = JSON.parse(read("package.json"))
const code = ["index.js", "index.cjs", "webhook.js", "webhook.cjs"]
const types = ["index.d.ts", "index.d.cts", "webhook.d.ts", "webhook.d.cts"]

beforeAll(() => {
  const missing = [...code, ...types].filter((name) => !existsSync(join(root, "dist", name)))
  if (missing.length > 0) {
    throw new Error(`Not built: ${missing.join(", ")}. Run: pnpm --filter tosspayments-server-sdk run build`)
  }
})

/** Runs a program in a fresh process that finds the package by its name. */
const run = (kind: "module" | "commonjs", program: string) =>
  execFileSync(process.execPath, [`--input-type=${kind}`, "-e", program], { cwd: root, encoding: "utf8" })

const loads = [
  ["module", 'import * as Sdk from "tosspayments-server-sdk"'],
  ["commonjs", 'const Sdk = require("tosspayments-server-sdk")']
] as const

/** A program that is let down by its payment provider. */
const declined = `
  const client = new Sdk.Client({
    secretKey: "test_sk_example",
    maxRetries: 0,
    fetch: async () => Response.json({ code: "REJECT_CARD_PAYMENT", message: "-" }, { status: 403 })
  })
  const request = { paymentKey: "emul01", orderId: "ORD-1", amount: 33000 }`

describe("package.json", () => {
  it("has no dependencies", () => {
    for (const kind of ["dependencies", "peerDependencies", "optionalDependencies", "bundledDependencies"]) {
      expect(manifest).not.toHaveProperty(kind)
    }
  })

  it("has the version that the SDK tells TossPayments", () => {
    expect(manifest.version).toBe(version)
  })

  it("names files that exist, for both formats of each entry", () => {
    for (const entry of [".", "./webhook"]) {
      for (const format of ["import", "require"]) {
        const { types, default: main } = manifest.exports[entry][format]
        expect(existsSync(join(root, types))).toBe(true)
        expect(existsSync(join(root, main))).toBe(true)
      }
    }
  })
})

describe("declarations", () => {
  it.each(types)("%s need no other package", (name) => {
    const text = read(`dist/${name}`)
    expect(text.match(/.*effect-tosspayments.*/g)).toBeNull()
    const code = text.replace(/\/\*[\s\S]*?\*\//g, "")
    expect(code.match(/.*(?:\bfrom ['"]|\bimport\b|\brequire\b).*/g)).toBeNull()
  })

  it("keep their comments", () => {
    const text = read("dist/index.d.ts")
    expect(text).toContain("What can still be refunded.")
    expect(text).toContain("Approves a payment that the buyer has authenticated.")
    expect(text).toContain("@example")
  })

  it("compile in a project that has nothing else, as module and as script, strictly", {
    timeout: 60_000
  }, () => {
    const project = mkdtempSync(join(tmpdir(), "facade-types-"))
    onTestFinished(() => rmSync(project, { recursive: true }))
    const program = `
      import { Client, isPaid, TossError, type Payment, type WebhookHandlers } from "tosspayments-server-sdk"
      import { readWebhook } from "tosspayments-server-sdk/webhook"
      export const pay = async (): Promise<Payment | null> => {
        await using client = new Client({ secretKey: "test_sk_example" })
        try {
          const payment = await client.payments.confirm({ paymentKey: "a", orderId: "b", amount: 1 })
          return isPaid(payment) ? payment : null
        } catch (error) {
          if (error instanceof TossError && error.code === "NOT_FOUND_PAYMENT") return null
          throw error
        }
      }
      export const read = () => readWebhook("")
      export const route = (client: Client, handlers: WebhookHandlers): (request: Request) => Promise<Response> =>
        client.webhooks.handler({ handlers })
      export const listener = (client: Client, handlers: WebhookHandlers) => client.webhooks.nodeHandler({ handlers })
      // @ts-expect-error: misspelt
      new Client({ secretKey: "test_sk_example", maxRetry: 1 })
    `
    writeFileSync(join(project, "package.json"), '{ "type": "module" }')
    writeFileSync(join(project, "esm.ts"), program)
    writeFileSync(join(project, "cjs.cts"), program)
    writeFileSync(
      join(project, "tsconfig.json"),
      JSON.stringify({
        include: ["*.ts", "*.cts"],
        compilerOptions: {
          strict: true,
          exactOptionalPropertyTypes: true,
          noEmit: true,
          skipLibCheck: false,
          types: [],
          target: "ES2022",
          lib: ["ES2022", "DOM", "DOM.Iterable"],
          module: "Node16"
        }
      })
    )
    // A copy without node_modules beside it: a type of Effect could not hide.
    const installed = join(project, "node_modules/tosspayments-server-sdk")
    execFileSync("mkdir", ["-p", installed])
    execFileSync("cp", ["-r", join(root, "package.json"), join(root, "dist"), installed])
    const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc")
    execFileSync(process.execPath, [tsc, "-p", project], { encoding: "utf8", stdio: "pipe" })
  })
})

describe("in an editor", () => {
  /** What a user sees who rests on a name. */
  const hover = (expression: string): { readonly type: string; readonly doc: string } => {
    const program = `import { Client } from "./index.js"\ndeclare const client: Client\n${expression}\n`
    const file = join(root, "dist/hover.ts")
    const host: ts.LanguageServiceHost = {
      getCompilationSettings: () => ({
        strict: true,
        target: ts.ScriptTarget.ES2022,
        module: ts.ModuleKind.NodeNext,
        moduleResolution: ts.ModuleResolutionKind.NodeNext,
        types: []
      }),
      getScriptFileNames: () => [file],
      getScriptVersion: () => "1",
      getScriptSnapshot: (path) => {
        if (path === file) return ts.ScriptSnapshot.fromString(program)
        const text = ts.sys.readFile(path)
        return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text)
      },
      getCurrentDirectory: () => root,
      getDefaultLibFileName: ts.getDefaultLibFilePath,
      fileExists: (path) => path === file || ts.sys.fileExists(path),
      readFile: ts.sys.readFile
    }
    const service = ts.createLanguageService(host)
    const info = service.getQuickInfoAtPosition(file, program.trimEnd().length - 1)
    return {
      type: ts.displayPartsToString(info?.displayParts),
      doc: [
        ts.displayPartsToString(info?.documentation),
        ...(info?.tags ?? []).map((tag) => `@${tag.name} ${ts.displayPartsToString(tag.text)}`)
      ].join("\n")
    }
  }

  it.each([
    [
      "confirm",
      "(request: ConfirmRequest, options?: CallOptions | undefined) => Promise<Payment>",
      "Approves a payment that the buyer has authenticated.",
      "if it is approved for this order and amount, it is returned as if nothing had happened."
    ],
    [
      "cancel",
      "(paymentKey: string, request: CancelRequest, options?: CallOptions | undefined) => Promise<Payment>",
      "Gives money back: everything that is left, or `cancelAmount`.",
      "Leave the name out where you mean none."
    ],
    [
      "retrieve",
      "(paymentKey: string, options?: CallOptions | undefined) => Promise<Payment>",
      "Reads a payment by its key.",
      "@see https://docs.tosspayments.com/reference#paymentkey로-결제-조회"
    ],
    [
      "retrieveByOrderId",
      "(orderId: string, options?: CallOptions | undefined) => Promise<Payment>",
      "Reads a payment by the shop's order id.",
      "@see https://docs.tosspayments.com/reference#orderid로-결제-조회"
    ]
  ])(
    "shows payments.%s with all that is documented of it",
    { timeout: 60_000 },
    (name, type, first, last) => {
      const shown = hover(`client.payments.${name}`)
      expect(shown.type).toContain(type)
      expect(shown.type).not.toMatch(/\bEffect\b/)
      const doc = shown.doc.replace(/\s+/g, " ")
      for (const part of [first, last, "@see https://docs.tosspayments.com/reference", "@since 0.1.0"]) {
        expect(doc).toContain(part)
      }
    }
  )
})

describe("code", () => {
  it.each(code)("%s imports nothing", (name) => {
    expect(
      read(`dist/${name}`).match(/^\s*(?:import|export)\b.*\bfrom ['"].*|.*\brequire\(['"].*/gm)
    ).toBeNull()
  })

  it.each(["webhook.js", "webhook.cjs"])("%s contains no Effect", (name) => {
    const text = read(`dist/${name}`)
    expect(text.length).toBeLessThan(10_000)
    expect(text.match(/.*(?:effect\/|Effectable|FiberId|Schema).*/g)).toBeNull()
  })

  it.each([
    ["module", 'import * as Sdk from "tosspayments-server-sdk"'],
    ["commonjs", 'const Sdk = require("tosspayments-server-sdk")']
  ] as const)("works as %s, and prints nothing on its own", (kind, load) => {
    const output = run(
      kind,
      `${load}
      const client = new Sdk.Client({
        secretKey: "test_sk_example",
        fetch: async () => Response.json({ code: "NOT_FOUND_PAYMENT", message: "-" }, { status: 404 })
      })
      async function myFunction() { await client.payments.retrieve("emul01") }
      myFunction().catch((error) => {
        if (!(error instanceof Sdk.NotFoundError)) throw error
        process.stdout.write(error.name + " " + error.stack.split("\\n")[1].trim().split(" ").slice(1, 3).join(" "))
        return client.close()
      })`
    )
    expect(output).toMatch(/^NotFoundError (async )?myFunction/)
  })

  it.each([
    ["module", 'import { readWebhook } from "tosspayments-server-sdk/webhook"'],
    ["commonjs", 'const { readWebhook } = require("tosspayments-server-sdk/webhook")']
  ] as const)("has a webhook entry as %s", (kind, load) => {
    expect(run(kind, `${load}; process.stdout.write(readWebhook("no").reason)`)).toBe("NotJson")
  })

  /** As in Jest's jsdom: JavaScript and a few globals of browsers, in a realm of its own. */
  const load = (name: string) => {
    const module = { exports: {} as Record<string, unknown> }
    const realm = createContext({ module, exports: module.exports, URL })
    runInContext(read(`dist/${name}`), realm)
    return { exports: module.exports, realm }
  }

  it.each(["index.cjs", "webhook.cjs"])("%s can be imported where there is no TextEncoder", (name) => {
    expect(Object.keys(load(name).exports)).not.toEqual([])
  })

  it("webhook.cjs recognises bytes that are of another realm than its own", () => {
    const { exports, realm } = load("webhook.cjs")
    Object.assign(realm, { TextEncoder, TextDecoder })
    const readWebhook = exports["readWebhook"] as (body: unknown) => unknown
    const bytes = Buffer.from('{"eventType":"NEW","data":1}')
    for (const body of [bytes, new Uint8Array(bytes), new Uint8Array(bytes).buffer]) {
      expect(readWebhook(body)).toMatchObject({ eventType: "NEW", data: 1 })
    }
  })

  it("prints nothing on import", () => {
    expect(run("module", 'await import("tosspayments-server-sdk")')).toBe("")
  })
})

describe("a bundle", () => {
  const { build } = createRequire(createRequire(import.meta.url).resolve("tsup"))("esbuild") as {
    readonly build: (options: object) => Promise<{ outputFiles: ReadonlyArray<{ text: string }> }>
  }
  const bundle = async (contents: string): Promise<string> => {
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: root },
      bundle: true,
      minify: true,
      format: "esm",
      platform: "node",
      write: false,
      logLevel: "silent",
      charset: "utf8"
    })
    return outputFiles.map(({ text }) => text).join("\n")
  }

  it("of the client has no tables of names and no advice in it", async () => {
    const text = await bundle('export { Client } from "tosspayments-server-sdk"')
    expect(text).toContain("/payments/confirm")
    for (const trace of ["BNK Kyongnam", "Woori Card", "Rabbit LINE Pay", "USER_CANCEL", "주시기 바랍니다"]) {
      expect(text, trace).not.toContain(trace)
    }
  })

  it("is told from one that uses a table", async () => {
    const text = await bundle('export { Client, findBank } from "tosspayments-server-sdk"')
    expect(text).toContain("BNK Kyongnam")
    expect(text).not.toContain("Woori Card")
  })
})

describe("an uncaught error", () => {
  it.each(loads)("ends a program that did not await it, under its own name: %s", (kind, load) => {
    const program = `${load}
      ${declined}
      client.payments.cancel("emul01", { cancelReason: "x" })`
    const { status, stderr } = spawnSync(process.execPath, [`--input-type=${kind}`, "-e", program], {
      cwd: root,
      encoding: "utf8"
    })
    expect(status).toBe(1)
    expect(stderr).toMatch(/^DeclinedError: payments\.cancel: /m)
  })

  it("is told to unhandledRejection by every method", () => {
    const output = run(
      "module",
      `import { Client } from "tosspayments-server-sdk"
      ${declined.replaceAll("Sdk.", "")}
      const payment = { paymentKey: "emul01", balanceAmount: 1 }
      const pending = { operation: "payments.cancel", path: { paymentKey: "emul01" }, request: { cancelReason: "x" },
        idempotencyKey: "mine", keyId: "00000000", startedAt: new Date().toISOString() }
      const methods = {
        retrieve: () => client.payments.retrieve("emul01"),
        retrieveByOrderId: () => client.payments.retrieveByOrderId("ORD-1"),
        confirm: () => client.payments.confirm(request),
        cancel: () => client.payments.cancel("emul01", { cancelReason: "x" }),
        resolve: () => client.pending.resolve({ ...pending, operation: "none" }),
        resend: () => client.pending.resend(pending),
        netCancel: () => client.payments.netCancel(payment, "x"),
        commitOrCancel: () => client.payments.commitOrCancel(payment, async () => { throw new Error("mine") }, "x"),
        intentConfirm: () => client.payments.confirm(request, { intent: "order-1" }),
        intentCancel: () => client.payments.cancel("emul01", { cancelReason: "x" }, { intent: "refund-1" }),
        recover: () => client.intents.resolve({ resend: true }),
        verifyAndParse: () => client.webhooks.verifyAndParse("{}"),
        receive: () => client.webhooks.receive("{}", {}),
        close: () => client.close({ timeout: 0 })
      }
      for (const [name, call] of Object.entries(methods)) {
        const told = new Promise((resolve) => process.once("unhandledRejection", resolve))
        call()
        await told
        process.stdout.write(name + " ")
      }`
    )
    expect(output.trim().split(" ")).toHaveLength(14)
  })
})

describe("names", () => {
  it.each(loads)("of classes, methods and errors are those that users know: %s", (kind, load) => {
    const output = run(
      kind,
      `${load}
      ${declined}
      const wrong = []
      const check = (name, found) => { if (name !== found) wrong.push(name + ": " + found) }
      for (const [name, value] of Object.entries(Sdk)) if (/^[A-Z]/.test(name)) check(name, value.name)
      for (const part of [client.payments, client.intents, client.webhooks]) {
        for (const [name, value] of Object.entries(part)) check(name, value.name)
      }
      check("close", client.close.name)
      check("Client", client.constructor.name)
      client.payments.confirm(request).catch((error) => {
        check("DeclinedError", error.name)
        check("DeclinedError", error.constructor.name)
        check("DeclinedError:", require("node:util").inspect(error).split(" ")[0])
        process.stdout.write(JSON.stringify(wrong))
      })`.replace('require("node:util")', 'process.getBuiltinModule("node:util")')
    )
    expect(JSON.parse(output)).toEqual([])
  })
})

describe("two copies in one process", () => {
  it("have errors that are instances of the classes of either, each of its own and its parents", () => {
    const output = run(
      "module",
      `import { createRequire } from "node:module"
      import * as Esm from "tosspayments-server-sdk"
      const Cjs = createRequire(process.cwd() + "/x.js")("tosspayments-server-sdk")
      const names = Object.keys(Esm).filter((name) => /Error$/.test(name) && name !== "TossError" && /^[A-Z]/.test(name))
      const fields = { message: "m", issues: [] }
      const wrong = []
      for (const [one, other] of [[Esm, Cjs], [Cjs, Esm], [Esm, Esm]]) {
        for (const name of names) {
          const error = new one[name](fields)
          for (const of of [...names, "TossError"]) {
            const expected = of === name || of === "TossError"
            if (error instanceof other[of] !== expected) wrong.push(name + " instanceof " + of)
          }
          if (!(error instanceof Error) || !other.isTossError(error)) wrong.push(name)
          class Mine extends one[name] {}
          if (!(new Mine(fields) instanceof other[name]) || error instanceof Mine) wrong.push("a class derived from " + name)
        }
      }
      for (const no of [null, undefined, 1, "TossError", {}, new Error("x"), { name: "DeclinedError" }, () => {}]) {
        if (no instanceof Esm.TossError || Esm.isTossError(no)) wrong.push(String(no))
      }
      process.stdout.write(JSON.stringify({ count: names.length, wrong }))`
    )
    expect(JSON.parse(output)).toEqual({ count: 17, wrong: [] })
  })
})
