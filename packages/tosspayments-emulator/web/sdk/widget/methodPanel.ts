/** The methods of a widget, to choose from. */
import { element } from "../../dom/element.js"
import { browserLanguage } from "../../dom/language.js"
import { offered, type WidgetMethod } from "./widgetMethod.js"

export interface MethodPanel {
  /** Assumption: the first one is chosen already when the panel comes. */
  readonly selected: () => WidgetMethod
  /** Other currencies have other methods. */
  readonly setCurrency: (currency: string) => void
}

export interface MethodOptions {
  readonly currency: string
  readonly hasBrandPay: boolean
  /** The buyer has chosen another one, or another currency has. */
  readonly onSelect: (method: WidgetMethod) => void
}

const legend = { ko: "결제 방법", en: "Payment method" }

let groups = 0

/** Draws into an element, which is the panel's alone. */
export const drawMethods = (
  place: ParentNode,
  { currency, hasBrandPay, onSelect }: MethodOptions
): MethodPanel => {
  const language = browserLanguage()
  groups += 1
  const group = `method-${groups}`
  let methods: ReadonlyArray<WidgetMethod> = []
  let chosen = ""
  const selected = (): WidgetMethod => {
    const method = methods.find(({ code }) => code === chosen) ?? methods[0]
    if (method === undefined) throw new Error("a widget without methods")
    return method
  }
  const setCurrency = (currency: string): void => {
    methods = offered(currency, hasBrandPay)
    chosen = selected().code
    place.replaceChildren(
      element(
        "fieldset",
        { lang: language },
        element("legend", {}, legend[language]),
        ...methods.map(({ code, name }) =>
          element(
            "label",
            {},
            element("input", {
              type: "radio",
              name: group,
              value: code,
              checked: code === chosen,
              "data-testid": `method-${code}`,
              onchange: () => {
                chosen = code
                onSelect(selected())
              }
            }),
            name[language]
          )
        )
      )
    )
  }
  setCurrency(currency)
  return {
    selected,
    setCurrency: (currency) => {
      const before = chosen
      setCurrency(currency)
      if (chosen !== before) onSelect(selected())
    }
  }
}
