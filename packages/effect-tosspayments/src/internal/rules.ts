/**
 * Rules for what the SDK sends. Reading is tolerant, sending is strict: a wrong field is reported before
 * anything leaves the machine.
 *
 * @internal
 */
import * as Schema from "effect/Schema"

/** @internal */
export const text = (min: number, max: number) =>
  Schema.String.annotations({ description: "text" }).pipe(
    Schema.filter((value) => value.length >= min && value.length <= max, {
      description: min === max ? `${min} characters` : `text of ${min} to ${max} characters`
    })
  )

/** @internal */
export const pattern = (regex: RegExp, description: string) =>
  Schema.String.annotations({ description: "text" }).pipe(
    Schema.filter((value) => regex.test(value), { description })
  )

/** A value that becomes one segment of the path: `.` and `..` would lead to another endpoint. */
const segment = (max: number) =>
  text(1, max).pipe(
    Schema.filter((value) => value !== "." && value !== "..", { description: "a key, not a path" })
  )

/** @internal */
export const paymentKey = /*#__PURE__*/ segment(200)

/**
 * An order id that exists already. The documented form (6 to 64 of `A-Z a-z 0-9 - _`) is not enforced:
 * TossPayments was seen to accept others, and an id that it accepted must stay readable.
 *
 * @internal
 */
export const orderId = /*#__PURE__*/ segment(64)

const twoDecimals = (value: number): boolean =>
  Number.isSafeInteger(Math.round(value * 100)) && Math.abs(Math.round(value * 100) - value * 100) < 1e-6

/**
 * An amount of money: at least `min`, at most two decimals. Whether decimals are allowed depends on the
 * currency, which not every request carries.
 *
 * @internal
 */
export const amount = (min: number) =>
  Schema.Number.annotations({ description: "a number (not text)" }).pipe(
    Schema.filter((value) => value >= min && twoDecimals(value), {
      description: `an amount of at least ${min} with at most two decimals`
    })
  )
