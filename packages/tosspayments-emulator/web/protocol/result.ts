/** What comes of a window, and how it is written into the addresses that the shop gave. */
import type { BrandPayMethod } from "../../src/Window.js"
import type { PaymentType, Urls } from "./request.js"

export interface Paid {
  readonly type: "paid"
  readonly paymentKey: string
  readonly orderId: string
  readonly amount: { readonly value: number; readonly currency: string }
  readonly paymentType: PaymentType | null
}

export interface Registered {
  readonly type: "registered"
  readonly authKey: string
  readonly customerKey: string
}

/** Something about brandpay that is no payment. */
export interface Done {
  readonly type: "done"
  /** What the buyer has now, the newest last. */
  readonly methods: ReadonlyArray<BrandPayMethod>
}

export interface Failed {
  readonly type: "failed"
  readonly code: string
  readonly message: string
  /** `null` where there is no order: billing. */
  readonly orderId: string | null
}

/** The buyer has closed the window. */
export interface Canceled {
  readonly type: "canceled"
  readonly message: string
}

export type Success = Paid | Registered | Done
export type Result = Success | Failed | Canceled

const parametersOf = (result: Result): Readonly<Record<string, string>> => {
  switch (result.type) {
    case "paid":
      return {
        ...(result.paymentType === null ? {} : { paymentType: result.paymentType }),
        orderId: result.orderId,
        paymentKey: result.paymentKey,
        amount: String(result.amount.value)
      }
    case "registered":
      return { customerKey: result.customerKey, authKey: result.authKey }
    case "done":
      return {}
    case "failed":
      return {
        code: result.code,
        message: result.message,
        ...(result.orderId === null ? {} : { orderId: result.orderId })
      }
    case "canceled":
      // Never with an orderId.
      return { code: "PAY_PROCESS_CANCELED", message: result.message }
  }
}

/**
 * The shop's address with what came of it merged into its query.
 *
 * Assumption: a parameter of the same name that the shop wrote there itself is replaced, and a fragment stays behind the
 * query.
 */
export const destination = ({ failUrl, successUrl }: Urls, result: Result): string => {
  const hasFailed = result.type === "failed" || result.type === "canceled"
  const url = new URL(hasFailed ? failUrl : successUrl)
  for (const [name, value] of Object.entries(parametersOf(result))) url.searchParams.set(name, value)
  return url.href
}
