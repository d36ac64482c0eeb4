import { defineProject } from "vitest/config"
import { sources } from "./test/sources.js"

export default defineProject({
  resolve: { alias: sources },
  // Processes and properties take seconds on a busy machine; nothing here waits for real time to pass.
  test: { name: "tosspayments-emulator", include: ["test/*.test.ts"], testTimeout: 60_000 }
})
