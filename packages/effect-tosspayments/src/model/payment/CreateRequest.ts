/**
 * What creating a payment on the server needs.
 *
 * @since 0.1.0
 */
import * as Money from "../../internal/money.js"
import * as Rules from "../../internal/schema/rules.js"
import type { PaymentMethodCode } from "./PaymentMethod.js"

/**
 * Creates a payment, whose window the buyer is sent to. Not in the current reference; its fields are those of older, English
 * documentation.
 *
 * Source: https://docs.tosspayments.com/en/api-guide
 *
 * @example
 * ```ts
 * import type { CreateRequest } from "effect-tosspayments/model/payment/CreateRequest"
 *
 * const request: CreateRequest = {
 *   method: "CARD",
 *   amount: 5500,
 *   orderId: "ORD-20260302-0025",
 *   orderName: "핸드드립 원두 500g 외 1건",
 *   successUrl: "https://shop.example/success",
 *   failUrl: "https://shop.example/fail"
 * }
 * ```
 *
 * @since 0.1.0
 * @category models
 */
export interface CreateRequest {
  /** How the buyer is going to pay: documented are the codes without `EASY_PAY`; `카드` and the like were seen to be taken. */
  readonly method: PaymentMethodCode | (string & {})
  /** What is to be paid, in the currency. The noise of a computed amount is not sent. */
  readonly amount: number
  /** Default: KRW. */
  readonly currency?: "KRW" | "USD" | "JPY" | undefined
  /** The shop's id for the order: documented are 6 to 64 of `A-Z a-z 0-9 - _`; at most 64 characters are sent. */
  readonly orderId: string
  /** What is paid for, 1 to 100 characters. */
  readonly orderName: string
  /** Where the buyer comes back to, with `paymentKey`, `orderId` and `amount`; then the payment is confirmed. */
  readonly successUrl: string
  /** Where the buyer comes back to when it failed. */
  readonly failUrl: string
  /** `DIRECT`: at once the window of the `cardCompany` or `easyPay`, one of which it needs. */
  readonly flowMode?: "DEFAULT" | "DIRECT" | undefined
  /** Code of the wallet. */
  readonly easyPay?: string | undefined
  /** Code of the card company. */
  readonly cardCompany?: string | undefined
  /** How an app is called back. */
  readonly appScheme?: string | undefined
}

/** Assumption: how long the texts may be is not documented. */
const word = /*#__PURE__*/ Rules.text(1, 200)

const url = /*#__PURE__*/ Rules.pattern(/^[a-z][a-z0-9+.-]*:\/\/\S+$/i, "a URL")

const struct = /*#__PURE__*/ Rules.struct(() => ({
  method: word,
  amount: Rules.amount(0.01),
  currency: Rules.optional(Rules.oneOf("KRW", "USD", "JPY")),
  orderId: Rules.orderId,
  orderName: Rules.text(1, 100),
  successUrl: url,
  failUrl: url,
  flowMode: Rules.optional(Rules.oneOf("DEFAULT", "DIRECT")),
  easyPay: Rules.optional(word),
  cardCompany: Rules.optional(word),
  appScheme: Rules.optional(word)
}))

/**
 * What the SDK checks and writes it with.
 *
 * @since 0.1.0
 * @category schemas
 */
export const codec: Rules.Rule<CreateRequest, Rules.Encoded<typeof struct>> = /*#__PURE__*/ Rules.where(
  /*#__PURE__*/ Rules.where(
    struct,
    ({ amount, currency = "KRW" }) => Money.exact(amount, currency) !== null,
    "an amount without decimals, since the currency is KRW or JPY"
  ),
  ({ cardCompany, easyPay, flowMode }) =>
    flowMode !== "DIRECT" || cardCompany !== undefined || easyPay !== undefined,
  "a cardCompany or an easyPay, since flowMode is DIRECT"
)

/**
 * Checks and writes the request.
 *
 * @since 0.1.0
 * @category schemas
 */
export const schema: Rules.Schema<CreateRequest, Rules.Encoded<typeof struct>> = /*#__PURE__*/ Rules.schema(
  "CreateRequest",
  codec
)
