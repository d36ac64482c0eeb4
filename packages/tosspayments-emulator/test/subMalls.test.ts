import { expect, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { describe, onTestFinished } from "vitest"
import { createEmulator, Emulator } from "../src/index.js"
import { operations } from "../src/operations/index.js"
import { basic, call, emulated, fixture, type Loose, type Options, shape, testKey } from "./support.js"

const path = "/v1/payouts/sub-malls"
const settlements = `${path}/settlements`
const sample = fixture("payout-v1-submall")
const { account: sampleAccount, metadata: _, status: __, ...named } = sample
const registration = {
  ...named,
  account: { bank: "신한", accountNumber: sampleAccount.accountNumber, holderName: "구름상회" }
}

const register = (changes: object = {}, options: Options = {}) =>
  call("POST", path, { body: { ...registration, ...changes }, ...options })

/** The emulator's today is Monday, 2026-03-02. */
const payout = { subMallId: "mall-0007", payoutDate: "2026-03-09", payoutAmount: 150000 }

const request = (bodies: unknown, options: Options = {}) =>
  call("POST", settlements, { body: bodies, ...options })

const read = (rest: string) => call("GET", path + rest)

const balance = Effect.map(read("/settlements/balance"), ({ json }) => json.balance)

const advance = (duration: `${number} days`) =>
  Effect.flatMap(Emulator.Emulator, ({ clock }) => clock.advance(duration))

const conforms = (id: string, answer: Loose): void => {
  const operation = operations.find(({ endpoint }) => endpoint.id === id)
  if (operation === undefined) throw new Error(`there is no operation ${id}`)
  const result = Schema.decodeUnknownEither(operation.answer)(answer, { onExcessProperty: "error" })
  expect(result).toMatchObject({ _tag: "Right", right: answer })
}

const refused = (answer: { readonly status: number; readonly json: Loose }) => [
  answer.status,
  answer.json.code
]

describe("a sub-mall", () => {
  it.effect("is registered as in the sample, its bank by any of its names", () =>
    emulated()(
      Effect.gen(function* () {
        const { json, status } = yield* register()
        expect(status).toBe(200)
        expect(shape(json)).toEqual(shape(sample))
        expect(json).toEqual(sample)
        conforms("subMalls.register", json)
        for (const [index, bank] of ["88", "SHINHAN"].entries()) {
          const { json } = yield* register({
            subMallId: `mall-${index}`,
            type: "INDIVIDUAL",
            companyName: undefined,
            representativeName: null,
            businessNumber: undefined,
            account: { ...registration.account, bank }
          })
          expect(json).toMatchObject({ companyName: null, account: { bankCode: "88" } })
        }
        const listed = yield* read("")
        conforms("subMalls.list", listed.json)
        expect(listed.json.map(({ subMallId }: Loose) => subMallId)).toEqual([
          "mall-0007",
          "mall-0",
          "mall-1"
        ])
        expect((yield* read("/mall-0007")).json).toEqual(json)
      })
    )
  )

  it.effect("is changed, but for what is left out, and deleted, which answers with its id", () =>
    emulated()(
      Effect.gen(function* () {
        yield* register()
        const account = { bank: "20", accountNumber: "1002000000000", holderName: "바다상회" }
        const { json } = yield* call("POST", `${path}/mall-0007`, {
          body: { account, email: "new@cloud.example" }
        })
        expect(json).toEqual({
          ...sample,
          email: "new@cloud.example",
          account: { bankCode: "20", accountNumber: "1002000000000", holderName: "바다상회" }
        })
        conforms("subMalls.update", json)
        const gone = yield* call("POST", `${path}/mall-0007/delete`)
        expect([gone.status, gone.text]).toEqual([200, '"mall-0007"'])
        for (const answer of [
          yield* read("/mall-0007"),
          yield* call("POST", `${path}/mall-0007`, { body: { account } }),
          yield* call("POST", `${path}/mall-0007/delete`)
        ]) {
          expect(refused(answer)).toEqual([404, "NOT_FOUND_SUBMALL"])
        }
        expect((yield* read("")).json).toEqual([])
        expect(refused(yield* request([payout]))).toEqual([400, "NOT_REGISTERED_SUBMALL"])
        expect((yield* register()).status).toBe(200)
      })
    )
  )

  it.effect("is refused with the documented codes", () =>
    emulated()(
      Effect.gen(function* () {
        yield* register()
        const account = (changes: object) => ({ account: { ...registration.account, ...changes } })
        for (const [changes, code] of [
          [{}, "ALREADY_EXIST_SUBMALL"],
          [{ subMallId: "m".repeat(21) }, "INVALID_SUBMALL_ID"],
          [{ subMallId: "" }, "INVALID_SUBMALL_ID"],
          [{ subMallId: "m-2", ...account({ bank: "00" }) }, "INVALID_ACCOUNT_NOT_CORRECT_BANK"],
          [{ subMallId: "m-2", ...account({ accountNumber: "110-222" }) }, "INVALID_ACCOUNT_NUMBER"],
          [{ subMallId: "m-2", businessNumber: undefined }, "INVALID_REQUEST"],
          [{ subMallId: "m-2", phoneNumber: "1234567" }, "INVALID_REQUEST"],
          [{ subMallId: "m-2", account: undefined }, "INVALID_REQUEST"]
        ] as const) {
          expect(refused(yield* register(changes)), JSON.stringify(changes)).toEqual([400, code])
        }
        const coded = {
          headers: { "tosspayments-test-code": "NOT_MATCH_PAYEE_NAME", "accept-language": "en-US" }
        }
        expect((yield* register({}, coded)).json).toEqual({
          code: "NOT_MATCH_PAYEE_NAME",
          message: "The holder's name does not match."
        })
      })
    )
  )

  it.effect("is that of one merchant", () =>
    emulated({
      merchants: [
        { secretKey: testKey, mId: "shop1" },
        { secretKey: "test_sk_other", mId: "shop2" }
      ]
    })(
      Effect.gen(function* () {
        const other = { key: "test_sk_other" }
        yield* register()
        expect(refused(yield* call("GET", `${path}/mall-0007`, other))).toEqual([404, "NOT_FOUND_SUBMALL"])
        expect((yield* register({ companyName: "다른상회" }, other)).status).toBe(200)
        expect((yield* read("/mall-0007")).json.companyName).toBe("구름상회")
        const { json } = yield* request([payout])
        const foreign = yield* call("GET", `${settlements}/${json[0].payoutKey}`, other)
        expect(refused(foreign)).toEqual([404, "PAYOUT_NOT_FOUND"])
      })
    )
  )
})

describe("payouts to sub-malls", () => {
  it.effect("are asked for in a list, draw on the balance, and are paid on their day", () =>
    emulated()(
      Effect.gen(function* () {
        yield* register()
        const before = yield* balance
        const { json, status } = yield* request([
          { ...payout, transferSummary: "3월정산" },
          { ...payout, payoutDate: "2026-03-10", payoutAmount: 50000 }
        ])
        expect(status).toBe(200)
        expect(json.map(shape)).toEqual([
          shape(fixture("payout-v1-settlement")),
          shape({ ...fixture("payout-v1-settlement"), transferSummary: null })
        ])
        conforms("subMalls.requestPayouts", json)
        expect(yield* balance).toBe(before - 200000)
        const [first, second] = json
        const statusOf = (payoutKey: string) =>
          Effect.map(read(`/settlements/${payoutKey}`), ({ json }) => json.status)
        yield* advance("6 days")
        expect(yield* statusOf(first.payoutKey)).toBe("REQUESTED")
        yield* advance("1 days")
        expect(yield* statusOf(first.payoutKey)).toBe("COMPLETED")
        expect(yield* statusOf(second.payoutKey)).toBe("REQUESTED")
        expect(yield* balance).toBe(before - 200000)
        const listed = (days: string) =>
          Effect.map(read(`/settlements?${days}`), ({ json }) =>
            json.map(({ payoutKey }: Loose) => payoutKey)
          )
        expect(yield* listed("startDate=2026-03-09&endDate=2026-03-10")).toEqual(
          json.map(({ payoutKey }: Loose) => payoutKey)
        )
        expect(yield* listed("startDate=2026-03-10&endDate=2026-03-31")).toEqual([second.payoutKey])
      })
    )
  )

  it.effect("are cancelled while they are REQUESTED, and give their amount back", () =>
    emulated()(
      Effect.gen(function* () {
        yield* register()
        const before = yield* balance
        const { json } = yield* request([payout, payout])
        const cancel = (payoutKey: string) => call("POST", `${settlements}/${payoutKey}/cancel`)
        const canceled = yield* cancel(json[0].payoutKey)
        expect(canceled.json).toEqual({ ...json[0], status: "CANCELED" })
        conforms("subMalls.cancelPayout", canceled.json)
        expect(yield* balance).toBe(before - 150000)
        yield* advance("8 days")
        for (const { payoutKey } of json) {
          expect(refused(yield* cancel(payoutKey))).toEqual([403, "FORBIDDEN_REQUEST"])
        }
        expect(refused(yield* cancel("nobody"))).toEqual([404, "PAYOUT_NOT_FOUND"])
        expect((yield* read(`/settlements/${json[0].payoutKey}`)).json.status).toBe("CANCELED")
      })
    )
  )

  it.effect("are all made or none, once under an idempotency key, with the documented codes", () =>
    emulated()(
      Effect.gen(function* () {
        yield* register()
        const before = yield* balance
        for (const [changes, code] of [
          [{ subMallId: "nobody" }, "NOT_REGISTERED_SUBMALL"],
          [{ payoutDate: "2026-03-02" }, "INVALID_PAYABLE_DATE"],
          [{ payoutDate: "2026-02-30" }, "INVALID_PAYABLE_DATE"],
          [{ payoutDate: "2028-03-09" }, "INVALID_PAYABLE_DATE"],
          [{ payoutDate: "2026-03-08" }, "NOT_ALLOWED_HOLIDAY"],
          [{ payoutAmount: 10_000_001 }, "EXCEEDS_TRANSFER_AMOUNT_MAXIMUM"],
          [{ payoutAmount: before }, "NOT_ENOUGH_AMOUNT"],
          [{ payoutAmount: 0 }, "INVALID_REQUEST"],
          [{ transferSummary: "여덟글자가넘는다" }, "INVALID_REQUEST"]
        ] as const) {
          expect(refused(yield* request([payout, { ...payout, ...changes }])), code).toEqual([400, code])
        }
        for (const wrong of [payout, [], null, "[", undefined]) {
          expect(refused(yield* request(wrong))).toEqual([400, "INVALID_REQUEST"])
        }
        for (const query of ["", "?startDate=2026-03-10&endDate=2026-03-09"]) {
          expect(refused(yield* read(`/settlements${query}`))).toEqual([400, "INVALID_REQUEST"])
        }
        expect(yield* balance).toBe(before)
        const once = { idempotencyKey: "payout-1" }
        const first = yield* request([payout], once)
        expect((yield* request([payout], once)).text).toBe(first.text)
        expect(yield* balance).toBe(before - payout.payoutAmount)
      })
    )
  )
})

describe("sub-malls on a socket", () => {
  it("are paid", async () => {
    const emulator = await createEmulator({ clock: "frozen" })
    onTestFinished(() => emulator.close())
    const send = async (method: string, path: string, body?: object): Promise<Loose> => {
      const response = await fetch(emulator.url + path, {
        method,
        headers: { authorization: basic(emulator.keys.secretKey), "content-type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) })
      })
      return response.json()
    }
    await send("POST", path, registration)
    // A Wednesday that is to come, whatever today is.
    const day = new Date(Date.now() + 7 * 86_400_000)
    day.setUTCDate(day.getUTCDate() + ((10 - day.getUTCDay()) % 7))
    const [made] = await send("POST", settlements, [
      { ...payout, payoutDate: day.toISOString().slice(0, 10) }
    ])
    expect(made).toMatchObject({ status: "REQUESTED", payoutAmount: 150000 })
    await emulator.advance("15 days")
    expect(await send("GET", `${settlements}/${made.payoutKey}`)).toEqual({ ...made, status: "COMPLETED" })
    expect(await send("POST", `${path}/mall-0007/delete`)).toBe("mall-0007")
  })
})
