/**
 * The emulator for tests and scripts without Effect: promises, on a socket, with any test runner. It is what the root of the
 * package has.
 *
 * @since 0.1.0
 */
import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Layer from "effect/Layer"
import * as ManagedRuntime from "effect/ManagedRuntime"
import type { Authorization, AuthorizeInput } from "./Authorization.js"
import type * as Billing from "./Billing.js"
import type * as BrandPay from "./BrandPay.js"
import type { CashReceipt } from "./CashReceipt.js"
import type { Delivery } from "./Delivery.js"
import * as Emulator from "./Emulator.js"
import * as EmulatorServer from "./EmulatorServer.js"
import type { Injection } from "./Fault.js"
import * as Settings from "./kernel/Settings.js"
import type { Movement } from "./Ledger.js"
import type * as LinkPay from "./LinkPay.js"
import type { Options } from "./Options.js"
import { defaultSecurityKey } from "./Options.js"
import type { Payment } from "./Payment.js"
import type * as Payouts from "./Payouts.js"
import type { RequestRecord } from "./RequestLog.js"
import * as WebhookSender from "./WebhookSender.js"

/**
 * A running emulator. What it refuses rejects with an `Error` whose `message` says why, for example `InvalidInput`.
 *
 * @since 0.1.0
 * @category models
 */
export interface LocalEmulator {
  /** Where it listens, for example `http://127.0.0.1:51234`: the API base of a client. */
  readonly url: string
  /** Keys that it accepts. */
  readonly keys: { readonly secretKey: string; readonly securityKey: string }
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
  /** What happens to billing keys besides the API. */
  readonly billing: {
    /** A buyer registers a card or an account in the browser. */
    readonly authorize: (input: Billing.AuthorizeInput) => Promise<Billing.Authorization>
    /** From now on charges of a key are declined with this code; with `null` they are no more. */
    readonly decline: (billingKey: string, code: string | null) => Promise<Billing.Key>
    /** TossPayments deletes a key, and sends BILLING_DELETED. */
    readonly delete: (billingKey: string, reason?: string | null) => Promise<Billing.Key>
    /** Every key that is remembered, oldest first. */
    readonly keys: () => Promise<ReadonlyArray<Billing.Key>>
  }
  /** What happens to cards and accounts of brandpay besides the API. */
  readonly brandPay: {
    /** A buyer registers a card or an account in the browser, and METHOD_UPDATED is sent. */
    readonly register: (input: BrandPay.RegisterInput) => Promise<BrandPay.Method>
    /** From now on charges of a method are declined with this code; with `null` they are no more. */
    readonly decline: (methodKey: string, code: string | null) => Promise<BrandPay.Method>
    /** The buyer gives a method another name, and METHOD_UPDATED is sent. */
    readonly rename: (methodKey: string, alias: string | null) => Promise<BrandPay.Method>
    /** Every method, oldest first, removed ones too. */
    readonly methods: () => Promise<ReadonlyArray<BrandPay.Method>>
  }
  /** What happens to cash receipts besides the API. */
  readonly cashReceipts: {
    /** The tax office refuses what is in progress: a receipt, or a cancellation (`c_…`). Without that it completes in a day. */
    readonly fail: (receiptKey: string) => Promise<CashReceipt>
    /** Every receipt that is remembered, each with its cancellations after it. */
    readonly all: () => Promise<ReadonlyArray<CashReceipt>>
  }
  /** What buyers do who were sent a link. */
  readonly linkPay: {
    /** A buyer orders and pays through a link; ORDER_PAYMENT_STATUS_CHANGED is sent. */
    readonly pay: (input: LinkPay.PayInput) => Promise<LinkPay.Order>
  }
  /** What happens to sellers besides the API. */
  readonly sellers: {
    /** A seller does what is asked for: APPROVAL_REQUIRED becomes PARTIALLY_APPROVED, KYC_REQUIRED becomes APPROVED. */
    readonly verify: (id: string) => Promise<Payouts.Seller>
    /** TossPayments asks for papers: KYC_REQUIRED. */
    readonly requireKyc: (id: string) => Promise<Payouts.Seller>
    /** Every seller that was not removed, oldest first. */
    readonly list: () => Promise<ReadonlyArray<Payouts.Seller>>
  }
  /** What happens to payouts besides the API, and what they are paid from. */
  readonly payouts: {
    /** Sets what can be paid out. */
    readonly setBalance: (input: Payouts.BalanceInput) => Promise<Payouts.Balance>
    /** The bank pays now, not when it is due. */
    readonly complete: (id: string) => Promise<Payouts.Payout>
    /** The bank refuses now. Default of `code`: `PROVIDER_ERROR`. */
    readonly fail: (id: string, code?: string) => Promise<Payouts.Payout>
    /** Every payout that is remembered, oldest first. */
    readonly list: () => Promise<ReadonlyArray<Payouts.Payout>>
  }
  /** Moves time forward: `"10 minutes"`, `"3 days"`, or milliseconds. All that is due on the way happens, in its order. */
  readonly advance: (
    duration: number | `${number} ${"seconds" | "minutes" | "hours" | "days"}`
  ) => Promise<Emulator.ClockState>
  /** Arms a fault and returns its id: `{ fault: { _tag: "Drop", when: "After" } }`. */
  readonly fault: (injection: Injection) => Promise<string>
  /** Disarms all faults. */
  readonly clearFaults: () => Promise<void>
  /** Every payment, secrets included, oldest first. */
  readonly payments: () => Promise<ReadonlyArray<Payment>>
  /** Every movement of money. */
  readonly ledger: () => Promise<ReadonlyArray<Movement>>
  /** The API requests received. */
  readonly requests: () => Promise<ReadonlyArray<RequestRecord>>
  /** The webhooks and their transmissions. */
  readonly deliveries: () => Promise<ReadonlyArray<Delivery>>
  /** Sends a webhook again. */
  readonly resend: (deliveryId: string) => Promise<void>
  /** Forgets everything. Running requests are dropped, webhooks no longer sent. */
  readonly reset: () => Promise<void>
  /** Stops listening and ends everything that is under way. */
  readonly close: () => Promise<void>
  /** The same, for `await using`. */
  readonly [Symbol.asyncDispose]: () => Promise<void>
}

