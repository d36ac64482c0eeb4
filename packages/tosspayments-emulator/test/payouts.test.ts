/** Payouts, sellers and the balance, spoken to by the SDK, whose encryption is another implementation. */
import { createHmac } from "node:crypto"
import { FetchHttpClient } from "@effect/platform"
import { expect, it } from "@effect/vitest"
import { Effect, Layer, Schema, Stream, TestClock } from "effect"
import type { PayoutRequest, Service as Payouts } from "effect-tosspayments/Payouts"
import type { SellerCreateRequest } from "effect-tosspayments/Sellers"
import * as TossClient from "effect-tosspayments/TossClient"
import { afterAll, beforeAll, describe } from "vitest"
import {
  createEmulator,
  Emulator,
  EmulatorHttpClient,
  type LocalEmulator,
  Options,
  WebhookSender
} from "../src/index.js"
import { operations } from "../src/operations/index.js"
import { call, emulated, fixture, type Loose, shape, start, testKey } from "./support.js"

const { defaultSecurityKey } = Options
const otherKey = "ab".repeat(32)

/** The SDK on an emulator, at 10:15 of a Monday. */
const shop =
  (
    options: Omit<Options.Options, "webhookUrl"> = {},
    { keys = [defaultSecurityKey] }: { readonly keys?: ReadonlyArray<string> } = {}
  ) =>
  <A, E>(body: (toss: TossClient.Service) => Effect.Effect<A, E, Emulator.Emulator>) =>
    TestClock.setTime(start).pipe(
      Effect.zipRight(Effect.flatMap(TossClient.TossClient, body)),
      Effect.provide(
        TossClient.layer({ secretKey: testKey, securityKey: keys, maxRetries: 0 }).pipe(
          Layer.provide(EmulatorHttpClient.layer),
          Layer.provideMerge(Emulator.layerWithoutWebhooks(options))
        )
      )
    )

const sample = fixture("v2-seller-corporate").entityBody
const company: SellerCreateRequest = {
  refSellerId: "shop-000731",
  businessType: "CORPORATE",
  company: sample.company,
  account: { bankCode: "004", accountNumber: "12345678901", holderName: "구름상회" },
  metadata: { region: "seoul" }
}
const person: SellerCreateRequest = {
  refSellerId: "shop-000732",
  businessType: "INDIVIDUAL",
  individual: { name: "최나무", email: "tree@example.com", phone: "01011112222" },
  account: { bankCode: "090", accountNumber: "33312344567", holderName: "최나무" }
}

const scheduled = (destination: string, changes: Partial<PayoutRequest> = {}): PayoutRequest => ({
  refPayoutId: "pay-202603-001",
  destination,
  scheduleType: "SCHEDULED",
  payoutDate: "2026-03-10",
  amount: { currency: "KRW", value: 150000 },
  transactionDescription: "3월정산",
  ...changes
})
const express = (destination: string, changes: Partial<PayoutRequest> = {}): PayoutRequest => ({
  ...scheduled(destination),
  scheduleType: "EXPRESS",
  payoutDate: undefined,
  ...changes
})

const conforms = (id: string, answer: Loose): void => {
  const operation = operations.find(({ endpoint }) => endpoint.id === id)
  if (operation === undefined) throw new Error(`there is no operation ${id}`)
  const result = Schema.decodeUnknownEither(operation.answer)(answer, { onExcessProperty: "error" })
  expect(result).toMatchObject({ _tag: "Right" })
}

const available = (toss: TossClient.Service) =>
  Effect.map(toss.balances.retrieve(), ({ availableAmount }) => availableAmount.value)
const codeOf = <A, E extends { readonly code?: unknown }, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.map(Effect.flip(effect), ({ code }) => code)
const all = <A, E, R>(stream: Stream.Stream<A, E, R>) =>
  Effect.map(Stream.runCollect(stream), (chunk) => [...chunk])

