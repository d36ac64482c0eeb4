/**
 * The words for what is read: how JSON becomes a model. TossPayments adds fields and enum values without a new API version
 * and leaves fields out in some versions and events, so reading is tolerant: an approved payment must never look like a
 * failure because a receipt URL was missing.
 *
 * As a field of `struct`, each word says what a missing or malformed value is read as: `text` as `""`, `amount` as `NaN`,
 * `date` as an invalid date, `flag` and `nullable` as `null`. All of it is reported as drift, except for what may be
 * missing. `required` takes the tolerance away, `expected` gives another one. Elements of a `list`, values of a `record`
 * and members of a `union` have none of their own.
 *
 * Models and endpoints know this module and `rules.ts`, and nothing of Effect's schemas.
 *
 * @internal
 */
import * as KoreanTime from "../../KoreanTime.js"
import * as Codec from "./codec.js"
import type * as EffectSchema from "./effectSchema.js"

/**
 * How a model is read.
 *
 * @internal
 */
export type Wire<A, I> = Codec.Codec<A, I>

export type { Encoded, JsonObject, Result, Type } from "./codec.js"
export { isJsonObject, list, older, record, union } from "./codec.js"
/**
 * The schema for Effect users.
 *
 * @internal
 */
export type Schema<A, I> = EffectSchema.EffectSchema<A, I>
export { make as schema } from "./effectSchema.js"

type Typed<F> = { readonly [Name in keyof F]: Codec.Type<F[Name]> }
type Encode<F> = Codec.Flat<
  { readonly [Name in Exclude<keyof F, Codec.LenientName<F>>]: Codec.Encoded<F[Name]> } & {
    readonly [Name in Codec.LenientName<F>]?: Codec.Encoded<F[Name]> | undefined
  }
>

/**
 * An object. Fields that it does not name are ignored.
 *
 * @internal
 */
export const struct = <const F extends Codec.Fields>(fields: () => F): Wire<Typed<F>, Encode<F>> =>
  Codec.struct(fields, false)

/**
 * A missing or malformed field is read as `fallback` and reported as drift.
 *
 * @internal
 */
export const expected = <A, I>(wire: Wire<A, I>, fallback: () => A): Codec.Lenient<A, I> =>
  ({ ...wire, fallback }) as never

/**
 * Both `null` and absent are `null`; what is malformed is, too, and is reported as drift.
 *
 * @internal
 */
export const nullable = <A, I>(wire: Wire<A, I>): Codec.Lenient<A | null, I | null> =>
  ({ ...Codec.orNull(wire), absent: () => null, fallback: () => null }) as never

/**
 * A field that decisions about money hang on: without it the object is not read at all.
 *
 * @internal
 */
export const required = <A, I>({ shape, step }: Wire<A, I>): Wire<A, I> => ({ shape, step })

/**
 * A field that older versions leave out, since it could have one value only.
 *
 * @internal
 */
export const orElse = <A, I>(wire: Wire<A, I>, value: A): Codec.Lenient<A, I | null> => {
  const { step } = Codec.orNull(wire)
  const orValue: Codec.Step = (input, found) => step(input, found) ?? value
  return { shape: wire.shape, step: orValue, absent: () => value } as never
}

const string = /*#__PURE__*/ Codec.leaf<string>({ type: "string", expected: "a string", checks: [] })

/** @internal */
export const text = /*#__PURE__*/ expected(string, () => "")

/**
 * Known values complete in the editor, unknown ones survive with their text.
 *
 * @internal
 */
export const openEnum = <Known extends string | null>(
  fallback = ""
): Codec.Lenient<Exclude<Known, null>, string> => expected(string, () => fallback) as never

/**
 * One value and no other: what tells the members of a union apart.
 *
 * @internal
 */
export const literal = <const Value extends string>(value: Value): Wire<Value, Value> =>
  Codec.leaf<Value>({
    type: "string",
    expected: `"${value}"`,
    checks: [{ holds: (given) => given === value, expected: `"${value}"` }]
  })

/**
 * What an object is known by: not empty, and never made up.
 *
 * @internal
 */
export const key = /*#__PURE__*/ Codec.leaf<string>({
  type: "string",
  expected: "a string",
  checks: [{ holds: (text: string) => text !== "", expected: "a non empty string" }]
})

/** @internal */
export const number = /*#__PURE__*/ Codec.leaf<number>({
  type: "number",
  expected: "a finite number",
  checks: [{ holds: (value: number) => Number.isFinite(value), expected: "a finite number" }]
})

/**
 * An amount that nothing is decided on. `NaN` rather than 0 when it is missing or infinite (`1e999` is JSON), so that
 * a sum shows it.
 *
 * @internal
 */
export const amount = /*#__PURE__*/ expected(
  /*#__PURE__*/ Codec.leaf<number>({
    type: "number",
    expected: "a number",
    checks: [{ holds: (value: number) => Math.abs(value) !== Number.POSITIVE_INFINITY, expected: "a number" }]
  }),
  () => Number.NaN
)

/** @internal */
export const boolean = /*#__PURE__*/ Codec.leaf<boolean>({
  type: "boolean",
  expected: "a boolean",
  checks: []
})

/**
 * `null` when nothing is said: `false` would say something.
 *
 * @internal
 */
export const flag = /*#__PURE__*/ nullable(boolean)

/**
 * Anything, as it is.
 *
 * @internal
 */
export const json = /*#__PURE__*/ Codec.leaf<unknown>({ type: null, expected: "a value", checks: [] })

/**
 * A moment, with an offset or in Korean time.
 *
 * @internal
 */
export const date = /*#__PURE__*/ expected<Date, string>(
  {
    shape: { kind: "date", parse: KoreanTime.parse, print: KoreanTime.format },
    step: (input, found) =>
      (typeof input === "string" ? KoreanTime.parse(input) : null) ??
      Codec.refuse(found, "an ISO 8601 date-time")
  },
  () => new Date(Number.NaN)
)

/**
 * A calendar day of Korea, `yyyy-MM-dd`. It stays text: a `Date` would be another day elsewhere.
 *
 * @internal
 */
export const day = /*#__PURE__*/ expected(
  /*#__PURE__*/ Codec.leaf<string>({
    type: "string",
    expected: "a day as yyyy-MM-dd",
    checks: [
      {
        holds: (text: string) => KoreanTime.parse(`${text}T00:00:00`) !== null,
        expected: "a day as yyyy-MM-dd"
      }
    ]
  }),
  () => ""
)

/**
 * An object that has the code of an organisation since version 2022-11-16, and had its name before: the code is read
 * from the name. A name that is not known gives no code.
 *
 * Source: https://docs.tosspayments.com/resources/release-note
 *
 * @internal
 */
export const codeFromName = <A, I>(
  wire: Wire<A, I>,
  code: string,
  name: string,
  codeOf: (name: string) => string | null
): Wire<A, I> =>
  Codec.older(wire, (json) => {
    const text = json[name]
    const found = typeof text === "string" ? codeOf(text) : null
    return found === null || typeof json[code] === "string" ? json : { ...json, [code]: found }
  })

/** @internal */
export const decode = <A, I>(wire: Wire<A, I>, json: unknown): Codec.Result<A> => Codec.run(wire, json)

/** @internal */
export const is = <A, I>(wire: Wire<A, I>, json: unknown): boolean => "value" in Codec.run(wire, json)
