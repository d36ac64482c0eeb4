import * as Either from "effect/Either"
import type { Commands, Effects } from "../Commands.js"
import * as Contract from "../contract/seed.js"
import * as Billing from "../domain/billing/commands.js"
import { billingKeys } from "../domain/billing/kind.js"
import * as BrandPay from "../domain/brandPay/commands.js"
import { brandPayMethods } from "../domain/brandPay/kind.js"
import * as CashReceipts from "../domain/cashReceipts/commands.js"
import { cashReceipts } from "../domain/cashReceipts/entity.js"
import * as Payments from "../domain/payments/commands.js"
import { payments } from "../domain/payments/kind.js"
import * as Balance from "../domain/payouts/balance.js"
import * as Payouts from "../domain/payouts/commands.js"
import { payouts } from "../domain/payouts/kind.js"
import { sellers } from "../domain/sellers/kind.js"
import * as Sellers from "../domain/sellers/seller.js"
import { type EmulatorError, InvalidInput } from "../EmulatorError.js"
import type { Identifiers } from "../kernel/Identifiers.js"
import * as Identify from "../kernel/Identifiers.js"
import type { Kind, World } from "../kernel/World.js"
import * as Worlds from "../kernel/World.js"
import * as BillingApi from "../operations/billing.js"
import * as BrandPayApi from "../operations/brandPay.js"
import * as CashReceiptApi from "../operations/cashReceipts.js"
import type { Operation } from "../operations/Operation.js"
import * as PaymentApi from "../operations/payments.js"
import * as PayoutApi from "../operations/payouts.js"
import * as SellerApi from "../operations/sellers.js"
import type * as Seeds from "../Seed.js"
import type { Running } from "./Running.js"

type Entry<Section extends keyof Contract.Seed> =
  NonNullable<Contract.Seed[Section]> extends ReadonlyArray<infer One> ? One : never

type Made<A> = Either.Either<A, InvalidInput>

const wrong = (field: string, message: string): Made<never> =>
  Either.left(new InvalidInput({ field, message }))

/** What a command refuses, said of the entry that asked for it. */
const command = <A>(done: Either.Either<A, EmulatorError>): Made<A> =>
  Either.mapLeft(done, (error) =>
    error._tag === "InvalidInput" ? error : new InvalidInput({ field: "status", message: error.message })
  )

const call = <A = unknown>(
  { run }: Pick<Operation, "run">,
  request: unknown,
  world: World,
  params: Readonly<Record<string, string>> = {}
): Made<A> => {
  const verdict = run({ params, request, buyer: "" }, world)
  return verdict._tag === "Answered"
    ? Either.right(verdict.answer as A)
    : wrong("status", `${verdict.code}${verdict.message === undefined ? "" : `: ${verdict.message}`}`)
}

const payment = (
  { cancels = [], paymentKey: given, status, ...buyer }: Entry<"payments">,
  world: World
): Made<string> =>
  Either.gen(function* () {
    const decline = buyer.decline ?? (status === "ABORTED" ? "REJECT_CARD_PAYMENT" : undefined)
    const { amount, orderId, paymentKey } = yield* command(
      Payments.authorize({ ...buyer, decline, authenticated: status !== "READY" }, world)
    )
    const entryOf = () => world.get(payments, paymentKey)?.payment
    if (status !== "READY" && status !== "IN_PROGRESS") {
      const { brandPay } = buyer
      const request = { paymentKey, orderId, amount, ...brandPay }
      const confirmed = call(
        brandPay === undefined ? PaymentApi.confirm : BrandPayApi.confirm,
        request,
        world
      )
      if (decline === undefined) yield* confirmed
      if (status !== "WAITING_FOR_DEPOSIT" && entryOf()?.status === "WAITING_FOR_DEPOSIT") {
        yield* command(Payments.deposit(paymentKey, world))
      }
    }
    const refunds = cancels.length === 0 && status === "CANCELED" ? [{ cancelReason: "고객 요청" }] : cancels
    for (const refund of refunds) yield* call(PaymentApi.cancel, refund, world, { paymentKey })
    const reached = entryOf()?.status
    if (status !== undefined && reached !== status) {
      return yield* wrong("status", `Such a payment becomes ${reached}, not ${status}.`)
    }
    return paymentKey
  })

const billingKey = ({ billingKey: _, ...buyer }: Entry<"billingKeys">, world: World): Made<string> =>
  Either.flatMap(command(Billing.authorize(buyer, world)), (authorization) =>
    Either.map(
      call<{ readonly billingKey: string }>(BillingApi.issue, authorization, world),
      ({ billingKey }) => billingKey
    )
  )

/** What a seller comes to after each state. */
const nextOf = {
  APPROVAL_REQUIRED: Sellers.verify,
  PARTIALLY_APPROVED: Sellers.askForKyc,
  KYC_REQUIRED: Sellers.verify
} as const

