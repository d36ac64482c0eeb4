import { describe, expect, it } from "@effect/vitest"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Schema from "effect/Schema"
import * as Payment from "../src/model/Payment.js"
import * as NetCancel from "../src/NetCancel.js"
import * as Samples from "./support/Samples.js"
import * as Script from "./support/Script.js"

const done = Samples.json("payment-card-done")
const payment = Schema.decodeUnknownSync(Payment.schema)(done)
const canceled: Script.Step = { status: 200, body: Samples.json("payment-card-canceled") }

class DiskFull {
  readonly _tag = "DiskFull"
}

const run = <A, E>(commit: Effect.Effect<A, E>, steps: ReadonlyArray<Script.Step>) =>
  Effect.gen(function* () {
    const exit = yield* Effect.exit(NetCancel.commitOrCancel(payment, commit, "주문 저장 실패"))
    return { exit, sent: yield* Script.sent }
  }).pipe(Effect.provide(Script.layer(steps, { maxRetries: 0 })))

describe("commitOrCancel", () => {
  it.effect("leaves the payment alone when the commit succeeds", () =>
    Effect.gen(function* () {
      const { exit, sent } = yield* run(Effect.succeed("saved"), [])
      expect(exit).toEqual(Exit.succeed("saved"))
      expect(sent).toEqual([])
    })
  )

  it.effect("is refused before the commit runs when the cancel could not be made", () =>
    Effect.gen(function* () {
      let commits = 0
      const commit = Effect.sync(() => commits++)
      const wrong: ReadonlyArray<readonly [path: string, Parameters<typeof NetCancel.netCancel>]> = [
        ["cancelReason", [payment, ""]],
        ["cancelReason", [payment, "x".repeat(201)]],
        ["cancelReason", [payment, undefined as never]],
        ["paymentKey", [{} as never, "reason"]],
        ["paymentKey", [null as never, "reason"]],
        ["timeout", [payment, "reason", { timeout: -1 }]],
        ["timeOut", [payment, "reason", { timeOut: 1 } as never]]
      ]
      for (const [path, [of, reason, options]] of wrong) {
        const error = yield* Effect.flip(NetCancel.commitOrCancel(of, commit, reason, options))
        expect(error).toMatchObject({ _tag: "ValidationError", attempts: 0, outcome: "NotApplied" })
        expect("issues" in error && error.issues.map((issue) => issue.path)).toContain(path)
      }
      expect(commits).toBe(0)
    }).pipe(Effect.provide(Script.layer([])))
  )

  it.effect("cancels everything when the commit fails, and fails as the commit did", () =>
    Effect.gen(function* () {
      const { exit, sent } = yield* run(Effect.fail(new DiskFull()), [canceled])
      expect(exit).toEqual(Exit.fail(new DiskFull()))
      expect(sent.map(({ url }) => url)).toEqual([
        expect.stringContaining(`/payments/${payment.paymentKey}/cancel`)
      ])
      expect(JSON.parse(sent[0]?.body ?? "")).toEqual({
        cancelReason: "주문 저장 실패",
        refundableAmount: payment.balanceAmount
      })
    })
  )

  it.effect("cancels when the commit dies of a bug", () =>
    Effect.gen(function* () {
      const { exit, sent } = yield* run(Effect.die("bug"), [canceled])
      expect(Exit.isFailure(exit) && Cause.isDie(exit.cause)).toBe(true)
      expect(sent.length).toBe(1)
    })
  )

  it.effect("does not cancel when the commit was interrupted: it may have been committed", () =>
    Effect.gen(function* () {
      const { exit, sent } = yield* run(Effect.interrupt, [])
      expect(Exit.isInterrupted(exit)).toBe(true)
      expect(sent).toEqual([])
    })
  )

  it.effect("keeps both errors when the cancel fails too", () =>
    Effect.gen(function* () {
      const { exit } = yield* run(Effect.fail(new DiskFull()), [{ failure: "ECONNREFUSED" }])
      const error = Exit.isFailure(exit) ? Cause.squash(exit.cause) : null
      expect(error).toBeInstanceOf(NetCancel.NetCancelError)
      const { cancelError, commitCause, paymentKey } = error as NetCancel.NetCancelError
      expect(paymentKey).toBe(payment.paymentKey)
      expect(Cause.squash(commitCause)).toEqual(new DiskFull())
      expect(cancelError._tag).toBe("NetworkError")
    })
  )
})
