/**
 * One declaration per endpoint: operations, spans, the emulator's routes and the documentation follow from it.
 *
 * @since 0.1.0
 */
import type * as Schema from "effect/Schema"

// Schemas are invariant in their wire form, and nothing here looks at it.
// biome-ignore lint/suspicious/noExplicitAny: see above
type Codec<A> = Schema.Schema<A, any>

/**
 * An endpoint of the TossPayments API.
 *
 * @since 0.1.0
 * @category models
 */
export interface Endpoint<Request, Response> {
  /** Resource and operation, e.g. `payments.confirm`: the name in spans and errors. */
  readonly id: string
  /** HTTP method. */
  readonly method: "GET" | "POST" | "DELETE"
  /** Path under `apiUrl`, with parameters in braces: `/payments/{paymentKey}/cancel`. */
  readonly path: `/${string}`
  /** Whether TossPayments documents answers of up to 60 seconds. */
  readonly slow: boolean
  /** Whether it moves money, so that a lost answer has to be looked up. */
  readonly movesMoney: boolean
  /** What is sent as the body; `null` for none. */
  readonly request: Codec<Request> | null
  /** What comes back. */
  readonly response: Codec<Response>
  /** Page of the documentation. */
  readonly source: string
}

/**
 * Any endpoint, when its types do not matter.
 *
 * @since 0.1.0
 * @category models
 */
// biome-ignore lint/suspicious/noExplicitAny: an endpoint both takes and gives its types
export type Any = Endpoint<any, any>

/**
 * Fills a path template. Values are percent-encoded.
 *
 * @example
 * ```ts
 * import * as Endpoint from "effect-tosspayments/Endpoint"
 *
 * Endpoint.fillPath("/payments/orders/{orderId}", { orderId: "a/b" }) // "/payments/orders/a%2Fb"
 * ```
 *
 * @since 0.1.0
 * @category paths
 */
export const fillPath = (template: string, values: { readonly [name: string]: string }): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ""))
