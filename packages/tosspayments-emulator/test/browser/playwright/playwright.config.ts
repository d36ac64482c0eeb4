import { defineConfig } from "@playwright/test"
import type { TestFixtures, WorkerFixtures } from "tosspayments-emulator/playwright"

export default defineConfig<TestFixtures, WorkerFixtures>({
  testDir: ".",
  reporter: "json",
  workers: 1,
  use: {
    browserName: "chromium",
    launchOptions: { executablePath: process.env["CHROMIUM"] ?? "", args: ["--no-sandbox"] },
    locale: "en-US",
    testIdAttribute: "data-qa",
    emulatorOptions: { merchants: [{ secretKey: "test_sk_shop", mId: "shop" }] }
  }
})
