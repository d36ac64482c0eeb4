/** Test runners that put a page around server code: other realms, globals that are missing or stand twice. */
import { join } from "node:path"
import { project, versions } from "./project.mjs"
import { check } from "./report.mjs"

export const checkDom = () => {
  const directory = project({
    name: "dom",
    packages: ["tosspayments-server-sdk", "effect-tosspayments"],
    dependencies: {
      effect: versions.effect,
      "@effect/platform": versions["@effect/platform"],
      vitest: versions.vitest,
      // The last ones that run on Node 20.
      jsdom: "^26.1.0",
      "happy-dom": "^20.0.0",
      jest: "^30.0.0",
      "jest-environment-jsdom": "^30.0.0"
    }
  })
  const run = (title, bin, ...args) =>
    check(title, process.execPath, [join(directory, "node_modules", bin), ...args], directory)
  for (const environment of ["jsdom", "happy-dom"]) {
    for (const pool of ["forks", "vmForks"]) {
      run(
        `vitest with ${environment} (${pool}): receives webhooks`,
        "vitest/vitest.mjs",
        "run",
        `--environment=${environment}`,
        `--pool=${pool}`
      )
    }
  }
  run(
    "Jest with jsdom: receives webhooks",
    "jest/bin/jest.js",
    "--env=jsdom",
    "--testMatch=**/*.jest.cjs",
    "--ci"
  )
}
