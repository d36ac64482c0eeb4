/** What the buyer has chosen, and what that makes of the shop's request. */
import * as Banks from "effect-tosspayments/code/Banks"
import * as CardCompanies from "effect-tosspayments/code/CardCompanies"
import * as EasyPayProviders from "effect-tosspayments/code/EasyPayProviders"
import type { AuthorizeInput, Method } from "../../../src/Authorization.js"
import type * as Billing from "../../../src/Billing.js"
import type * as BrandPay from "../../../src/BrandPay.js"
import type { BrandPayMethod } from "../../../src/Window.js"
import type { BillingRequest, PaymentRequest, WindowRequest } from "../../protocol/request.js"

export interface Choice {
  method: Method
  cardCompany: string
  installments: number
  easyPay: string
  bank: string
  carrier: string
  phone: string
  receipt: "" | "소득공제" | "지출증빙"
  /** Of brandpay: the id of what is registered, or what is registered now. */
  brandPay: string | NewMethod
}

export type NewMethod = "CARD" | "ACCOUNT"

export const cardCompanies = CardCompanies.all().filter(({ korean }) => korean !== null)

export const wallets = EasyPayProviders.all().filter(({ isForeign }) => !isForeign)

export const foreignWallets = EasyPayProviders.all().filter(({ isForeign }) => isForeign)

/** Those that take money by two characters. */
export const banks = Banks.all().flatMap((bank) =>
  bank.kind === "Bank" && bank.code !== null ? [{ ...bank, code: bank.code }] : []
)

/** Instalments begin at 50,000 won (errors.md §6, NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN_BELOW_AMOUNT). */
export const installmentsOf = ({ maxInstallments, payment }: PaymentRequest): ReadonlyArray<number> => {
  const allowed = (payment.currency ?? "KRW") === "KRW" && payment.amount >= 50_000 ? maxInstallments : 0
  const months = Array.from({ length: Math.max(0, allowed - 1) }, (_, index) => index + 2)
  return [0, ...months]
}

const defaults = {
  cardCompany: "61",
  installments: 0,
  easyPay: "TOSSPAY",
  bank: "88",
  carrier: "KT",
  phone: "01000000000",
  receipt: "",
  brandPay: "CARD"
} as const

export const firstChoice = (request: WindowRequest): Choice => {
  if (request.kind === "brandPay") return { ...defaults, method: "CARD" }
  if (request.kind === "billing") {
    return {
      ...defaults,
      method: request.method,
      cardCompany: request.fixed.cardCompany ?? defaults.cardCompany
    }
  }
  const { carriers, fixed, methods, payment } = request
  const method = methods[0] ?? "CARD"
  return {
    ...defaults,
    method: methods.includes("EASY_PAY") && fixed.easyPay !== null ? "EASY_PAY" : method,
    cardCompany: fixed.cardCompany ?? defaults.cardCompany,
    installments: fixed.installments ?? 0,
    easyPay: fixed.easyPay ?? (method === "FOREIGN_EASY_PAY" ? "PAYPAL" : defaults.easyPay),
    bank: payment.bankCode ?? defaults.bank,
    carrier: carriers[0] ?? defaults.carrier,
    phone: payment.customerMobilePhone ?? defaults.phone,
    receipt: payment.cashReceipt?.type ?? ""
  }
}

/** The payment as the buyer has decided it. `decline` is what its confirmation is refused with. */
export const decided = (request: PaymentRequest, choice: Choice, decline: string | null): AuthorizeInput => {
  const { easyPay: _easyPay, cashReceipt: _cashReceipt, ...asked } = request.payment
  const payment: AuthorizeInput = {
    ...asked,
    method: choice.method,
    ...(decline === null ? {} : { decline })
  }
  switch (choice.method) {
    case "CARD":
      return {
        ...payment,
        card: {
          issuerCode: choice.cardCompany,
          acquirerCode: choice.cardCompany,
          installmentPlanMonths: choice.installments
        }
      }
    case "EASY_PAY":
    case "FOREIGN_EASY_PAY":
      return { ...payment, easyPay: { provider: choice.easyPay } }
    case "MOBILE_PHONE":
      return { ...payment, customerMobilePhone: choice.phone }
    case "VIRTUAL_ACCOUNT":
    case "TRANSFER":
      return {
        ...payment,
        bankCode: choice.bank,
        ...(choice.receipt === "" ? {} : { cashReceipt: { type: choice.receipt } })
      }
    default:
      return payment
  }
}

export const decidedBilling = (
  { customerKey, method }: BillingRequest,
  choice: Choice,
  decline: string | null
): Billing.AuthorizeInput => ({
  customerKey,
  method,
  ...(method === "CARD"
    ? { card: { issuerCode: choice.cardCompany, acquirerCode: choice.cardCompany } }
    : { bankCode: choice.bank }),
  ...(decline === null ? {} : { decline })
})

/** What is registered for brandpay, when the buyer wants something new; `null` when not. */
export const newBrandPayMethod = (customerKey: string, choice: Choice): BrandPay.RegisterInput | null => {
  switch (choice.brandPay) {
    case "CARD":
      return {
        customerKey,
        method: "CARD",
        card: { issuerCode: choice.cardCompany, acquirerCode: choice.cardCompany }
      }
    case "ACCOUNT":
      return { customerKey, method: "ACCOUNT", bankCode: choice.bank }
    default:
      return null
  }
}

/** The payment by what is registered. */
export const decidedBrandPay = (
  request: PaymentRequest,
  { installments }: Choice,
  { code, kind, number }: BrandPayMethod,
  decline: string | null
): AuthorizeInput => ({
  ...request.payment,
  ...(decline === null ? {} : { decline }),
  ...(kind === "CARD"
    ? {
        method: "CARD",
        card: { issuerCode: code, acquirerCode: code, number, installmentPlanMonths: installments }
      }
    : { method: "TRANSFER", bankCode: code })
})
