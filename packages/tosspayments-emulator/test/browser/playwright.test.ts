import { spawnSync } from "node:child_process"
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterEach, describe, expect, inject, it } from "vitest"
import { bundleShop } from "./support.js"

const own = fileURLToPath(new URL("../..", import.meta.url))
const require = createRequire(import.meta.url)

const tests = [
  "approves in a frame",
  "approves in the place of the page, and begins with nothing from the test before",
  "declines at once",
  "declines later, when the shop confirms",
  "does not decline with a code that there is not",
  "closes the window",
  "pays into a virtual account, and moves time",
  "lends its fixtures to another test"
]

const projects: Array<string> = []

/** A project of somebody who has installed the package, as it was built, and Playwright: no Effect anywhere. */
const makeProject = async (type: "module" | "commonjs"): Promise<string> => {
  const project = mkdtempSync(join(tmpdir(), "playwright-"))
  projects.push(project)
  cpSync(fileURLToPath(new URL("./playwright", import.meta.url)), project, { recursive: true })
  const modules = join(project, "node_modules")
  mkdirSync(join(modules, "@playwright"), { recursive: true })
  mkdirSync(join(modules, "@types"))
  symlinkSync(dirname(require.resolve("@playwright/test/package.json")), join(modules, "@playwright/test"))
  symlinkSync(dirname(require.resolve("@types/node/package.json")), join(modules, "@types/node"))
  const installed = join(modules, "tosspayments-emulator")
  for (const part of ["package.json", "dist"]) {
    cpSync(join(own, part), join(installed, part), {
      recursive: true,
      filter: (path) => !/dist\/(?:esm|cjs)$/.test(path)
    })
  }
  writeFileSync(join(project, "package.json"), JSON.stringify({ name: "shop", private: true, type }))
  writeFileSync(
    join(project, "tsconfig.json"),
    JSON.stringify({
      compilerOptions: {
        strict: true,
        noEmit: true,
        target: "es2022",
        lib: ["es2023", "dom"],
        module: "nodenext",
        types: ["node"],
        skipLibCheck: true
      }
    })
  )
  writeFileSync(join(project, "shop.js"), await bundleShop())
  return project
}

/** What a test came to, by its title. */
const outcomes = (report: {
  suites: ReadonlyArray<{ specs: ReadonlyArray<{ title: string; ok: boolean }> }>
}): Record<string, boolean> =>
  Object.fromEntries(report.suites.flatMap(({ specs }) => specs.map(({ ok, title }) => [title, ok])))

const run = (project: string, command: string, ...args: ReadonlyArray<string>) =>
  spawnSync(process.execPath, [command, ...args], {
    cwd: project,
    encoding: "utf8",
    env: {
      ...process.env,
      CHROMIUM: inject("chromiumPath") ?? "",
      SHOP_SCRIPT: join(project, "shop.js"),
      // Said by Vitest to whom it starts.
      NODE_OPTIONS: ""
    }
  })

describe.skipIf(inject("chromiumPath") === null)("tosspayments-emulator/playwright", () => {
  afterEach(() => {
    for (const project of projects.splice(0)) rmSync(project, { recursive: true, force: true })
  })

  it.each(["module", "commonjs"] as const)(
    "serves the official package, without a src, to tests of a %s project",
    async (type) => {
      const project = await makeProject(type)
      const { stderr, stdout } = run(project, require.resolve("@playwright/test/cli"), "test")
      expect(outcomes(JSON.parse(stdout)), `${stdout}${stderr}`).toEqual(
        Object.fromEntries(tests.map((title) => [title, true]))
      )
    },
    180_000
  )

  it.each(["module", "commonjs"] as const)(
    "has types without Effect for a %s project",
    async (type) => {
      const project = await makeProject(type)
      expect(run(project, require.resolve("typescript/bin/tsc")).stdout).toBe("")
    },
    120_000
  )
})
