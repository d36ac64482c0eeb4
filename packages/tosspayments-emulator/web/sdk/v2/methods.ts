/** What each method of `payment().requestPayment` takes beside the order. */
import * as CardCompanies from "effect-tosspayments/code/CardCompanies"
import * as EasyPayProviders from "effect-tosspayments/code/EasyPayProviders"
import type { AuthorizeInput, Method } from "../../../src/Authorization.js"
import type { PaymentRequest } from "../../protocol/request.js"
import { given } from "../order.js"
import type { Members, Reader } from "../Reader.js"
import { SdkError } from "../SdkError.js"

export type V2Method = Exclude<Method, "EASY_PAY">

export const methods: ReadonlyArray<V2Method> = [
  "CARD",
  "VIRTUAL_ACCOUNT",
  "TRANSFER",
  "MOBILE_PHONE",
  "CULTURE_GIFT_CERTIFICATE",
  "BOOK_GIFT_CERTIFICATE",
  "GAME_GIFT_CERTIFICATE",
  "FOREIGN_EASY_PAY"
]

/** What the method adds to the payment, and what the window offers. */
export interface Details {
  readonly payment: Partial<AuthorizeInput>
  readonly offer: Pick<PaymentRequest, "methods" | "maxInstallments" | "fixed" | "carriers">
}

export const carriers = ["KT", "LGU", "SKT", "HELLO", "KCT", "SK7"]

const offer = (methods: ReadonlyArray<Method>): Details["offer"] => ({
  methods,
  maxInstallments: 12,
  fixed: { cardCompany: null, easyPay: null, installments: null },
  carriers
})

/** By code or name. 우리 (WOORI) is two companies: the one on its own network is taken. */
export const cardCompanyCode = (reader: Reader, name: string): string =>
  CardCompanies.findAll(name).slice(-1)[0]?.code ?? reader.refuse(`There is no card company ${name}.`)

const card = (reader: Reader, members: Members): Details => {
  const part = reader.part(members, "card")
  const company = reader.optionalText(part, "cardCompany")
  const wallet = reader.optionalText(part, "easyPay")
  const isDirect = reader.optionalOneOf(part, "flowMode", ["DEFAULT", "DIRECT"]) === "DIRECT"
  const installments = reader.optionalNumber(part, "cardInstallmentPlan")
  const max = reader.optionalNumber(part, "maxCardInstallmentPlan")
  for (const months of [installments, max]) {
    if (months !== null && (!Number.isInteger(months) || months < 0 || months === 1 || months > 12)) {
      reader.refuse("Instalments are 0, or 2 to 12 months.")
    }
  }
  if (installments !== null && max !== null) {
    reader.refuse("Give cardInstallmentPlan or maxCardInstallmentPlan, not both.")
  }
  if (isDirect && company === null && wallet === null) {
    reader.refuse('flowMode "DIRECT" needs a cardCompany or an easyPay.')
  }
  const easyPay = wallet === null ? null : EasyPayProviders.find(wallet)
  if (wallet !== null && easyPay === null) reader.refuse(`There is no wallet ${wallet}.`)
  const offered: ReadonlyArray<Method> = !isDirect
    ? ["CARD", "EASY_PAY"]
    : easyPay === null
      ? ["CARD"]
      : ["EASY_PAY"]
  return {
    payment: given({
      taxExemptionAmount: reader.optionalNumber(part, "taxExemptionAmount"),
      useEscrow: reader.optionalFlag(part, "useEscrow")
    }),
    offer: {
      ...offer(offered),
      maxInstallments: max ?? 12,
      fixed: {
        cardCompany: company === null ? null : cardCompanyCode(reader, company),
        easyPay: easyPay?.code ?? null,
        installments
      }
    }
  }
}

const maxValidHours = 2160
const hour = 60 * 60 * 1000

/** Assumption: a due date counts in whole hours from now. */
const validHours = (reader: Reader, part: Members): number | null => {
  const hours = reader.optionalNumber(part, "validHours")
  const dueDate = reader.optionalText(part, "dueDate")
  if (hours !== null && dueDate !== null) reader.refuse("Give validHours or dueDate, not both.")
  if (hours !== null && (!Number.isInteger(hours) || hours < 1 || hours > maxValidHours)) {
    reader.refuse(`validHours is 1 to ${maxValidHours}.`)
  }
  if (dueDate === null) return hours
  const left = Math.ceil((Date.parse(dueDate) - Date.now()) / hour)
  if (!(left >= 1)) reader.refuse("dueDate must be a time to come, as in 2026-12-31T23:59:59.")
  if (left > maxValidHours) throw new SdkError("EXCEED_MAX_DUE_DATE", "dueDate is too far away.")
  return left
}

const cashReceipt = (reader: Reader, part: Members): AuthorizeInput["cashReceipt"] | null => {
  const wanted = reader.part(part, "cashReceipt")
  const type = reader.optionalOneOf(wanted, "type", ["소득공제", "지출증빙", "미발행"])
  return type === null || type === "미발행" ? null : { type }
}

/** What `virtualAccount` and `transfer` say. */
export const readAccount = (reader: Reader, part: Members): Partial<AuthorizeInput> =>
  given({
    taxExemptionAmount: reader.optionalNumber(part, "taxExemptionAmount"),
    useEscrow: reader.optionalFlag(part, "useEscrow"),
    cultureExpense: reader.optionalFlag(part, "isCulturalExpenses"),
    cashReceipt: cashReceipt(reader, part),
    validHours: validHours(reader, part)
  })

/** What `foreignEasyPay` says besides the wallet. Products and the address of delivery are taken, and not looked at. */
export const readForeign = (reader: Reader, part: Members): Pick<AuthorizeInput, "country"> => ({
  country: reader.text(part, "country", { pattern: /^[A-Z]{2}$/ })
})

/** The code of a foreign wallet. PayPay came to the SDK later than to the table of codes. */
export const foreignProvider = (reader: Reader, name: string): string => {
  const known = EasyPayProviders.find(name)
  if (known?.isForeign === true) return known.code
  return name === "PAYPAY" ? name : reader.refuse(`There is no foreign wallet ${name}.`)
}

const foreign = (reader: Reader, members: Members): Details => {
  const part = reader.members(members["foreignEasyPay"], "foreignEasyPay")
  const code = foreignProvider(reader, reader.text(part, "provider"))
  return {
    payment: { ...readForeign(reader, part), easyPay: { provider: code } },
    offer: { ...offer(["FOREIGN_EASY_PAY"]), fixed: { cardCompany: null, easyPay: code, installments: null } }
  }
}

export const readDetails = (reader: Reader, method: V2Method, members: Members): Details => {
  switch (method) {
    case "CARD":
      return card(reader, members)
    case "VIRTUAL_ACCOUNT":
      return { payment: readAccount(reader, reader.part(members, "virtualAccount")), offer: offer([method]) }
    case "TRANSFER":
      return { payment: readAccount(reader, reader.part(members, "transfer")), offer: offer([method]) }
    case "FOREIGN_EASY_PAY":
      return foreign(reader, members)
    case "MOBILE_PHONE": {
      const wanted = reader.texts(reader.part(members, "mobilePhone"), "mobileCarriers")
      const unknown = wanted.find((carrier) => !carriers.includes(carrier))
      if (unknown !== undefined) reader.refuse(`There is no carrier ${unknown}.`)
      return { payment: {}, offer: { ...offer([method]), carriers: wanted.length === 0 ? carriers : wanted } }
    }
    default:
      return { payment: {}, offer: offer([method]) }
  }
}
