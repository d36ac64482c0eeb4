import * as Either from "effect/Either"
import * as Hash from "effect/Hash"
import * as Redacted from "effect/Redacted"

/** @internal */
export interface SecretKey {
  readonly text: string
  readonly isLive: boolean
  readonly isWidget: boolean
}

const secretKey = /^(test|live)_(g?)sk_[\x21-\x39\x3b-\x7e]+$/
const clientKey = /^(test|live)_g?ck_/
const securityKey = /^[0-9a-f]{64}$/i
/** What `test_` and `live_` become in base64, with and without a byte-order mark in front. */
const base64 = /^(Basic\s|dGVzdF|bGl2ZV|77u\/)/

/**
 * Reads a secret key, or says what was given instead. The reason never repeats the value.
 *
 * @internal
 */
export const parse = (input: unknown): Either.Either<SecretKey, string> => {
  if (input === undefined)
    return Either.left("must be text, and it is undefined: an environment variable that is not set?")
  if (typeof input !== "string") return Either.left("must be text")
  if (input === "") return Either.left("is empty")
  if (input.startsWith("\uFEFF")) {
    return Either.left("begins with a byte-order mark: save the file that holds it as UTF-8 without BOM")
  }
  if (/\s/.test(input))
    return Either.left("contains white space (a space or a line break copied along with it?)")
  if (clientKey.test(input)) {
    return Either.left(
      "is a client key, which belongs in the browser: use the secret key (…_sk_… or …_gsk_…)"
    )
  }
  if (base64.test(input))
    return Either.left("is already encoded (base64): give the plain key, the SDK encodes it")
  if (securityKey.test(input)) return Either.left("is a security key: use the secret key (…_sk_… or …_gsk_…)")
  const match = secretKey.exec(input)
  return match === null
    ? Either.left(
        "must begin with test_sk_, live_sk_, test_gsk_ or live_gsk_, followed by the rest of the key"
      )
    : Either.right({ text: input, isLive: match[1] === "live", isWidget: match[2] === "g" })
}

/**
 * Which secret key it is, without giving it away: a hash of 32 bits, in hexadecimal digits. It is stored with calls whose
 * outcome is unknown, so it must not change from one version to the next.
 *
 * @internal
 */
export const idOf = (secretKey: Redacted.Redacted<string>): string =>
  (Hash.string(Redacted.value(secretKey)) >>> 0).toString(16).padStart(8, "0")
