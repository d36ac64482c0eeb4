import type { RequestListener } from "node:http"
import type { RouteHandlerMethod } from "fastify"
import { describe, expectTypeOf, it } from "vitest"
import type * as Sdk from "../src/index.js"

describe("types", () => {
  it("of payments are promises of payments", () => {
    expectTypeOf<Sdk.Client["payments"]["retrieve"]>().returns.toEqualTypeOf<Promise<Sdk.Payment>>()
    expectTypeOf<Sdk.Client["payments"]["retrieve"]>().parameters.toEqualTypeOf<
      [paymentKey: string, options?: Sdk.CallOptions]
    >()
    expectTypeOf<Sdk.Client["payments"]["confirm"]>().parameters.toEqualTypeOf<
      [request: Sdk.ConfirmRequest, options?: Sdk.CallOptions]
    >()
    expectTypeOf<Sdk.Client["payments"]["cancel"]>().parameters.toEqualTypeOf<
      [paymentKey: string, request: Sdk.CancelRequest, options?: Sdk.CallOptions]
    >()
    expectTypeOf<Sdk.Client["payments"]["keyIn"]>().parameters.toEqualTypeOf<
      [request: Sdk.KeyInRequest, options?: Sdk.CallOptions]
    >()
    expectTypeOf<Sdk.Client["payments"]["keyIn"]>().returns.toEqualTypeOf<Promise<Sdk.Payment>>()
    expectTypeOf<Sdk.Client["payments"]["create"]>().parameters.toEqualTypeOf<
      [request: Sdk.CreateRequest, options?: Sdk.CallOptions]
    >()
    expectTypeOf<Sdk.Client["payments"]["create"]>().returns.toEqualTypeOf<Promise<Sdk.Payment>>()
    expectTypeOf<keyof Sdk.Client["payments"]>().toEqualTypeOf<
      | "confirm"
      | "retrieve"
      | "retrieveByOrderId"
      | "cancel"
      | "keyIn"
      | "create"
      | "netCancel"
      | "commitOrCancel"
    >()
  })

  it("of billing take a key with its owner", () => {
    type Billing = Sdk.Client["billing"]
    expectTypeOf<keyof Billing>().toEqualTypeOf<"issue" | "issueByCard" | "charge" | "delete">()
    expectTypeOf<Billing["issue"]>().parameters.toEqualTypeOf<
      [request: Sdk.IssueRequest, options?: Sdk.CallOptions]
    >()
    expectTypeOf<Billing["issue"]>().returns.toEqualTypeOf<Promise<Sdk.IssuedBillingKey>>()
    expectTypeOf<Billing["issueByCard"]>().parameters.toEqualTypeOf<
      [request: Sdk.IssueByCardRequest, options?: Sdk.CallOptions]
    >()
    expectTypeOf<Billing["charge"]>().parameters.toEqualTypeOf<
      [key: Sdk.BillingKey, request: Sdk.ChargeRequest, options?: Sdk.CallOptions]
    >()
    expectTypeOf<Billing["charge"]>().returns.toEqualTypeOf<Promise<Sdk.Payment>>()
    expectTypeOf<Billing["delete"]>().parameters.toEqualTypeOf<
      [key: Sdk.BillingKey, options?: Sdk.CallOptions]
    >()
    expectTypeOf<Billing["delete"]>().returns.toEqualTypeOf<Promise<void>>()
  })

  it("of lists are lists of rows", () => {
    expectTypeOf<keyof Sdk.Client["transactions"]>().toEqualTypeOf<"list">()
    expectTypeOf<Sdk.Client["transactions"]["list"]>().parameters.toEqualTypeOf<
      [query: Sdk.TransactionsQuery, options?: Sdk.ListOptions]
    >()
    expectTypeOf<Sdk.Client["transactions"]["list"]>().returns.toEqualTypeOf<Sdk.List<Sdk.Transaction>>()
    expectTypeOf<keyof Sdk.Client["settlements"]>().toEqualTypeOf<"list" | "request">()
    expectTypeOf<Sdk.Client["settlements"]["list"]>().parameters.toEqualTypeOf<
      [query: Sdk.SettlementsQuery, options?: Sdk.ListOptions]
    >()
    expectTypeOf<Sdk.Client["settlements"]["list"]>().returns.toEqualTypeOf<Sdk.List<Sdk.Settlement>>()
    expectTypeOf<Sdk.Client["settlements"]["request"]>().parameters.toEqualTypeOf<
      [request: Sdk.SettlementRequest, options?: Sdk.CallOptions]
    >()
    expectTypeOf<Sdk.Client["settlements"]["request"]>().returns.toEqualTypeOf<
      Promise<Sdk.SettlementRequested>
    >()
  })

  it("of promotions need nothing but options", () => {
    expectTypeOf<keyof Sdk.Client["promotions"]>().toEqualTypeOf<"list" | "listCards">()
    expectTypeOf<Sdk.Client["promotions"]["list"]>().parameters.toEqualTypeOf<[options?: Sdk.CallOptions]>()
    expectTypeOf<Sdk.Client["promotions"]["list"]>().returns.toEqualTypeOf<
      Promise<ReadonlyArray<Sdk.Promotion>>
    >()
    expectTypeOf<Sdk.Client["promotions"]["listCards"]>().returns.toEqualTypeOf<Promise<Sdk.CardPromotion>>()
  })

  it("of bank accounts answer with names and with yes or no", () => {
    type Operations = Sdk.Client["bankAccounts"]
    expectTypeOf<keyof Operations>().toEqualTypeOf<
      "lookupHolderName" | "validate" | "verifyIdentifier" | "verifyHolderName" | "verifyHolderRealName"
    >()
    expectTypeOf<Operations["lookupHolderName"]>().parameters.toEqualTypeOf<
      [account: Sdk.BankAccount, options?: Sdk.CallOptions]
    >()
    expectTypeOf<Operations["lookupHolderName"]>().returns.toEqualTypeOf<Promise<Sdk.HolderName>>()
    expectTypeOf<Operations["validate"]>().parameters.toEqualTypeOf<
      [account: Sdk.BankAccount, options?: Sdk.CallOptions]
    >()
    expectTypeOf<Operations["validate"]>().returns.toEqualTypeOf<Promise<Sdk.BankAccountVerification>>()
    expectTypeOf<Operations["verifyIdentifier"]>().parameters.toEqualTypeOf<
      [request: Sdk.VerifyIdentifierRequest, options?: Sdk.CallOptions]
    >()
    expectTypeOf<Operations["verifyIdentifier"]>().returns.toEqualTypeOf<
      Promise<Sdk.BankAccountVerification>
    >()
    expectTypeOf<Operations["verifyHolderName"]>().parameters.toEqualTypeOf<
      [request: Sdk.VerifyHolderNameRequest, options?: Sdk.CallOptions]
    >()
    expectTypeOf<Operations["verifyHolderName"]>().returns.toEqualTypeOf<
      Promise<Sdk.BankAccountVerification>
    >()
    expectTypeOf<Operations["verifyHolderRealName"]>().parameters.toEqualTypeOf<
      [request: Sdk.VerifyHolderRealNameRequest, options?: Sdk.CallOptions]
    >()
    expectTypeOf<Operations["verifyHolderRealName"]>().returns.toEqualTypeOf<
      Promise<Sdk.BankAccountVerification>
    >()
  })

  it("of brandpay take tokens as text", () => {
    type Operations = Sdk.Client["brandPay"]
    expectTypeOf<keyof Operations>().toEqualTypeOf<
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
      | "tokens"
    >()
    expectTypeOf<Operations["listTerms"]>().parameters.toEqualTypeOf<
      [query: Sdk.TermsQuery, options?: Sdk.CallOptions]
    >()
    expectTypeOf<Operations["listTerms"]>().returns.toEqualTypeOf<Promise<ReadonlyArray<Sdk.BrandPayTerms>>>()
    expectTypeOf<Operations["agreeToTerms"]>().parameters.toEqualTypeOf<
      [request: Sdk.BrandPayAgreeRequest, options?: Sdk.CallOptions]
    >()
    expectTypeOf<Operations["agreeToTerms"]>().returns.toEqualTypeOf<Promise<Sdk.TermsAgreement>>()
    expectTypeOf<Operations["issueToken"]>().parameters.toEqualTypeOf<
      [request: Sdk.BrandPayTokenRequest, options?: Sdk.CallOptions]
    >()
    expectTypeOf<Operations["issueToken"]>().returns.toEqualTypeOf<Promise<Sdk.BrandPayToken>>()
    expectTypeOf<Operations["listMethods"]>().parameters.toEqualTypeOf<
      [accessToken: string, options?: Sdk.CallOptions]
    >()
    expectTypeOf<Operations["listMethods"]>().returns.toEqualTypeOf<Promise<Sdk.BrandPayMethods>>()
    expectTypeOf<Operations["listMethodsOf"]>().parameters.toEqualTypeOf<
      [customerKey: string, options?: Sdk.CallOptions]
    >()
    expectTypeOf<Operations["listMethodsOf"]>().returns.toEqualTypeOf<Promise<Sdk.BrandPayMethods>>()
    expectTypeOf<Operations["removeCard"]>().parameters.toEqualTypeOf<
      [accessToken: string, request: Sdk.RemoveMethodRequest, options?: Sdk.CallOptions]
    >()
    expectTypeOf<Operations["removeCard"]>().returns.toEqualTypeOf<Promise<Sdk.BrandPayCard>>()
    expectTypeOf<Operations["removeAccount"]>().parameters.toEqualTypeOf<
      [accessToken: string, request: Sdk.RemoveMethodRequest, options?: Sdk.CallOptions]
    >()
    expectTypeOf<Operations["removeAccount"]>().returns.toEqualTypeOf<Promise<Sdk.BrandPayAccount>>()
    expectTypeOf<Operations["confirm"]>().parameters.toEqualTypeOf<
      [request: Sdk.BrandPayConfirmRequest, options?: Sdk.CallOptions]
    >()
    expectTypeOf<Operations["confirm"]>().returns.toEqualTypeOf<Promise<Sdk.Payment>>()
    expectTypeOf<Operations["charge"]>().parameters.toEqualTypeOf<
      [request: Sdk.BrandPayChargeRequest, options?: Sdk.CallOptions]
    >()
    expectTypeOf<Operations["charge"]>().returns.toEqualTypeOf<Promise<Sdk.Payment>>()
    expectTypeOf<Operations["removeCustomer"]>().parameters.toEqualTypeOf<
      [accessToken: string, options?: Sdk.CallOptions]
    >()
    expectTypeOf<Operations["removeCustomer"]>().returns.toEqualTypeOf<Promise<Sdk.RemovedBrandPayCustomer>>()
    expectTypeOf<Operations["listCardPromotions"]>().parameters.toEqualTypeOf<[options?: Sdk.CallOptions]>()
    expectTypeOf<Operations["listCardPromotions"]>().returns.toEqualTypeOf<
      Promise<Sdk.BrandPayCardPromotions>
    >()
    expectTypeOf<Operations["listBankPromotions"]>().parameters.toEqualTypeOf<[options?: Sdk.CallOptions]>()
    expectTypeOf<Operations["listBankPromotions"]>().returns.toEqualTypeOf<
      Promise<Sdk.BrandPayBankPromotions>
    >()
    expectTypeOf<Operations["tokens"]>().toEqualTypeOf<Sdk.BrandPayTokens>()
    expectTypeOf<Sdk.BrandPayTokens["forCustomer"]>().returns.toEqualTypeOf<Promise<string>>()
    expectTypeOf<Sdk.BrandPayToken["accessToken"]>().toBeString()
    expectTypeOf<Sdk.BrandPayToken["refreshToken"]>().toEqualTypeOf<string | null>()
  })

  it("of cash receipts cancel with or without an amount", () => {
    type Operations = Sdk.Client["cashReceipts"]
    expectTypeOf<keyof Operations>().toEqualTypeOf<"issue" | "cancel" | "list">()
    expectTypeOf<Operations["issue"]>().parameters.toEqualTypeOf<
      [request: Sdk.CashReceiptIssueRequest, options?: Sdk.CallOptions]
    >()
    expectTypeOf<Operations["issue"]>().returns.toEqualTypeOf<Promise<Sdk.IssuedCashReceipt>>()
    expectTypeOf<Operations["cancel"]>().parameters.toEqualTypeOf<
      [receiptKey: string, request?: Sdk.CashReceiptCancelRequest, options?: Sdk.CallOptions]
    >()
    expectTypeOf<Operations["cancel"]>().returns.toEqualTypeOf<Promise<Sdk.IssuedCashReceipt>>()
    expectTypeOf<Operations["list"]>().parameters.toEqualTypeOf<
      [query: Sdk.CashReceiptsQuery, options?: Sdk.ListOptions]
    >()
    expectTypeOf<Operations["list"]>().returns.toEqualTypeOf<Sdk.List<Sdk.IssuedCashReceipt>>()
  })

  it("of payouts take lists", () => {
    type Operations = Sdk.Client["payouts"]
    expectTypeOf<keyof Operations>().toEqualTypeOf<"request" | "retrieve" | "list" | "cancel" | "guard">()
    expectTypeOf<Operations["request"]>().parameters.toEqualTypeOf<
      [requests: ReadonlyArray<Sdk.PayoutRequest>, options?: Sdk.CallOptions]
    >()
    expectTypeOf<Operations["request"]>().returns.toEqualTypeOf<Promise<ReadonlyArray<Sdk.Payout>>>()
    expectTypeOf<Operations["retrieve"]>().parameters.toEqualTypeOf<[id: string, options?: Sdk.CallOptions]>()
    expectTypeOf<Operations["retrieve"]>().returns.toEqualTypeOf<Promise<Sdk.Payout>>()
    expectTypeOf<Operations["list"]>().parameters.toEqualTypeOf<
      [query?: Sdk.PayoutsQuery, options?: Sdk.ListOptions]
    >()
    expectTypeOf<Operations["list"]>().returns.toEqualTypeOf<Sdk.List<Sdk.Payout>>()
    expectTypeOf<Operations["cancel"]>().parameters.toEqualTypeOf<[id: string, options?: Sdk.CallOptions]>()
    expectTypeOf<Operations["cancel"]>().returns.toEqualTypeOf<Promise<Sdk.Payout>>()
    expectTypeOf<Operations["guard"]>().parameters.toEqualTypeOf<
      [
        requests: ReadonlyArray<Sdk.PayoutRequest>,
        options?: Omit<Sdk.CallOptions, "idempotencyKey" | "intent">
      ]
    >()
    expectTypeOf<Operations["guard"]>().returns.toEqualTypeOf<Promise<void>>()
  })

  it("of sellers list without a query, too", () => {
    type Operations = Sdk.Client["sellers"]
    expectTypeOf<keyof Operations>().toEqualTypeOf<"create" | "retrieve" | "list" | "update" | "remove">()
    expectTypeOf<Operations["create"]>().parameters.toEqualTypeOf<
      [request: Sdk.SellerCreateRequest, options?: Sdk.CallOptions]
    >()
    expectTypeOf<Operations["create"]>().returns.toEqualTypeOf<Promise<Sdk.Seller>>()
    expectTypeOf<Operations["retrieve"]>().parameters.toEqualTypeOf<[id: string, options?: Sdk.CallOptions]>()
    expectTypeOf<Operations["retrieve"]>().returns.toEqualTypeOf<Promise<Sdk.Seller>>()
    expectTypeOf<Operations["list"]>().parameters.toEqualTypeOf<
      [query?: Sdk.SellersQuery, options?: Sdk.ListOptions]
    >()
    expectTypeOf<Operations["list"]>().returns.toEqualTypeOf<Sdk.List<Sdk.Seller>>()
    expectTypeOf<Operations["update"]>().parameters.toEqualTypeOf<
      [id: string, changes: Sdk.SellerUpdateRequest, options?: Sdk.CallOptions]
    >()
    expectTypeOf<Operations["update"]>().returns.toEqualTypeOf<Promise<Sdk.Seller>>()
    expectTypeOf<Operations["remove"]>().parameters.toEqualTypeOf<[id: string, options?: Sdk.CallOptions]>()
    expectTypeOf<Operations["remove"]>().returns.toEqualTypeOf<Promise<Sdk.RemovedSeller>>()
  })

  it("of sub-malls answer with whole lists", () => {
    type Operations = Sdk.Client["subMalls"]
    expectTypeOf<keyof Operations>().toEqualTypeOf<
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
    expectTypeOf<Operations["register"]>().parameters.toEqualTypeOf<
      [request: Sdk.SubMallRegisterRequest, options?: Sdk.CallOptions]
    >()
    expectTypeOf<Operations["register"]>().returns.toEqualTypeOf<Promise<Sdk.SubMall>>()
    expectTypeOf<Operations["list"]>().parameters.toEqualTypeOf<[options?: Sdk.CallOptions]>()
    expectTypeOf<Operations["list"]>().returns.toEqualTypeOf<Promise<ReadonlyArray<Sdk.SubMall>>>()
    expectTypeOf<Operations["retrieve"]>().parameters.toEqualTypeOf<
      [subMallId: string, options?: Sdk.CallOptions]
    >()
    expectTypeOf<Operations["retrieve"]>().returns.toEqualTypeOf<Promise<Sdk.SubMall>>()
    expectTypeOf<Operations["update"]>().parameters.toEqualTypeOf<
      [subMallId: string, request: Sdk.SubMallUpdateRequest, options?: Sdk.CallOptions]
    >()
    expectTypeOf<Operations["update"]>().returns.toEqualTypeOf<Promise<Sdk.SubMall>>()
    expectTypeOf<Operations["delete"]>().parameters.toEqualTypeOf<
      [subMallId: string, options?: Sdk.CallOptions]
    >()
    expectTypeOf<Operations["delete"]>().returns.toEqualTypeOf<Promise<string>>()
    expectTypeOf<Operations["retrieveBalance"]>().parameters.toEqualTypeOf<[options?: Sdk.CallOptions]>()
    expectTypeOf<Operations["retrieveBalance"]>().returns.toEqualTypeOf<
      Promise<{ readonly balance: number }>
    >()
    expectTypeOf<Operations["requestPayouts"]>().parameters.toEqualTypeOf<
      [requests: ReadonlyArray<Sdk.SubMallPayoutRequest>, options?: Sdk.CallOptions]
    >()
    expectTypeOf<Operations["requestPayouts"]>().returns.toEqualTypeOf<
      Promise<ReadonlyArray<Sdk.SubMallPayout>>
    >()
    expectTypeOf<Operations["listPayouts"]>().parameters.toEqualTypeOf<
      [query: Sdk.SubMallPayoutsQuery, options?: Sdk.CallOptions]
    >()
    expectTypeOf<Operations["listPayouts"]>().returns.toEqualTypeOf<
      Promise<ReadonlyArray<Sdk.SubMallPayout>>
    >()
    expectTypeOf<Operations["retrievePayout"]>().parameters.toEqualTypeOf<
      [payoutKey: string, options?: Sdk.CallOptions]
    >()
    expectTypeOf<Operations["retrievePayout"]>().returns.toEqualTypeOf<Promise<Sdk.SubMallPayout>>()
    expectTypeOf<Operations["cancelPayout"]>().parameters.toEqualTypeOf<
      [payoutKey: string, options?: Sdk.CallOptions]
    >()
    expectTypeOf<Operations["cancelPayout"]>().returns.toEqualTypeOf<Promise<Sdk.SubMallPayout>>()
  })

  it("of what has one method", () => {
    expectTypeOf<keyof Sdk.Client["balances"]>().toEqualTypeOf<"retrieve">()
    expectTypeOf<Sdk.Client["balances"]["retrieve"]>().parameters.toEqualTypeOf<[options?: Sdk.CallOptions]>()
    expectTypeOf<Sdk.Client["balances"]["retrieve"]>().returns.toEqualTypeOf<Promise<Sdk.Balance>>()
    expectTypeOf<keyof Sdk.Client["linkPay"]>().toEqualTypeOf<"retrieveOrder">()
    expectTypeOf<Sdk.Client["linkPay"]["retrieveOrder"]>().parameters.toEqualTypeOf<
      [orderKey: string, options?: Sdk.CallOptions]
    >()
    expectTypeOf<Sdk.Client["linkPay"]["retrieveOrder"]>().returns.toEqualTypeOf<Promise<Sdk.LinkPayOrder>>()
    expectTypeOf<keyof Sdk.Client["virtualAccounts"]>().toEqualTypeOf<"issue">()
    expectTypeOf<Sdk.Client["virtualAccounts"]["issue"]>().parameters.toEqualTypeOf<
      [request: Sdk.VirtualAccountRequest, options?: Sdk.CallOptions]
    >()
    expectTypeOf<Sdk.Client["virtualAccounts"]["issue"]>().returns.toEqualTypeOf<Promise<Sdk.Payment>>()
  })

  it("of pending calls take neither a key nor an intent", () => {
    type Operations = Sdk.Client["pending"]
    expectTypeOf<keyof Operations>().toEqualTypeOf<"resolve" | "resend">()
    expectTypeOf<Operations["resolve"]>().parameters.toEqualTypeOf<
      [pending: Sdk.PendingCall, options?: Omit<Sdk.CallOptions, "idempotencyKey" | "intent">]
    >()
    expectTypeOf<Operations["resolve"]>().returns.toEqualTypeOf<Promise<Sdk.Resolution<Sdk.Answer>>>()
    expectTypeOf<Operations["resend"]>().parameters.toEqualTypeOf<
      [pending: Sdk.PendingCall, options?: Omit<Sdk.CallOptions, "idempotencyKey" | "intent">]
    >()
    expectTypeOf<Operations["resend"]>().returns.toEqualTypeOf<Promise<Sdk.Answer>>()
    expectTypeOf<keyof Sdk.Client["intents"]>().toEqualTypeOf<"resolve">()
    expectTypeOf<Sdk.Client["intents"]["resolve"]>().parameters.toEqualTypeOf<
      [options?: Sdk.ResolveOptions]
    >()
    expectTypeOf<Sdk.Client["intents"]["resolve"]>().returns.toEqualTypeOf<
      Promise<ReadonlyArray<Sdk.ResolvedIntent>>
    >()
  })

  it("of the client are these and no more", () => {
    expectTypeOf<keyof Sdk.Client>().toEqualTypeOf<
      | "balances"
      | "bankAccounts"
      | "billing"
      | "brandPay"
      | "cashReceipts"
      | "close"
      | "config"
      | "intents"
      | "isLiveMode"
      | "isTestMode"
      | "linkPay"
      | "payments"
      | "payouts"
      | "pending"
      | "promotions"
      | "sellers"
      | "settlements"
      | "subMalls"
      | "transactions"
      | "virtualAccounts"
      | "webhooks"
      | typeof Symbol.asyncDispose
    >()
  })

  it("of webhooks are promises of events that a switch can tell apart", () => {
    expectTypeOf<Sdk.Client["webhooks"]["verifyAndParse"]>().returns.toEqualTypeOf<Promise<Sdk.ParsedEvent>>()
    expectTypeOf<
      Extract<Sdk.ParsedEvent, { readonly type: "DEPOSIT_CALLBACK" }>["data"]["orderId"]
    >().toBeString()
    expectTypeOf<Sdk.ParsedEvent["trust"]>().toEqualTypeOf<Sdk.Trust>()
  })

  it("of options need the secret key only", () => {
    expectTypeOf<{ secretKey: string }>().toExtend<Sdk.ClientOptions>()
    expectTypeOf<{ timeout: number }>().not.toExtend<Sdk.ClientOptions>()
    expectTypeOf<{ secretKey: string; timeout: string }>().not.toExtend<Sdk.ClientOptions>()
  })

  it("of errors can be told apart by name and complete the code", () => {
    expectTypeOf<Sdk.AnyTossError>().toExtend<Sdk.TossError>()
    expectTypeOf<
      Extract<Sdk.AnyTossError, { readonly name: "NetworkError" }>["reason"]
    >().toEqualTypeOf<Sdk.NetworkReason>()
    expectTypeOf<Sdk.TossError["code"]>().toEqualTypeOf<Sdk.TossErrorCode | null>()
    expectTypeOf<"NOT_FOUND_PAYMENT">().toExtend<Sdk.KnownErrorCode>()
    expectTypeOf<"SOMETHING_NEW">().toExtend<Sdk.TossErrorCode>()
    expectTypeOf<Sdk.TossError["outcome"]>().toEqualTypeOf<"NotApplied" | "Unknown">()
  })

  it("of errors make a switch over the name complete", () => {
    const status = (error: Sdk.AnyTossError): number => {
      switch (error.name) {
        case "NetworkError":
          return error.reason === "Deadline" ? 504 : 502
        case "IntentMismatchError":
          return error.differences.length
        case "ValidationError":
        case "AuthenticationError":
        case "PermissionError":
        case "NotFoundError":
        case "ConflictError":
        case "DeclinedError":
        case "RateLimitError":
        case "ServerError":
        case "DecodeError":
        case "WebhookVerificationError":
        case "EventBusyError":
        case "ClaimLostError":
        case "StoreError":
        case "AgreementNeededError":
        case "NetCancelError":
          return 500
      }
    }
    expectTypeOf(status).returns.toBeNumber()
    expectTypeOf<typeof Sdk.isTossError>().guards.toEqualTypeOf<Sdk.AnyTossError>()
    expectTypeOf<Sdk.TossError>().toExtend<Parameters<typeof Sdk.adviceFor>[0]>()
  })

  it("of signals and loggers take those of others", () => {
    expectTypeOf<AbortSignal>().toExtend<Sdk.AbortSignalLike>()
    expectTypeOf<null>().toExtend<Sdk.CallOptions["signal"]>()
    expectTypeOf<Console>().toExtend<Sdk.Logger>()
    // As pino and winston declare theirs.
    expectTypeOf<{
      info: {
        (message: string, ...values: ReadonlyArray<unknown>): void
        (value: object, message?: string): void
      }
      warn: (message: string, ...meta: Array<unknown>) => object
      error: (message: unknown) => object
      level: string
    }>().toExtend<Sdk.Logger>()
  })

  it("of options that must not be unset say so", () => {
    expectTypeOf<{ idempotencyKey: undefined }>().not.toExtend<Sdk.CallOptions>()
    expectTypeOf<{ secretKey: string; store: undefined }>().not.toExtend<Sdk.ClientOptions>()
    expectTypeOf<{ secretKey: string; baseUrl: undefined }>().toExtend<Sdk.ClientOptions>()
  })

  it("of a map of handlers ask for `otherwise` alone, and for async functions", () => {
    const run = async () => {}
    expectTypeOf<keyof Sdk.WebhookHandlers>().toEqualTypeOf<keyof Sdk.WebhookEvents | "otherwise">()
    expectTypeOf({ otherwise: run }).toExtend<Sdk.WebhookHandlers>()
    expectTypeOf({ DEPOSIT_CALLBACK: run, otherwise: run }).toExtend<Sdk.WebhookHandlers>()
    expectTypeOf({ DEPOSIT_CALLBACK: run }).not.toExtend<Sdk.WebhookHandlers>()
    expectTypeOf({ otherwise: () => {} }).not.toExtend<Sdk.WebhookHandlers>()
    expectTypeOf({ DEPOSIT_CALLBACK: () => {}, otherwise: run }).not.toExtend<Sdk.WebhookHandlers>()
    // @ts-expect-error no event has this name
    const misspelt: Sdk.WebhookHandlers = { PAYMENT_STATUS_CHANGE: run, otherwise: run }
    expectTypeOf(misspelt).toExtend<Sdk.WebhookHandlers>()
  })

  it("of each handler are those of its event, and of `otherwise` those of all", () => {
    const handlers: Sdk.WebhookHandlers = {
      PAYMENT_STATUS_CHANGED: async ({ data }) => expectTypeOf(data).toEqualTypeOf<Sdk.Payment>(),
      CANCEL_STATUS_CHANGED: async ({ data }) => expectTypeOf(data).toEqualTypeOf<Sdk.Cancel>(),
      DEPOSIT_CALLBACK: async ({ data }) => expectTypeOf(data).toEqualTypeOf<Sdk.Deposit>(),
      otherwise: async (event, { signal }) => {
        expectTypeOf(signal).toEqualTypeOf<AbortSignal>()
        expectTypeOf(event).toEqualTypeOf<Sdk.HandledEvent>()
        if (event.type === "UNKNOWN") expectTypeOf(event.data).toBeUnknown()
        if (event.type === "DEPOSIT_CALLBACK") expectTypeOf(event.data).toEqualTypeOf<Sdk.Deposit>()
      }
    }
    expectTypeOf(handlers.otherwise).returns.toEqualTypeOf<Promise<unknown>>()
  })

  it("of a Node handler fit the servers, and that of a web handler takes a Request alone", () => {
    expectTypeOf<Sdk.NodeHandler>().toExtend<RequestListener>()
    expectTypeOf<Sdk.NodeHandler>().toExtend<RouteHandlerMethod>()
    expectTypeOf<Sdk.WebHandler>().parameters.toEqualTypeOf<[request: Request]>()
    expectTypeOf<Sdk.WebHandler>().returns.toEqualTypeOf<Promise<Response>>()
  })

  it("of a commit are those of the promise that comes back", () => {
    expectTypeOf<Sdk.Client["payments"]["commitOrCancel"]>().toBeCallableWith(
      {} as Sdk.Payment,
      async () => 1,
      "reason"
    )
    const run = (client: Sdk.Client, payment: Sdk.Payment) =>
      client.payments.commitOrCancel(payment, async () => 1, "reason")
    expectTypeOf(run).returns.toEqualTypeOf<Promise<number>>()
  })
})
