/** What the window asks of the emulator that serves it. */
import type { Authorization, AuthorizeInput } from "../../../src/Authorization.js"
import type * as Billing from "../../../src/Billing.js"
import type * as BrandPay from "../../../src/BrandPay.js"
import type { Payment } from "../../../src/Payment.js"
import type { BrandPayBuyer } from "../../../src/Window.js"

/** The emulator has refused, or did not answer. */
export class Refusal extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

const post = async <A>(path: string, body: unknown): Promise<A> => {
  let response: Response
  try {
    response = await fetch(`/_emulator/window/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body ?? {})
    })
  } catch {
    throw new Refusal("NETWORK_ERROR", "The emulator does not answer.")
  }
  const answer = await response.json()
  if (response.ok) return answer
  throw new Refusal(String(answer.code), String(answer.message))
}

const at = (paymentKey: string): string => `payments/${encodeURIComponent(paymentKey)}`

export const open = (clientKey: string, payment: AuthorizeInput): Promise<Authorization> =>
  post("payments", { clientKey, payment })

export const approve = (paymentKey: string, payment: AuthorizeInput): Promise<Payment> =>
  post(`${at(paymentKey)}/approve`, { payment })

export const decline = (paymentKey: string, code: string): Promise<Payment> =>
  post(`${at(paymentKey)}/decline`, { code })

export const expire = (paymentKey: string): Promise<Payment> => post(`${at(paymentKey)}/expire`, null)

export const registerBilling = (
  clientKey: string,
  billing: Billing.AuthorizeInput
): Promise<Billing.Authorization> => post("billing", { clientKey, billing })

export const openBrandPay = (clientKey: string, customerKey: string): Promise<BrandPayBuyer> =>
  post("brandpay", { clientKey, customerKey })

export const registerBrandPay = (
  clientKey: string,
  brandPay: BrandPay.RegisterInput
): Promise<BrandPayBuyer> => post("brandpay/methods", { clientKey, brandPay })
