/**
 * `TossStore` in PostgreSQL or SQLite, over any `SqlClient` of `@effect/sql`.
 *
 * - Every operation is one statement, so nothing is half done and no transaction stays open. An operation that is
 *   called inside `sql.withTransaction` joins that transaction: `events.complete` beside your own writes makes
 *   them one. Do not call `intents.begin` inside one: the call it announces cannot be rolled back.
 * - Leases are measured by the `Clock` of the app, not by that of the database. The clocks of all workers should
 *   agree to within a fraction of the lease: a worker whose clock is a minute fast takes a claim a minute early.
 * - A statement that lost against another one (SQLite is busy, a deadlock) is repeated for up to 5 seconds.
 * - An open intent that cannot be read (a newer version of this package wrote it, or it was damaged) is left out of
 *   `intents.open`, with a warning in the log that names it, and stays open; `intents.begin` of it is a `StoreError`.
 *
 * @since 0.1.0
 */
import * as SqlClient from "@effect/sql/SqlClient"
import * as Clock from "effect/Clock"
import type { ConfigError } from "effect/ConfigError"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import { isPendingCall, type PendingCall } from "effect-tosspayments/Call"
import type { DurationInput } from "effect-tosspayments/TossConfig"
import * as TossStore from "effect-tosspayments/TossStore"
import { invalid } from "./internal/configError.js"
import * as Database from "./internal/database.js"
import * as Key from "./internal/key.js"
import { readable } from "./internal/readable.js"
import * as Tables from "./internal/tables.js"
import * as TossSqlMigrations from "./TossSqlMigrations.js"

/**
 * What may be set.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options extends TossSqlMigrations.Options {
  /**
   * Whether to create or update the tables first. Default `true`. With `false` they have to be there
   * (`TossSqlMigrations`), and the app needs no right to create tables.
   */
  readonly migrate?: boolean | undefined
}

const unreadable = (operation: string) =>
  new TossStore.StoreError({
    operation,
    message: "A stored value cannot be read: it was not written by this package, or by a newer version of it."
  })

/** Any string survives as JSON: databases refuse NUL, and UTF-8 has no lone surrogates. */
const SecretText = /*#__PURE__*/ Schema.parseJson(Schema.String)
const decodeSecret = /*#__PURE__*/ Schema.decodeUnknown(SecretText)

const IntentText = /*#__PURE__*/ Schema.parseJson(
  /*#__PURE__*/ Schema.Struct({ id: Schema.String, pending: /*#__PURE__*/ Schema.declare(isPendingCall) })
)
const decodeIntent = /*#__PURE__*/ Schema.decodeUnknown(IntentText)

const decodeId = /*#__PURE__*/ Schema.decodeUnknown(
  /*#__PURE__*/ Schema.parseJson(/*#__PURE__*/ Schema.Struct({ id: Schema.String }))
)

interface IntentRow {
  readonly state: TossStore.Intent["state"]
  readonly intent: string
}

const readIntent = (operation: string, row: IntentRow | undefined) =>
  row === undefined
    ? Effect.fail(unreadable(operation))
    : Effect.matchEffect(decodeIntent(row.intent), {
        onFailure: () => Effect.fail(unreadable(operation)),
        onSuccess: ({ id, pending }): Effect.Effect<TossStore.Intent> =>
          Effect.succeed({ id, pending, state: row.state })
      })

/** The name of an intent that cannot be read: as the shop gave it if that is still there, else what it is stored under. */
const nameOf = ({ intent, intent_key }: IntentRow & { readonly intent_key: string }) =>
  Effect.gen(function* () {
    const { id } = yield* Effect.orElseSucceed(decodeId(intent), () => ({ id: intent_key }))
    return (yield* Key.make(id)) === intent_key ? id : intent_key
  })

const writeIntent = (operation: string, id: string, pending: PendingCall) =>
  Effect.try({
    try: () => JSON.stringify({ id, pending: { ...pending, request: pending.request ?? null } }),
    catch: () => new TossStore.StoreError({ operation, message: "The request cannot be written as JSON." })
  })

/** When a lease ends, as a whole number that every database can hold. */
const endOf = (now: number, lease: Duration.Duration) =>
  Math.min(Math.ceil(now + Duration.toMillis(lease)), Number.MAX_SAFE_INTEGER)

const checkTables = (sql: SqlClient.SqlClient, { events, intents, secrets }: Tables.Tables) =>
  sql`select 1 from ${sql(events)}, ${sql(intents)}, ${sql(secrets)} where 1 = 0`.withoutTransform.pipe(
    Effect.mapError((error) => {
      const { message } = Database.storeError("connect", error)
      return new TossStore.StoreError({
        operation: "connect",
        message: `The tables ${events}, ${intents}, ${secrets} cannot be read. Were the migrations run? ${message}`
      })
    })
  )

