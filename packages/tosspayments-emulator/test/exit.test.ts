import { spawn } from "node:child_process"
import { once } from "node:events"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"

const root = fileURLToPath(new URL("../", import.meta.url))

const run = async (...args: ReadonlyArray<string>) => {
  const child = spawn(process.execPath, ["--import", "tsx", ...args], {
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
  return { exit: await once(child, "exit"), output }
}

describe("a process with an emulator in it", { timeout: 120_000 }, () => {
  for (const left of [
    "a hanging request",
    "a delayed request",
    "a webhook to be sent again",
    "a webhook nobody answers"
  ]) {
    it(`ends by itself once the emulator is closed, whatever is left: ${left}`, async () => {
      const { exit, output } = await run("test/processes/leave.ts", left)
      expect(exit).toEqual([0, null])
      expect(output).toBe(`left ${left}\n`)
    })
  }

  it("is not kept alive by what would happen in an emulator that nobody closed", async () => {
    expect(await run("test/processes/abandon.ts")).toEqual({
      exit: [0, null],
      output: "Sending after 1\n"
    })
  })
})
