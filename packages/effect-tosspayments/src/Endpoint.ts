/**
 * One declaration per endpoint: operations, spans, the emulator's routes and the documentation follow from it.
 *
 * @since 0.1.0
 */
import type { HttpBody } from "@effect/platform/HttpBody"
import type * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"
import { copyOf } from "./internal/copy.js"
import type * as Codecs from "./internal/schema/codec.js"
import type { Issue, TossError } from "./TossError.js"

// Codecs are invariant in their form in JSON, and nothing here looks at it.
// biome-ignore lint/suspicious/noExplicitAny: see above
type Codec<A> = Codecs.Codec<A, any>

/**
 * What is known of a call whose answer was lost, after what it is about was read.
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
export type Resolution<A> =
  | { readonly outcome: "Applied"; readonly value: A }
  | { readonly outcome: "NotApplied" }
  | { readonly outcome: "Untouched" }
  | { readonly outcome: "Unknown" }

/**
 * Calls an endpoint that only reads.
 *
 * @since 0.1.0
 * @category models
 */
export type Read = <Args extends ReadonlyArray<unknown>, A>(
  endpoint: Endpoint<Args, A>,
  ...args: Args
) => Effect.Effect<A, TossError>

/**
 * How to find out what became of a call whose answer was lost. Only reads.
 *
 * @since 0.1.0
 * @category models
 */