describe("a seller", () => {
  it.effect("is registered, read and listed as in the samples", () =>
    shop()((toss) =>
      Effect.gen(function* () {
        const first = yield* toss.sellers.create(company)
        yield* toss.sellers.create(person)
        for (const [id, name] of [
          [first.id, "v2-seller-corporate"],
          [(yield* all(toss.sellers.list()))[1]?.id, "v2-seller-individual"]
        ] as const) {
          const { json, text } = yield* call("GET", `/v2/sellers/${id}`)
          const expected = fixture(name)
          expect(shape(json)).toEqual(shape(expected))
          expect({ ...json.entityBody, id: "" }).toEqual({
            ...expected.entityBody,
            id: "",
            account: {
              ...expected.entityBody.account,
              accountNumber: name === "v2-seller-corporate" ? "123****8901" : "333****4567"
            }
          })
          expect(text).toMatch(/^\{"version":"2022-11-16","traceId":"[0-9a-f]{32}","entityType":"seller"/)
          conforms("sellers.retrieve", json.entityBody)
        }
        const { json } = yield* call("GET", "/v2/sellers")
        const { hasNext, ...page } = json.entityBody
        expect(hasNext).toBe(false)
        expect(shape({ ...json, entityBody: { hasNext: true, ...page } })).toEqual(
          shape(fixture("v2-seller-list"))
        )
      })
    )
  )

  it.effect("is listed page after page, without those that were removed", () =>
    shop()((toss) =>
      Effect.gen(function* () {
        const ids: Array<string> = []
        for (let at = 0; at < 7; at++) {
          const refSellerId = `shop-${at}`
          ids.push((yield* toss.sellers.create({ ...company, refSellerId })).id)
          yield* TestClock.adjust("1 second")
        }
        const removed = yield* toss.sellers.remove(ids[2] ?? "")
        expect(removed).toEqual({ id: ids[2], refSellerId: "shop-2" })
        const left = ids.filter((id) => id !== removed.id)
        for (const limit of [1, 2, 3, 6, 7, 100]) {
          expect((yield* all(toss.sellers.list({ limit }))).map(({ id }) => id)).toEqual(left)
        }
        const { json } = yield* call("GET", "/v2/sellers?limit=2")
        expect(json.entityBody).toMatchObject({ hasNext: true, lastCursor: ids[1] })
        expect(yield* codeOf(toss.sellers.retrieve(removed.id))).toBe("NOT_FOUND_SUBMALL")
        expect(yield* codeOf(toss.sellers.remove(removed.id))).toBe("NOT_FOUND_SUBMALL")
        expect(yield* codeOf(toss.sellers.create({ ...company, refSellerId: "shop-2" }))).toBe(
          "ALREADY_EXIST_SUBMALL"
        )
        for (const query of ["limit=101", "limit=0", "startingAfter=seller_none"]) {
          expect((yield* call("GET", `/v2/sellers?${query}`)).json.error.code, query).toBe("INVALID_REQUEST")
        }
      })
    )
  )

  it.effect("is changed in what is named, and metadata can be removed", () =>
    shop()((toss) =>
      Effect.gen(function* () {
        const { id } = yield* toss.sellers.create(company)
        const account = { bankCode: "088", accountNumber: "11022233334444", holderName: "구름상회" }
        expect(yield* toss.sellers.update(id, { account })).toMatchObject({
          account: { bankCode: "088", accountNumber: "110*******4444" },
          company: { name: "구름상회" },
          metadata: { region: "seoul" }
        })
        expect(yield* toss.sellers.update(id, { metadata: null })).toMatchObject({ metadata: null })
      })
    )
  )

  it.effect("goes the way of its approval, and each step but the first is told", () =>
    shop()((toss) =>
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const { id, status } = yield* toss.sellers.create(person)
        expect(status).toBe("APPROVAL_REQUIRED")
        expect(yield* codeOf(toss.payouts.request([express(id)]))).toBe("FORBIDDEN_SELLER_PAYOUT")
        const error = yield* Effect.flip(emulator.sellers.requireKyc(id))
        expect(error).toMatchObject({ _tag: "WrongState", status: "APPROVAL_REQUIRED" })
        expect((yield* emulator.sellers.verify(id)).status).toBe("PARTIALLY_APPROVED")
        expect(yield* Effect.flip(emulator.sellers.verify(id))).toMatchObject({ _tag: "WrongState" })
        expect((yield* emulator.sellers.requireKyc(id)).status).toBe("KYC_REQUIRED")
        expect((yield* emulator.sellers.verify(id)).status).toBe("APPROVED")
        expect(yield* Effect.flip(emulator.sellers.verify("seller_none"))).toMatchObject({ _tag: "NotFound" })
        const deliveries = yield* emulator.webhooks.list
        expect(
          deliveries.map(({ body, eventType }) => [eventType, JSON.parse(body).entityBody.status])
        ).toEqual([
          ["seller.changed", "PARTIALLY_APPROVED"],
          ["seller.changed", "KYC_REQUIRED"],
          ["seller.changed", "APPROVED"]
        ])
        expect(shape(JSON.parse(deliveries[0]?.body ?? ""))).toEqual(shape(fixture("webhook-seller-changed")))
      })
    )
  )

  it.effect("who would get more than ten million a week has to hand in papers first", () =>
    shop({ payoutBalance: 100_000_000 })((toss) =>
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const { id } = yield* toss.sellers.create(company)
        const of = (refPayoutId: string, value: number, payoutDate = "2026-03-10") =>
          scheduled(id, { refPayoutId, payoutDate, amount: { currency: "KRW", value } })
        yield* toss.payouts.request([of("p-1", 6_000_000), of("p-2", 4_000_000, "2026-03-13")])
        yield* toss.payouts.request([of("p-3", 10_000_000, "2026-03-16")])
        expect((yield* toss.sellers.retrieve(id)).status).toBe("PARTIALLY_APPROVED")
        expect(yield* codeOf(toss.payouts.request([of("p-4", 1)]))).toBe("FORBIDDEN_SELLER_PAYOUT")
        expect((yield* toss.sellers.retrieve(id)).status).toBe("KYC_REQUIRED")
        yield* emulator.sellers.verify(id)
        yield* toss.payouts.request([of("p-5", 20_000_000)])
      })
    )
  )
})

