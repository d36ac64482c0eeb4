import { defineProject } from "vitest/config"

export default defineProject({
  test: { name: "tosspayments-server-sdk", include: ["test/**/*.test.ts"] }
})
