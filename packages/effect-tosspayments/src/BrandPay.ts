/**
 * Brandpay: the shop's own wallet, with cards and accounts that buyers have registered. Needs a contract with TossPayments of
 * its own. Refunds go over `Payments.cancel`.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import type { CallOptions } from "./Call.js"
import * as endpoints from "./internal/endpoints/brandPay.js"
import type { BrandPayAccount, BrandPayCard, Methods, RemovedCustomer } from "./model/BrandPayMethods.js"
import type { BankPromotions, CardPromotions } from "./model/BrandPayPromotion.js"
import type { Terms, TermsAgreement } from "./model/BrandPayTerms.js"
import type * as BrandPayToken from "./model/BrandPayToken.js"
import type { AgreeRequest } from "./model/brandPay/AgreeRequest.js"
import type { BrandPayChargeRequest } from "./model/brandPay/ChargeRequest.js"
import type { BrandPayConfirmRequest } from "./model/brandPay/ConfirmRequest.js"
import type { RemoveMethodRequest } from "./model/brandPay/RemoveMethodRequest.js"
import type { TermsQuery } from "./model/brandPay/TermsQuery.js"
import type * as Requests from "./model/brandPay/TokenRequest.js"
import type { Payment } from "./model/Payment.js"
import * as Resource from "./Resource.js"
import type { TossError } from "./TossError.js"
import { TossHttpClient } from "./TossHttpClient.js"

export type {
  BrandPayAccount as Account,
  BrandPayCard as Card,
  Method,
  Methods,
  RemovedCustomer
} from "./model/BrandPayMethods.js"
export type { BankPromotions, CardPromotions } from "./model/BrandPayPromotion.js"
export type { Terms, TermsAgreement, TermsScope } from "./model/BrandPayTerms.js"
export type { AgreeRequest } from "./model/brandPay/AgreeRequest.js"
export type { BrandPayChargeRequest as ChargeRequest } from "./model/brandPay/ChargeRequest.js"
export type { BrandPayConfirmRequest as ConfirmRequest } from "./model/brandPay/ConfirmRequest.js"
export type { RemoveMethodRequest } from "./model/brandPay/RemoveMethodRequest.js"
export type { TermsQuery } from "./model/brandPay/TermsQuery.js"
export type { CodeRequest, CustomerIdentity } from "./model/brandPay/TokenRequest.js"

/**
 * An access token, and what to get the next one with.
 *
 * @since 0.1.0
 * @category models
 */
export type Token = BrandPayToken.Token<Redacted.Redacted<string>>

/**
 * What an access token is issued for: the code of an agreement, or a refresh token.
 *
 * @since 0.1.0
 * @category models
 */
export type TokenRequest = Requests.TokenRequest<Redacted.Redacted<string>>

/**
 * What can be done with brandpay, except for its tokens.
 *
 * @since 0.1.0
 * @category models
 */
export interface Operations {
  /**
   * The terms that a buyer has to agree to, for a shop that shows them itself.
   *
   * @see https://docs.tosspayments.com/reference/brandpay
   * @since 0.1.0
   */
  readonly listTerms: (query: TermsQuery) => ReadonlyArray<Terms>
  /**
   * Says that a buyer has agreed, and brings a code that an access token is issued for.
   *
   * @see https://docs.tosspayments.com/reference/brandpay
   * @since 0.1.0
   */
  readonly agreeToTerms: (request: AgreeRequest) => TermsAgreement
  /**
   * What the buyer whose token it is has registered.
   *
   * @see https://docs.tosspayments.com/reference/brandpay
   * @since 0.1.0
   */
  readonly listMethods: (accessToken: Resource.AccessToken) => Methods
  /**
   * What a buyer has registered, without a token of the buyer: `customerKey` has 2 to 50 characters.
   *
   * @see https://docs.tosspayments.com/reference/brandpay
   * @since 0.1.0
   */
  readonly listMethodsOf: (customerKey: string) => Methods
  /**
   * Removes a card of the buyer, who has to register it anew to use it again. When the answer is lost, remove it again: a card
   * that is gone is answered with `NotFoundError`.
   *
   * @see https://docs.tosspayments.com/reference/brandpay
   * @since 0.1.0
   */
  readonly removeCard: (accessToken: Resource.AccessToken, request: RemoveMethodRequest) => BrandPayCard
  /**
   * Removes an account of the buyer, as `removeCard` does a card.
   *
   * @see https://docs.tosspayments.com/reference/brandpay
   * @since 0.1.0
   */
  readonly removeAccount: (accessToken: Resource.AccessToken, request: RemoveMethodRequest) => BrandPayAccount
  /**
   * Confirms a payment that the buyer has authenticated. When the answer is lost, the payment is read, as for
   * `Payments.confirm`.
   *
   * @see https://docs.tosspayments.com/reference/brandpay
   * @since 0.1.0
   */
  readonly confirm: (request: BrandPayConfirmRequest) => Payment
  /**
   * Charges what the buyer has registered, without a window.
   *
   * When the answer is lost, the payment of the order is read: a charge of this order and amount is returned as if nothing
   * had happened. An order that was charged before is refused (`ConflictError` with the code `DUPLICATED_ORDER_ID`,
   * `NotApplied`): read it with `payments.retrieveByOrderId`.
   *
   * @see https://docs.tosspayments.com/reference/brandpay
   * @since 0.1.0
   */
  readonly charge: (request: BrandPayChargeRequest) => Payment
  /**
   * Removes the buyer from brandpay, with all cards and accounts. Forget the tokens then: `BrandPayTokens.forget`.
   *
   * @see https://docs.tosspayments.com/reference/brandpay
   * @since 0.1.0
   */
  readonly removeCustomer: (accessToken: Resource.AccessToken) => RemovedCustomer
  /**
   * Promotions of card companies for brandpay.
   *
   * @see https://docs.tosspayments.com/reference/brandpay
   * @since 0.1.0
   */
  readonly listCardPromotions: () => CardPromotions
  /**
   * Promotions of banks for brandpay.
   *
   * @see https://docs.tosspayments.com/reference/brandpay
   * @since 0.1.0
   */
  readonly listBankPromotions: () => BankPromotions
}

