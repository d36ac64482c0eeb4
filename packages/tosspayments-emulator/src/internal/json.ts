/** The members of a JSON object, nothing known about them yet. */
export type Json = Partial<Record<JsonMember, unknown>>

/** Every member name the API reads. */
export type JsonMember =
  | "paymentKey"
  | "orderId"
  | "amount"
  | "cancelReason"
  | "cancelAmount"
  | "refundReceiveAccount"
  | "bank"
  | "accountNumber"
  | "holderName"
  | "taxFreeAmount"
  | "taxExemptionAmount"
  | "currency"
  | "refundableAmount"
  | "cancelRequestId"

export const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** `null` unless the bytes are UTF-8 and hold one JSON object. */
export const parseObject = (body: Uint8Array): Json | null => {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body))
    return isObject(value) ? value : null
  } catch {
    return null
  }
}
