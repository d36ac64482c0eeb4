/** The packages as they would be published: packed, linted, and complete. */
import assert from "node:assert/strict"
import { execFileSync } from "node:child_process"
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { pnpm } from "../pnpm.mjs"
import { check, expect } from "./report.mjs"

export const root = fileURLToPath(new URL("../..", import.meta.url))
export const packages = [
  "effect-tosspayments",
  "effect-tosspayments-sql",
  "tosspayments-server-sdk",
  "tosspayments-emulator"
]

/** Where tarballs and the projects of users are; gone when the process ends. */
export const work = mkdtempSync(join(tmpdir(), "tosspayments-packages-"))
process.on("exit", () => rmSync(work, { recursive: true, force: true }))

const bin = (name) => join(root, "node_modules/.bin", name)

/** The tarball of a package, a path. */
export const tarballOf = (name) =>
  join(work, readdirSync(work).find((file) => new RegExp(`^${name}-\\d.*\\.tgz$`).test(file)) ?? "missing")

const list = (tarball) =>
  execFileSync("tar", ["-tzf", tarball], { encoding: "utf8" })
    .split("\n")
    .map((file) => file.replace(/^package\//, ""))
const read = (tarball, file) =>
  execFileSync("tar", ["-xzOf", tarball, `package/${file}`], { encoding: "utf8", maxBuffer: 1 << 26 })

const isPublishable = (name) => {
  const tarball = tarballOf(name)
  assert.equal(read(tarball, "LICENSE"), readFileSync(join(root, "LICENSE"), "utf8"), "another licence")
  const { license, publishConfig, repository } = JSON.parse(read(tarball, "package.json"))
  assert.equal(license, "MIT")
  assert.deepEqual(publishConfig, { access: "public", provenance: true })
  assert.match(repository.url, /^git\+https:\/\/.*\.git$/)
  assert.equal(repository.directory, `packages/${name}`)
}

/** esbuild says above each module of a bundle where it comes from; the bundles here are not minified. */
const namesLicences = (name) => {
  const tarball = tarballOf(name)
  const bundled = new Set()
  for (const file of list(tarball).filter((file) => /\.c?js$/.test(file))) {
    for (const [, from] of read(tarball, file).matchAll(
      /^\s*\/\/ \S*node_modules\/((?:@[^/\s]+\/)?[^/\s]+)\/\S+$/gm
    ))
      bundled.add(from)
  }
  const licences = list(tarball).includes("THIRD-PARTY-LICENSES") ? read(tarball, "THIRD-PARTY-LICENSES") : ""
  const named = [...licences.matchAll(/^-{80}\n\n(\S+) \d\S* \(.+\)\n\n([\s\S]*?)(?=\n-{80}|$(?![\s\S]))/gm)]
  assert.deepEqual(named.map(([, from]) => from).sort(), [...bundled].sort())
  for (const [, from, text] of named) assert.match(text, /copyright/i, `${from} comes without its licence`)
}

export const checkTarballs = async () => {
  for (const name of packages) {
    const tarball = () => tarballOf(name)
    check(`${name}: packs`, ...pnpm("pack", "--pack-destination", work), join(root, "packages", name))
    await expect(`${name}: licence, repository, published with provenance`, () => isPublishable(name))
    await expect(`${name}: the licences of all code in it`, () => namesLicences(name))
    check(`${name}: publint`, bin("publint"), ["run", tarball(), "--strict"], work)
    check(`${name}: are the types wrong?`, bin("attw"), [tarball()], work)
  }
}
