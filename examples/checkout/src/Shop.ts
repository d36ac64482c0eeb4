/** A small shop: takes orders, confirms payments, refunds them, listens to webhooks. Copy what you need. */
import type { IncomingMessage, ServerResponse } from "node:http"
import { type Client, isPaid, type Payment, TossError, transitionMeaning } from "tosspayments-server-sdk"

export interface Order {
  readonly orderId: string
  readonly amount: number
  paymentKey?: string
  /** What the shop has of the buyer's money. */
  received: number
  status: string
  refunds: number
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
    orders.set(orderId, { orderId, amount, received: 0, status: "PLACED", refunds: 0 })
    return { status: 201, body: { orderId, amount } }
  }

  /** Answers and webhooks come in any order, so each is weighed against what is booked. */
  const book = (order: Order, payment: Payment) => {
    const booked = order.status === "PLACED" ? null : { status: order.status, balanceAmount: order.received }
    const meaning = transitionMeaning(booked, payment)
    if (meaning._tag === "Unchanged" || meaning._tag === "Outdated") return
    order.received = isPaid(payment) ? payment.balanceAmount : 0
    order.status = payment.status
  }

  /**
   * Where the payment window sends the buyer. The amount in the URL is the buyer's word, so it is not used. The
   * order id names the intent: a buyer who reloads the page does not pay twice.
   */
  const success = async (paymentKey: string, orderId: string): Promise<Answer> => {
    const order = orders.get(orderId)
    if (order === undefined) return { status: 404, body: { message: "no such order" } }
    const payment = await client.intents.confirm(orderId, { paymentKey, orderId, amount: order.amount })
    order.paymentKey = paymentKey
    book(order, payment)
    return isPaid(payment)
      ? { status: 200, body: order }
      : { status: 402, body: { message: `not paid: ${payment.status}` } }
  }

  const refund = async (orderId: string, amount: number | undefined): Promise<Answer> => {
    const order = orders.get(orderId)
    if (order?.paymentKey === undefined) return { status: 404, body: { message: "no such paid order" } }
    order.refunds += 1
    const refundId = `${orderId}-refund-${order.refunds}`
    const payment = await client.intents.cancel(refundId, order.paymentKey, {
      cancelReason: `단순 변심 (${refundId})`,
      cancelAmount: amount,
      refundableAmount: order.received
    })
    book(order, payment)
    return { status: 200, body: order }
  }

  /** Reads the bytes, verifies, handles each event once, and reads again what nothing proves. */
  const webhook = client.webhooks.nodeHandler({
    handlers: {
      PAYMENT_STATUS_CHANGED: async ({ eventType, payment, trust }) => {
        const order = orders.get(payment.orderId)
        if (order !== undefined) book(order, payment)
        events.push(`${eventType} ${payment.orderId} ${payment.status} (trusted: ${trust})`)
      },
      DEPOSIT_CALLBACK: async ({ eventType, orderId, status, trust }) => {
        events.push(`${eventType} ${orderId} ${status} (trusted: ${trust})`)
      },
      CANCEL_STATUS_CHANGED: async ({ eventType, trust }) => {
        events.push(`${eventType} (trusted: ${trust})`)
      },
      otherwise: async ({ eventType }) => {
        events.push(`${eventType}, which this shop does not know`)
      }
    }
  })

  const route = async (request: IncomingMessage, body: Buffer): Promise<Answer> => {
    const url = new URL(request.url ?? "/", "http://shop")
    const json = () => JSON.parse(body.toString("utf8")) as { readonly amount?: number }
    if (request.method === "POST" && url.pathname === "/orders") return placeOrder(json().amount ?? 0)
    if (request.method === "GET" && url.pathname === "/success") {
      return success(url.searchParams.get("paymentKey") ?? "", url.searchParams.get("orderId") ?? "")
    }
    const refundOf = url.pathname.match(/^\/orders\/([^/]+)\/refunds$/)?.[1]
    if (request.method === "POST" && refundOf !== undefined) return refund(refundOf, json().amount)
    return { status: 404, body: { message: "no such page" } }
  }

  const failure = (error: unknown): Answer => {
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
      if (request.url === "/webhooks/toss") return webhook(request, response)
      const chunks: Array<Buffer> = []
      for await (const chunk of request) chunks.push(chunk)
      const answer = await route(request, Buffer.concat(chunks)).catch(failure)
      response
        .writeHead(answer.status, { "content-type": "application/json" })
        .end(JSON.stringify(answer.body))
    }
  }
}
