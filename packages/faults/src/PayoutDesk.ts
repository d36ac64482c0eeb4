/**
 * A marketplace that pays its sellers in batches: at once or on a day, guarded by the balance or not, some payouts cancelled
 * before their day, some refused by the bank. Each payout is made once.
 */
import { createDecipheriv } from "node:crypto"
import * as Effect from "effect/Effect"
import * as KoreanTime from "effect-tosspayments/KoreanTime"
import type { Payout } from "effect-tosspayments/model/Payout"
import type { Seller } from "effect-tosspayments/model/Seller"
import * as Payouts from "effect-tosspayments/Payouts"
import * as Sellers from "effect-tosspayments/Sellers"
import * as TossHttpClient from "effect-tosspayments/TossHttpClient"
import * as fc from "fast-check"
import type * as Emulator from "tosspayments-emulator/Emulator"
import { defaultSecurityKey } from "tosspayments-emulator/Options"
import * as Calamity from "./Calamity.js"
import * as Desk from "./Desk.js"
import * as Judge from "./Judge.js"
import * as Schedules from "./Schedules.js"
import * as Tasks from "./Tasks.js"
import * as World from "./World.js"

export type Command =
  /** The job pays a batch, after a look at the balance or without. */
  | { readonly _tag: "Pay"; readonly batch: number; readonly isGuarded: boolean; readonly worker: number }
  /** Staff stops a payout of a batch. */
  | { readonly _tag: "Cancel"; readonly batch: number; readonly index: number; readonly worker: number }
  /** The bank pays one, or refuses it, before it is due. */
  | { readonly _tag: "Bank"; readonly index: number; readonly refuses: boolean }
  | { readonly _tag: "Balance"; readonly available: number }
  | Calamity.Calamity

export type Schedule = Schedules.Schedule<Command>

const amounts = [120_000, 30_000]
const total = amounts.reduce((sum, amount) => sum + amount, 0)
const seller = "seller"
const batchName = (batch: number): string => `batch-${batch}`

const { worker } = Calamity
const batch = fc.constantFrom(0, 0, 0, 1)

const paying = fc.record({ _tag: fc.constant("Pay" as const), batch, isGuarded: fc.boolean(), worker })
const canceling = fc.record({
  _tag: fc.constant("Cancel" as const),
  batch,
  index: fc.nat({ max: amounts.length - 1 }),
  worker
})
const wishes = fc.oneof({ weight: 2, arbitrary: paying }, { weight: 1, arbitrary: canceling })
const endpoints = ["payouts.request", "payouts.request", "payouts.cancel", "payouts.list", undefined]

const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 8, arbitrary: paying },
  { weight: 5, arbitrary: canceling },
  {
    weight: 2,
    arbitrary: fc.record({
      _tag: fc.constant("Bank" as const),
      index: fc.nat({ max: 3 }),
      refuses: fc.boolean()
    })
  },
  {
    weight: 2,
    arbitrary: fc.record({
      _tag: fc.constant("Balance" as const),
      available: fc.constantFrom(0, total, 10_000_000)
    })
  },
  ...Calamity.outside([...endpoints, "payouts.retrieve", "balances.retrieve"]),
  ...Calamity.inside
)

const pays: Schedules.Move<Command> = {
  command: { _tag: "Pay", batch: 0, isGuarded: false, worker: 0 },
  pause: 0
}

const schedules: fc.Arbitrary<Schedule> = Schedules.playing<Command>(
  fc.constantFrom([], [pays]),
  fc.oneof(
    { weight: 6, arbitrary: Schedules.alone(command) },
    { weight: 1, arbitrary: Schedules.insisting(wishes) },
    { weight: 2, arbitrary: Calamity.troubled(endpoints, wishes) }
  )
)

interface Staff extends Tasks.Staff {
  readonly enlist: Effect.Effect<void>
  readonly pay: (batch: number, isGuarded: boolean, now: number) => Effect.Effect<void>
  readonly cancel: (batch: number, index: number) => Effect.Effect<void>
}

const day = 24 * 60 * 60_000

/** A Wednesday to come. */
const wednesdayAfter = (now: number): string => {
  const korean = KoreanTime.format(new Date(now)).slice(0, 10)
  const ahead = ((3 - new Date(korean).getUTCDay() + 7) % 7) + 7
  return new Date(Date.parse(korean) + ahead * day).toISOString().slice(0, 10)
}

/** Even batches wait for their day, others are paid at once. */
const requestsOf = (of: number, destination: string, now: number): ReadonlyArray<Payouts.PayoutRequest> =>
  amounts.map((value, index) => ({
    refPayoutId: `payout-${of}-${index}`,
    destination,
    ...(of % 2 === 0
      ? { scheduleType: "SCHEDULED" as const, payoutDate: wednesdayAfter(now) }
      : { scheduleType: "EXPRESS" as const }),
    amount: { currency: "KRW" as const, value },
    transactionDescription: "정산"
  }))

const isBatch = ({ endpoint }: Tasks.Call): boolean => endpoint.id === Payouts.endpoints.request.id

