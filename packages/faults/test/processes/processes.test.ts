/**
 * The same promises with real processes: the emulator is one, the shop is two, and PostgreSQL keeps what has to
 * survive. The shop's processes are killed with SIGKILL.
 */
import { fileURLToPath } from "node:url"
import { expect, it } from "@effect/vitest"
import * as fc from "fast-check"
import { build } from "tsup"
import { start as startPostgres } from "../../../effect-tosspayments-sql/test/support/postgres.js"
import * as Command from "../../src/Command.js"
import * as Schedules from "../../src/Schedules.js"
import * as Child from "./child.js"
import { play, type Worker } from "./run.js"

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const out = here("../../build/processes")

/** One file for each program: a process is restarted often, and loading Effect file by file takes half a second. */
const bundle = () =>
  build({
    entry: {
      shop: here("./shop.ts"),
      emulator: here("../../../tosspayments-emulator/src/cli/bin.ts")
    },
    outDir: out,
    format: ["cjs"],
    platform: "node",
    noExternal: [/.*/],
    external: ["@parcel/watcher", "pg-native", "@libsql/client"],
    config: false,
    silent: true,
    tsconfig: here("../../tsconfig.run.json"),
    esbuildOptions: (options) => {
      options.alias = {
        "effect-tosspayments-sql": here("../../../effect-tosspayments-sql/src"),
        "effect-tosspayments": here("../../../effect-tosspayments/src"),
        "tosspayments-emulator": here("../../../tosspayments-emulator/src")
      }
    }
  })

it("keeps every promise when its processes are killed", async () => {
  const { FAULT_PROCESS_MINUTES = "15", FAULT_PROCESS_RUNS = "200", FAULT_SEED } = process.env
  const seed = FAULT_SEED === undefined ? Math.floor(Math.random() * 0x3fffffff) : Number(FAULT_SEED)
  const until = performance.now() + Number(FAULT_PROCESS_MINUTES) * 60_000
  await bundle()
  const postgres = await startPostgres()
  const ports = [await Child.freePort(), await Child.freePort(), await Child.freePort()] as const
  const emulatorUrl = `http://127.0.0.1:${ports[0]}`
  const emulator = await Child.start(
    `${out}/emulator.cjs`,
    ["--port", String(ports[0]), "--webhook-url", `http://127.0.0.1:${ports[1]}/webhook`],
    {},
    "TossPayments emulator"
  )
  const workers = [ports[1], ports[2]].map(
    (port): Worker => ({
      url: `http://127.0.0.1:${port}`,
      child: null,
      starting: null,
      start: () =>
        Child.start(
          `${out}/shop.cjs`,
          [],
          {
            PORT: String(port),
            PG_PORT: String(postgres.address.port),
            PG_PASSWORD: postgres.address.password,
            TOSS_API_BASE: emulatorUrl
          },
          "ready"
        )
    })
  )
  let runs = 0
  let kills = 0
  try {
    const schedules = fc.sample(Command.schedule, { numRuns: Number(FAULT_PROCESS_RUNS), seed })
    for (const schedule of schedules) {
      if (performance.now() > until) break
      const verdict = await play({ emulatorUrl, workers }, schedule, `run-${runs}`)
      runs += 1
      kills += verdict.kills
      if (verdict.violations.length > 0) {
        expect.fail(
          [`Broken in run ${runs} of seed ${seed}:`, ...verdict.violations, Schedules.print(schedule)].join(
            "\n"
          )
        )
      }
    }
    console.log(`seed ${seed}: ${runs} runs, ${kills} processes killed`)
  } finally {
    for (const { child } of workers) await child?.kill()
    await emulator.kill()
    await postgres.stop()
  }
})
