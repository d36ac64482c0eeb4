import { SqlClient } from "@effect/sql/SqlClient"
import * as LibsqlClient from "@effect/sql-libsql/LibsqlClient"
import { describe, expect, it } from "@effect/vitest"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as TestClock from "effect/TestClock"
import * as TossStore from "effect-tosspayments/TossStore"
import * as EncryptedStore from "../src/EncryptedStore.js"
import * as TossSqlMigrations from "../src/TossSqlMigrations.js"
import * as TossSqlStore from "../src/TossSqlStore.js"
import { recordLog } from "./support/log.js"
import * as Sqlite from "./support/sqlite.js"
import { pendingOf, storeContract } from "./support/storeContract.js"
import { startWorker } from "./support/workers.js"

const minute = Duration.minutes(1)
const key = Redacted.make("0123456789abcdef".repeat(4))

/** Store and client over the same connection. */
const storeIn = (url: string, options: TossSqlStore.Options = {}) =>
  Layer.provideMerge(TossSqlStore.layerWith(options), Sqlite.client(url))

const sqlite = Effect.map(Sqlite.file, (url) => Layer.provide(TossSqlStore.layer, Sqlite.client(url)))

storeContract("SQLite", { place: sqlite, isDurable: true })
storeContract("SQLite, encrypted", {
  place: Effect.map(sqlite, EncryptedStore.encrypt(key)),
  isDurable: true
})
storeContract("SQLite with renamed columns and results", {
  place: Effect.map(Sqlite.file, (url) =>
    Layer.provide(
      TossSqlStore.layer,
      LibsqlClient.layer({
        url,
        transformQueryNames: (name) => name.toUpperCase(),
        transformResultNames: (name) => `${name}_`
      })
    )
  ),
  isDurable: true
})

