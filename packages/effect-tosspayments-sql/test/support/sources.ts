import { fileURLToPath } from "node:url"

/** Tests use the sources of `effect-tosspayments`, not what was last built. */
export const sources = [
  {
    find: /^effect-tosspayments\/(.*)$/,
    replacement: fileURLToPath(new URL("../../../effect-tosspayments/src/$1.ts", import.meta.url))
  }
]
