import type { Keys } from "../Keys.js"

/** What keys that belong together have in common; `null` for what is no secret key. */
const endingOf = (secretKey: string): string | null => /^test_g?sk_(.+)$/.exec(secretKey)?.[1] ?? null

/** Both secret keys with the ending of this one. */
export const pairOf = (secretKey: string): ReadonlyArray<string> => {
  const ending = endingOf(secretKey)
  return ending === null ? [] : [`test_sk_${ending}`, `test_gsk_${ending}`]
}

/** All keys that belong to this one. */
export const of = (secretKey: string, securityKey: string): Keys => {
  const ending = endingOf(secretKey) ?? ""
  return {
    secretKey: `test_sk_${ending}`,
    clientKey: `test_ck_${ending}`,
    widgetSecretKey: `test_gsk_${ending}`,
    widgetClientKey: `test_gck_${ending}`,
    securityKey
  }
}
