import { spawn } from "node:child_process"
import { environment } from "./report.mjs"

/** Starts a server, waits until what it prints matches, and answers with the match. It ends with this process. */
export const serve = (command, args, { cwd, env = {}, ready }) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...environment, ...env } })
    const stop = () => child.kill("SIGKILL")
    process.once("exit", stop)
    let printed = ""
    const fail = (reason) => reject(new Error(`${command} ${reason}\n${printed}`))
    const impatient = setTimeout(() => {
      stop()
      fail("did not start within a minute")
    }, 60_000)
    const hear = (chunk) => {
      printed += chunk
      const match = ready.exec(printed)
      if (match === null) return
      clearTimeout(impatient)
      resolve({ match, stop })
    }
    child.stdout.on("data", hear)
    child.stderr.on("data", hear)
    child.once("error", (error) => fail(error.message))
    child.once("exit", (code) => {
      clearTimeout(impatient)
      process.removeListener("exit", stop)
      fail(`ended with ${code}`)
    })
  })
