import { defineProject } from "vitest/config"

export default defineProject({
  // Properties and bundles take seconds on a busy machine; nothing here waits for real time to pass.
  test: { name: "effect-tosspayments", include: ["test/**/*.test.ts"], testTimeout: 60_000 }
})
