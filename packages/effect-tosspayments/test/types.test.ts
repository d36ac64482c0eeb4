/** What the operations take and give: who changes it changes programs of others. */
import { describe, expectTypeOf, it } from "@effect/vitest"
import type * as Effect from "effect/Effect"
import type * as Stream from "effect/Stream"
import type * as Billing from "../src/Billing.js"
import type { CallOptions } from "../src/Call.js"
import type * as BillingKey from "../src/model/BillingKey.js"
import type { CardPromotion } from "../src/model/CardPromotion.js"
import type { Payment } from "../src/model/Payment.js"
import type { Promotion } from "../src/model/Promotion.js"
import type { CancelRequest } from "../src/model/payment/CancelRequest.js"
import type { ConfirmRequest } from "../src/model/payment/ConfirmRequest.js"
import type { Settlement } from "../src/model/Settlement.js"
import type { Transaction } from "../src/model/Transaction.js"
import type * as PaymentCreation from "../src/PaymentCreation.js"
import type * as PaymentCreation from "../src/PaymentCreation.js"
import type * as Payments from "../src/Payments.js"
import type * as Promotions from "../src/Promotions.js"
import type * as Settlements from "../src/Settlements.js"
import type * as TossClient from "../src/TossClient.js"
import type { TossError } from "../src/TossError.js"
import type * as Transactions from "../src/Transactions.js"

type Call<Args extends ReadonlyArray<unknown>, A> = (
  ...args: [...Args, options?: CallOptions | undefined]
) => Effect.Effect<A, TossError>

type List<Query, Row> = (query: Query, options?: CallOptions | undefined) => Stream.Stream<Row, TossError>

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

  it("are grouped by the client", () => {
    type Client = TossClient.Service
    expectTypeOf<Client["payments"]>().toEqualTypeOf<Payments.Service & PaymentCreation.Service>()
    expectTypeOf<Client["billing"]>().toEqualTypeOf<Billing.Service>()
    expectTypeOf<Client["promotions"]>().toEqualTypeOf<Promotions.Service>()
    expectTypeOf<Client["settlements"]>().toEqualTypeOf<Settlements.Service>()
    expectTypeOf<Client["transactions"]>().toEqualTypeOf<Transactions.Service>()
  })
})