describe("a payout", () => {
  it.effect("is requested, listed and cancelled as in the samples", () =>
    shop()((toss) =>
      Effect.gen(function* () {
        const { id } = yield* toss.sellers.create(company)
        const [first, second] = yield* toss.payouts.request([
          scheduled(id),
          scheduled(id, { refPayoutId: "pay-202603-004" })
        ])
        expect(first).toMatchObject({ status: "REQUESTED", payoutDate: "2026-03-10", destination: id })
        yield* toss.payouts.cancel(second?.id ?? "")
        const read = yield* call("GET", `/v2/payouts/${second?.id}`)
        expect(shape(read.json)).toEqual(shape(fixture("v2-payout-canceled")))
        expect(read.text).toContain('"value":150000.0')
        conforms("payouts.retrieve", read.json.entityBody)
        const list = yield* call("GET", "/v2/payouts")
        expect(shape(list.json)).toEqual(shape(fixture("v2-payout-list")))
        expect(list.json.entityBody).toMatchObject({ hasNext: false, lastCursor: second?.id })
        conforms("payouts.list", list.json.entityBody)
        expect(yield* codeOf(toss.payouts.cancel(second?.id ?? ""))).toBe("FORBIDDEN_REQUEST")
        expect(yield* codeOf(toss.payouts.cancel("FPA_0"))).toBe("PAYOUT_NOT_FOUND")
        expect(yield* codeOf(toss.payouts.retrieve("FPA_0"))).toBe("PAYOUT_NOT_FOUND")
      })
    )
  )

  it.effect("of a day begins and ends on it, is told, and draws on the balance", () =>
    shop({ payoutBalance: 400_000 })((toss) =>
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const { id } = yield* toss.sellers.create(company)
        const [payout] = yield* toss.payouts.request([scheduled(id)])
        const statusAt = (time: string) =>
          Effect.zipRight(
            TestClock.setTime(Date.parse(`${time}+09:00`)),
            Effect.map(toss.payouts.retrieve(payout?.id ?? ""), ({ status }) => status)
          )
        expect(yield* available(toss)).toBe(250_000)
        expect(yield* statusAt("2026-03-10T07:59:59")).toBe("REQUESTED")
        expect(yield* statusAt("2026-03-10T08:00:00")).toBe("IN_PROGRESS")
        expect(yield* codeOf(toss.payouts.cancel(payout?.id ?? ""))).toBe("FORBIDDEN_REQUEST")
        expect(yield* statusAt("2026-03-10T11:29:59")).toBe("IN_PROGRESS")
        expect(yield* statusAt("2026-03-10T11:30:00")).toBe("COMPLETED")
        expect(yield* available(toss)).toBe(250_000)
        const [{ body = "", ...delivery } = {}] = (yield* emulator.webhooks.list) as Loose
        expect(delivery).toMatchObject({ eventType: "payout.changed", orderId: null, paymentKey: null })
        expect(shape(JSON.parse(body))).toEqual(shape(fixture("webhook-payout-changed-completed")))
        expect(JSON.parse(body)).toMatchObject({
          createdAt: "2026-03-10T11:30:00+09:00",
          entityBody: { id: payout?.id, status: "COMPLETED" }
        })
      })
    )
  )

  it.effect("at once is in progress from the beginning and done in ten minutes, while banks are open", () =>
    shop()((toss) =>
      Effect.gen(function* () {
        const { id } = yield* toss.sellers.create(company)
        const at = (time: string) => TestClock.setTime(Date.parse(`${time}+09:00`))
        const [payout] = yield* toss.payouts.request([express(id)])
        expect(payout).toMatchObject({ status: "IN_PROGRESS", payoutDate: "2026-03-02" })
        yield* TestClock.adjust("10 minutes")
        expect((yield* toss.payouts.retrieve(payout?.id ?? "")).status).toBe("COMPLETED")
        yield* at("2026-03-02T15:00:00")
        expect(yield* codeOf(toss.payouts.request([express(id)]))).toBe("INVALID_PAYABLE_DATE")
        yield* at("2026-03-03T07:59:59")
        expect(yield* codeOf(toss.payouts.request([express(id)]))).toBe("INVALID_PAYABLE_DATE")
        yield* at("2026-03-03T08:00:00")
        yield* toss.payouts.request([express(id)])
        yield* at("2026-03-07T10:00:00")
        expect(yield* codeOf(toss.payouts.request([express(id)]))).toBe("NOT_ALLOWED_HOLIDAY")
      })
    )
  )

  it.effect("that fails, at the bank or by the account, is told and given back", () =>
    shop()((toss) =>
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const failing = yield* toss.sellers.create({
          ...company,
          account: { bankCode: "011", accountNumber: "3025353430761", holderName: "구름상회" }
        })
        const other = yield* toss.sellers.create({ ...company, refSellerId: "shop-2" })
        const [first, second, third] = yield* toss.payouts.request([
          express(failing.id, { refPayoutId: "p-1" }),
          express(other.id, { refPayoutId: "p-2" }),
          scheduled(other.id, { refPayoutId: "p-3" })
        ])
        expect(yield* available(toss)).toBe(9_550_000)
        expect(yield* emulator.payouts.fail(second?.id ?? "", "INVALID_ACCOUNT_NUMBER")).toMatchObject({
          status: "FAILED",
          error: { code: "INVALID_ACCOUNT_NUMBER" }
        })
        expect((yield* emulator.payouts.complete(third?.id ?? "")).status).toBe("COMPLETED")
        expect(yield* Effect.flip(emulator.payouts.complete(third?.id ?? ""))).toMatchObject({
          _tag: "WrongState"
        })
        expect(yield* Effect.flip(emulator.payouts.fail("FPA_0"))).toMatchObject({ _tag: "NotFound" })
        expect(yield* Effect.flip(emulator.payouts.fail(third?.id ?? "", 5 as never))).toMatchObject({
          _tag: "InvalidInput"
        })
        yield* TestClock.adjust("10 minutes")
        expect(yield* toss.payouts.retrieve(first?.id ?? "")).toMatchObject({
          status: "FAILED",
          error: { code: "PROVIDER_ERROR" }
        })
        expect(yield* available(toss)).toBe(9_850_000)
        expect((yield* emulator.payouts.list).map(({ status }) => status)).toEqual([
          "FAILED",
          "FAILED",
          "COMPLETED"
        ])
      })
    )
  )

  it.effect("is part of a batch that is accepted whole or not at all", () =>
    shop({ payoutBalance: 299_999 })((toss) =>
      Effect.gen(function* () {
        const { id } = yield* toss.sellers.create(company)
        const one = scheduled(id)
        for (const [bad, code] of [
          [{ destination: "seller_none" }, "NOT_FOUND_SUBMALL"],
          [{ payoutDate: "2026-03-07" }, "NOT_ALLOWED_HOLIDAY"],
          [{ payoutDate: "2026-03-02" }, "INVALID_PAYABLE_DATE"],
          [{ payoutDate: "2027-03-09" }, "INVALID_PAYABLE_DATE"],
          [{}, "NOT_ENOUGH_AMOUNT"]
        ] as const) {
          const batch = [one, { ...one, refPayoutId: "pay-2", ...bad }]
          expect(yield* codeOf(toss.payouts.request(batch)), code).toBe(code)
        }
        expect(yield* all(toss.payouts.list())).toEqual([])
        expect(yield* available(toss)).toBe(299_999)
      })
    )
  )

  it.effect("is listed by its day, page after page", () =>
    shop()((toss) =>
      Effect.gen(function* () {
        const { id } = yield* toss.sellers.create(company)
        const days = ["2026-03-12", "2026-03-10", "2026-03-11", "2026-03-10"]
        yield* toss.payouts.request(
          days.map((payoutDate, at) => scheduled(id, { refPayoutId: `p-${at}`, payoutDate }))
        )
        const refs = (query: object) =>
          Effect.map(all(toss.payouts.list(query)), (rows) => rows.map(({ refPayoutId }) => refPayoutId))
        for (const limit of [1, 2, 3, 4, 5]) {
          expect(yield* refs({ limit })).toEqual(["p-1", "p-3", "p-2", "p-0"])
        }
        expect(yield* refs({ payoutDateGte: "2026-03-11", payoutDateLte: "2026-03-11" })).toEqual(["p-2"])
        expect(yield* refs({ payoutDateGte: "2026-03-11", limit: 1 })).toEqual(["p-2", "p-0"])
        for (const query of ["payoutDateGte=soon", "limit=10001", "startingAfter=FPA_0"]) {
          expect((yield* call("GET", `/v2/payouts?${query}`)).json.error.code, query).toBe("INVALID_REQUEST")
        }
      })
    )
  )

  it.effect("whose answer is lost is found, and not made twice", () =>
    shop()((toss) =>
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const { id } = yield* toss.sellers.create(company)
        const batch = [scheduled(id), express(id, { refPayoutId: "pay-2" })]
        const guarded = (payouts: Payouts) =>
          Effect.zipRight(payouts.guard(batch), payouts.request(batch, { idempotencyKey: "batch-1" }))
        yield* emulator.payouts.setBalance({ available: 300_000 })
        yield* emulator.faults.inject({ endpoint: "payouts.request", fault: { _tag: "Drop", when: "After" } })
        expect(yield* guarded(toss.payouts)).toMatchObject([
          { status: "REQUESTED" },
          { status: "IN_PROGRESS" }
        ])
        expect(yield* available(toss)).toBe(0)
        expect((yield* guarded(toss.payouts)).length).toBe(2)
        expect((yield* emulator.payouts.list).length).toBe(2)
        const more = toss.payouts.guard([express(id, { refPayoutId: "pay-3" })])
        expect(yield* Effect.flip(more)).toMatchObject({ _tag: "ValidationError", outcome: "NotApplied" })
        yield* emulator.faults.inject({
          endpoint: "payouts.request",
          fault: { _tag: "Drop", when: "Before" }
        })
        yield* emulator.payouts.setBalance({ available: 300_000 })
        const lost = yield* Effect.flip(toss.payouts.request([express(id, { refPayoutId: "pay-4" })]))
        expect(lost).toMatchObject({ outcome: "Unknown", pending: { operation: "payouts.request" } })
        if (lost.pending === null) throw new Error("nothing to resolve")
        expect(yield* toss.pending.resolve(lost.pending)).toEqual({ outcome: "Untouched" })
        expect(yield* toss.pending.resend(lost.pending)).toMatchObject([{ refPayoutId: "pay-4" }])
        expect(yield* toss.pending.resend(lost.pending)).toMatchObject([{ refPayoutId: "pay-4" }])
        expect((yield* emulator.payouts.list).length).toBe(3)
      })
    )
  )

  it.effect("belongs to its merchant", () =>
    emulated({
      merchants: [
        { secretKey: "test_sk_a", mId: "a" },
        { secretKey: "test_sk_b", mId: "b", securityKey: otherKey }
      ]
    })(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        yield* emulator.payouts.setBalance({ available: 5, pending: 7, mId: "b" })
        const read = (key: string) =>
          Effect.map(call("GET", "/v2/balances", { key }), ({ json }) => json.entityBody)
        expect(yield* read("test_sk_a")).toEqual({ availableAmount: { currency: "KRW", value: 10_000_000 } })
        expect(yield* read("test_sk_b")).toEqual({
          pendingAmount: { currency: "KRW", value: 7 },
          availableAmount: { currency: "KRW", value: 5 }
        })
        expect(yield* Effect.flip(emulator.payouts.setBalance({ available: 1, mId: "c" }))).toMatchObject({
          _tag: "InvalidInput"
        })
        expect(yield* Effect.flip(emulator.payouts.setBalance({ available: -1 }))).toMatchObject({
          _tag: "InvalidInput"
        })
      })
    )
  )
})

