/**
 * The redirect to a shop's `failUrl`. Imports nothing.
 *
 * @since 0.1.0
 */

/**
 * What the query of a `failUrl` says. It comes through the buyer's browser, so anybody can have written it: do not cancel or
 * change an order because of it.
 *
 * @since 0.1.0
 * @category models
 */
export interface FailedCheckout {
  /** Why; `CheckoutAdvice.lookup` knows what to do. `PAY_PROCESS_CANCELED` means that the buyer left. */
  readonly code: string
  /** The reason in the words of TossPayments; `""` when there is none. Not to be put into a page unescaped. */
  readonly message: string
  /** The order; `null` when the buyer left, and when a card was to be registered for billing: these carry none. */
  readonly orderId: string | null
}

/**
 * Where the query is: a URL, a path or a query as text, a `URL`, a `URLSearchParams`, or an object of the parameters.
 *
 * @since 0.1.0
 * @category models
 */
export type Input =
  | string
  | { readonly get: (name: string) => string | null }
  | { readonly searchParams: { readonly get: (name: string) => string | null } }
  | { readonly [name: string]: unknown }

const own = (query: object, name: string): unknown =>
  Object.hasOwn(query, name) ? [(query as { readonly [name: string]: unknown })[name]].flat()[0] : null

const reader = (input: Input): ((name: string) => unknown) => {
  if (typeof input === "string") {
    const [url = ""] = input.split("#")
    const query = new URLSearchParams(url.slice(url.indexOf("?") + 1))
    return (name) => query.get(name)
  }
  const query = Object(Object(input).searchParams ?? input)
  return (name) => (typeof query.get === "function" ? query.get(name) : own(query, name))
}

/**
 * Reads the query of a `failUrl`: from a URL or path with it, from the query itself, or from what a framework made of it
 * (`req.query`, `url.searchParams`). `null` when there is no code in it, so that it is none of TossPayments' redirects.
 *
 * Source: https://docs.tosspayments.com/reference/error-codes
 *
 * @example
 * ```ts
 * import * as CheckoutAdvice from "effect-tosspayments/CheckoutAdvice"
 * import * as FailUrl from "effect-tosspayments/FailUrl"
 *
 * const page = (url: string): string => {
 *   const failed = FailUrl.parse(url)
 *   return failed === null ? "/" : CheckoutAdvice.lookup(failed.code).buyer.ko
 * }
 * page("/fail?code=PAY_PROCESS_CANCELED&message=…") // "결제가 취소되었으니 계속하시려면 다시 결제해 주시기 바랍니다."
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const parse = (input: Input): FailedCheckout | null => {
  const read = reader(input)
  const text = (name: string): string => {
    const value: unknown = read(name)
    return typeof value === "string" ? value : ""
  }
  const code = text("code")
  return code === "" ? null : { code, message: text("message"), orderId: text("orderId") || null }
}
