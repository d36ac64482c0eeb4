import { spawn } from "node:child_process"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"
import type { Address } from "./postgres.js"

export interface WorkerOptions {
  readonly database: Address | { readonly url: string }
  readonly tablePrefix: string
  readonly event: string
  readonly owner: string
  /** Milliseconds. */
  readonly lease: number
  /** Whether to say `Ready` and do nothing until `go`. */
  readonly waits?: boolean
}

export interface Answer {
  readonly result?: "Ready" | "Claimed" | "Busy" | "Done"
  readonly error?: string
  /** When the worker had it, by its clock. */
  readonly at: number
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Starts `worker.ts` in another process. */
export const startWorker = (options: WorkerOptions) => {
  const child = spawn(process.execPath, ["--import", "tsx", here("./worker.ts"), JSON.stringify(options)], {
    cwd: here("../.."),
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, TSX_TSCONFIG_PATH: here("./tsconfig.worker.json") }
  })
  const answers: Array<Answer> = []
  const waiting: Array<() => void> = []
  createInterface(child.stdout).on("line", (line) => {
    answers.push(JSON.parse(line) as Answer)
    for (const wake of waiting.splice(0)) wake()
  })
  const ended = new Promise<void>((resolve) =>
    child.once("exit", () => {
      resolve()
      for (const wake of waiting.splice(0)) wake()
    })
  )
  return {
    answers,
    /** Waits for an answer of this kind. */
    until: async (result: "Ready" | "Claimed" | "Busy"): Promise<Answer> => {
      while (true) {
        const answer = answers.find((answer) => answer.result === result)
        if (answer !== undefined) return answer
        if (child.exitCode !== null || child.signalCode !== null)
          throw new Error(`The worker ended without ${result}: ${JSON.stringify(answers)}`)
        await new Promise<void>((resolve) => waiting.push(resolve))
      }
    },
    /** Lets a worker that `waits` begin. */
    go: () => {
      child.stdin.write("go")
    },
    /** No goodbye: SIGKILL. */
    kill: async () => {
      child.kill("SIGKILL")
      await ended
    }
  }
}
