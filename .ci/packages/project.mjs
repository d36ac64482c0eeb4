import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { check } from "./report.mjs"
import { root, tarballOf, work } from "./tarballs.mjs"

/** What the workspace is built with, by name. */
export const versions = Object.fromEntries(
  [
    ...readFileSync(join(root, "pnpm-workspace.yaml"), "utf8").matchAll(
      /^ {2}"?([@\w/-]+)"?: ([~^]?\d\S+)$/gm
    )
  ].map(([, name, version]) => [name, version])
)

/**
 * Makes a project of a user outside of the workspace: the files of `.ci/consumers/<consumer>`, our tarballs, and
 * other packages from the registry.
 */
export const project = ({ name, consumer = name, type = "module", packages, dependencies = {} }) => {
  const directory = join(work, name)
  mkdirSync(directory)
  cpSync(join(root, ".ci/consumers", consumer), directory, { recursive: true })
  writeFileSync(
    join(directory, "package.json"),
    JSON.stringify({
      name: `consumer-${name}`,
      private: true,
      type,
      dependencies: {
        ...Object.fromEntries(packages.map((name) => [name, `file:${tarballOf(name)}`])),
        ...dependencies
      }
    })
  )
  check(
    `${name} project: npm install of the tarballs`,
    "npm",
    ["install", "--no-audit", "--no-fund", "--prefer-offline"],
    directory
  )
  return directory
}
