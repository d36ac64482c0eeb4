/**
 * One declaration per endpoint: operations, spans, the emulator's routes and the documentation follow from it.
 *
 * @since 0.1.0
 */
import type * as Schema from "./internal/schema/codec.js"

// Codecs are invariant in their form in JSON, and nothing here looks at it.
// biome-ignore lint/suspicious/noExplicitAny: see above
type Codec<A> = Schema.Codec<A, any>

/**
 * What reading the resource says about a call whose answer is missing or in doubt.
 *
 * - `Applied`: it happened as asked.
 * - `NotApplied`: it did not happen and cannot any more.
 * - `Untouched`: nothing has happened so far. That is final only if TossPayments has refused the request; a
 *   request that may still be on its way can still take effect.
 * - `Unknown`: what was read does not tell.
 *
 * @since 0.1.0
 * @category models
 */
export type Conclusion<A> =
  | { readonly _tag: "Applied"; readonly value: A }
  | { readonly _tag: "NotApplied" }
  | { readonly _tag: "Untouched" }
  | { readonly _tag: "Unknown" }

/**
 * How to find out what became of a call that moves money. Only reads.
 *
 * @since 0.1.0
 * @category models
 */
export interface LookUp<Request, Response> {
  /** What is read. */
  readonly endpoint: Endpoint<undefined, Response>
  /** Where it is. */
  readonly path: (sent: { readonly path: PathValues; readonly body: Request }) => PathValues
  /**
   * Whether an answer is about this request: to a key that was used for another one, TossPayments answers with that
   * one's answer.
   */
  readonly isAbout: (sent: { readonly path: PathValues; readonly body: Request }, answer: Response) => boolean
  /** Error code that proves that there is nothing to read. */
  readonly absent: string
  /** Whether the same request can take effect twice, as two equal partial refunds do. Default: no. */
  readonly isRepeatable?: (request: Request) => boolean
  /** What it says about the call. */
  readonly conclude: (request: Request, found: Response) => Conclusion<Response>
}

/**
 * Values for the braces in a path.
 *
 * @since 0.1.0
 * @category models
 */
export interface PathValues {
  readonly [name: string]: string
}

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
  /** For what moves money: how to find out what happened when the answer is lost. `null` for the rest. */
  readonly lookUp: LookUp<Request, Response> | null
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
export const fillPath = (template: string, values: PathValues): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ""))
