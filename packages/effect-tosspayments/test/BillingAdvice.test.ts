import { describe, expect, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Billing from "../src/Billing.js"
import * as BillingAdvice from "../src/BillingAdvice.js"
import * as Samples from "./support/Samples.js"
import * as Script from "./support/Script.js"

/** The codes that are documented for a charge. */
const expected: { readonly [Step in BillingAdvice.Step]: ReadonlyArray<string> } = {
  Resolve: [],
  TryLater: [
    "REJECT_CARD_PAYMENT",
    "REJECT_ACCOUNT_PAYMENT",
    "FAILED_INTERNAL_SYSTEM_PROCESSING",
    "FAILED_CARD_COMPANY_RESPONSE",
    "EXCEED_MAX_DAILY_PAYMENT_COUNT",
    "PROVIDER_ERROR"
  ],
  AskForAnotherCard: [
    "INVALID_STOPPED_CARD",
    "INVALID_REJECT_CARD",
    "INVALID_CARD_LOST_OR_STOLEN",
    "INVALID_CARD_EXPIRATION",
    "INVALID_CARD_NUMBER",
    "INVALID_BILL_KEY_REQUEST",
    "NOT_SUPPORTED_CARD_TYPE",
    "NOT_REGISTERED_CARD_COMPANY",
    "ALREADY_REMOVED_BILLING_KEY",
    "REJECT_CARD_COMPANY",
    "EXCEED_MAX_AUTH_COUNT",
    "NOT_FOUND_BILLING",
    "BILLING_KEY_NOT_FOUND"
  ],
  Stop: [
    "DUPLICATED_ORDER_ID",
    "NOT_SUPPORTED_INSTALLMENT_PLAN_CARD_OR_MERCHANT",
    "INVALID_CARD_INSTALLMENT_PLAN",
    "NOT_MATCHES_CUSTOMER_KEY",
    "INVALID_REQUEST",
    "BELOW_MINIMUM_AMOUNT",
    "NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN",
    "UNAUTHORIZED_KEY",
    "INCORRECT_BASIC_AUTH_FORMAT",
    "FAILED_DB_PROCESSING",
    "NOT_SUPPORTED_METHOD",
    "A_CODE_NOBODY_KNOWS",
    "constructor"
  ]
}

describe("BillingAdvice", () => {
  for (const [step, codes] of Object.entries(expected)) {
    for (const code of codes) {
      it(`says ${step} of ${code}`, () => {
        expect(BillingAdvice.of({ code, outcome: "NotApplied" }).step).toBe(step)
      })
    }
  }

  it("says Resolve whatever the code, as long as nobody knows whether the buyer was charged", () => {
    for (const { code } of Samples.errors) {
      expect(BillingAdvice.of({ code, outcome: "Unknown" }).step).toBe("Resolve")
    }
  })

  it("has a step and Korean and English for every recorded code", () => {
    for (const { code } of Samples.errors) {
      const { step, text } = BillingAdvice.of({ code, outcome: "NotApplied" })
      expect(["TryLater", "AskForAnotherCard", "Stop"]).toContain(step)
      expect(text.ko).toMatch(/[가-힣]/)
      expect(text.en).toMatch(/^[ -~]+$/)
    }
  })

  it.effect("takes an error as it is, also one without a code", () =>
    Effect.gen(function* () {
      const charge = (step: ReadonlyArray<Script.Step>, amount = 12900) =>
        Effect.flatMap(Billing.Billing, (billing) =>
          billing.charge(
            { billingKey: "b", customerKey: "cust" },
            { amount, orderId: "ORD-0001", orderName: "월 구독" }
          )
        ).pipe(
          Effect.flip,
          Effect.map((error) => BillingAdvice.of(error).step),
          Effect.provide(Script.layer(step, { maxRetries: 0 }))
        )
      expect(yield* charge([{ failure: "ECONNREFUSED" }])).toBe("TryLater")
      expect(yield* charge([{ status: 429 }])).toBe("TryLater")
      expect(yield* charge([{ failure: "ECONNRESET" }, { status: 503 }])).toBe("Resolve")
      expect(yield* charge([], -1)).toBe("Stop")
      expect(yield* charge([{ status: 401 }])).toBe("Stop")
    })
  )
})
