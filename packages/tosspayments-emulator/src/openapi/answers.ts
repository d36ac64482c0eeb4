/** What operations answer to the requests that the document shows: asked of themselves, in a small world of their own. */
import * as V2 from "../contract/v2.js"
import * as Billing from "../domain/billing/commands.js"
import * as Payments from "../domain/payments/commands.js"
import * as Identify from "../kernel/Identifiers.js"
import type { World } from "../kernel/World.js"
import * as Worlds from "../kernel/World.js"
import * as BillingApi from "../operations/billing.js"
import type { Operation } from "../operations/Operation.js"
import * as PaymentApi from "../operations/payments.js"
import * as SellerApi from "../operations/sellers.js"
import { texts } from "./texts.js"

const params = {
  paymentKey: "paid",
  orderId: "ORD-0001",
  billingKey: "monthly",
  id: "seller_example",
  customerKey: "cust_1"
}

const nowhere: Worlds.Ground = {
  get: () => undefined,
  find: () => [],
  page: () => null,
  put: () => {},
  move: () => {},
  announce: () => {}
}

const open = (): World =>
  Worlds.open(nowhere, {
    merchant: "emul01store",
    now: Date.parse("2026-03-02T10:15:01+09:00"),
    ids: {
      ...Identify.make(1, 1),
      paymentKey: () => params.paymentKey,
      authKey: () => "bln_example",
      billingKey: () => params.billingKey,
      sellerId: () => params.id
    },
    behaviour: {
      version: "2022-11-16",
      hasOlderReceipts: false,
      secretOnRead: "null",
      settlements: "empty",
      payoutBalance: 10_000_000
    }
  })

const ask = ({ endpoint, run }: Operation, world: World) =>
  run({ params, request: texts[endpoint.id]?.example ?? null, buyer: "" }, world)

/** What is there when an operation is asked: all that comes before it. */
const prepare = ({ endpoint: { id } }: Operation, world: World): void => {
  Payments.authorize({ orderId: params.orderId, amount: 33000 }, world)
  Billing.authorize({ customerKey: params.customerKey }, world)
  if (id !== "payments.confirm") ask(PaymentApi.confirm, world)
  if (id !== "billing.issue") ask(BillingApi.issue, world)
  if (id !== "sellers.create") ask(SellerApi.create, world)
}

/** The answer as it leaves; `undefined` where the document shows no request that could be answered. */
export const of = (operation: Operation): unknown => {
  const world = open()
  prepare(operation, world)
  const verdict = ask(operation, world)
  if (verdict._tag === "Refused" || verdict.answer === undefined) return undefined
  return operation.entityType === undefined
    ? verdict.answer
    : V2.answer("0123456789abcdef0123456789abcdef", operation.entityType, verdict.answer)
}
