import type { SqlClient } from "@effect/sql/SqlClient"
import * as PgClient from "@effect/sql-pg/PgClient"
import type * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import type { Address } from "./postgres.js"

export const client = (
  { password, port }: Address,
  options: Partial<PgClient.PgClientConfig> = {}
): Layer.Layer<SqlClient | PgClient.PgClient, unknown> =>
  PgClient.layer({
    host: "127.0.0.1",
    port,
    username: "postgres",
    database: "postgres",
    password: Redacted.make(password),
    maxConnections: 10,
    ...options
  })
