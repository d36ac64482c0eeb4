/**
 * Everything outside of the shop's processes: TossPayments (the emulator), the shop's database, the network that
 * webhooks take, buyers and staff. It survives every crash. What a process does is up to the desk that is played.
 */
import * as HttpClient from "@effect/platform/HttpClient"
import * as Cause from "effect/Cause"
import type * as ConfigError from "effect/ConfigError"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Fiber from "effect/Fiber"
import * as Random from "effect/Random"
import * as Scope from "effect/Scope"
import type * as Endpoint from "effect-tosspayments/Endpoint"
import * as Intents from "effect-tosspayments/Intents"
import * as TossConfig from "effect-tosspayments/TossConfig"
import type { TossError } from "effect-tosspayments/TossError"
import * as TossHttpClient from "effect-tosspayments/TossHttpClient"
import * as TossStore from "effect-tosspayments/TossStore"
import type { HeadersInput } from "effect-tosspayments/webhook/Envelope"
import * as Emulator from "tosspayments-emulator/Emulator"
import * as EmulatorHttpClient from "tosspayments-emulator/EmulatorHttpClient"
import type { Reply } from "tosspayments-emulator/Exchange"
import type { Movement } from "tosspayments-emulator/Ledger"
import * as WebhookSender from "tosspayments-emulator/WebhookSender"
import * as Machine from "./Machine.js"
import * as VirtualTime from "./VirtualTime.js"

/** A piece of the SDK that is broken on purpose. */
export interface Sabotage {
  readonly http?: (client: HttpClient.HttpClient) => HttpClient.HttpClient
  readonly transport?: (transport: TossHttpClient.Service) => TossHttpClient.Service
  /** `keyId` is that of the secret key in use. */
  readonly store?: (store: TossStore.Service, keyId: () => string) => TossStore.Service
  /** `note` tells the judge which key belongs to which intent. */
  readonly intents?: (
    intents: Intents.Service,
    transport: TossHttpClient.Service,
    note: (intentId: string, key: string) => void
  ) => Intents.Service
  /** The store is lost with the process. */
  readonly storeDiesWithProcess?: boolean
}

/** What a process of the shop does, as far as the world has to know. */
export interface Staff {
  /** A webhook came. The HTTP status to answer with. */
  readonly webhook: (body: string, headers: HeadersInput) => Effect.Effect<number>
  /** Finishes what a dead process left behind. Runs when a process starts. */
  readonly recover: Effect.Effect<void>
}

/** What a process is made of: the SDK with the broken piece in its place, and the database. Each use is a step. */
export interface Process {
  readonly emulator: Emulator.Service
  readonly config: TossConfig.Service
  readonly transport: TossHttpClient.Service
  readonly store: TossStore.Service
  /** Intents, watched: what their callers are told, the judge hears too. */
  readonly intents: Intents.Service
  /** Has the judge hear what the caller of an operation under a name of the shop's is told. */
  readonly witness: (
    name: string,
    endpoint: Endpoint.Any,
    args: ReadonlyArray<unknown>
  ) => <A>(call: Effect.Effect<A, CallError>) => Effect.Effect<A, CallError>
  /** Runs a function on the tables as one transaction. */
  readonly transaction: <A>(f: () => A) => Effect.Effect<A, DatabaseError>
  /** Something is wrong that nobody would see later. */
  readonly complain: (complaint: string) => void
}

/** Opens the desk in a process. */
export type Open<S extends Staff> = (
  process: Process
) => Effect.Effect<S, ConfigError.ConfigError, Scope.Scope>

export type CallError = TossError | TossStore.StoreError | Intents.IntentMismatchError

/** What the shop's caller of an operation was told by the SDK. */
export interface Answer {
  /** The intent, or what the shop calls it. */
  readonly intentId: string
  readonly endpoint: string
  readonly args: ReadonlyArray<unknown>
  readonly outcome: "Success" | "NotApplied" | "Unknown" | "Mismatch" | "StoreError"
  /** The key that the error names; without one, every key that the intent has had so far. */
  readonly keys: ReadonlyArray<string>
  readonly at: number
}

