import { fileURLToPath } from "node:url"
import { defineProject } from "vitest/config"

export default defineProject({
  resolve: {
    alias: [
      {
        find: /^effect-tosspayments\/(.*)$/,
        replacement: fileURLToPath(new URL("../effect-tosspayments/src/$1.ts", import.meta.url))
      }
    ]
  },
  test: { name: "tosspayments-emulator", include: ["test/**/*.test.ts"] }
})
