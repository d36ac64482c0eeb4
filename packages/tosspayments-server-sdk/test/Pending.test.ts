import { inspect } from "node:util"
import { describe, expect, it } from "vitest"
import {
  canFollow,
  canReach,
  isFinal,
  NetCancelError,
  NetworkError,
  type Payment,
  type PendingCall,
  TossError,
  ValidationError
} from "../src/index.js"
import { connect, rejection } from "./support/connect.js"
import * as Server from "./support/Server.js"

const done = { status: 200, body: Server.fixture("payment-card-done") }
const canceled = { status: 200, body: Server.fixture("payment-card-canceled") }
const request = { paymentKey: "emul020260302101501aB301", orderId: "ORD-20260302-0001", amount: 33000 }

describe("a call whose end is unknown", () => {
  const lose = async () => {
    const told: Array<PendingCall> = []
    const { client, server } = await connect([{ drop: true }, { drop: true }, done, done])
    const error = (await rejection(
      client.payments.confirm(request, { onUnknown: (pending) => told.push(pending) })
    )) as TossError
    return { client, server, error, told }
  }

  it("is in the error and told to onUnknown, as plain JSON", async () => {
    const { error, server, told } = await lose()
    expect(error).toBeInstanceOf(NetworkError)
    expect(error.outcome).toBe("Unknown")
    expect(error.pending).toMatchObject({
      operation: "payments.confirm",
      request,
      idempotencyKey: server.sent[0]?.headers["idempotency-key"]
    })
    expect(told).toEqual([error.pending])
    expect(JSON.parse(JSON.stringify(error.pending))).toEqual(error.pending)
  })

  it("is not printed with the error: a refund account may be in it", async () => {
    const { error } = await lose()
    expect(Object.keys(error)).not.toContain("pending")
    expect(JSON.parse(JSON.stringify(error))).not.toHaveProperty("pending")
    expect(inspect(error)).not.toContain("ORD-20260302-0001")
  })

  it("is looked up with resolve, and sent again with the same key with resend", async () => {
    const { client, error, server } = await lose()
    const pending = JSON.parse(JSON.stringify(error.pending)) as PendingCall
    expect(await client.pending.resolve(pending)).toMatchObject({
      outcome: "Applied",
      value: { status: "DONE" }
    })
    expect(await client.pending.resend(pending)).toMatchObject({ status: "DONE" })
    expect(server.sent.map(({ method }) => method)).toEqual(["POST", "GET", "GET", "POST"])
    expect(server.sent[3]?.headers["idempotency-key"]).toBe(server.sent[0]?.headers["idempotency-key"])
  })

  it.each([undefined, null, {}, "{}"])("is refused as %j", async (wrong) => {
    const { client, server } = await connect([])
    expect(await rejection(client.pending.resolve(wrong as never))).toBeInstanceOf(ValidationError)
    expect(await rejection(client.pending.resend(wrong as never))).toBeInstanceOf(ValidationError)
    expect(server.sent).toHaveLength(0)
  })

  it("cannot be sent again with another key", async () => {
    const { client, error, server } = await lose()
    const options = { idempotencyKey: "other" } as never
    expect(await rejection(client.pending.resend(error.pending as PendingCall, options))).toBeInstanceOf(
      ValidationError
    )
    expect(server.sent).toHaveLength(2)
  })

  it("is null in an error that moved no money", async () => {
    const { client } = await connect([{ status: 404, body: Server.fixture("error-v1-not-found-payment") }])
    const error = (await rejection(client.payments.confirm(request))) as TossError
    expect(error.pending).toBeNull()
  })
})