describe("the envelope and the encryption of v2", () => {
  const mode = { "tosspayments-api-security-mode": "ENCRYPTION" }

  it.effect("answer as in the samples, errors too", () =>
    shop()((toss) =>
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        yield* emulator.payouts.setBalance({ available: 2_350_000, pending: 800_000 })
        const { json, text } = yield* call("GET", "/v2/balances")
        const expected = fixture("v2-balance")
        expect(json).toEqual({ ...expected, traceId: json.traceId })
        expect(text).toContain('"value":800000.0')
        const { id } = yield* toss.sellers.create(person)
        const error = yield* Effect.flip(
          toss.payouts.request([express(id, { refPayoutId: "pay-202603-009" })])
        )
        const refused = fixture("error-v2-seller-not-approved")
        expect(JSON.parse(error.body ?? "")).toMatchObject({ ...refused, traceId: error.traceId })
      })
    )
  )

  it.effect("are as measured: order of the header, nanoseconds, text", () =>
    shop()((toss) =>
      Effect.gen(function* () {
        const answers: Array<Loose> = []
        yield* toss.sellers.create(company, { onResponse: (response) => answers.push(response) })
        expect(answers[0]?.headers["content-type"]).toBe("text/plain;charset=UTF-8")
        const { headers, text } = yield* call("GET", "/v2/balances", { headers: mode })
        expect(headers["content-type"]).toMatch(/^text\/plain/)
        const [head = "", empty] = text.split(".")
        expect(Buffer.from(head, "base64url").toString()).toMatch(
          /^\{"enc":"A256GCM","iat":"2026-03-02T10:15:01\.\d{9}\+09:00","nonce":"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}","alg":"dir"\}$/
        )
        expect(empty).toBe("")
      })
    )
  )

  it.effect("refuse what is plain, or encrypted with another key, in plain words", () =>
    Effect.gen(function* () {
      const answers: Array<Loose> = []
      const error = yield* shop(
        {},
        { keys: [otherKey] }
      )((toss) =>
        Effect.flip(toss.sellers.create(company, { onResponse: (response) => answers.push(response) }))
      )
      expect(error).toMatchObject({ code: "INVALID_REQUEST", status: 400, outcome: "NotApplied" })
      expect(answers[0]?.headers["content-type"]).toMatch(/json/)
      yield* emulated()(
        Effect.gen(function* () {
          for (const headers of [{}, mode]) {
            const { json, status } = yield* call("POST", "/v2/sellers", { body: company, headers })
            expect([status, json.error.code]).toEqual([400, "INVALID_REQUEST"])
          }
          for (const body of [
            "eyJ",
            "a.b.c.d.e",
            "eyJhbGciOiJub25lIn0..AAAA.AAAA.AAAA",
            "bnVsbA..AAAA.AAAA.AAAA"
          ]) {
            expect((yield* call("POST", "/v2/payouts", { body, headers: mode })).status, body).toBe(400)
          }
        })
      )
    })
  )

  it.effect("take the old key and the new one, and answer with that of the request", () =>
    Effect.forEach([[otherKey], [defaultSecurityKey], [otherKey, defaultSecurityKey]], (keys) =>
      shop(
        { securityKey: [otherKey, defaultSecurityKey] },
        { keys }
      )((toss) =>
        Effect.gen(function* () {
          const emulator = yield* Emulator.Emulator
          yield* toss.sellers.create(company)
          // An answer that cannot be read would have been looked up.
          expect((yield* emulator.requests).map(({ endpoint }) => endpoint)).toEqual(["sellers.create"])
        })
      )
    )
  )

  it.effect("keep errors of the key, of the route and of the idempotency key plain", () =>
    emulated()(
      Effect.gen(function* () {
        const wrongKey = yield* call("GET", "/v2/balances", { key: "test_ck_nobody" })
        expect([wrongKey.status, wrongKey.json.error.code]).toEqual([401, "UNAUTHORIZED_KEY"])
        const long = yield* call("POST", "/v2/payouts/FPA_1/cancel", { idempotencyKey: "k".repeat(301) })
        expect(long.json.error.code).toBe("INVALID_IDEMPOTENCY_KEY")
        const unknown = yield* call("GET", "/v2/nothing")
        for (const path of ["/v2/payouts/balance", "/v2/payouts/sellers", "/v1/balances", "/v1/sellers"]) {
          const method = path.startsWith("/v2/") ? "POST" : "GET"
          const { json, status } = yield* call(method, path)
          expect([status, json], path).toEqual([404, unknown.json])
        }
      })
    )
  )

  it.effect("answer what a test code asks for", () =>
    shop()((toss) =>
      Effect.gen(function* () {
        expect(
          yield* codeOf(toss.payouts.request([express("seller_a")], { testCode: "NOT_ENOUGH_AMOUNT" }))
        ).toBe("NOT_ENOUGH_AMOUNT")
        expect(yield* codeOf(toss.balances.retrieve({ testCode: "REJECT_CARD_PAYMENT" }))).toBe(
          "INVALID_TEST_CODE"
        )
      })
    )
  )

  it.effect("replay the very same text under an idempotency key", () =>
    shop()((toss) =>
      Effect.gen(function* () {
        const texts: Array<string> = []
        const create = toss.sellers.create(company, {
          idempotencyKey: "seller-1",
          onResponse: ({ text }) => texts.push(text)
        })
        expect(yield* create).toEqual(yield* create)
        expect(texts[0]).toBe(texts[1])
      })
    )
  )
})

