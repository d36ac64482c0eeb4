import { inspect } from "node:util"
import { describe, expect, expectTypeOf, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as FastCheck from "effect/FastCheck"
import * as Schema from "effect/Schema"
import * as BankAccounts from "../src/BankAccounts.js"
import type { PendingCall } from "../src/Call.js"
import * as BankAccountVerification from "../src/model/BankAccountVerification.js"
import * as VerifyHolderRealNameRequest from "../src/model/bankAccount/VerifyHolderRealNameRequest.js"
import type { TossError } from "../src/TossError.js"
import * as Script from "./support/Script.js"

const account: BankAccounts.BankAccount = { bankCode: "020", accountNumber: "1000000000001" }
const holderName = "이하늘"
const identityNumber = "900101"

const envelope = (entityBody: unknown): Script.Step => ({
  status: 200,
  body: {
    version: "2022-11-16",
    traceId: "0123456789abcdef0123456789abcdef",
    entityType: "bank-account",
    entityBody
  }
})
const lost: Script.Step = { failure: "ECONNRESET" }

type Run<A> = (bankAccounts: BankAccounts.Service) => Effect.Effect<A, TossError>

const over = <A>(run: Run<A>, steps: ReadonlyArray<Script.Step>, maxRetries = 0) =>
  Effect.gen(function* () {
    const result = yield* Effect.either(Script.elapse(Effect.flatMap(BankAccounts.BankAccounts, run)))
    return {
      value: result._tag === "Right" ? result.right : null,
      error: result._tag === "Left" ? result.left : null,
      sent: yield* Script.sent
    }
  }).pipe(Effect.provide(Script.layer(steps, { maxRetries })))

describe("BankAccounts on the wire", () => {
  const operations: ReadonlyArray<
    readonly [name: string, run: Run<unknown>, path: string, body: object, answer: object]
  > = [
    ["lookupHolderName", (of) => of.lookupHolderName(account), "lookup-holder-name", account, { holderName }],
    ["validate", (of) => of.validate(account), "validate", account, { isValid: true }],
    [
      "verifyIdentifier",
      (of) => of.verifyIdentifier({ ...account, identityNumber }),
      "verify-identifier",
      { ...account, identityNumber },
      { isValid: false }
    ],
    [
      "verifyHolderName",
      (of) => of.verifyHolderName({ ...account, holderName }),
      "verify-holder-name",
      { ...account, holderName },
      { isValid: true }
    ],
    [
      "verifyHolderRealName",
      (of) => of.verifyHolderRealName({ ...account, holderName, identityNumber }),
      "verify-holder-real-name",
      { ...account, holderName, identityNumber },
      { isValid: false }
    ]
  ]
  for (const [name, run, path, body, answer] of operations) {
    it.effect(`${name} is POST /v2/bank-accounts/${path}, in plain JSON`, () =>
      Effect.gen(function* () {
        const { error, sent, value } = yield* over(run, [envelope(answer)])
        expect(error).toBeNull()
        expect(sent).toMatchObject([
          {
            method: "POST",
            url: `https://api.tosspayments.com/v2/bank-accounts/${path}`,
            headers: { "content-type": "application/json", "idempotency-key": expect.any(String) }
          }
        ])
        expect(JSON.parse(sent[0]?.body ?? "")).toEqual(body)
        expect(value).toEqual(answer)
      })
    )
  }

  it("reads and writes an answer", () => {
    const { schema } = BankAccountVerification
    expect(Schema.encodeSync(schema)(Schema.decodeUnknownSync(schema)({ isValid: false }))).toEqual({
      isValid: false
    })
  })

  it.effect("an answer that does not tell is no answer", () =>
    Effect.gen(function* () {
      for (const body of [null, {}, { isValid: null }, { isValid: "true" }, []]) {
        const { error } = yield* over((of) => of.validate(account), [envelope(body)])
        expect(error).toMatchObject({ _tag: "DecodeError", outcome: "NotApplied" })
      }
      const { error } = yield* over((of) => of.lookupHolderName(account), [envelope({ holderName: "" })])
      expect(error).toMatchObject({ _tag: "DecodeError" })
    })
  )

  it.effect.prop(
    "sends any valid question as it was given",
    [
      FastCheck.record({
        bankCode: FastCheck.constantFrom("06", "004", "020", "S8"),
        accountNumber: FastCheck.stringMatching(/^\d{1,14}$/),
        holderName: FastCheck.stringMatching(/^[a-z가-힣]+$/).map((name) => name.slice(0, 50)),
        identityNumber: FastCheck.stringMatching(/^(\d{6}|\d{10})$/)
      })
    ],
    ([request]) =>
      Effect.gen(function* () {
        const { sent } = yield* over((of) => of.verifyHolderRealName(request), [envelope({ isValid: true })])
        expect(JSON.parse(sent[0]?.body ?? "")).toEqual(request)
        expect(Schema.decodeUnknownSync(VerifyHolderRealNameRequest.schema)(request)).toEqual(request)
      }),
    { fastCheck: { numRuns: 30 } }
  )
})

describe("BankAccounts input", () => {
  it.effect("is checked before anything is sent, and not quoted", () =>
    Effect.gen(function* () {
      const right = { ...account, holderName, identityNumber }
      for (const [path, given] of [
        ["bankCode", { ...right, bankCode: 20 }],
        ["bankCode", { ...right, bankCode: "우리" }],
        ["bankCode", { ...right, bankCode: "0020" }],
        ["accountNumber", { ...right, accountNumber: "1000-000-000001" }],
        ["accountNumber", { ...right, accountNumber: "1".repeat(15) }],
        ["accountNumber", { ...right, accountNumber: undefined }],
        ["holderName", { ...right, holderName: " " }],
        ["holderName", { ...right, holderName: "이".repeat(51) }],
        ["identityNumber", { ...right, identityNumber: "19900101" }],
        ["identityNumber", { ...right, identityNumber: 900101 }],
        ["holdername", { ...right, holdername: holderName }]
      ] as const) {
        const { error, sent } = yield* over((of) => of.verifyHolderRealName(given as never), [])
        expect(error, path).toMatchObject({ _tag: "ValidationError", outcome: "NotApplied" })
        expect(error !== null && "issues" in error ? error.issues.map(({ path }) => path) : []).toContain(
          path
        )
        expect(`${error} ${inspect(error, { depth: 10 })}`).not.toMatch(/000001|900101|이하늘/)
        expect(sent).toEqual([])
      }
      for (const given of [undefined, null, "020", []]) {
        const { error } = yield* over((of) => of.validate(given as never), [])
        expect(error).toMatchObject({ _tag: "ValidationError" })
      }
    })
  )
})

describe("A question whose answer is lost", () => {
  it.effect("leaves nothing in doubt, and nothing personal behind", () =>
    Effect.gen(function* () {
      const request = { ...account, holderName, identityNumber }
      for (const step of [lost, { status: 503 }, { hang: true }, { cutOff: true }] as const) {
        const calls: Array<PendingCall> = []
        const { error, sent } = yield* over(
          (of) => of.verifyHolderRealName(request, { onUnknown: (pending) => calls.push(pending) }),
          [step]
        )
        expect(error).toMatchObject({ outcome: "NotApplied", pending: null })
        expect(calls).toEqual([])
        expect(sent.length).toBe(1)
        expect(`${error} ${JSON.stringify(error)} ${inspect(error, { depth: 10 })}`).not.toMatch(
          /1000000000001|900101|이하늘/
        )
      }
    })
  )

  it.effect("is asked again, under one key", () =>
    Effect.gen(function* () {
      const { sent, value } = yield* over(
        (of) => of.validate(account),
        [lost, { status: 503 }, envelope({ isValid: false })],
        2
      )
      expect(value).toEqual({ isValid: false })
      expect(new Set(sent.map(({ headers }) => headers["idempotency-key"])).size).toBe(1)
    })
  )

  it.effect("or which is refused in the envelope says why", () =>
    Effect.gen(function* () {
      const { error } = yield* over(
        (of) => of.lookupHolderName(account),
        [
          {
            status: 400,
            body: {
              version: "2022-11-16",
              traceId: "t",
              entityType: null,
              entityBody: null,
              error: { code: "INVALID_ACCOUNT_NUMBER", message: "계좌번호가 올바르지 않습니다." }
            }
          }
        ]
      )
      expect(error).toMatchObject({ code: "INVALID_ACCOUNT_NUMBER", outcome: "NotApplied" })
    })
  )
})

describe("Bank account types", () => {
  it("are those of the operations", () => {
    expectTypeOf<BankAccounts.Operations["verifyHolderRealName"]>().parameters.toEqualTypeOf<
      [request: BankAccounts.VerifyHolderRealNameRequest]
    >()
    expectTypeOf<ReturnType<BankAccounts.Service["lookupHolderName"]>>().toEqualTypeOf<
      Effect.Effect<BankAccounts.HolderName, TossError>
    >()
  })
})
