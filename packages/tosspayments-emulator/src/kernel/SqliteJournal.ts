/**
 * Keeps everything in an SQLite file, so that an emulator that was killed at any moment goes on with every request
 * it has answered. Only loaded when somebody asks for a file.
 */
import * as SqlClient from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import * as LibsqlClient from "@effect/sql-libsql/LibsqlClient"
import * as Context from "effect/Context"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as FiberId from "effect/FiberId"
import * as Layer from "effect/Layer"
import type * as Scope from "effect/Scope"
import { InvalidInput } from "../EmulatorError.js"
import type { Stored } from "./Idempotency.js"
import type { Journal } from "./Journal.js"
import type { Write } from "./Store.js"

/** Of the file; another one is not read. */
const format = 2

/** Writes of one or more steps, kept together. */
interface Batch {
  readonly writes: Map<string, Write>
  isCleared: boolean
  readonly done: Deferred.Deferred<void>
}

const emptyBatch = (): Batch => ({
  writes: new Map(),
  isCleared: false,
  done: Deferred.unsafeMake(FiberId.none)
})

const isEmpty = ({ isCleared, writes }: Batch): boolean => !isCleared && writes.size === 0

/** Bodies are stored as the text they are. */
const toJson = ({ collection, row }: Write): string | null => {
  if (row === null) return null
  if (collection !== "answers") return JSON.stringify(row.value)
  const { answer, ...rest } = row.value as Stored
  return JSON.stringify({ ...rest, answer: { ...answer, body: new TextDecoder().decode(answer.body) } })
}

const fromJson = (collection: string, text: string): unknown => {
  const value = JSON.parse(text)
  return collection === "answers"
    ? { ...value, answer: { ...value.answer, body: new TextEncoder().encode(value.answer.body) } }
    : value
}

interface Entry {
  readonly collection: string
  readonly id: string
  readonly number: number
  readonly value: string
}

const prepare = (sql: SqlClient.SqlClient): Effect.Effect<"Ready" | "Foreign", SqlError> =>
  Effect.gen(function* () {
    // Nobody else uses the file meanwhile.
    yield* sql`pragma locking_mode = exclusive`
    yield* sql`pragma journal_mode = wal`
    // What is written survives the process at once; the machine, within moments.
    yield* sql`pragma synchronous = normal`
    const [version] = yield* sql<{ readonly user_version: number }>`pragma user_version`
    const [tables] = yield* sql<{ readonly count: number }>`select count(*) as count from sqlite_master`
    const isNew = version?.user_version === 0 && tables?.count === 0
    if (!isNew && version?.user_version !== format) return "Foreign"
    yield* sql.unsafe(`pragma user_version = ${format}`)
    yield* sql`
      create table if not exists entries (
        collection text not null, id text not null, number integer not null, value text,
        primary key (collection, id)
      ) without rowid`
    yield* sql`create index if not exists gone on entries (collection) where value is null`
    yield* sql`delete from entries where value is null`
    return "Ready"
  })

/** Gives the file back. The driver keeps it open until its garbage is collected, and a WAL stays locked for good. */
const release = (sql: SqlClient.SqlClient): Effect.Effect<void> =>
  sql`pragma journal_mode = delete`.pipe(
    Effect.zipRight(sql`pragma locking_mode = normal`),
    Effect.zipRight(sql`select count(*) from sqlite_master`),
    Effect.ignore
  )

/**
 * One statement, and therefore all or nothing. What is gone is marked first: to remove it would be another
 * statement.
 */
const write = (sql: SqlClient.SqlClient, writes: ReadonlyArray<Write>): Effect.Effect<unknown, SqlError> => {
  const rows = writes.map((write) => [write.collection, write.id, write.row?.number ?? 0, toJson(write)])
  return sql`
    insert into entries (collection, id, number, value)
    select
      json_extract(value, '$[0]'), json_extract(value, '$[1]'),
      json_extract(value, '$[2]'), json_extract(value, '$[3]')
    from json_each(${JSON.stringify(rows)}) where true
    on conflict (collection, id) do update set number = excluded.number, value = excluded.value`
}