/**
 * Starts an emulator on a free port, or on the given one. Rejects when an option is wrong or the port is in use.
 * Close it when the tests are over.
 *
 * @example
 * ```ts
 * import { createEmulator } from "tosspayments-emulator"
 *
 * const emulator = await createEmulator({ webhookUrl: "http://localhost:3000/webhooks/toss" })
 * const { paymentKey } = await emulator.authorize({ orderId: "ORD-0001", amount: 33000 })
 * const authorization = `Basic ${btoa(`${emulator.keys.secretKey}:`)}`
 * await fetch(`${emulator.url}/v1/payments/${paymentKey}`, { headers: { authorization } })
 * await emulator.advance("11 minutes") // The payment expires, and the shop is told.
 * await emulator.close()
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const createEmulator = async (
  options: Options & EmulatorServer.Options = {}
): Promise<LocalEmulator> => {
  const { host, hosts, port, ...rest } = options
  const runtime = ManagedRuntime.make(
    EmulatorServer.layer({ host, hosts, port }).pipe(
      Layer.provideMerge(Emulator.layer(rest)),
      Layer.provide(WebhookSender.layerHttp),
      Layer.provide(FetchHttpClient.layer)
    )
  )
  const run = async <A>(
    effect: Effect.Effect<A, unknown, Emulator.Emulator | EmulatorServer.EmulatorServer>
  ): Promise<A> => {
    const exit = await runtime.runPromiseExit(effect)
    if (Exit.isSuccess(exit)) return exit.value
    // The error itself: `runPromise` wraps it into one that hides its class.
    throw Cause.squash(exit.cause)
  }
  const [emulator, { url }] = await run(Effect.all([Emulator.Emulator, EmulatorServer.EmulatorServer]))
  const [merchant] = options.merchants ?? []
  const [securityKey = ""] =
    Settings.readSecurityKeys(merchant?.securityKey ?? options.securityKey ?? defaultSecurityKey) ?? []
  const close = (): Promise<void> => runtime.dispose()
  return {
    url,
    keys: { secretKey: Settings.reveal(merchant?.secretKey ?? "test_sk_emulator"), securityKey },
    authorize: (input) => run(emulator.authorize(input)),
    authenticate: (paymentKey) => run(emulator.authenticate(paymentKey)),
    deposit: (paymentKey) => run(emulator.deposit(paymentKey)),
    revertDeposit: (paymentKey) => run(emulator.revertDeposit(paymentKey)),
    settleCancel: (paymentKey, result) => run(emulator.settleCancel(paymentKey, result)),
    billing: {
      authorize: (input) => run(emulator.billing.authorize(input)),
      decline: (billingKey, code) => run(emulator.billing.decline(billingKey, code)),
      delete: (billingKey, reason) => run(emulator.billing.delete(billingKey, reason)),
      keys: () => run(emulator.billing.keys)
    },
    brandPay: {
      register: (input) => run(emulator.brandPay.register(input)),
      decline: (methodKey, code) => run(emulator.brandPay.decline(methodKey, code)),
      rename: (methodKey, alias) => run(emulator.brandPay.rename(methodKey, alias)),
      methods: () => run(emulator.brandPay.methods)
    },
    cashReceipts: {
      fail: (receiptKey) => run(emulator.cashReceipts.fail(receiptKey)),
      all: () => run(emulator.cashReceipts.all)
    },
    linkPay: { pay: (input) => run(emulator.linkPay.pay(input)) },
    sellers: {
      verify: (id) => run(emulator.sellers.verify(id)),
      requireKyc: (id) => run(emulator.sellers.requireKyc(id)),
      list: () => run(emulator.sellers.list)
    },
    payouts: {
      setBalance: (input) => run(emulator.payouts.setBalance(input)),
      complete: (id) => run(emulator.payouts.complete(id)),
      fail: (id, code) => run(emulator.payouts.fail(id, code)),
      list: () => run(emulator.payouts.list)
    },
    advance: (duration) => run(emulator.clock.advance(duration)),
    fault: (injection) => run(emulator.inject(injection)),
    clearFaults: () => run(emulator.clearFaults),
    payments: () => run(emulator.payments),
    ledger: () => run(emulator.ledger),
    requests: () => run(emulator.requests),
    deliveries: () => run(emulator.deliveries),
    resend: (deliveryId) => run(emulator.resend(deliveryId)),
    reset: () => run(emulator.reset),
    close,
    [Symbol.asyncDispose]: close
  }
}
