/**
 * Makes one file of Node and the emulator, for machines without Node: `build/tosspayments-emulator`, for the system that it is
 * made on. It is a single executable application (https://nodejs.org/docs/latest-v20.x/api/single-executable-applications.html);
 * `--data` is not in it, because its driver is not JavaScript.
 */
import { execFileSync } from "node:child_process"
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { build } from "esbuild"
import { inject } from "postject"

const require = createRequire(import.meta.url)
const folder = fileURLToPath(new URL("../build", import.meta.url))
const at = (name) => join(folder, name)
export const executable = at(
  process.platform === "win32" ? "tosspayments-emulator.exe" : "tosspayments-emulator"
)

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  await build({
    entryPoints: [join(dirname(require.resolve("tosspayments-emulator/package.json")), "dist/cli.js")],
    outfile: at("cli.cjs"),
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    external: ["@libsql/client"],
    logLevel: "error"
  })
  writeFileSync(
    at("sea.json"),
    JSON.stringify({
      main: at("cli.cjs"),
      output: at("cli.blob"),
      disableExperimentalSEAWarning: true,
      useCodeCache: true
    })
  )
  execFileSync(process.execPath, ["--experimental-sea-config", at("sea.json")])
  copyFileSync(process.execPath, executable)
  if (process.platform === "darwin") execFileSync("codesign", ["--remove-signature", executable])
  await inject(executable, "NODE_SEA_BLOB", readFileSync(at("cli.blob")), {
    sentinelFuse: "NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2",
    ...(process.platform === "darwin" ? { machoSegmentName: "NODE_SEA" } : {})
  })
  if (process.platform === "darwin") execFileSync("codesign", ["--sign", "-", executable])
  console.log(executable)
}
