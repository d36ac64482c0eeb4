/** The methods of a widget, by the codes that it reports. */
import * as EasyPayProviders from "effect-tosspayments/code/EasyPayProviders"
import * as PaymentMethods from "effect-tosspayments/code/PaymentMethods"
import type { Method } from "../../../src/Authorization.js"
import type { Language } from "../../dom/language.js"

export interface WidgetMethod {
  readonly code: string
  readonly name: Readonly<Record<Language, string>>
  /** Of the payment. */
  readonly method: Method
  /** Of a wallet, Korean or foreign. */
  readonly easyPay: string | null
}

const named = (method: Method): WidgetMethod => ({
  code: method,
  name: PaymentMethods.find(method)?.name ?? { ko: method, en: method },
  method,
  easyPay: null
})

const wallets = (isForeign: boolean): ReadonlyArray<WidgetMethod> =>
  EasyPayProviders.all()
    .filter((wallet) => wallet.isForeign === isForeign && wallet.code !== "LGPAY")
    .map(({ code, name }) => ({
      code,
      name,
      method: isForeign ? "FOREIGN_EASY_PAY" : "EASY_PAY",
      easyPay: code
    }))

const brandPay: WidgetMethod = {
  code: "BRANDPAY",
  name: { ko: "브랜드페이", en: "Brandpay" },
  method: "CARD",
  easyPay: null
}

/**
 * What a widget offers.
 *
 * Assumption: every method that has a code, since nobody has set a widget up at the emulator; wallets of other countries
 * for other currencies, all else for won.
 */
export const offered = (currency: string, hasBrandPay: boolean): ReadonlyArray<WidgetMethod> =>
  currency === "KRW"
    ? [
        named("CARD"),
        ...(hasBrandPay ? [brandPay] : []),
        ...wallets(false),
        named("TRANSFER"),
        named("VIRTUAL_ACCOUNT"),
        named("MOBILE_PHONE"),
        named("CULTURE_GIFT_CERTIFICATE"),
        named("BOOK_GIFT_CERTIFICATE"),
        named("GAME_GIFT_CERTIFICATE")
      ]
    : [...wallets(true), named("CARD")]