describe("an aborted call", () => {
  it("rejects with the reason, and onUnknown tells that a request had left", async () => {
    const told: Array<PendingCall> = []
    const { client, server } = await connect([{ hang: true }])
    const abort = new AbortController()
    const call = client.payments.confirm(request, {
      signal: abort.signal,
      onUnknown: (pending) => told.push(pending)
    })
    await server.received(1)
    const reason = new Error("the buyer closed the page")
    abort.abort(reason)
    expect(await rejection(call)).toBe(reason)
    expect(told).toMatchObject([
      { operation: "payments.confirm", idempotencyKey: server.sent[0]?.headers["idempotency-key"] }
    ])
  })

  it("tells nothing when no request had left, nor for a read", async () => {
    const told: Array<PendingCall> = []
    const onUnknown = (pending: PendingCall) => void told.push(pending)
    const { client, server } = await connect([{ hang: true }])
    await rejection(client.payments.confirm(request, { signal: AbortSignal.abort(), onUnknown }))
    const abort = new AbortController()
    const call = rejection(client.payments.retrieve("emul01", { signal: abort.signal, onUnknown }))
    await server.received(1)
    abort.abort()
    await call
    expect(told).toEqual([])
  })
})

describe("a net cancel", () => {
  const paid = async (...steps: ReadonlyArray<Server.Step>) => {
    const { client, server } = await connect([done, ...steps])
    return { client, server, payment: await client.payments.confirm(request) }
  }

  it("gives all of a payment back, and only if nothing was refunded since", async () => {
    const { client, payment, server } = await paid(canceled)
    expect((await client.payments.netCancel(payment, "재고 없음")).status).toBe("CANCELED")
    expect(JSON.parse(server.sent[1]?.body ?? "")).toEqual({
      cancelReason: "재고 없음",
      refundableAmount: 33000
    })
  })

  it("refuses an intent, which nobody would keep", async () => {
    const { client, payment, server } = await paid()
    const options = { intent: "refund-1" } as object
    const error = await rejection(client.payments.netCancel(payment, "재고 없음", options))
    expect(error).toMatchObject({ name: "ValidationError", issues: [{ path: "intent" }] })
    expect(server.sent).toHaveLength(1)
  })

  it("does not happen when the commit resolves", async () => {
    const { client, payment, server } = await paid()
    expect(await client.payments.commitOrCancel(payment, async () => "saved", "-")).toBe("saved")
    expect(server.sent).toHaveLength(1)
  })

  it.each([
    ["rejects", (error: unknown) => (): Promise<never> => Promise.reject(error)],
    [
      "throws",
      (error: unknown) => (): Promise<never> => {
        throw error
      }
    ]
  ])("happens when the commit %s; the rejection is the commit's own", async (_, fail) => {
    const { client, payment, server } = await paid(canceled)
    const own = { not: "an Error" }
    expect(await rejection(client.payments.commitOrCancel(payment, fail(own), "저장 실패"))).toBe(own)
    expect(server.sent[1]).toMatchObject({
      method: "POST",
      path: `/v1/payments/${payment.paymentKey}/cancel`
    })
  })

  it("that fails too rejects with both errors", async () => {
    const { client, payment } = await paid({ drop: true }, { drop: true })
    const own = new Error("database is down")
    const error = await rejection(client.payments.commitOrCancel(payment, () => Promise.reject(own), "-"))
    expect(error).toBeInstanceOf(NetCancelError)
    expect(error).toBeInstanceOf(TossError)
    const { cancelError, cause, outcome, paymentKey, pending } = error as NetCancelError
    expect({ outcome, paymentKey }).toEqual({ outcome: "Unknown", paymentKey: payment.paymentKey })
    expect(cause).toBe(own)
    expect(cancelError).toBeInstanceOf(NetworkError)
    expect(pending).toMatchObject({ operation: "payments.cancel" })
  })

  it("does not happen after an abort during the commit", async () => {
    const { client, payment, server } = await paid()
    const signal = AbortSignal.timeout(20)
    const call = client.payments.commitOrCancel(payment, () => new Promise(() => {}), "-", { signal })
    expect(await rejection(call)).toBe(signal.reason)
    expect(server.sent).toHaveLength(1)
  })
})

describe("transitions", () => {
  it("tell which state may follow which", async () => {
    const { client } = await connect([done, canceled])
    const paid: Payment = await client.payments.retrieve("emul01")
    const refunded = await client.payments.retrieve("emul01")
    expect([canFollow("DONE", "CANCELED"), canFollow("CANCELED", "DONE")]).toEqual([true, false])
    expect([canReach("READY", "CANCELED"), canReach("CANCELED", "READY")]).toEqual([true, false])
    expect([isFinal(paid), isFinal(refunded)]).toEqual([false, true])
  })
})
