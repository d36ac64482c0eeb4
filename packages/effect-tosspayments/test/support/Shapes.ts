/**
 * One endpoint of each shape that the API has and payments do not: as TossPayments documents them, with no more fields than a
 * test needs.
 */
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Endpoint from "../../src/Endpoint.js"
import * as Encryption from "../../src/internal/encryption.js"
import * as Rules from "../../src/internal/schema/rules.js"
import * as Wire from "../../src/internal/schema/wire.js"
import * as List from "../../src/List.js"
import type * as Resource from "../../src/Resource.js"

/** A DELETE that answers with 200 and nothing. */
export const removeBillingKey = Endpoint.make({
  id: "billing.remove",
  method: "DELETE",
  path: "/billing/{billingKey}"
})

/** With the token of a buyer. */
export const removeCard = Endpoint.make({
  id: "brandpay.removeCard",
  method: "POST",
  path: "/brandpay/payments/methods/card/remove",
  bearer: true,
  request: Rules.struct(() => ({ methodKey: Rules.text(1, 200) })),
  response: Wire.struct(() => ({ methodKey: Wire.key }))
})

export const methods = Endpoint.make({
  id: "brandpay.methods",
  method: "GET",
  path: "/brandpay/payments/methods",
  bearer: true,
  response: Wire.struct(() => ({ cards: Wire.list(Wire.struct(() => ({ methodKey: Wire.key }))) }))
})

/** Stands in for JWE: another text for each encryption, and unreadable with another key. */
let nonce = 0
export const encryption = Encryption.make({
  encrypt: async (json, key) =>
    `eyJ0ZXN0.${Redacted.value(key).slice(0, 8)}.${nonce++}.${Buffer.from(json).toString("base64")}`,
  decrypt: async (text, keys) => {
    const [, of, , content = ""] = text.split(".")
    if (!keys.some((key) => Redacted.value(key).slice(0, 8) === of))
      throw new Error("it fits no security key")
    return Buffer.from(content, "base64").toString()
  },
  isEncrypted: (text) => text.startsWith("ey")
})

export interface PayoutRequest {
  readonly refPayoutId: string
  readonly amount: number
}

const payout = Wire.struct(() => ({ id: Wire.key, refPayoutId: Wire.key }))

/** Encrypted, in a list, in the envelope of v2; what became of it is read by another endpoint. */
export const requestPayouts = Endpoint.make({
  id: "payouts.request",
  method: "POST",
  path: "/payouts",
  version: "v2",
  encryption,
  request: Rules.list(
    Rules.struct(() => ({ refPayoutId: Rules.text(1, 50), amount: Rules.amount(1) })),
    1,
    100
  ),
  response: Wire.struct(() => ({ items: Wire.list(payout) }))
})

/** A POST without a body. */
export const cancelPayout = Endpoint.make({
  id: "payouts.cancel",
  method: "POST",
  path: "/payouts/{id}/cancel",
  version: "v2",
  response: payout,
  lookUp: {
    find: (read, id) => read(retrievePayout, id),
    isAbout: (found, id) => found.id === id,
    conclude: (found) => ({ outcome: "Applied", value: found })
  }
})

export const retrievePayout = Endpoint.make({
  id: "payouts.retrieve",
  method: "GET",
  path: "/payouts/{id}",
  version: "v2",
  response: payout
})

export interface Transaction {
  readonly transactionKey: string
}

export interface TransactionsQuery {
  readonly startDate: string
  readonly endDate: string
  readonly startingAfter?: string | undefined
  readonly limit?: number | undefined
}

/** Pages that go on after the last key, until one is not full. */
export const listTransactions = List.make(
  {
    id: "transactions.list",
    method: "GET",
    path: "/transactions",
    slow: true,
    request: Rules.struct(() => ({
      startDate: Rules.text(1, 30),
      endDate: Rules.text(1, 30),
      startingAfter: Rules.optional(Rules.text(1, 64)),
      limit: Rules.optional(Rules.integer(1, 5000))
    })),
    response: Wire.list(Wire.struct(() => ({ transactionKey: Wire.key })))
  },
  {
    rows: (page) => page,
    next: (query, page) => {
      const last = page.at(-1)
      return last === undefined || page.length < (query.limit ?? 100)
        ? null
        : { ...query, startingAfter: last.transactionKey }
    }
  }
)

export interface Settlement {
  readonly transactionKey: string
}

export interface SettlementsQuery {
  readonly startDate: string
  readonly endDate: string
  readonly page?: number | undefined
  readonly size?: number | undefined
}