describe("webhooks of payouts and sellers", () => {
  const paid = (toss: TossClient.Service) =>
    Effect.gen(function* () {
      const { id } = yield* toss.sellers.create(company)
      yield* toss.payouts.request([express(id)])
      yield* TestClock.adjust("11 minutes")
    })
  const received = (options: Options.Options) =>
    Effect.gen(function* () {
      const sent: Array<WebhookSender.Transmission> = []
      yield* TestClock.setTime(start)
      yield* Effect.flatMap(TossClient.TossClient, paid).pipe(
        Effect.provide(
          TossClient.layer({ secretKey: testKey, securityKey: defaultSecurityKey }).pipe(
            Layer.provide(EmulatorHttpClient.layer),
            Layer.provide(
              Emulator.layer({ webhookUrl: "https://shop.test/webhooks", ...options }).pipe(
                Layer.provide(
                  WebhookSender.layer((transmission) =>
                    Effect.sync(() => {
                      sent.push(transmission)
                      return sent.length === 1 ? 500 : 200
                    })
                  )
                )
              )
            )
          )
        )
      )
      return sent
    })

  for (const signatureKey of ["hex", "text"] as const) {
    it.effect(
      `are signed with the key as ${signatureKey}, each transmission anew, and the SDK takes them`,
      () =>
        Effect.gen(function* () {
          const sent = yield* received({ signatureKey })
          expect(sent.length).toBe(2)
          for (const { body, headers } of sent) {
            const time = headers["tosspayments-webhook-transmission-time"]
            const key = signatureKey === "hex" ? Buffer.from(defaultSecurityKey, "hex") : defaultSecurityKey
            expect(headers["tosspayments-webhook-signature"]).toBe(
              `v1:${createHmac("sha256", key).update(`${body}:${time}`).digest("base64")}`
            )
            const { webhooks } = yield* TossClient.TossClient
            expect(yield* webhooks.verifyAndParse(body, { headers })).toMatchObject({
              type: "payout.changed",
              trust: "signature",
              data: { status: "COMPLETED", amount: { value: 150000 } }
            })
            const printed = JSON.stringify(JSON.parse(body))
            expect(yield* Effect.flip(webhooks.verifyAndParse(printed, { headers }))).toMatchObject({
              reason: "SignatureMismatch"
            })
          }
          expect(sent[0]?.headers["tosspayments-webhook-signature"]).not.toBe(
            sent[1]?.headers["tosspayments-webhook-signature"]
          )
        }).pipe(
          Effect.provide(
            TossClient.layer({ secretKey: testKey, securityKey: defaultSecurityKey }).pipe(
              Layer.provide(EmulatorHttpClient.layer),
              Layer.provide(Emulator.layerWithoutWebhooks())
            )
          )
        )
    )
  }

  it.effect("have a signature for each key that is valid, and others have none", () =>
    Effect.gen(function* () {
      const sent = yield* received({ securityKey: [otherKey, defaultSecurityKey] })
      expect(sent[0]?.headers["tosspayments-webhook-signature"]).toMatch(/^v1:[^,]+,v1:[^,]+$/)
    })
  )
})

