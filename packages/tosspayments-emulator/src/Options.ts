/**
 * How the emulator behaves, in a test or on a socket.
 *
 * @since 0.1.0
 */
import type { EventType } from "./Delivery.js"
import type { Seed } from "./Seed.js"

/**
 * One merchant the emulator knows: its secret key and the merchant id its payments belong to.
 *
 * @since 0.1.0
 * @category models
 */
export interface Merchant<Secret = string> {
  /** `test_sk_…` or `test_gsk_…`. A live key is refused. */
  readonly secretKey: Secret
  /** 1 to 14 characters. */
  readonly mId: string
  /** Security key of its own. Default: that of the options. */
  readonly securityKey?: SecurityKey<Secret> | undefined
}

/**
 * 64 hexadecimal characters; two of them, the new one first, while a reissued one and the old one are valid.
 *
 * @since 0.1.0
 * @category models
 */
export type SecurityKey<Secret = string> = Secret | ReadonlyArray<Secret>

/**
 * The security key of merchants that have no other. No secret.
 *
 * @since 0.1.0
 * @category constants
 */
export const defaultSecurityKey = "e0".repeat(32)

/**
 * How the emulator behaves. Every option has a default.
 *
 * @example
 * ```ts
 * import type { Options } from "tosspayments-emulator/effect"
 *
 * const options: Options.Options = {
 *   merchants: [{ secretKey: "test_sk_shop", mId: "shop01" }],
 *   webhookUrl: "http://localhost:3000/webhooks/toss"
 * }
 * ```
 *
 * @since 0.1.0
 * @category models
 */
export interface Options<Secret = string> {
  /** Merchant id when `merchants` is not given. Default: `emul01store`. */
  readonly mId?: string | undefined
  /**
   * Accept only these keys, and with `test_sk_shop` also `test_gsk_shop`, and the other way round. A payment is visible to keys of its merchant id alone. Default: every well-formed
   * test key is accepted and belongs to one merchant.
   */
  readonly merchants?: ReadonlyArray<Merchant<Secret>> | undefined
  /**
   * Shape of the answers; the key decides it at TossPayments. Default: `2022-11-16`. With `2022-06-08` cash receipts are those
   * before they had a list, and everything else is as in `2022-11-16`.
   */
  readonly apiVersion?: "2022-06-08" | "2022-11-16" | "2024-06-01" | undefined
  /** The `secret` of a payment when it is read later: `null` as measured (default), or kept. */
  readonly secretOnRead?: "null" | "kept" | undefined
  /**
   * What `GET /v1/settlements` answers: nothing (`empty`, default), as the test environment of TossPayments does, or what
   * follows from the payments (`derived`), as in production. Fees and days are invented then: 3.2 %, sold the day after,
   * paid out seven days later.
   */
  readonly settlements?: "empty" | "derived" | undefined
  /** What payouts and sellers are encrypted with, and their webhooks signed. Default: `defaultSecurityKey`. */
  readonly securityKey?: SecurityKey<Secret> | undefined
  /**
   * What the security key is for signatures: the 32 bytes that it spells (`hex`, default), or its 64 characters (`text`).
   * TossPayments does not document which; a receiver should take both.
   */
  readonly signatureKey?: "hex" | "text" | undefined
  /** What a merchant can pay out to sellers in the beginning, in won. Default: 10,000,000. */
  readonly payoutBalance?: number | undefined
  /** Where webhooks go: one URL, or several, each with deliveries of its own. Without it they are only written down. */
  readonly webhookUrl?: string | ReadonlyArray<string> | undefined
  /** Registered webhook events. Default: all. */
  readonly webhookEvents?: ReadonlyArray<EventType> | undefined
  /**
   * Which status of the receiver counts as delivered: only `200`, as the documentation says (default), or every
   * `2xx`, as some of its pages and receivers have it.
   */
  readonly webhookSuccess?: "200" | "2xx" | undefined
  /**
   * Whether `POST /v1/payments/{paymentKey}` with `orderId` and `amount` confirms a payment too, as it did before
   * there was `/v1/payments/confirm`. Clients in use still call it. Default: `false`.
   */
  readonly legacyConfirm?: boolean | undefined
  /**
   * Whether the emulator's time passes by itself: `real` (default), or `frozen` until it is
   * moved with `clock.advance`.
   */
  readonly clock?: "real" | "frozen" | undefined
  /**
   * A file to keep everything in: an emulator that was stopped or killed goes on there with every request it has
   * answered. It belongs to one emulator at a time. Needs `@libsql/client` beside this package.
   * Default: everything is in memory.
   */
  readonly data?: string | undefined
  /**
   * How many requests a minute a merchant can send to one endpoint; more are answered 429 `TOO_MANY_REQUESTS`. The test
   * environment of TossPayments takes 100. Default: any number.
   */
  readonly rateLimit?: number | undefined
  /** What is there when it starts, and after each `reset`. An emulator that goes on with a file has had it. Default: nothing. */
  readonly seed?: Seed | undefined
  /** How much is remembered. */
  readonly limits?: Limits | undefined
}

/**
 * How much the emulator remembers, so that it can run for weeks: whole numbers from 1, or `Infinity`. What is over
 * the limit is forgotten, the oldest first.
 *
 * @example
 * ```ts
 * import { Emulator } from "tosspayments-emulator/effect"
 *
 * const loadTest = Emulator.layerWithoutWebhooks({ limits: { payments: Number.POSITIVE_INFINITY } })
 * ```
 *
 * @since 0.1.0
 * @category models
 */
export interface Limits {
  /** Payments, with their movements in the ledger. Default: 50,000. */
  readonly payments?: number | undefined
  /** Billing keys, and registrations of buyers that none was issued for yet: so many of each. Default: 50,000. */
  readonly billingKeys?: number | undefined
  /** Buyers of brandpay, what they have registered, codes of their agreements, and their tokens: so many of each. Default: 50,000. */
  readonly brandPayCustomers?: number | undefined
  /** Cash receipts that were issued by themselves. Default: 50,000. */
  readonly cashReceipts?: number | undefined
  /** Sub-malls, and payouts to them: so many of each. Default: 50,000. */
  readonly subMalls?: number | undefined
  /** Sellers, removed ones too. Default: 50,000. */
  readonly sellers?: number | undefined
  /** Payouts. Default: 50,000. */
  readonly payouts?: number | undefined
  /** Entries of the request log, faults that struck, and events of the activity: so many of each. Default: 10,000. */
  readonly requests?: number | undefined
  /** Webhooks; one that is dropped is no longer sent. Default: 10,000. */
  readonly deliveries?: number | undefined
  /** Answers stored under an idempotency key. They expire after 15 days anyway. Default: 50,000. */
  readonly idempotencyKeys?: number | undefined
}