/** Pages with numbers. */
export const listSettlements = List.make(
  {
    id: "settlements.list",
    method: "GET",
    path: "/settlements",
    request: Rules.struct(() => ({
      startDate: Rules.day,
      endDate: Rules.day,
      page: Rules.optional(Rules.integer(1, 1_000_000)),
      size: Rules.optional(Rules.integer(1, 5000))
    })),
    response: Wire.list(Wire.struct(() => ({ transactionKey: Wire.key })))
  },
  {
    rows: (page) => page,
    next: (query, page) =>
      page.length < (query.size ?? 100) ? null : { ...query, page: (query.page ?? 1) + 1 }
  }
)

export interface Seller {
  readonly id: string
}

export interface SellersQuery {
  readonly startingAfter?: string | undefined
}

/** A query that may be left out, and pages in the envelope of v2 that say whether there are more. */
export const listSellers = List.make(
  {
    id: "sellers.list",
    method: "GET",
    path: "/sellers",
    version: "v2",
    request: Rules.orNone(Rules.struct(() => ({ startingAfter: Rules.optional(Rules.text(1, 64)) }))),
    response: Wire.struct(() => ({
      hasNext: Wire.boolean,
      lastCursor: Wire.nullable(Wire.text),
      items: Wire.list(Wire.struct(() => ({ id: Wire.key })))
    }))
  },
  {
    rows: ({ items }) => items,
    next: (query, { hasNext, lastCursor }) =>
      hasNext && lastCursor !== null ? { ...query, startingAfter: lastCursor } : null
  }
)

export interface CashReceiptRequest {
  readonly orderId: string
  readonly amount: number
  readonly issueAt?: Date | undefined
}

export interface CashReceipt {
  readonly receiptKey: string
  readonly orderId: string
  readonly amount: number
}

const cashReceipt = Wire.struct(() => ({
  receiptKey: Wire.key,
  orderId: Wire.key,
  amount: Wire.required(Wire.number)
}))

export const listCashReceipts = Endpoint.make({
  id: "cashReceipts.list",
  method: "GET",
  path: "/cash-receipts",
  request: Rules.struct(() => ({ requestDate: Rules.day })),
  response: Wire.struct(() => ({ data: Wire.list(cashReceipt) }))
})

/** Can be found out about through its list only. `issueAt` is no field of TossPayments': a request with a date. */
export const issueCashReceipt = Endpoint.make({
  id: "cashReceipts.issue",
  method: "POST",
  path: "/cash-receipts",
  request: Rules.struct(() => ({
    orderId: Rules.orderId,
    amount: Rules.amount(1),
    issueAt: Rules.optional(Rules.date)
  })),
  response: cashReceipt,
  lookUp: {
    find: (read, { orderId }) =>
      read(listCashReceipts, { requestDate: "2026-03-02" }).pipe((list) =>
        Effect.map(list, ({ data }) => data.find((receipt) => receipt.orderId === orderId) ?? null)
      ),
    isAbout: (receipt, { orderId }) => receipt.orderId === orderId,
    conclude: (receipt, { amount }) =>
      receipt.amount === amount ? { outcome: "Applied", value: receipt } : { outcome: "NotApplied" }
  },
  secretOf: ({ orderId, receiptKey }) => ({ orderId, secret: Redacted.make(`secret of ${receiptKey}`) })
})

export const endpoints = {
  removeBillingKey,
  removeCard,
  methods,
  requestPayouts,
  cancelPayout,
  listTransactions,
  listSettlements,
  listSellers,
  issueCashReceipt
}

/** As a resource documents them. */
export interface Operations {
  /** Removes a billing key. */
  readonly removeBillingKey: (billingKey: string) => void
  /** Removes a card of the buyer. */
  readonly removeCard: (
    accessToken: Resource.AccessToken,
    request: { readonly methodKey: string }
  ) => { readonly methodKey: string }
  readonly methods: (accessToken: Resource.AccessToken) => {
    readonly cards: ReadonlyArray<{ readonly methodKey: string }>
  }
  readonly requestPayouts: (requests: ReadonlyArray<PayoutRequest>) => {
    readonly items: ReadonlyArray<{ readonly id: string; readonly refPayoutId: string }>
  }
  readonly cancelPayout: (id: string) => { readonly id: string; readonly refPayoutId: string }
  readonly listTransactions: (query: TransactionsQuery) => Resource.Rows<Transaction>
  readonly listSettlements: (query: SettlementsQuery) => Resource.Rows<Settlement>
  readonly listSellers: (query?: SellersQuery) => Resource.Rows<Seller>
  readonly issueCashReceipt: (request: CashReceiptRequest) => CashReceipt
}
