/**
 * What a test, a script or a person can do with the emulator besides calling the API: what buyers, banks and card
 * companies do, faults, time, and the books. Written down once, as plain functions; the `Emulator` service has them
 * as effects (`Effects`), `createEmulator` as promises, and the control API over HTTP. A command that is refused rejects with an
 * `EmulatorError`.
 *
 * @since 0.1.0
 */
import type * as Effect from "effect/Effect"
import type { Moment } from "./Activity.js"
import type { Authorization, AuthorizeInput } from "./Authorization.js"
import type * as Billing from "./Billing.js"
import type * as BrandPay from "./BrandPay.js"
import type { CashReceipt } from "./CashReceipt.js"
import type { ClockState, Duration } from "./Clock.js"
import type { Delivery, TriggerInput } from "./Delivery.js"
import type { EmulatorError } from "./EmulatorError.js"
import type { Fired, Injection } from "./Fault.js"
import type { Movement } from "./Ledger.js"
import type * as LinkPay from "./LinkPay.js"
import type { Payment } from "./Payment.js"
import type * as Payouts from "./Payouts.js"
import type { RequestDetail, RequestRecord } from "./RequestLog.js"
import type { Seed, Seeded } from "./Seed.js"
import type { Settlement } from "./Settlement.js"
import type * as Window from "./Window.js"

/**
 * Which page of a listing.
 *
 * @since 0.1.0
 * @category models
 */
export interface PageOptions {
  /** The `next` of the page before. Default: from the beginning. */
  readonly after?: number | undefined
  /** 1 to 10,000 values. Default: 10,000. */
  readonly limit?: number | undefined
  /** So many of the newest values, 1 to 10,000, instead of a page. */
  readonly newest?: number | undefined
}

/**
 * A page of a listing, oldest first.
 *
 * @since 0.1.0
 * @category models
 */
export interface Page<A> {
  readonly values: ReadonlyArray<A>
  /** Where the next page begins; `null` on the last one. */
  readonly next: number | null
}

/**
 * What happens to payments besides the API.
 *
 * @since 0.1.0
 * @category commands
 */
export interface PaymentCommands {
  /** A buyer goes through the payment window; the payment is IN_PROGRESS (or READY) afterwards. */
  readonly authorize: (input: AuthorizeInput) => Promise<Authorization>
  /** The buyer of a READY payment authenticates. */
  readonly authenticate: (paymentKey: string) => Promise<Payment>
  /** The buyer pays into the virtual account of a WAITING_FOR_DEPOSIT payment. */
  readonly deposit: (paymentKey: string) => Promise<Payment>
  /** The bank takes the deposit back: DONE returns to WAITING_FOR_DEPOSIT. */
  readonly revertDeposit: (paymentKey: string) => Promise<Payment>
  /** A foreign wallet decides about a cancel that is IN_PROGRESS. */
  readonly settleCancel: (paymentKey: string, result: "DONE" | "ABORTED") => Promise<Payment>
  /** Every payment that is remembered, secrets included, oldest first. */
  readonly list: () => Promise<ReadonlyArray<Payment>>
  /** What has happened to a payment, oldest first, as far as it is remembered. */
  readonly timeline: (paymentKey: string) => Promise<ReadonlyArray<Moment>>
}

/**
 * What the payment window does, which the browser SDK opens above the page of a shop. A test that has no browser says
 * with `payments.authorize` what came of it.
 *
 * @since 0.1.0
 * @category commands
 */
export interface WindowCommands {
  /** Opens for a payment, which is READY then. The client key tells the merchant. */
  readonly open: (input: Window.OpenInput) => Promise<Authorization>
  /** The buyer has chosen and authenticated: IN_PROGRESS. Order and amount are those that it was opened for. */
  readonly approve: (paymentKey: string, input: AuthorizeInput) => Promise<Payment>
  /** The card company or the bank refuses, with any code: ABORTED. */
  readonly decline: (paymentKey: string, code: string) => Promise<Payment>
  /** The buyer waits too long: EXPIRED. */
  readonly expire: (paymentKey: string) => Promise<Payment>
  /** The buyer registers a card or an account for billing. */
  readonly registerBilling: (input: Window.RegisterBillingInput) => Promise<Billing.Authorization>
  /** A buyer comes to brandpay. */
  readonly openBrandPay: (input: Window.BrandPayInput) => Promise<Window.BrandPayBuyer>
  /** The buyer registers a card or an account for brandpay. */
  readonly registerBrandPay: (input: Window.RegisterBrandPayInput) => Promise<Window.BrandPayBuyer>
}

