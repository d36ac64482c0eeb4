/** Requests and answers of the seller endpoints, strictly. */
import * as Schema from "effect/Schema"
import type { ErrorCode } from "./errorCodes.js"

const text = (max: number) => Schema.String.pipe(Schema.minLength(1), Schema.maxLength(max))
const digits = (min: number, max: number) =>
  Schema.String.pipe(
    Schema.filter((given) => /^\d+$/.test(given) && given.length >= min && given.length <= max)
  )

const person = { name: text(60), email: text(100), phone: digits(8, 15) }

const company = Schema.Struct({
  name: person.name,
  representativeName: text(60),
  businessRegistrationNumber: digits(10, 10),
  email: person.email,
  phone: person.phone
})

const individual = Schema.Struct(person)

const account = Schema.Struct({
  bankCode: digits(3, 3),
  accountNumber: digits(1, 20),
  holderName: text(60)
})

/** At most 5 pairs, names of at most 40 characters without brackets, values of at most 500. */
export const metadata = Schema.Record({
  key: Schema.String,
  value: Schema.String.pipe(Schema.maxLength(500))
}).pipe(
  Schema.filter(
    (given) =>
      Object.keys(given).length <= 5 && Object.keys(given).every((name) => /^[^[\]]{1,40}$/.test(name))
  )
)

/** A member that is `null` counts as absent. */
const optional = <A, I>(schema: Schema.Schema<A, I>) =>
  Schema.optionalWith(Schema.NullOr(schema), { default: () => null })

/** The body of `POST /v2/sellers`. */
export const createRequest = Schema.Struct({
  refSellerId: text(20),
  businessType: Schema.Literal("INDIVIDUAL", "INDIVIDUAL_BUSINESS", "CORPORATE"),
  company: optional(company),
  individual: optional(individual),
  account,
  metadata: optional(metadata)
}).pipe(
  Schema.filter(({ businessType, company, individual }) =>
    businessType === "INDIVIDUAL" ? individual !== null : company !== null
  )
)

export type CreateRequest = typeof createRequest.Type

/**
 * The body of `POST /v2/sellers/{id}`: what is not there stays, and `null` removes.
 *
 * Assumption: an object replaces the one before, and only `metadata` can be removed.
 */
export const updateRequest = Schema.Struct({
  company: Schema.optional(company),
  individual: Schema.optional(individual),
  account: Schema.optional(account),
  metadata: Schema.optional(Schema.NullOr(metadata)),
  refSellerId: Schema.optional(Schema.Never),
  businessType: Schema.optional(Schema.Never)
})

export type UpdateRequest = typeof updateRequest.Type

const fromText = Schema.NumberFromString.pipe(Schema.int(), Schema.positive())

/** The query of `GET /v2/sellers`. */
export const query = Schema.Struct({
  startingAfter: Schema.optional(Schema.String),
  limit: Schema.optionalWith(fromText.pipe(Schema.lessThanOrEqualTo(100)), { default: () => 10 })
})

/** The Seller object as it leaves. */
export const seller = Schema.Struct({
  id: text(35),
  refSellerId: text(20),
  businessType: Schema.Literal("INDIVIDUAL", "INDIVIDUAL_BUSINESS", "CORPORATE"),
  company: Schema.NullOr(company),
  individual: Schema.NullOr(individual),
  status: Schema.Literal("APPROVAL_REQUIRED", "PARTIALLY_APPROVED", "KYC_REQUIRED", "APPROVED"),
  account: Schema.Struct({
    bankCode: Schema.String,
    accountNumber: Schema.String,
    holderName: Schema.String
  }),
  metadata: Schema.NullOr(metadata)
}).annotations({ identifier: "Seller" })

export type Seller = typeof seller.Type

export const list = Schema.Struct({
  hasNext: Schema.Boolean,
  lastCursor: Schema.NullOr(Schema.String),
  items: Schema.Array(seller)
})

export const removed = Schema.Struct({ id: Schema.String, refSellerId: Schema.String })

/**
 * Error codes of the seller endpoints, apart from those that every endpoint has.
 *
 * Assumption: `v2` has codes of its own that are not known (gaps.md #3); those of `v1` payouts by their meaning stand in.
 */
export const codes = [
  "INVALID_REQUEST",
  "ALREADY_EXIST_SUBMALL",
  "NOT_FOUND_SUBMALL",
  "IDEMPOTENT_REQUEST_PROCESSING"
] as const satisfies ReadonlyArray<ErrorCode>
