import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Balances from "effect-tosspayments/Balances"
import * as BankAccounts from "effect-tosspayments/BankAccounts"
import * as Billing from "effect-tosspayments/Billing"
import * as BrandPay from "effect-tosspayments/BrandPay"
import * as CashReceipts from "effect-tosspayments/CashReceipts"
import * as LinkPay from "effect-tosspayments/LinkPay"
import * as PaymentCreation from "effect-tosspayments/PaymentCreation"
import * as Payments from "effect-tosspayments/Payments"
import * as Payouts from "effect-tosspayments/Payouts"
import * as Promotions from "effect-tosspayments/Promotions"
import * as Sellers from "effect-tosspayments/Sellers"
import * as Settlements from "effect-tosspayments/Settlements"
import * as SubMalls from "effect-tosspayments/SubMalls"
import * as TossConfig from "effect-tosspayments/TossConfig"
import * as TossHttpClient from "effect-tosspayments/TossHttpClient"
import * as Transactions from "effect-tosspayments/Transactions"
import * as VirtualAccounts from "effect-tosspayments/VirtualAccounts"

const live = Layer.mergeAll(
  Balances.layer,
  BankAccounts.layer,
  Billing.layer,
  BrandPay.layer,
  CashReceipts.layer,
  LinkPay.layer,
  PaymentCreation.layer,
  Payments.layer,
  Payouts.layer,
  Promotions.layer,
  Sellers.layer,
  Settlements.layer,
  SubMalls.layer,
  Transactions.layer,
  VirtualAccounts.layer
).pipe(
  Layer.provide(TossHttpClient.layer()),
  Layer.provide(TossConfig.layer({ secretKey: process.env.TOSS_SECRET_KEY })),
  Layer.provide(FetchHttpClient.layer)
)

export const run = (program) => Effect.runPromise(Effect.provide(program, live))
