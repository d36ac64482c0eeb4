import type { ConfigError } from "effect/ConfigError"
import * as Effect from "effect/Effect"
import { invalid } from "./configError.js"

export interface Tables {
  readonly events: string
  readonly secrets: string
  readonly intents: string
  readonly migrations: string
}

/** Lower case only: PostgreSQL's catalogue functions, which the migrations use, fold names to it. */
const allowed = /^(?!sqlite_)[a-z_][a-z0-9_]{0,39}$/

/** Names of the tables; they end up in SQL text, hence the check. */
export const make = (prefix = "toss_"): Effect.Effect<Tables, ConfigError> =>
  allowed.test(prefix)
    ? Effect.succeed({
        events: `${prefix}events`,
        secrets: `${prefix}secrets`,
        intents: `${prefix}intents`,
        migrations: `${prefix}migrations`
      })
    : Effect.fail(
        invalid(
          "tablePrefix",
          'tablePrefix must be 1 to 40 of a-z, 0-9 and "_", must not begin with a digit or "sqlite_"; for another schema set the search_path of the connection'
        )
      )
