const mask = "•••"

/** Names of members whose values nobody needs to see, however they are written. */
const secret =
  /secret|password|cvc|card_?number|account_?number|identity_?number|registration_?number|security_?key|billing_?key|auth_?key|token|phone|email|expiration|birth/i

/** `name=value` of forms, `name: value` of whatever is nearly JSON. */
const pairs = /(?<![A-Za-z_])([A-Za-z_]{1,64})("?\s{0,4}[=:]\s{0,4}"?)([^&\s",}]+)/g

const digits = /\d[\d -]{7,}\d/g

const masked = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(masked)
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      secret.test(name) && member !== null && typeof member !== "object" ? mask : masked(member)
    ])
  )
}

/** A body to look at. What is no JSON may still be meant to carry a card number. */
export const body = (text: string): string => {
  if (text === "") return text
  try {
    return JSON.stringify(masked(JSON.parse(text)), null, 2)
  } catch {
    return text
      .replace(pairs, (pair, name: string, between: string) =>
        secret.test(name) ? name + between + mask : pair
      )
      .replace(digits, mask)
  }
}

/** Headers that carry no key. */
const harmless: ReadonlySet<string> = new Set([
  "accept",
  "accept-language",
  "content-length",
  "content-type",
  "idempotency-key",
  "retry-after",
  "tosspayments-api-security-mode",
  "tosspayments-test-code",
  "user-agent",
  "x-tosspayments-trace-id"
])

/** Those headers that may be kept, not longer than need be. */
export const headers = (
  given: Readonly<Record<string, string | undefined>>
): Readonly<Record<string, string>> => {
  const kept: Record<string, string> = {}
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined && harmless.has(name)) kept[name] = value.slice(0, 500)
  }
  return kept
}
