import { SqlClient } from "@effect/sql/SqlClient"
import { PgClient } from "@effect/sql-pg/PgClient"
import { describe, expect, inject, it } from "@effect/vitest"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as TestClock from "effect/TestClock"
import * as TossStore from "effect-tosspayments/TossStore"
import * as EncryptedStore from "../../src/EncryptedStore.js"
import * as TossSqlMigrations from "../../src/TossSqlMigrations.js"
import * as TossSqlStore from "../../src/TossSqlStore.js"
import * as Postgres from "../support/postgresClient.js"
import { pendingOf, storeContract } from "../support/storeContract.js"
import { startWorker } from "../support/workers.js"

const address = inject("postgres")
const minute = Duration.minutes(1)

let places = 0
/** Tables that no other test uses. */
const newPrefix = Effect.sync(() => `t${++places}_`)

const storeIn = (tablePrefix: string, client: Parameters<typeof Postgres.client>[1] = {}) =>
  Layer.provideMerge(TossSqlStore.layerWith({ tablePrefix }), Postgres.client(address, client))

const postgres = Effect.map(newPrefix, (prefix) => storeIn(prefix))

storeContract("PostgreSQL", { place: postgres, isDurable: true })
storeContract("PostgreSQL, encrypted", {
  place: Effect.map(postgres, EncryptedStore.encrypt(Redacted.make("0123456789abcdef".repeat(4)))),
  isDurable: true
})
/** What the connections of an app do. */
const states = (application: string) =>
  Effect.gen(function* () {
    const sql = yield* SqlClient
    const rows = yield* sql<{ readonly state: string }>`
      select state from pg_stat_activity where application_name = ${application}
    `
    return rows.map(({ state }) => state)
  }).pipe(Effect.provide(Layer.fresh(Postgres.client(address))))

