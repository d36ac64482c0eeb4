import { createHmac } from "node:crypto"
import { describe, expect, expectTypeOf, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as FastCheck from "effect/FastCheck"
import * as Layer from "effect/Layer"
import * as TestClock from "effect/TestClock"
import * as Endpoint from "../src/Endpoint.js"
import { events } from "../src/internal/events/events.js"
import * as Wire from "../src/internal/schema/wire.js"
import type { Declaration, Table } from "../src/internal/webhook/declaration.js"
import * as Operations from "../src/internal/webhook/service.js"
import type { Payment } from "../src/model/Payment.js"
import type { Cancel } from "../src/model/payment/Cancel.js"
import * as TossStore from "../src/TossStore.js"
import * as WebhookInbox from "../src/WebhookInbox.js"
import * as Webhooks from "../src/Webhooks.js"
import type { Deposit, HandledEvent, ParsedEvent, UnknownEvent } from "../src/webhook/Event.js"
import { identityOf } from "../src/webhook/Identity.js"
import * as Samples from "./support/Samples.js"
import * as Script from "./support/Script.js"

/** Events that the SDK may know one day, as it would declare them. */
interface Payout {
  readonly id: string
  readonly status: string
  readonly transactionDescription: string
}

const payout = Wire.struct(() => ({
  id: Wire.key,
  status: Wire.required(Wire.text),
  transactionDescription: Wire.required(Wire.text)
}))

const retrievePayout = Endpoint.make({
  id: "payouts.retrieve",
  method: "GET",
  path: "/payouts/{id}",
  response: payout,
  source: "https://docs.tosspayments.com/reference/additional"
})

const payoutChanged: Declaration<Payout> = {
  codec: payout,
  signed: true,
  reread: ({ id }, read) => read(retrievePayout, id),
  identity: ({ id, status }) => [id, status]
}

const billingDeleted: Declaration<{ readonly billingKey: string }> = {
  codec: Wire.struct(() => ({ billingKey: Wire.key }))
}

const table: Table = { ...events, "payout.changed": payoutChanged, BILLING_DELETED: billingDeleted }

const completed = Samples.json("webhook-payout-changed-completed")
const deleted = Samples.json("webhook-billing-deleted")
const securityKey = "00112233445566778899aabbccddeeff102132435465768798a9bacbdcedfe0f"
const sentAt = "2026-03-10T11:30:21+09:00"

const signed = (body: string) => ({
  "tosspayments-webhook-transmission-time": sentAt,
  "tosspayments-webhook-signature": `v1:${createHmac("sha256", Buffer.from(securityKey, "hex"))
    .update(`${body}:${sentAt}`)
    .digest("base64")}`
})

/** The SDK with these events instead of its own. */
const over = (steps: ReadonlyArray<Script.Step>, options: { readonly securityKey?: string } = {}) =>
  WebhookInbox.layer().pipe(
    Layer.provideMerge(TossStore.layerMemory),
    Layer.provideMerge(Layer.effect(Webhooks.Webhooks, Operations.make(table))),
    Layer.provideMerge(Script.layer(steps, { maxRetries: 0, ...options }))
  )

/** Handlers for the table, each of which notes what it gets. */
const noting = (names: ReadonlyArray<string>) => {
  const notes: Array<readonly [handler: string, event: HandledEvent]> = []
  const handlers = Object.fromEntries(
    names.map((name) => [name, (event: HandledEvent) => Effect.sync(() => notes.push([name, event]))])
  ) as never as WebhookInbox.Handlers
  return { notes, handlers }
}

const receive = (json: Samples.Json, handlers: WebhookInbox.Handlers, headers = {}) =>
  Effect.flatMap(WebhookInbox.WebhookInbox, (inbox) =>
    inbox.receive(JSON.stringify(json), handlers, { headers })
  )

const parse = (json: Samples.Json, headers = {}) =>
  Effect.flatMap(Webhooks.Webhooks, (webhooks) => webhooks.verifyAndParse(JSON.stringify(json), { headers }))

describe("An event that is declared", () => {
  it.effect("is parsed as its declaration says, and nothing else is taken for it", () =>
    Effect.gen(function* () {
      expect(yield* parse(completed)).toMatchObject({
        type: "payout.changed",
        eventType: "payout.changed",
        trust: "none",
        data: { id: "FPA_88001", status: "COMPLETED" }
      })
      const error = yield* Effect.flip(parse({ ...completed, entityBody: { id: "" } }))
      expect(error).toMatchObject({ _tag: "WebhookVerificationError", reason: "NotAnEvent" })
    }).pipe(Effect.provide(over([])))
  )

  it.effect("as signed is trusted by its signature, and refused without one", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(Date.parse(sentAt))
      const headers = signed(JSON.stringify(completed))
      expect(yield* parse(completed, headers)).toMatchObject({ type: "payout.changed", trust: "signature" })
      expect(yield* Effect.flip(parse(completed))).toMatchObject({ reason: "SignatureMissing" })
      expect(yield* parse(deleted)).toMatchObject({ type: "BILLING_DELETED", trust: "none" })
    }).pipe(Effect.provide(over([], { securityKey })))
  )

  it.effect("with something to read is read when nothing proves it, and handled with what was read", () =>
    Effect.gen(function* () {
      const { handlers, notes } = noting(["payout.changed", "otherwise"])
      expect(yield* receive(completed, handlers)).toBe("Handled")
      expect(notes).toMatchObject([
        ["payout.changed", { trust: "retrieved", data: { id: "FPA_88001", status: "FAILED" } }]
      ])
      expect((yield* Script.sent).map(({ method, url }) => [method, url])).toEqual([
        ["GET", "https://api.tosspayments.com/v1/payouts/FPA_88001"]
      ])
    }).pipe(Effect.provide(over([{ status: 200, body: { ...completed["entityBody"], status: "FAILED" } }])))
  )

  it.effect("with nothing to read is handled as it came, once", () =>
    Effect.gen(function* () {
      const { handlers, notes } = noting(["BILLING_DELETED", "otherwise"])
      expect(yield* receive(deleted, handlers)).toBe("Handled")
      expect(yield* receive(deleted, handlers)).toBe("Duplicate")
      expect(notes).toMatchObject([["BILLING_DELETED", { trust: "none", data: {} }]])
    }).pipe(Effect.provide(over([])))
  )

  it.effect("has the identity that is declared: a state is handled once, another one anew", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(Date.parse(sentAt))
      const { handlers } = noting(["payout.changed", "otherwise"])
      const deliver = (json: Samples.Json) => receive(json, handlers, signed(JSON.stringify(json)))
      const withBody = (changes: object) => ({
        ...completed,
        entityBody: { ...completed["entityBody"], ...changes }
      })
      expect(yield* deliver(completed)).toBe("Handled")
      expect(yield* deliver(withBody({ transactionDescription: "other words" }))).toBe("Duplicate")
      expect(yield* deliver(withBody({ status: "FAILED" }))).toBe("Handled")
    }).pipe(Effect.provide(over([], { securityKey })))
  )

  it.effect("without a function of its own goes to `otherwise`", () =>
    Effect.gen(function* () {
      const { handlers, notes } = noting(["PAYMENT_STATUS_CHANGED", "otherwise"])
      expect(yield* receive(deleted, handlers)).toBe("Handled")
      expect(notes).toMatchObject([["otherwise", { type: "BILLING_DELETED" }]])
    }).pipe(Effect.provide(over([])))
  )
})

