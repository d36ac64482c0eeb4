/**
 * Webhooks for the tests of a shop, with any runner: what TossPayments sends, made and signed without a server. The same as
 * `effect-tosspayments/webhook/Testing` and `tosspayments-server-sdk/testing`.
 *
 * @example
 * ```ts
 * import { Options } from "tosspayments-emulator"
 * import { delivery, sign } from "tosspayments-emulator/webhooks"
 *
 * const failed = delivery("payout.changed", { refPayoutId: "pay-0001", status: "FAILED" })
 * const { body, headers } = await sign(failed, { securityKeys: Options.defaultSecurityKey })
 * await fetch("http://localhost:3000/webhooks/toss", { method: "POST", headers, body })
 * ```
 *
 * @since 0.1.0
 */
export * from "effect-tosspayments/webhook/Testing"
