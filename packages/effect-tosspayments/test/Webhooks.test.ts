import { createHmac } from "node:crypto"
import { inspect } from "node:util"
import { runInNewContext } from "node:vm"
import { describe, expect, expectTypeOf, it } from "@effect/vitest"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as FastCheck from "effect/FastCheck"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import * as TestClock from "effect/TestClock"
import type { LinkPayOrder } from "../src/model/LinkPayOrder.js"
import type { Payment } from "../src/model/Payment.js"
import type { TossError, WebhookReason, WebhookVerificationError } from "../src/TossError.js"
import * as Webhooks from "../src/Webhooks.js"
import type * as Envelope from "../src/webhook/Envelope.js"
import type { Current, ParsedEvent, WebhookEvent } from "../src/webhook/Event.js"
import * as Signature from "../src/webhook/Signature.js"
import * as Samples from "./support/Samples.js"
import * as Script from "./support/Script.js"

const vector = Samples.json("vector-webhook-signature") as {
  readonly securityKey: string
  readonly oldSecurityKey: string
  readonly body: string
  readonly transmissionTime: string
  readonly headers: { readonly [name: string]: string }
  readonly macHexDecodedKey: string
  readonly macAsciiKey: string
}
const signatureHeader = "tosspayments-webhook-signature"
const depositSecret = Samples.json("webhook-deposit-callback-done")["secret"] as string
const deposit = Samples.text("webhook-deposit-callback-done")
const paymentDone = Samples.text("webhook-payment-status-changed-done")
const read = Samples.json("payment-virtual-account-done")
/** As API versions before 2022-06-08 send it. */
const short =
  '{"eventType":"PAYMENT_STATUS_CHANGED","createdAt":"2022-05-12T00:00:00.000","data":{"paymentKey":"K","status":"DONE","orderId":"ORDER1"}}'

const parse = (body: unknown, options: Webhooks.VerifyOptions = {}) =>
  Webhooks.verifyAndParse(body as Envelope.Body, options)

const refused = (body: unknown, options: Webhooks.VerifyOptions = {}) => Effect.flip(parse(body, options))

/** Verifies the vector at its own time, as a client does that knows these keys. */
const verify = (
  options: {
    readonly keys?: ReadonlyArray<string>
    readonly body?: string | Uint8Array
    readonly headers?: Envelope.HeadersInput
    readonly late?: number
    readonly timeWindow?: Webhooks.VerifyOptions["timeWindow"]
  } = {}
) =>
  Effect.gen(function* () {
    yield* TestClock.setTime(new Date(vector.transmissionTime).getTime() + (options.late ?? 0))
    return yield* Webhooks.verifyAndParse(options.body ?? vector.body, {
      headers: options.headers ?? vector.headers,
      securityKeys: (options.keys ?? [vector.securityKey]).map((key) => Redacted.make(key)),
      timeWindow: options.timeWindow
    })
  })

const reasonOf = <A, R>(effect: Effect.Effect<A, WebhookVerificationError, R>) =>
  Effect.map(Effect.flip(effect), ({ reason }) => reason)