describe("Handlers", () => {
  const otherwise = () => Effect.void
  const paid = Samples.json("webhook-payment-status-changed-done")
  const refunded = Samples.json("webhook-cancel-status-changed")
  const read: Script.Step = { status: 200, body: Samples.json("payment-card-done") }

  it.effect("give `otherwise` known events without a function of their own, read again", () =>
    Effect.gen(function* () {
      const { handlers, notes } = noting(["otherwise"])
      yield* receive(paid, handlers)
      yield* receive(refunded, handlers)
      yield* receive({ eventType: "NEW", data: 1 }, handlers)
      expect(notes.map(([, { trust, type }]) => [type, trust])).toEqual([
        ["PAYMENT_STATUS_CHANGED", "retrieved"],
        ["CANCEL_STATUS_CHANGED", "none"],
        ["UNKNOWN", "none"]
      ])
    }).pipe(Effect.provide(over([read])))
  )

  it.effect("let `otherwise` decide about an event: it is handled, or given back", () =>
    Effect.gen(function* () {
      const failing: WebhookInbox.Handlers<string> = { otherwise: () => Effect.fail("not ready") }
      const inbox = yield* WebhookInbox.WebhookInbox
      expect(yield* Effect.flip(inbox.receive(JSON.stringify(refunded), failing))).toBe("not ready")
      expect(yield* receive(refunded, { otherwise })).toBe("Handled")
      expect(yield* receive(refunded, { otherwise })).toBe("Duplicate")
    }).pipe(Effect.provide(over([])))
  )

  it.effect("take an unknown event to `otherwise`, whatever its name", () =>
    Effect.gen(function* () {
      for (const eventType of ["UNKNOWN", "otherwise", "constructor", "__proto__", "toString"]) {
        const { handlers, notes } = noting([eventType, "otherwise"])
        yield* receive({ eventType, data: eventType }, handlers)
        expect(notes, eventType).toMatchObject([["otherwise", { type: "UNKNOWN", eventType }]])
      }
    }).pipe(Effect.provide(over([])))
  )

  it.effect("are called as methods of the object they were given in", () =>
    Effect.gen(function* () {
      class Shop {
        seen = 0
        CANCEL_STATUS_CHANGED() {
          return Effect.sync(() => {
            this.seen += 1
          })
        }
        otherwise() {
          return Effect.void
        }
      }
      const shop = new Shop()
      yield* receive(refunded, shop)
      expect(shop.seen).toBe(1)
    }).pipe(Effect.provide(over([])))
  )

  it("see their event with its data; `otherwise` sees all of them", () => {
    const handlers: WebhookInbox.Handlers = {
      PAYMENT_STATUS_CHANGED: ({ data }) => Effect.sync(() => expectTypeOf(data).toEqualTypeOf<Payment>()),
      CANCEL_STATUS_CHANGED: ({ data }) => Effect.sync(() => expectTypeOf(data).toEqualTypeOf<Cancel>()),
      DEPOSIT_CALLBACK: ({ data }) => Effect.sync(() => expectTypeOf(data).toEqualTypeOf<Deposit>()),
      otherwise: (event) =>
        Effect.sync(() => {
          expectTypeOf(event).toEqualTypeOf<HandledEvent>()
          if (event.type === "UNKNOWN") expectTypeOf(event).toEqualTypeOf<UnknownEvent>()
          if (event.type === "DEPOSIT_CALLBACK") expectTypeOf(event.data).toEqualTypeOf<Deposit>()
        })
    }
    expectTypeOf(handlers.otherwise).parameters.toEqualTypeOf<[event: HandledEvent]>()
  })

  it("need `otherwise` alone, and have names of events only", () => {
    expectTypeOf({ otherwise }).toExtend<WebhookInbox.Handlers>()
    expectTypeOf({ DEPOSIT_CALLBACK: otherwise }).not.toExtend<WebhookInbox.Handlers>()
    // @ts-expect-error no event has this name
    const misspelt: WebhookInbox.Handlers = { PAYMENT_STATUS_CHANGE: otherwise, otherwise }
    expectTypeOf(misspelt).toExtend<WebhookInbox.Handlers>()
  })
})

