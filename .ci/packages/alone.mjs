/** The emulator as those install it who know nothing of Effect: alone. */
import assert from "node:assert/strict"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { startEmulator } from "./emulator.mjs"
import { project, versions } from "./project.mjs"
import { check, expect } from "./report.mjs"

const serves = async (directory) => {
  const { authorize, confirm, stop } = await startEmulator(directory)
  try {
    assert.equal((await confirm(await authorize())).status, "DONE")
  } finally {
    stop()
  }
}

export const checkAlone = async () => {
  const directory = project({ name: "emulator", packages: ["tosspayments-emulator"] })
  const installed = join(directory, "node_modules")
  await expect("emulator: nothing else is installed with it", () => {
    const names = readdirSync(installed).filter((name) => !name.startsWith("."))
    assert.deepEqual(names, ["tosspayments-emulator"])
  })
  await expect("emulator: no word of Effect in its types", () => {
    const types = readFileSync(join(installed, "tosspayments-emulator/dist/index.d.ts"), "utf8")
    assert.doesNotMatch(types, /\bEffect\b|["/@]effect\b/)
  })
  for (const file of ["module.mjs", "script.cjs"]) {
    check(
      `emulator: pays, and misses the driver, in ${file}`,
      process.execPath,
      [file, "pay", "missTheDriver"],
      directory
    )
  }
  await expect("emulator: the command line serves", () => serves(directory))
  const add = ["install", "--no-audit", "--no-fund", "--prefer-offline", "@libsql/client@^0.12"]
  const others = [
    `typescript@${versions.typescript}`,
    `@types/node@${versions["@types/node"]}`,
    "jest@^30.0.0"
  ]
  check("emulator: npm install of its driver and of tools", "npm", [...add, ...others], directory)
  for (const file of ["module.mjs", "script.cjs"]) {
    check(`emulator: keeps a file in ${file}`, process.execPath, [file, "keep"], directory)
  }
  check(
    "emulator: its types, skipLibCheck false",
    process.execPath,
    [
      join(installed, "typescript/bin/tsc"),
      "--strict",
      "--noEmit",
      "--target",
      "ES2022",
      "--lib",
      "ES2023",
      "--module",
      "NodeNext",
      "--types",
      "node",
      "types.ts"
    ],
    directory
  )
  check(
    "Jest: starts an emulator",
    process.execPath,
    [join(installed, "jest/bin/jest.js"), "--testMatch=**/*.jest.cjs", "--ci"],
    directory
  )
}
