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
