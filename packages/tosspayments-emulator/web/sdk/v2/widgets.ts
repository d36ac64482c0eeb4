/** `TossPayments(clientKey).widgets({ customerKey })`. */
import type { AuthorizeInput } from "../../../src/Authorization.js"
import type { PaymentRequest, PaymentType } from "../../protocol/request.js"
import { ask } from "../ask.js"
import { makeListeners } from "../Listeners.js"
import { readOptionalUrls, readOrder } from "../order.js"
import { presentation } from "../presentation.js"
import { type Members, makeReader, type Reader } from "../Reader.js"
import { SdkError } from "../SdkError.js"
import { makeTransactions } from "../transaction.js"
import { type AgreementPanel, drawAgreement, terms } from "../widget/agreementPanel.js"
import { drawMethods, type MethodPanel } from "../widget/methodPanel.js"
import { attachPanel } from "../widget/panel.js"
import { findPlace } from "../widget/selector.js"
import { offered, type WidgetMethod } from "../widget/widgetMethod.js"
import { type Amount, readAmount } from "./amount.js"
import { carriers, readAccount, readForeign } from "./methods.js"
import { outcomeOf, type Paid, windowTargetOf } from "./payment.js"
import { showWidgetWindow, type WidgetWindow } from "./widgetWindow.js"

const reader: Reader = makeReader("INVALID_PARAMETERS")

export interface Selected {
  readonly code: string
}

export interface AgreementStatus {
  readonly agreedRequiredTerms: boolean
  readonly agreements: ReadonlyArray<{
    readonly term: { readonly id: string; readonly required: boolean }
    readonly agreed: boolean
  }>
}

export interface WidgetPaid extends Paid {
  readonly paymentType: PaymentType
}

type MethodEvents = Readonly<{ paymentMethodSelect: (selected: Selected) => void }>
type AgreementEvents = Readonly<{ agreementStatusChange: (status: AgreementStatus) => void }>
type WindowEvents = Readonly<{
  paymentRequest: (request: { readonly paymentMethod: Selected }) => unknown
  cancel: () => void
}>

const selectedOf = ({ code }: WidgetMethod): Selected => ({ code })

const statusOf = (panel: AgreementPanel): AgreementStatus => ({
  agreedRequiredTerms: panel.agreedRequiredTerms(),
  agreements: terms.map((term) => ({
    term: { id: term.id, required: term.required },
    agreed: panel.isAgreed(term)
  }))
})

/** Assumption: any name may be one, as nobody has set variants up at the emulator. */
const checkVariant = (given: unknown): void => {
  if (given === undefined || given === null) return
  if (typeof given !== "string" || given === "") {
    throw new SdkError("INVALID_VARIANT_KEY", "A variantKey is the name of a widget that was set up.")
  }
}

/** Once at a time: `taken` from the call on, so that an effect that runs twice cannot draw twice. */
const makeSlot = <A>(code: string) => {
  let taken = false
  let value: A | null = null
  return {
    get: (): A | null => value,
    fill: async (make: () => A): Promise<A> => {
      if (taken) throw new SdkError(code, "It is there already. Call its destroy() before.")
      taken = true
      try {
        await Promise.resolve()
        value = make()
        return value
      } catch (error) {
        taken = false
        throw error
      }
    },
    clear: (): void => {
      taken = false
      value = null
    }
  }
}

/** What the shop said about the method that the buyer has chosen. */
const detailsOf = ({ easyPay, method }: WidgetMethod, members: Members): Partial<AuthorizeInput> => {
  switch (method) {
    case "CARD": {
      const taxExemptionAmount = reader.optionalNumber(reader.part(members, "card"), "taxExemptionAmount")
      return taxExemptionAmount === null ? {} : { taxExemptionAmount }
    }
    case "TRANSFER":
      return readAccount(reader, reader.part(members, "transfer"))
    case "VIRTUAL_ACCOUNT":
      return readAccount(reader, reader.part(members, "virtualAccount"))
    case "FOREIGN_EASY_PAY":
      return {
        ...readForeign(reader, reader.part(members, "foreignEasyPay")),
        easyPay: { provider: easyPay ?? "" }
      }
    default:
      return {}
  }
}

