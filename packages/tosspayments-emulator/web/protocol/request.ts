/** What the page of a shop asks the payment window for. It travels in the fragment of the window's address. */
import type { AuthorizeInput, Method } from "../../src/Authorization.js"
import type { Language } from "../dom/language.js"

/** An end without a click. */
export type Outcome =
  | { readonly type: "success" }
  | { readonly type: "cancel" }
  | { readonly type: "failure"; readonly code: string }

interface Common {
  /** Tells the messages of this window from those of others. */
  readonly id: string
  readonly clientKey: string
  /** The origin of the page that shows the window in a frame; `null` when the window took its place. */
  readonly opener: string | null
  /** Where the buyer goes from a window that took the page's place. */
  readonly urls: Urls | null
  /** `null`: that of the browser. */
  readonly language: Language | null
  /** `null`: the buyer decides. */
  readonly outcome: Outcome | null
}

export interface Urls {
  readonly successUrl: string
  readonly failUrl: string
}

/** Which server call confirms what was paid through a widget; `null` for payments without one. */
export type PaymentType = "NORMAL" | "BRANDPAY" | "KEYIN"

export interface PaymentRequest extends Common {
  readonly kind: "payment"
  /** As the shop asked for it. What the buyer chooses is added. */
  readonly payment: AuthorizeInput
  readonly paymentType: PaymentType | null
  /** What is offered, in this order; with one there is nothing to choose. */
  readonly methods: ReadonlyArray<Method>
  /** Most months of instalments. */
  readonly maxInstallments: number
  /** Codes of what the shop fixed: an issuer, a wallet, months of instalments. `null`: the buyer chooses. */
  readonly fixed: {
    readonly cardCompany: string | null
    readonly easyPay: string | null
    readonly installments: number | null
  }
  /** Of mobile phones, by code. */
  readonly carriers: ReadonlyArray<string>
  /** Who pays by brandpay; `null` for all other payments. */
  readonly brandPay: (BrandPayBuyer & { readonly methodId: string | null }) | null
}

export interface BillingRequest extends Common {
  readonly kind: "billing"
  readonly customerKey: string
  readonly method: "CARD" | "TRANSFER"
  readonly fixed: { readonly cardCompany: string | null }
}

export interface BrandPayBuyer {
  readonly customerKey: string
  /** Where the shop takes the code for an access token. */
  readonly redirectUrl: string | null
}

/** What a buyer does about brandpay besides paying. */
export type BrandPayPurpose = "add" | "settings" | "password" | "oneTouch" | "billing"

export interface BrandPayRequest extends Common, BrandPayBuyer {
  readonly kind: "brandPay"
  readonly purpose: BrandPayPurpose
}

export type WindowRequest = PaymentRequest | BillingRequest | BrandPayRequest

const kinds: ReadonlyArray<WindowRequest["kind"]> = ["payment", "billing", "brandPay"]

/** Without what `openWindow` adds. */
export type Asked<R extends WindowRequest = WindowRequest> = R extends WindowRequest
  ? Omit<R, "id" | "opener">
  : never

/** The address of the window for a request. */
export const windowUrl = (emulator: string, request: WindowRequest): string => {
  const bytes = new TextEncoder().encode(JSON.stringify(request))
  let binary = ""
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return `${emulator}/_emulator/window#${btoa(binary)}`
}

/** `null` for a fragment that no script of the emulator has made. */
export const readRequest = (fragment: string): WindowRequest | null => {
  try {
    const bytes = Uint8Array.from(atob(fragment.replace(/^#/, "")), (char) => char.charCodeAt(0))
    const request: WindowRequest = JSON.parse(new TextDecoder().decode(bytes))
    return kinds.includes(request.kind) ? request : null
  } catch {
    return null
  }
}
