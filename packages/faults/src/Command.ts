/**
 * What can happen to a shop that takes payments.
 */
import * as fc from "fast-check"
import type { Method } from "tosspayments-emulator/Authorization"
import * as Fault from "tosspayments-emulator/Fault"
import * as Calamity from "./Calamity.js"
import * as Schedules from "./Schedules.js"
import type { Road } from "./World.js"

export type Forgery = "Done" | "Canceled" | "OtherOrder" | "Deposit" | "DepositWithSecret" | "Nonsense"

export type Command =
  /**
   * The order is placed unless it is; the buyer goes through a payment window, for `skew` more than it costs, with a
   * card that is declined when the shop confirms.
   */
  | {
      readonly _tag: "Buy"
      readonly order: number
      readonly method: Method
      readonly skew: number
      readonly isDeclined?: boolean
    }
  /** The buyer comes back to the success page; the URL may claim that the window took what the order costs. */
  | {
      readonly _tag: "Return"
      readonly order: number
      readonly window: number
      readonly lies: boolean
      readonly worker: number
    }
  | {
      readonly _tag: "Refund"
      readonly order: number
      readonly refund: number
      readonly amount: number | null
      readonly worker: number
    }
  /** The order goes out of stock. */
  | { readonly _tag: "Withdraw"; readonly order: number }
  | { readonly _tag: "Deposit"; readonly order: number }
  | { readonly _tag: "RevertDeposit"; readonly order: number }
  /** An old webhook comes again. */
  | { readonly _tag: "Replay"; readonly index: number; readonly worker: number }
  | {
      readonly _tag: "Forge"
      readonly order: number
      readonly forgery: Forgery
      readonly worker: number
    }
  | Calamity.Calamity

export type Move = Schedules.Move<Command>

export interface Schedule extends Schedules.Schedule<Command> {
  /** The shop names its intents after the payment instead of the order, so that an order can be paid twice. */
  readonly confirmsEachPayment?: boolean
}

const { pauses, playing } = Schedules
const { fault, times, when, worker } = Calamity

const alone = (commands: fc.Arbitrary<Command>) => Schedules.alone(commands)

const order = fc.constantFrom(0, 0, 0, 1)

const returning = fc.record({
  _tag: fc.constant("Return" as const),
  order,
  window: fc.constantFrom(0, 0, 0, 1, 1, 2),
  lies: fc.boolean(),
  worker
})

const refunding = fc.record({
  _tag: fc.constant("Refund" as const),
  order,
  refund: fc.nat({ max: 2 }),
  amount: fc.constantFrom(1_000, 1_000, 1_000, 11_000, null),
  worker
})

const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      _tag: fc.constant("Buy" as const),
      order,
      method: fc.constantFrom<Method>("CARD", "CARD", "VIRTUAL_ACCOUNT", "EASY_PAY"),
      skew: fc.constantFrom(0, 0, 0, 0, 0, 0, -32_900, 5_000),
      isDeclined: fc.constantFrom(false, false, true)
    })
  },
  {
    weight: 7,
    arbitrary: returning
  },
  {
    weight: 6,
    arbitrary: refunding
  },
  { weight: 1, arbitrary: fc.record({ _tag: fc.constant("Withdraw" as const), order }) },
  { weight: 3, arbitrary: fc.record({ _tag: fc.constant("Deposit" as const), order }) },
  { weight: 2, arbitrary: fc.record({ _tag: fc.constant("RevertDeposit" as const), order }) },
  ...Calamity.outside([
    "payments.confirm",
    "payments.confirm",
    "payments.cancel",
    "payments.cancel",
    "payments.retrieve",
    undefined
  ]),
  {
    weight: 2,
    arbitrary: fc.record({ _tag: fc.constant("Replay" as const), index: fc.nat({ max: 7 }), worker })
  },
  {
    weight: 2,
    arbitrary: fc.record({
      _tag: fc.constant("Forge" as const),
      order,
      forgery: fc.constantFrom<Forgery>(
        "Done",
        "Canceled",
        "OtherOrder",
        "Deposit",
        "DepositWithSecret",
        "Nonsense"
      ),
      worker
    })
  },
  ...Calamity.inside
)

/** The same wish twice: a double click, a reload, an impatient colleague. */
const insisting: fc.Arbitrary<ReadonlyArray<Move>> = fc
  .record({
    command: fc.oneof({ weight: 2, arbitrary: returning }, { weight: 3, arbitrary: refunding }),
    between: fc.constantFrom(null, null, 0, 700, 3_000, 31_000),
    other: fc.option(worker, { nil: null }),
    pause: pauses
  })
  .map(({ between, command, other, pause }) => [
    { command, pause: between },
    { command: other === null ? command : { ...command, worker: other }, pause }
  ])

const buy = (of: number, chosen: Method, skew = 0): Move => ({
  command: { _tag: "Buy", order: of, method: chosen, skew },
  pause: 0
})
const buyInVain: Move = {
  command: { _tag: "Buy", order: 0, method: "CARD", skew: 0, isDeclined: true },
  pause: 0
}
const comeBack = (of: number, window = 0): Move => ({
  command: { _tag: "Return", order: of, window, lies: false, worker: 0 },
  pause: 0
})

const method = fc.constantFrom<Method>("CARD", "CARD", "EASY_PAY", "VIRTUAL_ACCOUNT")