export interface WidgetOptions {
  readonly clientKey: string
  readonly customerKey: string
  /** `null`: the widget does not offer it. */
  readonly brandPay: { readonly redirectUrl: string | null } | null
}

export const makeWidgets = ({ brandPay, clientKey, customerKey }: WidgetOptions) => {
  const hasBrandPay = brandPay !== null
  const transactions = makeTransactions()
  const methodSlot = makeSlot<MethodPanel>("PAYMENT_METHODS_WIDGET_ALREADY_RENDERED")
  const agreementSlot = makeSlot<AgreementPanel>("AGREEMENT_WIDGET_ALREADY_RENDERED")
  const windowSlot = makeSlot<WidgetWindow>("PAYMENT_WINDOW_ALREADY_RENDERED")
  let amount: Amount | null = null

  const knownAmount = (): Amount => {
    if (amount === null) throw new SdkError("NOT_SETUP_AMOUNT", "Call setAmount() before.")
    return amount
  }

  /** Opens the window for the methods that are left to choose from. */
  const request = async (
    members: Members,
    paid: Amount,
    methods: ReadonlyArray<WidgetMethod>
  ): Promise<WidgetPaid | undefined> => {
    const order = readOrder(reader, members, paid.value)
    const urls = readOptionalUrls(members)
    const [chosen] = methods
    if (chosen === undefined) throw new SdkError("NOT_SELECTED_PAYMENT_METHOD", "No method is chosen.")
    const isOne = methods.length === 1
    const isBrandPay = isOne && chosen.code === "BRANDPAY"
    const shown = presentation(windowTargetOf(members), urls, isOne && chosen.method === "FOREIGN_EASY_PAY")
    const paymentType = isBrandPay ? "BRANDPAY" : "NORMAL"
    const offer: Pick<PaymentRequest, "methods" | "fixed"> = isBrandPay
      ? { methods: ["CARD"], fixed: { cardCompany: null, easyPay: null, installments: null } }
      : {
          methods: [...new Set(methods.map(({ method }) => method))],
          fixed: { cardCompany: null, easyPay: isOne ? chosen.easyPay : null, installments: null }
        }
    const success = await ask(
      {
        kind: "payment",
        clientKey,
        urls,
        language: null,
        outcome: outcomeOf(members),
        payment: {
          ...order,
          ...(isOne ? detailsOf(chosen, members) : {}),
          ...(isBrandPay ? { brandPay: { customerKey } } : {}),
          method: chosen.method,
          amount: paid.value,
          currency: paid.currency
        },
        paymentType,
        brandPay: isBrandPay
          ? { customerKey, redirectUrl: brandPay?.redirectUrl ?? null, methodId: null }
          : null,
        maxInstallments: 12,
        carriers,
        ...offer
      },
      shown
    ).done
    if (success?.type !== "paid") return undefined
    windowSlot.get()?.remove()
    windowSlot.clear()
    const { orderId, paymentKey } = success
    return { paymentType, paymentKey, orderId, amount: success.amount }
  }

  return {
    setAmount: async (given: unknown): Promise<void> => {
      amount = readAmount(reader, given)
      methodSlot.get()?.setCurrency(amount.currency)
      windowSlot.get()?.methods.setCurrency(amount.currency)
    },

    renderPaymentMethods: async (given: unknown) => {
      const params = reader.members(given, "The argument")
      const { currency } = knownAmount()
      const place = findPlace(params["selector"])
      checkVariant(params["variantKey"])
      let remove = (): void => {}
      const panel = await methodSlot.fill(() => {
        const drawn = attachPanel(place, "toss-payment-methods")
        remove = drawn.remove
        const inner = drawn.root.appendChild(document.createElement("div"))
        inner.className = "panel"
        return drawMethods(inner, {
          currency,
          hasBrandPay,
          onSelect: (method) => {
            for (const callback of listeners.of("paymentMethodSelect")) callback(selectedOf(method))
          }
        })
      })
      // Assumption: whoever subscribes hears what is chosen already.
      const listeners = makeListeners<MethodEvents>(["paymentMethodSelect"], (_, callback) =>
        queueMicrotask(() => callback(selectedOf(panel.selected())))
      )
      return {
        on: listeners.on,
        getSelectedPaymentMethod: async (): Promise<Selected> => selectedOf(panel.selected()),
        destroy: async (): Promise<void> => {
          if (methodSlot.get() === panel) methodSlot.clear()
          remove()
        }
      }
    },

    renderAgreement: async (given: unknown) => {
      const params = reader.members(given, "The argument")
      const place = findPlace(params["selector"])
      checkVariant(params["variantKey"])
      let remove = (): void => {}
      const panel = await agreementSlot.fill(() => {
        const drawn = attachPanel(place, "toss-agreement")
        remove = drawn.remove
        const inner = drawn.root.appendChild(document.createElement("div"))
        inner.className = "panel"
        return drawAgreement(inner, () => {
          for (const callback of listeners.of("agreementStatusChange")) callback(statusOf(panel))
        })
      })
      // Assumption: whoever subscribes hears how it stands.
      const listeners = makeListeners<AgreementEvents>(["agreementStatusChange"], (_, callback) =>
        queueMicrotask(() => callback(statusOf(panel)))
      )
      return {
        on: listeners.on,
        destroy: async (): Promise<void> => {
          if (agreementSlot.get() === panel) agreementSlot.clear()
          remove()
        }
      }
    },

    renderPaymentWindow: async (given?: unknown) => {
      const params = given === undefined || given === null ? {} : reader.members(given, "The argument")
      const variants = reader.part(params, "variantKey")
      checkVariant(variants["paymentMethod"])
      checkVariant(variants["agreement"])
      const { currency } = knownAmount()
      const listeners = makeListeners<WindowEvents>(["paymentRequest", "cancel"])
      const shown = await windowSlot.fill(() =>
        showWidgetWindow({
          currency,
          hasBrandPay,
          onPay: () =>
            Promise.all(
              listeners
                .of("paymentRequest")
                .map((callback) => callback({ paymentMethod: selectedOf(shown.methods.selected()) }))
            ),
          onCancel: () => {
            windowSlot.clear()
            for (const callback of listeners.of("cancel")) callback()
          }
        })
      )
      return {
        on: listeners.on,
        destroy: async (): Promise<void> => {
          if (windowSlot.get() === shown) windowSlot.clear()
          shown.remove()
        }
      }
    },

    requestPayment: (given: unknown): Promise<WidgetPaid | undefined> =>
      transactions.run(async () => {
        const members = reader.members(given, "The request")
        const { agreement = agreementSlot.get(), methods = methodSlot.get() } = windowSlot.get() ?? {}
        // Assumption: without methods in the page none is chosen, and without terms none have to be agreed to.
        if (methods === null) {
          throw new SdkError("NOT_SELECTED_PAYMENT_METHOD", "Call renderPaymentMethods() before.")
        }
        const paid = knownAmount()
        if (agreement?.agreedRequiredTerms() === false) {
          throw new SdkError(
            "NEED_AGREEMENT_WITH_REQUIRED_TERMS",
            "The buyer has to agree to what is required."
          )
        }
        return request(members, paid, [methods.selected()])
      }),

    requestPaymentWindow: (given: unknown, options?: unknown): Promise<WidgetPaid | undefined> =>
      transactions.run(async () => {
        const members = reader.members(given, "The request")
        const params = options === undefined || options === null ? {} : reader.members(options, "The options")
        const variants = reader.part(params, "variantKey")
        checkVariant(variants["paymentMethod"])
        checkVariant(variants["agreement"])
        const paid = readAmount(reader, members["amount"])
        return request(members, paid, offered(paid.currency, false))
      })
  }
}
