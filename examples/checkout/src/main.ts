/**
 * The main job, end to end: a buyer orders, authorises and pays; the shop confirms, reads back, refunds a part
 * and then the rest, and hears about each step by webhook. Then the network misbehaves twice. At the end the
 * books of both sides must agree. Ends by itself; the exit status is 0 only if everything was as expected.
 */
import { once } from "node:events"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { setTimeout as sleep } from "node:timers/promises"
import { Client } from "tosspayments-server-sdk"
import * as LocalToss from "./LocalToss.js"
import * as Shop from "./Shop.js"

const won = (amount: number) => `${amount.toLocaleString("en-US")} KRW`
let step = 0
const headline = (text: string) => console.log(`\n${++step}. ${text}`)
const say = (text: string) => console.log(`   ${text}`)

let wrong = 0
const expect = (what: string, holds: boolean) => {
  if (!holds) wrong += 1
  console.log(`   ${holds ? "ok   " : "WRONG"} ${what}`)
}

const server = createServer().listen(0, "127.0.0.1")
await once(server, "listening")
const shopUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const toss = await LocalToss.start(`${shopUrl}/webhooks/toss`)
const client = new Client({ secretKey: "test_sk_example", baseUrl: toss.url, maxRetries: 1 })
const shop = Shop.make(client)
server.on("request", shop.listener)

const call = async (method: string, path: string, body?: unknown) => {
  const response = await fetch(shopUrl + path, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) })
  })
  const text = await response.text()
  return { status: response.status, text, body: text.startsWith("{") ? JSON.parse(text) : {} }
}

/** The buyer orders and agrees in the payment window. */
const buy = async (amount: number) => {
  const { orderId } = (await call("POST", "/orders", { amount })).body
  const { paymentKey } = await toss.authorize({ orderId, amount })
  return { orderId, paymentKey, amount }
}

const returnFromWindow = ({ paymentKey, orderId, amount }: Awaited<ReturnType<typeof buy>>) =>
  call("GET", `/success?${new URLSearchParams({ paymentKey, orderId, amount: String(amount) })}`)

const eventsOf = async (orderId: string, count: number) => {
  for (let waited = 0; waited < 5000; waited += 50) {
    const found = shop.events.filter((event) => event.includes(orderId))
    if (found.length >= count) return found
    await sleep(50)
  }
  return shop.events.filter((event) => event.includes(orderId))
}

const confirmsSince = async (seen: number) =>
  (await toss.requests()).slice(seen).filter(({ endpoint }) => endpoint === "payments.confirm")

try {
  console.log(`A shop on ${shopUrl}, a local TossPayments on ${toss.url}. No money, no keys, no internet.`)

  headline("A buyer orders and authorises the payment in the payment window")
  const first = await buy(33_000)
  say(`order ${first.orderId}, ${won(first.amount)}, payment ${first.paymentKey}`)

  headline("The shop confirms: this is what charges the buyer")
  const confirmed = await returnFromWindow(first)
  expect(`confirmed, status ${confirmed.body.status}`, confirmed.body.status === "DONE")

  headline("The shop reads the payment back, by key and by order")
  const byKey = await client.payments.retrieve(first.paymentKey)
  const byOrder = await client.payments.retrieveByOrderId(first.orderId)
  expect(`${won(byKey.totalAmount)} by ${byKey.method}`, byKey.totalAmount === first.amount)
  expect("both readings are the same payment", byOrder.paymentKey === byKey.paymentKey)

  headline("The buyer gives one item back: partial refund")
  const part = await call("POST", `/orders/${first.orderId}/refunds`, { amount: 11_000 })
  expect(`${part.body.status}, ${won(part.body.received)} left`, part.body.received === 22_000)

  headline("The buyer gives the rest back")
  const rest = await call("POST", `/orders/${first.orderId}/refunds`, {})
  expect(`${rest.body.status}, ${won(rest.body.received)} left`, rest.body.received === 0)

  headline("The webhooks of this order, received over HTTP, each handled once and read again")
  const events = await eventsOf(first.orderId, 3)
  for (const event of events) say(event)
  expect("three events: paid, refunded in part, refunded", events.length === 3)
  const forged = await call("POST", "/webhooks/toss", {
    eventType: "PAYMENT_STATUS_CHANGED",
    data: { status: "DONE" }
  })
  expect(`a forged webhook is refused (${forged.status} ${forged.text})`, forged.status === 400)

  headline("TossPayments is overloaded and answers 503: the SDK tries again with the same key")
  const second = await buy(5_500)
  let seen = (await toss.requests()).length
  await toss.inject("payments.confirm", 1, { _tag: "Status", status: 503 })
  const afterBusy = await returnFromWindow(second)
  const busy = await confirmsSince(seen)
  for (const request of busy) say(`confirm, key ${request.idempotencyKey?.slice(0, 8)}…: ${request.status}`)
  expect(`confirmed, status ${afterBusy.body.status}`, afterBusy.body.status === "DONE")
  expect("two requests, one key", busy.length === 2 && new Set(busy.map((r) => r.idempotencyKey)).size === 1)

  headline("The connection breaks after TossPayments has charged: the SDK looks the payment up")
  const third = await buy(12_000)
  seen = (await toss.requests()).length
  await toss.inject("payments.confirm", 2, { _tag: "Drop", when: "After" })
  const afterDrop = await returnFromWindow(third)
  // The webhook of this payment is read again too, so there is more than one reading.
  for (const request of (await toss.requests()).slice(seen)) {
    say(`${request.method} ${request.endpoint}: ${request.status ?? "no answer"}`)
  }
  expect(
    `known to be ${afterDrop.body.status}, although no confirm was answered`,
    afterDrop.body.status === "DONE"
  )

  headline("The books")
  const ledger = await toss.ledger()
  await Promise.all([eventsOf(second.orderId, 1), eventsOf(third.orderId, 1)])
  const sum = (kind: string, orderId: string) =>
    ledger.filter((m) => m.kind === kind && m.orderId === orderId).reduce((total, m) => total + m.amount, 0)
  say("order        charged        refunded       TossPayments   shop")
  for (const order of shop.orders.values()) {
    const charged = sum("Approve", order.orderId)
    const refunded = sum("Cancel", order.orderId)
    const columns = [charged, refunded, charged - refunded, order.received].map((n) => won(n).padEnd(15))
    say(`${order.orderId}   ${columns.join("")}`)
    expect(
      "charged once, and both sides agree",
      charged === order.amount && charged - refunded === order.received
    )
  }
} finally {
  await client.close()
  await toss.stop()
  server.closeAllConnections()
  server.close()
}

console.log(wrong === 0 ? "\nEverything balances." : `\n${wrong} thing(s) are not as expected.`)
process.exitCode = wrong === 0 ? 0 : 1