export interface LookUp<Args extends ReadonlyArray<unknown>, A> {
  /**
   * Reads what the call is about: itself, or a list that it must be in, from the day that it began on. `null`: the list has
   * nothing like it; `"Ambiguous"`: something in the list is like it, but may be another one's.
   */
  readonly find: (
    read: Read,
    ...args: [...Args, startedAt: string | undefined]
  ) => Effect.Effect<A | "Ambiguous" | null, TossError>
  /**
   * Reads what a call is about that is known to have been applied, which takes less certainty. Default: `find`. `null`: several
   * could be it.
   */
  readonly findApplied?: (
    read: Read,
    ...args: [...Args, startedAt: string | undefined]
  ) => Effect.Effect<A | null, TossError>
  /** Error code of `find` that proves that there is nothing. */
  readonly absent?: string
  /**
   * Whether an answer is about this call: to an idempotency key that was used for another one, TossPayments answers with
   * that one's answer.
   */
  readonly isAbout: (answer: A, ...args: Args) => boolean
  /** Whether the same call can take effect twice, as two equal partial refunds do. Default: no. */
  readonly isRepeatable?: (...args: Args) => boolean
  /** What was found tells of the call. */
  readonly conclude: (found: A, ...args: Args) => Resolution<A>
  /**
   * Where each call makes something new under an id of the shop's: when that was made. What is older than the call was
   * made by another one, to which the shop gave the same id, and tells nothing of this one.
   */
  readonly madeAt?: (found: A) => Date
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
 * What a call is given: the buyer's access token where one is sent instead of the secret key, a text for each brace of the
 * path (together with its owner, where it has one), in order, and the body or the query.
 *
 * @since 0.1.0
 * @category models
 */
export type Arguments<
  Path extends string,
  Request,
  Bearer = undefined,
  Owner = undefined
> = Bearer extends true
  ? [accessToken: Redacted.Redacted<string>, ...Arguments<Path, Request, undefined, Owner>]
  : Path extends `${string}{${infer Name}}${infer Rest}`
    ? [
        Owner extends string ? { readonly [Field in Name | Owner]: string } : string,
        ...Arguments<Rest, Request, undefined, Owner>
      ]
    : [Request] extends [never]
      ? []
      : undefined extends Request
        ? [Request?]
        : [Request]

/**
 * Turns the JSON of a request into what is sent in its place, and an answer back into JSON.
 *
 * @since 0.1.0
 * @category models
 */
export interface Cipher {
  /** What is sent in place of the JSON, and when that is. */
  readonly encrypt: (json: string, securityKey: Redacted.Redacted<string>, at: Date) => Promise<string>
  /** The JSON of an answer. Rejects with an `Error` that says which part is wrong, or that no key fits, and quotes nothing. */
  readonly decrypt: (text: string, securityKeys: ReadonlyArray<Redacted.Redacted<string>>) => Promise<string>
  /** Whether an answer is encrypted at all: some errors are not. */
  readonly isEncrypted: (text: string) => boolean
}

/**
 * Security keys of the configuration; the first one encrypts.
 *
 * @since 0.1.0
 * @category models
 */
export type SecurityKeys = ReadonlyArray<Redacted.Redacted<string>>

/**
 * How calls are made that are encrypted. An endpoint brings it along, so that an app without such an endpoint ships nothing of it.
 *
 * @since 0.1.0
 * @category models
 */
export interface Encryption extends Cipher {
  /** What the configuration lacks. */
  readonly lacks: (securityKeys: SecurityKeys) => ReadonlyArray<Issue>
  /** The body in place of the JSON, with its headers; or what is wrong. */
  readonly seal: (
    json: string,
    securityKeys: SecurityKeys,
    at: Date
  ) => Effect.Effect<
    { readonly body: HttpBody; readonly headers: { readonly [name: string]: string } },
    Issue
  >
  /** The text of an answer as JSON; as it was, where it is not encrypted or `fault` says why it cannot be decrypted. */
  readonly open: (
    text: string,
    securityKeys: SecurityKeys
  ) => Effect.Effect<{ readonly text: string; readonly fault: string | null }>
}

/**
 * A secret that comes with an answer, once, and has to be kept: deposit webhooks prove themselves with it.
 *
 * @since 0.1.0
 * @category models
 */
export interface OrderSecret {
  /** Order that it belongs to. */
  readonly orderId: string
  /** The secret. */
  readonly secret: Redacted.Redacted<string>
}

/**
 * What there is to say of an endpoint.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options<
  Path extends `/${string}`,
  Request,
  A,
  Bearer extends true | undefined = undefined,
  Owner extends string | undefined = undefined
> {
  /** Resource and operation, e.g. `payments.confirm`: the name in spans and errors. */
  readonly id: string
  /** HTTP method. */
  readonly method: "GET" | "POST" | "DELETE"
  /** Path under the version, with parameters in braces: `/payments/{paymentKey}/cancel`. */
  readonly path: Path
  /** What values of the path must be, where it is not what their names say: by name. */
  readonly rules?: { readonly [name: string]: Codec<string> }
  /** Version in the path, where it is not the one of the configuration. Answers of `v2` come in an envelope. */
  readonly version?: "v2"
  /** Body of a POST, query of anything else. What is stored of a call is its JSON, in which dates are read as dates again. */
  readonly request?: Codec<Request>
  /** What comes back. Without one nothing does: the body is not looked at. */
  readonly response?: Codec<A>
  /**
   * Whose the key in the path is: the field of the body that says so. Both are given as one value, so that nobody gives the
   * key of one with the name of another.
   */
  readonly owner?: Owner
  /** Whether what it is given may not be stored, as card numbers and personal data may not: its calls leave nothing to store. */
  readonly confidential?: true
  /** Whether it only reads, although it is a POST: nothing is in doubt when its answer is lost. */
  readonly isRead?: true
  /** Sent with an access token of the buyer instead of the secret key. */
  readonly bearer?: Bearer
  /** Encrypted with the security key. */
  readonly encryption?: Encryption
  /** Whether TossPayments documents answers of up to 60 seconds. */
  readonly slow?: true
  /** For what moves money: how to find out what happened when the answer is lost. */
  readonly lookUp?: LookUp<Arguments<Path, Request, Bearer, Owner>, A>
  /** What somebody should know of an answer; `null` for nothing. Logged. */
  readonly warning?: (answer: A) => string | null
  /** What of an answer has to be kept. */
  readonly secretOf?: (answer: A) => OrderSecret | null
}

/**
 * An endpoint of the TossPayments API, called with `Args` and answering with `A`.
 *
 * @since 0.1.0
 * @category models
 */
