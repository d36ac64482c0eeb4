/**
 * Bank accounts: whether there is one, and whose it is (계좌 인증). Needs a contract with TossPayments of its own.
 *
 * @since 0.1.0
 */
import { endpoints, type Operations } from "effect-tosspayments/BankAccounts"
import { type Promises, promises } from "./internal/resource.js"
import type { Runner } from "./internal/run.js"

/**
 * Questions about bank accounts. All of them reject with a `TossError`; that something is not so is an answer
 * (`isValid: false`), no error.
 *
 * @example
 * ```ts
 * import { type BankAccount, Client } from "tosspayments-server-sdk"
 *
 * const client = new Client({ secretKey: "test_sk_example" })
 *
 * const isRefundable = async (account: BankAccount, holderName: string): Promise<boolean> => {
 *   const { isValid } = await client.bankAccounts.verifyHolderName({ ...account, holderName })
 *   return isValid
 * }
 * ```
 *
 * @since 0.1.0
 */
export interface BankAccounts extends Promises<Operations> {}

/** @internal */
export const make = (runner: Runner): BankAccounts => promises<Operations>(runner, endpoints)