/** The database does not answer. Whether the write happened is not known. */
export class DatabaseError extends Data.TaggedError("DatabaseError")<{ readonly message: string }> {}

/** Something at TossPayments that a request causes, or the buyer, or the bank. */
export interface Moved {
  readonly id: string
  readonly kind: string
}

/** What of TossPayments is traced to the requests that cause it. */
export type MovementsOf = (emulator: Emulator.Service) => Effect.Effect<ReadonlyArray<Moved>>

/** Movements of money, in their order. */
export const moneyOf = ({ ledger }: Emulator.Service): Effect.Effect<ReadonlyArray<Movement & Moved>> =>
  Effect.map(ledger, (movements) => movements.map((movement, index) => ({ ...movement, id: String(index) })))

/** What is not the same for each desk. */
export interface Settings {
  /** Default: movements of money. */
  readonly movementsOf?: MovementsOf
  /** What a body says, where it is encrypted. Default: what it is. */
  readonly read?: (body: string) => string
  readonly securityKey?: string
}

/** How the next webhooks travel. */
export type Road = "Straight" | "Lost" | "AnswerLost" | "Twice" | "BothWorkers" | "Slow"

export interface World<S extends Staff = Staff> {
  readonly time: VirtualTime.VirtualTime
  readonly emulator: Emulator.Service
  readonly answers: ReadonlyArray<Answer>
  /** The key of the request that caused each movement; `null` for what the buyer or the bank did. */
  readonly causes: ReadonlyMap<string, string | null>
  /** Idempotency keys by intent, in the order of their begins. */
  readonly keysOf: ReadonlyMap<string, ReadonlyArray<string>>
  /** How each intent ended last, as the store has it. */
  readonly ends: ReadonlyMap<string, string>
  /** Bodies sent under a key. */
  readonly bodies: ReadonlyMap<string, ReadonlySet<string>>
  readonly complaints: ReadonlyArray<string>
  readonly transmissions: ReadonlyArray<WebhookSender.Transmission>
  readonly crashes: () => number
  readonly storeFaults: () => number
  readonly busyDeliveries: () => number
  /** Runs something that belongs to no process, to its end. Time does not pass. */
  readonly outside: <A, E>(effect: Effect.Effect<A, E>) => Promise<Exit.Exit<A, E>>
  /** The same, without waiting: it happens in the middle of what the processes do. */
  readonly meanwhile: <A, E>(effect: Effect.Effect<A, E>, done?: (value: A) => void) => void
  /** Gives work to a worker, starting it if it is dead. */
  readonly ask: (worker: number, work: (staff: S) => Effect.Effect<unknown>) => void
  readonly dieAfter: (worker: number, death: Machine.Death) => void
  readonly restart: (worker: number) => void
  /** Gives the shop a new secret key: its processes end, and start again with it when they are needed. */
  readonly reissueKey: () => void
  /** Id of the secret key in use. */
  readonly keyId: () => string
  readonly killAll: () => void
  readonly setRoad: (road: Road, times: number) => void
  readonly breakStore: (when: "Before" | "After", skip: number) => void
  readonly repairStore: () => void
  readonly deliver: (worker: number, body: string, headers: Readonly<Record<string, string>>) => void
  /** Brings `causes` up to date. */
  readonly attribute: () => void
  readonly openIntents: () => ReadonlyArray<TossStore.Intent>
}

/** 2026-03-02, 12:00 in Korea. */
const startsAt = Date.UTC(2026, 2, 2, 3)

const isDefect = (exit: Exit.Exit<unknown, unknown>): exit is Exit.Failure<unknown, unknown> =>
  Exit.isFailure(exit) && !Cause.isInterruptedOnly(exit.cause) && Cause.defects(exit.cause).length > 0

