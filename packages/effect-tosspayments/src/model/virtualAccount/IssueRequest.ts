/**
 * What issuing a virtual account needs.
 *
 * @since 0.1.0
 */
import * as Money from "../../internal/money.js"
import * as Rules from "../../internal/schema/rules.js"

/**
 * The cash receipt of a deposit.
 *
 * Source: https://docs.tosspayments.com/reference#가상계좌-발급-요청
 *
 * @since 0.1.0
 * @category models
 */
export interface CashReceiptOrder {
  /** For a person (`소득공제`), for a business (`지출증빙`), or none (`미발행`). */
  readonly type: "소득공제" | "지출증빙" | "미발행"
  /** Phone number, number of a cash receipt card, or business number; at most 30 characters. */
  readonly registrationNumber?: string | undefined
}

/**
 * What is sold with escrow. Assumption: its limits are not documented.
 *
 * Source: https://docs.tosspayments.com/reference#가상계좌-발급-요청
 *
 * @since 0.1.0
 * @category models
 */
export interface EscrowProduct {
  /** The shop's id of the product. */
  readonly id: string
  /** Its name. */
  readonly name: string
  /** The shop's code of the product. */
  readonly code: string
  /** Price of one. */
  readonly unitPrice: number
  /** How many. */
  readonly quantity: number
}

/**
 * Issues a virtual account for an order. Give each an `orderId` of its own, and keep it when you try again: by it the SDK
 * finds an account again whose answer was lost.
 *
 * Source: https://docs.tosspayments.com/reference#가상계좌-발급-요청
 *
 * @example
 * ```ts
 * import type { IssueRequest } from "effect-tosspayments/model/virtualAccount/IssueRequest"
 *
 * const request: IssueRequest = {
 *   amount: 45000,
 *   orderId: "ORD-20260302-0008",
 *   orderName: "핸드드립 원두 500g 외 1건",
 *   customerName: "이하늘",
 *   bank: "우리",
 *   validHours: 48
 * }
 * ```
 *
 * @since 0.1.0
 * @category models
 */
export interface IssueRequest {
  /** What is to be paid in, at least 1; accounts take 200 won or more. The noise of a computed amount is not sent. */
  readonly amount: number
  /** The shop's id for the order: documented are 6 to 64 of `A-Z a-z 0-9 - _`; at most 64 characters are sent. */
  readonly orderId: string
  /** What is paid for, 1 to 100 characters. */
  readonly orderName: string
  /** Who pays, 1 to 100 characters; the account is shown with this name. */
  readonly customerName: string
  /** A bank that issues virtual accounts: two-character code (`20`), Korean name (`우리`) or English code (`WOORI`). */
  readonly bank: string
  /** How long the account takes the deposit, in hours: 1 to 2160 (90 days); TossPayments' default is 168. Not with `dueDate`. */
  readonly validHours?: number | undefined
  /**
   * Until when the account takes the deposit, sent in Korean time and whole seconds. Not with `validHours`. More than 90 days
   * ahead TossPayments refuses it (`EXCEED_MAX_DUE_DATE`).
   */
  readonly dueDate?: Date | undefined
  /** `고정`: an account that is always the same one for `accountKey`, where the contract has it. */
  readonly accountType?: "일반" | "고정" | undefined
  /** The shop's name for a fixed account, 1 to 13 characters; needed with `고정`. */
  readonly accountKey?: string | undefined
  /** At most 100 characters. */
  readonly customerEmail?: string | undefined
  /** 8 to 15 digits. */
  readonly customerMobilePhone?: string | undefined
  /** Tax-free part of the amount. */
  readonly taxFreeAmount?: number | undefined
  /** Whether TossPayments keeps the money until the goods have arrived. */
  readonly useEscrow?: boolean | undefined
  /** The cash receipt that is issued with the deposit. */
  readonly cashReceipt?: CashReceiptOrder | undefined
  /** What is sold; needed with escrow. */
  readonly escrowProducts?: ReadonlyArray<EscrowProduct> | undefined
}

const struct = /*#__PURE__*/ Rules.struct(() => ({
  amount: Rules.amount(1),
  orderId: Rules.orderId,
  orderName: Rules.text(1, 100),
  customerName: Rules.text(1, 100),
  bank: Rules.text(1, 20),
  validHours: Rules.optional(Rules.integer(1, 2160)),
  dueDate: Rules.optional(Rules.date),
  accountType: Rules.optional(Rules.oneOf("일반", "고정")),
  accountKey: Rules.optional(Rules.text(1, 13)),
  customerEmail: Rules.optional(Rules.text(1, 100)),
  customerMobilePhone: Rules.optional(Rules.digits(8, 15)),
  taxFreeAmount: Rules.optional(Rules.amount(0)),
  useEscrow: Rules.optional(Rules.flag),
  cashReceipt: Rules.optional(
    Rules.struct(() => ({
      type: Rules.oneOf("소득공제", "지출증빙", "미발행"),
      registrationNumber: Rules.optional(Rules.text(1, 30))
    }))
  ),
  escrowProducts: Rules.optional(
    Rules.list(
      Rules.struct(() => ({
        id: Rules.text(1, 1000),
        name: Rules.text(1, 1000),
        code: Rules.text(1, 1000),
        unitPrice: Rules.amount(0),
        quantity: Rules.integer(1, Number.MAX_SAFE_INTEGER)
      })),
      1
    )
  )
}))

/**
 * What the SDK checks and writes it with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const codec: Rules.Rule<IssueRequest, Rules.Encoded<typeof struct>> = /*#__PURE__*/ Rules.where(
  /*#__PURE__*/ Rules.where(
    /*#__PURE__*/ Rules.where(
      /*#__PURE__*/ Rules.where(
        struct,
        ({ dueDate, validHours }) => dueDate === undefined || validHours === undefined,
        "validHours or dueDate, not both"
      ),
      ({ accountKey, accountType }) => accountType !== "고정" || accountKey !== undefined,
      "an accountKey, since accountType is 고정"
    ),
    ({ escrowProducts, useEscrow }) => useEscrow !== true || escrowProducts !== undefined,
    "escrowProducts, since useEscrow is true"
  ),
  ({ amount, taxFreeAmount = 0 }) => Money.cents(taxFreeAmount) <= Money.cents(amount),
  "taxFreeAmount to be a part of the amount"
)

/**
 * Checks and writes the request.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Rules.Schema<IssueRequest, Rules.Encoded<typeof struct>> = /*#__PURE__*/ Rules.schema(
  "IssueRequest",
  codec
)
