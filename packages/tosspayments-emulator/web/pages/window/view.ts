/** Draws the window. */

import type { BrandPayMethod } from "../../../src/Window.js"
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

/** What the window is about, in words. */
const textsOf = (request: WindowRequest, words: Words, language: Language) => {
  switch (request.kind) {
    case "payment": {
      const { amount, currency = "KRW" } = request.payment
      return { title: words.title, button: words.pay(money(amount, currency, language)) }
    }
    case "billing":
      return { title: words.billingTitle, button: words.register }
    case "brandPay":
      return words.brandPay[request.purpose]
  }
}

const fieldsOf = (
  request: WindowRequest,
  context: Fields.Context,
  methods: ReadonlyArray<BrandPayMethod>
): ReadonlyArray<HTMLElement | null> => {
  switch (request.kind) {
    case "payment":
      return request.brandPay === null
        ? [Fields.methods(context, request), ...Fields.ofMethod(context, request)]
        : Fields.brandPay(context, methods, request)
    case "billing":
      return [
        request.method === "CARD"
          ? Fields.cardCompany(context, request.fixed.cardCompany)
          : Fields.bank(context)
      ]
    case "brandPay":
      if (request.purpose === "add") return Fields.brandPay(context, methods, null)
      return request.purpose === "settings" ? Fields.registered(context, methods) : []
  }
}

const row = (name: string, value: string, testId: string): ReadonlyArray<HTMLElement> => [
  element("dt", {}, name),
  element("dd", { "data-testid": testId }, value)
]

const summary = (request: WindowRequest, words: Words, language: Language): HTMLElement => {
  if (request.kind === "brandPay") {
    return element("p", {}, words.brandPay[request.purpose].text)
  }
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

/** `methods` are those of a buyer of brandpay. */
export const makeView = (
  main: HTMLElement,
  request: WindowRequest,
  choice: Choice,
  methods: ReadonlyArray<BrandPayMethod>,
  actions: Actions
): View => {
  const status = element("p", { role: "alert", "data-testid": "payment-status" })

  const draw = (language: Language): void => {
    const words = wordsOf(language)
    const { button, title } = textsOf(request, words, language)
    document.documentElement.lang = language
    document.title = `${title} · TossPayments`
    const redraw = (): void => draw(language)
    const context: Fields.Context = { words, language, choice, redraw }
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
        ...fieldsOf(request, context, methods),
        element("button", { type: "submit", class: "primary", "data-testid": "payment-approve" }, button)
      ),
      status,
      request.kind === "brandPay" ? "" : endings(request.kind, words, language, actions, wasOpen)
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
