import type { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"
import { StoreError } from "effect-tosspayments/TossStore"

/** The code the database or the socket gave: an SQLSTATE, `SQLITE_…`, `ECONNREFUSED`. Never text with values. */
const codeOf = (error: unknown): string | undefined => {
  let at = error
  for (let depth = 0; depth < 5 && typeof at === "object" && at !== null; depth++) {
    const { cause, code } = at as { readonly cause?: unknown; readonly code?: unknown }
    if (typeof code === "string" && /^[A-Z0-9_]{3,40}$/.test(code)) return code
    at = cause
  }
  return undefined
}

/** The statement was undone because of somebody else's; it can be sent again. */
const isContention = (error: unknown): boolean =>
  /^(SQLITE_(BUSY|LOCKED)(_[A-Z]+)?|40001|40P01)$/.test(codeOf(error) ?? "")

const again = /*#__PURE__*/ Schedule.exponential("10 millis").pipe(
  /*#__PURE__*/ Schedule.union(/*#__PURE__*/ Schedule.spaced("250 millis")),
  Schedule.jittered,
  /*#__PURE__*/ Schedule.upTo("5 seconds")
)

/** Drops the cause: messages of databases quote the values of a row. */
export const storeError = (operation: string, error: unknown): StoreError => {
  const code = codeOf(error)
  return new StoreError({
    operation,
    message: `The database cannot be reached or refused${code === undefined ? "" : ` (${code})`}. Whether anything was written is not known.`
  })
}

/** Runs one statement. */
export const run =
  (operation: string) =>
  <A, R>(statement: Effect.Effect<A, SqlError, R>): Effect.Effect<A, StoreError, R> =>
    statement.pipe(
      Effect.retry({ while: isContention, schedule: again }),
      Effect.mapError((error) => storeError(operation, error))
    )

export type Dialect = "pg" | "sqlite"

export const dialectOf = (sql: SqlClient): Effect.Effect<Dialect, StoreError> => {
  const dialect: Dialect | undefined = sql.onDialectOrElse({
    pg: () => "pg" as const,
    sqlite: () => "sqlite" as const,
    orElse: () => undefined
  })
  return dialect === undefined
    ? Effect.fail(
        new StoreError({
          operation: "connect",
          message: "Only PostgreSQL and SQLite are supported; this SqlClient speaks another dialect."
        })
      )
    : Effect.succeed(dialect)
}
