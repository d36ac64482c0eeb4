import { fileURLToPath } from "node:url"

/** Where tests find the SDK: its sources, so that they need no build. */
export const sources = [
  {
    find: /^effect-tosspayments\/(.*)$/,
    replacement: fileURLToPath(new URL("../../effect-tosspayments/src/$1.ts", import.meta.url))
  }
]