/**
 * How access tokens are got, with secrets as `Secret`.
 *
 * @since 0.1.0
 * @category models
 */
export interface TokenOperations<Secret> {
  /**
   * Issues an access token for the code of an agreement, or the next one for a refresh token. `BrandPayTokens` does that for
   * you: it keeps tokens, and refreshes them in time.
   *
   * Each code and, as far as is known, each refresh token is good once. When the answer is lost (`outcome: "Unknown"`), call
   * again within 15 days with the same request and the `idempotencyKey` of the error: TossPayments repeats its answer. The
   * error carries no pending call, which would have the secret.
   *
   * @see https://docs.tosspayments.com/reference/brandpay
   * @since 0.1.0
   */
  readonly issueToken: (request: Requests.TokenRequest<Secret>) => BrandPayToken.Token<Secret>
}

/**
 * The operations as effects.
 *
 * @since 0.1.0
 * @category models
 */
export interface Service extends Resource.Effects<Operations & TokenOperations<Redacted.Redacted<string>>> {}

/**
 * Brandpay service.
 *
 * @example
 * ```ts
 * import * as BrandPay from "effect-tosspayments/BrandPay"
 * import * as BrandPayTokens from "effect-tosspayments/BrandPayTokens"
 * import * as Effect from "effect/Effect"
 *
 * const cards = (customerKey: string) =>
 *   Effect.gen(function* () {
 *     const tokens = yield* BrandPayTokens.BrandPayTokens
 *     const brandPay = yield* BrandPay.BrandPay
 *     return (yield* brandPay.listMethods(yield* tokens.forCustomer(customerKey))).cards
 *   })
 * ```
 *
 * @since 0.1.0
 * @category services
 */
export class BrandPay extends /*#__PURE__*/ Context.Tag("effect-tosspayments/BrandPay")<
  BrandPay,
  Service
>() {}

/** What cannot be read, the transport refuses. */
const revealed = (request: TokenRequest): Requests.TokenRequest<string> => {
  try {
    const { refreshToken, ...rest } = request as { readonly refreshToken?: unknown }
    return (
      Redacted.isRedacted(refreshToken) ? { ...rest, refreshToken: Redacted.value(refreshToken) } : request
    ) as never
  } catch {
    return request as never
  }
}

const redacted = ({ accessToken, refreshToken, ...rest }: BrandPayToken.Token<string>): Token => ({
  ...rest,
  accessToken: Redacted.make(accessToken),
  refreshToken: refreshToken === null ? null : Redacted.make(refreshToken)
})

/**
 * Builds the operations on the transport.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make: Effect.Effect<Service, never, TossHttpClient> = /*#__PURE__*/ Effect.map(
  TossHttpClient,
  (http) => {
    const { issueToken, ...operations } = Resource.effects<Operations & TokenOperations<string>>(
      http,
      endpoints
    )
    return {
      ...operations,
      issueToken: (request: TokenRequest, options?: CallOptions): Effect.Effect<Token, TossError> =>
        Effect.suspend(() => Effect.map(issueToken(revealed(request), options), redacted))
    }
  }
)

/**
 * Brandpay on the transport, and nothing else.
 *
 * @since 0.1.0
 * @category layers
 */
export const layer: Layer.Layer<BrandPay, never, TossHttpClient> = /*#__PURE__*/ Layer.effect(BrandPay, make)

/**
 * The endpoints behind the operations. That of tokens takes and gives them as text.
 *
 * @since 0.1.0
 * @category endpoints
 */
export * as endpoints from "./internal/endpoints/brandPay.js"
