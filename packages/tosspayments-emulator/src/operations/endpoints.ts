/** The only place where the emulator looks at the SDK: which endpoints there are. How they behave is its own. */
import { endpoints as billingEndpoints } from "effect-tosspayments/Billing"
import { endpoints as brandPayEndpoints } from "effect-tosspayments/BrandPay"
import { endpoints as cashReceiptEndpoints } from "effect-tosspayments/CashReceipts"
import { endpoints as creationEndpoints } from "effect-tosspayments/PaymentCreation"
import { endpoints } from "effect-tosspayments/Payments"
import { endpoints as promotionEndpoints } from "effect-tosspayments/Promotions"
import { endpoints as settlementEndpoints } from "effect-tosspayments/Settlements"
import { endpoints as subMallEndpoints } from "effect-tosspayments/SubMalls"
import { endpoints as transactionEndpoints } from "effect-tosspayments/Transactions"
import { endpoints as virtualAccountEndpoints } from "effect-tosspayments/VirtualAccounts"

/** What the emulator needs to know of an endpoint. */
export interface Endpoint {
  readonly id: string
  readonly method: string
  /** Template without the version segment. */
  readonly path: string
}

/** The SDK's `Payments.endpoints`, and nothing of them but what `Endpoint` names. */
export const payments: { readonly [Name in keyof typeof endpoints]: Endpoint } = endpoints

/** The SDK's `PaymentCreation.endpoints`. */
export const paymentCreation: { readonly [Name in keyof typeof creationEndpoints]: Endpoint } =
  creationEndpoints

/** The SDK's `Billing.endpoints`. */
export const billing: { readonly [Name in keyof typeof billingEndpoints]: Endpoint } = billingEndpoints

/** The SDK's `BrandPay.endpoints`. */
export const brandPay: { readonly [Name in keyof typeof brandPayEndpoints]: Endpoint } = brandPayEndpoints
/** The SDK's `CashReceipts.endpoints`. */
export const cashReceipts: { readonly [Name in keyof typeof cashReceiptEndpoints]: Endpoint } =
  cashReceiptEndpoints

/** The SDK's `Transactions.endpoints`. */
export const transactions: { readonly [Name in keyof typeof transactionEndpoints]: Endpoint } =
  transactionEndpoints

/** The SDK's `Settlements.endpoints`. */
export const settlements: { readonly [Name in keyof typeof settlementEndpoints]: Endpoint } =
  settlementEndpoints

/** The SDK's `SubMalls.endpoints`. */
export const subMalls: { readonly [Name in keyof typeof subMallEndpoints]: Endpoint } = subMallEndpoints

/** The SDK's `Promotions.endpoints`. */
export const promotions: { readonly [Name in keyof typeof promotionEndpoints]: Endpoint } = promotionEndpoints

/** The SDK's `VirtualAccounts.endpoints`. */
export const virtualAccounts: { readonly [Name in keyof typeof virtualAccountEndpoints]: Endpoint } =
  virtualAccountEndpoints
