/**
 * The words for what is sent. Reading is tolerant, sending is strict: a wrong field is reported before anything leaves the
 * machine, and so is one that does not exist.
 *
 * Models and endpoints know this module and `wire.ts`, and nothing of Effect's schemas.
 *
 * @internal
 */
import * as KoreanTime from "../../KoreanTime.js"
import * as Money from "../money.js"
import * as Codec from "./codec.js"

/**
 * How a request is checked and written.
 *
 * @internal
 */
export type Rule<A, I = A> = Codec.Codec<A, I>

export type { Encoded, Result } from "./codec.js"
export { orNull as nullable, revive, where } from "./codec.js"
/**
 * The schema for Effect users.
 *
 * @internal
 */
export type { EffectSchema as Schema } from "./effectSchema.js"
export { make as schema } from "./effectSchema.js"

type Typed<F> = Codec.Flat<
  { readonly [Name in Exclude<keyof F, Codec.OptionalName<F>>]: Codec.Type<F[Name]> } & {
    readonly [Name in Exclude<Codec.OptionalName<F>, Codec.MeantName<F>>]?: Codec.Type<F[Name]> | undefined
  } & { readonly [Name in Codec.MeantName<F>]?: Codec.Type<F[Name]> }
>
type Encode<F> = Codec.Flat<
  { readonly [Name in Exclude<keyof F, Codec.OptionalName<F>>]: Codec.Encoded<F[Name]> } & {
    readonly [Name in Exclude<Codec.OptionalName<F>, Codec.UnsentName<F> | Codec.MeantName<F>>]?:
      | Codec.Encoded<F[Name]>
      | undefined
  } & {
    readonly [Name in Exclude<Codec.MeantName<F>, Codec.UnsentName<F>>]?: Codec.Encoded<F[Name]>
  }
>

/**
 * An object with these fields and no others.
 *
 * @internal
 */
export const struct = <const F extends Codec.Fields>(fields: () => F): Rule<Typed<F>, Encode<F>> =>
  Codec.struct(fields, true)

/** @internal */
export const optional = <A, I>(rule: Rule<A, I>): Codec.Optional<A, I> =>
  ({ ...rule, isOptional: true }) as never

/**
 * A request that need not be there at all.
 *
 * @internal
 */
export const orNone = <A, I>(rule: Rule<A, I>): Rule<A | undefined, I | undefined> => ({
  shape: rule.shape,
  isOptional: true,
  step: (input, found) => (input === undefined ? undefined : rule.step(input, found))
})

/**
 * A field that may be left out, but not be there without a value: what that would mean.
 *
 * @internal
 */
export const meant = <C extends Codec.Any>(rule: C, unset: string): C & Codec.Meant =>
  ({ ...rule, unset }) as never

/**
 * A field that is only compared with others.
 *
 * @internal
 */
export const unsent = <A, I>(rule: Rule<A, I>): Codec.Unsent<A, I> =>
  ({ ...rule, isOptional: true, isUnsent: true }) as never

/**
 * Characters, not UTF-16 units; decomposed Hangul, as in file names of macOS, counts once per syllable.
 *
 * Assumption: TossPayments documents its limits in characters without saying how it counts them. What it counts otherwise
 * it refuses itself.
 */
const lengthOf = (value: string): number => {
  let length = 0
  for (const _ of value.normalize("NFC")) length += 1
  return length
}

const range = (min: number, max: number): string => (min === max ? String(min) : `${min} to ${max}`)

/** Rules for any text; `what` says what it is. */
const characters = (
  what: string,
  min: number,
  max: number,
  more: ReadonlyArray<Codec.Check<string>> = []
): Omit<Codec.Leaf, "kind"> => ({
  type: "string",
  expected: what,
  checks: [
    {
      holds: (value: string) => lengthOf(value) >= min && lengthOf(value) <= max,
      expected: `${what} of ${range(min, max)} characters`
    },
    {
      holds: (value: string) => value.trim() !== "",
      expected: `${what} that is not blank (it has nothing but spaces)`
    },
    {
      holds: (value: string) => !/\p{Surrogate}/u.test(value),
      expected: `${what} of whole characters (it has half of a surrogate pair: an emoji was cut in two)`
    },
    {
      holds: (value: string) => !value.includes("\0"),
      expected: `${what} without NUL characters (\\u0000)`
    },
    ...more
  ]
})

/**
 * Text for people. It is sent composed (NFC).
 *
 * @internal
 */
export const text = (min: number, max: number): Rule<string> =>
  Codec.leaf({ ...characters("text", min, max), spell: (given: string) => given.normalize("NFC") })

/** @internal */
export const pattern = (regex: RegExp, expected: string): Rule<string> =>
  Codec.leaf({
    type: "string",
    expected: "text",
    checks: [{ holds: (value: string) => regex.test(value), expected }]
  })

/**
 * Numbers of accounts, cards, businesses and phones.
 *
 * @internal
 */
export const digits = (min: number, max: number): Rule<string> =>
  Codec.leaf({
    type: "string",
    expected: "text",
    checks: [
      {
        holds: (value: string) => /^\d+$/.test(value) && value.length >= min && value.length <= max,
        expected: `${range(min, max)} digits`
      }
    ]
  })

