/**
 * The main job, end to end: a buyer orders, authorises and pays; the shop confirms, reads back, refunds a part
 * and then the rest, and hears about each step by webhook. A card is declined, and another one pays. Then the network
 * misbehaves twice. At the end the books of both sides must agree. Ends by itself; the exit status is 0 only if
 * everything was as expected.
 *
 *   main.ts [--lang en | ko]
 */
import { once } from "node:events"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { setTimeout as sleep } from "node:timers/promises"
import { format, inspect, parseArgs } from "node:util"
import { Client, receivedAmount } from "tosspayments-server-sdk"
import * as LocalToss from "./LocalToss.js"
import * as Shop from "./Shop.js"
import { texts } from "./Texts.js"

const { lang } = parseArgs({ options: { lang: { type: "string", default: "en" } } }).values
const text = lang === "ko" ? texts.ko : texts.en

const hasColors = process.stdout.isTTY === true && process.stdout.hasColors()
const paint = (style: "bold" | "green" | "red", painted: string): string => {
  const [on, off] = inspect.colors[style] ?? [0, 0]
  return hasColors ? `\u001b[${on}m${painted}\u001b[${off}m` : painted
}

const print = (line: string) => process.stdout.write(`${line}\n`)
// A shop's log goes elsewhere. It is shown if something is wrong.
const logged: Array<string> = []
const log = (...parts: ReadonlyArray<unknown>) => void logged.push(format(...parts))
const logger = { info: log, warn: log, error: log }

let step = 0
const headline = (line: string) => print(`\n${paint("bold", `${++step}. ${line}`)}`)
const say = (line: string) => print(`   ${line}`)

let wrong = 0
const expect = (what: string, holds: boolean) => {
  if (!holds) wrong += 1
  print(`   ${holds ? paint("green", text.ok) : paint("red", text.wrong)} ${what}`)
}

/** Hangul is two columns wide. */
const padded = (cell: string, columns: number): string =>
  cell + " ".repeat(Math.max(1, columns - cell.length - (cell.match(/[가-힣]/g)?.length ?? 0)))

const server = createServer().listen(0, "127.0.0.1")
await once(server, "listening")
const shopUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const toss = await LocalToss.start(`${shopUrl}/webhooks/toss`)
const client = new Client({ secretKey: "test_sk_example", baseUrl: toss.url, maxRetries: 1, logger })
const shop = Shop.make(client)
server.on("request", shop.listener)

const call = async (method: string, path: string, body?: unknown) => {
  const response = await fetch(shopUrl + path, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) })
  })
  const answer = await response.text()
  return { status: response.status, text: answer, body: answer.startsWith("{") ? JSON.parse(answer) : {} }
}

const place = async (amount: number): Promise<{ orderId: string; amount: number }> =>
  (await call("POST", "/orders", { amount })).body

/** The buyer agrees in the payment window. */
const authorize = async (order: { orderId: string; amount: number; decline?: string }) => ({
  ...order,
  ...(await toss.authorize(order))
})

const buy = async (amount: number) => authorize(await place(amount))

