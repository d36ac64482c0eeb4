import { spawn } from "node:child_process"
import { once } from "node:events"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"

const root = fileURLToPath(new URL("../", import.meta.url))

describe("a process with an emulator in it", { timeout: 120_000 }, () => {
  for (const left of [
    "a hanging request",
    "a delayed request",
    "a webhook to be sent again",
    "a webhook nobody answers"
  ]) {
    it(`ends by itself once the emulator is closed, whatever is left: ${left}`, async () => {
      const child = spawn(process.execPath, ["--import", "tsx", "test/processes/leave.ts", left], {
        cwd: root,
        timeout: 90_000,
        killSignal: "SIGKILL"
      })
      let output = ""
      for (const stream of [child.stdout, child.stderr]) {
        stream.on("data", (chunk: Buffer) => {
          output += chunk.toString("utf8")
        })
      }
      expect(await once(child, "exit")).toEqual([0, null])
      expect(output).toBe(`left ${left}\n`)
    })
  }
})
