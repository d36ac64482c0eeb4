/**
 * Requests that a codec takes, made from the codec itself: of all that could be given it picks what the rules let through, so
 * that a rule that lets too much through is found.
 */
import * as FastCheck from "effect/FastCheck"
import * as Redacted from "effect/Redacted"
import type * as Endpoint from "../../src/Endpoint.js"
import type * as Codec from "../../src/internal/schema/codec.js"
import * as Rules from "../../src/internal/schema/rules.js"

const range = (from: number, to: number): ReadonlyArray<number> =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index)

const lengths = [
  ...range(0, 70),
  ...range(98, 102),
  ...range(198, 202),
  ...range(298, 302),
  ...range(498, 502),
  1000
]

const texts: ReadonlyArray<string> = [
  ...["0", "1", "a", "Z", "가", "ab-_=", "👍"].flatMap((letters) =>
    lengths.map((length) => Array.from(letters.repeat(length)).slice(0, length).join(""))
  ),
  ...range(0, 99).map((number) => String(number).padStart(2, "0")),
  ..."088 020 국민 KOOKMIN 900101 1234567890 01012345678 203.0.113.7 a@example.com https://example.com/a?b=c".split(
    " "
  ),
  ...["2026-03-02", "2026-12-31", "2028-02-29", "2026-03-02T10:15:01", "2026-02-30"],
  ...[
    "a/b",
    "../..",
    "..",
    ".",
    "a b",
    "%2F",
    "?#&+;=",
    "\\",
    "한글 이름",
    "\u1112\u1161\u11ab",
    "\u0000",
    " ",
    "\n",
    "\ud83d"
  ]
]

const numbers: ReadonlyArray<number> = [
  ...range(-2, 14),
  ...range(98, 102),
  ...range(2158, 2162),
  ...range(4998, 5002),
  ...range(9998, 10_002),
  ...[33000, 999_999_999, 1_000_000_000, 2_147_483_647, 2_147_483_648, 9_007_199_254_740_991, 1e21],
  ...[0.01, 0.005, 1.5, 3.3000000000000003, -0, Number.NaN, Number.POSITIVE_INFINITY]
]

const leaf = ({ checks, expected, type }: Codec.Leaf): FastCheck.Arbitrary<unknown> => {
  if (type === "boolean") return FastCheck.boolean()
  if (type === null) return FastCheck.jsonValue()
  const told = [expected, ...checks.map((check) => check.expected)].join(" ")
  const words = Array.from(told.matchAll(/"([^"]*)"/g), ([, word = ""]) => word)
  const pool: ReadonlyArray<unknown> = type === "number" ? numbers : [...words, ...texts]
  const taken = pool.filter((value) => checks.every(({ holds }) => holds(value as never)))
  if (taken.length === 0) throw new Error(`nothing here is ${told}: add something`)
  return FastCheck.constantFrom(...taken)
}

const struct = (fields: Codec.Fields): FastCheck.Arbitrary<unknown> =>
  FastCheck.record(Object.fromEntries(Object.entries(fields).map(([name, codec]) => [name, of(codec)])), {
    requiredKeys: Object.keys(fields).filter((name) => fields[name]?.isOptional !== true)
  })

/** Values that a codec takes. */
export const of = ({ shape }: Codec.Any): FastCheck.Arbitrary<unknown> => {
  switch (shape.kind) {
    case "leaf":
      return leaf(shape)
    case "date":
      return FastCheck.date({ min: new Date("2000-01-01"), max: new Date("2099-01-01"), noInvalidDate: true })
    case "struct":
      return struct(shape.fields())
    case "list":
      return FastCheck.oneof(
        { weight: 9, arbitrary: FastCheck.array(of(shape.of), { maxLength: 3 }) },
        { weight: 1, arbitrary: FastCheck.array(of(shape.of), { minLength: 99, maxLength: 101 }) }
      )
    case "record":
      return FastCheck.dictionary(
        FastCheck.constantFrom(...texts.filter((text) => text.length < 60)),
        of(shape.of),
        {
          maxKeys: 6
        }
      )
    case "nullable":
      return FastCheck.option(of(shape.of))
    case "union":
      return FastCheck.oneof(...shape.members.map(of))
    case "older":
      return of(shape.of)
    case "where":
      return of(shape.of).filter((value) => shape.holds(value as never))
  }
}

/** Texts that the path takes. */
const inPath = ({ rules }: Endpoint.Any, name: string): FastCheck.Arbitrary<unknown> =>
  of(rules?.[name] ?? Rules.inPath(name))

/** Arguments that a call of the endpoint takes. */
export const argumentsOf = (endpoint: Endpoint.Any): FastCheck.Arbitrary<Array<unknown>> => {
  const { bearer, owner, params, request } = endpoint
  return FastCheck.tuple(
    ...(bearer ? [FastCheck.constant(Redacted.make("token"))] : []),
    ...params.map((name) =>
      owner === null
        ? inPath(endpoint, name)
        : FastCheck.record({ [name]: inPath(endpoint, name), [owner]: inPath(endpoint, owner) })
    ),
    ...(request === null
      ? []
      : [request.isOptional === true ? FastCheck.option(of(request), { nil: undefined }) : of(request)])
  )
}