describe("Webhooks events", () => {
  const known: Readonly<Record<string, ParsedEvent["type"]>> = {
    PAYMENT_STATUS_CHANGED: "PAYMENT_STATUS_CHANGED",
    CANCEL_STATUS_CHANGED: "CANCEL_STATUS_CHANGED",
    BILLING_DELETED: "BILLING_DELETED",
    METHOD_UPDATED: "METHOD_UPDATED",
    CUSTOMER_STATUS_CHANGED: "CUSTOMER_STATUS_CHANGED",
    ORDER_PAYMENT_STATUS_CHANGED: "ORDER_PAYMENT_STATUS_CHANGED",
    "ars-reservation.changed": "ars-reservation.changed",
    PAYOUT_STATUS_CHANGED: "PAYOUT_STATUS_CHANGED",
    SUBMALL_STATUS_CHANGED: "SUBMALL_STATUS_CHANGED",
    "payout.changed": "payout.changed",
    "seller.changed": "seller.changed"
  }

  for (const name of Samples.names("webhook-")) {
    it.effect(`${name} is an event`, () =>
      Effect.gen(function* () {
        const json = Samples.json(name)
        const event = yield* parse(Samples.text(name))
        expect(event.eventType).toBe(json["eventType"] ?? "DEPOSIT_CALLBACK")
        expect(event.type).toBe(
          json["eventType"] === undefined ? "DEPOSIT_CALLBACK" : (known[json["eventType"]] ?? "UNKNOWN")
        )
        expect(event.trust).toBe("none")
        expect(event.createdAt?.getTime()).not.toBeNaN()
        if (event.type === "UNKNOWN") expect(event.data).toEqual(json["entityBody"] ?? json["data"])
      })
    )
  }

  it("have a sample for every kind", () => {
    expect(Samples.names("webhook-").length).toBe(16)
  })

  it.effect("carry the payment of envelope A, and Korean time without offset", () =>
    Effect.gen(function* () {
      const event = yield* parse(paymentDone)
      expect(event).toMatchObject({
        type: "PAYMENT_STATUS_CHANGED",
        createdAt: new Date("2026-03-02T01:16:02.418Z"),
        data: { status: "DONE", orderId: "ORD-20260302-0001", totalAmount: 33000 }
      })
    })
  )

  it.effect("carry key, order and status in the short form of older API versions, and no payment", () =>
    Effect.gen(function* () {
      expect(yield* parse(short, { depositSecret: "ps_a" })).toEqual({
        type: "PAYMENT_STATUS_CHANGED",
        eventType: "PAYMENT_STATUS_CHANGED",
        createdAt: new Date("2022-05-11T15:00:00.000Z"),
        transmission: { id: null, time: null, retriedCount: null },
        trust: "none",
        data: { paymentKey: "K", orderId: "ORDER1", status: "DONE" }
      })
    })
  )

  it("have a payment unless nothing proves them", () => {
    const paymentOf = (event: ParsedEvent) =>
      event.type === "PAYMENT_STATUS_CHANGED" && event.trust !== "none" ? event.data : undefined
    expectTypeOf(paymentOf).returns.toEqualTypeOf<Payment | undefined>()
  })

  it.effect("carry the refund of a foreign wallet", () =>
    Effect.gen(function* () {
      expect(yield* parse(Samples.text("webhook-cancel-status-changed"))).toMatchObject({
        type: "CANCEL_STATUS_CHANGED",
        data: { cancelStatus: "DONE", cancelAmount: 61.2, cancelRequestId: "cxl-20260303-0021" }
      })
    })
  )

  it.effect("carry what happened to a brandpay buyer and a method of theirs", () =>
    Effect.gen(function* () {
      expect((yield* parse(Samples.text("webhook-method-updated"))).data).toEqual({
        customerKey: "cust_5f0c1e7a-93b2",
        methodKey: "mk_card_7f3a9c21",
        status: "ENABLED"
      })
      expect((yield* parse(Samples.text("webhook-customer-status-changed"))).data).toEqual({
        customerKey: "cust_5f0c1e7a-93b2",
        status: "ONE_TOUCH_ACTIVATED",
        changedAt: new Date("2026-03-02T01:10:00Z")
      })
    })
  )

  it.effect("carry an order of a payment link with its payment and its items", () =>
    Effect.gen(function* () {
      const json = Samples.json("webhook-order-payment-status-changed")
      const product = {
        productKey: "prod_1",
        name: "원두",
        amount: 16500,
        currency: "KRW",
        status: "ON_SALE"
      }
      const orderItems = [{ product, quantity: 2, orderOptions: [{ size: "L" }] }]
      const event = yield* parse(JSON.stringify({ ...json, data: { ...json["data"], orderItems } }))
      expect(event.data).toMatchObject({
        orderKey: "lp_5Tq8Wn2Zx",
        amount: 33000,
        currency: "KRW",
        customerName: "이하늘",
        customerPhoneNumber: "01012345678",
        payment: { status: "DONE", approvedAt: new Date("2026-03-02T01:16:01Z") },
        orderItems
      })
    })
  )

  it.effect("carry an order of a payment link of which only the key is told, or is as known", () =>
    Effect.gen(function* () {
      for (const rest of [
        {},
        { amount: "1", payment: {}, orderItems: [{ product: null }], customerName: 1 }
      ]) {
        const data = { orderKey: "lp_1", ...rest }
        const event = yield* parse(JSON.stringify({ eventType: "ORDER_PAYMENT_STATUS_CHANGED", data }))
        expect(event.data).toEqual({
          orderKey: "lp_1",
          amount: Number.NaN,
          currency: null,
          customerName: null,
          customerPhoneNumber: null,
          payment: null,
          orderItems: []
        })
      }
    })
  )

  it.effect("carry a reservation by phone with its dates", () =>
    Effect.gen(function* () {
      expect((yield* parse(Samples.text("webhook-ars-reservation-changed"))).data).toEqual({
        arsReservationKey: "ars_9Lm2Nk",
        reserveNumber: "20260306-0007",
        requestedAt: new Date("2026-03-06T00:00:00Z"),
        reservedAt: new Date("2026-03-06T00:00:01Z"),
        status: "DONE",
        canceledAt: null,
        cancelReason: null,
        completedAt: new Date("2026-03-06T00:12:40Z"),
        mId: "emul01store"
      })
    })
  )

  it.effect("carry payouts and sub-malls of the old kind whole", () =>
    Effect.gen(function* () {
      const { requestedAt, ...payout } = Samples.json("webhook-legacy-payout-status-changed")["data"]
      expect((yield* parse(Samples.text("webhook-legacy-payout-status-changed"))).data).toEqual({
        ...payout,
        requestId: null,
        requestedAt: new Date(requestedAt)
      })
      expect((yield* parse(Samples.text("webhook-legacy-submall-status-changed"))).data).toEqual(
        Samples.json("webhook-legacy-submall-status-changed")["data"]
      )
    })
  )

  it.effect("carry the order and state of envelope B", () =>
    Effect.gen(function* () {
      expect(yield* parse(deposit)).toMatchObject({
        type: "DEPOSIT_CALLBACK",
        data: {
          orderId: "ORD-20260302-0008",
          status: "DONE",
          transactionKey: "txrd_a01kq08deposit7c3k5v9w2x4y6z8",
          payment: null
        }
      })
    })
  )

  it.effect("carry the content of envelope C when the kind is unknown", () =>
    Effect.gen(function* () {
      expect(
        yield* parse(
          Samples.text("webhook-ars-reservation-changed").replace("reservation.changed", "order.changed")
        )
      ).toMatchObject({
        type: "UNKNOWN",
        eventType: "ars-order.changed",
        createdAt: new Date(Samples.json("webhook-ars-reservation-changed")["createdAt"]),
        data: Samples.json("webhook-ars-reservation-changed")["entityBody"]
      })
    })
  )

  it.effect("of a kind nobody has seen are UNKNOWN, not an error", () =>
    Effect.gen(function* () {
      for (const [data, body] of [
        [{ a: 1 }, { eventType: "SOMETHING_NEW", createdAt: "soon", data: { a: 1 } }],
        [undefined, { eventType: "constructor" }],
        [null, { eventType: "__proto__", data: null }]
      ]) {
        expect(yield* parse(JSON.stringify(body))).toMatchObject({ type: "UNKNOWN", createdAt: null, data })
      }
    })
  )

  it("are told apart by type", () => {
    expectTypeOf<ParsedEvent["type"]>().toEqualTypeOf<
      | "PAYMENT_STATUS_CHANGED"
      | "CANCEL_STATUS_CHANGED"
      | "DEPOSIT_CALLBACK"
      | "BILLING_DELETED"
      | "METHOD_UPDATED"
      | "CUSTOMER_STATUS_CHANGED"
      | "ORDER_PAYMENT_STATUS_CHANGED"
      | "ars-reservation.changed"
      | "PAYOUT_STATUS_CHANGED"
      | "SUBMALL_STATUS_CHANGED"
      | "payout.changed"
      | "seller.changed"
      | "UNKNOWN"
    >()
    expectTypeOf(parse(deposit)).toEqualTypeOf<Effect.Effect<ParsedEvent, WebhookVerificationError>>()
  })

  it("take errors and requirements of the secret's lookup", () => {
    const lookUp = Webhooks.verifyAndParse(deposit, {
      depositSecret: () => Effect.fail("database" as const)
    })
    expectTypeOf<Effect.Effect.Error<typeof lookUp>>().toEqualTypeOf<WebhookVerificationError | "database">()
  })
})

/** As a test environment or a `vm` context has it: the same bytes, made by constructors of its own. */
const inOtherRealm = (type: "Uint8Array" | "ArrayBuffer", bytes: Uint8Array): unknown => {
  const view = runInNewContext(`Uint8Array.from([${bytes}])`)
  return type === "ArrayBuffer" ? view.buffer : view
}

