/** Draws the window. */

import { element } from "../../dom/element.js"
import type { Language } from "../../dom/language.js"
import type { WindowRequest } from "../../protocol/request.js"
import type { Choice } from "./choice.js"
import { endings, type Ways } from "./endings.js"
import * as Fields from "./fields.js"
import { methodName, money, type Words, wordsOf } from "./words.js"

export interface Actions extends Ways {
  readonly approve: () => void
  readonly close: () => void
}

export interface View {
  readonly draw: (language: Language) => void
  /** While the emulator works nothing can be pressed. */
  readonly setBusy: (busy: boolean) => void
  readonly complain: (text: string) => void
}

/** For a window without a shop, which somebody has opened by hand. */
export const drawStandalone = (main: HTMLElement, language: Language): void => {
  document.documentElement.lang = language
  main.hidden = false
  main.replaceChildren(
    element("h1", { id: "title" }, "TossPayments"),
    element("p", { "data-testid": "payment-standalone" }, wordsOf(language).standalone)
  )
}

const row = (name: string, value: string, testId: string): ReadonlyArray<HTMLElement> => [
  element("dt", {}, name),
  element("dd", { "data-testid": testId }, value)
]

const summary = (request: WindowRequest, words: Words, language: Language): HTMLElement => {
  if (request.kind === "billing") {
    return element(
      "dl",
      {},
      ...row(words.method, methodName(request.method, language), "billing-method"),
      ...row(words.customer, request.customerKey, "billing-customer-key")
    )
  }
  const { amount, currency = "KRW", orderId, orderName = "" } = request.payment
  return element(
    "dl",
    {},
    ...row(words.order, orderName, "order-name"),
    ...row(words.orderId, orderId, "order-id"),
    ...row(words.amount, money(amount, currency, language), "payment-amount")
  )
}

export const makeView = (
  main: HTMLElement,
  request: WindowRequest,
  choice: Choice,
  actions: Actions
): View => {
  const status = element("p", { role: "alert", "data-testid": "payment-status" })

  const draw = (language: Language): void => {
    const words = wordsOf(language)
    const title = request.kind === "payment" ? words.title : words.billingTitle
    document.documentElement.lang = language
    document.title = `${title} · TossPayments`
    const redraw = (): void => draw(language)
    const context: Fields.Context = { words, language, choice, redraw }
    const fields =
      request.kind === "payment"
        ? [Fields.methods(context, request), ...Fields.ofMethod(context, request)]
        : [
            request.method === "CARD"
              ? Fields.cardCompany(context, request.fixed.cardCompany)
              : Fields.bank(context)
          ]
    const label =
      request.kind === "payment"
        ? words.pay(money(request.payment.amount, request.payment.currency ?? "KRW", language))
        : words.register
    const wasOpen = main.querySelector("details")?.open ?? false
    const other: Language = language === "ko" ? "en" : "ko"
    main.replaceChildren(
      element(
        "header",
        {},
        element("h1", { id: "title", tabindex: "-1" }, title),
        element(
          "button",
          {
            type: "button",
            class: "quiet",
            lang: other,
            "data-testid": "language",
            onclick: () => draw(other)
          },
          words.language
        ),
        element(
          "button",
          {
            type: "button",
            class: "quiet",
            "aria-label": words.close,
            "data-testid": "payment-close",
            onclick: actions.close
          },
          "✕"
        )
      ),
      element("p", { class: "test" }, words.test),
      summary(request, words, language),
      element(
        "form",
        {
          onsubmit: (event) => {
            event.preventDefault()
            actions.approve()
          }
        },
        ...fields,
        element("button", { type: "submit", class: "primary", "data-testid": "payment-approve" }, label)
      ),
      status,
      endings(request.kind, words, language, actions, wasOpen)
    )
  }

  return {
    draw,
    setBusy: (busy) => {
      main.setAttribute("aria-busy", String(busy))
      for (const button of main.querySelectorAll("button")) button.disabled = busy
    },
    complain: (text) => {
      status.textContent = text
    }
  }
}
