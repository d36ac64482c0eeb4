/**
 * Whether a key can exist and be asked for: `.` and `..` would lead to another endpoint, half a surrogate pair cannot be
 * encoded, and neither TossPayments nor a database has keys with control characters.
 *
 * @internal
 */
export const isPathValue = (value: unknown): value is string =>
  typeof value === "string" &&
  value.length >= 1 &&
  value.length <= 200 &&
  value !== "." &&
  value !== ".." &&
  !/[\p{Surrogate}\p{Cc}]/u.test(value)
