import * as Either from "effect/Either"
import type { ErrorCode } from "../contract/errorCodes.js"

/** Who may call: `any` well-formed test key, or the given keys, each with its merchant id. */
export type Keys =
  | { readonly _tag: "Any"; readonly mId: string }
  | { readonly _tag: "Known"; readonly merchants: ReadonlyMap<string, string> }

export interface Merchant {
  readonly mId: string
  /** What the caller has shown: the secret key, or the access token of a buyer. */
  readonly secretKey: string
  /** The buyer whose access token it is. */
  readonly buyer?: string
}

export interface AuthProblem {
  readonly code: ErrorCode
  /** Replaces the text of the code where the caller should hear more. */
  readonly message?: string
}

export const liveKeyMessage =
  "This is the TossPayments emulator: it never accepts a live key. Use a test_sk_ or test_gsk_ key, and treat this live key as exposed if the emulator is not on your machine."

export const isLiveKey = (key: string): boolean => /^live_/.test(key)

export const isTestKey = (key: string): boolean => /^test_g?sk_[A-Za-z0-9_]+$/.test(key)

/**
 * The merchant of a client key: that of the secret key with the same ending, `test_sk_shop` for `test_ck_shop` and
 * `test_gsk_shop` for `test_gck_shop`. `null` when the emulator does not know it.
 */
export const merchantOf = (clientKey: string, keys: Keys): string | null => {
  if (!/^test_g?ck_[A-Za-z0-9_]+$/.test(clientKey)) return null
  if (keys._tag === "Any") return keys.mId
  return keys.merchants.get(clientKey.replace("ck_", "sk_")) ?? null
}

const problem = (code: ErrorCode, message?: string): Either.Either<never, AuthProblem> =>
  Either.left(message === undefined ? { code } : { code, message })

/** The token of `Bearer {accessToken}` (protocol.md §2). */
export const bearerOf = (header: string | undefined): string | null =>
  /^Bearer +(\S+)$/i.exec(header ?? "")?.[1] ?? null

const decodeBase64 = (text: string): string | null => {
  // Assumption: missing padding is tolerated, as common server decoders do; other characters are not.
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return null
  try {
    const bytes = Uint8Array.from(atob(text.replace(/={1,2}$/, "")), (char) => char.charCodeAt(0))
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/** `Basic base64(secretKey + ":")`, the password empty (protocol.md §2). */
export const authenticate = (
  header: string | undefined,
  keys: Keys
): Either.Either<Merchant, AuthProblem> => {
  // Assumption: no header at all is an unknown key (401); [REQRES] speaks of 403 without a code.
  if (header === undefined || header === "") return problem("UNAUTHORIZED_KEY")
  const [, encoded] = /^Basic +(\S+)$/i.exec(header) ?? []
  const decoded = encoded === undefined ? null : decodeBase64(encoded)
  const colon = decoded?.indexOf(":") ?? -1
  if (decoded === null || colon === -1) {
    return problem("INCORRECT_BASIC_AUTH_FORMAT")
  }
  const key = decoded.slice(0, colon)
  if (isLiveKey(key)) return problem("UNAUTHORIZED_KEY", liveKeyMessage)
  // Assumption: the password must be empty.
  if (colon !== decoded.length - 1) return problem("INCORRECT_BASIC_AUTH_FORMAT")
  if (!isTestKey(key)) return problem("UNAUTHORIZED_KEY")
  if (keys._tag === "Any") return Either.right({ mId: keys.mId, secretKey: key })
  const mId = keys.merchants.get(key)
  return mId === undefined ? problem("UNAUTHORIZED_KEY") : Either.right({ mId, secretKey: key })
}
