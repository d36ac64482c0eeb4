/** `PaymentWidget(clientKey, customerKey, options)` of the first generation. Its parts are drawn at once, without a promise. */
import * as EasyPayProviders from "effect-tosspayments/code/EasyPayProviders"
import * as PaymentMethods from "effect-tosspayments/code/PaymentMethods"
import type { AuthorizeInput } from "../../../src/Authorization.js"
import { element } from "../../dom/element.js"
import { browserLanguage } from "../../dom/language.js"
import type { PaymentType } from "../../protocol/request.js"
import { checkClientKey, checkCustomerKey } from "../keys.js"
import { makeListeners } from "../Listeners.js"
import { given, readOptionalUrls, readOrder } from "../order.js"
import { wantedOutcome } from "../outcome.js"
import { presentation } from "../presentation.js"
import { type Members, makeReader, type Reader } from "../Reader.js"
import { SdkError } from "../SdkError.js"
import { type Amount, readAmount } from "../v2/amount.js"
import { readAccount, readDetails, readForeign } from "../v2/methods.js"
import { type AgreementPanel, drawAgreement, terms } from "../widget/agreementPanel.js"
import { readBrandPayOption } from "../widget/brandPayOption.js"
import { drawMethods, type MethodPanel } from "../widget/methodPanel.js"
import { attachPanel } from "../widget/panel.js"
import { findPlace } from "../widget/selector.js"
import type { WidgetMethod } from "../widget/widgetMethod.js"
import { inFirst } from "./codes.js"
import { accountOf, readCarriers } from "./methods.js"
import { makeWindows, type V1WidgetPaid, v1Paid } from "./request.js"

const reader: Reader = makeReader("INVALID_PARAMETER")

interface SelectedMethod {
  readonly type: PaymentType
  readonly method?: string
  readonly easyPay?: { readonly provider: string }
}

interface AgreementStatus {
  readonly agreedRequiredTerms: boolean
  readonly terms: ReadonlyArray<{
    readonly id: string
    readonly agreed: boolean
    readonly required: boolean
    readonly title: string
    readonly content: string
  }>
}

/** Nothing is of a shop's own here, so what is said of custom methods is never said. */
type MethodEvents = Readonly<{
  ready: () => void
  customRequest: (key: string) => void
  customPaymentMethodSelect: (key: string) => void
  customPaymentMethodUnselect: (key: string) => void
}>

/** Assumption: its name; the types of the official package take any. */
type AgreementEvents = Readonly<{ change: (status: AgreementStatus) => void }>

const isBrandPay = ({ code }: WidgetMethod): boolean => code === "BRANDPAY"

/** Assumption: methods and wallets by their Korean names, as answers of the API have them. */
const selectedOf = (chosen: WidgetMethod): SelectedMethod => {
  if (isBrandPay(chosen)) return { type: "BRANDPAY" }
  const { easyPay, method } = chosen
  return {
    type: "NORMAL",
    method: PaymentMethods.find(method)?.korean ?? method,
    ...(easyPay === null ? {} : { easyPay: { provider: EasyPayProviders.find(easyPay)?.korean ?? easyPay } })
  }
}

const statusOf = (panel: AgreementPanel): AgreementStatus => ({
  agreedRequiredTerms: panel.agreedRequiredTerms(),
  terms: terms.map((term) => ({
    id: term.id,
    agreed: panel.isAgreed(term),
    required: term.required,
    title: term.title[browserLanguage()],
    content: ""
  }))
})

/** A number is won. */
const amountOf = (wanted: unknown): Amount => {
  if (typeof wanted === "number") return readAmount(reader, { value: wanted, currency: "KRW" })
  const { currency, value } = reader.members(wanted, "amount")
  return readAmount(reader, { value, currency: currency ?? "KRW" })
}

const countryOf = (wanted: unknown): unknown =>
  typeof wanted === "number" ? undefined : reader.members(wanted, "amount")["country"]

interface Drawn<A> {
  readonly panel: A
  readonly remove: () => void
}

const draw = <A>(selector: unknown, testId: string, fill: (place: HTMLElement) => A): Drawn<A> => {
  const { remove, root } = attachPanel(findPlace(selector), testId)
  return { panel: fill(root.appendChild(element("div", { class: "panel" }))), remove }
}

/** What the shop said about the method that the buyer has chosen. */
const detailsOf = (
  { easyPay, method }: WidgetMethod,
  info: Members,
  country: unknown
): Partial<AuthorizeInput> => {
  switch (method) {
    case "CARD":
      return given({ taxExemptionAmount: reader.optionalNumber(info, "taxExemptionAmount") })
    case "TRANSFER":
    case "VIRTUAL_ACCOUNT":
      return readAccount(reader, accountOf(info))
    case "FOREIGN_EASY_PAY":
      // Assumption: without a country, that of most who pay in dollars.
      return { ...readForeign(reader, { country: country ?? "US" }), easyPay: { provider: easyPay ?? "" } }
    default:
      return {}
  }
}

