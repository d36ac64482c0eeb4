/**
 * What can go wrong when a test steers the emulator. API errors are not here: those are HTTP answers.
 *
 * @since 0.1.0
 */
import * as Data from "effect/Data"
import type { EventType } from "./Delivery.js"

/**
 * An option or a command that TossPayments would not have allowed, or that makes no sense.
 *
 * @example
 * ```ts
 * import { Effect } from "effect"
 * import { Emulator } from "tosspayments-emulator/effect"
 *
 * const program = Effect.gen(function* () {
 *   const emulator = yield* Emulator.Emulator
 *   return yield* emulator.payments.authorize({ orderId: "short", amount: 1000 })
 * }).pipe(Effect.catchTag("InvalidInput", (error) => Effect.logError(error.field, error.message)))
 * ```
 *
 * @since 0.1.0
 * @category errors
 */
export class InvalidInput extends Data.TaggedError("InvalidInput")<{
  readonly field: string
  readonly message: string
}> {}

/**
 * There is nothing with this key: a payment, a billing key, a method of brandpay, a cash receipt, a seller, a payout, or a
 * webhook.
 *
 * @since 0.1.0
 * @category errors
 */
export class NotFound extends Data.TaggedError("NotFound")<{
  readonly what:
    | "payment"
    | "billing key"
    | "method"
    | "cash receipt"
    | "cash receipt in progress"
    | "seller"
    | "payout"
    | "webhook"
    | `subject of ${EventType}`
    | "request"
  readonly key: string
}> {
  override get message(): string {
    return `The emulator has no ${this.what} ${this.key}.`
  }
}

/**
 * The payment, seller or payout is not in a state that allows the command, for example a deposit to a card payment.
 * `key` is the id of whichever it is.
 *
 * @since 0.1.0
 * @category errors
 */
export class WrongState extends Data.TaggedError("WrongState")<{
  readonly key: string
  readonly status: string
  readonly message: string
}> {}

/**
 * Why a command was refused.
 *
 * @since 0.1.0
 * @category errors
 */
export type EmulatorError = InvalidInput | NotFound | WrongState
