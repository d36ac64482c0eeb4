/** A small shop: takes orders, confirms payments, refunds them, listens to webhooks. Copy what you need. */
import type { IncomingMessage, ServerResponse } from "node:http"
import { type Client, isPaid, TossError, WebhookVerificationError } from "tosspayments-server-sdk"

export interface Order {
  readonly orderId: string
  readonly amount: number
  paymentKey?: string
  /** What the shop has of the buyer's money. */
  received: number
  status: string
}

export interface Answer {
  readonly status: number
  readonly body: unknown
}

export const make = (client: Client) => {
  const orders = new Map<string, Order>()
  const events: Array<string> = []

  const placeOrder = (amount: number): Answer => {
    const orderId = `ORD-${String(orders.size + 1).padStart(6, "0")}`
    orders.set(orderId, { orderId, amount, received: 0, status: "PLACED" })
    return { status: 201, body: { orderId, amount } }
  }

  /** Where the payment window sends the buyer. The amount in the URL is the buyer's word, so it is not used. */
  const success = async (paymentKey: string, orderId: string): Promise<Answer> => {
    const order = orders.get(orderId)
    if (order === undefined) return { status: 404, body: { message: "no such order" } }
    const payment = await client.payments.confirm({ paymentKey, orderId, amount: order.amount })
    if (!isPaid(payment)) return { status: 402, body: { message: `not paid: ${payment.status}` } }
    order.paymentKey = paymentKey
    order.received = payment.balanceAmount
    order.status = payment.status
    return { status: 200, body: order }
  }

  const refund = async (orderId: string, amount: number | undefined): Promise<Answer> => {
    const order = orders.get(orderId)
    if (order?.paymentKey === undefined) return { status: 404, body: { message: "no such paid order" } }
    const payment = await client.payments.cancel(order.paymentKey, {
      cancelReason: "단순 변심",
      cancelAmount: amount,
      refundableAmount: order.received
    })
    order.received = payment.balanceAmount
    order.status = payment.status
    return { status: 200, body: order }
  }

  /** Payment events are not signed, so what they say is read again before it is believed. */
  const webhook = async (body: Buffer, headers: IncomingMessage["headers"]): Promise<Answer> => {
    const event = await client.webhooks.verifyAndParse(body, { headers, retrieve: true })
    if (event.type === "PAYMENT_STATUS_CHANGED") {
      const order = orders.get(event.payment.orderId)
      if (order !== undefined) {
        order.received = isPaid(event.payment) ? event.payment.balanceAmount : 0
        order.status = event.payment.status
      }
      events.push(
        `${event.eventType} ${event.payment.orderId} ${event.payment.status} (trusted: ${event.trust})`
      )
    } else {
      events.push(`${event.eventType} (trusted: ${event.trust})`)
    }
    return { status: 200, body: {} }
  }

  const route = async (request: IncomingMessage, body: Buffer): Promise<Answer> => {
    const url = new URL(request.url ?? "/", "http://shop")
    const json = () => JSON.parse(body.toString("utf8")) as { readonly amount?: number }
    if (request.method === "POST" && url.pathname === "/orders") return placeOrder(json().amount ?? 0)
    if (request.method === "GET" && url.pathname === "/success") {
      return success(url.searchParams.get("paymentKey") ?? "", url.searchParams.get("orderId") ?? "")
    }
    const refundOf = url.pathname.match(/^\/orders\/([^/]+)\/refunds$/)?.[1]
    if (request.method === "POST" && refundOf !== undefined) return refund(refundOf, json().amount)
    if (request.method === "POST" && url.pathname === "/webhooks/toss") return webhook(body, request.headers)
    return { status: 404, body: { message: "no such page" } }
  }

  const failure = (error: unknown): Answer => {
    if (error instanceof WebhookVerificationError) return { status: 400, body: { message: error.reason } }
    if (error instanceof TossError) {
      return {
        status: error.outcome === "Unknown" ? 503 : 422,
        body: { name: error.name, code: error.code, outcome: error.outcome, message: error.message }
      }
    }
    throw error
  }

  return {
    orders: orders as ReadonlyMap<string, Order>,
    events: events as ReadonlyArray<string>,
    listener: async (request: IncomingMessage, response: ServerResponse) => {
      const chunks: Array<Buffer> = []
      for await (const chunk of request) chunks.push(chunk)
      const answer = await route(request, Buffer.concat(chunks)).catch(failure)
      response
        .writeHead(answer.status, { "content-type": "application/json" })
        .end(JSON.stringify(answer.body))
    }
  }
}
