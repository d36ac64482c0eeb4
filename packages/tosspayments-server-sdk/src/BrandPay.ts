/**
 * Brandpay: the shop's own wallet, with cards and accounts that buyers have registered. Needs a contract with TossPayments of
 * its own.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Redacted from "effect/Redacted"
import { endpoints, type Operations, type TokenOperations } from "effect-tosspayments/BrandPay"
import * as Tokens from "effect-tosspayments/BrandPayTokens"
import * as Endpoint from "effect-tosspayments/Endpoint"
import type { Token } from "effect-tosspayments/model/BrandPayToken"
import type { CodeRequest, TokenRequest } from "effect-tosspayments/model/brandPay/TokenRequest"
import type { CallOptions } from "./CallOptions.js"
import * as Input from "./internal/input.js"
import { named } from "./internal/names.js"
import { type Promises, promises } from "./internal/resource.js"
import { intentlessOptions, type Runner } from "./internal/run.js"
import * as Stack from "./internal/stack.js"

/**
 * An access token, and what to get the next one with. Secret.
 *
 * @since 0.1.0
 */
export interface BrandPayToken extends Token<string> {}

/**
 * What an access token is issued for: the code of an agreement, or a refresh token.
 *
 * @since 0.1.0
 */
export type BrandPayTokenRequest = TokenRequest<string>

/**
 * The access tokens of buyers: kept in `brandPayTokenStore` of the client, or in its memory.
 *
 * @since 0.1.0
 */
export interface BrandPayTokens {
  /**
   * Gets the first token of a buyer for the code of an agreement, keeps it, and resolves with the access token. A code is good
   * once: give an `idempotencyKey` of your own to be able to call again when the answer is lost, or the store fails.
   *
   * @example
   * ```ts
   * import { Client } from "tosspayments-server-sdk"
   *
   * const client = new Client({ secretKey: "test_sk_example" })
   * const agreed = (customerKey: string, code: string) =>
   *   client.brandPay.tokens.issue({ customerKey, code }, { idempotencyKey: `brandpay-${crypto.randomUUID()}` })
   * ```
   *
   * @see https://docs.tosspayments.com/reference/brandpay
   * @since 0.1.0
   */
  readonly issue: (request: CodeRequest, options?: Omit<CallOptions, "intent">) => Promise<string>
  /**
   * The access token of a buyer, refreshed from an hour before it expires. Concurrent calls share one refresh. As long as the
   * token is good, a refresh that fails is a warning.
   *
   * Rejects with `AgreementNeededError` when the buyer has to agree again, and otherwise with what the refresh or the store
   * failed with: try again later.
   *
   * @example
   * ```ts
   * import { Client } from "tosspayments-server-sdk"
   *
   * const client = new Client({ secretKey: "test_sk_example" })
   * const cardsOf = async (customerKey: string) => {
   *   const { cards } = await client.brandPay.listMethods(await client.brandPay.tokens.forCustomer(customerKey))
   *   return cards.map(({ cardName, cardNumber }) => `${cardName} ${cardNumber}`)
   * }
   * ```
   *
   * @see https://docs.tosspayments.com/reference/brandpay
   * @since 0.1.0
   */
  readonly forCustomer: (customerKey: string, options?: Pick<CallOptions, "signal">) => Promise<string>
  /**
   * Forgets the tokens of a buyer, who was removed or has logged out. TossPayments is not told.
   *
   * @since 0.1.0
   */
  readonly forget: (customerKey: string, options?: Pick<CallOptions, "signal">) => Promise<void>
}

/**
 * Operations of brandpay. All of them reject with a `TossError`. Refunds go over `payments.cancel`.
 *
 * With the option `intent`, a confirm or a charge is made once under that name, whatever happens: see `Payments`.
 *
 * @example
 * ```ts
 * import { Client } from "tosspayments-server-sdk"
 *
 * const client = new Client({ secretKey: "test_sk_example" })
 *
 * const charge = (customerKey: string, methodKey: string, orderId: string) =>
 *   client.brandPay.charge(
 *     { customerKey, methodKey, amount: 36000, orderId, orderName: "핸드드립 원두 500g" },
 *     { intent: orderId }
 *   )
 * ```
 *
 * @since 0.1.0
 */
export interface BrandPay extends Promises<Operations & TokenOperations<string>> {
  /** Access tokens of buyers, kept and refreshed. */
  readonly tokens: BrandPayTokens
}

const codeRequest = (given: unknown): Input.Input<CodeRequest> =>
  Input.attempt("request", () =>
    Input.isObject(given)
      ? Either.right(Endpoint.copyArguments(endpoints.issueToken, [given])[0] as CodeRequest)
      : Either.left([
          { path: "request", expected: "must be an object: brandPay.tokens.issue({ customerKey, code })" }
        ])
  )

const customerKeyOf = Input.value<string>("customerKey", Input.text)

const rules: Input.Rules<Pick<CallOptions, "signal">> = { signal: Input.nullable(Input.signal) }

const tokensOf = ({ run }: Runner): BrandPayTokens => {
  const issue: BrandPayTokens["issue"] = (request, options) =>
    run({
      caller: Stack.callerOf(issue),
      endpoint: "brandPay.tokens.issue",
      args: codeRequest(request),
      options: intentlessOptions("brandPay.tokens.issue", options),
      operation: (request, call) =>
        Effect.flatMap(Tokens.BrandPayTokens, (tokens) =>
          Effect.map(tokens.issue(request, call), (token) => Redacted.value(token))
        )
    })
  const forCustomer: BrandPayTokens["forCustomer"] = (customerKey, options) =>
    run({
      caller: Stack.callerOf(forCustomer),
      endpoint: "brandPay.tokens.forCustomer",
      args: customerKeyOf(customerKey),
      options: Input.options("brandPay.tokens.forCustomer", rules, options, "{ signal }"),
      operation: (customerKey) =>
        Effect.flatMap(Tokens.BrandPayTokens, (tokens) =>
          Effect.map(tokens.forCustomer(customerKey), (token) => Redacted.value(token))
        )
    })
  const forget: BrandPayTokens["forget"] = (customerKey, options) =>
    run({
      caller: Stack.callerOf(forget),
      endpoint: "brandPay.tokens.forget",
      args: customerKeyOf(customerKey),
      options: Input.options("brandPay.tokens.forget", rules, options, "{ signal }"),
      operation: (customerKey) =>
        Effect.flatMap(Tokens.BrandPayTokens, (tokens) => tokens.forget(customerKey))
    })
  return named({ issue, forCustomer, forget })
}

/** @internal */
export const make = (runner: Runner): BrandPay => ({
  ...promises<Operations & TokenOperations<string>>(runner, endpoints),
  tokens: tokensOf(runner)
})
