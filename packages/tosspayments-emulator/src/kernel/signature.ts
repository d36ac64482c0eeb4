import { createHmac } from "node:crypto"

/** What the security key is taken for: the bytes that it spells, or its characters (gaps.md #1). */
export type KeyForm = "hex" | "text"

/**
 * `v1:…,v1:…`, one for each key that is valid (webhooks.md §5).
 */
export const sign = (
  body: string,
  transmissionTime: string,
  securityKeys: ReadonlyArray<string>,
  form: KeyForm
): string =>
  securityKeys
    .map((key) => {
      const mac = createHmac("sha256", form === "hex" ? Buffer.from(key, "hex") : key)
      return `v1:${mac.update(`${body}:${transmissionTime}`).digest("base64")}`
    })
    .join(",")
