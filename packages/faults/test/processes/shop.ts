/**
 * The shop as a process: HTTP in front, PostgreSQL behind, and nothing in memory that matters. It is killed without
 * warning.
 */
import { createServer, type IncomingMessage } from "node:http"
import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import { SqlClient } from "@effect/sql/SqlClient"
import * as PgClient from "@effect/sql-pg/PgClient"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Layer from "effect/Layer"
import * as ManagedRuntime from "effect/ManagedRuntime"
import * as Redacted from "effect/Redacted"
import * as Intents from "effect-tosspayments/Intents"
import * as Payments from "effect-tosspayments/Payments"
import * as RetryPolicy from "effect-tosspayments/RetryPolicy"
import * as TossConfig from "effect-tosspayments/TossConfig"
import * as TossHttpClient from "effect-tosspayments/TossHttpClient"
import * as TossStore from "effect-tosspayments/TossStore"
import * as WebhookInbox from "effect-tosspayments/WebhookInbox"
import * as WebhookReceiver from "effect-tosspayments/WebhookReceiver"
import * as Webhooks from "effect-tosspayments/Webhooks"
import * as TossSqlStore from "effect-tosspayments-sql/TossSqlStore"
import * as Shop from "../../src/Shop.js"
import * as ShopStore from "../../src/ShopStore.js"
import type { Saved, State } from "./protocol.js"

const { PG_PASSWORD = "", PG_PORT = "", PORT = "", TOSS_API_BASE = "" } = process.env

const Database = PgClient.layer({
  host: "127.0.0.1",
  port: Number(PG_PORT),
  username: "postgres",
  database: "postgres",
  password: Redacted.make(PG_PASSWORD),
  maxConnections: 8
})

const load = ({ bookings, orders, refunds, told }: Saved): ShopStore.Tables => ({
  orders: new Map(orders.map((order) => [order.orderId, order])),
  refunds: new Map(refunds.map((refund) => [refund.refundId, refund])),
  bookings: [...bookings],
  told: new Map(told)
})

const save = ({ bookings, orders, refunds, told }: ShopStore.Tables): Saved => ({
  orders: [...orders.values()],
  refunds: [...refunds.values()],
  bookings,
  told: [...told]
})

const transactions = Effect.map(SqlClient, (sql) => {
  const failed = () => new ShopStore.ShopStoreError({ message: "the database does not answer" })
  return <A>(f: (tables: ShopStore.Tables) => A) =>
    Effect.gen(function* () {
      const [row] = yield* sql<{ readonly tables: string }>`select tables from shop where id = 1 for update`
      const tables = load(JSON.parse(row?.tables ?? ""))
      const result = f(tables)
      yield* sql`update shop set tables = ${JSON.stringify(save(tables))} where id = 1`
      return result
    }).pipe(sql.withTransaction, Effect.mapError(failed))
})

const Books = Layer.effect(
  ShopStore.ShopStore,
  Effect.gen(function* () {
    const sql = yield* SqlClient
    yield* sql`create table if not exists shop (id integer primary key, tables text not null)`.pipe(
      Effect.retry({ times: 5 })
    )
    yield* sql`
      insert into shop values (1, ${JSON.stringify(save(ShopStore.emptyTables()))}) on conflict do nothing
    `
    return ShopStore.make(yield* transactions)
  })
)

const Toss = Layer.mergeAll(
  Intents.layer(Payments.endpoints),
  WebhookInbox.layer({ lease: "2 seconds" })
).pipe(
  Layer.provideMerge(Webhooks.layer),
  Layer.provideMerge(Payments.layer),
  Layer.provideMerge(
    TossHttpClient.layer({
      retrySchedule: RetryPolicy.schedule({
        maxRetries: 2,
        base: "30 millis",
        retryAfterCap: "100 millis"
      })
    })
  ),
  Layer.provideMerge(
    TossConfig.layer({ secretKey: "test_sk_faults", apiBase: TOSS_API_BASE, timeout: "500 millis" })
  ),
  Layer.provide(FetchHttpClient.layer),
  Layer.provideMerge(TossSqlStore.layer)
)

const runtime = ManagedRuntime.make(
  Shop.layer().pipe(
    Layer.provideMerge(WebhookReceiver.layer()),
    Layer.provideMerge(Toss),
    Layer.provideMerge(Books),
    Layer.provideMerge(Layer.orDie(Database)),
    Layer.orDie
  )
)

const state = Effect.gen(function* () {
  const { intents } = yield* TossStore.TossStore
  const transaction = yield* transactions
  const found: State = {
    ...(yield* transaction(save)),
    openIntents: (yield* intents.open).map(({ id }) => id)
  }
  return found
})

/** Begins a run with empty tables and these orders. */
const begin = (orders: ReadonlyArray<{ readonly orderId: string; readonly amount: number }>) =>
  Effect.gen(function* () {
    const sql = yield* SqlClient
    const transaction = yield* transactions
    yield* sql`delete from toss_events`
    yield* sql`delete from toss_secrets`
    yield* sql`delete from toss_intents`
    yield* transaction((tables) => {
      for (const table of [tables.orders, tables.refunds, tables.told]) table.clear()
      tables.bookings.length = 0
      for (const { amount, orderId } of orders) {
        tables.orders.set(orderId, ShopStore.newOrder(orderId, amount))
      }
    })
  })

const withdraw = (orderId: string) =>
  Effect.flatMap(transactions, (transaction) =>
    transaction(({ orders }) => {
      const order = orders.get(orderId)
      if (order !== undefined) orders.set(orderId, { ...order, isWithdrawn: true })
    })
  )

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Array<Buffer> = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

const answer = (path: string, body: string, headers: IncomingMessage["headers"]) =>
  Effect.gen(function* () {
    const shop = yield* Shop.Shop
    if (path === "/webhook") return { status: yield* shop.webhook(body, headers), body: null }
    const input = body === "" ? null : JSON.parse(body)
    switch (path) {
      case "/return":
        return { status: 200, body: yield* shop.returned(input) }
      case "/refund":
        return { status: 200, body: yield* shop.refund(input.refundId, input.orderId, input.amount) }
      case "/recover":
        return { status: 200, body: yield* shop.recover }
      case "/withdraw":
        return { status: 200, body: yield* withdraw(input.orderId) }
      case "/begin":
        return { status: 200, body: yield* begin(input) }
      case "/state":
        return { status: 200, body: yield* state }
      default:
        return { status: 404, body: null }
    }
  })

const server = createServer((request, response) => {
  bodyOf(request)
    .then((body) => runtime.runPromiseExit(answer(request.url ?? "", body, request.headers)))
    .then((exit) => {
      if (Exit.isFailure(exit)) process.stderr.write(`DEFECT ${exit.cause}\n`)
      const { body, status } = Exit.isSuccess(exit) ? exit.value : { body: null, status: 500 }
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body ?? null))
    })
    .catch(() => response.destroy())
})

runtime.runFork(Effect.flatMap(Shop.Shop, ({ recover }) => recover))
runtime
  .runPromise(Effect.void)
  .then(() => server.listen(Number(PORT), "127.0.0.1", () => process.stdout.write("ready\n")))
