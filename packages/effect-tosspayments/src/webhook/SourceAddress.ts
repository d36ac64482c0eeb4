/**
 * Where a webhook comes from, and whether TossPayments is known to send from there. Pure, and imports nothing.
 *
 * An address alone proves nothing that a signature or reading the payment again would not prove better; it keeps
 * strangers from making the shop work.
 *
 * @since 0.1.0
 */

/**
 * Addresses that TossPayments documents as senders of webhooks. The list grows without notice (the 115.92.221.x
 * block came in December 2024, and more may have been added since): compare it with the page below now and then,
 * and give your own list if it has changed.
 *
 * Source: https://docs.tosspayments.com/reference/using-api/security
 *
 * @example
 * ```ts
 * import * as SourceAddress from "effect-tosspayments/webhook/SourceAddress"
 *
 * const allowed = [...SourceAddress.documented, "203.0.113.7"]
 * ```
 *
 * @since 0.1.0
 * @category constants
 */
export const documented: ReadonlyArray<string> = [
  "13.124.18.147",
  "13.124.108.35",
  "3.36.173.151",
  "3.38.81.32",
  "115.92.221.121",
  "115.92.221.122",
  "115.92.221.123",
  "115.92.221.125",
  "115.92.221.126",
  "115.92.221.127"
]

const isIpv4 = (text: string): boolean => {
  const parts = text.split(".")
  return parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255)
}

const groups = (text: string): ReadonlyArray<number> | null => {
  if (text === "") return []
  const found = text.split(":")
  return found.every((group) => /^[0-9a-f]{1,4}$/i.test(group))
    ? found.map((group) => Number.parseInt(group, 16))
    : null
}

/** The eight groups of an IPv6 address. */
const ipv6 = (text: string): ReadonlyArray<number> | null => {
  // The last 32 bits may be written as IPv4.
  const tail = text.slice(text.lastIndexOf(":") + 1)
  const [a = 0, b = 0, c = 0, d = 0] = tail.split(".").map(Number)
  const plain = isIpv4(tail)
    ? text.slice(0, -tail.length) + [(a << 8) | b, (c << 8) | d].map((group) => group.toString(16)).join(":")
    : text
  const halves = plain.split("::")
  const [head, rest] = halves.map(groups)
  if (head === undefined || head === null) return null
  if (halves.length === 1) return head.length === 8 ? head : null
  if (halves.length > 2 || rest === undefined || rest === null || head.length + rest.length > 7) return null
  return [...head, ...new Array<number>(8 - head.length - rest.length).fill(0), ...rest]
}

/**
 * One spelling for each address: IPv4 in decimal, IPv6 as eight groups without leading zeros, IPv4 mapped into IPv6
 * (`::ffff:13.124.18.147`, as a dual-stack socket reports it) as IPv4. A port, as some proxies append it, is
 * dropped. `null` for whatever is no address: names, networks, zones, numbers with leading zeros.
 *
 * @example
 * ```ts
 * import * as SourceAddress from "effect-tosspayments/webhook/SourceAddress"
 *
 * SourceAddress.normalize("::ffff:13.124.18.147") // "13.124.18.147"
 * SourceAddress.normalize("13.124.18.147:51234") // "13.124.18.147"
 * SourceAddress.normalize("2001:DB8::1") // "2001:db8:0:0:0:0:0:1"
 * SourceAddress.normalize("localhost") // null
 * ```
 *
 * @since 0.1.0
 * @category addresses
 */
export const normalize = (text: string): string | null => {
  const trimmed = text.trim()
  const withPort = /^(?:\[([^[\]]*)\](?::\d{1,5})?|([^:]*):\d{1,5})$/.exec(trimmed)
  const bare = withPort?.[1] ?? withPort?.[2] ?? trimmed
  if (isIpv4(bare)) return withPort?.[1] === undefined ? bare : null
  const found = ipv6(bare)
  if (found === null) return null
  const [high, low] = [found[6] ?? 0, found[7] ?? 0]
  return found.slice(0, 5).every((group) => group === 0) && found[5] === 0xffff
    ? [high >> 8, high & 255, low >> 8, low & 255].join(".")
    : found.map((group) => group.toString(16)).join(":")
}

/**
 * What is known about the origin of a request.
 *
 * @since 0.1.0
 * @category models
 */
export interface Origin {
  /** Address at the other end of the socket; `null` when it is not known. */
  readonly remoteAddress: string | null
  /** Header `X-Forwarded-For`, all of them joined by commas; `null` when there is none. */
  readonly forwardedFor: string | null
}

/**
 * The address that a request comes from, in the spelling of `normalize`; `null` when it cannot be told.
 *
 * With `trustProxy: 0` it is the socket's, and the header counts for nothing: anybody can write it. Behind `n`
 * proxies of yours, each of which appends the address that it sees, it is the n-th from the right, the last one that
 * a machine of yours wrote. What a client puts into the header is left of that. This holds as long as nobody can
 * reach the server around its proxies.
 *
 * @example
 * ```ts
 * import * as SourceAddress from "effect-tosspayments/webhook/SourceAddress"
 *
 * const origin = { remoteAddress: "10.0.0.2", forwardedFor: "13.124.18.147, 198.51.100.9" }
 * SourceAddress.resolve(origin, 1) // "198.51.100.9": who pretends to be TossPayments
 * SourceAddress.resolve(origin, 0) // "10.0.0.2": the proxy
 * ```
 *
 * @since 0.1.0
 * @category addresses
 */
export const resolve = ({ forwardedFor, remoteAddress }: Origin, trustProxy = 0): string | null => {
  if (!Number.isSafeInteger(trustProxy) || trustProxy < 0) return null
  const found =
    trustProxy === 0 ? remoteAddress : forwardedFor === null ? null : forwardedFor.split(",").at(-trustProxy)
  return found === null || found === undefined ? null : normalize(found)
}

/**
 * Whether an address is in a list, in whatever spelling.
 *
 * @example
 * ```ts
 * import * as SourceAddress from "effect-tosspayments/webhook/SourceAddress"
 *
 * SourceAddress.isAllowed("::ffff:3.38.81.32") // true
 * SourceAddress.isAllowed(null) // false
 * ```
 *
 * @since 0.1.0
 * @category addresses
 */
export const isAllowed = (address: string | null, allowed: ReadonlyArray<string> = documented): boolean => {
  const wanted = address === null ? null : normalize(address)
  return wanted !== null && allowed.some((entry) => normalize(entry) === wanted)
}
