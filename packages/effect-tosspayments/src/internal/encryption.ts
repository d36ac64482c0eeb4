/**
 * Calls that are encrypted with the security key.
 *
 * Source: https://docs.tosspayments.com/reference/additional
 *
 * @internal
 */
import * as HttpBody from "@effect/platform/HttpBody"
import * as Effect from "effect/Effect"
import type { Cipher, Encryption } from "../Endpoint.js"
import * as Jwe from "./jwe.js"

const issue = (expected: string) => ({ path: "securityKey", expected })

const missing = "in the configuration: the request is encrypted with it"

/** @internal */
export const make = (cipher: Cipher): Encryption => ({
  ...cipher,
  lacks: ({ length }) => (length > 0 ? [] : [issue(missing)]),
  seal: (json, [securityKey], at) =>
    securityKey === undefined
      ? Effect.fail(issue(missing))
      : Effect.map(
          Effect.tryPromise({
            try: () => cipher.encrypt(json, securityKey, at),
            catch: () => issue("one that the request can be encrypted with")
          }),
          (text) => ({
            body: HttpBody.text(text, "text/plain"),
            headers: { "tosspayments-api-security-mode": "ENCRYPTION" }
          })
        ),
  open: (text, securityKeys) =>
    cipher.isEncrypted(text)
      ? Effect.match(
          Effect.tryPromise({
            try: () => cipher.decrypt(text, securityKeys),
            catch: (error) => (error as Error).message
          }),
          {
            onSuccess: (json) => ({ text: json, fault: null }),
            onFailure: (fault) => ({ text, fault: `what cannot be decrypted: ${fault}.` })
          }
        )
      : Effect.succeed({ text, fault: null })
})

/** @internal */
export const encryption: Encryption = /*#__PURE__*/ make(Jwe.cipher)
