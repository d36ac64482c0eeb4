import { defineConfig } from "vitest/config"
import { sources } from "./test/sources.js"

// Needs Chromium: /usr/bin/chromium, or what CHROMIUM names. Without one every test is skipped, and the run says so. Run
// it with `pnpm run test:browser` here, after a build.
export default defineConfig({
  resolve: { alias: sources },
  test: {
    name: "tosspayments-emulator-browser",
    include: ["test/browser/*.test.ts"],
    globalSetup: "test/browser/chromium.ts",
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000
  }
})