export interface Endpoint<in out Args extends ReadonlyArray<unknown>, in out A>
  extends Omit<Options<`/${string}`, unknown, A>, "request" | "response" | "bearer" | "owner" | "lookUp"> {
  readonly request: Codec<unknown> | null
  readonly response: Codec<A> | null
  readonly bearer: boolean
  readonly owner: string | null
  readonly lookUp: LookUp<Args, A> | null
  /** Names of the braces in the path, in order. */
  readonly params: ReadonlyArray<string>
  /** How many arguments it takes. */
  readonly arity: number
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
 * An endpoint of which only the answer matters.
 *
 * @since 0.1.0
 * @category models
 */
// biome-ignore lint/suspicious/noExplicitAny: an endpoint both takes and gives its arguments
export type Answering<A> = Endpoint<any, A>

/**
 * Endpoints of a resource by their names, as `Payments.endpoints` is.
 *
 * @since 0.1.0
 * @category models
 */
export interface Group {
  readonly [name: string]: Any
}

/**
 * Declares an endpoint.
 *
 * @example
 * ```ts
 * import * as Endpoint from "effect-tosspayments/Endpoint"
 * import * as Payment from "effect-tosspayments/model/Payment"
 *
 * const retrieve = Endpoint.make({
 *   id: "payments.retrieve",
 *   method: "GET",
 *   path: "/payments/{paymentKey}",
 *   response: Payment.codec
 * })
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = <
  const Path extends `/${string}`,
  A = void,
  Request = never,
  const Bearer extends true | undefined = undefined,
  const Owner extends string | undefined = undefined
>(
  options: Options<Path, Request, A, Bearer, Owner>
): Endpoint<Arguments<Path, Request, Bearer, Owner>, A> => {
  const { bearer = false, lookUp = null, owner = null, request = null, response = null } = options
  const params = Array.from(options.path.matchAll(/\{(\w+)\}/g), ([, name = ""]) => name)
  const arity = (bearer ? 1 : 0) + params.length + (request === null ? 0 : 1)
  return {
    ...options,
    bearer,
    owner,
    lookUp,
    request: request as Codec<unknown> | null,
    response,
    params,
    arity
  }
}

/**
 * What the arguments of a call stand for.
 *
 * @since 0.1.0
 * @category models
 */
export interface Given {
  /** `undefined` where the secret key is sent. */
  readonly accessToken: unknown
  /** By name, owners included. */
  readonly path: { readonly [name: string]: unknown }
  /** Body or query. */
  readonly request: unknown
}

/**
 * Gives the arguments of a call their names.
 *
 * @since 0.1.0
 * @category arguments
 */
export const given = ({ bearer, owner, params, request }: Any, args: ReadonlyArray<unknown>): Given => {
  const first = bearer ? 1 : 0
  const path: Record<string, unknown> = {}
  params.forEach((name, index) => {
    const value = args[first + index]
    if (owner === null) path[name] = value
    else for (const field of [name, owner]) path[field] = Object(value)[field]
  })
  return {
    accessToken: bearer ? args[0] : undefined,
    path,
    request: request === null ? undefined : args[first + params.length]
  }
}

/**
 * The arguments again.
 *
 * @since 0.1.0
 * @category arguments
 */
export const argumentsOf = ({ bearer, owner, params, request }: Any, given: Given): Array<unknown> => [
  ...(bearer ? [given.accessToken] : []),
  ...params.map((name) =>
    owner === null ? given.path[name] : { [name]: given.path[name], [owner]: given.path[owner] }
  ),
  ...(request === null ? [] : [given.request])
]

/**
 * The arguments as they are now, in copies: what the caller's objects do later changes nothing. Throws what reading them
 * throws.
 *
 * @since 0.1.0
 * @category arguments
 */
export const copyArguments = (endpoint: Any, args: ReadonlyArray<unknown>): Array<unknown> => {
  const live = given(endpoint, args)
  return argumentsOf(endpoint, { ...live, request: copyOf(live.request) })
}

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