describe("Webhooks body", () => {
  const bytes = new TextEncoder().encode(deposit)
  const forms: ReadonlyArray<readonly [name: string, body: unknown]> = [
    ["text", deposit],
    ["a Uint8Array", bytes],
    ["a Buffer", Buffer.from(deposit)],
    ["a Buffer that is part of a larger one", Buffer.from(`##${deposit}##`).subarray(2, 2 + bytes.length)],
    ["an ArrayBuffer", bytes.buffer],
    ["text with a byte-order mark", `\uFEFF${deposit}`],
    ["bytes with a byte-order mark", Buffer.from(`\uFEFF${deposit}`)],
    ["a DataView", new DataView(bytes.buffer)],
    ["a Uint8Array of another realm", inOtherRealm("Uint8Array", bytes)],
    ["an ArrayBuffer of another realm", inOtherRealm("ArrayBuffer", bytes)]
  ]
  for (const [name, body] of forms) {
    it.effect(`may be ${name}`, () =>
      Effect.gen(function* () {
        expect(yield* parse(body)).toMatchObject({ type: "DEPOSIT_CALLBACK", data: { status: "DONE" } })
      })
    )
  }

  const wrong: ReadonlyArray<readonly [name: string, body: unknown, reason: WebhookReason]> = [
    ["a parsed object", JSON.parse(deposit), "BodyAlreadyParsed"],
    ["an array", [deposit], "BodyAlreadyParsed"],
    ["undefined", undefined, "BodyAlreadyParsed"],
    ["null", null, "BodyAlreadyParsed"],
    ["a number", 7, "BodyAlreadyParsed"],
    ["nothing", "", "NotJson"],
    ["cut-off JSON", deposit.slice(0, -3), "NotJson"],
    ["HTML", "<html>", "NotJson"],
    ["a form", "eventType=PAYMENT_STATUS_CHANGED", "NotJson"],
    [
      "invalid UTF-8",
      Buffer.concat([Buffer.from('{"eventType":"'), Buffer.from([0xff]), Buffer.from('"}')]),
      "NotJson"
    ],
    ["UTF-16", Buffer.from(deposit, "utf16le"), "NotJson"],
    ["JSON null", "null", "NotAnEvent"],
    ["a JSON array", "[]", "NotAnEvent"],
    ["an empty object", "{}", "NotAnEvent"],
    ["an empty eventType", '{"eventType":""}', "NotAnEvent"],
    ["an eventType that is no text", '{"eventType":1,"secret":"x"}', "NotAnEvent"],
    ["a deposit without a secret", '{"orderId":"a","status":"DONE"}', "NotAnEvent"],
    ["a deposit without an order", '{"secret":"a","status":"DONE"}', "NotAnEvent"],
    ["a payment event without a payment", '{"eventType":"PAYMENT_STATUS_CHANGED"}', "NotAnEvent"],
    [
      "a payment event about a card",
      '{"eventType":"PAYMENT_STATUS_CHANGED","data":{"number":"9430"}}',
      "NotAnEvent"
    ],
    ["a refund event without a refund", '{"eventType":"CANCEL_STATUS_CHANGED","data":{}}', "NotAnEvent"],
    ["1 MiB and one byte", `"${"x".repeat(1024 * 1024 - 1)}"`, "BodyTooLarge"]
  ]
  for (const [name, body, reason] of wrong) {
    it.effect(`is refused as ${reason} when it is ${name}`, () =>
      Effect.gen(function* () {
        const error = yield* refused(body)
        expect(error._tag).toBe("WebhookVerificationError")
        expect(error.reason).toBe(reason)
        expect(error.message).toMatch(/\S/)
      })
    )
  }

  it.effect("counts its size in bytes, against maxBytes", () =>
    Effect.gen(function* () {
      const body = '{"eventType":"한"}'
      const size = Buffer.byteLength(body)
      expect(yield* parse(body, { maxBytes: size })).toMatchObject({ eventType: "한" })
      expect((yield* refused(body, { maxBytes: size - 1 })).reason).toBe("BodyTooLarge")
    })
  )

  for (const framework of ["express.raw", "addContentTypeParser", "Next.js", "NestJS"]) {
    it.effect(`that was parsed already is explained with ${framework}`, () =>
      Effect.gen(function* () {
        expect((yield* refused(JSON.parse(deposit))).message).toContain(framework)
      })
    )
  }

  const endsWell = (body: unknown, options: Webhooks.VerifyOptions = {}) =>
    Effect.map(Effect.exit(parse(body, options)), (exit) =>
      Exit.match(exit, {
        onSuccess: () => true,
        onFailure: (cause) =>
          Option.exists(Cause.failureOption(cause), ({ _tag }) => _tag === "WebhookVerificationError")
      })
    )

  it.effect.prop("of any bytes is an event or refused, never a crash", [FastCheck.uint8Array()], ([bytes]) =>
    Effect.gen(function* () {
      expect(yield* endsWell(bytes)).toBe(true)
    })
  )

  it.effect.prop(
    "of any JSON in any envelope is an event or refused, never a crash",
    [
      FastCheck.record({
        eventType: FastCheck.constantFrom(
          "PAYMENT_STATUS_CHANGED",
          "CANCEL_STATUS_CHANGED",
          "payout.changed",
          undefined
        ),
        createdAt: FastCheck.jsonValue(),
        data: FastCheck.jsonValue(),
        secret: FastCheck.jsonValue(),
        orderId: FastCheck.jsonValue(),
        status: FastCheck.jsonValue()
      })
    ],
    ([json]) =>
      Effect.gen(function* () {
        expect(yield* endsWell(JSON.stringify(json), { depositSecret: "ps_stored" })).toBe(true)
      })
  )

  /** An unknown event whose data is nested so deep; its own object is one level more. */
  const nested = (levels: number, [open, close]: readonly [string, string] = ["[", "]"]) =>
    `{"eventType":"NEW","data":${open.repeat(levels)}1${close.repeat(levels)}}`

  /** A failing test must not print what is nested so deep. */
  const endOf = (body: string) =>
    Effect.match(parse(body), { onFailure: ({ reason }) => reason, onSuccess: ({ type }) => type })

  for (const levels of [100, 5_000, 100_000]) {
    it.effect(`of ${levels} nested arrays or objects in an event is refused`, () =>
      Effect.gen(function* () {
        expect(yield* endOf(nested(levels))).toBe("NotAnEvent")
        expect(yield* endOf(nested(levels, ['{"a":', "}"]))).toBe("NotAnEvent")
        expect(yield* endOf(nested(levels).replace("NEW", "PAYMENT_STATUS_CHANGED"))).toBe("NotAnEvent")
      })
    )
  }

  it.effect("of 99 nested arrays is an event, and so are brackets in its texts", () =>
    Effect.gen(function* () {
      expect(yield* parse(nested(99))).toMatchObject({ type: "UNKNOWN" })
      const data = [`${"[{".repeat(200)}\\`, `"${"[".repeat(200)}"`]
      expect(yield* parse(JSON.stringify({ eventType: "NEW", data }))).toMatchObject({
        type: "UNKNOWN",
        data
      })
      const wide = Array.from({ length: 1000 }, () => [{}])
      expect(yield* parse(JSON.stringify({ eventType: "NEW", data: wide }))).toMatchObject({ data: wide })
    })
  )

  for (const [what, key] of [
    ["empty", ""],
    [".", "."],
    ["..", ".."],
    ["of 300 characters", "k".repeat(300)],
    ["half a surrogate pair", "K\ud800"],
    ["NUL", "K\u0000"]
  ] as const) {
    it.effect(`about a payment that cannot exist (a key that is ${what}) is refused`, () =>
      Effect.gen(function* () {
        const withKey = (name: string, body: string) => {
          const json = JSON.parse(body)
          return JSON.stringify(
            json.data === undefined
              ? { ...json, [name]: key }
              : { ...json, data: { ...json.data, [name]: key } }
          )
        }
        expect((yield* refused(withKey("paymentKey", paymentDone))).reason).toBe("NotAnEvent")
        expect((yield* refused(withKey("paymentKey", short))).reason).toBe("NotAnEvent")
        expect((yield* refused(withKey("orderId", short))).reason).toBe("NotAnEvent")
        const linked = Samples.text("webhook-order-payment-status-changed")
        expect((yield* refused(withKey("orderKey", linked))).reason).toBe("NotAnEvent")
        const lookUp = () => Effect.die("looked up")
        expect((yield* refused(withKey("orderId", deposit), { depositSecret: lookUp })).reason).toBe(
          "NotAnEvent"
        )
      })
    )
  }

  it.effect("in base64, as API gateways give it, is refused with what to do", () =>
    Effect.gen(function* () {
      for (const body of [deposit, JSON.stringify(JSON.parse(deposit)), "{}", paymentDone]) {
        const error = yield* refused(Buffer.from(body).toString("base64"))
        expect(error.reason).toBe("NotJson")
        expect(error.message).toContain("isBase64Encoded")
      }
      for (const body of ["eyJ not base64", "aGVsbG8=", "<html>", `ey${" ".repeat(900_000)}!`]) {
        expect((yield* refused(body)).message).not.toContain("isBase64Encoded")
      }
    })
  )
})

