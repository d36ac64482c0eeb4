import { defineConfig } from "vitest/config"
import { sources } from "./test/support/sources.js"

// Needs PostgreSQL's programs, and fails without them. Run it with `pnpm run test:postgres` in this folder.
export default defineConfig({
  resolve: { alias: sources },
  test: {
    name: "effect-tosspayments-sql-postgres",
    include: ["test/postgres/*.test.ts"],
    globalSetup: ["test/support/postgresSetup.ts"],
    testTimeout: 30_000
  }
})
