/**
 * Billing keys, and what a buyer does in the browser to get one. A test without a browser says what
 * the buyer did.
 *
 * @since 0.1.0
 * @see https://docs.tosspayments.com/guides/v2/billing
 */

/**
 * What the buyer registered. Only `customerKey` is required.
 *
 * @example
 * ```ts
 * import type { Billing } from "tosspayments-emulator/effect"
 *
 * const byCard: Billing.AuthorizeInput = { customerKey: "cust_5f0c1e7a-93b2" }
 * const expiring: Billing.AuthorizeInput = { ...byCard, validDays: 40 }
 * const poor: Billing.AuthorizeInput = { ...byCard, decline: "REJECT_CARD_PAYMENT" }
 * ```
 *
 * @since 0.1.0
 * @category models
 * @see https://docs.tosspayments.com/sdk/v2/js
 */
export interface AuthorizeInput {
  /** The shop's id for the buyer, 2 to 300 characters. */
  readonly customerKey: string
  /** Default: `CARD`. */
  readonly method?: "CARD" | "TRANSFER" | undefined
  readonly card?:
    | {
        readonly issuerCode?: string | undefined
        readonly acquirerCode?: string | null | undefined
        /** Masked, as answers have it. */
        readonly number?: string | undefined
        readonly cardType?: "신용" | "체크" | "기프트" | "미확인" | undefined
        readonly ownerType?: "개인" | "법인" | "미확인" | undefined
      }
    | undefined
  /** Two characters, for TRANSFER. Default: `20`, 우리. */
  readonly bankCode?: string | undefined
  /** In how many days the card expires; charges are refused then. Default: never. */
  readonly validDays?: number | undefined
  /** Error code that charges are declined with. `billing.decline` changes it later. */
  readonly decline?: string | undefined
  /** Default: the first configured merchant. */
  readonly mId?: string | undefined
}

/**
 * What comes to the success URL.
 *
 * @since 0.1.0
 * @category models
 */
export interface Authorization {
  /** For `POST /v1/billing/authorizations/issue`, once. */
  readonly authKey: string
  readonly customerKey: string
}

/**
 * A billing key as the emulator remembers it.
 *
 * @since 0.1.0
 * @category models
 */
export interface Key {
  readonly billingKey: string
  readonly customerKey: string
  readonly mId: string
  readonly method: "카드" | "계좌이체"
  /** Error code that charges are declined with. */
  readonly decline: string | null
  /** When the card expires, ISO 8601 with offset. */
  readonly expiresAt: string | null
  readonly isDeleted: boolean
}
