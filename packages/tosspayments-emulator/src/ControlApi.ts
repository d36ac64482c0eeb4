/**
 * The control API as a description: what a test, a script or a person does to a running emulator, over HTTP.
 *
 * @since 0.1.0
 */
import * as HttpApi from "@effect/platform/HttpApi"
import * as HttpApiClient from "@effect/platform/HttpApiClient"
import * as HttpApiEndpoint from "@effect/platform/HttpApiEndpoint"
import * as HttpApiGroup from "@effect/platform/HttpApiGroup"
import * as HttpApiSchema from "@effect/platform/HttpApiSchema"
import * as Schema from "effect/Schema"
import * as Billing from "./contract/billing.js"
import * as BrandPay from "./contract/brandPay.js"
import * as CashReceipt from "./contract/cashReceipt.js"
import * as Control from "./contract/control.js"
import * as LinkPay from "./contract/linkPay.js"
import * as Payment from "./contract/payment.js"
import * as Payout from "./contract/payout.js"
import * as Seed from "./contract/seed.js"
import * as Seller from "./contract/seller.js"
import * as Settlement from "./contract/settlement.js"
import * as Window from "./contract/window.js"

const { del, get, post } = HttpApiEndpoint

const done = Schema.Struct({ status: Schema.Literal("ok") })
const byPayment = Schema.Struct({ paymentKey: Schema.String })
const byMethodKey = Schema.Struct({ methodKey: Schema.String })
const byId = Schema.Struct({ id: Schema.String })
const byBillingKey = Schema.Struct({ billingKey: Schema.String })

const problem = <Code extends string>(...codes: readonly [Code, ...ReadonlyArray<Code>]) =>
  Schema.Struct({ code: Schema.Literal(...codes), message: Schema.String })

/**
 * The description. Every refusal is `{ code, message }`: 400 `MALFORMED_JSON`, `INVALID_BODY`, `INVALID_INPUT`,
 * 403 `FOREIGN_HOST`, `FOREIGN_ORIGIN`, 404 `NOT_FOUND`, 405 `METHOD_NOT_ALLOWED`, 409 `WRONG_STATE`,
 * 413 `TOO_LARGE`. The message says what is wrong.
 *
 * @example
 * ```ts
 * import { OpenApi } from "@effect/platform"
 * import { ControlApi } from "tosspayments-emulator/effect"
 *
 * const document = OpenApi.fromApi(ControlApi.ControlApi)
 * ```
 *
 * @since 0.1.0
 * @category api
 */
