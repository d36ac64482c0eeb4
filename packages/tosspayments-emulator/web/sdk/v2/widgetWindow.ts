/** What `renderPaymentWindow` shows: methods, terms and a button, in a dialog above the shop's page. */
import { element } from "../../dom/element.js"
import { browserLanguage } from "../../dom/language.js"
import { type AgreementPanel, drawAgreement } from "../widget/agreementPanel.js"
import { drawMethods, type MethodPanel } from "../widget/methodPanel.js"
import { attachPanel } from "../widget/panel.js"

export interface WidgetWindow {
  readonly methods: MethodPanel
  readonly agreement: AgreementPanel
  /** Takes it away. */
  readonly remove: () => void
}

export interface WidgetWindowOptions {
  readonly currency: string
  readonly hasBrandPay: boolean
  /** The buyer wants to pay. The window waits for it, and is there for another try when it rejects. */
  readonly onPay: () => Promise<unknown>
  /** The buyer has closed it. */
  readonly onCancel: () => void
}

const words = {
  ko: { title: "결제하기", pay: "결제하기", close: "닫기" },
  en: { title: "Payment", pay: "Pay", close: "Close" }
}

export const showWidgetWindow = ({
  currency,
  hasBrandPay,
  onCancel,
  onPay
}: WidgetWindowOptions): WidgetWindow => {
  const { close, pay, title } = words[browserLanguage()]
  const dialog = element("dialog", { "aria-label": title, "data-testid": "toss-widget-window" })
  Object.assign(dialog.style, {
    width: "min(440px, 100vw)",
    maxHeight: "100dvh",
    margin: "auto",
    padding: "0",
    border: "0",
    background: "transparent",
    boxShadow: "0 0 0 100vmax rgba(0, 0, 0, 0.5)"
  })
  const { root } = attachPanel(dialog, "toss-widget-window-panel")
  const methodPlace = element("div")
  const agreementPlace = element("div")
  const alert = element("p", { class: "alert", role: "alert", "data-testid": "widget-window-status" })
  const remove = (): void => {
    if (dialog.open) dialog.close()
    dialog.remove()
  }
  const cancel = (): void => {
    remove()
    onCancel()
  }
  const payButton = element(
    "button",
    {
      type: "button",
      class: "primary",
      "data-testid": "widget-window-pay",
      onclick: async () => {
        payButton.disabled = true
        alert.textContent = ""
        try {
          await onPay()
        } catch (error) {
          alert.textContent = error instanceof Error ? error.message : String(error)
        } finally {
          payButton.disabled = false
        }
      }
    },
    pay
  )
  root.append(
    element(
      "div",
      { class: "panel" },
      element("h2", {}, title),
      methodPlace,
      agreementPlace,
      alert,
      element(
        "div",
        { class: "buttons" },
        element("button", { type: "button", "data-testid": "widget-window-close", onclick: cancel }, close),
        payButton
      )
    )
  )
  const agreement = drawAgreement(agreementPlace, () => {})
  const methods = drawMethods(methodPlace, { currency, hasBrandPay, onSelect: () => {} })
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault()
    cancel()
  })
  document.body.append(dialog)
  dialog.showModal()
  return { methods, agreement, remove }
}
