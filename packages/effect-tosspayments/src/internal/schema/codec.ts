/**
 * What reads an answer and writes a request: closures over plain values, made once, at first use. `wire.ts` and `rules.ts`
 * are the words for them; `effectSchema.ts` makes Effect schemas of them, for those who want to compose. Imports nothing.
 *
 * A codec goes as deep as its model, never as deep as what it is given.
 *
 * @internal
 */
import type { Issue } from "../../TossError.js"

/** @internal */
export interface Problem extends Issue {
  /** `path` without what the value has chosen: `cancels[].canceledAt`, `metadata.*`. */
  readonly field: string
  /** Something stands in for it. */
  readonly isTolerated: boolean
}

/**
 * One for all copies of this package in a process: an endpoint that came with a CommonJS copy is called by the other one, too.
 *
 * @internal
 */
export const failed: unique symbol = /*#__PURE__*/ Symbol.for("effect-tosspayments/failed")

/**
 * Answers the other form of `input`, or `failed` with what is wrong added to `found`.
 *
 * @internal
 */
export type Step = (input: unknown, found: Array<Problem>) => unknown

declare const forms: unique symbol

/**
 * `A` is the form that programs see, `I` the one in JSON.
 *
 * @internal
 */
export interface Codec<in out A, in out I> {
  readonly [forms]?: readonly [(a: A) => A, (i: I) => I]
  readonly step: Step
  readonly shape: Shape
  /** Stands in for a field that is missing, without a word. */
  readonly absent?: (() => unknown) | undefined
  /** Stands in for a field that is missing or malformed, which is reported. */
  readonly fallback?: (() => unknown) | undefined
  readonly isOptional?: boolean
  /** What an `undefined` of a field would mean, where it is far more often a mistake than meant, and a dear one. */
  readonly unset?: string
  /** Checked, but not written. */
  readonly isUnsent?: boolean
}

/** @internal */
// biome-ignore lint/suspicious/noExplicitAny: codecs are invariant
export type Any = Codec<any, any>

/**
 * What a codec is made of.
 *
 * @internal
 */
export type Shape =
  | Leaf
  | {
      readonly kind: "date"
      readonly parse: (text: string) => Date | null
      readonly print: (date: Date) => string
    }
  | { readonly kind: "struct"; readonly fields: () => Fields }
  | { readonly kind: "list" | "record" | "nullable"; readonly of: Any }
  | { readonly kind: "union"; readonly members: ReadonlyArray<Any> }
  | { readonly kind: "older"; readonly of: Any; readonly upgrade: (json: JsonObject) => JsonObject }
  | ({ readonly kind: "where"; readonly of: Any } & Check<never>)

/** @internal */
export type Fields = { readonly [name: string]: Any }

/** @internal */
export type JsonObject = { readonly [name: string]: unknown }

/** @internal */
export interface Check<in A> {
  readonly holds: (value: A) => boolean
  readonly expected: string
}

/** @internal */
export interface Leaf {
  readonly kind: "leaf"
  /** What `typeof` says of it; `null`: anything. */
  readonly type: "string" | "number" | "boolean" | null
  readonly expected: string
  /** The first one that does not hold is reported. */
  readonly checks: ReadonlyArray<Check<never>>
  /** The spelling that is sent. */
  readonly spell?: ((value: never) => unknown) | undefined
}

/** @internal */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** @internal */
export const refuse = (found: Array<Problem>, expected: string, name = "", isTolerated = false): unknown => {
  found.push({ path: name, field: name, expected, isTolerated })
  return failed
}

const join = (name: string, rest: string): string =>
  rest === "" || rest.startsWith("[") ? name + rest : `${name}.${rest}`

/**
 * Puts a name in front of the paths of what was found since then. What elements of one list have in common is
 * kept `once`: a list may have millions of them.
 */
const locate = (
  found: Array<Problem>,
  since: number,
  name: string,
  field: string,
  isTolerated: boolean,
  once?: Set<string>
): void => {
  let end = since
  for (let index = since; index < found.length; index++) {
    const problem = found[index] as Problem
    if (once !== undefined) {
      const what = `${problem.field} ${problem.expected}`
      if (once.has(what)) continue
      once.add(what)
    }
    found[end] = {
      path: join(name, problem.path),
      field: join(field, problem.field),
      expected: problem.expected,
      isTolerated: isTolerated || problem.isTolerated
    }
    end += 1
  }
  found.length = end
}

