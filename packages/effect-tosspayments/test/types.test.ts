/** What the operations take and give: who changes it changes programs of others. */
import { describe, expectTypeOf, it } from "@effect/vitest"
import type * as Effect from "effect/Effect"
import type * as Redacted from "effect/Redacted"
import type * as Stream from "effect/Stream"
import type * as Balances from "../src/Balances.js"
import type * as BankAccounts from "../src/BankAccounts.js"
import type * as Billing from "../src/Billing.js"
import type * as BrandPay from "../src/BrandPay.js"
import type { CallOptions, PendingCall } from "../src/Call.js"
import type * as CashReceipts from "../src/CashReceipts.js"
import type { Resolution } from "../src/Endpoint.js"
import type * as LinkPay from "../src/LinkPay.js"
import type { Balance } from "../src/model/Balance.js"
import type * as BillingKey from "../src/model/BillingKey.js"
import type { CardPromotion } from "../src/model/CardPromotion.js"
import type { CashReceipt } from "../src/model/CashReceipt.js"
import type { Payment } from "../src/model/Payment.js"
import type { Payout } from "../src/model/Payout.js"
import type { Promotion } from "../src/model/Promotion.js"
import type { CancelRequest } from "../src/model/payment/CancelRequest.js"
import type { ConfirmRequest } from "../src/model/payment/ConfirmRequest.js"
import type { RemovedSeller, Seller } from "../src/model/Seller.js"
import type { Settlement } from "../src/model/Settlement.js"
import type { SubMall } from "../src/model/SubMall.js"
import type { SubMallPayout } from "../src/model/SubMallPayout.js"
import type { Transaction } from "../src/model/Transaction.js"
import type * as PaymentCreation from "../src/PaymentCreation.js"
import type * as Payments from "../src/Payments.js"
import type * as Payouts from "../src/Payouts.js"
import type * as Pending from "../src/Pending.js"
import type * as Promotions from "../src/Promotions.js"
import type * as Sellers from "../src/Sellers.js"
import type * as Settlements from "../src/Settlements.js"
import type * as SubMalls from "../src/SubMalls.js"
import type * as TossClient from "../src/TossClient.js"
import type * as TossConfig from "../src/TossConfig.js"
import type { TossError } from "../src/TossError.js"
import type * as Transactions from "../src/Transactions.js"
import type * as VirtualAccounts from "../src/VirtualAccounts.js"
import type * as Webhooks from "../src/Webhooks.js"

type Call<Args extends ReadonlyArray<unknown>, A> = (
  ...args: [...Args, options?: CallOptions | undefined]
) => Effect.Effect<A, TossError>

type List<Query, Row> = (query: Query, options?: CallOptions | undefined) => Stream.Stream<Row, TossError>

type OptionalList<Query, Row> = (
  query?: Query,
  options?: CallOptions | undefined
) => Stream.Stream<Row, TossError>

type Token = Redacted.Redacted<string>