describe("Webhooks headers", () => {
  const transmission = {
    id: "whtrans_a01kq7d3f6h9k2m5p8s1v4x7z1",
    time: "2026-03-10T11:30:21+09:00",
    retriedCount: 0
  }
  const upper = Object.fromEntries(
    Object.entries(vector.headers).map(([name, value]) => [
      name.replace(/\b[a-z]/g, (c) => c.toUpperCase()),
      value
    ])
  )
  const arrays = Object.fromEntries(Object.entries(vector.headers).map(([name, value]) => [name, [value]]))

  for (const [name, headers] of [
    ["a Headers object", new Headers(vector.headers)],
    ["an object as Node has it", vector.headers],
    ["names in any case", upper],
    ["arrays of values", arrays]
  ] as ReadonlyArray<readonly [string, Envelope.HeadersInput]>) {
    it.effect(`may be ${name}`, () =>
      Effect.gen(function* () {
        expect(yield* verify({ headers })).toMatchObject({ trust: "signature", transmission })
      })
    )
  }

  it.effect("may have each signature in a header of its own", () =>
    Effect.gen(function* () {
      const headers = {
        ...vector.headers,
        [signatureHeader]: (vector.headers[signatureHeader] ?? "").split(",")
      }
      expect(yield* verify({ headers })).toMatchObject({ trust: "signature" })
    })
  )

  it.effect("may be missing for an unsigned event", () =>
    Effect.gen(function* () {
      const nothing = { id: null, time: null, retriedCount: null }
      expect(yield* parse(deposit)).toMatchObject({ transmission: nothing })
      expect(yield* parse(deposit, { headers: {} })).toMatchObject({ transmission: nothing })
      expect(yield* parse(deposit, { headers: null })).toMatchObject({ transmission: nothing })
    })
  )

  it.effect("do not count retries that are no number", () =>
    Effect.gen(function* () {
      const headers = { "tosspayments-webhook-transmission-retried-count": "-1" }
      expect(yield* parse(deposit, { headers })).toMatchObject({ transmission: { retriedCount: null } })
    })
  )
})