export class ControlApi extends HttpApi.make("tosspayments-emulator")
  .add(
    HttpApiGroup.make("system", { topLevel: true })
      .add(get("health", "/health").addSuccess(done))
      .add(get("ledger", "/ledger").setUrlParams(Control.page).addSuccess(Schema.Array(Control.movement)))
      .add(
        get("requests", "/requests")
          .setUrlParams(Control.page)
          .addSuccess(Schema.Array(Control.requestRecord))
      )
      .add(
        get("inspect", "/requests/:traceId")
          .setPath(Schema.Struct({ traceId: Schema.String }))
          .addSuccess(Control.requestDetail)
      )
      .add(
        get("events", "/events")
          .setUrlParams(Control.heard)
          .addSuccess(HttpApiSchema.Text({ contentType: "text/event-stream" }))
      )
      .add(post("seed", "/seed").setPayload(Seed.seed).addSuccess(Seed.seeded))
      .add(post("reset", "/reset").addSuccess(done))
  )
  .add(
    HttpApiGroup.make("payments")
      .add(get("list", "/payments").setUrlParams(Control.page).addSuccess(Schema.Array(Payment.schema)))
      .add(
        post("authorize", "/payments").setPayload(Control.authorizeInput).addSuccess(Control.authorization)
      )
      .add(
        post("authenticate", "/payments/:paymentKey/authenticate")
          .setPath(byPayment)
          .addSuccess(Payment.schema)
      )
      .add(post("deposit", "/payments/:paymentKey/deposit").setPath(byPayment).addSuccess(Payment.schema))
      .add(
        post("revertDeposit", "/payments/:paymentKey/revert-deposit")
          .setPath(byPayment)
          .addSuccess(Payment.schema)
      )
      .add(
        post("settleCancel", "/payments/:paymentKey/settle-cancel")
          .setPath(byPayment)
          .setPayload(Control.settlement)
          .addSuccess(Payment.schema)
      )
      .add(
        get("timeline", "/payments/:paymentKey/timeline")
          .setPath(byPayment)
          .addSuccess(Schema.Array(Control.moment))
      )
  )
  .add(
    HttpApiGroup.make("window")
      .add(post("open", "/window/payments").setPayload(Window.opening).addSuccess(Control.authorization))
      .add(
        post("approve", "/window/payments/:paymentKey/approve")
          .setPath(byPayment)
          .setPayload(Window.approval)
          .addSuccess(Payment.schema)
      )
      .add(
        post("decline", "/window/payments/:paymentKey/decline")
          .setPath(byPayment)
          .setPayload(Window.decline)
          .addSuccess(Payment.schema)
      )
      .add(
        post("expire", "/window/payments/:paymentKey/expire").setPath(byPayment).addSuccess(Payment.schema)
      )
      .add(
        post("registerBilling", "/window/billing")
          .setPayload(Window.registration)
          .addSuccess(Billing.authorization)
      )
      .add(
        post("openBrandPay", "/window/brandpay").setPayload(Window.brandPay).addSuccess(Window.brandPayBuyer)
      )
      .add(
        post("registerBrandPay", "/window/brandpay/methods")
          .setPayload(Window.brandPayRegistration)
          .addSuccess(Window.brandPayBuyer)
      )
  )
  .add(
    HttpApiGroup.make("billing")
      .add(get("list", "/billing").addSuccess(Schema.Array(Billing.key)))
      .add(post("authorize", "/billing").setPayload(Billing.authorizeInput).addSuccess(Billing.authorization))
      .add(
        post("decline", "/billing/:billingKey/decline")
          .setPath(byBillingKey)
          .setPayload(Billing.decline)
          .addSuccess(Billing.key)
      )
      .add(post("delete", "/billing/:billingKey/delete").setPath(byBillingKey).addSuccess(Billing.key))
  )
  .add(
    HttpApiGroup.make("brandPay")
      .add(get("list", "/brandpay").addSuccess(Schema.Array(BrandPay.method)))
      .add(post("register", "/brandpay").setPayload(BrandPay.registerInput).addSuccess(BrandPay.method))
      .add(
        post("decline", "/brandpay/:methodKey/decline")
          .setPath(byMethodKey)
          .setPayload(BrandPay.decline)
          .addSuccess(BrandPay.method)
      )
      .add(
        post("rename", "/brandpay/:methodKey/rename")
          .setPath(byMethodKey)
          .setPayload(BrandPay.rename)
          .addSuccess(BrandPay.method)
      )
  )
  .add(
    HttpApiGroup.make("cashReceipts")
      .add(get("list", "/cash-receipts").addSuccess(Schema.Array(CashReceipt.current)))
      .add(
        post("fail", "/cash-receipts/:receiptKey/fail")
          .setPath(Schema.Struct({ receiptKey: Schema.String }))
          .addSuccess(CashReceipt.current)
      )
  )
  .add(
    HttpApiGroup.make("linkPay").add(
      post("pay", "/link-pay").setPayload(LinkPay.payInput).addSuccess(LinkPay.order)
    )
  )
  .add(
    HttpApiGroup.make("sellers")
      .add(get("list", "/sellers").addSuccess(Schema.Array(Seller.seller)))
      .add(post("verify", "/sellers/:id/verify").setPath(byId).addSuccess(Seller.seller))
      .add(post("requireKyc", "/sellers/:id/require-kyc").setPath(byId).addSuccess(Seller.seller))
  )
  .add(
    HttpApiGroup.make("payouts")
      .add(get("list", "/payouts").addSuccess(Schema.Array(Payout.payout)))
      .add(post("setBalance", "/payouts/balance").setPayload(Payout.balanceInput).addSuccess(Payout.balance))
      .add(post("complete", "/payouts/:id/complete").setPath(byId).addSuccess(Payout.payout))
      .add(
        post("fail", "/payouts/:id/fail").setPath(byId).setPayload(Payout.failure).addSuccess(Payout.payout)
      )
  )
  .add(
    HttpApiGroup.make("settlements").add(
      get("list", "/settlements").setUrlParams(Control.newest).addSuccess(Schema.Array(Settlement.row))
    )
  )
  .add(
    HttpApiGroup.make("faults")
      .add(get("list", "/faults").addSuccess(Control.faults))
      .add(
        post("inject", "/faults")
          .setPayload(Control.injection)
          .addSuccess(Schema.Struct({ id: Schema.String }))
      )
      .add(del("clear", "/faults").addSuccess(done))
  )
  .add(
    HttpApiGroup.make("webhooks")
      .add(get("list", "/webhooks").setUrlParams(Control.page).addSuccess(Schema.Array(Control.delivery)))
      .add(
        post("trigger", "/webhooks/trigger")
          .setPayload(Control.trigger)
          .addSuccess(Schema.Array(Control.delivery))
      )
      .add(
        post("resend", "/webhooks/:id/resend")
          .setPath(Schema.Struct({ id: Schema.String }))
          .addSuccess(done)
      )
  )
  .add(
    HttpApiGroup.make("clock")
      .add(get("read", "/clock").addSuccess(Control.clock))
      .add(post("advance", "/clock/advance").setPayload(Control.advance).addSuccess(Control.clock))
      .add(post("freeze", "/clock/freeze").addSuccess(Control.clock))
      .add(post("run", "/clock/run").addSuccess(Control.clock))
  )
  .addError(problem("MALFORMED_JSON", "INVALID_BODY", "INVALID_INPUT"), { status: 400 })
  .addError(problem("FOREIGN_HOST", "FOREIGN_ORIGIN"), { status: 403 })
  .addError(problem("NOT_FOUND"), { status: 404 })
  .addError(problem("METHOD_NOT_ALLOWED"), { status: 405 })
  .addError(problem("WRONG_STATE"), { status: 409 })
  .addError(problem("TOO_LARGE"), { status: 413 })
  .prefix("/_emulator") {}

/**
 * A client for a running emulator, given its address.
 *
 * @example
 * ```ts
 * import { FetchHttpClient } from "@effect/platform"
 * import { Effect } from "effect"
 * import { ControlApi } from "tosspayments-emulator/effect"
 *
 * const tomorrow = Effect.gen(function* () {
 *   const emulator = yield* ControlApi.client("http://localhost:8080")
 *   return yield* emulator.clock.advance({ payload: { duration: "1 days" } })
 * }).pipe(Effect.provide(FetchHttpClient.layer))
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const client = (baseUrl: string) => HttpApiClient.make(ControlApi, { baseUrl })