/**
 * The store. Fails with a `ConfigError` when the table prefix is not allowed, with a `StoreError` when the
 * database cannot be reached, refuses, has no tables, or is neither PostgreSQL nor SQLite.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = (
  options: Options = {}
): Effect.Effect<TossStore.Service, ConfigError | TossStore.StoreError, SqlClient.SqlClient> =>
  Effect.gen(function* () {
    const tables = yield* Tables.make(options.tablePrefix)
    const sql = yield* SqlClient.SqlClient
    yield* Database.dialectOf(sql)
    if (options.migrate !== false) yield* TossSqlMigrations.migrateWith(options)
    yield* checkTables(sql, tables)

    const events = sql(tables.events)
    const secrets = sql(tables.secrets)
    const intents = sql(tables.intents)

    const claim = Effect.fn("TossStore.events.claim")(function* (
      eventId: string,
      owner: string,
      lease: Duration.Duration
    ) {
      const event = yield* Key.make(eventId)
      const me = yield* Key.make(owner)
      const now = yield* Clock.currentTimeMillis
      // Always answers with a row, and so in one step: a claim that is not for us is written back as it was.
      const mine = sql`${events}.state = 'Claimed' and (${events}.owner = excluded.owner or ${events}.lease_until <= ${Math.floor(now)})`
      const [row] = yield* sql<{ readonly result: TossStore.ClaimResult }>`
        insert into ${events} (event_key, state, owner, lease_until)
        values (${event}, 'Claimed', ${me}, ${endOf(now, lease)})
        on conflict (event_key) do update set
          owner = case when ${mine} then excluded.owner else ${events}.owner end,
          lease_until = case when ${mine} then excluded.lease_until else ${events}.lease_until end
        returning case when state = 'Done' then 'Done' when owner = ${me} then 'Claimed' else 'Busy' end as result
      `.withoutTransform.pipe(Database.run("events.claim"))
      return row === undefined ? yield* unreadable("events.claim") : row.result
    })

    const complete = Effect.fn("TossStore.events.complete")(function* (eventId: string, owner: string) {
      const event = yield* Key.make(eventId)
      const me = yield* Key.make(owner)
      const now = yield* Clock.currentTimeMillis
      const rows = yield* sql`
        update ${events} set state = 'Done', done_at = ${Math.floor(now)}
        where event_key = ${event} and state = 'Claimed' and owner = ${me}
        returning event_key
      `.withoutTransform.pipe(Database.run("events.complete"))
      return rows.length > 0
    })

    const release = Effect.fn("TossStore.events.release")(function* (eventId: string, owner: string) {
      const event = yield* Key.make(eventId)
      const me = yield* Key.make(owner)
      const rows = yield* sql`
        delete from ${events} where event_key = ${event} and state = 'Claimed' and owner = ${me}
        returning event_key
      `.withoutTransform.pipe(Database.run("events.release"))
      return rows.length > 0
    })

    const save = Effect.fn("TossStore.secrets.save")(function* (
      orderId: string,
      secret: Redacted.Redacted<string>
    ) {
      const order = yield* Key.make(orderId)
      const now = yield* Clock.currentTimeMillis
      yield* sql`
        insert into ${secrets} (order_key, secret, saved_at)
        values (${order}, ${JSON.stringify(Redacted.value(secret))}, ${Math.floor(now)})
        on conflict (order_key) do update set secret = excluded.secret, saved_at = excluded.saved_at
      `.withoutTransform.pipe(Database.run("secrets.save"))
    })

    const find = Effect.fn("TossStore.secrets.find")(function* (orderId: string) {
      const order = yield* Key.make(orderId)
      const [row] = yield* sql<{ readonly secret: string }>`
        select secret from ${secrets} where order_key = ${order}
      `.withoutTransform.pipe(Database.run("secrets.find"))
      if (row === undefined) return null
      const secret = yield* Effect.mapError(decodeSecret(row.secret), () => unreadable("secrets.find"))
      return Redacted.make(secret)
    })

    const begin = Effect.fn("TossStore.intents.begin")(function* (id: string, pending: PendingCall) {
      const key = yield* Key.make(id)
      const callKey = yield* Key.make(pending.idempotencyKey)
      const intent = yield* writeIntent("intents.begin", id, pending)
      const now = yield* Clock.currentTimeMillis
      const over = sql`${intents}.state = 'NotApplied'`
      const [row] = yield* sql<IntentRow>`
        insert into ${intents} (intent_key, state, position, call_key, intent, begun_at)
        values (
          ${key}, 'Open', (select coalesce(max(position), 0) + 1 from ${intents}),
          ${callKey}, ${intent}, ${Math.floor(now)}
        )
        on conflict (intent_key) do update set
          state = case when ${over} then excluded.state else ${intents}.state end,
          position = case when ${over} then excluded.position else ${intents}.position end,
          call_key = case when ${over} then excluded.call_key else ${intents}.call_key end,
          intent = case when ${over} then excluded.intent else ${intents}.intent end,
          begun_at = case when ${over} then excluded.begun_at else ${intents}.begun_at end,
          ended_at = case when ${over} then null else ${intents}.ended_at end
        returning state, intent
      `.withoutTransform.pipe(Database.run("intents.begin"))
      return yield* readIntent("intents.begin", row)
    })

    const end = Effect.fn("TossStore.intents.end")(function* (
      id: string,
      state: "Applied" | "NotApplied",
      idempotencyKey: string
    ) {
      const key = yield* Key.make(id)
      const callKey = yield* Key.make(idempotencyKey)
      const now = yield* Clock.currentTimeMillis
      yield* sql`
        update ${intents} set state = ${state}, ended_at = ${Math.floor(now)}
        where intent_key = ${key} and call_key = ${callKey} and state <> 'Applied'
      `.withoutTransform.pipe(Database.run("intents.end"))
    })

    const open = sql<IntentRow & { readonly intent_key: string }>`
      select intent_key, state, intent from ${intents} where state = 'Open' order by position, intent_key
    `.withoutTransform.pipe(
      Database.run("intents.open"),
      Effect.flatMap((rows) => readable(rows, nameOf, (row) => readIntent("intents.open", row))),
      Effect.withSpan("TossStore.intents.open")
    )

    return { events: { claim, complete, release }, secrets: { save, find }, intents: { begin, end, open } }
  })

/**
 * The store, with options.
 *
 * @example
 * ```ts
 * import * as TossSqlStore from "effect-tosspayments-sql/TossSqlStore"
 *
 * const store = TossSqlStore.layerWith({ tablePrefix: "shop_toss_", migrate: false })
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const layerWith = (
  options: Options
): Layer.Layer<TossStore.TossStore, ConfigError | TossStore.StoreError, SqlClient.SqlClient> =>
  Layer.effect(TossStore.TossStore, make(options))

/**
 * The store, in tables that begin with `toss_` and are created when they are not there.
 *
 * @example
 * ```ts
 * import type { SqlClient } from "@effect/sql/SqlClient"
 * import * as Layer from "effect/Layer"
 * import * as TossSqlStore from "effect-tosspayments-sql/TossSqlStore"
 *
 * // PgClient.layer({ … }), LibsqlClient.layer({ … })
 * const store = <E>(database: Layer.Layer<SqlClient, E>) =>
 *   Layer.provide(TossSqlStore.layer, database)
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const layer: Layer.Layer<
  TossStore.TossStore,
  ConfigError | TossStore.StoreError,
  SqlClient.SqlClient
> = /*#__PURE__*/ Layer.suspend(() => layerWith({}))

