/**
 * Codecs as Effect schemas, for those who put models into schemas of their own. The only module that knows `effect/Schema`.
 *
 * @internal
 */
import * as Either from "effect/Either"
import * as ParseResult from "effect/ParseResult"
import * as Schema from "effect/Schema"
import * as Codec from "./codec.js"

/** @internal */
export type EffectSchema<A, I> = Schema.Schema<A, I>

type AnySchema = Schema.Schema<never>

const leaf = ({ checks, expected, spell, type }: Codec.Leaf): AnySchema => {
  const base: Schema.Schema<unknown> =
    type === "string"
      ? (Schema.String as never)
      : type === "number"
        ? (Schema.Number as never)
        : type === "boolean"
          ? (Schema.Boolean as never)
          : Schema.Unknown
  const checked = checks.reduce<Schema.Schema<unknown>>(
    (schema, check) =>
      schema.pipe(Schema.filter((value) => check.holds(value as never), { description: check.expected })),
    base.annotations({ description: expected })
  )
  const schema =
    spell === undefined
      ? checked
      : Schema.transform(base, checked, {
          strict: true,
          decode: (sent) => sent,
          encode: (given) => spell(given as never)
        })
  return schema as never
}

/** The model's side takes invalid dates too: they stand for dates that are missing. */
const date = ({ parse, print }: Extract<Codec.Shape, { kind: "date" }>): AnySchema =>
  Schema.transformOrFail(Schema.String, Schema.DateFromSelf, {
    strict: true,
    decode: (text, _, ast) => {
      const read = parse(text)
      return read === null ? ParseResult.fail(new ParseResult.Type(ast, text)) : ParseResult.succeed(read)
    },
    encode: (date, _, ast) =>
      Number.isNaN(date.getTime())
        ? ParseResult.fail(new ParseResult.Type(ast, date, "a valid date"))
        : ParseResult.succeed(print(date))
  }).annotations({ description: "an ISO 8601 date-time" }) as never

const field = (codec: Codec.Any): Schema.Struct.Field => {
  const { absent, fallback, isOptional } = codec
  const schema: Schema.Schema<unknown> = schemaOf(codec)
  if (isOptional) return Schema.optional(schema)
  if (fallback !== undefined) {
    return Schema.optionalWith(schema.annotations({ decodingFallback: () => Either.right(fallback()) }), {
      default: absent ?? fallback
    })
  }
  return absent === undefined ? schema : Schema.optionalWith(schema, { default: absent, nullable: true })
}

const struct = (fields: Codec.Fields): AnySchema => {
  const all = Object.entries(fields).map(([name, codec]) => [name, field(codec), codec.isUnsent] as const)
  const given = Schema.Struct(Object.fromEntries(all))
  const sent = all.filter(([, , isUnsent]) => !isUnsent)
  if (sent.length === all.length) return given as never
  const names = sent.map(([name]) => name)
  return Schema.transform(Schema.Struct(Object.fromEntries(sent)), Schema.typeSchema(given), {
    strict: false,
    decode: (sent) => sent,
    encode: (given: object) =>
      Object.fromEntries(Object.entries(given).filter(([name]) => names.includes(name)))
  }) as never
}

const schemaOf = <A, I>(codec: Codec.Codec<A, I>): EffectSchema<A, I> => {
  const { shape } = codec
  const of = (): Schema.Schema<unknown> => ("of" in shape ? schemaOf(shape.of) : Schema.Unknown)
  switch (shape.kind) {
    case "leaf":
      return leaf(shape) as never
    case "date":
      return date(shape) as never
    case "struct":
      return struct(shape.fields()) as never
    case "list":
      return Schema.Array(of()) as never
    case "record":
      return Schema.Record({ key: Schema.String, value: of() }) as never
    case "union":
      return Schema.Union(...shape.members.map((member) => schemaOf(member))) as never
    case "nullable":
      return Schema.NullOr(of()) as never
    case "older":
      return Schema.transform(Schema.Unknown, of(), {
        strict: false,
        decode: (json) => (Codec.isJsonObject(json) ? shape.upgrade(json) : json),
        encode: (json) => json
      }) as never
    case "where":
      return of().pipe(
        Schema.filter((value) => shape.holds(value as never), { description: shape.expected })
      ) as never
  }
}

/**
 * Made when it is used first: making those of a payment takes as long as importing all the rest of the SDK. `name` is what
 * a JSON schema or an OpenAPI document calls it.
 *
 * @internal
 */
export const make = <A, I>(name: string, codec: Codec.Codec<A, I>): EffectSchema<A, I> =>
  Schema.suspend(() => schemaOf(codec)).annotations({ identifier: `TossPayments.${name}` })