describe("Webhooks secret", () => {
  const stored: ReadonlyArray<readonly [name: string, secret: Webhooks.VerifyOptions["depositSecret"]]> = [
    ["text", depositSecret],
    ["Redacted", Redacted.make(depositSecret)],
    [
      "found by order id",
      (orderId) => Effect.succeed(orderId === "ORD-20260302-0008" ? depositSecret : null)
    ],
    ["found by order id, Redacted", () => Effect.succeed(Redacted.make(depositSecret))]
  ]
  for (const [name, secret] of stored) {
    it.effect(`(${name}) that fits makes a deposit trusted`, () =>
      Effect.gen(function* () {
        expect(yield* parse(deposit, { depositSecret: secret })).toMatchObject({ trust: "secret" })
      })
    )
  }

  for (const wrong of [
    "ps_other",
    depositSecret.slice(1),
    `${depositSecret}x`,
    depositSecret.toLowerCase()
  ]) {
    it.effect(`that is ${wrong} refuses the deposit`, () =>
      Effect.gen(function* () {
        expect((yield* refused(deposit, { depositSecret: wrong })).reason).toBe("SecretMismatch")
      })
    )
  }

  it.effect("that is stored nowhere refuses the deposit", () =>
    Effect.gen(function* () {
      expect((yield* refused(deposit, { depositSecret: () => Effect.succeed(null) })).reason).toBe(
        "SecretMissing"
      )
    })
  )

  it.effect("that is stored as an empty text is no secret: an empty one proves nothing", () =>
    Effect.gen(function* () {
      const body = JSON.stringify({ ...JSON.parse(deposit), secret: "" })
      for (const empty of ["", Redacted.make("")]) {
        expect((yield* refused(body, { depositSecret: () => Effect.succeed(empty) })).reason).toBe(
          "SecretMissing"
        )
      }
    })
  )

  it.effect("that nobody asks for leaves the deposit untrusted", () =>
    Effect.gen(function* () {
      expect(yield* parse(deposit)).toMatchObject({ trust: "none" })
    })
  )

  it.effect("passes the lookup's own failure on", () =>
    Effect.gen(function* () {
      const lookUp = Webhooks.verifyAndParse(deposit, { depositSecret: () => Effect.fail("database") })
      expect(yield* Effect.flip(lookUp)).toBe("database")
    })
  )

  const withSecret = (secret: string | null) => {
    const json = JSON.parse(paymentDone)
    return JSON.stringify({ ...json, data: { ...json.data, secret } })
  }

  it.effect("makes a payment event trusted too", () =>
    Effect.gen(function* () {
      expect(yield* parse(withSecret("ps_a"), { depositSecret: "ps_a" })).toMatchObject({ trust: "secret" })
    })
  )

  it.effect("refuses a payment event that carries another", () =>
    Effect.gen(function* () {
      expect((yield* refused(withSecret("ps_b"), { depositSecret: "ps_a" })).reason).toBe("SecretMismatch")
    })
  )

  const aboutAccount = (secret: string) => {
    const json = JSON.parse(withSecret(secret))
    return JSON.stringify({ ...json, data: { ...read, secret } })
  }

  for (const stored of [null, "", Redacted.make("")]) {
    it.effect(
      `that a shop did not store (${stored}) leaves the event of an easy pay or billing payment untrusted`,
      () =>
        Effect.gen(function* () {
          const depositSecret = () => Effect.succeed(stored)
          for (const name of ["payment-easypay-card", "payment-billing-done", "payment-card-done"]) {
            const data = { ...Samples.json(name), secret: "ps_carried" }
            const body = JSON.stringify({ ...JSON.parse(paymentDone), data })
            expect(yield* parse(body, { depositSecret }), name).toMatchObject({ trust: "none" })
          }
        })
    )
  }

  it.effect("that a shop did not store refuses the event of a virtual account", () =>
    Effect.gen(function* () {
      const depositSecret = () => Effect.succeed(null)
      expect((yield* refused(aboutAccount("ps_b"), { depositSecret })).reason).toBe("SecretMissing")
      expect(yield* parse(aboutAccount("ps_b"), { depositSecret: "ps_b" })).toMatchObject({ trust: "secret" })
    })
  )

  it.effect("does not make a payment event trusted that carries none", () =>
    Effect.gen(function* () {
      expect(yield* parse(withSecret(null), { depositSecret: "ps_a" })).toMatchObject({ trust: "none" })
    })
  )

  it.effect("is never in a deposit event or in an error", () =>
    Effect.gen(function* () {
      const event = yield* parse(deposit, { depositSecret })
      const mismatch = yield* refused(deposit, { depositSecret: "ps_otherSecret" })
      for (const value of [event, mismatch]) {
        const printed = JSON.stringify(value) + inspect(value, { depth: 10 }) + String(value)
        expect(printed).not.toContain(depositSecret)
        expect(printed).not.toContain("ps_otherSecret")
      }
    })
  )
})

