/** The published SDK in everything that runs JavaScript on a server. */
import assert from "node:assert/strict"
import { once } from "node:events"
import { readFileSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import { join } from "node:path"
import { startEmulator } from "./emulator.mjs"
import { project } from "./project.mjs"
import { check, expect } from "./report.mjs"
import { serve } from "./serve.mjs"

const runtimes = {
  bun: "1.4.5",
  deno: "2.9.6",
  workerd: "1.20261117.1",
  node22: "npm:node@22",
  node24: "npm:node@24"
}

/** Whether Workers of a date know the option `cache` of a request; those that do not throw when they see it. */
const workers = { "2023-01-01": false, "2026-01-01": true }

/** An address where nobody listens any more. */
const abandoned = async () => {
  const server = createServer().listen(0, "127.0.0.1")
  await once(server, "listening")
  const { port } = server.address()
  server.close()
  return `http://127.0.0.1:${port}`
}

const inWorkers = async (directory, emulator, date) => {
  const config = join(directory, `workerd-${date}.capnp`)
  writeFileSync(
    config,
    readFileSync(join(directory, "workerd.capnp"), "utf8").replace("COMPATIBILITY-DATE", date)
  )
  const { match, stop } = await serve(
    join(directory, "node_modules/.bin/workerd"),
    ["serve", config, "--control-fd=1"],
    { cwd: directory, ready: /"port":\s*(\d+)/ }
  )
  try {
    const response = await fetch(`http://127.0.0.1:${match[1]}`, {
      method: "POST",
      body: JSON.stringify({ url: emulator.url, order: await emulator.authorize() })
    })
    const text = await response.text()
    assert.equal(response.status, 200, text)
    assert.deepEqual(JSON.parse(text), { knowsCache: workers[date] })
  } finally {
    stop()
  }
}

export const checkRuntimes = async () => {
  const directory = project({
    name: "runtimes",
    packages: ["tosspayments-server-sdk", "tosspayments-emulator", "effect-tosspayments"],
    dependencies: runtimes
  })
  const bin = (name) => join(directory, "node_modules", name)
  const emulator = await startEmulator(directory)
  const hosts = { refused: await abandoned(), broken: emulator.url, blocked: "http://127.0.0.1:6000" }
  const ends = { refused: "Connect NotApplied", broken: "Reset Unknown", blocked: "Connect NotApplied" }
  for (const [title, command, args] of [
    [`Node ${process.versions.node}`, process.execPath, []],
    ["Node 22", bin("node22/bin/node"), []],
    ["Node 24", bin("node24/bin/node"), []],
    [`Bun ${runtimes.bun}`, bin(".bin/bun"), ["run"]],
    [
      `Deno ${runtimes.deno}`,
      bin(".bin/deno"),
      ["run", "--no-prompt", "--allow-net=127.0.0.1", "--cached-only"]
    ]
  ]) {
    check(
      `${title}: confirms and receives webhooks`,
      command,
      [...args, "success.mjs", emulator.url, JSON.stringify(await emulator.authorize())],
      directory
    )
    await emulator.breakDown()
    check(
      `${title}: what was refused or blocked was not sent, what broke may have been`,
      command,
      [...args, "failures.mjs", JSON.stringify(hosts), JSON.stringify(ends)],
      directory
    )
    await emulator.recover()
  }
  for (const date of Object.keys(workers)) {
    await expect(`Workers of ${date}: confirm and receive webhooks`, () =>
      inWorkers(directory, emulator, date)
    )
  }
  emulator.stop()
}
