/**
 * Schedules that once broke a promise, or nearly, each under many interleavings.
 */
import { describe, expect, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as fc from "fast-check"
import type { Method } from "tosspayments-emulator/Authorization"
import * as Fault from "tosspayments-emulator/Fault"
import * as Command from "../src/Command.js"
import * as Model from "../src/Model.js"

type Move = Command.Move

const move = (command: Command.Command, pause: number | null = 0): Move => ({ command, pause })
const buys = (method: Method = "CARD") => move({ _tag: "Buy", order: 0, method, skew: 0 })
const buysInVain = move({ _tag: "Buy", order: 0, method: "CARD", skew: 0, isDeclined: true })
const webhooksAreSlow = move({ _tag: "Road", road: "Slow", times: 1 })
const webhooksAreLost = move({ _tag: "Road", road: "Lost", times: 1 })
const returns = ({
  pause = 0,
  window = 0,
  worker = 0
}: {
  pause?: number | null
  window?: number
  worker?: number
} = {}) => move({ _tag: "Return", order: 0, window, lies: false, worker }, pause)
const refunds = ({
  amount = 1_000,
  refund = 0,
  pause = 0,
  worker = 0
}: {
  amount?: number | null
  refund?: number
  pause?: number | null
  worker?: number
} = {}) => move({ _tag: "Refund", order: 0, refund, amount, worker }, pause)
const fails = (endpoint: string, fault: Fault.Fault, times = 1, skip = 0) =>
  move({ _tag: "Inject", injection: { endpoint, fault, times, skip } })
const passes = (seconds: number) => move({ _tag: "Pass", seconds })
const tooMany = Fault.Status({ status: 429 })
const day = 24 * 60 * 60

const schedules: Readonly<Record<string, ReadonlyArray<Move>>> = {
  "a reload outlives the first call that was turned away, and the buyer tries another window": [
    ...[buys(), buys(), fails("payments.confirm", tooMany, 6)],
    ...[returns(), passes(3), returns({ worker: 1, pause: 700 }), returns({ window: 1 }), passes(60)]
  ],
  "a second press outlives the first refund that was turned away, and a third comes": [
    ...[buys(), returns(), fails("payments.cancel", tooMany, 6)],
    ...[refunds(), passes(3), refunds({ worker: 1, pause: 700 }), refunds(), passes(60)]
  ],
  "a refund of which nobody knows is pressed again after its key was forgotten": [
    ...[buys(), returns(), fails("payments.cancel", Fault.Drop({ when: "After" }), 4)],
    ...[fails("payments.retrieve", Fault.Drop({ when: "After" }), 8, 1), refunds(), passes(60)],
    ...[passes(16 * day), refunds()]
  ],
  "a confirm of which nobody knows is tried again after its key was forgotten": [
    ...[buys(), fails("payments.confirm", Fault.Drop({ when: "After" }), 4)],
    ...[fails("payments.retrieve", Fault.Drop({ when: "After" }), 8)],
    ...[move({ _tag: "Road", road: "Lost", times: 20 }), returns(), passes(60), passes(16 * day), returns()]
  ],
  "a page of a paid order is reloaded while nothing can be read": [
    ...[buys(), returns(), fails("payments.retrieve", Fault.Status({ status: 409 }), 2), returns()]
  ],
  "two equal refunds start from the same balance": [
    ...[buys(), returns(), refunds({ pause: null }), refunds({ refund: 1, worker: 1 })]
  ],
  "all and a part are given back at the same time": [
    ...[buys(), returns(), refunds({ amount: null, pause: null }), refunds({ refund: 1, worker: 1 })]
  ],
  "the end of a confirm is not written down, all is given back, and the buyer pays with another payment": [
    ...[buys(), buys(), move({ _tag: "Road", road: "Lost", times: 20 })],
    ...[move({ _tag: "BreakStore", when: "Before", skip: 8 }), returns(), refunds({ amount: null })],
    ...[move({ _tag: "Recover", worker: 0 }), returns({ window: 1 })]
  ],
  "a deposit comes and goes while the answer to the confirm is on its way": [
    ...[
      buys("VIRTUAL_ACCOUNT"),
      fails("payments.confirm", Fault.Delay({ duration: "20 seconds", when: "After" }))
    ],
    ...[
      returns({ pause: 700 }),
      move({ _tag: "Deposit", order: 0 }, 700),
      move({ _tag: "RevertDeposit", order: 0 })
    ],
    ...[move({ _tag: "Deposit", order: 0 }, 700), returns({ worker: 1 })]
  ]
}

/** Several payments of one order. */
const attempts: Readonly<Record<string, ReadonlyArray<Move>>> = {
  "a card is declined, and its webhook comes before another card pays": [
    ...[buysInVain, returns(), passes(1), buys(), returns({ window: 1 })]
  ],
  "a card is declined, and its webhook comes after another card has paid": [
    ...[webhooksAreLost, buysInVain, returns(), buys(), returns({ window: 1 }), passes(day)]
  ],
  "a card is declined and another one pays in the same moment": [
    ...[buysInVain, buys(), webhooksAreSlow, returns({ pause: null }), returns({ window: 1, worker: 1 })],
    ...[passes(30), returns({ window: 1 })]
  ],
  "a window expires after another one was paid": [buys(), buys(), returns({ window: 1 }), passes(1_900)],
  "a window expires, and the buyer pays in another one": [
    ...[buys(), passes(1_900), buys(), returns({ window: 1 })]
  ],
  "a card is declined beside an account that waits, which is paid then": [
    ...[buys("VIRTUAL_ACCOUNT"), buysInVain, returns(), returns({ window: 1 })],
    ...[move({ _tag: "Deposit", order: 0 }), passes(60)]
  ],
  "a card pays beside an account that waits": [
    ...[buys("VIRTUAL_ACCOUNT"), buys(), returns(), returns({ window: 1 }), passes(60)]
  ],
  "a card and an account are both paid": [
    ...[buys("VIRTUAL_ACCOUNT"), buys(), returns({ pause: null }), returns({ window: 1, worker: 1 })],
    ...[move({ _tag: "Deposit", order: 0 }, 700), move({ _tag: "RevertDeposit", order: 0 }), passes(60)]
  ],
  "two cards pay at the same time": [
    ...[buys(), buys(), returns({ pause: null }), returns({ window: 1, worker: 1 }), passes(60)]
  ],
  "two cards pay, and everything is refunded": [
    ...[buys(), buys(), returns({ pause: null }), returns({ window: 1, worker: 1 }), passes(60)],
    ...[refunds({ amount: null }), refunds({ amount: null, refund: 1 })]
  ]
}

const isKept = async (schedule: Omit<Command.Schedule, "seed">): Promise<void> => {
  for (let seed = 0; seed < 12; seed++) {
    const { violations } = await Model.play({ ...schedule, seed })
    expect(violations, `interleaving ${seed}`).toEqual([])
  }
}

describe("promises are kept when", () => {
  for (const [name, moves] of Object.entries({ ...schedules, ...attempts })) {
    it(`${name}`, () => isKept({ moves }))
  }
})

describe("promises are kept by a shop that confirms each payment when", () => {
  for (const [name, moves] of Object.entries(attempts)) {
    it(`${name}`, () => isKept({ moves, confirmsEachPayment: true }))
  }
})

describe("a schedule", () => {
  it("plays the same way each time, or a seed would not replay", async () => {
    const trace = async (schedule: Command.Schedule) => {
      const { tables, violations, world } = await Model.play(schedule)
      const requests = Effect.runSync(world.emulator.requests).map(({ at, method, outcome, path, status }) =>
        [at, method, path, status, outcome].join(" ")
      )
      return { violations, requests, bookings: tables.bookings }
    }
    for (const schedule of fc.sample(Command.schedule, 20)) {
      expect(await trace(schedule)).toEqual(await trace(schedule))
    }
  })
})