describe("A store in SQLite", () => {
  it.live("a worker that was killed loses its claim when the lease ends, and no data is lost", () =>
    Effect.gen(function* () {
      const url = yield* Sqlite.file
      const worker = startWorker({
        database: { url },
        tablePrefix: "toss_",
        event: "e",
        owner: "a",
        lease: 3_600_000
      })
      yield* Effect.promise(() => worker.until("Claimed"))
      yield* Effect.promise(worker.kill)
      yield* Effect.gen(function* () {
        const { events } = yield* TossStore.TossStore
        const sql = yield* SqlClient
        expect(yield* events.claim("e", "b", minute)).toBe("Busy")
        // An hour later.
        yield* sql`update toss_events set lease_until = lease_until - 3600000`
        expect(yield* events.claim("e", "b", minute)).toBe("Claimed")
      }).pipe(Effect.provide(storeIn(url)))
    }).pipe(Effect.scoped)
  )

  it.live("waits while another process writes", () =>
    Effect.gen(function* () {
      const url = yield* Sqlite.file
      yield* Effect.gen(function* () {
        const { events } = yield* TossStore.TossStore
        const writing = yield* Effect.fork(
          Effect.flatMap(SqlClient, (sql) =>
            sql.withTransaction(
              Effect.zipRight(sql`update toss_events set owner = owner`, Effect.sleep("300 millis"))
            )
          ).pipe(Effect.provide(Layer.fresh(Sqlite.client(url))))
        )
        yield* Effect.sleep("50 millis")
        expect(yield* events.claim("e", "a", minute)).toBe("Claimed")
        yield* writing.await
      }).pipe(Effect.provide(storeIn(url)))
    }).pipe(Effect.scoped)
  )

  it.scoped("an operation inside a transaction is undone with it", () =>
    Effect.gen(function* () {
      const url = yield* Sqlite.file
      yield* Effect.gen(function* () {
        const { events } = yield* TossStore.TossStore
        const sql = yield* SqlClient
        yield* events.claim("e", "a", minute)
        yield* sql
          .withTransaction(Effect.zipRight(events.complete("e", "a"), Effect.fail("no")))
          .pipe(Effect.ignore)
        expect(yield* events.claim("e", "b", minute)).toBe("Busy")
        yield* sql.withTransaction(events.complete("e", "a"))
        expect(yield* events.claim("e", "b", minute)).toBe("Done")
      }).pipe(Effect.provide(storeIn(url)))
    })
  )

  it.scoped("stores under the prefix, and beside the tables of another one", () =>
    Effect.gen(function* () {
      const url = yield* Sqlite.file
      const claim = Effect.flatMap(TossStore.TossStore, ({ events }) => events.claim("e", "a", minute))
      const owner = Effect.flatMap(TossStore.TossStore, ({ events }) => events.complete("e", "a"))
      yield* Effect.provide(claim, storeIn(url, { tablePrefix: "shop_" }))
      expect(yield* Effect.provide(owner, storeIn(url, { tablePrefix: "other_" }))).toBe(false)
      expect(yield* Effect.provide(owner, storeIn(url, { tablePrefix: "shop_" }))).toBe(true)
    })
  )

  it.effect.each(["", "Toss_", "toss-", 'a"; drop table x; --', "1a", "주문_", "sqlite_", "a".repeat(41)])(
    "refuses the prefix %j",
    (tablePrefix) =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(TossSqlStore.make({ tablePrefix }))
        expect(error).toMatchObject({ _op: "InvalidData", path: ["tablePrefix"] })
        expect(yield* Effect.flip(TossSqlMigrations.statements("pg", { tablePrefix }))).toMatchObject({
          _op: "InvalidData"
        })
      }).pipe(Effect.provide(LibsqlClient.layer({ url: ":memory:" })))
  )

  it.effect("refuses a database that speaks another dialect", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient
      const mysql = Object.assign(() => undefined, sql, {
        onDialectOrElse: (options: { readonly orElse: () => unknown }) => options.orElse()
      }) as unknown as SqlClient
      const error = yield* Effect.flip(Effect.provideService(TossSqlStore.make(), SqlClient, mysql))
      expect(error).toMatchObject({ _tag: "StoreError", operation: "connect" })
      expect(error.message).toContain("Only PostgreSQL and SQLite")
    }).pipe(Effect.provide(LibsqlClient.layer({ url: ":memory:" })))
  )

  it.scoped("says so when the tables are not there, and does not create them unasked", () =>
    Effect.gen(function* () {
      const url = yield* Sqlite.file
      const error = yield* Effect.flip(Layer.build(storeIn(url, { migrate: false })))
      expect(error).toMatchObject({ _tag: "StoreError", operation: "connect" })
      expect(error.message).toContain("toss_events")
      expect(error.message).toContain("Were the migrations run?")
    })
  )

  it.scoped("a failure names the operation and the code, but no value", () =>
    Effect.gen(function* () {
      const url = yield* Sqlite.file
      yield* Effect.gen(function* () {
        const store = yield* TossStore.TossStore
        const sql = yield* SqlClient
        yield* sql`create trigger refuse before insert on toss_secrets begin select raise(abort, 'ps_secret'); end`
        const error = yield* Effect.flip(store.secrets.save("order-1", Redacted.make("ps_secret")))
        expect(error).toMatchObject({ _tag: "StoreError", operation: "secrets.save" })
        expect(error.message).toContain("SQLITE_CONSTRAINT")
        const text = JSON.stringify(error) + String(error.stack) + JSON.stringify(Object.entries(error))
        expect(text).not.toContain("ps_secret")
        expect(text).not.toContain("order-1")
      }).pipe(Effect.provide(storeIn(url)))
    })
  )

  it.scoped("rows that somebody else wrote are a StoreError without their content", () =>
    Effect.gen(function* () {
      const url = yield* Sqlite.file
      yield* Effect.gen(function* () {
        const store = yield* TossStore.TossStore
        const sql = yield* SqlClient
        yield* sql`insert into toss_secrets values ('o', 'private', 0)`
        yield* sql`insert into toss_intents values ('i', 'Open', 1, 'key-1', '{"id":"i","pending":"private"}', 0, null)`
        for (const failing of [store.secrets.find("o"), store.intents.begin("i", pendingOf(1))]) {
          const error = yield* Effect.flip(failing as Effect.Effect<unknown, TossStore.StoreError>)
          expect(error._tag).toBe("StoreError")
          expect(error.message).not.toContain("private")
        }
      }).pipe(Effect.provide(storeIn(url)))
    })
  )

  it.scoped("open intents that cannot be read are left out, each with a warning that names it", () =>
    Effect.gen(function* () {
      const url = yield* Sqlite.file
      yield* Effect.gen(function* () {
        const { intents } = yield* TossStore.TossStore
        const sql = yield* SqlClient
        const { keyId: _, ...older } = pendingOf("private")
        const broken = ["text", "newer", "주문-1", "older", "other"]
        for (const id of ["before", ...broken, "after"]) yield* intents.begin(id, pendingOf(1))
        const change = (id: string, intent: string) =>
          sql`update toss_intents set intent = ${intent} where intent = ${JSON.stringify({ id, pending: pendingOf(1) })}`
        yield* change("text", "private")
        yield* change("newer", JSON.stringify({ v: 2, id: "newer", call: { text: "private" } }))
        yield* change("주문-1", JSON.stringify({ id: "주문-1", pending: "private" }))
        yield* change("older", JSON.stringify({ id: "older", pending: older }))
        yield* change("other", JSON.stringify({ id: "private" }))
        const rows = sql`select * from toss_intents order by position`
        const stored = yield* rows

        const { layer, lines } = recordLog()
        expect(yield* Effect.provide(intents.open, layer)).toEqual([
          { id: "before", pending: pendingOf(1), state: "Open" },
          { id: "after", pending: pendingOf(1), state: "Open" }
        ])
        expect(lines.map((line) => line.split(":")[0])).toEqual(
          broken.map((id) => `WARN intent ${id} is still open`)
        )
        for (const line of lines) expect(line).toContain("cannot be read")
        expect(lines.join()).not.toContain("private")

        for (const id of broken) {
          expect(yield* Effect.flip(intents.begin(id, pendingOf(2)))).toMatchObject({
            _tag: "StoreError",
            operation: "intents.begin"
          })
        }
        expect(yield* rows).toEqual(stored)
      }).pipe(Effect.provide(storeIn(url)))
    })
  )

  it.scoped("an open intent that cannot be read, and whose name is gone, is named as it is stored", () =>
    Effect.gen(function* () {
      const url = yield* Sqlite.file
      yield* Effect.gen(function* () {
        const { intents } = yield* TossStore.TossStore
        const sql = yield* SqlClient
        yield* intents.begin("주문-1", pendingOf(1))
        yield* sql`update toss_intents set intent = '{"id":"주문-2"}'`
        const { layer, lines } = recordLog()
        expect(yield* Effect.provide(intents.open, layer)).toEqual([])
        expect(lines).toEqual([expect.stringMatching(/^WARN intent sha256:[0-9a-f]{64} is still open: /)])
      }).pipe(Effect.provide(storeIn(url)))
    })
  )

  it.scoped("a database that fails is a StoreError, not a store without open intents", () =>
    Effect.gen(function* () {
      const url = yield* Sqlite.file
      yield* Effect.gen(function* () {
        const { intents } = yield* TossStore.TossStore
        const sql = yield* SqlClient
        const encrypted = yield* EncryptedStore.make(yield* TossStore.TossStore, key)
        yield* sql`drop table toss_intents`
        for (const open of [intents.open, encrypted.intents.open])
          expect(yield* Effect.flip(open)).toMatchObject({ _tag: "StoreError", operation: "intents.open" })
      }).pipe(Effect.provide(storeIn(url)))
    })
  )

  it.scoped("open intents under a dropped key of encryption do not keep the others from being read", () =>
    Effect.gen(function* () {
      const url = yield* Sqlite.file
      yield* Effect.gen(function* () {
        const store = yield* TossStore.TossStore
        const newKey = Redacted.make("fedcba9876543210".repeat(4))
        yield* (yield* EncryptedStore.make(store, key)).intents.begin("old", pendingOf(1))
        yield* (yield* EncryptedStore.make(store, [newKey, key])).intents.begin("new", pendingOf(2))
        const dropped = yield* EncryptedStore.make(store, newKey)
        const { layer, lines } = recordLog()
        expect(yield* Effect.provide(dropped.intents.open, layer)).toEqual([
          { id: "new", pending: pendingOf(2), state: "Open" }
        ])
        expect(lines).toEqual([expect.stringContaining("WARN intent old is still open: Wrong key")])
        expect(yield* Effect.flip(dropped.intents.begin("old", pendingOf(3)))).toMatchObject({
          _tag: "StoreError"
        })
      }).pipe(Effect.provide(storeIn(url)))
    })
  )

  it.scoped("a request that is not JSON is a StoreError", () =>
    Effect.gen(function* () {
      const store = yield* TossStore.TossStore
      const error = yield* Effect.flip(store.intents.begin("i", { ...pendingOf(1), request: { amount: 1n } }))
      expect(error).toMatchObject({ _tag: "StoreError", operation: "intents.begin" })
      expect((yield* store.intents.begin("i", { ...pendingOf(1), request: undefined })).pending.request).toBe(
        null
      )
    }).pipe(Effect.provide(Layer.unwrapScoped(sqlite)))
  )
})

