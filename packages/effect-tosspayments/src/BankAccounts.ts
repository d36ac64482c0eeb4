/**
 * Bank accounts: whether there is one, and whose it is (계좌 인증). Needs a contract with TossPayments of its own.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as endpoints from "./internal/endpoints/bankAccounts.js"
import type { BankAccountVerification, HolderName } from "./model/BankAccountVerification.js"
import type { BankAccount } from "./model/bankAccount/BankAccount.js"
import type { VerifyHolderNameRequest } from "./model/bankAccount/VerifyHolderNameRequest.js"
import type { VerifyHolderRealNameRequest } from "./model/bankAccount/VerifyHolderRealNameRequest.js"
import type { VerifyIdentifierRequest } from "./model/bankAccount/VerifyIdentifierRequest.js"
import * as Resource from "./Resource.js"
import { TossHttpClient } from "./TossHttpClient.js"

export type { BankAccountVerification, HolderName } from "./model/BankAccountVerification.js"
export type { BankAccount } from "./model/bankAccount/BankAccount.js"
export type { VerifyHolderNameRequest } from "./model/bankAccount/VerifyHolderNameRequest.js"
export type { VerifyHolderRealNameRequest } from "./model/bankAccount/VerifyHolderRealNameRequest.js"
export type { VerifyIdentifierRequest } from "./model/bankAccount/VerifyIdentifierRequest.js"

/**
 * What can be asked about a bank account. That something is not so is an answer (`isValid: false`), no error. Nothing is
 * changed by asking, so an error always has the outcome `NotApplied`. Whoever can make your server ask can find out whose
 * accounts are: ask for buyers who are signed in, and not often.
 *
 * With a test key TossPayments answers with made-up data. Its error codes are not published.
 *
 * @since 0.1.0
 * @category models
 */
export interface Operations {
  /**
   * Who holds an account.
   *
   * @see https://docs.tosspayments.com/reference/additional#계좌인증
   * @since 0.1.0
   */
  readonly lookupHolderName: (account: BankAccount) => HolderName
  /**
   * Whether there is such an account.
   *
   * @see https://docs.tosspayments.com/reference/additional#계좌인증
   * @since 0.1.0
   */
  readonly validate: (account: BankAccount) => BankAccountVerification
  /**
   * Whether an account is that of a birth date or business number.
   *
   * @see https://docs.tosspayments.com/reference/additional#계좌인증
   * @since 0.1.0
   */
  readonly verifyIdentifier: (request: VerifyIdentifierRequest) => BankAccountVerification
  /**
   * Whether an account has a holder of that name.
   *
   * @see https://docs.tosspayments.com/reference/additional#계좌인증
   * @since 0.1.0
   */
  readonly verifyHolderName: (request: VerifyHolderNameRequest) => BankAccountVerification
  /**
   * Whether an account has a holder of that name and birth date or business number.
   *
   * @see https://docs.tosspayments.com/reference/additional#계좌인증
   * @since 0.1.0
   */
  readonly verifyHolderRealName: (request: VerifyHolderRealNameRequest) => BankAccountVerification
}

/**
 * The operations as effects.
 *
 * @since 0.1.0
 * @category models
 */
export interface Service extends Resource.Effects<Operations> {}

/**
 * Bank account service.
 *
 * @example
 * ```ts
 * import * as BankAccounts from "effect-tosspayments/BankAccounts"
 * import * as Effect from "effect/Effect"
 *
 * const isRefundable = (account: BankAccounts.BankAccount, holderName: string) =>
 *   Effect.gen(function* () {
 *     const bankAccounts = yield* BankAccounts.BankAccounts
 *     const { isValid } = yield* bankAccounts.verifyHolderName({ ...account, holderName })
 *     return isValid
 *   })
 * ```
 *
 * @since 0.1.0
 * @category services
 */
export class BankAccounts extends /*#__PURE__*/ Context.Tag("effect-tosspayments/BankAccounts")<
  BankAccounts,
  Service
>() {}

/**
 * Builds the operations on the transport.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make: Effect.Effect<Service, never, TossHttpClient> = /*#__PURE__*/ Effect.map(
  TossHttpClient,
  (http) => Resource.effects<Operations>(http, endpoints)
)

/**
 * Bank accounts on the transport, and nothing else.
 *
 * @since 0.1.0
 * @category layers
 */
export const layer: Layer.Layer<BankAccounts, never, TossHttpClient> = /*#__PURE__*/ Layer.effect(
  BankAccounts,
  make
)

/**
 * The endpoints behind the operations.
 *
 * @since 0.1.0
 * @category endpoints
 */
export * as endpoints from "./internal/endpoints/bankAccounts.js"
