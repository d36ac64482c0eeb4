import { defineProject } from "vitest/config"
import { sources } from "./test/support/sources.js"

// SQLite and memory: what every machine has. PostgreSQL is in vitest.postgres.config.ts.
export default defineProject({
  resolve: { alias: sources },
  test: { name: "effect-tosspayments-sql", include: ["test/*.test.ts"], testTimeout: 60_000 }
})