const open =
  (table: Tasks.Table): World.Open<Staff> =>
  (process) =>
    Effect.gen(function* () {
      const payouts = yield* Payouts.make
      const tasks = Tasks.make(table, process)
      const valueOf = <A>(name: string): A | null => {
        const task = table.get(name)
        return task?.state === "Done" ? (task.value as A) : null
      }
      const requestsOfTask = (name: string): ReadonlyArray<Payouts.PayoutRequest> | null =>
        (table.get(name)?.args[0] as ReadonlyArray<Payouts.PayoutRequest> | undefined) ?? null

      const staff: Staff = {
        webhook: () => Effect.succeed(200),
        recover: tasks.recover,
        again: Effect.zipRight(
          Effect.forEach(
            [...table.values()].filter((task) => isBatch(task) && task.state === "Done"),
            ({ args, name }) =>
              Effect.catchAll(payouts.guard(args[0] as ReadonlyArray<Payouts.PayoutRequest>), (error) =>
                Effect.sync(() =>
                  process.complain(`(g) ${name} is paid, and its guard says ${error.message}`)
                )
              ),
            { discard: true }
          ),
          tasks.again
        ).pipe((again) => Effect.suspend(() => again)),
        enlist: tasks.press(
          seller,
          Effect.succeed(
            Tasks.call(Sellers.endpoints.create, {
              refSellerId: "seller-0001",
              businessType: "CORPORATE",
              company: {
                name: "판매자",
                representativeName: "김토스",
                businessRegistrationNumber: "1234567890",
                email: "seller@example.com",
                phone: "0212345678"
              },
              account: { bankCode: "020", accountNumber: "1002123456789", holderName: "김토스" }
            })
          )
        ),
        pay: (of, isGuarded, now) =>
          Effect.gen(function* () {
            const known = valueOf<Seller>(seller)
            if (known === null) return
            const name = batchName(of)
            const requests = requestsOfTask(name) ?? requestsOf(of, known.id, now)
            if (isGuarded) yield* payouts.guard(requests)
            yield* tasks.press(
              name,
              Effect.sync(() => Tasks.call(Payouts.endpoints.request, requestsOf(of, known.id, now)))
            )
          }).pipe(Effect.ignore),
        cancel: (of, index) =>
          Effect.suspend(() => {
            const id = valueOf<ReadonlyArray<Payout>>(batchName(of))?.[index]?.id
            return id === undefined
              ? Effect.void
              : tasks.press(`cancel-${id}`, Effect.succeed(Tasks.call(Payouts.endpoints.cancel, id)))
          })
      }
      return staff
    }).pipe(Effect.provideService(TossHttpClient.TossHttpClient, process.transport))

/** A seller that is made, a payout, and the end of one that was cancelled. */
const movementsOf = ({ payouts, sellers }: Emulator.Service) =>
  Effect.zipWith(sellers.list, payouts.list, (made, paid) => [
    ...made.map(({ id, refSellerId }) => ({ id, kind: "Seller", ref: refSellerId, value: 0 })),
    ...paid.map(({ amount, id, refPayoutId }) => ({
      id,
      kind: "Payout",
      ref: refPayoutId,
      value: amount.value
    })),
    ...paid.flatMap(({ id, refPayoutId, status }) =>
      status === "CANCELED" ? [{ id: `${id} canceled`, kind: "Cancel", ref: refPayoutId, value: 0 }] : []
    )
  ])

const perform = (world: World.World<Staff>, command: Command): void => {
  const { payouts } = world.emulator
  switch (command._tag) {
    case "Pay":
      world.ask(command.worker, ({ pay }) => pay(command.batch, command.isGuarded, world.time.now()))
      return
    case "Cancel":
      world.ask(command.worker, ({ cancel }) => cancel(command.batch, command.index))
      return
    case "Bank":
      world.meanwhile(
        Effect.flatMap(payouts.list, (all) => {
          const id = all[command.index]?.id ?? ""
          return command.refuses ? payouts.fail(id) : payouts.complete(id)
        })
      )
      return
    case "Balance":
      world.meanwhile(payouts.setBalance({ available: command.available }))
      return
    default:
      Calamity.perform(world, command)
  }
}

const judge = (world: World.World<Staff>, table: Tasks.Table, quietSince: number): Desk.Verdict => {
  const judge = Judge.make(world, Effect.runSync(movementsOf(world.emulator)), {
    onceOf: ({ kind, ref }) => `${kind} ${ref}`
  })
  const { broken, moves, violations } = judge
  const openItems = Tasks.judge(table, world, quietSince, judge, {
    isWhole: (moved, call) =>
      isBatch(call)
        ? moved.map(({ kind, value }) => (kind === "Payout" ? value : 0)).join() === amounts.join()
        : moved.length === 1
  })
  const refs = moves.flatMap(({ kind, ref }) => (kind === "Payout" ? [ref] : []))
  broken(new Set(refs).size === refs.length, () => `(a) a payout was made twice: ${refs.join(", ")}`)
  broken(
    moves.every(({ key }) => key !== null),
    () => "(f) a payout was made or cancelled without a key"
  )
  return Desk.verdict(world, violations, openItems)
}

/** What an encrypted body says. */
const read = (body: string): string => {
  const [header = "", , iv = "", content = "", tag = ""] = body.split(".")
  if (tag === "") return body
  const opening = createDecipheriv(
    "aes-256-gcm",
    Buffer.from(defaultSecurityKey, "hex"),
    Buffer.from(iv, "base64url")
  )
  opening.setAAD(Buffer.from(header))
  opening.setAuthTag(Buffer.from(tag, "base64url"))
  return opening.update(content, "base64url", "utf8") + opening.final("utf8")
}

const play = async ({ moves, seed }: Schedule, sabotage: World.Sabotage = {}): Promise<Desk.Verdict> => {
  const table = Tasks.emptyTable()
  const groups = [Payouts.endpoints, Sellers.endpoints]
  const world = await World.make(seed, groups, open(table), sabotage, {
    movementsOf,
    read,
    securityKey: defaultSecurityKey
  })
  world.ask(0, ({ enlist }) => enlist)
  await world.time.settle()
  const quietSince = await Tasks.run<Command>(world, moves, (command) => perform(world, command))
  const verdict = judge(world, table, quietSince)
  world.killAll()
  return verdict
}

export const desk: Desk.Desk<Schedule, World.Sabotage> = { name: "payouts", schedules, play }
