/**
 * What the payment window tells the emulator that serves it. The client key, as the browser SDK has it, says which
 * merchant: `test_ck_shop` belongs to `test_sk_shop`, `test_gck_shop` to `test_gsk_shop`.
 *
 * @since 0.1.0
 * @see https://docs.tosspayments.com/sdk/v2/js
 */
import type * as Authorization from "./Authorization.js"
import type * as Billing from "./Billing.js"

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