export const make = async <S extends Staff>(
  seed: number,
  groups: ReadonlyArray<Endpoint.Group>,
  open: Open<S>,
  sabotage: Sabotage = {},
  { movementsOf = moneyOf, read = (body) => body, securityKey }: Settings = {}
): Promise<World<S>> => {
  VirtualTime.cryptoOnThisThread()
  const draw = VirtualTime.seeded(seed)
  const time = VirtualTime.make(startsAt, draw)
  const random = Random.make(seed)
  const fork = Machine.makeFork(time, random)
  const answers: Array<Answer> = []
  const causes = new Map<string, string | null>()
  const keysOf = new Map<string, Array<string>>()
  const ends = new Map<string, string>()
  const bodies = new Map<string, Set<string>>()
  const complaints: Array<string> = []
  const transmissions: Array<WebhookSender.Transmission> = []
  interface Worker {
    readonly machine: Machine.Machine
    readonly staff: S
  }
  const workers: Array<Worker | null> = [null, null]
  let reissues = 0
  let keyId = ""
  let crashes = 0
  let storeFaults = 0
  let busyDeliveries = 0
  let road: { readonly kind: Road; readonly times: number } = { kind: "Straight", times: 0 }
  let storeFault: { readonly when: "Before" | "After"; readonly skip: number } | null = null

  const nobody: VirtualTime.Owner = { isAlive: () => true, before: () => runs(nobody, null) }
  const outside: World<S>["outside"] = async (effect) => {
    let exit: Exit.Exit<unknown, unknown> | undefined
    fork(effect, nobody).addObserver((ended) => {
      exit = ended
    })
    await time.settle()
    if (exit === undefined) throw new Error("it waits for time to pass")
    return exit as never
  }

  const meanwhile: World<S>["meanwhile"] = (effect, done) => {
    fork(effect, nobody).addObserver((exit) => {
      if (Exit.isSuccess(exit)) done?.(exit.value)
    })
  }

  // --- TossPayments -------------------------------------------------------------------------------------------

  const deliver = (worker: number, body: string, headers: Readonly<Record<string, string>>) =>
    ask(worker, (staff) => staff.webhook(body, headers))

  /** The way of one webhook: to a worker, and its status back. */
  const travel = (
    { body, headers }: WebhookSender.Transmission,
    worker: number
  ): Effect.Effect<number, WebhookSender.WebhookSendError> =>
    Effect.async((resume) => {
      const { machine, staff } = running(worker)
      machine.run(staff.webhook(body, headers), (exit) => {
        if (Exit.isSuccess(exit) && exit.value === 503) busyDeliveries += 1
        resume(
          Exit.isSuccess(exit)
            ? Effect.succeed(exit.value)
            : Effect.fail(new WebhookSender.WebhookSendError({ message: "the shop failed" }))
        )
      })
    })

  const unreachable = Effect.fail(new WebhookSender.WebhookSendError({ message: "no connection" }))

  const send: WebhookSender.Service["send"] = (transmission) =>
    Effect.suspend(() => {
      transmissions.push(transmission)
      const { kind } = road
      road = road.times > 1 ? { kind, times: road.times - 1 } : { kind: "Straight", times: 0 }
      const worker = Math.floor(draw() * workers.length)
      switch (kind) {
        case "Lost":
          return unreachable
        case "AnswerLost":
          return Effect.zipRight(Effect.ignore(travel(transmission, worker)), unreachable)
        case "Twice":
          return Effect.zipRight(Effect.ignore(travel(transmission, worker)), travel(transmission, worker))
        case "BothWorkers":
          return Effect.map(
            Effect.all([travel(transmission, 0), travel(transmission, 1)], { concurrency: "unbounded" }),
            ([first, second]) => (first === 200 && second === 200 ? 200 : 503)
          )
        case "Slow":
          return Effect.delay(travel(transmission, worker), "9 seconds")
        default:
          return travel(transmission, worker)
      }
    })

  const scope = Effect.runSync(Scope.make())
  // In virtual time, like all that it will do by itself.
  const opening = fork(
    Emulator.make({ webhookUrl: "https://shop.test/webhooks" }).pipe(
      Effect.provideService(WebhookSender.WebhookSender, { send }),
      Scope.extend(scope),
      Effect.orDie
    ),
    { isAlive: () => true }
  )
  await time.settle()
  const emulator = await Effect.runPromise(Fiber.join(opening))

  /** Runs a request on a scheduler of its own, so that each movement of money can be traced to its request. */
  const serve = (request: Parameters<Emulator.Service["handle"]>[0]): Effect.Effect<Reply> =>
    Effect.async((resume) => {
      const key = request.headers["idempotency-key"] ?? null
      if (request.method === "POST") {
        if (key === null) complaints.push(`(f) ${request.method} ${request.url} carried no idempotency key`)
        else {
          const body =
            typeof request.body === "string" ? request.body : new TextDecoder().decode(request.body)
          const sent = `${request.url} ${read(body)}`
          bodies.set(key, (bodies.get(key) ?? new Set()).add(sent))
        }
      }
      const owner: VirtualTime.Owner = { isAlive: () => true, before: () => runs(owner, key) }
      fork(emulator.handle(request), owner).addObserver((exit) => {
        resume(exit)
      })
    })

  let last: { readonly owner: VirtualTime.Owner; readonly key: string | null } | null = null

  /** Whatever has moved so far was moved by those that ran before. */
  const runs = (owner: VirtualTime.Owner, key: string | null): void => {
    if (last?.owner === owner) return
    attribute()
    last = { owner, key }
  }

  const attribute = (): void => {
    for (const { id, kind } of Effect.runSync(movementsOf(emulator))) {
      if (!causes.has(id)) causes.set(id, kind === "DepositReverted" ? null : (last?.key ?? null))
    }
  }

  // --- The database ------------------------------------------------------------------------------------------

  const memory = Effect.runSync(TossStore.makeMemory)

  const fails = (when: "Before" | "After"): boolean => {
    if (storeFault === null || storeFault.when !== when) return false
    if (storeFault.skip > 0) {
      storeFault = { ...storeFault, skip: storeFault.skip - 1 }
      return false
    }
    storeFault = null
    storeFaults += 1
    return true
  }

  const stored = <A, E>(
    machine: Machine.Machine,
    operation: Effect.Effect<A, E>,
    failure: () => Effect.Effect<never, E>
  ): Effect.Effect<A, E> =>
    machine.step(
      Effect.suspend(() =>
        fails("Before")
          ? failure()
          : Effect.flatMap(operation, (value) => (fails("After") ? failure() : Effect.succeed(value)))
      )
    )

  const note = (id: string, key: string): void => {
    const keys = keysOf.get(id) ?? []
    if (!keys.includes(key)) keysOf.set(id, [...keys, key])
  }

  const tossStore = (machine: Machine.Machine, own: TossStore.Service): TossStore.Service => {
    const at = <A>(operation: string, effect: Effect.Effect<A, TossStore.StoreError>) =>
      stored(machine, effect, () =>
        Effect.fail(new TossStore.StoreError({ operation, message: "the database does not answer" }))
      )
    return {
      events: {
        claim: (id, owner, lease) => at("events.claim", own.events.claim(id, owner, lease)),
        complete: (id, owner) => at("events.complete", own.events.complete(id, owner)),
        release: (id, owner) => at("events.release", own.events.release(id, owner))
      },
      secrets: {
        save: (orderId, secret) => at("secrets.save", own.secrets.save(orderId, secret)),
        find: (orderId) => at("secrets.find", own.secrets.find(orderId))
      },
      intents: {
        begin: (id, pending) =>
          at(
            "intents.begin",
            Effect.tap(own.intents.begin(id, pending), (intent) =>
              Effect.sync(() => {
                note(id, intent.pending.idempotencyKey)
                if (intent.state === "Open") ends.delete(id)
              })
            )
          ),
        end: (id, state, key) =>
          at(
            "intents.end",
            Effect.tap(own.intents.end(id, state, key), () =>
              Effect.sync(() => {
                if (key === undefined || keysOf.get(id)?.at(-1) === key) ends.set(id, state)
              })
            )
          ),
        open: at("intents.open", own.intents.open)
      }
    }
  }

  // --- The shop's processes ----------------------------------------------------------------------------------

  const witness: Process["witness"] = (intentId, endpoint, args) => (call) =>
    Effect.onExit(call, (exit) =>
      Effect.sync(() => {
        if (isDefect(exit))
          complaints.push(`(e) ${endpoint.id} of ${intentId} died: ${Cause.pretty(exit.cause)}`)
        const error = Exit.isFailure(exit) ? Cause.failureOption(exit.cause) : null
        if (error !== null && error._tag === "None") return
        const failure = error === null ? null : error.value
        answers.push({
          intentId,
          endpoint: endpoint.id,
          args,
          keys:
            failure !== null && "idempotencyKey" in failure && failure.idempotencyKey !== null
              ? [failure.idempotencyKey]
              : (keysOf.get(intentId) ?? []),
          outcome:
            failure === null
              ? "Success"
              : failure._tag === "IntentMismatchError"
                ? "Mismatch"
                : failure._tag === "StoreError"
                  ? "StoreError"
                  : failure.outcome,
          at: time.now()
        })
      })
    )

  /** The SDK as the shop's process has it, with the broken piece in its place. */
  const boot = (worker: number): Worker => {
    const machine = Machine.make(fork, () => {
      crashes += 1
    })
    const client = EmulatorHttpClient.make({
      ...emulator,
      handle: (request) => machine.step(serve(request))
    })
    const http = sabotage.http?.(client) ?? client
    const own = sabotage.storeDiesWithProcess === true ? Effect.runSync(TossStore.makeMemory) : memory
    const store = tossStore(machine, sabotage.store?.(own, () => ownKeyId) ?? own)
    let ownKeyId = ""
    const program = Effect.gen(function* () {
      const config = yield* TossConfig.make({
        secretKey: `test_sk_faults_${reissues}`,
        ...(securityKey === undefined ? {} : { securityKey })
      })
      const honest = yield* TossHttpClient.make().pipe(
        Effect.provideService(HttpClient.HttpClient, http),
        Effect.provideService(TossConfig.TossConfig, config)
      )
      keyId = honest.keyId
      ownKeyId = honest.keyId
      const transport = sabotage.transport?.(honest) ?? honest
      const intents = yield* Intents.make(...groups).pipe(
        Effect.provideService(TossHttpClient.TossHttpClient, transport),
        Effect.provideService(TossStore.TossStore, store)
      )
      const chosen = sabotage.intents?.(intents, transport, note) ?? intents
      return yield* open({
        emulator,
        config,
        transport,
        store,
        intents: {
          run: (id, endpoint, ...args) => chosen.run(id, endpoint, ...args).pipe(witness(id, endpoint, args)),
          resolve: chosen.resolve
        },
        witness,
        transaction: (f) =>
          stored(machine, Effect.sync(f), () =>
            Effect.fail(new DatabaseError({ message: "the database does not answer" }))
          ),
        complain: (complaint) => complaints.push(complaint)
      })
    })
    const staff = Effect.runSync(Scope.extend(Effect.orDie(program), scope))
    const running = { machine, staff }
    workers[worker] = running
    run(running, staff.recover)
    return running
  }

  const run = ({ machine }: { readonly machine: Machine.Machine }, work: Effect.Effect<unknown>): void =>
    machine.run(work, (exit) => {
      if (isDefect(exit)) complaints.push(`(e) the shop died: ${Cause.pretty(exit.cause)}`)
    })

  const running = (worker: number) => {
    const known = workers[worker]
    if (known?.machine.isAlive() === true) return known
    return boot(worker)
  }

  const ask: World<S>["ask"] = (worker, work) => {
    const found = running(worker)
    run(found, work(found.staff))
  }

  return {
    time,
    emulator,
    answers,
    causes,
    keysOf,
    ends,
    bodies,
    complaints,
    transmissions,
    crashes: () => crashes,
    storeFaults: () => storeFaults,
    busyDeliveries: () => busyDeliveries,
    outside,
    meanwhile,
    ask,
    dieAfter: (worker, death) => running(worker).machine.dieAfter(death),
    restart: (worker) => {
      workers[worker]?.machine.kill()
      running(worker)
    },
    reissueKey: () => {
      reissues += 1
      for (const worker of workers) worker?.machine.kill()
    },
    keyId: () => keyId,
    killAll: () => {
      for (const worker of workers) worker?.machine.kill()
    },
    setRoad: (kind, times) => {
      road = { kind, times }
    },
    breakStore: (when, skip) => {
      storeFault = { when, skip }
    },
    repairStore: () => {
      storeFault = null
    },
    deliver,
    attribute,
    openIntents: () => Effect.runSync(Effect.orDie(memory.intents.open))
  }
}
