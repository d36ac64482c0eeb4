/**
 * Brandpay: what a buyer does in the browser to have cards and accounts there. A test without a browser says
 * what the buyer did. Terms, agreements and tokens go through the API.
 *
 * @since 0.1.0
 * @see https://docs.tosspayments.com/guides/v2/brandpay
 */

/**
 * What the buyer registered. Only `customerKey` is required.
 *
 * @example
 * ```ts
 * import type { BrandPay } from "tosspayments-emulator/effect"
 *
 * const card: BrandPay.RegisterInput = { customerKey: "cust_5f0c1e7a-93b2" }
 * const account: BrandPay.RegisterInput = { ...card, method: "ACCOUNT", alias: "월급통장" }
 * const poor: BrandPay.RegisterInput = { ...card, decline: "REJECT_CARD_PAYMENT" }
 * ```
 *
 * @since 0.1.0
 * @category models
 * @see https://docs.tosspayments.com/sdk/v2/js
 */
export interface RegisterInput {
  /** The shop's id for the buyer, 2 to 50 characters. */
  readonly customerKey: string
  /** Default: `CARD`. */
  readonly method?: "CARD" | "ACCOUNT" | undefined
  /** Name that the buyer gives it. Default: none. */
  readonly alias?: string | null | undefined
  readonly card?:
    | {
        readonly cardName?: string | undefined
        readonly issuerCode?: string | undefined
        readonly acquirerCode?: string | null | undefined
        /** Masked, as answers have it. */
        readonly number?: string | undefined
        readonly cardType?: "신용" | "체크" | "기프트" | "미확인" | undefined
        readonly ownerType?: "개인" | "법인" | "미확인" | undefined
      }
    | undefined
  /** Two characters, for ACCOUNT. Default: `90`, 카카오. */
  readonly bankCode?: string | undefined
  /** Error code that charges are declined with. `brandPay.decline` changes it later. */
  readonly decline?: string | undefined
  /** Default: the first configured merchant. */
  readonly mId?: string | undefined
}

/**
 * A registered card or account as the emulator remembers it.
 *
 * @since 0.1.0
 * @category models
 */
export interface Method {
  /** For charges and removals. */
  readonly methodKey: string
  readonly customerKey: string
  readonly mId: string
  readonly method: "CARD" | "ACCOUNT"
  readonly alias: string | null
  /** Error code that charges are declined with. */
  readonly decline: string | null
  /** `DISABLED` once it was removed. */
  readonly status: "ENABLED" | "DISABLED"
}
