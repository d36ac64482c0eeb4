import { existsSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { SqlClient } from "@effect/sql/SqlClient"
import * as LibsqlClient from "@effect/sql-libsql/LibsqlClient"
import * as Effect from "effect/Effect"
import type * as Layer from "effect/Layer"

/** Where writing needs no disk, if there is such a place. */
const folderForFiles = existsSync("/dev/shm") ? "/dev/shm" : tmpdir()

/** A new file, gone with the scope. */
export const file = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(folderForFiles, "toss-store-"))),
  (folder) => Effect.sync(() => rmSync(folder, { recursive: true, force: true }))
).pipe(Effect.map((folder) => `file:${join(folder, "store.db")}`))

export const client = (url: string): Layer.Layer<SqlClient> => LibsqlClient.layer({ url })
