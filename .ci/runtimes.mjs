/**
 * Runs the built `tosspayments-server-sdk` where `fetch` is not Node's: in Deno, and in the runtime of Cloudflare Workers
 * with a compatibility date before and after requests got their `cache` option.
 */
import assert from "node:assert/strict"
import { execFile, spawn, spawnSync } from "node:child_process"
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"

const versions = { deno: "2.9.6", workerd: "1.20260730.1" }

const root = fileURLToPath(new URL("..", import.meta.url))
const sdk = join(root, "packages/tosspayments-server-sdk")
const work = mkdtempSync(join(tmpdir(), "tosspayments-runtimes-"))
process.on("exit", () => rmSync(work, { recursive: true, force: true }))

// A user's npm knows nothing of the pnpm that runs this script.
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)))

cpSync(join(root, ".ci/consumers/runtimes"), work, { recursive: true })
cpSync(join(sdk, "dist/index.js"), join(work, "sdk.js"))
writeFileSync(
  join(work, "package.json"),
  JSON.stringify({ private: true, type: "module", dependencies: versions })
)
const install = spawnSync("npm", ["install", "--no-audit", "--no-fund"], { cwd: work, env, encoding: "utf8" })
assert.equal(install.status, 0, install.stderr)
const bin = (name) => join(work, "node_modules/.bin", name)

const listen = async (listener) => {
  const server = createServer(listener)
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve))
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { url: `http://127.0.0.1:${server.address().port}`, close }
}

const fixture = JSON.parse(readFileSync(join(sdk, "test/fixtures/payment-card-done.json"), "utf8"))
const paid = await listen((request, response) => {
  let text = ""
  request.on("data", (chunk) => {
    text += chunk
  })
  request.on("end", () =>
    response.end(JSON.stringify({ ...fixture, paymentKey: JSON.parse(text || "{}").paymentKey ?? "key" }))
  )
})
const broken = await listen((request) => request.socket.destroy())
const gone = await listen(() => {})
gone.close()

let passed = 0
let failed = 0
const check = async (title, run) => {
  try {
    await run()
    passed += 1
    console.log(`  ok   ${title}`)
  } catch (error) {
    failed += 1
    console.log(`  FAIL ${title}\n${error.stderr ?? ""}${error.stack}`)
  }
}

await check("Deno: what was refused or blocked was not sent, what broke may have been", async () => {
  const hosts = { paid: paid.url, refused: gone.url, broken: broken.url, blocked: "http://127.0.0.1:6000" }
  const args = ["run", "--allow-net=127.0.0.1", "deno.js", JSON.stringify(hosts)]
  const { stdout } = await promisify(execFile)(bin("deno"), args, { cwd: work, env })
  assert.deepEqual(JSON.parse(stdout), {
    paid: "DONE",
    refused: "Connect NotApplied",
    broken: "Reset Unknown",
    blocked: "Connect NotApplied"
  })
})

/** Starts the Workers; tells the port of each. */
const startWorkers = () => {
  const child = spawn(bin("workerd"), ["serve", "workers.capnp", "--control-fd=3"], {
    cwd: work,
    env: { ...env, BASE: paid.url },
    stdio: ["ignore", "inherit", "inherit", "pipe"]
  })
  const ports = new Promise((resolve, reject) => {
    let text = ""
    child.stdio[3].on("data", (chunk) => {
      text += chunk
      const lines = text.split("\n").slice(0, -1)
      const found = lines.map((line) => JSON.parse(line)).filter(({ event }) => event === "listen")
      if (found.length === 2) resolve(Object.fromEntries(found.map(({ port, socket }) => [socket, port])))
    })
    child.on("exit", (code) => reject(new Error(`workerd ended with ${code}`)))
  })
  return { child, ports }
}

const { child, ports } = startWorkers()
for (const [socket, knowsCache] of [
  ["old", false],
  ["new", true]
]) {
  await check(
    `Workers: confirms where requests ${knowsCache ? "have" : "have no"} cache option`,
    async () => {
      const response = await fetch(`http://127.0.0.1:${(await ports)[socket]}`)
      assert.deepEqual(await response.json(), { status: "DONE", knowsCache })
    }
  )
}
child.kill()
paid.close()
broken.close()

console.log(`Runtime checks: ${passed} passed, ${failed} failed`)
if (process.env.RUNTIMES_REPORT)
  writeFileSync(process.env.RUNTIMES_REPORT, JSON.stringify({ passed, failed }))
process.exit(failed === 0 ? 0 : 1)
