/** What each method of the first generation takes. Its parameters are flat. */
import * as Banks from "effect-tosspayments/code/Banks"
import type { Method } from "../../../src/Authorization.js"
import { given } from "../order.js"
import type { Members, Reader } from "../Reader.js"
import { carriers, type Details, readDetails, type V2Method } from "../v2/methods.js"

/** The empty one is 미선택: the buyer chooses in the window. */
export type V1Method = V2Method | "TOSSPAY" | ""

const methods: Readonly<Record<string, V1Method>> = {
  카드: "CARD",
  가상계좌: "VIRTUAL_ACCOUNT",
  휴대폰: "MOBILE_PHONE",
  토스페이: "TOSSPAY",
  토스결제: "TOSSPAY",
  계좌이체: "TRANSFER",
  문화상품권: "CULTURE_GIFT_CERTIFICATE",
  게임문화상품권: "GAME_GIFT_CERTIFICATE",
  도서문화상품권: "BOOK_GIFT_CERTIFICATE",
  해외간편결제: "FOREIGN_EASY_PAY",
  미선택: ""
}

/** By Korean name or by code. */
export const findMethod = (reader: Reader, name: unknown): V1Method => {
  const [, method] = Object.entries(methods).find((names) => names.includes(String(name))) ?? []
  return method ?? reader.refuse(`The method must be one of ${Object.keys(methods).join(", ")}, or its code.`)
}

const choosable: ReadonlyArray<Method> = [
  "CARD",
  "EASY_PAY",
  "VIRTUAL_ACCOUNT",
  "TRANSFER",
  "MOBILE_PHONE",
  "CULTURE_GIFT_CERTIFICATE",
  "BOOK_GIFT_CERTIFICATE",
  "GAME_GIFT_CERTIFICATE"
]

/** `KT`, or several. */
export const readCarriers = (params: Members): ReadonlyArray<unknown> => {
  const wanted = params["mobileCarrier"] ?? []
  return Array.isArray(wanted) ? wanted : [wanted]
}

/** What virtual accounts and transfers take, as the second generation names it. */
export const accountOf = (params: Members): Members => ({
  ...params,
  isCulturalExpenses: params["cultureExpense"],
  cashReceipt: params["cashReceipt"] ?? params["cashReceiptInfo"]
})

const bankCode = (reader: Reader, params: Members): string | null => {
  const name = reader.optionalText(params, "bank")
  return name === null ? null : (Banks.find(name)?.code ?? reader.refuse(`There is no bank ${name}.`))
}

export const readParams = (reader: Reader, method: V1Method, params: Members): Details => {
  switch (method) {
    case "": {
      const { offer, payment } = readDetails(reader, "CARD", { card: params })
      return { payment, offer: { ...offer, methods: choosable } }
    }
    case "TOSSPAY":
      return {
        payment: {},
        offer: {
          methods: ["EASY_PAY"],
          maxInstallments: 12,
          fixed: { cardCompany: null, easyPay: "TOSSPAY", installments: null },
          carriers
        }
      }
    case "TRANSFER": {
      const { offer, payment } = readDetails(reader, method, { transfer: accountOf(params) })
      return { payment: { ...payment, ...given({ bankCode: bankCode(reader, params) }) }, offer }
    }
    default:
      return readDetails(reader, method, {
        card: params,
        virtualAccount: accountOf(params),
        mobilePhone: { mobileCarriers: readCarriers(params) },
        foreignEasyPay: params
      })
  }
}