describe("Webhooks signature", () => {
  const signed = (signature: string) => ({ ...vector.headers, [signatureHeader]: signature })

  it.effect("of the vector verifies with its key", () =>
    Effect.gen(function* () {
      expect(yield* verify()).toMatchObject({ trust: "signature", eventType: "payout.changed" })
    })
  )

  for (const [name, mac] of [
    ["decoded from hexadecimal", vector.macHexDecodedKey],
    ["taken as its characters", vector.macAsciiKey]
  ] as const) {
    it.effect(`verifies with the key ${name}`, () =>
      Effect.gen(function* () {
        expect(yield* verify({ headers: signed(`v1:${mac}`) })).toMatchObject({ trust: "signature" })
      })
    )
  }

  it.effect("verifies with the old key while it is valid", () =>
    Effect.gen(function* () {
      expect(yield* verify({ keys: [vector.oldSecurityKey] })).toMatchObject({ trust: "signature" })
    })
  )

  it.effect("verifies when any of several keys fits", () =>
    Effect.gen(function* () {
      const keys = ["0".repeat(64), vector.securityKey]
      expect(yield* verify({ keys, headers: signed(`v1:${vector.macHexDecodedKey}`) })).toMatchObject({
        trust: "signature"
      })
    })
  )

  it.effect("verifies the bytes, as text and as a Buffer", () =>
    Effect.gen(function* () {
      expect(yield* verify({ body: Buffer.from(vector.body) })).toMatchObject({ trust: "signature" })
    })
  )

  for (const signature of [
    `v1: ${vector.macHexDecodedKey}`,
    ` v1:AAAA , v1:${vector.macHexDecodedKey} `,
    `v2:AAAA,v1:${vector.macHexDecodedKey}`,
    `v1:***,v1:${vector.macHexDecodedKey}`
  ]) {
    it.effect(`verifies among others: ${signature.replace(vector.macHexDecodedKey, "…")}`, () =>
      Effect.gen(function* () {
        expect(yield* verify({ headers: signed(signature) })).toMatchObject({ trust: "signature" })
      })
    )
  }

  it.effect("is looked for among the first 100 of the header, and not behind them", () =>
    Effect.gen(function* () {
      const behind = (others: number) => signed(`${"v1:AAAA,".repeat(others)}v1:${vector.macHexDecodedKey}`)
      expect(yield* verify({ headers: behind(99) })).toMatchObject({ trust: "signature" })
      expect(yield* reasonOf(verify({ headers: behind(100) }))).toBe("SignatureMismatch")
    })
  )

  it("verifies text and buffers as it verifies bytes", async () => {
    const bytes = new TextEncoder().encode(vector.body)
    for (const body of [
      vector.body,
      bytes,
      bytes.buffer,
      inOtherRealm("ArrayBuffer", bytes) as ArrayBuffer
    ]) {
      const input = {
        body,
        transmissionTime: vector.transmissionTime,
        signature: vector.headers[signatureHeader] ?? "",
        securityKeys: [vector.securityKey]
      }
      expect(await Signature.verify(input)).toBe(true)
    }
  })

  const wrong: ReadonlyArray<readonly [name: string, options: Parameters<typeof verify>[0]]> = [
    ["another key", { keys: ["1".repeat(64)] }],
    ["a body with one byte changed", { body: vector.body.replace("150000.0", "150001.0") }],
    ["a body that was parsed and printed again", { body: JSON.stringify(JSON.parse(vector.body)) }],
    [
      "another transmission time",
      {
        headers: { ...vector.headers, "tosspayments-webhook-transmission-time": "2026-03-10T11:30:22+09:00" }
      }
    ],
    ["no transmission time", { headers: { [signatureHeader]: vector.headers[signatureHeader] ?? "" } }],
    ["an empty signature", { headers: signed("") }],
    ["a signature without version", { headers: signed(vector.macHexDecodedKey) }],
    ["a signature of another version", { headers: signed(`v2:${vector.macHexDecodedKey}`) }],
    ["a signature that is cut off", { headers: signed(`v1:${vector.macHexDecodedKey.slice(0, -4)}`) }],
    ["an empty base64 text", { headers: signed("v1:") }],
    ["a signature that is no base64", { headers: signed("v1:한글") }]
  ]
  for (const [name, options] of wrong) {
    it.effect(`does not verify with ${name}`, () =>
      Effect.gen(function* () {
        expect(yield* reasonOf(verify(options))).toBe("SignatureMismatch")
      })
    )
  }

  it.effect.prop(
    "does not verify when any byte of the body changes",
    [FastCheck.nat(), FastCheck.integer({ min: 1, max: 127 })],
    ([at, change]) =>
      Effect.gen(function* () {
        const body = new TextEncoder().encode(vector.body)
        const index = at % body.length
        body[index] = (body[index] ?? 0) ^ change
        const exit = yield* Effect.exit(verify({ body }))
        expect(Exit.isSuccess(exit)).toBe(false)
      }),
    { fastCheck: { numRuns: 50 } }
  )

  const minutes = 60_000
  for (const [name, late, ok] of [
    ["exactly 5 minutes later", 5 * minutes, true],
    ["exactly 5 minutes earlier", -5 * minutes, true],
    ["more than 5 minutes later", 5 * minutes + 1, false],
    ["more than 5 minutes earlier", -5 * minutes - 1, false]
  ] as const) {
    it.effect(`${ok ? "verifies" : "is refused"} ${name}`, () =>
      Effect.gen(function* () {
        const reason = yield* Effect.match(verify({ late }), {
          onFailure: ({ reason }) => reason,
          onSuccess: ({ trust }) => trust
        })
        expect(reason).toBe(ok ? "signature" : "OutsideTimeWindow")
      })
    )
  }

  it.effect("takes another time window", () =>
    Effect.gen(function* () {
      expect(yield* verify({ late: 59 * minutes, timeWindow: "1 hour" })).toMatchObject({
        trust: "signature"
      })
      expect(yield* reasonOf(verify({ late: 2000, timeWindow: "1 second" }))).toBe("OutsideTimeWindow")
    })
  )

  it.effect("is asked for on payout and seller events when keys are known", () =>
    Effect.gen(function* () {
      for (const name of ["webhook-payout-changed-completed", "webhook-seller-changed"]) {
        const body = Samples.text(name)
        expect(yield* reasonOf(verify({ body, headers: {} })), name).toBe("SignatureMissing")
      }
    })
  )

  it.effect("is not asked for on events that TossPayments does not sign", () =>
    Effect.gen(function* () {
      for (const name of Samples.names("webhook-")) {
        if (/webhook-(payout|seller)-changed/.test(name)) continue
        expect(yield* verify({ body: Samples.text(name), headers: {} }), name).toMatchObject({
          trust: "none"
        })
      }
    })
  )

  it.effect("is not checked, and proves nothing, when no keys are known", () =>
    Effect.gen(function* () {
      expect(yield* verify({ keys: [] })).toMatchObject({ trust: "none" })
    })
  )

  it.effect("cannot be forged against a key that is not hexadecimal or empty", () =>
    Effect.gen(function* () {
      const text = `${vector.body}:${vector.transmissionTime}`
      for (const key of ["", "zz".repeat(32), "test_sk_example"]) {
        // What a reader makes of such a key that takes digits it does not know for zeros.
        const guesses = [Buffer.alloc(32), Buffer.alloc(Math.floor(key.length / 2)), Buffer.from(key, "hex")]
        for (const guess of guesses) {
          const mac = createHmac("sha256", guess).update(text).digest("base64")
          expect(yield* reasonOf(verify({ keys: [key], headers: signed(`v1:${mac}`) })), key).toBe(
            "SignatureMismatch"
          )
        }
      }
    })
  )

  it.prop("comparison agrees with ===", [FastCheck.string(), FastCheck.string()], ([a, b]) => {
    expect(Signature.equals(a, b)).toBe(a === b)
    expect(Signature.equals(a, a)).toBe(true)
  })
})