/** @internal */
export const leaf = <A>(shape: Omit<Leaf, "kind">): Codec<A, A> => {
  const { checks, expected, spell, type } = shape
  return {
    shape: { kind: "leaf", ...shape },
    step: (input, found) => {
      if (type !== null && typeof input !== type) return refuse(found, expected)
      for (const check of checks) {
        if (!check.holds(input as never)) return refuse(found, check.expected)
      }
      return spell === undefined ? input : spell(input as never)
    }
  }
}

const missing = "a value (it is missing)"

/** Of an object that is sent the names that it must have; of one that is read not even those. */
const nameOf = (isExact: boolean, fields: ReadonlyArray<readonly [string, Any]>): string =>
  isExact
    ? `an object with ${fields
        .filter(([, field]) => !field.isOptional)
        .map(([name]) => name)
        .join(", ")}`
    : "an object"

/**
 * Fields that are not known are ignored, or refused where it `isExact`.
 *
 * @internal
 */
export const struct = <A, I>(fieldsOf: () => Fields, isExact: boolean): Codec<A, I> => {
  let known: ReadonlyArray<readonly [name: string, field: Any]> | undefined
  return {
    shape: { kind: "struct", fields: fieldsOf },
    step: (input, found) => {
      known ??= Object.entries(fieldsOf())
      if (!isJsonObject(input)) return refuse(found, nameOf(isExact, known))
      const output: Record<string, unknown> = {}
      let holds = true
      if (isExact) {
        for (const name of Reflect.ownKeys(input)) {
          if (known.some(([field]) => field === name)) continue
          const names = known.map(([field]) => field).join(", ")
          refuse(found, `no such field (there are ${names})`, String(name))
          holds = false
        }
      }
      for (const [name, field] of known) {
        const given = input[name]
        const { fallback } = field
        let value: unknown
        if (given === undefined) {
          if (field.absent !== undefined) {
            output[name] = field.absent()
            continue
          }
          if (field.unset !== undefined && name in input) {
            value = refuse(found, `a value (it is undefined: ${field.unset})`, name)
          } else if (field.isOptional) continue
          else value = refuse(found, missing, name, fallback !== undefined)
        } else {
          const since = found.length
          value = field.step(given, found)
          if (found.length > since)
            locate(found, since, name, name, value === failed && fallback !== undefined)
        }
        if (value === failed && fallback !== undefined) value = fallback()
        if (value === failed) holds = false
        else if (!field.isUnsent) output[name] = value
      }
      return holds ? output : failed
    }
  }
}

/** How many bad elements tell enough of a list that cannot be read. */
const enough = 10

/** The other forms of values, which have names where their places are none; `failed` when one has no other form. */
const each = (
  of: Any,
  values: ReadonlyArray<unknown>,
  names: ReadonlyArray<string> | null,
  found: Array<Problem>
): Array<unknown> | typeof failed => {
  const output: Array<unknown> = []
  let failures = 0
  let once: Set<string> | undefined
  for (let index = 0; index < values.length; index++) {
    const since = found.length
    const value = of.step(values[index], found)
    if (found.length > since) {
      once ??= new Set()
      locate(found, since, names?.[index] ?? String(index), names === null ? "[]" : "*", false, once)
    }
    if (value !== failed) output.push(value)
    else if (++failures === enough) break
  }
  return failures === 0 ? output : failed
}

/** @internal */
export const list = <A, I>(of: Codec<A, I>): Codec<ReadonlyArray<A>, ReadonlyArray<I>> => ({
  shape: { kind: "list", of },
  step: (input, found) => (Array.isArray(input) ? each(of, input, null, found) : refuse(found, "a list"))
})

/** @internal */
export const record = <A, I>(
  of: Codec<A, I>
): Codec<{ readonly [name: string]: A }, { readonly [name: string]: I }> => ({
  shape: { kind: "record", of },
  step: (input, found) => {
    if (!isJsonObject(input)) return refuse(found, "an object")
    const names = Object.keys(input)
    const values = each(of, Object.values(input), names, found)
    // Defines, does not assign: a name may be `__proto__`.
    return values === failed ? failed : Object.fromEntries(names.map((name, index) => [name, values[index]]))
  }
})

/**
 * The first member that takes it.
 *
 * @internal
 */
export const union = <Members extends ReadonlyArray<Any>>(
  ...members: Members
): Codec<Type<Members[number]>, Encoded<Members[number]>> => ({
  shape: { kind: "union", members },
  step: (input, found) => {
    const since = found.length
    for (const member of members) {
      const before = found.length
      const value = member.step(input, found)
      if (value === failed) continue
      found.splice(since, before - since)
      return value
    }
    return failed
  }
})

