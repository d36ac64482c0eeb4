/**
 * JWE in its compact form, `alg` `dir`, `enc` `A256GCM`: the security key is the content encryption key. By hand on Web
 * Crypto, since that is all of JWE that TossPayments uses.
 *
 * Source: https://docs.tosspayments.com/reference/additional
 *
 * @internal
 */
import * as Either from "effect/Either"
import * as Encoding from "effect/Encoding"
import * as Redacted from "effect/Redacted"
import type { Cipher } from "../Endpoint.js"
import * as KoreanTime from "../KoreanTime.js"
import * as Hex from "./hex.js"

const utf8 = (text: string) => new TextEncoder().encode(text)

/** 64 hexadecimal characters, as the configuration has checked. */
const importKey = (securityKey: Redacted.Redacted<string>, usage: "encrypt" | "decrypt") =>
  crypto.subtle.importKey("raw", Hex.decode(Redacted.value(securityKey)), "AES-GCM", false, [usage])

/** The tag comes last, after the text. */
const tagLength = 16

const aes = (iv: BufferSource, protectedHeader: string) => ({
  name: "AES-GCM",
  iv,
  additionalData: utf8(protectedHeader),
  tagLength: 8 * tagLength
})

const refuse = (what: string): never => {
  throw new Error(what)
}

const bytesOf = (part: string | undefined, what: string): Uint8Array<ArrayBuffer> =>
  Either.getOrElse(
    Either.map(Encoding.decodeBase64Url(part ?? ""), (bytes) => new Uint8Array(bytes)),
    () => refuse(`its ${what} is not base64url`)
  )

const headerOf = (part: string | undefined): { readonly [name: string]: unknown } => {
  const text = new TextDecoder().decode(bytesOf(part, "header"))
  try {
    return Object(JSON.parse(text))
  } catch {
    return refuse("its header is not JSON")
  }
}

/** @internal */
export const cipher: Cipher = {
  encrypt: async (json, securityKey, at) => {
    const header = Encoding.encodeBase64Url(
      JSON.stringify({
        alg: "dir",
        enc: "A256GCM",
        iat: KoreanTime.format(at),
        nonce: crypto.randomUUID()
      })
    )
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const key = await importKey(securityKey, "encrypt")
    const sealed = new Uint8Array(await crypto.subtle.encrypt(aes(iv, header), key, utf8(json)))
    return [header, "", iv, sealed.subarray(0, -tagLength), sealed.subarray(-tagLength)]
      .map((part) => (typeof part === "string" ? part : Encoding.encodeBase64Url(part)))
      .join(".")
  },
  decrypt: async (text, securityKeys) => {
    const parts = text.trim().split(".")
    if (parts.length !== 5) return refuse(`it has ${parts.length} parts instead of 5`)
    const [protectedHeader = "", wrapped, ivText, cipherText, tagText] = parts
    const { alg, enc, zip } = headerOf(protectedHeader)
    if (alg !== "dir" || enc !== "A256GCM" || zip !== undefined || wrapped !== "") {
      return refuse("its header names another encryption than dir with A256GCM")
    }
    const [iv, content, tag] = [
      bytesOf(ivText, "initialization vector"),
      bytesOf(cipherText, "ciphertext"),
      bytesOf(tagText, "authentication tag")
    ]
    if (iv.length !== 12) return refuse("its initialization vector has not 12 bytes")
    if (tag.length !== tagLength) return refuse(`its authentication tag has not ${tagLength} bytes`)
    const sealed = new Uint8Array([...content, ...tag])
    for (const securityKey of securityKeys) {
      const key = await importKey(securityKey, "decrypt")
      const opened = await crypto.subtle.decrypt(aes(iv, protectedHeader), key, sealed).catch(() => null)
      if (opened !== null) return new TextDecoder().decode(opened)
    }
    return refuse("its authentication tag fits no security key: another key, or it was changed on the way")
  },
  // JSON never begins so; `ey` is the beginning of every header.
  isEncrypted: (text) => /^\s*ey[\w-]*\./.test(text)
}