/**
 * What may be set.
 *
 * @since 0.1.0
 * @category models
 */
export interface PruneOptions {
  /** How long ago an event was completed. At least 4 days, default 30; numbers are milliseconds. */
  readonly olderThan?: DurationInput | undefined
  /** As for the store. */
  readonly tablePrefix?: string | undefined
}

/**
 * Deletes completed events and answers how many. TossPayments sends a webhook again for about 3 days and 19 hours;
 * an event that is forgotten sooner would be handled twice, so less than 4 days is a `ConfigError`. Claims that
 * were never completed stay, and so do secrets and intents. Run it once a day or so.
 *
 * @example
 * ```ts
 * import * as Effect from "effect/Effect"
 * import * as Schedule from "effect/Schedule"
 * import * as TossSqlStore from "effect-tosspayments-sql/TossSqlStore"
 *
 * const daily = TossSqlStore.pruneEvents({ olderThan: "14 days" }).pipe(
 *   Effect.repeat(Schedule.spaced("1 day")),
 *   Effect.forkDaemon
 * )
 * ```
 *
 * @since 0.1.0
 * @category maintenance
 */
export const pruneEvents = Effect.fn("TossSqlStore.pruneEvents")(function* (options: PruneOptions = {}) {
  const tables = yield* Tables.make(options.tablePrefix)
  const olderThan = Duration.decode(options.olderThan ?? "30 days")
  if (Duration.lessThan(olderThan, "4 days")) {
    return yield* Effect.fail(
      invalid(
        "olderThan",
        "olderThan must be at least 4 days: TossPayments may send an event again for 3 days and 19 hours"
      )
    )
  }
  const sql = yield* SqlClient.SqlClient
  yield* Database.dialectOf(sql)
  if (!Duration.isFinite(olderThan)) return 0
  const events = sql(tables.events)
  const before = Math.floor((yield* Clock.currentTimeMillis) - Duration.toMillis(olderThan))
  // In portions, so that no lock is held for long.
  let deleted = 0
  while (true) {
    const rows = yield* sql`
      delete from ${events} where event_key in (
        select event_key from ${events} where state = 'Done' and done_at <= ${before} limit 1000
      )
      returning event_key
    `.withoutTransform.pipe(Database.run("events.prune"))
    deleted += rows.length
    if (rows.length < 1000) return deleted
  }
})
