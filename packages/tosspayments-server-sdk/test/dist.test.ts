/**
 * The package as it is published. Reads `dist`: build first (`pnpm --filter tosspayments-server-sdk run build`).
 */
import { execFileSync } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { createContext, runInContext } from "node:vm"
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
