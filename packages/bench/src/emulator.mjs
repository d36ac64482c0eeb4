/**
 * How many confirms the emulator answers: over HTTP from this process, and in its own process without a socket. Every
 * confirm is of a new payment, authorised before the clock starts. CPU is that of the process that answers.
 *
 *   npx -y pnpm@10.34.8 --filter tosspayments-bench run emulator [--rounds N] [--confirms N]
 */
import { randomUUID } from "node:crypto"
import { request } from "undici"
import { withContenders } from "./contender.mjs"
import { inTurns, ratios, spread, timed } from "./measure.mjs"
import { authorization } from "./payment.mjs"
import { choose, number, publish, range, readOptions, table } from "./report.mjs"

const options = readOptions({ rounds: 5, confirms: 1000, only: "" })
const { rounds, confirms } = options
const base = "static server"
const overHttp = choose([base, "emulator over HTTP"], options.only, base)
const inProcess = choose(["emulator in process"], options.only, base)
const concurrency = 64

const confirmAt = async (url, payment) => {
  const { statusCode, body } = await request(`${url}/v1/payments/confirm`, {
    method: "POST",
    headers: { authorization, "content-type": "application/json", "idempotency-key": randomUUID() },
    body: JSON.stringify(payment)
  })
  const text = await body.text()
  if (statusCode !== 200) throw new Error(`a confirm was answered with ${statusCode}: ${text}`)
}

/** What a confirm costs while 64 are under way. */
const measure = async (contender) => {
  const payments = await contender.ask("authorize", confirms)
  if (inProcess.includes(contender.name)) return contender.ask("confirm", payments, concurrency)
  const url = await contender.ask("url")
  const before = await contender.ask("cpu")
  const { wall } = await timed(() =>
    Promise.all(
      Array.from({ length: concurrency }, async () => {
        for (let payment = payments.pop(); payment !== undefined; payment = payments.pop()) {
          await confirmAt(url, payment)
        }
      })
    )
  )
  const after = await contender.ask("cpu")
  const cpu = after.user + after.system - before.user - before.system
  return { wall: wall / confirms, cpu: cpu / confirms }
}

const results = await withContenders(new URL("call/server.mjs", import.meta.url), [base], [], (servers) =>
  withContenders(
    new URL("emulator/emulators.mjs", import.meta.url),
    [...overHttp.slice(1), ...inProcess],
    [],
    async (emulators) => {
      const all = [...servers, ...emulators]
      await inTurns(all, 1, measure)
      const samples = await inTurns(all, rounds, measure)
      return all.map(({ name }, index) => ({
        name,
        wallRatio: ratios(samples[index], samples[0], "wall"),
        cpuRatio: ratios(samples[index], samples[0], "cpu"),
        perSecond: spread(samples[index].map(({ wall }) => 1e6 / wall)),
        cpu: spread(samples[index].map(({ cpu }) => cpu))
      }))
    }
  )
)

table(
  `confirm, ${concurrency} concurrent: ratio to a ${base}, median (lowest–highest)`,
  ["", "CPU ratio", "wall ratio", "confirms/s", "CPU µs"],
  results.map(({ name, ...row }) => [
    name,
    range(row.cpuRatio),
    range(row.wallRatio),
    number(row.perSecond.median),
    range(row.cpu)
  ])
)
publish(options, "emulator", results)
