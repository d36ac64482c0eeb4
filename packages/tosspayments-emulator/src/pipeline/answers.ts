import type { ErrorCode, Language } from "../contract/errorCodes.js"
import * as ErrorCodes from "../contract/errorCodes.js"
import * as V2 from "../contract/v2.js"
import type { Answer } from "../Exchange.js"

const encoder = new TextEncoder()

export const json = (
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {}
): Answer => ({
  _tag: "Answer",
  status,
  headers: { "content-type": "application/json;charset=UTF-8", ...headers },
  body: encoder.encode(JSON.stringify(value))
})

/** With the amounts of `v2`. */
export const v2 = (status: number, value: unknown): Answer => ({
  ...json(status, null),
  body: encoder.encode(V2.print(value))
})

/** Assumption: an encrypted answer is text, as the request is. */
export const encrypted = (status: number, jwe: string): Answer => ({
  _tag: "Answer",
  status,
  headers: { "content-type": "text/plain;charset=UTF-8" },
  body: encoder.encode(jwe)
})

/** What a DELETE answers with: not even an empty object. */
export const empty: Answer = { _tag: "Answer", status: 200, headers: {}, body: new Uint8Array() }

export const error = (code: ErrorCode, language: Language, message?: string): Answer =>
  json(ErrorCodes.statusOf(code), { code, message: message ?? ErrorCodes.messageOf(code, language) })

export const withHeaders = (answer: Answer, headers: Readonly<Record<string, string>>): Answer => ({
  ...answer,
  headers: { ...answer.headers, ...headers }
})

export const raw = (
  status: number,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {}
): Answer => ({
  _tag: "Answer",
  status,
  headers: { "content-type": "text/html;charset=UTF-8", ...headers },
  body: typeof body === "string" ? encoder.encode(body) : body
})

/** Documented for `en-US`. Assumption: any English first choice counts. */
export const languageOf = (acceptLanguage: string | undefined): Language =>
  /^\s*en(-|,|;|\s|$)/i.test(acceptLanguage ?? "") ? "en" : "ko"
