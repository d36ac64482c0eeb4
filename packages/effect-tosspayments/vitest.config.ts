import { defineProject } from "vitest/config"

export default defineProject({
  test: { name: "effect-tosspayments", include: ["test/**/*.test.ts"] }
})