const linkPaid = Samples.json("webhook-order-payment-status-changed")

/** For each event: what is sent, and changes of it that are another state of what it is about. */
const declared: {
  readonly [Type in (typeof Webhooks.eventTypes)[number]]: {
    readonly sent: Samples.Json
    readonly states: ReadonlyArray<object>
  }
} = {
  PAYMENT_STATUS_CHANGED: {
    sent: Samples.json("webhook-payment-status-changed-done"),
    states: [
      { paymentKey: "emul0another" },
      { status: "CANCELED" },
      { status: "PARTIAL_CANCELED", balanceAmount: 22_000 },
      { status: "PARTIAL_CANCELED", balanceAmount: 11_000 },
      { status: "PARTIAL_CANCELED", balanceAmount: 11_000, lastTransactionKey: "txrd_2" }
    ]
  },
  CANCEL_STATUS_CHANGED: {
    sent: Samples.json("webhook-cancel-status-changed"),
    states: [{ cancelStatus: "ABORTED" }, { cancelStatus: "IN_PROGRESS" }, { transactionKey: "txrd_2" }]
  },
  DEPOSIT_CALLBACK: {
    sent: Samples.json("webhook-deposit-callback-done"),
    states: [{ status: "WAITING_FOR_DEPOSIT" }, { status: "CANCELED" }, { transactionKey: "txrd_2" }]
  },
  BILLING_DELETED: {
    sent: Samples.json("webhook-billing-deleted"),
    states: [{ billingKey: "another" }, { reason: "삭제 API 요청" }]
  },
  METHOD_UPDATED: {
    sent: Samples.json("webhook-method-updated"),
    states: [{ status: "DISABLED" }, { status: "ALIAS_UPDATED" }, { methodKey: "another" }]
  },
  CUSTOMER_STATUS_CHANGED: {
    sent: Samples.json("webhook-customer-status-changed"),
    states: [{ status: "REMOVED" }, { customerKey: "another" }, { changedAt: "2026-03-02T10:11:00+09:00" }]
  },
  ORDER_PAYMENT_STATUS_CHANGED: {
    sent: linkPaid,
    states: [
      { orderKey: "lp_another" },
      { payment: null },
      { payment: { ...linkPaid["data"].payment, status: "CANCELED" } },
      { payment: { ...linkPaid["data"].payment, balanceAmount: 1000 } },
      { payment: { ...linkPaid["data"].payment, paymentKey: "another" } }
    ]
  },
  "ars-reservation.changed": {
    sent: Samples.json("webhook-ars-reservation-changed"),
    states: [{ status: "CANCELED" }, { arsReservationKey: "another" }]
  },
  PAYOUT_STATUS_CHANGED: {
    sent: Samples.json("webhook-legacy-payout-status-changed"),
    states: [{ status: "FAILED" }, { payoutKey: "another" }]
  },
  SUBMALL_STATUS_CHANGED: {
    sent: Samples.json("webhook-legacy-submall-status-changed"),
    states: [{ status: "KYC_REQUIRED" }, { subMallId: "another" }, { email: "new@cloud.example" }]
  }
}