/** @internal */
export const oneOf = <const Values extends ReadonlyArray<string>>(
  ...values: Values
): Rule<Values[number]> => {
  const expected = values.map((value) => `"${value}"`).join(" or ")
  return Codec.leaf({
    type: "string",
    expected,
    checks: [{ holds: (value: string) => values.includes(value), expected }]
  })
}

/** @internal */
export const flag: Rule<boolean> = /*#__PURE__*/ Codec.leaf({
  type: "boolean",
  expected: "true or false",
  checks: []
})

/** @internal */
export const integer = (min: number, max: number): Rule<number> =>
  Codec.leaf({
    type: "number",
    expected: "a number (not text)",
    checks: [
      {
        holds: (value: number) => Number.isInteger(value) && value >= min && value <= max,
        expected: `a whole number from ${min} to ${max}`
      }
    ]
  })

/**
 * A value that becomes one segment of the path: `.` and `..` would lead to another endpoint. It is sent as it is: another
 * spelling would be another one.
 */
const identifier = (what: string, max: number, min = 1): Rule<string> =>
  Codec.leaf(
    characters(what, min, max, [
      { holds: (value) => value !== "." && value !== "..", expected: `${what}, not a path` },
      // Neither TossPayments nor a database has keys with them.
      { holds: (value) => !/\p{Cc}/u.test(value), expected: `${what} without control characters` }
    ])
  )

/** @internal */
export const paymentKey: Rule<string> = /*#__PURE__*/ identifier("a payment key", 200)

/**
 * An order id that exists already. The documented form (6 to 64 of `A-Z a-z 0-9 - _`) is not enforced:
 * TossPayments was seen to accept others, and an id that it accepted must stay readable.
 *
 * @internal
 */
export const orderId: Rule<string> = /*#__PURE__*/ identifier("an order id", 64)

const anyKey = /*#__PURE__*/ identifier("a key", 200)

/** @internal */
export const billingKey: Rule<string> = /*#__PURE__*/ identifier(
  "a billing key, given as { billingKey, customerKey }",
  200
)

/**
 * The shop's own id for a buyer: up to 300 characters, and 50 for brandpay. What browsers and brandpay demand beyond the length
 * was seen not to be enforced.
 *
 * @internal
 */
export const customerKeyUpTo = (max: number): Rule<string> => identifier("a customer key", max, 2)

/** @internal */
export const customerKey: Rule<string> = /*#__PURE__*/ customerKeyUpTo(300)

/**
 * The rule for a value in the path of an endpoint that has none of its own.
 *
 * @internal
 */
export const inPath = (name: string): Rule<string> =>
  name === "paymentKey" ? paymentKey : name === "orderId" ? orderId : anyKey

/**
 * An amount of money: at least `min`, at most two decimals. Whether decimals are allowed depends on the
 * currency, which not every request carries. The noise of a computed amount is not sent.
 *
 * @internal
 */
export const amount = (min: number): Rule<number> =>
  Codec.leaf({
    type: "number",
    expected: "a number (not text)",
    checks: [
      {
        holds: (value: number) => (Money.exact(value) ?? Number.NaN) >= min,
        expected: `an amount of at least ${min} with at most two decimals`
      }
    ],
    spell: (given: number) => Money.exact(given) ?? given
  })

/**
 * A calendar day of Korea, `yyyy-MM-dd`.
 *
 * @internal
 */
export const day: Rule<string> = /*#__PURE__*/ Codec.leaf({
  type: "string",
  expected: "a day as yyyy-MM-dd",
  checks: [
    {
      holds: (text: string) => KoreanTime.parse(`${text}T00:00:00`) !== null,
      expected: "a day as yyyy-MM-dd"
    }
  ]
})

/**
 * A moment, which is sent in Korean time and without an offset: `yyyy-MM-dd'T'HH:mm:ss`.
 *
 * @internal
 */
export const date: Rule<Date, string> = /*#__PURE__*/ (() => {
  const print = (date: Date): string => KoreanTime.format(date).slice(0, 19)
  const step: Codec.Step = (input, found) =>
    input instanceof Date && !Number.isNaN(input.getTime())
      ? print(input)
      : Codec.refuse(found, "a valid date")
  return { shape: { kind: "date", parse: KoreanTime.parse, print }, step }
})()

/** @internal */
export const list = <A, I>(
  rule: Rule<A, I>,
  min: number,
  max = Number.POSITIVE_INFINITY
): Rule<ReadonlyArray<A>, ReadonlyArray<I>> =>
  Codec.where(
    Codec.list(rule),
    ({ length }) => length >= min && length <= max,
    `a list of ${Number.isFinite(max) ? range(min, max) : `at least ${min}`} elements`
  )

/**
 * Names and values of the shop's own. The names are shown to nobody.
 *
 * @internal
 */
export const metadata = (
  pairs: number,
  key: number,
  value: number
): Rule<{ readonly [name: string]: string }> =>
  Codec.where(
    Codec.record(text(1, value)),
    (given) =>
      Object.keys(given).length <= pairs && Object.keys(given).every((name) => lengthOf(name) <= key),
    `at most ${pairs} pairs, names of at most ${key} characters`
  )

/**
 * Checks a request, and writes it as it is sent.
 *
 * @internal
 */
export const encode = <A, I>(rule: Rule<A, I>, value: unknown): Codec.Result<I> => Codec.run(rule, value)
