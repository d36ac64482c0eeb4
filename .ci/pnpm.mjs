import { readFileSync } from "node:fs"

/**
 * How to start the pinned pnpm: the one that runs this script, else through npx. (`npm_execpath` names npm when
 * npx started pnpm.)
 */
export const pnpm = (...args) => {
  const running = process.env.npm_execpath ?? ""
  if (/pnpm\.[cm]?js$/.test(running)) return [process.execPath, [running, ...args]]
  const { packageManager } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"))
  return ["npx", ["-y", packageManager, ...args]]
}
