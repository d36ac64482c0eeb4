import { defineConfig } from "vitest/config"
import { sources } from "./test/sources.js"

// Needs java (a JDK from 11 on), curl and python3 with requests, and fails without them. Run it with `pnpm run test:clients` here.
export default defineConfig({
  resolve: { alias: sources },
  test: {
    name: "tosspayments-emulator-clients",
    include: ["test/clients/*.test.ts"],
    testTimeout: 120_000
  }
})
