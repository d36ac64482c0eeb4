import * as Schema from "effect/Schema"

/**
 * A number that came as a text.
 *
 * Assumption: a text has digits and at most one point, nothing else.
 */
export const numeral = Schema.transform(
  Schema.String.pipe(Schema.pattern(/^\d{1,20}(\.\d{1,20})?$/)),
  Schema.Number,
  { strict: true, decode: Number, encode: String }
)
