import { expect, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { describe } from "vitest"
import { type Authorization, Emulator } from "../src/index.js"
import { operations } from "../src/operations/index.js"
import { authorize, call, cancel, confirm, emulated, type Loose } from "./support.js"

const methods: ReadonlyArray<Authorization.Method> = [
  "CARD",
  "VIRTUAL_ACCOUNT",
  "EASY_PAY",
  "TRANSFER",
  "MOBILE_PHONE",
  "FOREIGN_EASY_PAY",
  "CULTURE_GIFT_CERTIFICATE"
]

/** What the operation with this id says of its answers, strictly. */
const conforms = (id: string, answer: Loose): void => {
  const operation = operations.find(({ endpoint }) => endpoint.id === id)
  if (operation === undefined) throw new Error(`there is no operation ${id}`)
  const result = Schema.decodeUnknownEither(operation.answer)(answer, { onExcessProperty: "error" })
  expect(result).toMatchObject({ _tag: "Right", right: answer })
}

describe("every answer is as its operation says", () => {
  for (const method of methods) {
    for (const apiVersion of ["2022-11-16", "2024-06-01"] as const) {
      it.effect(`${method}, version ${apiVersion}`, () =>
        emulated({ apiVersion })(
          Effect.gen(function* () {
            const emulator = yield* Emulator.Emulator
            const language = { headers: { "accept-language": "en-US" } }
            const authorization = yield* authorize({ method, cashReceipt: { type: "소득공제" } })
            const { orderId, paymentKey } = authorization
            const read = Effect.gen(function* () {
              for (const options of [{}, language]) {
                conforms(
                  "payments.retrieve",
                  (yield* call("GET", `/v1/payments/${paymentKey}`, options)).json
                )
                const byOrder = yield* call("GET", `/v1/payments/orders/${orderId}`, options)
                conforms("payments.retrieveByOrderId", byOrder.json)
              }
            })
            yield* read
            conforms("payments.confirm", (yield* confirm(authorization)).json)
            yield* read
            if (method === "VIRTUAL_ACCOUNT") yield* emulator.payments.deposit(paymentKey)
            yield* read
            const refundReceiveAccount = { bank: "20", accountNumber: "1000123456789", holderName: "구매자" }
            const canceled = yield* cancel(
              paymentKey,
              { cancelReason: "변심", refundReceiveAccount },
              language
            )
            expect(canceled.status).toBe(200)
            conforms("payments.cancel", canceled.json)
            yield* read
          })
        )
      )
    }
  }

  it.effect("a payment that expired", () =>
    emulated()(
      Effect.gen(function* () {
        const emulator = yield* Emulator.Emulator
        const { paymentKey } = yield* authorize()
        yield* emulator.clock.advance("1 hour")
        const { json } = yield* call("GET", `/v1/payments/${paymentKey}`)
        expect(json.status).toBe("EXPIRED")
        conforms("payments.retrieve", json)
      })
    )
  )
})