/** Nothing happens without a buyer, so most schedules begin with one, and many with one who has paid. */
const beginning: fc.Arbitrary<ReadonlyArray<Move>> = fc.oneof(
  method.map((chosen) => [buy(0, chosen)]),
  method.map((chosen) => [buy(0, chosen), comeBack(0)]),
  method.map((chosen) => [buy(0, chosen), comeBack(0)]),
  method.map((chosen) => [buy(0, chosen), buy(0, chosen)]),
  method.map((chosen) => [buyInVain, comeBack(0), buy(0, chosen), comeBack(0, 1)]),
  fc.tuple(method, method).map(([one, other]) => [buy(0, one), buy(1, other)]),
  // The price was changed on the way to the window.
  fc.tuple(method, fc.constantFrom(-32_000, 5_000)).map(([chosen, skew]) => [buy(0, chosen, skew)])
)

/** Anything can happen. */
export const anything: fc.Arbitrary<Schedule> = playing(
  beginning,
  fc.oneof({ weight: 6, arbitrary: alone(command) }, { weight: 1, arbitrary: insisting })
)

/** Several refunds of one payment while refunds fail. */
export const refunds: fc.Arbitrary<Schedule> = playing(
  fc.constantFrom<Method>("CARD", "EASY_PAY").map((chosen) => [buy(0, chosen), comeBack(0)]),
  fc.oneof(
    alone(refunding.map((wish) => ({ ...wish, order: 0 }))),
    alone(refunding.map((wish) => ({ ...wish, order: 0, amount: 1_000 }))),
    alone(
      fc.tuple(fault, fc.integer({ min: 1, max: 8 })).map(([chosen, times]) => ({
        _tag: "Inject",
        injection: { endpoint: "payments.cancel", times, fault: chosen }
      }))
    ),
    alone(command)
  )
)

/** Refunds that are pressed again, some after the secret key was reissued. */
export const reissues: fc.Arbitrary<Schedule> = playing(
  fc.constant([buy(0, "CARD"), comeBack(0)]),
  fc.oneof(
    alone(refunding.map((wish) => ({ ...wish, order: 0, refund: 0 }))),
    alone(fc.constant({ _tag: "Reissue" as const })),
    alone(
      fc
        .tuple(fc.constantFrom("payments.cancel", undefined), fault, times)
        .map(([endpoint, chosen, count]) => ({
          _tag: "Inject",
          injection: { endpoint, times: count, fault: chosen }
        }))
    )
  )
)

/** Deposits of one virtual account, back and forth, while webhooks and readings overtake each other. */
export const deposits: fc.Arbitrary<Schedule> = playing(
  fc.constant([buy(0, "VIRTUAL_ACCOUNT"), comeBack(0)]),
  fc.oneof(
    alone(
      fc.constantFrom<Command>(
        { _tag: "Deposit", order: 0 },
        { _tag: "RevertDeposit", order: 0 },
        { _tag: "Recover", worker: 0 },
        { _tag: "Recover", worker: 1 }
      )
    ),
    alone(
      fc
        .record({
          endpoint: fc.constantFrom("payments.retrieve", undefined),
          fault: fc
            .record({ duration: fc.constantFrom(50, 700, 5_000), when })
            .map((delay) => Fault.Delay(delay))
        })
        .map((slow) => ({ _tag: "Inject", injection: slow }))
    ),
    alone(fc.record({ _tag: fc.constant("Replay" as const), index: fc.nat({ max: 7 }), worker })),
    alone(command)
  )
)

/** Several payments of one order: declined, left alone until they expire, and paid, while webhooks overtake each other. */
export const attempts: fc.Arbitrary<Schedule> = playing(
  fc.constantFrom(
    [buyInVain, buy(0, "CARD"), comeBack(0)],
    [buyInVain, comeBack(0), buy(0, "CARD")],
    [buy(0, "CARD"), buy(0, "CARD"), comeBack(0)],
    [buy(0, "VIRTUAL_ACCOUNT"), buy(0, "CARD"), comeBack(0)]
  ),
  fc.oneof(
    alone(
      fc.record({
        _tag: fc.constant("Buy" as const),
        order: fc.constant(0),
        method,
        skew: fc.constant(0),
        isDeclined: fc.boolean()
      })
    ),
    alone(returning.map((wish) => ({ ...wish, order: 0, lies: false }))),
    alone(returning.map((wish) => ({ ...wish, order: 0, window: 1, lies: false }))),
    alone(
      fc.record({
        _tag: fc.constant("Road" as const),
        road: fc.constantFrom<Road>("Lost", "Slow", "Twice"),
        times: fc.integer({ min: 1, max: 3 })
      })
    ),
    alone(fc.record({ _tag: fc.constant("Pass" as const), seconds: fc.constantFrom(61, 601, 1_801) })),
    alone(fc.record({ _tag: fc.constant("Replay" as const), index: fc.nat({ max: 7 }), worker })),
    alone(command)
  )
)

/** The same in a shop that confirms each payment that comes. */
export const duplicates: fc.Arbitrary<Schedule> = attempts.map((played) => ({
  ...played,
  confirmsEachPayment: true
}))

/** What the model plays. */
export const schedule: fc.Arbitrary<Schedule> = fc.oneof(
  { weight: 4, arbitrary: anything },
  { weight: 1, arbitrary: attempts },
  { weight: 1, arbitrary: duplicates },
  { weight: 1, arbitrary: refunds },
  { weight: 1, arbitrary: deposits },
  { weight: 1, arbitrary: reissues }
)