describe("Webhooks service", () => {
  it.effect("verifies with the configured keys", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(new Date(vector.transmissionTime).getTime())
      const webhooks = yield* Webhooks.Webhooks
      expect(yield* webhooks.verifyAndParse(vector.body, { headers: vector.headers })).toMatchObject({
        trust: "signature"
      })
      expect(yield* reasonOf(webhooks.verifyAndParse(vector.body))).toBe("SignatureMissing")
    }).pipe(Effect.provide(Script.layer([], { securityKey: [vector.oldSecurityKey] })))
  )

  const retrieve = (body: string) =>
    Effect.gen(function* () {
      const webhooks = yield* Webhooks.Webhooks
      return yield* webhooks.retrieve(yield* webhooks.verifyAndParse(body))
    })

  it.effect("reads a payment event again and believes only what it reads", () =>
    Effect.gen(function* () {
      expect(yield* retrieve(paymentDone)).toMatchObject({
        type: "PAYMENT_STATUS_CHANGED",
        trust: "retrieved",
        data: { status: "CANCELED" }
      })
      expect((yield* Script.sent).map(({ method, url }) => [method, url])).toEqual([
        ["GET", "https://api.tosspayments.com/v1/payments/emul020260302101501aB301"]
      ])
    }).pipe(Effect.provide(Script.layer([{ status: 200, body: Samples.json("payment-card-canceled") }])))
  )

  it.effect("reads a payment event in its short form, which is a whole one then", () =>
    Effect.gen(function* () {
      expect(yield* retrieve(short)).toMatchObject({
        type: "PAYMENT_STATUS_CHANGED",
        trust: "retrieved",
        data: { paymentKey: "emul020260302101501aB301", orderId: "ORD-20260302-0001", status: "CANCELED" }
      })
      expect((yield* Script.sent)[0]?.url).toBe("https://api.tosspayments.com/v1/payments/K")
    }).pipe(Effect.provide(Script.layer([{ status: 200, body: Samples.json("payment-card-canceled") }])))
  )

  it.effect("reads a deposit by its order and takes the state from there", () =>
    Effect.gen(function* () {
      expect(yield* retrieve(deposit)).toMatchObject({
        type: "DEPOSIT_CALLBACK",
        trust: "retrieved",
        data: { status: "WAITING_FOR_DEPOSIT", payment: { orderId: "ORD-20260302-0008" } }
      })
      expect((yield* Script.sent)[0]?.url).toBe(
        "https://api.tosspayments.com/v1/payments/orders/ORD-20260302-0008"
      )
    }).pipe(
      Effect.provide(Script.layer([{ status: 200, body: Samples.json("payment-virtual-account-waiting") }]))
    )
  )

  it.effect("leaves nothing of a forged deposit but its kind and what it says of itself", () =>
    Effect.gen(function* () {
      const forged = JSON.stringify({
        createdAt: "2099-01-01T00:00:00.000000",
        secret: "ps_forged",
        status: "CANCELED",
        transactionKey: "txrd_forged",
        orderId: "ord-20260302-0008"
      })
      const event = (yield* retrieve(forged)) as WebhookEvent<"DEPOSIT_CALLBACK">
      const { createdAt, data, transmission, ...rest } = event
      const { payment, ...said } = data
      expect(rest).toEqual({ type: "DEPOSIT_CALLBACK", eventType: "DEPOSIT_CALLBACK", trust: "retrieved" })
      expect(said).toEqual({
        orderId: "ORD-20260302-0008",
        status: "DONE",
        transactionKey: read["lastTransactionKey"]
      })
      expect(payment).toMatchObject({ orderId: "ORD-20260302-0008", status: "DONE" })
      // Still the word of whoever sent it.
      expect(createdAt).toEqual(new Date("2099-01-01T00:00:00.000+09:00"))
      expect(transmission).toEqual({ id: null, time: null, retriedCount: null })
    }).pipe(Effect.provide(Script.layer([{ status: 200, body: read }])))
  )

  it.effect("has no transaction of a deposit when the payment names none", () =>
    Effect.gen(function* () {
      expect(yield* retrieve(deposit)).toMatchObject({ trust: "retrieved", data: { transactionKey: null } })
    }).pipe(Effect.provide(Script.layer([{ status: 200, body: { ...read, lastTransactionKey: null } }])))
  )

  it.effect("does not take a card that was declined under the same order for the payment of a deposit", () =>
    Effect.gen(function* () {
      expect(yield* retrieve(deposit)).toMatchObject({
        trust: "none",
        data: { status: "DONE", payment: null }
      })
    }).pipe(Effect.provide(Script.layer([{ status: 200, body: Samples.json("payment-aborted") }])))
  )

  it.effect("reads an order of a payment link whole, and takes nothing from who sent it", () =>
    Effect.gen(function* () {
      const json = Samples.json("webhook-order-payment-status-changed")
      const forged = { ...json, data: { ...json["data"], amount: 1, customerName: "forged" } }
      expect(yield* retrieve(JSON.stringify(forged))).toMatchObject({
        type: "ORDER_PAYMENT_STATUS_CHANGED",
        trust: "retrieved",
        data: { orderKey: "lp_5Tq8Wn2Zx", amount: 33000, customerName: "이하늘", payment: { status: "DONE" } }
      })
      expect((yield* Script.sent).map(({ method, url }) => [method, url])).toEqual([
        ["GET", "https://api.tosspayments.com/v1/orders/lp_5Tq8Wn2Zx"]
      ])
    }).pipe(
      Effect.provide(
        Script.layer([{ status: 200, body: Samples.json("webhook-order-payment-status-changed")["data"] }])
      )
    )
  )

  it.effect("does not take another order of a payment link for the one that was asked for", () =>
    Effect.gen(function* () {
      expect(yield* retrieve(Samples.text("webhook-order-payment-status-changed"))).toMatchObject({
        trust: "none"
      })
    }).pipe(Effect.provide(Script.layer([{ status: 200, body: { orderKey: "lp_another", amount: 1 } }])))
  )

  for (const name of [
    "webhook-cancel-status-changed",
    "webhook-billing-deleted",
    "webhook-customer-status-changed",
    "webhook-ars-reservation-changed"
  ]) {
    it.effect(`leaves ${name} as it is, and untrusted`, () =>
      Effect.gen(function* () {
        expect(yield* retrieve(Samples.text(name))).toMatchObject({ trust: "none" })
        expect(yield* Script.sent).toEqual([])
      }).pipe(Effect.provide(Script.layer([])))
    )
  }

  it.effect(
    "fails when the reading fails, instead of believing the event",
    () =>
      Effect.gen(function* () {
        const error: TossError = yield* Effect.flip(retrieve(paymentDone)) as Effect.Effect<
          TossError,
          never,
          never
        >
        expect(error).toMatchObject({ _tag: "NotFoundError", code: "NOT_FOUND_PAYMENT" })
      }).pipe(
        Effect.provide(Script.layer([{ status: 404, body: Samples.json("error-v1-not-found-payment") }]))
      ) as Effect.Effect<void>
  )
})

