/**
 * The books: every movement of money, so that a test can prove that nobody was charged twice.
 *
 * @since 0.1.0
 */

/**
 * One movement. A virtual account moves money when the deposit arrives, not when the account is issued; a
 * reverted deposit appears as `DepositReverted`.
 *
 * @since 0.1.0
 * @category models
 */
export interface Movement {
  readonly paymentKey: string
  readonly orderId: string
  readonly kind: "Approve" | "Cancel" | "DepositReverted"
  /** Always positive, in `currency`. */
  readonly amount: number
  readonly currency: string
  readonly transactionKey: string
  /** ISO 8601 with offset. */
  readonly at: string
}

/**
 * What the buyer has paid in the end: approvals minus cancels and reverted deposits, of one order or of all.
 * Movements of different currencies are added up as they are; pass an order to keep them apart.
 *
 * @example
 * ```ts
 * import { Effect } from "effect"
 * import { Emulator, Ledger } from "tosspayments-emulator/effect"
 *
 * const paid = Effect.gen(function* () {
 *   const emulator = yield* Emulator.Emulator
 *   return Ledger.net(yield* emulator.ledger, "ORD-0001")
 * })
 * ```
 *
 * @since 0.1.0
 * @category accessors
 */
export const net = (movements: ReadonlyArray<Movement>, orderId?: string): number => {
  const hundredths = movements
    .filter((movement) => orderId === undefined || movement.orderId === orderId)
    .reduce((sum, { amount, kind }) => sum + Math.round(amount * 100) * (kind === "Approve" ? 1 : -1), 0)
  return hundredths / 100
}