const returnFromWindow = ({ paymentKey, orderId, amount }: Awaited<ReturnType<typeof authorize>>) =>
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
  print(text.opening(shopUrl, toss.url))

  headline(text.ordered)
  const first = await buy(33_000)
  say(text.order(first.orderId, first.amount, first.paymentKey))

  headline(text.confirms)
  const confirmed = await returnFromWindow(first)
  expect(text.confirmed(confirmed.body.status), confirmed.body.page === "Paid")

  headline(text.reads)
  const byKey = await client.payments.retrieve(first.paymentKey)
  const byOrder = await client.payments.retrieveByOrderId(first.orderId)
  expect(text.amountBy(byKey.totalAmount, byKey.method ?? ""), byKey.totalAmount === first.amount)
  expect(text.samePayment, byOrder.paymentKey === byKey.paymentKey)

  headline(text.givesPart)
  const part = await call("POST", `/orders/${first.orderId}/refunds`, { amount: 11_000 })
  expect(text.left(part.body.status, part.body.received), part.body.received === 22_000)

  headline(text.givesRest)
  const rest = await call("POST", `/orders/${first.orderId}/refunds`, {})
  expect(text.left(rest.body.status, rest.body.received), rest.body.received === 0)

  headline(text.hears)
  const events = await eventsOf(first.orderId, 3)
  for (const event of events) say(event)
  expect(text.threeEvents, events.length === 3)
  const forged = await call("POST", "/webhooks/toss", {
    eventType: "PAYMENT_STATUS_CHANGED",
    data: { status: "DONE" }
  })
  expect(text.forged(forged.status, forged.text), forged.status === 400)

  headline(text.declines)
  const second = await place(27_000)
  const declined = await returnFromWindow(await authorize({ ...second, decline: "REJECT_CARD_PAYMENT" }))
  expect(text.declined(declined.status, declined.body.code), declined.status === 402)
  const aborted = (await eventsOf(second.orderId, 1)).at(0) ?? ""
  expect(text.aborted, aborted.includes("ABORTED"))
  const paid = await returnFromWindow(await authorize(second))
  expect(text.paidByOther(paid.body.state, paid.body.received), paid.body.received === second.amount)

  headline(text.busy)
  const third = await buy(5_500)
  let seen = (await toss.requests()).length
  await toss.inject("payments.confirm", 1, { _tag: "Status", status: 503 })
  const afterBusy = await returnFromWindow(third)
  const busy = await confirmsSince(seen)
  for (const { idempotencyKey, status } of busy) say(text.attempt(idempotencyKey?.slice(0, 8) ?? "", status))
  expect(text.confirmed(afterBusy.body.status), afterBusy.body.page === "Paid")
  expect(text.oneKey, busy.length === 2 && new Set(busy.map((r) => r.idempotencyKey)).size === 1)

  headline(text.breaks)
  const fourth = await buy(12_000)
  seen = (await toss.requests()).length
  await toss.inject("payments.confirm", 2, { _tag: "Drop", when: "After" })
  const afterDrop = await returnFromWindow(fourth)
  const requests = (await toss.requests()).slice(seen)
  const isConfirm = ({ endpoint }: LocalToss.LoggedRequest) => endpoint === "payments.confirm"
  // The webhook is sent when the buyer is charged, half a second before the last attempt.
  const lastConfirm = requests.findLastIndex(isConfirm)
  for (const [index, request] of requests.entries()) {
    const says = isConfirm(request)
      ? text.confirmAttempt
      : index < lastConfirm
        ? text.webhookReads
        : text.sdkReads
    say(says(request.status))
  }
  expect(text.known(afterDrop.body.status), afterDrop.body.page === "Paid")

  headline(text.books)
  await Promise.all([eventsOf(second.orderId, 2), eventsOf(third.orderId, 1), eventsOf(fourth.orderId, 1)])
  const ledger = await toss.ledger()
  const sum = (kind: string, orderId: string) =>
    ledger.filter((m) => m.kind === kind && m.orderId === orderId).reduce((total, m) => total + m.amount, 0)
  const row = (cells: ReadonlyArray<string>) =>
    say(
      cells
        .map((cell) => padded(cell, 15))
        .join("")
        .trimEnd()
    )
  row(text.columns)
  for (const order of shop.orders.values()) {
    const charged = sum("Approve", order.orderId)
    const refunded = sum("Cancel", order.orderId)
    const received = receivedAmount(order.booked)
    row([order.orderId, ...[charged, refunded, charged - refunded, received].map(text.money)])
    expect(text.balance, charged === order.amount && charged - refunded === received)
  }
} finally {
  await client.close()
  await toss.stop()
  server.closeAllConnections()
  server.close()
}

print(`\n${wrong === 0 ? paint("green", text.good) : paint("red", text.bad(wrong))}`)
if (wrong > 0) for (const line of logged) print(line)
process.exitCode = wrong === 0 ? 0 : 1