/** @internal */
export const orNull = <A, I>(of: Codec<A, I>): Codec<A | null, I | null> => ({
  shape: { kind: "nullable", of },
  step: (input, found) => {
    if (input === null) return null
    const since = found.length
    const value = of.step(input, found)
    // What is wrong further inside stands alone.
    if (value === failed && found.slice(since).some(({ path }) => path === "")) refuse(found, "null")
    return value
  }
})

/** @internal */
export const older = <A, I>(of: Codec<A, I>, upgrade: (json: JsonObject) => JsonObject): Codec<A, I> => ({
  shape: { kind: "older", of, upgrade },
  step: (input, found) => of.step(isJsonObject(input) ? upgrade(input) : input, found)
})

/** @internal */
export const where = <A, I>(
  of: Codec<A, I>,
  holds: (value: A) => boolean,
  expected: string
): Codec<A, I> => ({
  shape: { kind: "where", of, holds, expected },
  step: (input, found) => {
    const value = of.step(input, found)
    return value === failed || holds(input as A) ? value : refuse(found, expected)
  }
})

/**
 * What programs see of what was stored as JSON, which knows no dates.
 *
 * @internal
 */
export const revive = ({ shape }: Any, json: unknown): unknown => {
  switch (shape.kind) {
    case "date":
      return (typeof json === "string" ? shape.parse(json) : null) ?? json
    case "struct": {
      if (!isJsonObject(json)) return json
      const fields = shape.fields()
      return Object.fromEntries(
        Object.entries(json).map(([name, value]) => {
          const field = Object.hasOwn(fields, name) ? fields[name] : undefined
          return [name, field === undefined ? value : revive(field, value)]
        })
      )
    }
    case "list":
      return Array.isArray(json) ? json.map((item) => revive(shape.of, item)) : json
    case "nullable":
    case "where":
      return revive(shape.of, json)
    default:
      return json
  }
}

declare const lenient: unique symbol
declare const optional: unique symbol
declare const unsent: unique symbol

/**
 * A field that JSON need not have.
 *
 * @internal
 */
export interface Lenient<in out A, in out I> extends Codec<A, I> {
  readonly [lenient]: true
}

/**
 * A field that neither form need have.
 *
 * @internal
 */
export interface Optional<in out A, in out I> extends Codec<A, I> {
  readonly [optional]: true
}

/**
 * A field that programs may have, and JSON does not.
 *
 * @internal
 */
export interface Unsent<in out A, in out I> extends Optional<A, I> {
  readonly [unsent]: true
}

declare const meant: unique symbol

/**
 * A field that is there with a value or not at all.
 *
 * @internal
 */
export interface Meant {
  readonly [meant]: true
}

type NamesOf<F, Kind> = { [Name in keyof F]: F[Name] extends Kind ? Name : never }[keyof F]

/**
 * One object type of an intersection.
 *
 * @internal
 */
export type Flat<A> = { readonly [Name in keyof A]: A[Name] }

/** @internal */
export type LenientName<F> = NamesOf<F, { readonly [lenient]: true }>

/** @internal */
export type OptionalName<F> = NamesOf<F, { readonly [optional]: true }>

/** @internal */
export type MeantName<F> = NamesOf<F, Meant>

/** @internal */
export type UnsentName<F> = NamesOf<F, { readonly [unsent]: true }>

/** @internal */
export type Type<C> = C extends Codec<infer A, infer _> ? A : never

/**
 * The form in JSON.
 *
 * @internal
 */
export type Encoded<C> = C extends Codec<infer _, infer I> ? I : never

/** @internal */
export type Result<A> =
  | { readonly value: A; readonly drift: ReadonlyArray<Issue> }
  | { readonly issues: ReadonlyArray<Issue> }

/** Each field once. */
const driftOf = (found: ReadonlyArray<Problem>): ReadonlyArray<Issue> => {
  const fields = new Map<string, Set<string>>()
  for (const { expected, field } of found) fields.set(field, (fields.get(field) ?? new Set()).add(expected))
  return Array.from(fields, ([path, ways]) => ({ path, expected: [...ways].join(" or ") }))
}

const none: ReadonlyArray<never> = []

/** @internal */
export const run = <A>(codec: Any, input: unknown): Result<A> => {
  const found: Array<Problem> = []
  const value = codec.step(input, found)
  return value === failed
    ? {
        issues: found
          .filter(({ isTolerated }) => !isTolerated)
          .map(({ expected, path }) => ({ path, expected }))
      }
    : { value: value as A, drift: found.length === 0 ? none : driftOf(found) }
}
