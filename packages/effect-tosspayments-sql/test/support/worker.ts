/**
 * A worker in a process of its own: claims an event every 50 ms until it gets it, tells each answer as a line, and
 * then holds it until it is killed.
 */
import { once } from "node:events"
import { setTimeout as sleep } from "node:timers/promises"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as TossStore from "effect-tosspayments/TossStore"
import * as TossSqlStore from "../../src/TossSqlStore.js"
import * as Postgres from "./postgresClient.js"
import * as Sqlite from "./sqlite.js"
import type { WorkerOptions } from "./workers.js"

const options = JSON.parse(process.argv[2] ?? "{}") as WorkerOptions
const client =
  "url" in options.database ? Sqlite.client(options.database.url) : Postgres.client(options.database)

const program = Effect.gen(function* () {
  const { events } = yield* TossStore.TossStore
  while (true) {
    const result = yield* events.claim(options.event, options.owner, Duration.millis(options.lease))
    console.log(JSON.stringify({ result, at: Date.now() }))
    if (result === "Claimed") return yield* Effect.never
    yield* Effect.sleep("50 millis")
  }
}).pipe(
  Effect.provide(Layer.provide(TossSqlStore.layerWith({ tablePrefix: options.tablePrefix }), client)),
  Effect.catchAll((error) => Effect.sync(() => console.log(JSON.stringify({ error: String(error) }))))
)

if (options.waits === true) {
  const go = once(process.stdin, "data")
  console.log(JSON.stringify({ result: "Ready", at: Date.now() }))
  await go
  process.stdin.destroy()
}
// Not for longer than a test takes, whatever happens to the test.
await Promise.race([Effect.runPromise(program), sleep(30_000)])
process.exit(1)
