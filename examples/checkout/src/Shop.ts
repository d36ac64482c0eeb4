/** A small shop: takes orders, confirms payments, refunds them, listens to webhooks. Copy what you need. */
import type { IncomingMessage, ServerResponse } from "node:http"
import {
  adviceFor,
  type Booked,
  bookPayment,
  type Client,
  checkoutState,
  DeclinedError,
  duplicatePayments,
  type Payment,
  receivedAmount,
  TossError
} from "tosspayments-server-sdk"

/** A row of the shop's database. */
export interface Order {
  readonly orderId: string
  readonly amount: number
  state: "PLACED" | "AWAITING_DEPOSIT" | "PAID" | "REFUNDED"
  /** One JSON column: what the SDK has booked of this order's payments. */
  booked: Booked
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
    orders.set(orderId, { orderId, amount, state: "PLACED", booked: [], refunds: 0 })
    return { status: 201, body: { orderId, amount } }
  }

  /**
   * Answers and webhooks come in any order, and of more than one payment. What is booked is stored whatever it means;
   * with a database: in one transaction that locks the order's row.
   */
  const book = (order: Order, payment: Payment): void => {
    const { booked, meaning } = bookPayment(order.booked, payment)
    order.booked = booked
    switch (meaning._tag) {
      case "Paid":
        order.state = "PAID"
        break
      case "AwaitingDeposit":
        order.state = "AWAITING_DEPOSIT"
        break
      case "DepositTakenBack":
      case "Refunded":
        order.state = "REFUNDED"
        break
      case "PaidTwice":
        console.warn(`${order.orderId} was paid twice: ${meaning.paymentKeys}`)
        break
      case "Unrecognised":
        console.warn(`${payment.paymentKey} is ${payment.status}, which this shop does not know`)
    }
  }

  /** An order is paid once, and its open accounts are closed. What fails here is tried again with the next webhook. */
  const giveBackDuplicates = async (order: Order): Promise<void> => {
    for (const paymentKey of duplicatePayments(order.booked)) {
      const reason = { cancelReason: `중복 결제 (${paymentKey})` }
      book(order, await client.payments.cancel(paymentKey, reason, { intent: `duplicate-${paymentKey}` }))
    }
  }

  const view = (order: Order, payment: Payment) => ({
    orderId: order.orderId,
    state: order.state,
    received: receivedAmount(order.booked),
    status: payment.status
  })

  /**
   * Where the payment window sends the buyer. The amount in the URL is the buyer's word, so it is not used. The
   * order id names the intent: a buyer who reloads the page does not pay twice.
   */
  const success = async (paymentKey: string, orderId: string): Promise<Answer> => {
    const order = orders.get(orderId)
    if (order === undefined) return { status: 404, body: { message: "no such order" } }
    const payment = await client.payments.confirm(
      { paymentKey, orderId, amount: order.amount },
      { intent: orderId }
    )
    book(order, payment)
    const page = checkoutState(payment)._tag
    return { status: page === "Failed" ? 402 : 200, body: { page, ...view(order, payment) } }
  }

  const refund = async (orderId: string, amount: number | undefined): Promise<Answer> => {
    const order = orders.get(orderId)
    const paid = order?.booked.find((payment) => receivedAmount([payment]) > 0)
    if (order === undefined || paid === undefined) {
      return { status: 404, body: { message: "no such paid order" } }
    }
    order.refunds += 1
    const refundId = `${orderId}-refund-${order.refunds}`
    const request = {
      cancelReason: `단순 변심 (${refundId})`,
      // A name without a value is refused: leaving it out is what refunds everything.
      ...(amount === undefined ? {} : { cancelAmount: amount }),
      refundableAmount: paid.balanceAmount
    }
    const payment = await client.payments.cancel(paid.paymentKey, request, { intent: refundId })
    book(order, payment)
    return { status: 200, body: view(order, payment) }
  }

  /** Reads the bytes, verifies, handles each event once, and reads again what nothing proves. */
  const webhook = client.webhooks.nodeHandler({
    handlers: {
      PAYMENT_STATUS_CHANGED: async ({ data: payment, eventType, trust }) => {
        const order = orders.get(payment.orderId)
        if (order !== undefined) {
          book(order, payment)
          await giveBackDuplicates(order)
        }
        events.push(`${eventType} ${payment.orderId} ${payment.status} (trust: ${trust})`)
      },
      DEPOSIT_CALLBACK: async ({ data: { orderId, status }, eventType, trust }) => {
        // It names its order and no payment, and an order can have several: read those that are booked.
        const order = orders.get(orderId)
        if (order !== undefined) {
          for (const { paymentKey } of order.booked) book(order, await client.payments.retrieve(paymentKey))
          await giveBackDuplicates(order)
        }
        events.push(`${eventType} ${orderId} ${status} (trust: ${trust})`)
      },
      CANCEL_STATUS_CHANGED: async ({ eventType, trust }) => {
        events.push(`${eventType} (trust: ${trust})`)
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
    if (error instanceof DeclinedError && error.outcome === "NotApplied") {
      return { status: 402, body: { code: error.code, message: adviceFor(error.code ?? "").buyer.ko } }
    }
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
