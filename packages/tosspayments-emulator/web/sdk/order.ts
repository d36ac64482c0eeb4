/** The members that every request for a payment has, in all generations of the SDK. */
import type { AuthorizeInput } from "../../src/Authorization.js"
import type { Urls } from "../protocol/request.js"
import type { Members, Reader } from "./Reader.js"
import { SdkError } from "./SdkError.js"

type Order = Pick<
  AuthorizeInput,
  "orderId" | "orderName" | "customerName" | "customerMobilePhone" | "taxFreeAmount" | "metadata"
>

/** Without members that have no value, which the emulator takes for a default. */
export const given = <A extends object>(
  members: {
    readonly [K in keyof A]: A[K] | null
  }
): { [K in keyof A]?: Exclude<A[K], null> } =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null)) as {
    [K in keyof A]?: Exclude<A[K], null>
  }

const readMetadata = (value: unknown): Record<string, string> | null => {
  if (value === undefined || value === null) return null
  const refuse = (message: string): never => {
    throw new SdkError("INVALID_METADATA", message)
  }
  if (typeof value !== "object" || Array.isArray(value)) return refuse("metadata must be an object.")
  const pairs = Object.entries(value)
  if (pairs.length > 5) return refuse("metadata has at most 5 pairs.")
  for (const [key, text] of pairs) {
    if (key.length > 40 || /[[\]]/.test(key)) {
      return refuse("A key of metadata has at most 40 characters, and neither [ nor ].")
    }
    if (typeof text !== "string" || text.length > 2000) {
      return refuse("A value of metadata is a text of at most 2,000 characters.")
    }
  }
  return Object.fromEntries(pairs)
}

/** `amount` is checked already. */
export const readOrder = (reader: Reader, members: Members, amount: number): Order => {
  const taxFreeAmount = reader.optionalNumber(members, "taxFreeAmount")
  if (taxFreeAmount !== null && (taxFreeAmount < 0 || taxFreeAmount > amount)) {
    reader.refuse("taxFreeAmount must be a part of the amount.")
  }
  reader.optionalText(members, "customerEmail", { max: 100 })
  return {
    orderId: reader.text(members, "orderId", { min: 6, max: 64, pattern: /^[A-Za-z0-9\-_=]+$/ }),
    orderName: reader.text(members, "orderName", { max: 100 }),
    ...given({
      customerName: reader.optionalText(members, "customerName", { max: 100 }),
      customerMobilePhone: reader.optionalText(members, "customerMobilePhone", { pattern: /^\d{8,15}$/ }),
      taxFreeAmount,
      metadata: readMetadata(members["metadata"])
    })
  }
}

const checkUrl = (value: unknown, code: string, name: string): string => {
  const isUrl = typeof value === "string" && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)
  if (isUrl) return value
  throw new SdkError(code, `${name} must be a whole URL, with its origin: https://shop.example/…`)
}

export const readUrls = ({ failUrl, successUrl }: Members): Urls => ({
  successUrl: checkUrl(successUrl, "INCORRECT_SUCCESS_URL_FORMAT", "successUrl"),
  failUrl: checkUrl(failUrl, "INCORRECT_FAIL_URL_FORMAT", "failUrl")
})

/** `null` when neither is there: the promise tells then. One alone is not enough. */
export const readOptionalUrls = (members: Members): Urls | null =>
  (members["successUrl"] ?? null) === null && (members["failUrl"] ?? null) === null ? null : readUrls(members)
