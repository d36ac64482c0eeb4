/**
 * What the payment window tells the emulator that serves it. The client key, as the browser SDK has it, says which
 * merchant: `test_ck_shop` belongs to `test_sk_shop`, `test_gck_shop` to `test_gsk_shop`.
 *
 * @since 0.1.0
 * @see https://docs.tosspayments.com/sdk/v2/js
 */
import type * as Authorization from "./Authorization.js"
import type * as Billing from "./Billing.js"
import type * as BrandPay from "./BrandPay.js"

/**
 * A payment that a window opens for.
 *
 * @since 0.1.0
 * @category models
 */
export interface OpenInput {
  readonly clientKey: string
  /** What the shop asked for; the buyer's choice follows when the window approves. */
  readonly payment: Authorization.AuthorizeInput
}

/**
 * What a buyer registers for billing.
 *
 * @since 0.1.0
 * @category models
 */
export interface RegisterBillingInput {
  readonly clientKey: string
  readonly billing: Billing.AuthorizeInput
}

/**
 * A buyer of brandpay.
 *
 * @since 0.1.0
 * @category models
 */
export interface BrandPayInput {
  readonly clientKey: string
  readonly customerKey: string
}

/**
 * What a buyer registers for brandpay.
 *
 * @since 0.1.0
 * @category models
 */
export interface RegisterBrandPayInput {
  readonly clientKey: string
  readonly brandPay: BrandPay.RegisterInput
}

/**
 * A card or an account that a buyer can pay with.
 *
 * @since 0.1.0
 * @category models
 */
export interface BrandPayMethod {
  /** `methodId` of the browser SDK. */
  readonly id: string
  readonly methodKey: string
  readonly kind: "CARD" | "ACCOUNT"
  readonly name: string
  /** Masked. */
  readonly number: string
  /** Of the issuer, or of the bank: two characters. */
  readonly code: string
}

/**
 * How it stands with a buyer of brandpay.
 *
 * @since 0.1.0
 * @category models
 */
export interface BrandPayBuyer {
  /** For `POST /v1/brandpay/authorizations/access-token`, which the shop's redirectUrl asks for; `null` when it has a token. */
  readonly code: string | null
  readonly methods: ReadonlyArray<BrandPayMethod>
}
