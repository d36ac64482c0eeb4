import * as ParseResult from "effect/ParseResult"
import * as Schema from "effect/Schema"

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
})

/** Milliseconds, or a text such as `5 seconds`. */
const duration = Schema.Union(
  Schema.NonNegative,
  Schema.TemplateLiteral(Schema.Number, " ", Schema.Literal("millis", "seconds", "minutes", "hours", "days"))
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

/** The JSON form of `Injection`. */
export const injection = Schema.Struct({
  endpoint: optional(Schema.String),
  paymentKey: optional(Schema.String),
  orderId: optional(Schema.String),
  times: optional(Schema.Number),
  skip: optional(Schema.Number),
  fault
})

export const settlement = Schema.Struct({ result: Schema.Literal("DONE", "ABORTED") })

/** Says what is wrong, with the offending value: its own recursion must not end the request. */
const describe = (error: ParseResult.ParseError): string => {
  try {
    return ParseResult.TreeFormatter.formatErrorSync(error)
  } catch {
    return "The body is nested too deep."
  }
}

/** Decodes strictly: a misspelt member is an error, not silence. */
export const decoder = <A, I>(schema: Schema.Schema<A, I>) => {
  const decode = Schema.decodeUnknownEither(schema, { onExcessProperty: "error", errors: "all" })
  return (value: unknown) => {
    const result = decode(value)
    return result._tag === "Right"
      ? { _tag: "Decoded" as const, value: result.right }
      : { _tag: "Malformed" as const, message: describe(result.left) }
  }
}
