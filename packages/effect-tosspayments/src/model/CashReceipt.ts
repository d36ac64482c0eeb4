/**
 * A cash receipt that was issued by itself, with `CashReceipts`, or its cancellation.
 *
 * @since 0.1.0
 */
import * as Wire from "../internal/schema/wire.js"
import { type CashReceiptEntry, entryFields } from "./payment/CashReceipt.js"

/**
 * A cash receipt. Issued and cancelled are two of them: the key of a cancellation is that of the receipt with `c_` in front,
 * and its `transactionType` is CANCEL. The tax office takes one or two days; no webhook tells what it says
 * (`CashReceipts.list` does).
 *
 * Keys, order, type, amount and the two states must be there; any other field that TossPayments leaves out or changes is read
 * as `""`, `null`, `NaN` or an invalid `Date` and reported as drift (`onDrift`). Of versions before 2022-07-27, in which a
 * receipt was changed by its cancellation, `registrationNumber`, `approvalNumber`, `approvedAt` and `canceledAt` are read
 * under the names that they have now.
 *
 * Source: https://docs.tosspayments.com/reference#cashreceipt-객체
 *
 * @example
 * ```ts
 * import type { CashReceipt } from "effect-tosspayments/model/CashReceipt"
 *
 * const refusal = ({ failure, issueStatus }: CashReceipt): string | null =>
 *   issueStatus === "FAILED" ? (failure?.message ?? "") : null
 * ```
 *
 * @since 0.1.0
 * @category models
 */
export interface CashReceipt extends CashReceiptEntry {}

const struct = /*#__PURE__*/ Wire.struct(() => {
  const { amount, issueStatus, transactionType, type, ...fields } = entryFields()
  return {
    ...fields,
    receiptKey: Wire.key,
    orderId: Wire.key,
    type: Wire.required(type),
    amount: Wire.required(Wire.number),
    issueStatus,
    transactionType
  }
})

/**
 * The wire form: what `schema` encodes to.
 *
 * @since 0.1.0
 * @category models
 */
export type Encoded = Wire.Encoded<typeof struct>

/**
 * What the SDK reads it with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const codec: Wire.Wire<CashReceipt, Encoded> = /*#__PURE__*/ Wire.older(struct, (json) =>
  json["approvedAt"] === undefined || json["requestedAt"] !== undefined
    ? json
    : {
        ...json,
        customerIdentityNumber: json["customerIdentityNumber"] ?? json["registrationNumber"],
        issueNumber: json["issueNumber"] ?? json["approvalNumber"],
        requestedAt: json["canceledAt"] ?? json["approvedAt"],
        // Assumption: what those versions answered with was done.
        issueStatus: json["issueStatus"] ?? "COMPLETED",
        transactionType: json["canceledAt"] == null ? "CONFIRM" : "CANCEL"
      }
)

/**
 * Reads and writes the wire form.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Wire.Schema<CashReceipt, Encoded> = /*#__PURE__*/ Wire.schema("CashReceipt", codec)

/**
 * Whether it is the cancellation of a receipt.
 *
 * @since 0.1.0
 * @category guards
 */
export const isCancel = ({ transactionType }: CashReceipt): boolean => transactionType === "CANCEL"
