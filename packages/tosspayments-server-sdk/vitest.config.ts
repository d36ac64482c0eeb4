import { defineProject } from "vitest/config"

export default defineProject({
  // Processes and properties take seconds on a busy machine; nothing here waits for real time to pass.
  test: {
    name: "tosspayments-server-sdk",
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } }
  }
})