const explain = (file: string, error: SqlError): InvalidInput => {
  const cause = String(error.cause instanceof Error ? error.cause.message : error.cause)
  const message = /BUSY|locked/i.test(cause)
    ? `${file} is in use, probably by another emulator.`
    : `${file} cannot be used: ${cause}`
  return new InvalidInput({ field: "data", message })
}

const connect = (file: string): Effect.Effect<SqlClient.SqlClient, InvalidInput, Scope.Scope> =>
  Layer.build(LibsqlClient.layer({ url: `file:${file.replace(/[%?#]/g, encodeURIComponent)}` })).pipe(
    Effect.map((context) => Context.get(context, SqlClient.SqlClient)),
    Effect.catchAllDefect((defect) =>
      Effect.fail(new InvalidInput({ field: "data", message: `${file} cannot be opened: ${String(defect)}` }))
    )
  )

/** Opens the file, or makes it. It belongs to this process until the scope closes. */
export const open = (file: string): Effect.Effect<Journal, InvalidInput, Scope.Scope> =>
  Effect.gen(function* () {
    const sql = yield* connect(file)
    yield* Effect.addFinalizer(() => release(sql))
    const state = yield* Effect.mapError(prepare(sql), (error) => explain(file, error))
    if (state === "Foreign") {
      const message = `${file} is of another version of the emulator, or not of an emulator at all.`
      return yield* new InvalidInput({ field: "data", message })
    }
    const read = <A>(statement: Effect.Effect<A, SqlError>) =>
      Effect.mapError(statement, (error) => explain(file, error))
    const [clock] = yield* read(sql<Entry>`select * from entries where collection = 'clock'`)
    let entries = yield* read(sql<Entry>`select * from entries where collection <> 'clock' order by number`)

    let batch = emptyBatch()
    let underWay: Batch | null = null
    let failure: unknown = null
    const alarm = Effect.unsafeMakeLatch(false)

    const flush = (taken: Batch) =>
      Effect.gen(function* () {
        if (taken.isCleared) yield* sql`delete from entries`
        const writes = [...taken.writes.values()]
        if (writes.length > 0) yield* write(sql, writes)
        Deferred.unsafeDone(taken.done, Effect.void)
        if (writes.some(({ row }) => row === null)) yield* sql`delete from entries where value is null`
      }).pipe(
        Effect.catchAllCause((cause) => {
          failure = new Error(`The emulator cannot write to ${file} any more.`)
          Deferred.unsafeDone(taken.done, Effect.die(failure))
          return Effect.logError(`The emulator cannot write to ${file} any more.`, cause)
        })
      )

    yield* alarm.await.pipe(
      Effect.zipRight(
        Effect.suspend(() => {
          alarm.unsafeClose()
          const taken = batch
          batch = emptyBatch()
          underWay = taken
          return Effect.uninterruptible(flush(taken))
        })
      ),
      Effect.forever,
      Effect.interruptible,
      Effect.forkScoped
    )

    /** Ends when all that was taken until now is kept. */
    const isKept = (): Effect.Effect<void> => {
      if (failure !== null) return Effect.die(failure)
      if (!isEmpty(batch)) {
        alarm.unsafeOpen()
        return Deferred.await(batch.done)
      }
      return underWay === null ? Effect.void : Deferred.await(underWay.done)
    }
    yield* Effect.addFinalizer(() => Effect.suspend(isKept).pipe(Effect.sandbox, Effect.ignore))

    const keep: Journal["keep"] = (writes) => {
      for (const write of writes) batch.writes.set(`${write.collection} ${write.id}`, write)
      return isKept()
    }

    return {
      isKept: true,
      keep,
      keepClock: (value) => keep([{ collection: "clock", id: "setting", row: { number: 0, value } }]),
      clear: () => {
        batch.writes.clear()
        batch.isCleared = true
        return isKept()
      },
      hasFailed: () => failure !== null,
      restore: (put) => {
        for (const { collection, id, number, value } of entries) {
          put(collection, id, { number, value: fromJson(collection, value) })
        }
        entries = []
      },
      clock: clock === undefined ? null : JSON.parse(clock.value)
    }
  })
