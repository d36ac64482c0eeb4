/**
 * Looks at the packages as users get them: packs each, lints the tarballs, installs them into fresh projects
 * outside of the workspace (ESM and CommonJS), type-checks those in both module resolutions and runs them.
 */
import { spawnSync } from "node:child_process"
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { pnpm } from "./pnpm.mjs"

const root = fileURLToPath(new URL("..", import.meta.url))
const packages = [
  "effect-tosspayments",
  "effect-tosspayments-sql",
  "tosspayments-server-sdk",
  "tosspayments-emulator"
]
const versions = Object.fromEntries(
  [
    ...readFileSync(join(root, "pnpm-workspace.yaml"), "utf8").matchAll(
      /^ {2}"?([@\w/-]+)"?: ([~^]?\d\S+)$/gm
    )
  ].map(([, name, version]) => [name, version])
)
const work = mkdtempSync(join(tmpdir(), "tosspayments-packages-"))
process.on("exit", () => rmSync(work, { recursive: true, force: true }))

// A user's npm knows nothing of the pnpm that runs this script; with its settings, npm stops without a word.
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)))

let passed = 0
let failed = 0
const check = (title, command, args, cwd) => {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8", env })
  if (status === 0) {
    passed += 1
    console.log(`  ok   ${title}`)
  } else {
    failed += 1
    console.log(`  FAIL ${title}\n${stdout}\n${stderr}`)
  }
}

const bin = (name) => join(root, "node_modules/.bin", name)
for (const name of packages) {
  check(`${name}: packs`, ...pnpm("pack", "--pack-destination", work), join(root, "packages", name))
}
const tarballs = Object.fromEntries(
  packages.map((name) => [
    name,
    readdirSync(work).find((file) => new RegExp(`^${name}-\\d.*\\.tgz$`).test(file))
  ])
)
for (const name of packages) {
  const tarball = join(work, tarballs[name] ?? "missing")
  check(`${name}: publint`, bin("publint"), ["run", tarball, "--strict"], work)
  // node10 knows no sub-paths; nobody on Node 20 resolves that way.
  check(
    `${name}: are the types wrong?`,
    bin("attw"),
    [tarball, "--ignore-rules", "no-resolution", "--profile", "node16"],
    work
  )
}

for (const kind of ["esm", "cjs"]) {
  const project = join(work, kind)
  mkdirSync(project)
  cpSync(join(root, ".ci/consumers", kind), project, { recursive: true })
  writeFileSync(
    join(project, "package.json"),
    JSON.stringify({
      name: `consumer-${kind}`,
      private: true,
      type: kind === "esm" ? "module" : "commonjs",
      dependencies: {
        ...Object.fromEntries(packages.map((name) => [name, `file:../${tarballs[name]}`])),
        effect: versions.effect,
        "@effect/platform": versions["@effect/platform"],
        "@effect/sql": versions["@effect/sql"],
        "@effect/experimental": versions["@effect/experimental"]
      },
      devDependencies: { typescript: versions.typescript, "@types/node": versions["@types/node"] }
    })
  )
  check(
    `${kind} project: npm install of the tarballs`,
    "npm",
    ["install", "--no-audit", "--no-fund"],
    project
  )
  for (const [module, resolution] of [
    ["Node16", "Node16"],
    ["Preserve", "Bundler"]
  ]) {
    check(
      `${kind} project: types, moduleResolution ${resolution}`,
      join(project, "node_modules/.bin/tsc"),
      [
        "--noEmit",
        "--strict",
        "--target",
        "ES2022",
        "--module",
        module,
        "--moduleResolution",
        resolution,
        "--types",
        "node",
        "--lib",
        "ES2023,DOM,DOM.Iterable",
        "index.ts"
      ],
      project
    )
  }
  check(
    `${kind} project: compiles`,
    join(project, "node_modules/.bin/tsc"),
    [
      "--strict",
      "--target",
      "ES2022",
      "--module",
      "Node16",
      "--moduleResolution",
      "Node16",
      "--types",
      "node",
      "--lib",
      "ES2023,DOM,DOM.Iterable",
      "index.ts"
    ],
    project
  )
  check(`${kind} project: runs against the installed emulator`, process.execPath, ["index.js"], project)
}

console.log(`Package checks: ${passed} passed, ${failed} failed`)
if (process.env.PACKAGES_REPORT)
  writeFileSync(process.env.PACKAGES_REPORT, JSON.stringify({ passed, failed }))
process.exit(failed === 0 ? 0 : 1)