export const paymentWidget = (clientKey: unknown, customerKey: unknown, options?: unknown) => {
  const { brandPay, buyer, key } = inFirst(() => {
    // Assumption: the older keys for it are taken as well. They had no prefix of their own.
    const kind = String(clientKey).startsWith("test_ck_") ? "individual" : "widget"
    const buyer = checkCustomerKey(customerKey)
    const members = options === undefined || options === null ? {} : reader.members(options, "options")
    return {
      key: checkClientKey(clientKey, kind),
      buyer,
      brandPay: readBrandPayOption(reader, members, buyer)
    }
  })
  const hasBrandPay = brandPay !== null
  const windows = makeWindows()
  let amount: Amount | null = null
  let country: unknown
  let methods: Drawn<MethodPanel> | null = null
  let agreement: Drawn<AgreementPanel> | null = null

  return {
    /** Assumption: called again, it draws anew, and takes away what it drew before. */
    renderPaymentMethods: (selector: unknown, wanted: unknown) => {
      const drawn = inFirst(() => {
        const next = amountOf(wanted)
        country = countryOf(wanted)
        const drawn = draw(selector, "toss-payment-methods", (place) =>
          drawMethods(place, { currency: next.currency, hasBrandPay, onSelect: () => {} })
        )
        amount = next
        methods?.remove()
        methods = drawn
        return drawn
      })
      const listeners = makeListeners<MethodEvents>(
        ["ready", "customRequest", "customPaymentMethodSelect", "customPaymentMethodUnselect"],
        (event, callback) => {
          if (event === "ready") queueMicrotask(callback as MethodEvents["ready"])
        }
      )
      return {
        on: listeners.on,
        UPDATE_REASON: { COUPON: "COUPON", POINT: "POINT" },
        /** The reason is for those who count; nobody does here. */
        updateAmount: (value: unknown, _reason?: unknown): void => {
          amount = inFirst(() => readAmount(reader, { value, currency: amount?.currency }))
        },
        getSelectedPaymentMethod: (): SelectedMethod => selectedOf(drawn.panel.selected())
      }
    },

    renderAgreement: (selector: unknown) => {
      const drawn = inFirst(() =>
        draw(selector, "toss-agreement", (place) =>
          drawAgreement(place, () => {
            for (const callback of listeners.of("change")) callback(statusOf(drawn.panel))
          })
        )
      )
      // Assumption: whoever subscribes hears how it stands.
      const listeners = makeListeners<AgreementEvents>(["change"], (_, callback) =>
        queueMicrotask(() => callback(statusOf(drawn.panel)))
      )
      agreement?.remove()
      agreement = drawn
      return { on: listeners.on, getAgreementStatus: (): AgreementStatus => statusOf(drawn.panel) }
    },

    requestPayment: async (request: unknown): Promise<V1WidgetPaid | undefined> => {
      let paymentType: PaymentType = "NORMAL"
      const success = await windows.open(() => {
        const info = reader.members(request, "The request")
        if (methods === null || amount === null) {
          throw new SdkError("NOT_SELECTED_PAYMENT_METHOD", "Call renderPaymentMethods() before.")
        }
        if (agreement?.panel.agreedRequiredTerms() === false) {
          throw new SdkError(
            "NEED_AGREEMENT_WITH_REQUIRED_TERMS",
            "The buyer has to agree to what is required."
          )
        }
        const chosen = methods.panel.selected()
        const byBrandPay = isBrandPay(chosen)
        paymentType = byBrandPay ? "BRANDPAY" : "NORMAL"
        const urls = readOptionalUrls(info)
        const { offer } = readDetails(reader, "MOBILE_PHONE", {
          mobilePhone: { mobileCarriers: readCarriers(info) }
        })
        return [
          {
            kind: "payment",
            clientKey: key,
            urls,
            language: null,
            outcome: wantedOutcome(),
            payment: {
              ...readOrder(reader, info, amount.value),
              ...detailsOf(chosen, info, country),
              ...(byBrandPay ? { brandPay: { customerKey: buyer } } : {}),
              method: chosen.method,
              amount: amount.value,
              currency: amount.currency
            },
            paymentType,
            maxInstallments: 12,
            methods: [chosen.method],
            fixed: { cardCompany: null, easyPay: byBrandPay ? null : chosen.easyPay, installments: null },
            carriers: offer.carriers,
            brandPay: byBrandPay
              ? { customerKey: buyer, redirectUrl: brandPay?.redirectUrl ?? null, methodId: null }
              : null
          },
          presentation(null, urls)
        ]
      })
      return success?.type === "paid" ? { paymentType, ...v1Paid(success) } : undefined
    }
  }
}
