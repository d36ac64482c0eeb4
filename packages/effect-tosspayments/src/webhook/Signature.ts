/**
 * Signatures of webhooks. TossPayments signs `payout.changed` and `seller.changed`, and nothing else.
 *
 * Imports no Effect, so that an edge function can verify without it.
 *
 * @since 0.1.0
 */
import * as Hex from "../internal/hex.js"
import * as Bytes from "./Bytes.js"

/**
 * Compares without telling by the time it takes where two values differ.
 *
 * @example
 * ```ts
 * import * as Signature from "effect-tosspayments/webhook/Signature"
 *
 * Signature.equals("ps_stored", "ps_received") // false
 * ```
 *
 * @since 0.1.0
 * @category comparisons
 */
export const equals = (a: string | Uint8Array, b: string | Uint8Array): boolean => {
  const left = Bytes.from(a)
  const right = Bytes.from(b)
  let difference = left.length ^ right.length
  for (let index = 0; index < left.length; index++) {
    difference |= (left[index] ?? 0) ^ (right[index] ?? 0)
  }
  return difference === 0
}

const fromBase64 = (text: string): Uint8Array | null => {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
  } catch {
    return null
  }
}

/** Both readings of a security key, imported. */
type Imported = ReadonlyArray<CryptoKey>

const importKey = (key: Uint8Array<ArrayBuffer>): Promise<CryptoKey> =>
  crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["sign"])

/** The keys used last, in the order of their use. A shop has two at most, so these are the keys of a few shops. */
const imported = /*#__PURE__*/ new Map<string, Imported>()
const maxImported = 16

/** Keeps the keys, and no promise of them: on Workers one request must not wait for what another began. */
const keysOf = async (securityKey: string): Promise<Imported> => {
  const keys =
    imported.get(securityKey) ??
    (await Promise.all([
      importKey(Hex.decode(securityKey)),
      importKey(new TextEncoder().encode(securityKey))
    ]))
  imported.delete(securityKey)
  imported.set(securityKey, keys)
  for (const [oldest] of imported) {
    if (imported.size <= maxImported) break
    imported.delete(oldest)
  }
  return keys
}

const macs = async (securityKey: string, text: Uint8Array<ArrayBuffer>): Promise<ReadonlyArray<Uint8Array>> =>
  Promise.all(
    (await keysOf(securityKey)).map(
      async (key) => new Uint8Array(await crypto.subtle.sign("HMAC", key, text))
    )
  )

/** TossPayments sends two at most; each costs a comparison with every key. */
const maxSignatures = 100

/**
 * Whether a signature header belongs to a body: HMAC-SHA256 over the raw body, a colon and the
 * `tosspayments-webhook-transmission-time` header. Any of several signatures (`v1:…,v1:…`) may match any of
 * several keys, since an old key stays valid for 7 days after a reissue. At most 100 signatures are looked at.
 *
 * Assumption: TossPayments does not say whether the key is used as 32 bytes or as its 64 characters, so both
 * are accepted.
 *
 * Source: https://docs.tosspayments.com/reference/using-api/webhook-events
 *
 * @example
 * ```ts
 * import * as Signature from "effect-tosspayments/webhook/Signature"
 *
 * const isGenuine = (body: Uint8Array, headers: Headers, securityKey: string): Promise<boolean> =>
 *   Signature.verify({
 *     body,
 *     transmissionTime: headers.get("tosspayments-webhook-transmission-time") ?? "",
 *     signature: headers.get("tosspayments-webhook-signature") ?? "",
 *     securityKeys: [securityKey]
 *   })
 * ```
 *
 * @since 0.1.0
 * @category verification
 */
export const verify = async (input: {
  /** The bytes as they came; JSON that was parsed and printed again does not verify. */
  readonly body: string | Uint8Array | ArrayBuffer
  /** Header `tosspayments-webhook-transmission-time`. */
  readonly transmissionTime: string
  /** Header `tosspayments-webhook-signature`. */
  readonly signature: string
  /** Security keys, 64 hexadecimal characters each. */
  readonly securityKeys: ReadonlyArray<string>
}): Promise<boolean> => {
  const given = input.signature
    .split(",", maxSignatures)
    .map((part) => part.trim())
    .filter((part) => part.startsWith("v1:"))
    .map((part) => fromBase64(part.slice(3)))
  const body = Bytes.from(input.body)
  const time = Bytes.from(`:${input.transmissionTime}`)
  const text = new Uint8Array(body.length + time.length)
  text.set(body)
  text.set(time, body.length)

  // Anything else is no security key: read as hexadecimal it could become zeros, which anybody can sign with.
  const keys = input.securityKeys.filter((key) => /^[0-9a-f]{64}$/i.test(key))
  const wanted = (await Promise.all(keys.map((key) => macs(key, text)))).flat()
  let matches = false
  for (const signature of given) {
    for (const expected of wanted) matches = (signature !== null && equals(signature, expected)) || matches
  }
  return matches
}
