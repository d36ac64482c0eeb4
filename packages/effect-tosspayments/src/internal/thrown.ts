/**
 * What was thrown where a request was sent: by the runtime, or by a `fetch` of the user. Anything can be thrown, so it
 * is read once and with care; and it may quote the request, so what is told of it is a copy without that.
 *
 * @internal
 */
import type { NetworkCause } from "../TossError.js"

/** @internal */
export interface Thrown {
  readonly name: string
  readonly message: string
  readonly code: string | null
  /** How Next.js knows what it threw itself, such as to stop making a page while building. */
  readonly digest: string | null
  readonly syscall: string
  /** Lines of the stack, without the message. */
  readonly frames: string
  readonly cause: Thrown | null
  /** The tries of one connection, when several addresses were tried. */
  readonly tries: ReadonlyArray<Thrown>
}

const maxDepth = 5

/** Not `instanceof Error`: under Jest and in `vm` the runtime's errors come from another realm. */
const property = (value: unknown, name: string): unknown => {
  try {
    return Object(value)[name]
  } catch {
    return undefined
  }
}

const text = (value: unknown): string => {
  try {
    return String(value)
  } catch {
    return ""
  }
}

const pattern = (value: unknown, expected: RegExp): string | null =>
  typeof value === "string" && expected.test(value) ? value : null

/** The stack begins with the message, whose lines are no frames. */
const framesIn = (stack: unknown, message: string): string =>
  typeof stack === "string"
    ? stack
        .slice(Math.max(0, stack.indexOf(message)) + message.length)
        .split("\n")
        .filter((line) => line.trimStart().startsWith("at "))
        .slice(0, 10)
        .join("\n")
    : ""

/** @internal */
export const read = (value: unknown, depth = 1): Thrown => {
  const isObject = (typeof value === "object" && value !== null) || typeof value === "function"
  const said = isObject ? property(value, "message") : text(value)
  const message = typeof said === "string" ? said : ""
  const cause = property(value, "cause")
  const tries = property(value, "errors")
  return {
    name: pattern(property(value, "name"), /^[\w.$]{1,60}$/) ?? "Error",
    message,
    code: pattern(property(value, "code"), /^[\w.-]{1,60}$/),
    digest: pattern(property(value, "digest"), /^\w{1,60}$/),
    syscall: pattern(property(value, "syscall"), /^\w{1,60}$/) ?? "",
    frames: framesIn(property(value, "stack"), message),
    cause: cause === undefined || cause === null || depth === maxDepth ? null : read(cause, depth + 1),
    tries:
      Array.isArray(tries) && depth < maxDepth ? tries.slice(0, 10).map((one) => read(one, depth + 1)) : []
  }
}

/**
 * The error and its causes, outermost first; of several tries the first stands for all.
 *
 * @internal
 */
export const chain = (thrown: Thrown): ReadonlyArray<Thrown> => {
  const next = thrown.cause ?? thrown.tries[0]
  return next === undefined ? [thrown] : [thrown, ...chain(next)]
}

/** Texts in a value, wherever they are. */
const textsIn = (value: unknown, depth = 0): ReadonlyArray<string> => {
  if (typeof value === "string") return [value]
  if (typeof value !== "object" || value === null || depth === maxDepth) return []
  return Object.values(value).flatMap((inner) => textsIn(inner, depth + 1))
}

const asInUrl = (value: string): string => (/\p{Surrogate}/u.test(value) ? value : encodeURIComponent(value))

/**
 * The texts of a request, wherever they are in it, as they are and as they stand in a URL.
 *
 * @internal
 */
export const textsOf = (request: unknown): ReadonlyArray<string> =>
  textsIn(request)
    .flatMap((value) => [value, asInUrl(value)])
    .filter((value) => value.length > 1)
    .sort((a, b) => b.length - a.length)

const without = (message: string, sent: ReadonlyArray<string>): string =>
  sent.reduce((rest, value) => rest.replaceAll(value, "…"), message)

/** Hosts that were not asked for may stand in URLs too, so those go as a whole. One short line is left. */
const shown = (message: string, sent: ReadonlyArray<string>): string =>
  without(message, sent)
    .slice(0, 1000)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/\b\w+:\/\/[^\s()<>"'`]+/g, "[URL]")
    .slice(0, 300)
    .trim()

/**
 * The copy that an error carries: nothing of `sent` is in it.
 *
 * @internal
 */
export const toCause = (thrown: Thrown, sent: ReadonlyArray<string>): NetworkCause => {
  const unsentOr = <A>(otherwise: A, value: string | null): string | A =>
    value === null || sent.includes(value) ? otherwise : value
  const name = unsentOr("Error", thrown.name)
  const code = unsentOr(undefined, thrown.code)
  const digest = unsentOr(undefined, thrown.digest)
  const next = thrown.cause ?? thrown.tries[0]
  const cause = next === undefined ? undefined : toCause(next, sent)
  const message = shown(thrown.message, sent)
  const error = new Error(message, cause === undefined ? {} : { cause })
  const hidden = {
    name,
    stack: `${name}: ${message}\n${without(thrown.frames, sent)}`.trimEnd(),
    toJSON: () => ({ name, message, code, cause })
  }
  for (const [key, value] of Object.entries(hidden)) {
    Object.defineProperty(error, key, { value, writable: true, configurable: true })
  }
  return Object.assign(
    error,
    code === undefined ? {} : { code },
    digest === undefined ? {} : { digest }
  ) as NetworkCause
}
