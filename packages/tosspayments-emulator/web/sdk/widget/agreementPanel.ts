/** The terms of a widget, to agree to. */
import { element } from "../../dom/element.js"
import { browserLanguage } from "../../dom/language.js"

export interface Term {
  readonly id: string
  readonly required: boolean
  readonly title: { readonly ko: string; readonly en: string }
}

/** Invented. */
export const terms: ReadonlyArray<Term> = [
  {
    id: "payment-service",
    required: true,
    title: {
      ko: "[필수] 결제 서비스 이용 약관, 개인정보 처리 동의",
      en: "[Required] Terms of the payment service, handling of personal data"
    }
  },
  {
    id: "marketing",
    required: false,
    title: { ko: "[선택] 혜택 알림 수신 동의", en: "[Optional] News about benefits" }
  }
]

export interface AgreementPanel {
  readonly isAgreed: (term: Term) => boolean
  readonly agreedRequiredTerms: () => boolean
}

const legend = { ko: "약관 동의", en: "Terms" }

/**
 * Draws into an element, which is the panel's alone.
 *
 * Assumption: what is required is agreed to when the panel comes, and the rest is not.
 */
export const drawAgreement = (place: ParentNode, onChange: () => void): AgreementPanel => {
  const language = browserLanguage()
  const agreed = new Set(terms.filter(({ required }) => required).map(({ id }) => id))
  place.replaceChildren(
    element(
      "fieldset",
      { class: "terms", lang: language },
      element("legend", {}, legend[language]),
      ...terms.map(({ id, required, title }) => {
        const input = element("input", {
          type: "checkbox",
          value: id,
          checked: required,
          "data-testid": `term-${id}`
        })
        input.addEventListener("change", () => {
          if (input.checked) agreed.add(id)
          else agreed.delete(id)
          onChange()
        })
        return element("label", {}, input, title[language])
      })
    )
  )
  return {
    isAgreed: ({ id }) => agreed.has(id),
    agreedRequiredTerms: () => terms.every(({ id, required }) => !required || agreed.has(id))
  }
}
