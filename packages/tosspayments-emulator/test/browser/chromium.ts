/** One browser for all tests. */
import { existsSync } from "node:fs"
import { chromium } from "playwright-core"
import type { TestProject } from "vitest/node"

declare module "vitest" {
  interface ProvidedContext {
    /** Where the browser is to be reached; `null` when there is none. */
    readonly chromium: string | null
    /** Its program; `null` when there is none. */
    readonly chromiumPath: string | null
  }
}

const candidates = [
  process.env["CHROMIUM"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome"
]

export const setup = async (project: TestProject): Promise<(() => Promise<void>) | undefined> => {
  const executablePath = candidates.find((path) => path !== undefined && existsSync(path))
  if (executablePath === undefined) {
    console.warn(
      "SKIPPED: the browser tests need Chromium. Install it (apt-get install chromium), or name it in CHROMIUM."
    )
    project.provide("chromium", null)
    project.provide("chromiumPath", null)
    return undefined
  }
  project.provide("chromiumPath", executablePath)
  const server = await chromium.launchServer({ executablePath, args: ["--no-sandbox"] })
  project.provide("chromium", server.wsEndpoint())
  return () => server.close()
}
