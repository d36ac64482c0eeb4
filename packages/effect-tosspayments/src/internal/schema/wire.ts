/**
 * How wire values become model values. TossPayments adds fields and enum values without a new API version
 * and leaves fields out in some versions and events, so reading is tolerant: an approved payment must never
 * look like a failure because a receipt URL was missing.
 *
 * @internal
 */
import * as Either from "effect/Either"
import * as Option from "effect/Option"
import * as ParseResult from "effect/ParseResult"
import * as Schema from "effect/Schema"
import * as AST from "effect/SchemaAST"
import * as KoreanTime from "../../KoreanTime.js"
import * as Drift from "./drift.js"

const orElse = <A, I>(schema: Schema.Schema<A, I>, fallback: () => A): Schema.Schema<A, I> =>
  schema.annotations({
    decodingFallback: () => {
      Drift.report()
      return Either.right(fallback())
    }
  })

/**
 * A field that may be `null` or absent; both are read as `null`, and so is a value of the wrong shape.
 *
 * @internal
 */
export const nullable = <A, I>(schema: Schema.Schema<A, I>) =>
  Schema.optionalWith(
    orElse(Schema.NullOr(schema), () => null),
    { default: () => null }
  )

/**
 * A field that is documented as always present, but that no decision about money hangs on: a missing or
 * malformed value is read as `fallback` and reported as drift.
 *
 * @internal
 */
export const expected = <A, I>(schema: Schema.Schema<A, I>, fallback: () => A) =>
  Schema.optionalWith(orElse(schema, fallback), {
    default: () => {
      Drift.report()
      return fallback()
    }
  })

/** @internal */
export const text = /*#__PURE__*/ expected(Schema.String, () => "")

/**
 * `null` when it is not told: `false` would say something.
 *
 * @internal
 */
export const flag = /*#__PURE__*/ nullable(Schema.Boolean)

/**
 * An amount that nothing is decided on. `NaN` rather than 0 when it is missing or infinite (`1e999` is JSON), so that
 * a sum shows it.
 *
 * @internal
 */
export const amount = /*#__PURE__*/ expected(
  /*#__PURE__*/ Schema.Number.pipe(
    /*#__PURE__*/ Schema.filter((value) => Number.isFinite(value) || Number.isNaN(value), {
      description: "a number"
    })
  ),
  () => Number.NaN
)

/**
 * Known values complete in the editor, unknown ones survive with their text.
 *
 * @internal
 */
export const openEnum = <const Known extends string>(
  ..._known: ReadonlyArray<Known>
): Schema.Schema<Known | (string & {}), string> => Schema.String as never

const Renaming = /*#__PURE__*/ Symbol.for("effect-tosspayments/Renaming")

/** @internal */
export type JsonObject = { readonly [name: string]: unknown }

/** @internal */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/**
 * An object that has the code of an organisation since version 2022-11-16, and had its name before: the code is read
 * from the name. A name that is not known gives no code.
 *
 * Source: https://docs.tosspayments.com/resources/release-note
 *
 * @internal
 */
export const codeFromName = <A, I>(
  schema: Schema.Schema<A, I>,
  {
    code,
    name,
    codeOf
  }: { readonly code: string; readonly name: string; readonly codeOf: (name: string) => string | null }
): Schema.Schema<A, I> => {
  const rename = (json: JsonObject): JsonObject => {
    const text = json[name]
    const found = typeof text === "string" ? codeOf(text) : null
    return found === null || typeof json[code] === "string" ? json : { ...json, [code]: found }
  }
  return Schema.transform(Schema.Unknown, schema, {
    strict: false,
    decode: (json) => (isJsonObject(json) ? rename(json) : json),
    encode: (json) => json
  }).annotations({ [Renaming]: rename }) as never
}

/**
 * How `codeFromName` changes what was read; `null` for any other schema.
 *
 * @internal
 */
export const renaming = (ast: AST.AST): ((json: JsonObject) => JsonObject) | null =>
  Option.getOrNull(AST.getAnnotation<(json: JsonObject) => JsonObject>(Renaming)(ast))

/**
 * The model's side takes invalid dates too: that is what `expected` answers for a date that is missing.
 *
 * @internal
 */
export const dateTime: Schema.Schema<Date, string> = /*#__PURE__*/ Schema.transformOrFail(
  Schema.String,
  Schema.DateFromSelf,
  {
    strict: true,
    decode: (input, _, ast) => {
      const date = KoreanTime.parse(input)
      return date === null
        ? ParseResult.fail(new ParseResult.Type(ast, input, "an ISO 8601 date-time"))
        : ParseResult.succeed(date)
    },
    encode: (date, _, ast) =>
      Number.isNaN(date.getTime())
        ? ParseResult.fail(new ParseResult.Type(ast, date, "a valid date"))
        : ParseResult.succeed(KoreanTime.format(date))
  }
).annotations({ description: "an ISO 8601 date-time" })
