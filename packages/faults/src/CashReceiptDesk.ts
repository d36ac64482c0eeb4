/**
 * A shop that issues receipts for sales in cash: one for each sale, cancelled in parts or whole, issued anew for another
 * number, refused by the tax office. What became of a call shows only in lists.
 */
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import * as CashReceipts from "effect-tosspayments/CashReceipts"
import * as KoreanTime from "effect-tosspayments/KoreanTime"
import type { CashReceipt } from "effect-tosspayments/model/CashReceipt"
import * as TossHttpClient from "effect-tosspayments/TossHttpClient"
import * as fc from "fast-check"
import type * as Emulator from "tosspayments-emulator/Emulator"
import * as Calamity from "./Calamity.js"
import * as Desk from "./Desk.js"
import * as Judge from "./Judge.js"
import * as Schedules from "./Schedules.js"
import * as Tasks from "./Tasks.js"
import * as World from "./World.js"

export type Command =
  /** Staff issues the receipt of a sale, for the number that the buyer gives. */
  | { readonly _tag: "Issue"; readonly sale: number; readonly number: string; readonly worker: number }
  /** Staff cancels it: everything that is left, or the part with this number. */
  | { readonly _tag: "Cancel"; readonly sale: number; readonly part: number | null; readonly worker: number }
  /** The tax office refuses what is in progress: the receipt of a sale, or a cancellation of it. */
  | { readonly _tag: "Refuse"; readonly sale: number; readonly what: "Receipt" | "Cancel" }
  | Calamity.Calamity

export type Schedule = Schedules.Schedule<Command>

const price = 22_000
const partial = 5_000
const orderIdOf = (sale: number): string => `sale-000${sale}`

const { worker } = Calamity
const sale = fc.constantFrom(0, 0, 0, 1)

const issuing = fc.record({
  _tag: fc.constant("Issue" as const),
  sale,
  number: fc.constantFrom("01012345678", "01012345678", "01087654321"),
  worker
})
const canceling = fc.record({
  _tag: fc.constant("Cancel" as const),
  sale,
  part: fc.constantFrom(null, null, 0, 1),
  worker
})

const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 8, arbitrary: issuing },
  { weight: 7, arbitrary: canceling },
  {
    weight: 2,
    arbitrary: fc.record({
      _tag: fc.constant("Refuse" as const),
      sale,
      what: fc.constantFrom("Receipt" as const, "Cancel" as const)
    })
  },
  ...Calamity.outside([
    "cashReceipts.issue",
    "cashReceipts.issue",
    "cashReceipts.cancel",
    "cashReceipts.cancel",
    "cashReceipts.list",
    undefined
  ]),
  ...Calamity.inside
)

const issues: Schedules.Move<Command> = {
  command: { _tag: "Issue", sale: 0, number: "01012345678", worker: 0 },
  pause: 0
}
const cancels: Schedules.Move<Command> = {
  command: { _tag: "Cancel", sale: 0, part: null, worker: 0 },
  pause: 0
}

const wishes = fc.oneof(issuing, canceling)

const schedules: fc.Arbitrary<Schedule> = Schedules.playing<Command>(
  fc.constantFrom([], [issues], [issues, cancels]),
  fc.oneof(
    { weight: 6, arbitrary: Schedules.alone(command) },
    { weight: 1, arbitrary: Schedules.insisting(wishes) },
    {
      weight: 2,
      arbitrary: Calamity.troubled(["cashReceipts.issue", "cashReceipts.cancel", undefined], wishes)
    }
  )
)

interface Staff extends Tasks.Staff {
  readonly issue: (orderId: string, number: string) => Effect.Effect<void>
  readonly cancel: (orderId: string, part: number | null) => Effect.Effect<void>
}

const open =
  (table: Tasks.Table): World.Open<Staff> =>
  (process) =>
    Effect.gen(function* () {
      const cashReceipts = yield* CashReceipts.make
      const tasks = Tasks.make(table, process)

      /** What the tax office says of a receipt: on the list of its day. */
      const isRefused = ({ receiptKey, requestedAt }: CashReceipt) =>
        cashReceipts.list({ requestDate: KoreanTime.format(requestedAt).slice(0, 10) }).pipe(
          Stream.filter((listed) => listed.receiptKey === receiptKey && listed.issueStatus === "FAILED"),
          Stream.runHead,
          Effect.map((found) => found._tag === "Some")
        )

      const receiptOf = (name: string): CashReceipt | null => {
        const task = table.get(name)
        return task?.state === "Done" ? (task.value as CashReceipt) : null
      }

      /** A sale has one receipt after another: the next when the last one is cancelled, or refused. */
      const currentOf = (orderId: string) =>
        Effect.gen(function* () {
          for (let round = 0; ; round++) {
            const name = `${orderId}-receipt-${round}`
            const receipt = receiptOf(name)
            if (receipt === null) return { name, receipt }
            if (table.get(`${name}-cancel`)?.state !== "Done" && !(yield* isRefused(receipt))) {
              return { name, receipt }
            }
          }
        })

      const staff: Staff = {
        webhook: () => Effect.succeed(200),
        recover: tasks.recover,
        again: tasks.again,
        issue: (orderId, customerIdentityNumber) =>
          Effect.flatMap(currentOf(orderId), ({ name }) =>
            tasks.press(
              name,
              Effect.succeed(
                Tasks.call(CashReceipts.endpoints.issue, {
                  amount: price,
                  orderId,
                  orderName: "상품",
                  type: "소득공제",
                  customerIdentityNumber
                })
              )
            )
          ).pipe(Effect.ignore),
        cancel: (orderId, part) =>
          Effect.flatMap(currentOf(orderId), ({ name, receipt }) =>
            receipt === null
              ? Effect.void
              : tasks.press(
                  part === null ? `${name}-cancel` : `${name}-part-${part}`,
                  Effect.succeed(
                    Tasks.call(
                      CashReceipts.endpoints.cancel,
                      receipt.receiptKey,
                      part === null ? undefined : { amount: partial }
                    )
                  )
                )
          ).pipe(Effect.ignore)
      }
      return staff
    }).pipe(Effect.provideService(TossHttpClient.TossHttpClient, process.transport))

