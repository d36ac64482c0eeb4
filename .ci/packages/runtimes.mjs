/** The published SDK in everything that runs JavaScript on a server. */
import { readFileSync, writeFileSync } from "node:fs"
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

/** Before and after Workers knew the option `cache` of a request; until then they throw when they see it. */
const compatibilityDates = ["2024-01-01", "2025-06-01"]

export const checkRuntimes = async () => {
  const directory = project({
    name: "runtimes",
    packages: ["tosspayments-server-sdk", "tosspayments-emulator", "effect-tosspayments"],
    dependencies: runtimes
  })
  const bin = (name) => join(directory, "node_modules", name)
  const emulator = await startEmulator(directory)
  const program = async () => ["main.mjs", emulator.url, JSON.stringify(await emulator.authorize())]
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
    check(`${title}: confirms and receives webhooks`, command, [...args, ...(await program())], directory)
  }
  for (const date of compatibilityDates) {
    await expect(`Workers of ${date}: confirm and receive webhooks`, async () => {
      const config = join(directory, `workerd-${date}.capnp`)
      writeFileSync(
        config,
        readFileSync(join(directory, "workerd.capnp"), "utf8").replace("COMPATIBILITY-DATE", date)
      )
      const { match, stop } = await serve(bin(".bin/workerd"), ["serve", config, "--control-fd=1"], {
        cwd: directory,
        ready: /"port":\s*(\d+)/
      })
      try {
        const response = await fetch(`http://127.0.0.1:${match[1]}`, {
          method: "POST",
          body: JSON.stringify({ url: emulator.url, order: await emulator.authorize() })
        })
        if (response.status !== 200) throw new Error(await response.text())
      } finally {
        stop()
      }
    })
  }
  emulator.stop()
}
