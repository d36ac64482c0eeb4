/**
 * States of a payment with names to show. Imports no Effect.
 *
 * Source: https://docs.tosspayments.com/reference#payment-객체
 *
 * @since 0.1.0
 */
import * as CodeTable from "../internal/codeTable.js"

/**
 * A state of a payment.
 *
 * @since 0.1.0
 * @category models
 */
export interface Status {
  /** What `Payment.status` has. */
  readonly code: Code
  /** What a list of payments may call it; a checkout page says more with `CheckoutState`. */
  readonly name: { readonly ko: string; readonly en: string }
}

const rows = [
  ["READY", "결제 대기", "Started"],
  ["IN_PROGRESS", "승인 대기", "Waiting for confirm"],
  ["WAITING_FOR_DEPOSIT", "입금 대기", "Waiting for deposit"],
  ["DONE", "결제 완료", "Paid"],
  ["CANCELED", "결제 취소", "Cancelled"],
  ["PARTIAL_CANCELED", "부분 취소", "Partly cancelled"],
  ["ABORTED", "결제 실패", "Failed"],
  ["EXPIRED", "결제 만료", "Expired"]
] as const satisfies ReadonlyArray<readonly [code: string, ko: string, en: string]>

/**
 * The states of this version. Others may come: TossPayments adds states without notice.
 *
 * @since 0.1.0
 * @category models
 */
export type Code = (typeof rows)[number][0]

const make = ([code, ko, en]: (typeof rows)[number]): Status => ({ code, name: { ko, en } })

/**
 * All states of a payment, in the order of a payment's life. Fresh objects each time.
 *
 * @since 0.1.0
 * @category accessors
 */
export const all = (): ReadonlyArray<Status> => rows.map(make)

/**
 * The state of this code or name, whatever its case and spaces; `null` for what this version does not know.
 *
 * @example
 * ```ts
 * import * as PaymentStatuses from "effect-tosspayments/code/PaymentStatuses"
 *
 * PaymentStatuses.find("PARTIAL_CANCELED")?.name.ko // "부분 취소"
 * ```
 *
 * @since 0.1.0
 * @category accessors
 */
export const find = (text: string): Status | null =>
  CodeTable.unambiguous(CodeTable.named<(typeof rows)[number]>(rows, (row) => row, text).map(make))
