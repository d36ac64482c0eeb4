import { fileURLToPath } from "node:url"
import { defineProject } from "vitest/config"

const sources = (name: string): string => fileURLToPath(new URL(`../${name}/src/$1.ts`, import.meta.url))

export default defineProject({
  resolve: {
    alias: [
      { find: /^effect-tosspayments\/(.*)$/, replacement: sources("effect-tosspayments") },
      { find: /^tosspayments-emulator\/(.*)$/, replacement: sources("tosspayments-emulator") }
    ]
  },
  // A budget, not a wait: time in these tests is not real.
  test: { name: "tosspayments-faults", include: ["test/*.test.ts"], testTimeout: 600_000 }
})
