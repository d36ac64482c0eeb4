import * as Schema from "effect/Schema"
import * as Payment from "./payment.js"

/** Bodies are read strictly: a misspelt member is an error, not silence. */
const strictly = { parseOptions: { onExcessProperty: "error", errors: "all" } } as const

const optional = <A, I>(schema: Schema.Schema<A, I>) => Schema.optional(schema)
const headers = Schema.Record({ key: Schema.String, value: Schema.String })
const when = Schema.Literal("Before", "After")

/** The JSON form of `AuthorizeInput`; the rules beyond types are checked by `authorize` itself. */
export const authorizeInput = Schema.Struct({
  orderId: Schema.String,
  orderName: optional(Schema.String),
  amount: Schema.Number,
  currency: optional(Schema.Literal("KRW", "USD", "JPY")),
  method: optional(
    Schema.Literal(
      "CARD",
      "VIRTUAL_ACCOUNT",
      "EASY_PAY",
      "TRANSFER",
      "MOBILE_PHONE",
      "FOREIGN_EASY_PAY",
      "CULTURE_GIFT_CERTIFICATE",
      "BOOK_GIFT_CERTIFICATE",
      "GAME_GIFT_CERTIFICATE"
    )
  ),
  taxFreeAmount: optional(Schema.Number),
  taxExemptionAmount: optional(Schema.Number),
  brandPay: optional(
    Schema.Struct({ customerKey: Schema.String.pipe(Schema.minLength(2), Schema.maxLength(50)) })
  ),
  authenticated: optional(Schema.Boolean),
  decline: optional(Schema.String),
  mId: optional(Schema.String),
  customerName: optional(Schema.String),
  customerMobilePhone: optional(Schema.String),
  metadata: optional(headers),
  useEscrow: optional(Schema.Boolean),
  cultureExpense: optional(Schema.Boolean),
  isPartialCancelable: optional(Schema.Boolean),
  discountAmount: optional(Schema.Number),
  card: optional(
    Schema.Struct({
      issuerCode: optional(Schema.String),
      acquirerCode: optional(Schema.NullOr(Schema.String)),
      number: optional(Schema.String),
      installmentPlanMonths: optional(Schema.Number),
      isInterestFree: optional(Schema.Boolean),
      interestPayer: optional(Schema.Literal("BUYER", "CARD_COMPANY", "MERCHANT")),
      cardType: optional(Schema.Literal("신용", "체크", "기프트", "미확인")),
      ownerType: optional(Schema.Literal("개인", "법인", "미확인"))
    })
  ),
  easyPay: optional(
    Schema.Struct({
      provider: optional(Schema.String),
      cardAmount: optional(Schema.Number),
      amount: optional(Schema.Number),
      discountAmount: optional(Schema.Number)
    })
  ),
  bankCode: optional(Schema.String),
  validHours: optional(Schema.Number),
  cashReceipt: optional(Schema.Struct({ type: Schema.Literal("소득공제", "지출증빙") })),
  country: optional(Schema.String),
  asyncCancel: optional(Schema.Boolean)
}).annotations({ ...strictly, examples: [{ orderId: "ORD-0001", amount: 33000 }] })

/** What `authorize` answers. */
export const authorization = Schema.Struct({
  paymentKey: Schema.String,
  orderId: Schema.String,
  amount: Schema.Number,
  payment: Payment.schema
})

/** Milliseconds, or a text such as `5 seconds`. */
const duration = Schema.Union(
  Schema.NonNegative,
  Schema.TemplateLiteral(
    Schema.Number,
    " ",
    Schema.Literal(
      "milli",
      "millis",
      "second",
      "seconds",
      "minute",
      "minutes",
      "hour",
      "hours",
      "day",
      "days",
      "week",
      "weeks"
    )
  )
)

const fault = Schema.Union(
  Schema.TaggedStruct("Status", {
    status: Schema.Number,
    body: optional(Schema.String),
    headers: optional(headers),
    applied: optional(Schema.Boolean)
  }),
  Schema.TaggedStruct("Delay", { duration, when: optional(when) }),
  Schema.TaggedStruct("Drop", { when }),
  Schema.TaggedStruct("CutOff", { bytes: Schema.Number }),
  Schema.TaggedStruct("Hang", { when }),
  Schema.TaggedStruct("Body", {
    body: Schema.String,
    status: optional(Schema.Number),
    headers: optional(headers)
  })
)

const injectionFields = {
  endpoint: optional(Schema.String),
  paymentKey: optional(Schema.String),
  orderId: optional(Schema.String),
  times: optional(Schema.Number),
  skip: optional(Schema.Number),
  fault
}

/** The JSON form of `Injection`. */
export const injection = Schema.Struct(injectionFields).annotations({
  ...strictly,
  examples: [
    { endpoint: "payments.confirm", fault: { _tag: "Drop", when: "After" } },
    { fault: { _tag: "Status", status: 503, headers: { "retry-after": "2" } }, times: 2 },
    { fault: { _tag: "Delay", duration: "45 seconds", when: "Before" } },
    { fault: { _tag: "Hang", when: "Before" } },
    { fault: { _tag: "CutOff", bytes: 100 }, skip: 1 },
    { fault: { _tag: "Body", body: "<html>Bad Gateway</html>", status: 502 }, orderId: "ORD-0001" }
  ]
})

