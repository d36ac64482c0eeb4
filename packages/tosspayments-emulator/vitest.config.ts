import { defineProject } from "vitest/config"
import { sources } from "./test/sources.js"

export default defineProject({
  resolve: { alias: sources },
  test: { name: "tosspayments-emulator", include: ["test/*.test.ts"] }
})