const seller = ({ id: _, status = "APPROVED", ...request }: Entry<"sellers">, world: World): Made<string> =>
  Either.gen(function* () {
    let made = yield* call<Seeds.Seeded["sellers"][number]>(SellerApi.create, request, world)
    while (made.status !== status) {
      if (made.status === "APPROVED") return yield* wrong("status", `Such a seller is never ${status}.`)
      made = yield* command(nextOf[made.status](made.id, world))
    }
    return made.id
  })

const payout = ({ status = "REQUESTED", ...request }: Entry<"payouts">, world: World): Made<string> =>
  Either.gen(function* () {
    const { items } = yield* call<{ readonly items: Seeds.Seeded["payouts"] }>(
      PayoutApi.request,
      [request],
      world
    )
    const id = items[0]?.id ?? ""
    if (status === "COMPLETED") yield* command(Payouts.complete(id, world))
    if (status === "FAILED") yield* command(Payouts.fail("PROVIDER_ERROR")(id, world))
    if (status === "CANCELED") yield* call(PayoutApi.cancel, null, world, { id })
    return id
  })

const receipt = (request: Entry<"cashReceipts">, world: World): Made<string> =>
  Either.map(
    call<{ readonly receiptKey: string }>(CashReceiptApi.issue, request, world),
    ({ receiptKey }) => receiptKey
  )

const method = (buyer: Entry<"brandPayMethods">, world: World): Made<string> =>
  Either.map(command(BrandPay.register(buyer, world)), ({ methodKey }) => methodKey)

const sections = [
  "payments",
  "billingKeys",
  "brandPayMethods",
  "cashReceipts",
  "sellers",
  "payouts"
] as const satisfies ReadonlyArray<keyof Contract.Seed>

/** The same for the same place in a seed, whatever stands elsewhere. */
const idsOf = (section: (typeof sections)[number], index: number): Identifiers =>
  Identify.make(sections.indexOf(section), index)

const defined = <A>(values: ReadonlyArray<A | null>): ReadonlyArray<A> =>
  values.filter((value) => value !== null)

/** All of it, or nothing and what is wrong. `isTaken` tells what was there before, of any merchant. */
const plant = (
  seed: Contract.Seed,
  outer: World,
  isTaken: <A>(kind: Kind<A>, id: string) => boolean
): Made<Seeds.Seeded> => {
  const inner = Worlds.inside(outer)
  /** Makes the entries of a section one by one, without a word to the shop. */
  const each = <Section extends (typeof sections)[number], A>(
    section: Section,
    kind: Kind<A>,
    make: (entry: Entry<Section>, world: World) => Made<string>,
    given: (entry: Entry<Section>) => Partial<Identifiers> = () => ({})
  ): Made<ReadonlyArray<A>> => {
    const entries = (seed[section] ?? []) as ReadonlyArray<Entry<Section>>
    const before = new Set<string>()
    /** Written over by none of them, and writes over nothing. */
    const isNew = (id: string): boolean => {
      const known = before.has(id) || isTaken(kind, id)
      before.add(id)
      return !known
    }
    const made = entries.map((entry, index) =>
      make(entry, { ...inner, ids: { ...idsOf(section, index), ...given(entry) }, emit: () => {} }).pipe(
        Either.filterOrLeft(
          isNew,
          (id) => new InvalidInput({ field: kind.name, message: `${id} is there already.` })
        ),
        Either.mapLeft(
          ({ field, message }) => new InvalidInput({ field: `${section}.${index}.${field}`, message })
        )
      )
    )
    return Either.map(Either.all(made), (ids) => defined(ids.map((id) => inner.get(kind, id))))
  }
  return Either.gen(function* () {
    if (seed.balance !== undefined) Balance.set(seed.balance.available, seed.balance.pending ?? null, inner)
    const seeded: Seeds.Seeded = {
      payments: (yield* each("payments", payments, payment, ({ paymentKey }) =>
        paymentKey === undefined ? {} : { paymentKey: () => paymentKey }
      )).map(({ payment }) => payment),
      billingKeys: (yield* each("billingKeys", billingKeys, billingKey, ({ billingKey }) =>
        billingKey === undefined ? {} : { billingKey: () => billingKey }
      )).map(Billing.show),
      brandPayMethods: (yield* each("brandPayMethods", brandPayMethods, method)).map(BrandPay.show),
      cashReceipts: CashReceipts.all(yield* each("cashReceipts", cashReceipts, receipt)),
      sellers: (yield* each("sellers", sellers, seller, ({ id }) =>
        id === undefined ? {} : { sellerId: () => id }
      )).map(({ seller }) => seller),
      payouts: (yield* each("payouts", payouts, payout)).map(({ payout }) => payout)
    }
    inner.close()
    return seeded
  })
}

export const make =
  ({ begin, context }: Running): Effects<Pick<Commands, "seed">>["seed"] =>
  (given) =>
    begin(Contract.seed, given, (seed, world) =>
      plant(seed, world, (kind, id) => context().session.store.of(kind).book.get(id) !== undefined)
    )