/**
 * What happens to billing keys besides the API.
 *
 * @since 0.1.0
 * @category commands
 */
export interface BillingCommands {
  /** A buyer registers a card or an account in the browser. */
  readonly authorize: (input: Billing.AuthorizeInput) => Promise<Billing.Authorization>
  /** From now on charges of a key are declined with this code; with `null` they are no more. */
  readonly decline: (billingKey: string, code: string | null) => Promise<Billing.Key>
  /** TossPayments deletes a key, and sends BILLING_DELETED. */
  readonly delete: (billingKey: string, reason?: string | null) => Promise<Billing.Key>
  /** Every key that is remembered, oldest first. */
  readonly list: () => Promise<ReadonlyArray<Billing.Key>>
}

/**
 * What happens to cards and accounts of brandpay besides the API.
 *
 * @since 0.1.0
 * @category commands
 */
export interface BrandPayCommands {
  /** A buyer registers a card or an account in the browser, and METHOD_UPDATED is sent. */
  readonly register: (input: BrandPay.RegisterInput) => Promise<BrandPay.Method>
  /** From now on charges of a method are declined with this code; with `null` they are no more. */
  readonly decline: (methodKey: string, code: string | null) => Promise<BrandPay.Method>
  /** The buyer gives a method another name, and METHOD_UPDATED is sent. */
  readonly rename: (methodKey: string, alias: string | null) => Promise<BrandPay.Method>
  /** Every method that is remembered, oldest first, removed ones too. */
  readonly list: () => Promise<ReadonlyArray<BrandPay.Method>>
}

/**
 * What happens to cash receipts besides the API.
 *
 * @since 0.1.0
 * @category commands
 */
export interface CashReceiptCommands {
  /** The tax office refuses what is in progress: a receipt, or a cancellation (`c_…`). Without that it completes in a day. */
  readonly fail: (receiptKey: string) => Promise<CashReceipt>
  /** Every receipt that is remembered, each with its cancellations after it. */
  readonly list: () => Promise<ReadonlyArray<CashReceipt>>
}

/**
 * What buyers do who were sent a link.
 *
 * @since 0.1.0
 * @category commands
 */
export interface LinkPayCommands {
  /** A buyer orders and pays through a link; ORDER_PAYMENT_STATUS_CHANGED is sent. */
  readonly pay: (input: LinkPay.PayInput) => Promise<LinkPay.Order>
}

/**
 * What happens to sellers besides the API.
 *
 * @since 0.1.0
 * @category commands
 */
export interface SellerCommands {
  /** A seller does what is asked for: APPROVAL_REQUIRED becomes PARTIALLY_APPROVED, KYC_REQUIRED becomes APPROVED. */
  readonly verify: (id: string) => Promise<Payouts.Seller>
  /** TossPayments asks for papers: KYC_REQUIRED. */
  readonly requireKyc: (id: string) => Promise<Payouts.Seller>
  /** Every seller that was not removed, oldest first. */
  readonly list: () => Promise<ReadonlyArray<Payouts.Seller>>
}

/**
 * What happens to payouts besides the API, and what they are paid from.
 *
 * @since 0.1.0
 * @category commands
 */
export interface PayoutCommands {
  /** Sets what can be paid out. */
  readonly setBalance: (input: Payouts.BalanceInput) => Promise<Payouts.Balance>
  /** The bank pays now, not when it is due. */
  readonly complete: (id: string) => Promise<Payouts.Payout>
  /** The bank refuses now. Default of `code`: `PROVIDER_ERROR`. */
  readonly fail: (id: string, code?: string) => Promise<Payouts.Payout>
  /** Every payout that is remembered, oldest first. */
  readonly list: () => Promise<ReadonlyArray<Payouts.Payout>>
}

/**
 * What the shop is paid for its payments.
 *
 * @since 0.1.0
 * @category commands
 */
export interface SettlementCommands {
  /**
   * What becomes of every payment and cancel in production, oldest first, whatever the option `settlements` says and
   * whenever it is due.
   */
  readonly list: () => Promise<ReadonlyArray<Settlement>>
}

/**
 * What goes wrong on the way between a shop and TossPayments.
 *
 * @since 0.1.0
 * @category commands
 */
export interface FaultCommands {
  /** Arms a fault and returns its id: `{ fault: { _tag: "Drop", when: "After" } }`. */
  readonly inject: (injection: Injection) => Promise<string>
  /** Disarms all faults. */
  readonly clear: () => Promise<void>
  /** Faults that are still armed, with what is left of `skip` and `times`. */
  readonly armed: () => Promise<ReadonlyArray<Injection & { readonly id: string }>>
  /** Faults that struck. */
  readonly fired: () => Promise<ReadonlyArray<Fired>>
}