describe("The operations", () => {
  it("of payments", () => {
    type Operation = Pick<Payments.Service, keyof Payments.Operations>
    expectTypeOf<keyof Operation>().toEqualTypeOf<"confirm" | "retrieve" | "retrieveByOrderId" | "cancel">()
    expectTypeOf<Operation["confirm"]>().toEqualTypeOf<Call<[request: ConfirmRequest], Payment>>()
    expectTypeOf<Operation["retrieve"]>().toEqualTypeOf<Call<[paymentKey: string], Payment>>()
    expectTypeOf<Operation["retrieveByOrderId"]>().toEqualTypeOf<Call<[orderId: string], Payment>>()
    expectTypeOf<Operation["cancel"]>().toEqualTypeOf<
      Call<[paymentKey: string, request: CancelRequest], Payment>
    >()
  })

  it("of billing", () => {
    expectTypeOf<keyof Billing.Service>().toEqualTypeOf<"issue" | "issueByCard" | "charge" | "delete">()
    expectTypeOf<Billing.Service["issue"]>().toEqualTypeOf<
      Call<[request: Billing.IssueRequest], BillingKey.Billing>
    >()
    expectTypeOf<Billing.Service["issueByCard"]>().toEqualTypeOf<
      Call<[request: Billing.IssueByCardRequest], BillingKey.Billing>
    >()
    expectTypeOf<Billing.Service["charge"]>().toEqualTypeOf<
      Call<[key: Billing.BillingKey, request: Billing.ChargeRequest], Payment>
    >()
    expectTypeOf<Billing.Service["delete"]>().toEqualTypeOf<Call<[key: Billing.BillingKey], void>>()
  })

  it("of promotions", () => {
    expectTypeOf<keyof Promotions.Service>().toEqualTypeOf<"list" | "listCards">()
    expectTypeOf<Promotions.Service["list"]>().toEqualTypeOf<Call<[], ReadonlyArray<Promotion>>>()
    expectTypeOf<Promotions.Service["listCards"]>().toEqualTypeOf<Call<[], CardPromotion>>()
  })

  it("of settlements", () => {
    expectTypeOf<keyof Settlements.Service>().toEqualTypeOf<"list" | "request">()
    expectTypeOf<Settlements.Service["list"]>().toEqualTypeOf<
      List<Settlements.SettlementsQuery, Settlement>
    >()
    expectTypeOf<Settlements.Service["request"]>().toEqualTypeOf<
      Call<[request: Settlements.SettlementRequest], Settlements.SettlementRequested>
    >()
  })

  it("of transactions", () => {
    expectTypeOf<keyof Transactions.Service>().toEqualTypeOf<"list">()
    expectTypeOf<Transactions.Service["list"]>().toEqualTypeOf<
      List<Transactions.TransactionsQuery, Transaction>
    >()
  })

  it("of the creation of payments", () => {
    expectTypeOf<keyof PaymentCreation.Service>().toEqualTypeOf<"keyIn" | "create">()
    expectTypeOf<PaymentCreation.Service["keyIn"]>().toEqualTypeOf<
      Call<[request: PaymentCreation.KeyInRequest], Payment>
    >()
    expectTypeOf<PaymentCreation.Service["create"]>().toEqualTypeOf<
      Call<[request: PaymentCreation.CreateRequest], Payment>
    >()
  })

  it("of bank accounts", () => {
    expectTypeOf<keyof BankAccounts.Service>().toEqualTypeOf<
      "lookupHolderName" | "validate" | "verifyIdentifier" | "verifyHolderName" | "verifyHolderRealName"
    >()
    expectTypeOf<BankAccounts.Service["lookupHolderName"]>().toEqualTypeOf<
      Call<[account: BankAccounts.BankAccount], BankAccounts.HolderName>
    >()
    expectTypeOf<BankAccounts.Service["validate"]>().toEqualTypeOf<
      Call<[account: BankAccounts.BankAccount], BankAccounts.BankAccountVerification>
    >()
    expectTypeOf<BankAccounts.Service["verifyIdentifier"]>().toEqualTypeOf<
      Call<[request: BankAccounts.VerifyIdentifierRequest], BankAccounts.BankAccountVerification>
    >()
    expectTypeOf<BankAccounts.Service["verifyHolderName"]>().toEqualTypeOf<
      Call<[request: BankAccounts.VerifyHolderNameRequest], BankAccounts.BankAccountVerification>
    >()
    expectTypeOf<BankAccounts.Service["verifyHolderRealName"]>().toEqualTypeOf<
      Call<[request: BankAccounts.VerifyHolderRealNameRequest], BankAccounts.BankAccountVerification>
    >()
  })

  it("of brandpay", () => {
    expectTypeOf<keyof BrandPay.Service>().toEqualTypeOf<
      | "listTerms"
      | "agreeToTerms"
      | "issueToken"
      | "listMethods"
      | "listMethodsOf"
      | "removeCard"
      | "removeAccount"
      | "confirm"
      | "charge"
      | "removeCustomer"
      | "listCardPromotions"
      | "listBankPromotions"
    >()
    expectTypeOf<BrandPay.Service["listTerms"]>().toEqualTypeOf<
      Call<[query: BrandPay.TermsQuery], ReadonlyArray<BrandPay.Terms>>
    >()
    expectTypeOf<BrandPay.Service["agreeToTerms"]>().toEqualTypeOf<
      Call<[request: BrandPay.AgreeRequest], BrandPay.TermsAgreement>
    >()
    expectTypeOf<BrandPay.Service["issueToken"]>().toEqualTypeOf<
      Call<[request: BrandPay.TokenRequest], BrandPay.Token>
    >()
    expectTypeOf<BrandPay.Service["listMethods"]>().toEqualTypeOf<
      Call<[accessToken: Token], BrandPay.Methods>
    >()
    expectTypeOf<BrandPay.Service["listMethodsOf"]>().toEqualTypeOf<
      Call<[customerKey: string], BrandPay.Methods>
    >()
    expectTypeOf<BrandPay.Service["removeCard"]>().toEqualTypeOf<
      Call<[accessToken: Token, request: BrandPay.RemoveMethodRequest], BrandPay.Card>
    >()
    expectTypeOf<BrandPay.Service["removeAccount"]>().toEqualTypeOf<
      Call<[accessToken: Token, request: BrandPay.RemoveMethodRequest], BrandPay.Account>
    >()
    expectTypeOf<BrandPay.Service["confirm"]>().toEqualTypeOf<
      Call<[request: BrandPay.ConfirmRequest], Payment>
    >()
    expectTypeOf<BrandPay.Service["charge"]>().toEqualTypeOf<
      Call<[request: BrandPay.ChargeRequest], Payment>
    >()
    expectTypeOf<BrandPay.Service["removeCustomer"]>().toEqualTypeOf<
      Call<[accessToken: Token], BrandPay.RemovedCustomer>
    >()
    expectTypeOf<BrandPay.Service["listCardPromotions"]>().toEqualTypeOf<Call<[], BrandPay.CardPromotions>>()
    expectTypeOf<BrandPay.Service["listBankPromotions"]>().toEqualTypeOf<Call<[], BrandPay.BankPromotions>>()
    expectTypeOf<BrandPay.Token["accessToken"]>().toEqualTypeOf<Token>()
    expectTypeOf<BrandPay.Token["refreshToken"]>().toEqualTypeOf<Token | null>()
  })

  it("of cash receipts", () => {
    expectTypeOf<keyof CashReceipts.Service>().toEqualTypeOf<"issue" | "cancel" | "list">()
    expectTypeOf<CashReceipts.Service["issue"]>().toEqualTypeOf<
      Call<[request: CashReceipts.CashReceiptIssueRequest], CashReceipt>
    >()
    expectTypeOf<CashReceipts.Service["cancel"]>().toEqualTypeOf<
      Call<[receiptKey: string, request?: CashReceipts.CashReceiptCancelRequest], CashReceipt>
    >()
    expectTypeOf<CashReceipts.Service["list"]>().toEqualTypeOf<
      List<CashReceipts.CashReceiptsQuery, CashReceipt>
    >()
  })

  it("of orders that are paid through a link", () => {
    expectTypeOf<keyof LinkPay.Service>().toEqualTypeOf<"retrieveOrder">()
    expectTypeOf<LinkPay.Service["retrieveOrder"]>().toEqualTypeOf<
      Call<[orderKey: string], LinkPay.LinkPayOrder>
    >()
  })

  it("of the balance", () => {
    expectTypeOf<keyof Balances.Service>().toEqualTypeOf<"retrieve">()
    expectTypeOf<Balances.Service["retrieve"]>().toEqualTypeOf<Call<[], Balance>>()
  })

  it("of payouts", () => {
    expectTypeOf<keyof Payouts.Service>().toEqualTypeOf<
      "request" | "retrieve" | "list" | "cancel" | "guard"
    >()
    expectTypeOf<Payouts.Service["request"]>().toEqualTypeOf<
      Call<[requests: ReadonlyArray<Payouts.PayoutRequest>], ReadonlyArray<Payout>>
    >()
    expectTypeOf<Payouts.Service["retrieve"]>().toEqualTypeOf<Call<[id: string], Payout>>()
    expectTypeOf<Payouts.Service["list"]>().toEqualTypeOf<OptionalList<Payouts.PayoutsQuery, Payout>>()
    expectTypeOf<Payouts.Service["cancel"]>().toEqualTypeOf<Call<[id: string], Payout>>()
    expectTypeOf<Payouts.Service["guard"]>().toEqualTypeOf<
      Call<[requests: ReadonlyArray<Payouts.PayoutRequest>], void>
    >()
  })

  it("of calls whose outcome is not known", () => {
    expectTypeOf<keyof Pending.Service>().toEqualTypeOf<"resolve" | "resend">()
    expectTypeOf<Pending.Service["resolve"]>().toEqualTypeOf<
      Call<[pending: PendingCall], Resolution<Pending.Answer>>
    >()
    expectTypeOf<Pending.Service["resend"]>().toEqualTypeOf<Call<[pending: PendingCall], Pending.Answer>>()
  })

  it("of sellers", () => {
    expectTypeOf<keyof Sellers.Service>().toEqualTypeOf<
      "create" | "retrieve" | "list" | "update" | "remove"
    >()
    expectTypeOf<Sellers.Service["create"]>().toEqualTypeOf<
      Call<[request: Sellers.SellerCreateRequest], Seller>
    >()
    expectTypeOf<Sellers.Service["retrieve"]>().toEqualTypeOf<Call<[id: string], Seller>>()
    expectTypeOf<Sellers.Service["list"]>().toEqualTypeOf<OptionalList<Sellers.SellersQuery, Seller>>()
    expectTypeOf<Sellers.Service["update"]>().toEqualTypeOf<
      Call<[id: string, changes: Sellers.SellerUpdateRequest], Seller>
    >()
    expectTypeOf<Sellers.Service["remove"]>().toEqualTypeOf<Call<[id: string], RemovedSeller>>()
  })

  it("of sub-malls", () => {
    expectTypeOf<keyof SubMalls.Service>().toEqualTypeOf<
      | "register"
      | "list"
      | "retrieve"
      | "update"
      | "delete"
      | "retrieveBalance"
      | "requestPayouts"
      | "listPayouts"
      | "retrievePayout"
      | "cancelPayout"
    >()
    expectTypeOf<SubMalls.Service["register"]>().toEqualTypeOf<
      Call<[request: SubMalls.SubMallRegisterRequest], SubMall>
    >()
    expectTypeOf<SubMalls.Service["list"]>().toEqualTypeOf<Call<[], ReadonlyArray<SubMall>>>()
    expectTypeOf<SubMalls.Service["retrieve"]>().toEqualTypeOf<Call<[subMallId: string], SubMall>>()
    expectTypeOf<SubMalls.Service["update"]>().toEqualTypeOf<
      Call<[subMallId: string, request: SubMalls.SubMallUpdateRequest], SubMall>
    >()
    expectTypeOf<SubMalls.Service["delete"]>().toEqualTypeOf<Call<[subMallId: string], string>>()
    expectTypeOf<SubMalls.Service["retrieveBalance"]>().toEqualTypeOf<
      Call<[], { readonly balance: number }>
    >()
    expectTypeOf<SubMalls.Service["requestPayouts"]>().toEqualTypeOf<
      Call<[requests: ReadonlyArray<SubMalls.SubMallPayoutRequest>], ReadonlyArray<SubMallPayout>>
    >()
    expectTypeOf<SubMalls.Service["listPayouts"]>().toEqualTypeOf<
      Call<[query: SubMalls.SubMallPayoutsQuery], ReadonlyArray<SubMallPayout>>
    >()
    expectTypeOf<SubMalls.Service["retrievePayout"]>().toEqualTypeOf<
      Call<[payoutKey: string], SubMallPayout>
    >()
    expectTypeOf<SubMalls.Service["cancelPayout"]>().toEqualTypeOf<Call<[payoutKey: string], SubMallPayout>>()
  })

  it("of virtual accounts", () => {
    expectTypeOf<keyof VirtualAccounts.Service>().toEqualTypeOf<"issue">()
    expectTypeOf<VirtualAccounts.Service["issue"]>().toEqualTypeOf<
      Call<[request: VirtualAccounts.IssueRequest], Payment>
    >()
  })

  it("are grouped by the client", () => {
    expectTypeOf<TossClient.Service>().toEqualTypeOf<{
      readonly payments: Payments.Service
      readonly paymentCreation: PaymentCreation.Service
      readonly balances: Balances.Service
      readonly bankAccounts: BankAccounts.Service
      readonly billing: Billing.Service
      readonly brandPay: BrandPay.Service
      readonly cashReceipts: CashReceipts.Service
      readonly config: TossConfig.Service
      readonly linkPay: LinkPay.Service
      readonly payouts: Payouts.Service
      readonly pending: Pending.Service
      readonly promotions: Promotions.Service
      readonly sellers: Sellers.Service
      readonly settlements: Settlements.Service
      readonly subMalls: SubMalls.Service
      readonly transactions: Transactions.Service
      readonly virtualAccounts: VirtualAccounts.Service
      readonly webhooks: Webhooks.Service
    }>()
  })
})