describe("options of payouts", () => {
  const wrong: ReadonlyArray<readonly [field: string, options: object]> = [
    ["securityKey", { securityKey: "short" }],
    ["securityKey", { securityKey: [] }],
    ["securityKey", { securityKey: [otherKey, otherKey, otherKey] }],
    ["securityKey", { merchants: [{ secretKey: "test_sk_a", mId: "a", securityKey: 5 }] }],
    ["payoutBalance", { payoutBalance: -1 }],
    ["payoutBalance", { payoutBalance: 1.5 }],
    ["signatureKey", { signatureKey: "base64" }]
  ]
  it.effect("are checked", () =>
    Effect.gen(function* () {
      for (const [field, options] of wrong) {
        const error = yield* Effect.flip(Effect.provide(Effect.void, Emulator.layerWithoutWebhooks(options)))
        expect(error).toMatchObject({ _tag: "InvalidInput", field })
      }
    })
  )
})

describe("over HTTP, sellers and payouts", () => {
  let emulator: LocalEmulator
  beforeAll(async () => {
    emulator = await createEmulator({ clock: "frozen" })
  })
  afterAll(() => emulator.close())

  const control = async (method: string, path: string, body?: object): Promise<Loose> =>
    (
      await fetch(`${emulator.url}/_emulator${path}`, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body) })
      })
    ).json()

  it.effect("are steered by promises and by the control API", () =>
    Effect.gen(function* () {
      expect(emulator.keys.securityKey).toBe(defaultSecurityKey)
      const { payouts, sellers } = yield* TossClient.TossClient
      const { id } = yield* sellers.create(person)
      yield* Effect.promise(async () => {
        expect(await emulator.payouts.setBalance({ available: 1_000_000 })).toEqual({
          availableAmount: { currency: "KRW", value: 1_000_000 }
        })
        expect(await control("POST", "/payouts/balance", { available: 500_000 })).toEqual({
          availableAmount: { currency: "KRW", value: 500_000 }
        })
        expect(await control("POST", `/sellers/${id}/verify`)).toMatchObject({ status: "PARTIALLY_APPROVED" })
        expect(await control("POST", `/sellers/${id}/verify`)).toMatchObject({ code: "WRONG_STATE" })
        expect(await control("POST", `/sellers/${id}/require-kyc`)).toMatchObject({ status: "KYC_REQUIRED" })
        expect(await emulator.sellers.verify(id)).toMatchObject({ status: "APPROVED" })
        expect(await control("GET", "/sellers")).toEqual(await emulator.sellers.list())
        expect(await control("POST", "/payouts/FPA_0/complete")).toMatchObject({ code: "NOT_FOUND" })
      })
      const days = ["2027-01-04", "2027-01-05"].map((payoutDate, at) =>
        scheduled(id, { refPayoutId: `p-${at}`, payoutDate })
      )
      const [first, second] = yield* payouts.request(days)
      yield* Effect.promise(async () => {
        expect(await control("POST", `/payouts/${first?.id}/complete`)).toMatchObject({ status: "COMPLETED" })
        expect(await control("POST", `/payouts/${second?.id}/fail`, { code: "X" })).toMatchObject({
          error: { code: "X" }
        })
        expect(await control("GET", "/payouts")).toEqual(await emulator.payouts.list())
      })
    }).pipe(
      Effect.provide(
        Layer.suspend(() =>
          TossClient.layer({
            secretKey: testKey,
            securityKey: defaultSecurityKey,
            apiBase: emulator.url
          }).pipe(Layer.provide(FetchHttpClient.layer))
        )
      )
    )
  )
})