/**
 * What TossPayments tells the shop.
 *
 * @since 0.1.0
 * @category commands
 */
export interface WebhookCommands {
  /** The webhooks that are remembered and their transmissions, oldest first. */
  readonly list: () => Promise<ReadonlyArray<Delivery>>
  /**
   * Sends a webhook that nothing in the emulator causes: about the newest object that it can be about, or the one with
   * the id `about` (for payments their orderId, too); about an example when there is none. One for each webhook URL.
   */
  readonly trigger: (input: TriggerInput) => Promise<ReadonlyArray<Delivery>>
  /** Sends a webhook again; its retries start over. */
  readonly resend: (id: string) => Promise<void>
}

/**
 * The emulator's time, which everything in it follows: payments expire, webhooks are sent again, keys run out.
 *
 * @since 0.1.0
 * @category commands
 */
export interface ClockCommands {
  /** What time it is. */
  readonly read: () => Promise<ClockState>
  /**
   * Moves time forward, as if it had passed: stops at everything that is due on the way, in its order, and waits
   * for the webhooks that are sent then.
   */
  readonly advance: (duration: Duration) => Promise<ClockState>
  /** Time stands still until it is advanced, or `run`. */
  readonly freeze: () => Promise<ClockState>
  /** Time passes by itself again, from where it stands. */
  readonly run: () => Promise<ClockState>
}

/**
 * Listings that may be long, page by page. Pages fit together although old values are forgotten meanwhile.
 *
 * @since 0.1.0
 * @category commands
 */
export interface PageCommands {
  /** A page of `payments.list`. */
  readonly payments: (options?: PageOptions) => Promise<Page<Payment>>
  /** A page of `ledger`. */
  readonly ledger: (options?: PageOptions) => Promise<Page<Movement>>
  /** A page of `requests`. */
  readonly requests: (options?: PageOptions) => Promise<Page<RequestRecord>>
  /** A page of `webhooks.list`. */
  readonly webhooks: (options?: PageOptions) => Promise<Page<Delivery>>
}

/**
 * Every command, by domain.
 *
 * @since 0.1.0
 * @category commands
 */
export interface Commands {
  /** What happens to payments besides the API. */
  readonly payments: PaymentCommands
  /** What the payment window does. */
  readonly window: WindowCommands
  /** What happens to billing keys besides the API. */
  readonly billing: BillingCommands
  /** What happens to cards and accounts of brandpay besides the API. */
  readonly brandPay: BrandPayCommands
  /** What happens to cash receipts besides the API. */
  readonly cashReceipts: CashReceiptCommands
  /** What buyers do who were sent a link. */
  readonly linkPay: LinkPayCommands
  /** What happens to sellers besides the API. */
  readonly sellers: SellerCommands
  /** What happens to payouts besides the API, and what they are paid from. */
  readonly payouts: PayoutCommands
  /** What the shop is paid for its payments. */
  readonly settlements: SettlementCommands
  /** What goes wrong on the way between a shop and TossPayments. */
  readonly faults: FaultCommands
  /** What TossPayments tells the shop. */
  readonly webhooks: WebhookCommands
  /** The emulator's time. */
  readonly clock: ClockCommands
  /** Listings that may be long, page by page. */
  readonly page: PageCommands
  /** Every movement of money that is remembered, oldest first. */
  readonly ledger: () => Promise<ReadonlyArray<Movement>>
  /** The API requests received that are remembered, oldest first. */
  readonly requests: () => Promise<ReadonlyArray<RequestRecord>>
  /** One of the newest 1,000 requests, with what was sent and answered, by its trace id. Secrets are masked. */
  readonly inspect: (traceId: string) => Promise<RequestDetail>
  /** Makes what shall be there, all or nothing, and tells what it is. */
  readonly seed: (seed: Seed) => Promise<Seeded>
  /** Begins anew, with nothing but the `seed` of the options. Running requests are dropped, webhooks no longer sent. */
  readonly reset: () => Promise<void>
}

/**
 * Commands as effects: what takes arguments is a function and can be refused, what takes none is an effect itself.
 *
 * @since 0.1.0
 * @category models
 */
export type Effects<Group> = {
  readonly [Name in keyof Group]: Group[Name] extends (...args: infer Args) => Promise<infer A>
    ? Args extends readonly []
      ? Effect.Effect<A>
      : (...args: Args) => Effect.Effect<A, EmulatorError>
    : Effects<Group[Name]>
}
