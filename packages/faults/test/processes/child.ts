import { type ChildProcess, spawn } from "node:child_process"
import { type AddressInfo, createServer } from "node:net"

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once("error", reject)
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })

export interface Child {
  readonly isAlive: () => boolean
  /** No goodbye: SIGKILL, to this process only. */
  readonly kill: () => Promise<void>
  readonly complaints: Array<string>
}

/** Starts a Node program and waits until it prints `ready`. */
export const start = async (
  file: string,
  args: ReadonlyArray<string>,
  env: Readonly<Record<string, string>>,
  ready: string
): Promise<Child> => {
  const complaints: Array<string> = []
  const child: ChildProcess = spawn(process.execPath, [file, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...env }
  })
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()))
  const isAlive = () => child.exitCode === null && child.signalCode === null
  const last = () => {
    child.kill("SIGKILL")
  }
  process.once("exit", last)
  child.once("exit", () => process.off("exit", last))
  child.stderr?.on("data", (chunk) => complaints.push(String(chunk)))
  const kill = async () => {
    if (isAlive()) child.kill("SIGKILL")
    await ended
  }
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`${file} does not start: ${complaints.join("")}`)),
      30_000
    )
    child.stdout?.on("data", (chunk) => {
      if (String(chunk).includes(ready)) {
        clearTimeout(timer)
        resolve()
      }
    })
    void ended.then(() => {
      clearTimeout(timer)
      reject(new Error(`${file} ended: ${complaints.join("")}`))
    })
  })
  return { isAlive, kill, complaints }
}