describe("Webhooks.current", () => {
  const current = (body: string) =>
    Effect.gen(function* () {
      const webhooks = yield* Webhooks.Webhooks
      return yield* webhooks.current(yield* webhooks.verifyAndParse(body))
    })
  const linked = Samples.json("webhook-order-payment-status-changed")["data"]
  const v2 = (name: string) => Samples.json(name)
  const { methodKey } = Samples.json("brandpay-methods")["cards"][0]
  const methodUpdated = (changes: object) => {
    const event = Samples.json("webhook-method-updated")
    return JSON.stringify({ ...event, data: { ...event["data"], ...changes } })
  }

  for (const [name, body, answer, wanted] of [
    ["a payment event", paymentDone, Samples.json("payment-card-canceled"), { status: "CANCELED" }],
    ["its short form", short, Samples.json("payment-card-canceled"), { status: "CANCELED" }],
    ["a deposit", deposit, read, { status: "DONE", virtualAccount: { expired: false } }],
    [
      "an order of a payment link",
      Samples.text("webhook-order-payment-status-changed"),
      { ...linked, amount: 9 },
      { orderKey: "lp_5Tq8Wn2Zx", amount: 9, payment: { status: "DONE" } }
    ],
    [
      "a payout of the old kind",
      Samples.text("webhook-legacy-payout-status-changed"),
      { ...Samples.json("webhook-legacy-payout-status-changed")["data"], status: "FAILED" },
      { status: "FAILED" }
    ],
    [
      "a sub-mall",
      Samples.text("webhook-legacy-submall-status-changed"),
      { ...Samples.json("webhook-legacy-submall-status-changed")["data"], status: "KYC_REQUIRED" },
      { status: "KYC_REQUIRED" }
    ],
    [
      "a payout",
      Samples.text("webhook-payout-changed-completed"),
      v2("v2-payout-failed"),
      { status: "FAILED" }
    ],
    [
      "a seller",
      Samples.text("webhook-seller-changed"),
      v2("v2-seller-individual"),
      { refSellerId: "shop-000732" }
    ],
    [
      "a method of brandpay that is there",
      methodUpdated({ methodKey, status: "DISABLED" }),
      Samples.json("brandpay-methods"),
      { methodKey, status: "ENABLED" }
    ],
    [
      "a method of brandpay that is not there",
      methodUpdated({ methodKey: "another", status: "ENABLED" }),
      Samples.json("brandpay-methods"),
      { methodKey: "another", status: "DISABLED" }
    ]
  ] as const) {
    it.effect(`reads what ${name} is about, and answers with that alone`, () =>
      Effect.gen(function* () {
        expect(yield* current(body)).toMatchObject(wanted)
        expect(yield* Script.sent).toHaveLength(1)
      }).pipe(Effect.provide(Script.layer([{ status: 200, body: answer }])))
    )
  }

  it.effect("reads also what is proven already", () =>
    Effect.gen(function* () {
      const webhooks = yield* Webhooks.Webhooks
      const event = yield* webhooks.verifyAndParse(deposit, { depositSecret })
      expect(event.trust).toBe("secret")
      expect(yield* webhooks.current(event)).toMatchObject({ orderId: "ORD-20260302-0008" })
    }).pipe(Effect.provide(Script.layer([{ status: 200, body: read }])))
  )

  it.effect("knows that a buyer who has left has no method any more", () =>
    Effect.gen(function* () {
      expect(yield* current(Samples.text("webhook-method-updated"))).toMatchObject({ status: "DISABLED" })
    }).pipe(
      Effect.provide(Script.layer([{ status: 404, body: { code: "NOT_FOUND_CUSTOMER", message: "" } }]))
    )
  )

  it.effect("asks for nothing under a key that can be none", () =>
    Effect.gen(function* () {
      for (const [name, key] of [
        ["webhook-legacy-payout-status-changed", "payoutKey"],
        ["webhook-legacy-submall-status-changed", "subMallId"],
        ["webhook-method-updated", "customerKey"]
      ] as const) {
        const event = Samples.json(name)
        const body = JSON.stringify({ ...event, data: { ...event["data"], [key]: ".." } })
        expect(yield* current(body), name).toBeNull()
      }
      expect(yield* Script.sent).toHaveLength(0)
    }).pipe(Effect.provide(Script.layer([])))
  )

  it.effect("is null for a deposit whose order is read as a card, and where nothing can be read", () =>
    Effect.gen(function* () {
      expect(yield* current(deposit)).toBeNull()
      const unreadable = Samples.names("webhook-").filter((name) =>
        /cancel-status|billing|customer|ars/.test(name)
      )
      expect(unreadable.length).toBe(4)
      for (const name of unreadable) expect(yield* current(Samples.text(name)), name).toBeNull()
      expect(yield* current('{"eventType":"NEW","data":{}}')).toBeNull()
      expect(yield* Script.sent).toHaveLength(1)
    }).pipe(Effect.provide(Script.layer([{ status: 200, body: Samples.json("payment-aborted") }])))
  )

  it.effect("fails with the error of reading", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(current(paymentDone))
      expect(error).toMatchObject({ _tag: "NotFoundError", code: "NOT_FOUND_PAYMENT" })
    }).pipe(Effect.provide(Script.layer([{ status: 404, body: Samples.json("error-v1-not-found-payment") }])))
  )

  for (const [what, event] of [
    ["nothing", undefined],
    ["text", "PAYMENT_STATUS_CHANGED"],
    ["an object without a type", { data: { paymentKey: "K" } }],
    ["an event without data", { type: "PAYMENT_STATUS_CHANGED" }],
    ["an event with a key that cannot be", { type: "PAYMENT_STATUS_CHANGED", data: { paymentKey: ".." } }]
  ] as const) {
    it.effect(`and retrieve refuse ${what} before anything is sent`, () =>
      Effect.gen(function* () {
        const webhooks = yield* Webhooks.Webhooks
        for (const call of [webhooks.current, webhooks.retrieve]) {
          const error = yield* Effect.flip(call(event as never) as Effect.Effect<unknown, TossError>)
          expect(error).toMatchObject({ _tag: "ValidationError", outcome: "NotApplied" })
        }
        expect(yield* Script.sent).toEqual([])
      }).pipe(Effect.provide(Script.layer([])))
    )
  }

  it("is typed by the event", () => {
    const currentOf = <Type extends ParsedEvent["type"]>(_: Type) => null as never as Current<Type>
    expectTypeOf(currentOf("PAYMENT_STATUS_CHANGED")).toEqualTypeOf<Payment>()
    expectTypeOf(currentOf("DEPOSIT_CALLBACK")).toEqualTypeOf<Payment | null>()
    expectTypeOf(currentOf("ORDER_PAYMENT_STATUS_CHANGED")).toEqualTypeOf<LinkPayOrder>()
    expectTypeOf(currentOf("BILLING_DELETED")).toEqualTypeOf<null>()
    expectTypeOf(currentOf("UNKNOWN")).toEqualTypeOf<null>()
    const call = (webhooks: Webhooks.Service, event: WebhookEvent<"DEPOSIT_CALLBACK">) =>
      webhooks.current(event)
    expectTypeOf(call).returns.toEqualTypeOf<Effect.Effect<Payment | null, TossError>>()
  })
})
