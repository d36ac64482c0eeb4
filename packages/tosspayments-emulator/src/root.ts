/**
 * TossPayments on your machine, for any test runner and any framework: promises, and nothing to install beside it. Who uses
 * Effect finds the same as layers in `tosspayments-emulator/effect`. Unofficial.
 *
 * @since 0.1.0
 */
import type { createEmulator as CreateEmulator } from "./createEmulator.js"

export type { Authorization, AuthorizeInput } from "./Authorization.js"
export type { LocalEmulator } from "./createEmulator.js"
export type { Delivery } from "./Delivery.js"
export type { Fault, Injection } from "./Fault.js"
export type { Movement } from "./Ledger.js"
export type { Limits, Merchant, Options } from "./Options.js"
export { defaultSecurityKey } from "./Options.js"
export type { Payment } from "./Payment.js"
export type { RequestDetail, RequestRecord } from "./RequestLog.js"
export type { Seed } from "./Seed.js"

/**
 * Starts an emulator on a free port, or on the given one. Rejects when an option is wrong or the port is in use.
 * Close it when the tests are over. The emulator is loaded when the first one is started: an import costs next to nothing.
 *
 * @example
 * ```ts
 * import { createEmulator } from "tosspayments-emulator"
 *
 * await using emulator = await createEmulator({ webhookUrl: "http://localhost:3000/webhooks/toss" })
 * const { paymentKey } = await emulator.payments.authorize({ orderId: "ORD-0001", amount: 33000 })
 * await emulator.advance("11 minutes") // The payment expires, and the shop is told.
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const createEmulator: typeof CreateEmulator = async (options) =>
  (await import("./createEmulator.js")).createEmulator(options)