describe("Migrations", () => {
  const tables = Effect.gen(function* () {
    const sql = yield* SqlClient
    const rows = yield* sql<{ readonly name: string }>`
      select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name
    `
    return rows.map(({ name }) => name)
  })

  it.scoped("create the tables once, and write down that they did", () =>
    Effect.gen(function* () {
      const url = yield* Sqlite.file
      yield* Effect.gen(function* () {
        expect(yield* TossSqlMigrations.migrate).toEqual([[1, "store"]])
        expect(yield* TossSqlMigrations.migrate).toEqual([])
        expect(yield* tables).toEqual(["toss_events", "toss_intents", "toss_migrations", "toss_secrets"])
      }).pipe(Effect.provide(Sqlite.client(url)))
    })
  )

  it.scoped("as text make the same tables, can be run twice, and are taken over by migrate", () =>
    Effect.gen(function* () {
      const url = yield* Sqlite.file
      yield* Effect.gen(function* () {
        const sql = yield* SqlClient
        const statements = yield* TossSqlMigrations.statements("sqlite")
        for (const statement of [...statements, ...statements]) yield* sql.unsafe(statement)
        const store = yield* TossSqlStore.make({ migrate: false })
        yield* store.secrets.save("o", Redacted.make("ps_1"))
        yield* TossSqlMigrations.migrate
        expect(yield* store.secrets.find("o")).not.toBe(null)
      }).pipe(Effect.provide(Sqlite.client(url)))
    })
  )

  it.scoped("of several that run at once in one process, one does the work", () =>
    Effect.gen(function* () {
      const url = yield* Sqlite.file
      const runs = yield* Effect.forEach(
        [1, 2, 3, 4, 5],
        () => Effect.provide(TossSqlMigrations.migrate, Layer.fresh(Sqlite.client(url))),
        { concurrency: "unbounded" }
      )
      expect(runs.flat()).toEqual([[1, "store"]])
    })
  )

  it.live("of workers that start together, all come up", () =>
    Effect.gen(function* () {
      const url = yield* Sqlite.file
      const workers = ["a", "b", "c"].map((owner) =>
        startWorker({
          database: { url },
          tablePrefix: "toss_",
          event: owner,
          owner,
          lease: 60_000,
          waits: true
        })
      )
      yield* Effect.addFinalizer(() => Effect.promise(() => Promise.all(workers.map(({ kill }) => kill()))))
      yield* Effect.promise(() => Promise.all(workers.map(({ until }) => until("Ready"))))
      for (const { go } of workers) go()
      const answers = yield* Effect.promise(() => Promise.all(workers.map(({ until }) => until("Claimed"))))
      expect(answers).toHaveLength(3)
    }).pipe(Effect.scoped)
  )

  it.effect("a failure is a StoreError, not a defect", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient
      yield* sql`create view toss_events as select 1 as x`
      const error = yield* Effect.flip(TossSqlMigrations.migrate)
      expect(error).toMatchObject({ _tag: "StoreError", operation: "migrate" })
    }).pipe(Effect.provide(Layer.unwrapScoped(Effect.map(Sqlite.file, Sqlite.client))))
  )
})

