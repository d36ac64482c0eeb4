/**
 * What a shop has set out to do, each thing once: it is written down with its whole request before anything is sent, and
 * run as an intent of the same name. What was not done may be planned anew, with another request.
 */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type * as Endpoint from "effect-tosspayments/Endpoint"
import type { Calamity } from "./Calamity.js"
import * as Desk from "./Desk.js"
import type { Judge, Traced } from "./Judge.js"
import type { Move, Tagged } from "./Schedules.js"
import type * as World from "./World.js"

/** A call of the SDK. */
export interface Call {
  readonly endpoint: Endpoint.Any
  readonly args: ReadonlyArray<unknown>
}

export interface Task extends Call {
  readonly name: string
  /** Grows when it is planned anew. */
  readonly plan: number
  readonly state: "Planned" | "Done" | "NotDone"
  /** What it was answered with last. */
  readonly value: unknown
}

/** The table, outside of any process. */
export type Table = Map<string, Task>

export const emptyTable = (): Table => new Map()

export const call = <Args extends ReadonlyArray<unknown>, A>(
  endpoint: Endpoint.Endpoint<Args, A>,
  ...args: Args
): Call => ({ endpoint, args })

export interface Tasks {
  /** Does what is planned under this name, or plans it; `null`: it cannot be done now. Pressing twice is one thing. */
  readonly press: <E>(name: string, plan: Effect.Effect<Call | null, E>) => Effect.Effect<void>
  /** Finishes what a dead process left behind. */
  readonly recover: Effect.Effect<void>
  /** Presses everything that is done once more. */
  readonly again: Effect.Effect<void>
}

type Failure = World.CallError | World.DatabaseError

/** Only this says that it did not happen. */
const isNo = (error: Failure): boolean => "outcome" in error && error.outcome === "NotApplied"

/** A process at work on the table. */
export const make = (table: Table, { intents, transaction }: World.Process): Tasks => {
  const end = ({ name, plan }: Task, state: "Done" | "NotDone", value: unknown) =>
    transaction(() => {
      const known = table.get(name)
      if (known === undefined || known.plan !== plan || (known.state === "Done" && state === "NotDone"))
        return
      table.set(name, { ...known, state, value })
    })

  const run = (task: Task): Effect.Effect<void, Failure> =>
    intents.run(task.name, task.endpoint as Endpoint.Endpoint<Array<unknown>, unknown>, ...task.args).pipe(
      Effect.matchEffect({
        onSuccess: (value) => end(task, "Done", value),
        onFailure: (error) => (isNo(error) ? end(task, "NotDone", null) : Effect.void)
      })
    )

  const planned = (name: string, { args, endpoint }: Call) =>
    transaction(() => {
      const known = table.get(name)
      if (known !== undefined && known.state !== "NotDone") return known
      const task: Task = { name, endpoint, args, plan: (known?.plan ?? 0) + 1, state: "Planned", value: null }
      table.set(name, task)
      return task
    })

  const runAll = (wanted: Task["state"]) =>
    Effect.gen(function* () {
      const tasks = yield* transaction(() => [...table.values()].filter(({ state }) => state === wanted))
      yield* Effect.forEach(tasks, (task) => Effect.ignore(run(task)), { discard: true })
    })

  return {
    press: (name, plan) =>
      Effect.gen(function* () {
        const known = yield* transaction(() => table.get(name))
        if (known !== undefined && known.state !== "NotDone") return yield* run(known)
        const wanted = yield* plan
        if (wanted !== null) yield* run(yield* planned(name, wanted))
      }).pipe(Effect.ignore),
    recover: Effect.gen(function* () {
      const resolved = yield* Effect.orElseSucceed(intents.resolve({ resend: () => true }), () => [])
      for (const { id, state, value } of resolved) {
        const task = yield* transaction(() => table.get(id))
        if (task !== undefined && state === "Applied") yield* end(task, "Done", value)
      }
      yield* runAll("Planned")
    }).pipe(Effect.ignore),
    again: Effect.ignore(runAll("Done"))
  }
}

/** What a desk says of its tasks. */
export interface Rules<M> {
  /** What moved for a task is what was asked for. Default: one movement. */
  readonly isWhole?: (moved: ReadonlyArray<Traced<M>>, call: Call) => boolean
  /** What moved was given back since, so that it may be said not to have happened. Default: nothing moved. */
  readonly isUndone?: (moved: ReadonlyArray<Traced<M>>) => boolean
  /** That it is done cannot be told from what others did. Default: it can. */
  readonly isUnrecognised?: (task: Pick<Task, "name" | "args">) => boolean
}

/** What a desk of tasks has its processes do. */
export interface Staff extends World.Staff, Pick<Tasks, "again"> {}

/** Performs the moves, comes to rest, and presses everything that is done once more. Answers with when that was. */
export const run = async <C extends Tagged>(
  world: World.World<Staff>,
  moves: ReadonlyArray<Move<C | Calamity>>,
  perform: (command: C | Calamity) => void
): Promise<number> => {
  await Desk.run(world, moves, perform)
  const quietSince = world.time.now()
  world.ask(0, ({ again }) => again)
  await world.time.advance(Duration.toMillis("10 minutes"))
  return quietSince
}

/**
 * What must hold of every task: done means done, once; not done means that nothing moved; what is still planned is left to a
 * person; what callers were told was true; and of what is done, a caller is told so on a quiet day. Answers with the number
 * of open items.
 */
export const judge = <M>(
  table: Table,
  world: World.World,
  quietSince: number,
  { broken, forgotten, movedBy, movedUnder }: Judge<M>,
  {
    isUndone = (moved) => moved.length === 0,
    isUnrecognised = () => false,
    isWhole = (moved) => moved.length === 1
  }: Rules<M> = {}
): number => {
  let openItems = 0
  for (const task of table.values()) {
    const { name, state } = task
    const moved = movedBy(name)
    broken(moved.length === 0 || isWhole(moved, task), () => `(a) ${name} happened ${moved.length} times`)
    broken(state !== "Done" || isWhole(moved, task), () => `(a) ${name} is done in the shop only`)
    broken(state !== "NotDone" || isUndone(moved), () => `(a) ${name} is not done in the shop, but happened`)
    if (state !== "Planned") continue
    openItems += 1
    broken(
      forgotten.has(name) || isUnrecognised(task),
      () => `(c) ${name} stays open though its key is still known`
    )
  }
  for (const { at, intentId, keys, outcome } of world.answers) {
    const task = table.get(intentId)
    broken(
      at < quietSince || outcome === "Success" || (task !== undefined && isUnrecognised(task)),
      () => `(c) ${intentId} is done, and its caller is told ${outcome}`
    )
    const happened = task !== undefined && isWhole(movedBy(intentId), task)
    broken(outcome !== "Success" || happened, () => `(c) ${intentId} was said to have happened, but did not`)
    broken(
      outcome !== "NotApplied" || isUndone(movedUnder(keys)),
      () => `(c) ${intentId} was said not to have happened, but did`
    )
  }
  for (const [id, end] of world.ends) {
    const task = table.get(id)
    broken(
      end !== "Applied" || (task !== undefined && isWhole(movedBy(id), task)),
      () => `(c) the intent ${id} ended Applied, but did not happen`
    )
  }
  return openItems
}
