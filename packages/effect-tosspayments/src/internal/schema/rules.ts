/**
 * Rules for what the SDK sends. Reading is tolerant, sending is strict: a wrong field is reported before
 * anything leaves the machine.
 *
 * @internal
 */
import * as Schema from "effect/Schema"
import * as Money from "../money.js"

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

const lengths = (min: number, max: number): string =>
  min === max ? `${min} characters` : `${min} to ${max} characters`

/** Rules for any text; `what` says what it is. */
const characters = (what: string, min: number, max: number) =>
  Schema.String.annotations({ description: what }).pipe(
    Schema.filter((value) => lengthOf(value) >= min && lengthOf(value) <= max, {
      description: `${what} of ${lengths(min, max)}`
    }),
    Schema.filter((value) => value.trim() !== "", {
      description: `${what} that is not blank (it has nothing but spaces)`
    }),
    Schema.filter((value) => !/\p{Surrogate}/u.test(value), {
      description: `${what} of whole characters (it has half of a surrogate pair: an emoji was cut in two)`
    }),
    Schema.filter((value) => !value.includes("\0"), {
      description: `${what} without NUL characters (\\u0000)`
    })
  )

/**
 * Text for people. It is sent composed (NFC).
 *
 * @internal
 */
export const text = (min: number, max: number): Schema.Schema<string> =>
  Schema.transform(Schema.String, characters("text", min, max), {
    strict: true,
    decode: (sent) => sent,
    encode: (given) => given.normalize("NFC")
  })

/** @internal */
export const pattern = (regex: RegExp, description: string) =>
  Schema.String.annotations({ description: "text" }).pipe(
    Schema.filter((value) => regex.test(value), { description })
  )

/**
 * A value that becomes one segment of the path: `.` and `..` would lead to another endpoint. It is sent as it is: another
 * spelling would be another one.
 */
const identifier = (what: string, max: number): Schema.Schema<string> =>
  characters(what, 1, max).pipe(
    Schema.filter((value) => value !== "." && value !== "..", { description: `${what}, not a path` }),
    // Neither TossPayments nor a database has keys with them.
    Schema.filter((value) => !/\p{Cc}/u.test(value), { description: `${what} without control characters` })
  )

/** @internal */
export const paymentKey = /*#__PURE__*/ identifier("a payment key", 200)

/**
 * An order id that exists already. The documented form (6 to 64 of `A-Z a-z 0-9 - _`) is not enforced:
 * TossPayments was seen to accept others, and an id that it accepted must stay readable.
 *
 * @internal
 */
export const orderId = /*#__PURE__*/ identifier("an order id", 64)

const anyKey = /*#__PURE__*/ identifier("a key", 200)

/**
 * The rule for a value in the path of an endpoint.
 *
 * @internal
 */
export const inPath = (name: string): Schema.Schema<string> =>
  name === "paymentKey" ? paymentKey : name === "orderId" ? orderId : anyKey

/**
 * An amount of money: at least `min`, at most two decimals. Whether decimals are allowed depends on the
 * currency, which not every request carries. The noise of a computed amount is not sent.
 *
 * @internal
 */
export const amount = (min: number): Schema.Schema<number> =>
  Schema.transform(
    Schema.Number,
    Schema.Number.annotations({ description: "a number (not text)" }).pipe(
      Schema.filter((value) => (Money.exact(value) ?? Number.NaN) >= min, {
        description: `an amount of at least ${min} with at most two decimals`
      })
    ),
    { strict: true, decode: (sent) => sent, encode: (given) => Money.exact(given) ?? given }
  )
