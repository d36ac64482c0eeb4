import { defineConfig } from "vitest/config"
import project from "./vitest.config.js"

/** Real processes and real time: not part of `pnpm test`. */
export default defineConfig({
  resolve: project.resolve ?? {},
  test: {
    name: "tosspayments-faults-processes",
    include: ["test/processes/*.test.ts"],
    testTimeout: 60 * 60_000
  }
})
