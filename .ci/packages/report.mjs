import { spawnSync } from "node:child_process"
import { writeFileSync } from "node:fs"

// A user's npm knows nothing of the pnpm that runs this script; with its settings, npm stops without a word.
const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)))

/** The environment of a user's program that asks nothing of the internet but the registry. */
export const environment = {
  ...inherited,
  CI: "1",
  NEXT_TELEMETRY_DISABLED: "1",
  DENO_NO_UPDATE_CHECK: "1",
  DO_NOT_TRACK: "1"
}

let passed = 0
const failures = []

const note = (title, problem) => {
  if (problem === null) {
    passed += 1
    console.log(`  ok   ${title}`)
  } else {
    failures.push(`${title}: ${problem}`)
    console.log(`  FAIL ${title}\n${problem}`)
  }
  return problem === null
}

/** A command that has to end with 0 within five minutes. */
export const check = (title, command, args, cwd, env = {}) => {
  const { status, signal, error, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: "utf8",
    env: { ...environment, ...env },
    timeout: 300_000
  })
  return note(title, status === 0 ? null : `${stdout}\n${stderr}\n${error?.message ?? signal ?? ""}`)
}

/** A function that has to return, or resolve. */
export const expect = async (title, run) => {
  try {
    await run()
    return note(title, null)
  } catch (error) {
    return note(title, error instanceof Error ? error.message : String(error))
  }
}

export const finish = () => {
  console.log(`Package checks: ${passed} passed, ${failures.length} failed`)
  if (process.env.PACKAGES_REPORT)
    writeFileSync(process.env.PACKAGES_REPORT, JSON.stringify({ passed, failed: failures.length, failures }))
  process.exit(failures.length === 0 ? 0 : 1)
}
