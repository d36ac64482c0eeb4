import { defineProject } from "vitest/config"

export default defineProject({
  test: { name: "tosspayments-emulator", include: ["test/**/*.test.ts"] }
})
