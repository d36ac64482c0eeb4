/**
 * Tables of the store, and how they come to be: through `@effect/sql`'s Migrator, or as SQL text for people who
 * run migrations themselves.
 *
 * @since 0.1.0
 */
import * as Migrator from "@effect/sql/Migrator"
import * as SqlClient from "@effect/sql/SqlClient"
import type { ConfigError } from "effect/ConfigError"
import * as Effect from "effect/Effect"
import type { StoreError } from "effect-tosspayments/TossStore"
import * as Database from "./internal/database.js"
import * as Tables from "./internal/tables.js"

/**
 * Which SQL is spoken.
 *
 * @since 0.1.0
 * @category models
 */
export type Dialect = "pg" | "sqlite"

/**
 * What may be set.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options {
  /** What the names of all tables begin with: lower case letters, digits, `_`. Default `toss_`. */
  readonly tablePrefix?: string | undefined
}

/** By number and name; a released one never changes. */
const migrations = (
  dialect: Dialect,
  { events, intents, secrets }: Tables.Tables
): { readonly [name: string]: ReadonlyArray<string> } => {
  const millis = dialect === "pg" ? "bigint" : "integer"
  return {
    "1_store": [
      `create table if not exists ${events} (
  event_key text not null primary key,
  state text not null check (state in ('Claimed', 'Done')),
  owner text not null,
  lease_until ${millis} not null,
  done_at ${millis}
)`,
      `create index if not exists ${events}_done_at on ${events} (done_at)`,
      `create table if not exists ${secrets} (
  order_key text not null primary key,
  secret text not null,
  saved_at ${millis} not null
)`,
      `create table if not exists ${intents} (
  intent_key text not null primary key,
  state text not null check (state in ('Open', 'Applied', 'NotApplied')),
  position ${millis} not null,
  call_key text not null,
  intent text not null,
  begun_at ${millis} not null,
  ended_at ${millis}
)`,
      `create index if not exists ${intents}_position on ${intents} (position)`,
      `create index if not exists ${intents}_open on ${intents} (position) where state = 'Open'`
    ]
  }
}

/**
 * All statements, in order, for people who run migrations themselves. Each can be run again without harm. Fails
 * with a `ConfigError` when the prefix is not allowed.
 *
 * @example
 * ```ts
 * import * as Effect from "effect/Effect"
 * import * as TossSqlMigrations from "effect-tosspayments-sql/TossSqlMigrations"
 *
 * const text = Effect.runSync(TossSqlMigrations.statements("pg")).join(";\n\n")
 * ```
 *
 * @since 0.1.0
 * @category migrations
 */
export const statements = (
  dialect: Dialect,
  options: Options = {}
): Effect.Effect<ReadonlyArray<string>, ConfigError> =>
  Effect.map(Tables.make(options.tablePrefix), (tables) => Object.values(migrations(dialect, tables)).flat())

/**
 * SQLite waits for another connection without letting go of the thread: two that migrate in one process would wait
 * for each other.
 */
const oneInThisProcess = /*#__PURE__*/ Effect.unsafeMakeSemaphore(1)

/** Whether there is nothing to do: then no lock is taken, and no right to create tables is needed. */
const isUpToDate = (sql: SqlClient.SqlClient, table: string, latest: number) =>
  Effect.gen(function* () {
    const found = yield* sql.onDialectOrElse({
      pg: () => sql`select 1 as found where to_regclass(${table}) is not null`,
      orElse: () => sql`select 1 as found from sqlite_master where type = 'table' and name = ${table}`
    }).withoutTransform
    if (found.length === 0) return false
    const done = yield* sql`select 1 as done from ${sql(table)} where migration_id >= ${latest}`
      .withoutTransform
    return done.length > 0
  })

/**
 * Creates or updates the tables, with another prefix; see `migrate`.
 *
 * @since 0.1.0
 * @category migrations
 */
export const migrateWith = (
  options: Options
): Effect.Effect<
  ReadonlyArray<readonly [id: number, name: string]>,
  ConfigError | StoreError,
  SqlClient.SqlClient
> =>
  Effect.gen(function* () {
    const tables = yield* Tables.make(options.tablePrefix)
    const sql = yield* SqlClient.SqlClient
    const dialect = yield* Database.dialectOf(sql)
    const all = migrations(dialect, tables)
    const latest = Math.max(...Object.keys(all).map((name) => Number.parseInt(name, 10)))
    const wait = (millis: number) =>
      dialect === "sqlite" ? Effect.ignore(sql.unsafe(`pragma busy_timeout = ${millis}`)) : Effect.void
    // Workers that start together may wait for each other longer than a statement later on should.
    yield* wait(30_000)
    yield* Effect.addFinalizer(() => wait(5_000))
    if (yield* Database.run("migrate")(isUpToDate(sql, tables.migrations, latest))) return []

    const migrator = Migrator.make({})({
      loader: Migrator.fromRecord(
        Object.fromEntries(
          Object.entries(all).map(([name, texts]) => [
            name,
            Effect.forEach(texts, (text) => sql.unsafe(text), { discard: true })
          ])
        )
      ),
      table: tables.migrations
    })
    const locked = sql.onDialectOrElse({
      // The Migrator's own "create table" fails in all workers but one; one after the other, here.
      pg: () =>
        sql.withTransaction(
          Effect.zipRight(
            Effect.zipRight(
              sql`select pg_advisory_xact_lock(hashtext(${tables.migrations}))`,
              sql`create table if not exists ${sql(tables.migrations)} (
  migration_id integer primary key,
  created_at timestamp with time zone not null default now(),
  name text not null
)`
            ),
            migrator
          )
        ),
      // The Migrator's transaction waits for that of another worker, if the connection was told to wait.
      orElse: () => oneInThisProcess.withPermits(1)(migrator)
    })
    return yield* locked.pipe(
      // The Migrator dies when a statement fails.
      Effect.catchAllDefect(Effect.fail),
      Effect.mapError((error) => Database.storeError("migrate", error))
    )
  }).pipe(Effect.scoped, Effect.withSpan("TossSqlMigrations.migrate"))

/**
 * Creates or updates the tables, in one transaction; what was done is in the table `toss_migrations`. Workers that
 * start together wait for each other. Answers with the migrations that this call ran.
 *
 * @example
 * ```ts
 * import type { SqlClient } from "@effect/sql/SqlClient"
 * import * as Effect from "effect/Effect"
 * import type * as Layer from "effect/Layer"
 * import * as TossSqlMigrations from "effect-tosspayments-sql/TossSqlMigrations"
 *
 * const deploy = <E>(database: Layer.Layer<SqlClient, E>) =>
 *   Effect.provide(TossSqlMigrations.migrate, database)
 * ```
 *
 * @since 0.1.0
 * @category migrations
 */
export const migrate: Effect.Effect<
  ReadonlyArray<readonly [id: number, name: string]>,
  ConfigError | StoreError,
  SqlClient.SqlClient
> = /*#__PURE__*/ Effect.suspend(() => migrateWith({}))
