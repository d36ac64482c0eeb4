/** JWE as the payout endpoints use it (protocol.md §8): `dir` and `A256GCM`, on Node's own cryptography. */
import { createCipheriv, createDecipheriv } from "node:crypto"
import type { Identifiers } from "../kernel/Identifiers.js"

const part = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString("base64url")

/** Header members in the order, and with the fraction, that was measured. */
const header = (iat: string, hex: string): string =>
  JSON.stringify({
    enc: "A256GCM",
    iat,
    nonce: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5"),
    alg: "dir"
  })

/** `at` is a time with offset and seconds; answers have nanoseconds. */
export const encrypt = (text: string, securityKey: string, at: string, ids: Identifiers): string => {
  const nanos = String(ids.micros()).padStart(3, "0").repeat(3)
  const head = part(header(at.replace("+", `.${nanos}+`), ids.traceId()))
  const iv = Buffer.from(ids.traceId().slice(0, 24), "hex")
  const cipher = createCipheriv("aes-256-gcm", Buffer.from(securityKey, "hex"), iv)
  cipher.setAAD(Buffer.from(head))
  const content = Buffer.concat([cipher.update(text, "utf8"), cipher.final()])
  return [head, "", part(iv), part(content), part(cipher.getAuthTag())].join(".")
}

/** The text, and the key that it was encrypted with; `null` for anything else. */
export const decrypt = (
  jwe: string,
  securityKeys: ReadonlyArray<string>
): { readonly text: string; readonly securityKey: string } | null => {
  const parts = jwe.split(".")
  const [head = "", wrapped, iv = "", content = "", tag = ""] = parts
  if (parts.length !== 5 || wrapped !== "") return null
  for (const securityKey of securityKeys) {
    try {
      const { alg, enc } = JSON.parse(Buffer.from(head, "base64url").toString())
      if (alg !== "dir" || enc !== "A256GCM") return null
      const decipher = createDecipheriv(
        "aes-256-gcm",
        Buffer.from(securityKey, "hex"),
        Buffer.from(iv, "base64url"),
        { authTagLength: 16 }
      )
      decipher.setAAD(Buffer.from(head))
      decipher.setAuthTag(Buffer.from(tag, "base64url"))
      const text = Buffer.concat([decipher.update(Buffer.from(content, "base64url")), decipher.final()])
      return { text: text.toString(), securityKey }
    } catch {}
  }
  return null
}