describe("A store in PostgreSQL", () => {
  it.live("a worker that was killed loses its claim when the lease ends, not before", () =>
    Effect.gen(function* () {
      const tablePrefix = yield* newPrefix
      const start = (owner: string) =>
        startWorker({ database: address, tablePrefix, event: "e", owner, lease: 1000 })
      const first = start("a")
      yield* Effect.addFinalizer(() => Effect.promise(first.kill))
      // Renewed until the second is there, so that the second meets a live claim.
      yield* Effect.promise(() => first.until("Claimed"))
      yield* Effect.gen(function* () {
        const { events } = yield* TossStore.TossStore
        expect(yield* events.claim("e", "a", Duration.seconds(20))).toBe("Claimed")
        const second = start("b")
        yield* Effect.addFinalizer(() => Effect.promise(second.kill))
        yield* Effect.promise(() => second.until("Busy"))
        const leaseFrom = Date.now()
        expect(yield* events.claim("e", "a", Duration.seconds(1))).toBe("Claimed")
        yield* Effect.promise(first.kill)
        const { at } = yield* Effect.promise(() => second.until("Claimed"))
        expect(at - leaseFrom).toBeGreaterThanOrEqual(1000)
        expect(at - leaseFrom).toBeLessThan(4000)
        expect(yield* events.release("e", "a")).toBe(false)
      }).pipe(Effect.provide(storeIn(tablePrefix)))
    }).pipe(Effect.scoped)
  )

  it.live("an interrupted operation ends at the server, and gives its connection back", () =>
    Effect.gen(function* () {
      const tablePrefix = yield* newPrefix
      const applicationName = "interrupted"
      yield* Effect.gen(function* () {
        const { events } = yield* TossStore.TossStore
        const lock = yield* Effect.fork(
          Effect.flatMap(SqlClient, (sql) =>
            sql.withTransaction(
              Effect.zipRight(sql`lock table ${sql(`${tablePrefix}events`)} in exclusive mode`, Effect.never)
            )
          ).pipe(Effect.provide(Layer.fresh(Postgres.client(address))))
        )
        yield* Effect.sleep("200 millis")
        const claims = yield* Effect.forEach(["a", "b"], (owner) =>
          Effect.fork(events.claim("e", owner, minute))
        )
        yield* Effect.sleep("200 millis")
        expect((yield* states(applicationName)).filter((state) => state === "active")).toHaveLength(2)
        yield* Fiber.interruptAll(claims)
        expect(new Set(yield* states(applicationName))).toEqual(new Set(["idle"]))
        yield* Fiber.interrupt(lock)
        // All connections can be used, and neither claim was written.
        const results = yield* Effect.forEach(["c", "d", "e"], (owner) => events.claim("e", owner, minute), {
          concurrency: "unbounded"
        })
        expect(results.filter((result) => result === "Claimed")).toHaveLength(1)
        expect(new Set(yield* states(applicationName))).toEqual(new Set(["idle"]))
      }).pipe(Effect.provide(storeIn(tablePrefix, { applicationName, maxConnections: 3 })))
    }).pipe(Effect.scoped)
  )

  it.live("leaves no transaction open", () =>
    Effect.gen(function* () {
      const tablePrefix = yield* newPrefix
      const applicationName = "open transactions"
      yield* Effect.gen(function* () {
        const { events, intents, secrets } = yield* TossStore.TossStore
        const sql = yield* SqlClient
        yield* events.claim("e", "a", minute)
        yield* events.complete("e", "a")
        yield* secrets.save("o", Redacted.make("ps_1"))
        yield* intents.open
        yield* sql`drop table ${sql(`${tablePrefix}intents`)}`
        yield* Effect.ignore(intents.open)
        expect(new Set(yield* states(applicationName))).toEqual(new Set(["idle"]))
      }).pipe(Effect.provide(storeIn(tablePrefix, { applicationName })))
    })
  )

  it.effect("a failure names the operation and the code, but no value", () =>
    Effect.gen(function* () {
      const tablePrefix = yield* newPrefix
      yield* Effect.gen(function* () {
        const { secrets } = yield* TossStore.TossStore
        const sql = yield* SqlClient
        yield* sql`alter table ${sql(`${tablePrefix}secrets`)} add check (secret = 'never')`
        const error = yield* Effect.flip(secrets.save("order-1", Redacted.make("ps_secret")))
        expect(error).toMatchObject({ _tag: "StoreError", operation: "secrets.save" })
        expect(error.message).toContain("23514")
        const text = JSON.stringify(error) + String(error.stack) + JSON.stringify(Object.entries(error))
        expect(text).not.toMatch(/ps_secret|order-1/)
      }).pipe(Effect.provide(storeIn(tablePrefix)))
    })
  )

  it.live("a server that goes away is a StoreError, and one that comes back is used again", () =>
    Effect.gen(function* () {
      const tablePrefix = yield* newPrefix
      const applicationName = "cut off"
      yield* Effect.gen(function* () {
        const { events } = yield* TossStore.TossStore
        const lock = yield* Effect.fork(
          Effect.flatMap(SqlClient, (sql) =>
            sql.withTransaction(
              Effect.zipRight(sql`lock table ${sql(`${tablePrefix}events`)} in exclusive mode`, Effect.never)
            )
          ).pipe(Effect.provide(Layer.fresh(Postgres.client(address))))
        )
        yield* Effect.sleep("200 millis")
        const claim = yield* Effect.fork(Effect.flip(events.claim("e", "a", minute)))
        yield* Effect.sleep("200 millis")
        yield* Effect.flatMap(
          SqlClient,
          (sql) =>
            sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = ${applicationName}`
        ).pipe(Effect.provide(Layer.fresh(Postgres.client(address))))
        expect(yield* Fiber.join(claim)).toMatchObject({ _tag: "StoreError", operation: "events.claim" })
        yield* Fiber.interrupt(lock)
        // The client may hand out a dead connection once more.
        expect(yield* Effect.retry(events.claim("e", "b", minute), { times: 3 })).toBe("Claimed")
      }).pipe(Effect.provide(storeIn(tablePrefix, { applicationName })))
    })
  )

  it.effect("an operation inside a transaction is undone with it", () =>
    Effect.gen(function* () {
      const tablePrefix = yield* newPrefix
      yield* Effect.gen(function* () {
        const { events } = yield* TossStore.TossStore
        const sql = yield* SqlClient
        yield* events.claim("e", "a", minute)
        yield* sql
          .withTransaction(Effect.zipRight(events.complete("e", "a"), Effect.fail("no")))
          .pipe(Effect.ignore)
        expect(yield* events.claim("e", "b", minute)).toBe("Busy")
      }).pipe(Effect.provide(storeIn(tablePrefix)))
    })
  )

  it.live("repeats what fails because transactions met, where all are serializable", () =>
    Effect.gen(function* () {
      yield* Effect.gen(function* () {
        const sql = yield* SqlClient
        yield* sql`create database serializable`
        yield* sql`alter database serializable set default_transaction_isolation = 'serializable'`
      }).pipe(Effect.provide(Postgres.client(address)))
      yield* Effect.gen(function* () {
        const { events, intents } = yield* TossStore.TossStore
        const workers = Array.from({ length: 20 }, (_, i) => i)
        const results = yield* Effect.forEach(workers, (i) => events.claim("e", `worker-${i}`, minute), {
          concurrency: "unbounded"
        })
        expect(results.filter((result) => result === "Claimed")).toHaveLength(1)
        const begun = yield* Effect.forEach(workers, (i) => intents.begin("i", pendingOf(i)), {
          concurrency: "unbounded"
        })
        expect(new Set(begun.map(({ pending }) => pending.idempotencyKey)).size).toBe(1)
      }).pipe(Effect.provide(storeIn("toss_", { database: "serializable" })))
    })
  )

  it.effect("prunes completed events", () =>
    Effect.gen(function* () {
      const tablePrefix = yield* newPrefix
      yield* Effect.gen(function* () {
        const { events } = yield* TossStore.TossStore
        const sql = yield* SqlClient
        yield* sql`
          insert into ${sql(`${tablePrefix}events`)}
          select 'event ' || i, 'Done', 'a', 0, 0 from generate_series(1, 2500) as i
        `
        yield* events.claim("open", "a", minute)
        yield* TestClock.adjust("30 days")
        expect(yield* TossSqlStore.pruneEvents({ tablePrefix })).toBe(2500)
        expect(yield* events.complete("open", "a")).toBe(true)
      }).pipe(Effect.provide(storeIn(tablePrefix)))
    })
  )
})

describe("Migrations in PostgreSQL", () => {
  it.effect("of 10 workers that start together, one does the work and all come up", () =>
    Effect.gen(function* () {
      for (let round = 0; round < 3; round++) {
        const tablePrefix = yield* newPrefix
        const runs = yield* Effect.forEach(
          Array.from({ length: 10 }),
          () =>
            Effect.provide(
              TossSqlMigrations.migrateWith({ tablePrefix }),
              Layer.fresh(Postgres.client(address, { maxConnections: 2 }))
            ),
          { concurrency: "unbounded" }
        )
        expect(runs.flat()).toEqual([[1, "store"]])
      }
    })
  )

  it.effect("as text make the same tables, and can be run twice", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient
      const tablePrefix = yield* newPrefix
      const statements = yield* TossSqlMigrations.statements("pg", { tablePrefix })
      yield* sql.unsafe([...statements, ...statements].join(";\n"))
      const store = yield* TossSqlStore.make({ tablePrefix, migrate: false })
      yield* store.secrets.save("o", Redacted.make("ps_1"))
      yield* TossSqlMigrations.migrateWith({ tablePrefix })
      expect(yield* store.secrets.find("o")).not.toBe(null)
    }).pipe(Effect.provide(Postgres.client(address)))
  )

  it.effect("an app without the right to create tables starts, once the migrations were run", () =>
    Effect.gen(function* () {
      const tablePrefix = yield* newPrefix
      yield* Effect.gen(function* () {
        const sql = yield* SqlClient
        yield* TossSqlMigrations.migrateWith({ tablePrefix })
        yield* sql.unsafe(`create role app login password 'app'`)
        for (const table of ["events", "secrets", "intents", "migrations"])
          yield* sql.unsafe(`grant select, insert, update, delete on ${tablePrefix}${table} to app`)
      }).pipe(Effect.provide(Postgres.client(address)))
      const claim = Effect.flatMap(TossStore.TossStore, ({ events }) => events.claim("e", "a", minute))
      const app = { username: "app", password: Redacted.make("app") }
      expect(yield* Effect.provide(claim, storeIn(tablePrefix, app))).toBe("Claimed")
      const error = yield* Effect.flip(Effect.provide(claim, storeIn("not_there_", app)))
      expect(error).toMatchObject({ _tag: "StoreError", operation: "migrate" })
      expect(String(error)).toContain("42501")
    })
  )

  it.effect("undo everything when a statement fails", () =>
    Effect.gen(function* () {
      const tablePrefix = yield* newPrefix
      const sql = yield* PgClient
      yield* sql`create view ${sql(`${tablePrefix}intents`)} as select 1 as x`
      const error = yield* Effect.flip(TossSqlMigrations.migrateWith({ tablePrefix }))
      expect(error).toMatchObject({ _tag: "StoreError", operation: "migrate" })
      const [row] = yield* sql<{ readonly events: unknown }>`
        select to_regclass(${`${tablePrefix}events`}) as events
      `
      expect(row?.events).toBe(null)
    }).pipe(Effect.provide(Postgres.client(address)))
  )
})
