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

describe("promises are kept when", () => {
  for (const [name, moves] of Object.entries(schedules)) {
    it(name, async () => {
      for (let seed = 0; seed < 12; seed++) {
        const { violations } = await Model.play({ seed, moves })
        expect(violations, `interleaving ${seed}`).toEqual([])
      }
    })
  }
})

describe("a schedule", () => {
  it("plays the same way each time, or a seed would not replay", async () => {
    const trace = async (schedule: Command.Schedule) => {
      const { violations, world } = await Model.play(schedule)
      const requests = Effect.runSync(world.emulator.requests).map(({ at, method, outcome, path, status }) =>
        [at, method, path, status, outcome].join(" ")
      )
      return { violations, requests, bookings: world.tables.bookings }
    }
    for (const schedule of fc.sample(Command.schedule, 20)) {
      expect(await trace(schedule)).toEqual(await trace(schedule))
    }
  })
})
