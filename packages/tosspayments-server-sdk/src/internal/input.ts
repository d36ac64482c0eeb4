import * as Either from "effect/Either"
import type { Issue } from "effect-tosspayments/TossError"

/**
 * What a caller gave, read and checked before anything leaves; or what is wrong with it. Plain JavaScript can give
 * anything: each field is read once, so that what was checked is what is used, and what throws when it is read (a
 * getter, a revoked `Proxy`) is refused like any other wrong value.
 *
 * @internal
 */
export type Input<A> = Either.Either<A, ReadonlyArray<Issue>>

/** @internal */
export interface Rule {
  /** What a value should be, if it is something else. Never repeats the value. */
  readonly fault: (value: unknown) => string | null
  /** Whether the name must be left out rather than be there with `undefined`: what it means instead. */
  readonly unset?: string
  /** Whether the name must be there: what is wrong without it. */
  readonly missing?: string
}

/** @internal */
export type Rules<A> = { readonly [Name in keyof Required<A>]: Rule }

/** @internal */
export const rule = (holds: (value: unknown) => boolean, expected: string): Rule => ({
  fault: (value) => (holds(value) ? null : expected)
})

/** @internal */
export const nullable = ({ fault }: Rule): Rule => ({
  fault: (value) => (value === null ? null : fault(value))
})

/** An `undefined` of this name is refused: it is far more often a mistake than meant, and a dear one. */
export const neverUnset = (of: Rule, unset: string): Rule => ({ ...of, unset })

/** @internal */
export const isObject = (value: unknown): value is object => typeof value === "object" && value !== null

const isFunction = (value: unknown): boolean => typeof value === "function"

/** @internal */
export const anything: Rule = { fault: () => null }

/** @internal */
export const text: Rule = rule((value) => typeof value === "string", "must be text")

/** @internal */
export const number: Rule = rule(
  (value) => typeof value === "number",
  "must be a number (not text, not a BigInt)"
)

/** @internal */
export const boolean: Rule = rule((value) => typeof value === "boolean", "must be true or false")

/** @internal */
export const callback: Rule = rule(isFunction, "must be a function")

/** @internal */
export const bytes: Rule = rule(
  (value) => Number.isSafeInteger(value) && (value as number) > 0,
  "must be a whole number of bytes, 1 or more"
)

/** More is never meant: who writes 30000 means milliseconds. */
const mostSeconds = 600

const tooManySeconds = (value: unknown): string | null =>
  typeof value === "number" && value > mostSeconds
    ? `must be at most ${mostSeconds}: the unit is seconds, not milliseconds`
    : null

/** @internal */
export const seconds: Rule = {
  fault: (value) =>
    tooManySeconds(value) ??
    (typeof value === "number" && value > 0 ? null : "must be a number of seconds, more than 0")
}

/** @internal */
export const wholeSeconds: Rule = {
  fault: (value) =>
    Number.isSafeInteger(value) && (value as number) > 0
      ? tooManySeconds(value)
      : "must be a whole number of seconds, 1 or more"
}

/**
 * Whatever behaves as one: signals of another realm or of a polyfill are no instances of this realm's class.
 *
 * @internal
 */
export const signal: Rule = rule(
  (value) =>
    isObject(value) &&
    "aborted" in value &&
    typeof value.aborted === "boolean" &&
    "addEventListener" in value &&
    isFunction(value.addEventListener) &&
    "removeEventListener" in value &&
    isFunction(value.removeEventListener),
  "must be an AbortSignal (of a controller: controller.signal)"
)

const refuse = (path: string, expected: string): Input<never> => Either.left([{ path, expected }])

/**
 * Reads with whatever it takes; what throws is refused.
 *
 * @internal
 */
export const attempt = <A>(path: string, read: () => Input<A>): Input<A> => {
  try {
    return read()
  } catch {
    return refuse(path, "cannot be read: it threw an error")
  }
}

/**
 * One value.
 *
 * @internal
 */
export const value =
  <A>(path: string, { fault }: Rule) =>
  (given: unknown): Input<A> =>
    attempt(path, () => {
      const expected = fault(given)
      return expected === null ? Either.right(given as A) : refuse(path, expected)
    })

/** Arrays, Maps and Headers are objects, too, and never one with fields. */
const hasFields = (given: unknown): given is object => isObject(given) && !(Symbol.iterator in given)

/** @internal */
export interface Shape<A> {
  /** In front of the names of fields that are wrong; empty where the names say enough. */
  readonly path: string
  /** What it should be, if it is no object at all. */
  readonly expected: string
  /** What a name that does not exist is called. */
  readonly unknown: string
  readonly rules: Rules<A>
}

/**
 * An object with fields, as a plain one of this realm. A name that does not exist is refused: it is misspelt. Without a
 * value (`undefined`) it hides nothing, and is left out like any other name without a value.
 *
 * @internal
 */
export const fields = <A>(what: string, shape: Shape<A>, given: unknown): Input<A> =>
  attempt(what, () => {
    if (!hasFields(given)) return refuse(what, shape.expected)
    const rules = shape.rules as { readonly [name: string]: Rule }
    const at = (name: string) => (shape.path === "" ? name : `${shape.path}.${name}`)
    const get = (name: string) => (given as { readonly [name: string]: unknown })[name]
    const unknown = Object.keys(given).filter(
      (name) => !Object.hasOwn(rules, name) && get(name) !== undefined
    )
    const issues: Array<Issue> = unknown.map((name, index) => ({
      path: at(name),
      // Once is enough.
      expected:
        index < unknown.length - 1
          ? shape.unknown
          : `${shape.unknown} (there are ${Object.keys(rules).join(", ")})`
    }))
    const read: Record<string, unknown> = {}
    for (const [name, rule] of Object.entries(rules)) {
      if (!(name in given)) {
        if (rule.missing !== undefined) issues.push({ path: at(name), expected: rule.missing })
        continue
      }
      const checked = attempt(at(name), () => {
        const found = get(name)
        if (found !== undefined) return value(at(name), rule)(found)
        return rule.unset === undefined
          ? Either.right(undefined)
          : refuse(at(name), `is undefined: ${rule.unset}`)
      })
      if (Either.isLeft(checked)) issues.push(...checked.left)
      else if (checked.right !== undefined) read[name] = checked.right
    }
    return issues.length === 0 ? Either.right(read as A) : Either.left(issues)
  })

/**
 * Options: none for `undefined` and `null`.
 *
 * @internal
 */
export const options = <A extends object>(
  endpoint: string,
  rules: Rules<A>,
  given: unknown,
  example = "{ timeout: 10 }"
): Input<A> =>
  given === undefined || given === null
    ? Either.right({} as A)
    : fields(
        "options",
        {
          path: "",
          expected: `must be an object such as ${example}`,
          unknown: `is no option of ${endpoint}`,
          rules
        },
        given
      )
