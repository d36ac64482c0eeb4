/**
 * Runs the steps of a command one after the other, says in plain words what each does, and stops at the first
 * that fails.
 *
 *   node .ci/steps.mjs demo [--lang ko] [--open] | test | check
 */
import { spawnSync } from "node:child_process"
import { performance } from "node:perf_hooks"
import { fileURLToPath } from "node:url"
import { pnpm } from "./pnpm.mjs"

const root = fileURLToPath(new URL("..", import.meta.url))

const run = (...args) => ({ args })
/** What comes after the command; the demo passes it on. */
const rest = process.argv.slice(3)
const korean = process.argv[2] === "demo" && rest.join(" ").match(/--lang[ =]ko\b/) !== null
/** `demo --open` is for a person with a browser; without it the demo ends by itself. */
const program = rest.includes("--open") ? "open" : "start"
const programArguments = rest.filter((argument) => argument !== "--open")
const build = { title: "Building the packages", ...run("--silent", "run", "build") }
const report = process.env.TEST_REPORT
const vitest = report
  ? run("exec", "vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`)
  : run("exec", "vitest", "run")

const commands = {
  demo: [
    korean ? { ...build, title: "패키지를 빌드합니다" } : build,
    {
      title: korean
        ? "내 컴퓨터의 토스페이먼츠로 결제 예제를 실행합니다"
        : "Running the checkout against the local TossPayments",
      ...run("--silent", "--filter", "example-checkout", "run", program, ...programArguments)
    }
  ],
  test: [build, { title: "Running all tests (no network is needed, no key either)", ...vitest }],
  check: [
    build,
    { title: "Checking types: packages, tests, examples", ...run("exec", "tsc", "--build") },
    {
      title: "Checking style, imports and import cycles",
      ...run("exec", "biome", "check", "--error-on-warnings")
    },
    {
      title: "Checking that the code in the READMEs and doc comments compiles",
      args: [],
      script: ".ci/examples.mjs"
    },
    {
      title: "Checking that every documented endpoint is in both packages, the emulator and the tests",
      args: [],
      script: ".ci/coverage.mjs"
    },
    {
      title: "Checking that every regular expression takes linear time",
      args: [],
      script: ".ci/regular-expressions.mjs"
    },
    {
      title: "Checking bundle sizes and module counts against packages/bench/budgets.json",
      ...run("--silent", "--filter", "tosspayments-bench", "run", "check-budgets")
    }
  ]
}

const name = process.argv[2]
const steps = commands[name]
if (steps === undefined) {
  console.error(`Unknown command: ${name}. Known: ${Object.keys(commands).join(", ")}.`)
  process.exit(2)
}

const [major] = process.versions.node.split(".").map(Number)
if (major < 20) {
  console.error(`Node ${process.versions.node} is too old: Node 20 or newer is needed.`)
  process.exit(1)
}

for (const [index, step] of steps.entries()) {
  console.log(`\n[${index + 1}/${steps.length}] ${step.title} …`)
  const started = performance.now()
  const [command, args] = step.script ? [process.execPath, [step.script]] : pnpm(...step.args)
  const { status, signal, error } = spawnSync(command, args, { cwd: root, stdio: "inherit" })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  if (status !== 0) {
    console.error(
      `\nStopped: "${step.title}" failed (${error?.message ?? signal ?? `exit code ${status}`}, ${seconds} s).`
    )
    process.exit(1)
  }
  console.log(korean ? `    ${seconds}초 걸렸습니다` : `    done in ${seconds} s`)
}
