/**
 * A model that finds nothing proves nothing unless it finds something when a safeguard is gone. One test for each.
 */
import { describe, expect, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import type * as Intents from "effect-tosspayments/Intents"
import * as OrderPayments from "effect-tosspayments/OrderPayments"
import * as Payments from "effect-tosspayments/Payments"
import * as PaymentTransition from "effect-tosspayments/PaymentTransition"
import type * as TossHttpClient from "effect-tosspayments/TossHttpClient"
import type { Intent } from "effect-tosspayments/TossStore"
import type { HandledEvent } from "effect-tosspayments/webhook/Event"
import type * as fc from "fast-check"
import * as Check from "../src/Check.js"
import * as Command from "../src/Command.js"
import * as Model from "../src/Model.js"
import type { Sabotage } from "../src/ShopProcess.js"
import { failingWith, newKeyForEachAttempt, saying } from "./support/broken.js"

/** Recognises a lost refund by its amount alone. */
const byAmount = (transport: TossHttpClient.Service): TossHttpClient.Service => ({
  ...transport,
  execute: (endpoint, args, options) =>
    Effect.catchAll(transport.execute(endpoint, args, options), (error) => {
      if (endpoint.id !== Payments.endpoints.cancel.id || error.outcome !== "Unknown")
        return Effect.fail(error)
      const [paymentKey, request] = args as unknown as [string, Payments.CancelRequest]
      return Effect.flatMap(transport.execute(Payments.endpoints.retrieve, [paymentKey]), (payment) =>
        (payment.cancels ?? []).some(({ cancelAmount }) => cancelAmount === request.cancelAmount)
          ? Effect.succeed(payment as never)
          : Effect.fail(error)
      )
    })
})

const withoutIntents = (
  intents: Intents.Service,
  transport: TossHttpClient.Service,
  note: (id: string, key: string) => void
): Intents.Service => ({
  run: (id, endpoint, ...args) =>
    Effect.suspend(() => {
      const idempotencyKey = crypto.randomUUID()
      note(id, idempotencyKey)
      return transport.execute(endpoint, args.slice(0, endpoint.arity) as never, { idempotencyKey })
    }),
  resolve: intents.resolve
})

/** Books each payment as if nothing were booked of it. */
const blindly: typeof OrderPayments.book = (booked, payment) => {
  const { booked: alone, meaning } = OrderPayments.book(null, payment)
  const others = (booked ?? []).filter(({ paymentKey }) => paymentKey !== payment.paymentKey)
  return { booked: [...others, ...alone], meaning }
}

/** Keeps a state for each order, not for each payment: a second card after a declined one is old news. */
const asOnePayment: typeof OrderPayments.book = (booked, payment) => {
  const last = booked?.at(-1)
  if (booked && last && payment.status !== last.status) {
    const isOutdated = !PaymentTransition.canReach(last.status, payment.status)
    if (isOutdated) return { booked, meaning: { _tag: "Outdated" } }
  }
  return OrderPayments.book(last ? [{ ...last, paymentKey: payment.paymentKey }] : [], payment)
}

/** [safeguard, what is broken instead, how many schedules it may take to notice] */
const safeguards: ReadonlyArray<
  readonly [name: string, sabotage: Sabotage, runs: number, schedules?: fc.Arbitrary<Command.Schedule>]
> = [
  ["one key for all attempts of a call", { http: newKeyForEachAttempt }, 500],
  [
    "Unknown stays Unknown",
    {
      transport: (transport) =>
        failingWith(transport, (error) => (error.outcome === "Unknown" ? saying(error, "NotApplied") : error))
    },
    500,
    Command.refunds
  ],
  [
    "an event is claimed by one worker",
    {
      store: (store) => ({
        ...store,
        events: {
          claim: () => Effect.succeed("Claimed"),
          complete: () => Effect.succeed(true),
          release: () => Effect.succeed(true)
        }
      })
    },
    500
  ],
  ["intents survive the process", { storeDiesWithProcess: true }, 1000],
  [
    "an intent is written down once",
    {
      store: (store) => ({
        ...store,
        intents: {
          ...store.intents,
          begin: (id, pending) =>
            Effect.gen(function* () {
              const stored = yield* store.intents.begin(id, pending)
              yield* store.intents.end(id, "NotApplied", stored.pending.idempotencyKey)
              return yield* store.intents.begin(id, pending)
            })
        }
      })
    },
    1000
  ],
  ["a shop that uses intents", { intents: withoutIntents }, 1000],
  ["the amount of the order, not of the URL", { habits: { trustsUrlAmount: true } }, 500],
  [
    "webhooks are read again",
    { webhooks: (webhooks) => ({ ...webhooks, retrieve: (event) => Effect.succeed(event as HandledEvent) }) },
    500
  ],
  [
    "refunds are recognised by their place, not by their amount",
    { transport: byAmount, habits: { leavesOutRefundable: true } },
    1000,
    Command.refunds
  ],
  ["payments are weighed against what is booked", { habits: { weigh: blindly } }, 500],
  ["what was paid twice is given back", { habits: { keepsDuplicates: true } }, 500, Command.duplicates],
  [
    "what was read is booked only if nobody has booked since",
    { habits: { ignoresVersion: true } },
    1000,
    Command.deposits
  ],
  [
    "a call is sent again only with the secret key that it was made with",
    {
      store: (store, keyId) => {
        const asOwn = (intent: Intent): Intent => ({
          ...intent,
          pending: { ...intent.pending, keyId: keyId() }
        })
        return {
          ...store,
          intents: {
            ...store.intents,
            begin: (id, pending) => Effect.map(store.intents.begin(id, pending), asOwn),
            open: Effect.map(store.intents.open, (open) => open.map(asOwn))
          }
        }
      }
    },
    // One schedule in some 200 shows it, whatever the interleaving.
    1500,
    Command.reissues
  ],
  ["a shop that recovers", { habits: { neverRecovers: true } }, 1000],
  ["a refund has a reason of its own", { habits: { reason: () => "단순 변심" } }, 1000]
]

it("the model sees that a paid order is lost when a second card is weighed against the first", async () => {
  const { found } = await Check.search(Model.desk, {
    runs: 500,
    seed: 20_261_124,
    sabotage: { habits: { weigh: asOnePayment } },
    schedules: Command.attempts,
    shrinks: false
  })
  expect(found?.violations).toContain("(a) order-0000 is paid with 33000, and the shop has booked 0")
})

describe("the model notices when a safeguard is gone:", () => {
  for (const [name, sabotage, runs, schedules] of safeguards) {
    it(`${name}`, async () => {
      const { found } = await Check.search(Model.desk, {
        runs,
        seed: 20_261_124,
        sabotage,
        schedules,
        shrinks: false
      })
      expect(found, `no counterexample in ${runs} schedules`).not.toBeNull()
    })
  }
})
