/**
 * TossPayments on your machine. Unofficial.
 *
 * @since 0.1.0
 */
export * as Authorization from "./Authorization.js"
export * as Billing from "./Billing.js"
export * as BrandPay from "./BrandPay.js"
export * as CashReceipt from "./CashReceipt.js"
export * as Clock from "./Clock.js"
export * as Commands from "./Commands.js"
export * as ControlApi from "./ControlApi.js"
export type { LocalEmulator } from "./createEmulator.js"
export { createEmulator } from "./createEmulator.js"
export * as Delivery from "./Delivery.js"
export * as Emulator from "./Emulator.js"
export * as EmulatorError from "./EmulatorError.js"
export * as EmulatorHttpClient from "./EmulatorHttpClient.js"
export * as EmulatorServer from "./EmulatorServer.js"
export * as Exchange from "./Exchange.js"
export * as Fault from "./Fault.js"
export * as Ledger from "./Ledger.js"
export * as LinkPay from "./LinkPay.js"
export * as Options from "./Options.js"
export * as Payment from "./Payment.js"
export * as Payouts from "./Payouts.js"
export * as RequestLog from "./RequestLog.js"
export * as WebhookSender from "./WebhookSender.js"
