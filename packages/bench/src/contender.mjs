/**
 * A contender has a process of its own: what the engine learned about one client must not help or harm another.
 *
 * Its module exports `contenders`: by name, a function that makes an object of async functions. `start` makes that object in
 * the new process, and `ask` calls one of its functions there.
 */
import { fork } from "node:child_process"
import { once } from "node:events"
import { block } from "./measure.mjs"

/** Turns the tasks of a contender into functions that measure them: `ask("read", { milliseconds, concurrency })`. */
export const measured = (tasks) =>
  Object.fromEntries(Object.entries(tasks).map(([name, task]) => [name, (options) => block(task, options)]))

/** A contender that hangs is ended after ten minutes. */
const timeLimit = 600_000

/** Starts a contender; `module` is the URL of the module that exports it. */
export const start = async (module, name, ...args) => {
  const child = fork(new URL("contenderProcess.mjs", import.meta.url), [module, name, JSON.stringify(args)], {
    timeout: timeLimit
  })
  const waiting = []
  child.on("message", ({ error, value }) => {
    const { resolve, reject } = waiting.shift()
    if (error === undefined) resolve(value)
    else reject(new Error(`${name}: ${error}`))
  })
  child.on("exit", (code) => {
    for (const { reject } of waiting.splice(0)) reject(new Error(`${name} ended with code ${code}`))
  })
  const answer = () => new Promise((resolve, reject) => waiting.push({ resolve, reject }))
  await answer()
  return {
    name,
    ask: (method, ...input) => {
      child.send({ method, input })
      return answer()
    },
    stop: async () => {
      if (!child.connected) return
      child.disconnect()
      await once(child, "exit")
    }
  }
}

/** Starts contenders, uses them, and stops them whatever happens. */
export const withContenders = async (module, names, args, use) => {
  const started = []
  try {
    for (const name of names) started.push(await start(module, name, ...args))
    return await use(started)
  } finally {
    await Promise.all(started.map(({ stop }) => stop()))
  }
}