/** What the tax office was told: each cancellation of a receipt has its key, so they are counted. */
const noticesOf = ({ cashReceipts }: Emulator.Service) =>
  Effect.map(cashReceipts.list, (all) => {
    const counts = new Map<string, number>()
    return all.map((notice) => {
      const count = counts.get(notice.receiptKey) ?? 0
      counts.set(notice.receiptKey, count + 1)
      return { ...notice, id: `${notice.receiptKey} ${count}`, kind: notice.transactionType }
    })
  })

const perform = (world: World.World<Staff>, command: Command): void => {
  switch (command._tag) {
    case "Issue":
      world.ask(command.worker, ({ issue }) => issue(orderIdOf(command.sale), command.number))
      return
    case "Cancel":
      world.ask(command.worker, ({ cancel }) => cancel(orderIdOf(command.sale), command.part))
      return
    case "Refuse": {
      const { cashReceipts } = world.emulator
      const kind = command.what === "Receipt" ? "CONFIRM" : "CANCEL"
      world.meanwhile(
        Effect.flatMap(cashReceipts.list, (all) => {
          const last = all.findLast(
            ({ issueStatus, orderId, transactionType }) =>
              orderId === orderIdOf(command.sale) && transactionType === kind && issueStatus === "IN_PROGRESS"
          )
          return last === undefined ? Effect.void : cashReceipts.fail(last.receiptKey)
        })
      )
      return
    }
    default:
      Calamity.perform(world, command)
  }
}

const judge = (world: World.World<Staff>, table: Tasks.Table, quietSince: number): Desk.Verdict => {
  const notices = Effect.runSync(noticesOf(world.emulator))
  // What the tax office refused is as if it had not been asked for.
  world.attribute()
  // No API reads a receipt by its key, and others of one sale look alike.
  const isUnrecognised = (id: string): boolean => {
    const { args = [], endpoint } = table.get(id) ?? {}
    const [of] = args
    const isAlike = ({ kind, orderId, receiptKey }: (typeof notices)[number]) =>
      endpoint?.id === "cashReceipts.issue"
        ? kind === "CONFIRM" && orderId === (of as CashReceipts.CashReceiptIssueRequest).orderId
        : kind === "CANCEL" && receiptKey === `c_${String(of)}`
    const own = world.keysOf.get(id) ?? []
    return notices.some((notice) => isAlike(notice) && !own.includes(world.causes.get(notice.id) ?? ""))
  }
  const judge = Judge.make(world, notices, {
    isForPerson: ({ id }) => isUnrecognised(id),
    onceOf: ({ issueStatus }) => (issueStatus === "FAILED" ? null : "receipt")
  })
  const valid = <M extends (typeof notices)[number]>(moved: ReadonlyArray<M>) =>
    moved.filter(({ issueStatus }) => issueStatus !== "FAILED")
  const openItems = Tasks.judge(table, world, quietSince, judge, {
    isWhole: (moved, { endpoint }) =>
      moved.length > 0 &&
      valid(moved).length <= 1 &&
      moved.every(({ kind }) => (kind === "CONFIRM") === (endpoint.id === "cashReceipts.issue")),
    isUndone: (moved) => valid(moved).length === 0,
    isUnrecognised: ({ name }) => isUnrecognised(name)
  })
  judge.broken(
    judge.moves.every(({ key }) => key !== null),
    () => "(f) a receipt was issued without a key"
  )
  return Desk.verdict(world, judge.violations, openItems)
}

const play = async ({ moves, seed }: Schedule, sabotage: World.Sabotage = {}): Promise<Desk.Verdict> => {
  const table = Tasks.emptyTable()
  const world = await World.make(seed, [CashReceipts.endpoints], open(table), sabotage, {
    movementsOf: noticesOf
  })
  const quietSince = await Tasks.run<Command>(world, moves, (command) => perform(world, command))
  const verdict = judge(world, table, quietSince)
  world.killAll()
  return verdict
}

export const desk: Desk.Desk<Schedule, World.Sabotage> = { name: "cashReceipts", schedules, play }