describe("pruneEvents", () => {
  const days = (n: number) => TestClock.adjust(Duration.days(n))
  const place = Layer.unwrapScoped(Effect.map(Sqlite.file, (url) => storeIn(url)))

  it.effect("deletes events that were completed 30 days ago, and nothing else", () =>
    Effect.gen(function* () {
      const { events, secrets } = yield* TossStore.TossStore
      yield* secrets.save("o", Redacted.make("ps_1"))
      yield* events.claim("old", "a", minute)
      yield* events.complete("old", "a")
      yield* events.claim("never completed", "a", minute)
      yield* days(1)
      yield* events.claim("new", "a", minute)
      yield* events.complete("new", "a")
      yield* TestClock.adjust(Duration.toMillis("29 days") - 1)
      expect(yield* TossSqlStore.pruneEvents()).toBe(0)
      yield* TestClock.adjust(1)
      expect(yield* TossSqlStore.pruneEvents()).toBe(1)
      expect(yield* events.claim("new", "b", minute)).toBe("Done")
      expect(yield* events.claim("old", "b", minute)).toBe("Claimed")
      expect(yield* events.complete("never completed", "a")).toBe(true)
      expect(yield* secrets.find("o")).not.toBe(null)
    }).pipe(Effect.provide(place))
  )

  it.effect("deletes more than a portion", () =>
    Effect.gen(function* () {
      const sql = yield* SqlClient
      yield* sql`
        insert into toss_events
        with recursive n (i) as (select 1 union all select i + 1 from n where i < 2500)
        select 'event ' || i, 'Done', 'a', 0, 0 from n
      `
      yield* days(30)
      expect(yield* TossSqlStore.pruneEvents()).toBe(2500)
      expect(yield* TossSqlStore.pruneEvents({ olderThan: Duration.infinity })).toBe(0)
    }).pipe(Effect.provide(place))
  )

  it.effect("refuses to forget events that TossPayments may send again", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(TossSqlStore.pruneEvents({ olderThan: "3 days" }))
      expect(error).toMatchObject({ _op: "InvalidData", path: ["olderThan"] })
      expect(yield* TossSqlStore.pruneEvents({ olderThan: "4 days" })).toBe(0)
    }).pipe(Effect.provide(place))
  )
})