const contentOf = (sent: Samples.Json): Samples.Json => sent["data"] ?? sent["entityBody"] ?? sent

const withContent = (sent: Samples.Json, content: unknown): unknown =>
  sent["data"] !== undefined
    ? { ...sent, data: content }
    : sent["entityBody"] !== undefined
      ? { ...sent, entityBody: content }
      : content

/** The same, with its keys in the opposite order. */
const turned = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(turned)
    : typeof value === "object" && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .reverse()
            .map(([key, inner]) => [key, turned(inner)])
        )
      : value

const verify = (json: unknown, headers = {}) =>
  Webhooks.verifyAndParse(JSON.stringify(json), { headers, depositSecret: () => Effect.succeed(undefined) })

const identity = (event: ParsedEvent) => Effect.promise(() => identityOf(event))

const anyType = FastCheck.constantFrom(...Webhooks.eventTypes)

describe("Every declared event", () => {
  it.effect.prop(
    "keeps its identity with each delivery",
    [
      anyType,
      FastCheck.string(),
      FastCheck.nat(),
      FastCheck.dictionary(FastCheck.string({ minLength: 12 }), FastCheck.jsonValue())
    ],
    ([type, id, count, more]) =>
      Effect.gen(function* () {
        const { sent } = declared[type]
        const first = yield* verify(sent)
        const again = yield* verify(
          turned({ ...(withContent(sent, { ...more, ...contentOf(sent) }) as object), more }),
          {
            "tosspayments-webhook-transmission-id": id,
            "tosspayments-webhook-transmission-retried-count": String(count)
          }
        )
        expect(again.type).toBe(type)
        expect(yield* identity(again)).toBe(yield* identity(first))
      })
  )

  it.effect("has another identity in each state, and when it arose at another time", () =>
    Effect.gen(function* () {
      const identities = new Set<string>()
      let count = 0
      for (const { sent, states } of Object.values(declared)) {
        const all = [
          sent,
          { ...sent, createdAt: "2026-03-09T09:00:00.000000" },
          ...states.map((state) => withContent(sent, { ...contentOf(sent), ...state }))
        ]
        count += all.length
        for (const json of all) identities.add(yield* Effect.flatMap(verify(json), identity))
      }
      expect(identities.size).toBe(count)
    })
  )

  const mangled = FastCheck.tuple(anyType, FastCheck.nat(), FastCheck.jsonValue(), FastCheck.boolean()).map(
    ([type, at, value, isWhole]) => {
      const { sent } = declared[type]
      const content = contentOf(sent)
      const names = Object.keys(content)
      return withContent(sent, isWhole ? value : { ...content, [names[at % names.length] ?? ""]: value })
    }
  )

  it.effect.prop(
    "with any content is an event with an identity, or refused with the reason",
    [mangled],
    ([json]) =>
      Effect.gen(function* () {
        const found = yield* Effect.either(Effect.flatMap(verify(json), identity))
        if (found._tag === "Left") expect(found.left._tag).toBe("WebhookVerificationError")
        else expect(found.right).toMatch(/^[0-9a-f]{64}$/)
      }),
    { fastCheck: { numRuns: 300 } }
  )
})