const time = Schema.String

export const faults = Schema.Struct({
  armed: Schema.Array(Schema.Struct({ ...injectionFields, id: Schema.String })),
  fired: Schema.Array(
    Schema.Struct({ id: Schema.String, at: time, method: Schema.String, path: Schema.String, fault })
  )
})

export const settlement = Schema.Struct({ result: Schema.Literal("DONE", "ABORTED") }).annotations({
  ...strictly,
  examples: [{ result: "DONE" }]
})

export const advance = Schema.Struct({ duration }).annotations({
  ...strictly,
  examples: [{ duration: "10 minutes" }]
})

export const clock = Schema.Struct({ now: time, mode: Schema.Literal("real", "frozen") })

export const movement = Schema.Struct({
  paymentKey: Schema.String,
  orderId: Schema.String,
  kind: Schema.Literal("Approve", "Cancel", "DepositReverted"),
  amount: Schema.Number,
  currency: Schema.String,
  transactionKey: Schema.String,
  at: time
})

const requestFields = {
  at: time,
  method: Schema.String,
  path: Schema.String,
  endpoint: Schema.NullOr(Schema.String),
  idempotencyKey: Schema.NullOr(Schema.String),
  traceId: Schema.String,
  status: Schema.NullOr(Schema.Number),
  outcome: Schema.Literal("Running", "Answered", "CutOff", "Dropped", "Hung"),
  replayed: Schema.Boolean,
  fault: Schema.NullOr(Schema.String),
  paymentKey: Schema.NullOr(Schema.String),
  code: Schema.NullOr(Schema.String),
  problems: Schema.Array(
    Schema.Struct({
      kind: Schema.Literal("error", "advice"),
      field: Schema.NullOr(Schema.String),
      message: Schema.Struct({ en: Schema.String, ko: Schema.String })
    })
  )
}

export const requestRecord = Schema.Struct(requestFields)

const shown = Schema.NullOr(Schema.Struct({ headers, body: Schema.NullOr(Schema.String) }))

export const requestDetail = Schema.Struct({ ...requestFields, sent: shown, answered: shown })

const eventType = Schema.Literal(
  "PAYMENT_STATUS_CHANGED",
  "DEPOSIT_CALLBACK",
  "CANCEL_STATUS_CHANGED",
  "BILLING_DELETED",
  "METHOD_UPDATED",
  "CUSTOMER_STATUS_CHANGED",
  "ORDER_PAYMENT_STATUS_CHANGED",
  "payout.changed",
  "seller.changed"
)

export const eventTypes = eventType.literals

const deliveryStatus = Schema.Literal("Sending", "Delivered", "Failed", "NotConfigured")

const attempt = Schema.Struct({
  at: time,
  retriedCount: Schema.Number,
  status: Schema.NullOr(Schema.Number),
  error: Schema.NullOr(Schema.String),
  headers,
  answer: Schema.NullOr(Schema.String)
})

export const delivery = Schema.Struct({
  id: Schema.String,
  eventType,
  orderId: Schema.NullOr(Schema.String),
  paymentKey: Schema.NullOr(Schema.String),
  url: Schema.NullOr(Schema.String),
  body: Schema.String,
  status: deliveryStatus,
  attempts: Schema.Array(attempt)
})

/** The JSON form of `TriggerInput`. */
export const trigger = Schema.Struct({ eventType, about: optional(Schema.String) }).annotations({
  ...strictly,
  examples: [{ eventType: "PAYMENT_STATUS_CHANGED", about: "ORD-0001" }]
})

/** An entry of a payment's timeline. */
export const moment = Schema.Union(
  Schema.Struct({ type: Schema.Literal("request"), number: Schema.Number, at: time, request: requestRecord }),
  Schema.Struct({
    type: Schema.Literal("payment"),
    number: Schema.Number,
    at: time,
    paymentKey: Schema.String,
    orderId: Schema.String,
    from: Schema.NullOr(Payment.status),
    status: Payment.status,
    totalAmount: Schema.Number,
    balanceAmount: Schema.Number
  }),
  Schema.Struct({
    type: Schema.Literal("webhook"),
    number: Schema.Number,
    at: time,
    id: Schema.String,
    eventType,
    paymentKey: Schema.NullOr(Schema.String),
    status: deliveryStatus,
    attempt: Schema.NullOr(attempt)
  })
)

const whole = Schema.NumberFromString.pipe(Schema.int())

/** The query of a listing. */
export const page = Schema.Struct({
  after: optional(whole.pipe(Schema.nonNegative())),
  limit: optional(whole.pipe(Schema.between(1, 10_000))),
  newest: optional(whole.pipe(Schema.between(1, 10_000)))
}).annotations(strictly)

/** The query of a listing that has no pages. */
export const newest = Schema.Struct({
  newest: optional(whole.pipe(Schema.between(1, 10_000)))
}).annotations(strictly)

/** The query of the events: the id of the last one that was heard. */
export const heard = Schema.Struct({ after: optional(Schema.String) }).annotations(strictly)
