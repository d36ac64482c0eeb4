import { expect, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { describe } from "vitest"
import { operations } from "../src/operations/index.js"
import { call, emulated, type Loose, type Options } from "./support.js"

const person = { bankCode: "020", accountNumber: "1000000000001" }

const ask = (question: string, body: object, options: Options = {}) =>
  call("POST", `/v2/bank-accounts/${question}`, { body, ...options })

const refused = (answer: { readonly status: number; readonly json: Loose }) => [
  answer.status,
  answer.json.error.code
]

describe("bank accounts", () => {
  it.effect("answer in the envelope of v2", () =>
    emulated()(
      Effect.gen(function* () {
        const { headers, json, status } = yield* ask("lookup-holder-name", person)
        expect(status).toBe(200)
        expect(json).toEqual({
          version: "2022-11-16",
          traceId: headers["x-tosspayments-trace-id"],
          entityType: "bank-account",
          entityBody: { holderName: "이하늘" }
        })
        const { json: unknown } = yield* ask("lookup-holder-name", { ...person, accountNumber: "1" })
        expect(unknown).toMatchObject({
          entityType: null,
          entityBody: null,
          error: { code: "INVALID_ACCOUNT_NUMBER", message: "계좌번호를 확인해 주세요." }
        })
        for (const { answer, endpoint } of operations.filter(({ endpoint }) => endpoint.version === "v2")) {
          if (!endpoint.id.startsWith("bankAccounts.")) continue
          const { json } = yield* call("POST", `/v2${endpoint.path}`, {
            body: { ...person, holderName: "이하늘", identityNumber: "900101" }
          })
          expect(
            Schema.decodeUnknownEither(answer)(json.entityBody, { onExcessProperty: "error" })
          ).toMatchObject({ _tag: "Right" })
        }
      })
    )
  )

  it.effect("say whether they are somebody's, and that they are not is an answer", () =>
    emulated()(
      Effect.gen(function* () {
        const name = { holderName: "이하늘" }
        const identity = { identityNumber: "900101" }
        const business = { bankCode: "88", accountNumber: "1000000000002" }
        for (const [question, body, isValid] of [
          ["validate", person, true],
          ["validate", { ...person, bankCode: "20" }, true],
          ["validate", { bankCode: "004", accountNumber: "1000000000003" }, true],
          ["validate", { bankCode: "06", accountNumber: "1000000000003" }, true],
          ["validate", { ...person, bankCode: "88" }, false],
          ["validate", { ...person, accountNumber: "1" }, false],
          ["validate", { bankCode: "092", accountNumber: "1000000000004" }, false],
          ["verify-identifier", { ...person, ...identity }, true],
          ["verify-identifier", { ...business, identityNumber: "0000000001" }, true],
          ["verify-identifier", { ...person, identityNumber: "900102" }, false],
          ["verify-holder-name", { ...person, ...name }, true],
          ["verify-holder-name", { ...person, holderName: "이하눌" }, false],
          ["verify-holder-real-name", { ...person, ...name, ...identity }, true],
          ["verify-holder-real-name", { ...person, ...name, identityNumber: "900102" }, false],
          ["verify-holder-real-name", { ...person, holderName: "이하눌", ...identity }, false]
        ] as const) {
          const { json, status } = yield* ask(question, body)
          expect([status, json.entityBody], `${question} ${JSON.stringify(body)}`).toEqual([200, { isValid }])
        }
      })
    )
  )

  it.effect("refuse in the envelope of v2 whatever is wrong", () =>
    emulated()(
      Effect.gen(function* () {
        for (const [question, body, code] of [
          ["validate", { ...person, bankCode: "999" }, "INVALID_BANK"],
          ["validate", { ...person, bankCode: 20 }, "INVALID_REQUEST"],
          ["validate", { ...person, accountNumber: "1000-0000" }, "INVALID_REQUEST"],
          ["validate", { ...person, accountNumber: "1".repeat(15) }, "INVALID_REQUEST"],
          ["verify-identifier", person, "INVALID_REQUEST"],
          ["verify-identifier", { ...person, identityNumber: "19900101" }, "INVALID_REQUEST"],
          ["verify-holder-name", { ...person, holderName: "이".repeat(51) }, "INVALID_REQUEST"],
          ["lookup-holder-name", { bankCode: "92", accountNumber: "1000000000004" }, "ALREADY_CLOSE_ACCOUNT"]
        ] as const) {
          expect(refused(yield* ask(question, body)), code).toEqual([400, code])
        }
        const test = { headers: { "tosspayments-test-code": "ACCOUNT_OWNER_CHECK_FAILED" } }
        expect(refused(yield* ask("validate", person, test))).toEqual([400, "ACCOUNT_OWNER_CHECK_FAILED"])
        expect(refused(yield* ask("validate", person, { key: "nokey" }))).toEqual([401, "UNAUTHORIZED_KEY"])
        expect((yield* call("POST", "/v1/bank-accounts/validate", { body: person })).json).toMatchObject({
          code: "NOT_FOUND_HTTP_METHOD"
        })
      })
    )
  )
})
