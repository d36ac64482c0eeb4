/**
 * What shall be there before a test begins, or whenever the emulator starts: plain JSON, from a file if you like.
 *
 * @since 0.1.0
 */
import type * as Authorization from "./Authorization.js"
import type * as Billing from "./Billing.js"
import type * as BrandPay from "./BrandPay.js"
import type { CashReceipt } from "./CashReceipt.js"
import type * as Emulated from "./Payment.js"
import type * as Payouts from "./Payouts.js"

/**
 * A refund, as the body of `POST /v1/payments/{paymentKey}/cancel`.
 *
 * @since 0.1.0
 * @category models
 */
export interface Cancel {
  readonly cancelReason: string
  /** Default: everything that is left. */
  readonly cancelAmount?: number | undefined
  /** Needed for a virtual account that was paid into. */
  readonly refundReceiveAccount?:
    | { readonly bank: string; readonly accountNumber: string; readonly holderName: string }
    | undefined
}

/**
 * A payment: what the buyer did, and what has become of it.
 *
 * @since 0.1.0
 * @category models
 */
export interface Payment extends Omit<Authorization.AuthorizeInput, "authenticated" | "mId"> {
  /** Default: one that looks real. */
  readonly paymentKey?: string | undefined
  /**
   * Default: `DONE`, or what follows from `cancels` and `decline`. `CANCELED` without `cancels` is refunded as a whole,
   * `ABORTED` without `decline` was declined with REJECT_CARD_PAYMENT.
   */
  readonly status?:
    | "READY"
    | "IN_PROGRESS"
    | "WAITING_FOR_DEPOSIT"
    | "DONE"
    | "CANCELED"
    | "PARTIAL_CANCELED"
    | "ABORTED"
    | undefined
  /** Refunds, in their order. */
  readonly cancels?: ReadonlyArray<Cancel> | undefined
}

/**
 * A billing key: what the buyer registered.
 *
 * @since 0.1.0
 * @category models
 */
export interface BillingKey extends Omit<Billing.AuthorizeInput, "mId"> {
  /** Default: one that looks real. */
  readonly billingKey?: string | undefined
}

/**
 * A cash receipt, as the body of `POST /v1/cash-receipts`.
 *
 * @since 0.1.0
 * @category models
 */
export interface CashReceiptRequest {
  readonly amount: number
  readonly orderId: string
  readonly orderName: string
  readonly type: "소득공제" | "지출증빙"
  readonly customerIdentityNumber: string
  readonly taxFreeAmount?: number | undefined
}

/**
 * A seller, as the body of `POST /v2/sellers`, and what has become of it.
 *
 * @since 0.1.0
 * @category models
 */
export interface Seller extends Pick<Payouts.Seller, "refSellerId" | "businessType" | "account"> {
  /** Default: one that looks real. */
  readonly id?: string | undefined
  readonly company?: Payouts.Seller["company"] | undefined
  readonly individual?: Payouts.Seller["individual"] | undefined
  readonly metadata?: Payouts.Seller["metadata"] | undefined
  /** Default: `APPROVED`. Companies are never `APPROVAL_REQUIRED`. */
  readonly status?: Payouts.Seller["status"] | undefined
}

/**
 * A payout, as in the body of `POST /v2/payouts`, and what has become of it.
 *
 * @since 0.1.0
 * @category models
 */
export interface Payout
  extends Pick<
    Payouts.Payout,
    "refPayoutId" | "destination" | "scheduleType" | "amount" | "transactionDescription"
  > {
  /** For `SCHEDULED`: `yyyy-MM-dd`. */
  readonly payoutDate?: string | undefined
  readonly metadata?: Payouts.Payout["metadata"] | undefined
  /** Default: `REQUESTED`. */
  readonly status?: "REQUESTED" | "COMPLETED" | "FAILED" | "CANCELED" | undefined
}

/**
 * What shall be there. It is made as in real life, by the same operations, now; the books know of it, but the shop
 * is told nothing. What is left to chance comes out the same each time.
 *
 * @example
 * ```ts
 * import { createEmulator, type Seed } from "tosspayments-emulator"
 *
 * const seed: Seed.Seed = {
 *   payments: [
 *     { orderId: "ORD-0001", amount: 33000, paymentKey: "paid" },
 *     { orderId: "ORD-0002", amount: 20000, method: "VIRTUAL_ACCOUNT", status: "WAITING_FOR_DEPOSIT" },
 *     { orderId: "ORD-0003", amount: 9000, cancels: [{ cancelReason: "단순 변심", cancelAmount: 4000 }] }
 *   ],
 *   billingKeys: [{ customerKey: "cust_1", billingKey: "monthly" }]
 * }
 * const emulator = await createEmulator({ seed })
 * ```
 *
 * @since 0.1.0
 * @category models
 */
export interface Seed {
  /** Whose it is. Default: the first configured merchant's. */
  readonly mId?: string | undefined
  readonly payments?: ReadonlyArray<Payment> | undefined
  readonly billingKeys?: ReadonlyArray<BillingKey> | undefined
  /** Cards and accounts that buyers have registered with brandpay. */
  readonly brandPayMethods?: ReadonlyArray<Omit<BrandPay.RegisterInput, "mId">> | undefined
  /** Cash receipts that belong to no payment. */
  readonly cashReceipts?: ReadonlyArray<CashReceiptRequest> | undefined
  readonly sellers?: ReadonlyArray<Seller> | undefined
  /** What can be paid out, before `payouts`. */
  readonly balance?: Omit<Payouts.BalanceInput, "mId"> | undefined
  readonly payouts?: ReadonlyArray<Payout> | undefined
}

/**
 * What is there now, in the order of the seed.
 *
 * @since 0.1.0
 * @category models
 */
export interface Seeded {
  readonly payments: ReadonlyArray<Emulated.Payment>
  readonly billingKeys: ReadonlyArray<Billing.Key>
  readonly brandPayMethods: ReadonlyArray<BrandPay.Method>
  readonly cashReceipts: ReadonlyArray<CashReceipt>
  readonly sellers: ReadonlyArray<Payouts.Seller>
  readonly payouts: ReadonlyArray<Payouts.Payout>
}
