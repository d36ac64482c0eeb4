/**
 * What a call is given, read once and found to be right or wrong. Plain JavaScript gives anything, getters that throw too.
 *
 * @internal
 */
import * as Duration from "effect/Duration"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import type { CallOptions } from "../Call.js"
import * as Endpoint from "../Endpoint.js"
import * as IdempotencyKey from "../IdempotencyKey.js"
import type { Issue } from "../TossError.js"
import { copyOf } from "./copy.js"
import * as Rules from "./schema/rules.js"

/** @internal */
export interface Refused {
  readonly issues: ReadonlyArray<Issue>
}

/**
 * The arguments of a call.
 *
 * @internal
 */
export interface Given extends Endpoint.Given {
  /** What is sent, before it is written as JSON or as a query. */
  readonly content: unknown
}

const notReadable = (path: string): Issue => ({
  path,
  expected: "an object that can be read (it threw an error)"
})

const checkPath = ({ rules }: Endpoint.Any, path: Endpoint.Given["path"], issues: Array<Issue>): void => {
  for (const name of Object.keys(path)) {
    const checked = Rules.encode(rules?.[name] ?? Rules.inPath(name), path[name])
    if ("issues" in checked) issues.push(...checked.issues.map(({ expected }) => ({ path: name, expected })))
  }
}

/**
 * Visible ASCII, as a header takes it.
 *
 * @internal
 */
export const isAccessToken = (value: unknown): value is Redacted.Redacted<string> => {
  if (!Redacted.isRedacted(value)) return false
  const text: unknown = Redacted.value(value)
  return typeof text === "string" && /^[\x21-\x7e]+$/.test(text)
}

/** A key and its owner are fields of one object, which may throw when they are read: it has none then. */
const read = (endpoint: Endpoint.Any, args: ReadonlyArray<unknown>): Endpoint.Given => {
  try {
    return Endpoint.given(endpoint, args)
  } catch {
    const first = endpoint.bearer ? 1 : 0
    return Endpoint.given(endpoint, [...args.slice(0, first), {}, ...args.slice(first + 1)])
  }
}

/** @internal */
export const given = (endpoint: Endpoint.Any, args: ReadonlyArray<unknown>): Given | Refused => {
  const { accessToken, path, request: live } = read(endpoint, args)
  const issues: Array<Issue> = []
  checkPath(endpoint, path, issues)
  if (endpoint.bearer && !isAccessToken(accessToken)) {
    issues.push({ path: "accessToken", expected: "a Redacted access token, of visible ASCII characters" })
  }
  let request: unknown
  let content: unknown
  if (endpoint.request !== null) {
    try {
      request = copyOf(live)
      const encoded = Rules.encode(endpoint.request, request)
      if ("issues" in encoded) issues.push(...encoded.issues)
      else content = encoded.value
    } catch {
      issues.push(notReadable("request"))
    }
  }
  return issues.length > 0 ? { issues } : { accessToken, path, request, content }
}

type Rule = readonly [holds: (value: unknown) => boolean, expected: string]

const isDuration = (input: unknown): boolean =>
  Option.exists(
    Duration.decodeUnknown(input),
    (duration) => Duration.isFinite(duration) && Duration.toMillis(duration) > 0
  )

const text =
  (shape: RegExp) =>
  (input: unknown): boolean =>
    typeof input === "string" && shape.test(input)

/** Every option there is. */
const rules: { readonly [Name in keyof Required<CallOptions>]: Rule } = /*#__PURE__*/ (() => {
  const duration: Rule = [isDuration, "a positive, finite duration"]
  const observer: Rule = [(input) => typeof input === "function", "a function"]
  return {
    timeout: duration,
    deadline: duration,
    idempotencyKey: [
      (input) => typeof input === "string" && IdempotencyKey.isIdempotencyKey(input),
      `1 to ${IdempotencyKey.maxLength} visible ASCII characters`
    ],
    testCode: [text(/^[A-Z0-9_]+$/), "an error code"],
    acceptLanguage: [text(/^[A-Za-z0-9\-,;=.* ]+$/), "a language tag such as en-US"],
    onUnknown: observer,
    onResponse: observer
  }
})()

const names = /*#__PURE__*/ Object.keys(rules) as ReadonlyArray<keyof CallOptions>

const none: CallOptions = {}

/**
 * The options of a call, `null` being none as elsewhere in JavaScript. Nothing but `undefined` leaves one at its default. A
 * name that does not exist is refused: a misspelt `idempotencyKey` must not go unnoticed.
 *
 * @internal
 */
export const options = (live: unknown): CallOptions | Refused => {
  if (live === undefined || live === null) return none
  if (typeof live !== "object" || Array.isArray(live)) {
    return { issues: [{ path: "options", expected: "an object with the options of the call" }] }
  }
  const read: { [name: string]: unknown } = {}
  const issues: Array<Issue> = []
  try {
    const from = live as { readonly [name: string]: unknown }
    for (const name of Object.keys(from)) {
      if (Object.hasOwn(rules, name) || from[name] === undefined) continue
      issues.push({ path: name, expected: `no such option (there are ${names.join(", ")})` })
    }
    for (const name of names) {
      const value = from[name]
      if (value === undefined) continue
      const [holds, expected] = rules[name]
      if (holds(value)) read[name] = value
      else issues.push({ path: name, expected })
    }
  } catch {
    issues.push(notReadable("options"))
  }
  return issues.length > 0 ? { issues } : read
}
