/**
 * What can go wrong whatever the shop does: answers, database, webhooks, machines, time.
 */
import * as fc from "fast-check"
import * as Fault from "tosspayments-emulator/Fault"
import type { Death } from "./Machine.js"
import * as Schedules from "./Schedules.js"
import type { Road, World } from "./World.js"

export type Calamity =
  | { readonly _tag: "Inject"; readonly injection: Fault.Injection }
  | { readonly _tag: "BreakStore"; readonly when: "Before" | "After"; readonly skip: number }
  | { readonly _tag: "Road"; readonly road: Road; readonly times: number }
  | { readonly _tag: "Die"; readonly worker: number; readonly death: Death }
  | { readonly _tag: "Restart"; readonly worker: number }
  /** The secret key is reissued, and the shop starts again with the new one. */
  | { readonly _tag: "Reissue" }
  | { readonly _tag: "Recover"; readonly worker: number }
  | { readonly _tag: "Pass"; readonly seconds: number }

export const worker = fc.nat({ max: 1 })
export const times = fc.oneof(
  { weight: 3, arbitrary: fc.constant(1) },
  { weight: 2, arbitrary: fc.integer({ min: 2, max: 8 }) }
)

export const when = fc.constantFrom("Before" as const, "After" as const)

const bodies = [
  "<html>Bad Gateway</html>",
  "",
  "{}",
  "null",
  '{"__proto__":{"status":"DONE"},"status":"DONE"}',
  '{"paymentKey":1,"status":"DONE","totalAmount":"33000"}',
  '{"code":"ALREADY_PROCESSED_PAYMENT","message":"x"}',
  `${"[".repeat(3000)}${"]".repeat(3000)}`
]

export const fault: fc.Arbitrary<Fault.Fault> = fc.oneof(
  fc
    .record({ status: fc.constantFrom(500, 502, 503, 504), applied: fc.boolean() })
    .map((status) => Fault.Status(status)),
  fc.constant(Fault.Status({ status: 409 })),
  fc.constant(
    Fault.Status({
      status: 409,
      body: '{"code":"IDEMPOTENT_REQUEST_PROCESSING","message":"이전 멱등 요청이 처리중입니다."}'
    })
  ),
  fc
    .option(fc.constantFrom("0", "2", "90"), { nil: undefined })
    .map((after) =>
      Fault.Status({ status: 429, ...(after === undefined ? {} : { headers: { "retry-after": after } }) })
    ),
  when.map((at) => Fault.Drop({ when: at })),
  when.map((at) => Fault.Hang({ when: at })),
  fc.constantFrom(0, 1, 40, 400).map((bytes) => Fault.CutOff({ bytes })),
  fc
    .record({ body: fc.constantFrom(...bodies), status: fc.constantFrom(200, 200, 502) })
    .map((body) => Fault.Body(body)),
  fc
    .record({ duration: fc.constantFrom(50, 5_000, 45_000, 200_000), when })
    .map((delay) => Fault.Delay(delay))
)

const injection = (endpoints: ReadonlyArray<string | undefined>): fc.Arbitrary<Fault.Injection> =>
  fc.record({
    endpoint: fc.constantFrom(...endpoints),
    times,
    skip: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 3 }) }),
    fault
  })

const day = 24 * 60 * 60

interface Weighted {
  readonly weight: number
  readonly arbitrary: fc.Arbitrary<Calamity>
}

/** Answers, the database and the network fail. `endpoints` are those whose answers do; `undefined`: any. */
export const outside = (endpoints: ReadonlyArray<string | undefined>): ReadonlyArray<Weighted> => [
  {
    weight: 7,
    arbitrary: fc.record({ _tag: fc.constant("Inject" as const), injection: injection(endpoints) })
  },
  {
    weight: 2,
    arbitrary: fc.record({ _tag: fc.constant("BreakStore" as const), when, skip: fc.nat({ max: 12 }) })
  },
  {
    weight: 2,
    arbitrary: fc.record({
      _tag: fc.constant("Road" as const),
      road: fc.constantFrom<Road>("Lost", "AnswerLost", "Twice", "BothWorkers", "Slow"),
      times: fc.integer({ min: 1, max: 4 })
    })
  }
]

/** Workers die, start again, recover; time passes. */
export const inside: ReadonlyArray<Weighted> = [
  {
    weight: 4,
    arbitrary: fc.record({
      _tag: fc.constant("Die" as const),
      worker,
      death: fc.record({
        steps: fc.integer({ min: 1, max: 30 }),
        how: fc.constantFrom("kill" as const, "kill" as const, "shutdown" as const)
      })
    })
  },
  { weight: 2, arbitrary: fc.record({ _tag: fc.constant("Restart" as const), worker }) },
  { weight: 1, arbitrary: fc.constant({ _tag: "Reissue" as const }) },
  { weight: 2, arbitrary: fc.record({ _tag: fc.constant("Recover" as const), worker }) },
  {
    weight: 2,
    arbitrary: fc.record({
      _tag: fc.constant("Pass" as const),
      seconds: fc.constantFrom(1, 29, 61, 599, 601, 3_600, day, 8 * day, 16 * day)
    })
  }
]

/** A wish whose answers fail. */
export const troubled = <C>(
  endpoints: ReadonlyArray<string | undefined>,
  wishes: fc.Arbitrary<C>
): fc.Arbitrary<ReadonlyArray<Schedules.Move<C | Calamity>>> =>
  fc
    .record({ wish: wishes, injection: injection(endpoints), pause: Schedules.pauses })
    .map(({ injection: injected, pause, wish }) => [
      { command: { _tag: "Inject", injection: injected }, pause: 0 },
      { command: wish, pause }
    ])

/** Lets it happen. `Pass` is up to who plays. */
export const perform = (world: World, calamity: Calamity): void => {
  switch (calamity._tag) {
    case "Inject":
      world.meanwhile(world.emulator.faults.inject(calamity.injection))
      return
    case "BreakStore":
      world.breakStore(calamity.when, calamity.skip)
      return
    case "Road":
      world.setRoad(calamity.road, calamity.times)
      return
    case "Die":
      world.dieAfter(calamity.worker, calamity.death)
      return
    case "Restart":
      world.restart(calamity.worker)
      return
    case "Reissue":
      world.reissueKey()
      return
    case "Recover":
      world.ask(calamity.worker, ({ recover }) => recover)
      return
    case "Pass":
      return
  }
}
