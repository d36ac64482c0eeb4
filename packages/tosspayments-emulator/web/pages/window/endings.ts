/** What a test wants to see besides a payment that succeeds: refusals with any code, and running out of time. */
import { chargeCodes } from "../../../src/contract/billingCodes.js"
import * as ErrorCodes from "../../../src/contract/errorCodes.js"
import { confirmCodes } from "../../../src/contract/paymentCodes.js"
import { element } from "../../dom/element.js"
import type { Language } from "../../dom/language.js"
import type { Words } from "./words.js"

/** What can be declined. */
type Kind = "payment" | "billing"

/** Declined at once, or later: when the shop confirms, or charges the billing key. */
export type When = "now" | "later"

export interface Ways {
  readonly decline: (code: string, when: When) => void
  readonly expire: (() => void) | null
}

const windowCodes = ["PAY_PROCESS_ABORTED", "REJECT_CARD_COMPANY"] as const

const laterCodes = (kind: Kind): ReadonlyArray<ErrorCodes.ErrorCode> =>
  kind === "payment" ? confirmCodes : chargeCodes

const codesOf = (kind: Kind): ReadonlyArray<ErrorCodes.ErrorCode> => [
  ...new Set([...windowCodes, ...laterCodes(kind)])
]

export const endings = (
  kind: Kind,
  words: Words,
  language: Language,
  { decline, expire }: Ways,
  wasOpen: boolean
): HTMLDetailsElement => {
  const code = element("select", { id: "field-decline-code", "data-testid": "payment-decline-code" })
  code.append(
    ...codesOf(kind).map((value) =>
      element("option", { value }, `${value} — ${ErrorCodes.messageOf(value, language)}`)
    )
  )
  code.value = "REJECT_CARD_COMPANY"
  const when = element(
    "select",
    { id: "field-decline-when", "data-testid": "payment-decline-when" },
    element("option", { value: "now" }, words.inWindow),
    element("option", { value: "later" }, kind === "payment" ? words.atConfirm : words.atCharge)
  )
  // What only the window says cannot come later.
  const fit = (): void => {
    const isLater = laterCodes(kind).some((known) => known === code.value)
    for (const option of when.options) option.disabled = option.value === "later" && !isLater
    if (!isLater) when.value = "now"
  }
  code.addEventListener("change", fit)
  fit()
  const details = element(
    "details",
    {
      "data-testid": "payment-endings",
      open: wasOpen,
      ontoggle: () => {
        if (details.open) details.scrollIntoView({ block: "nearest" })
      }
    },
    element("summary", {}, words.endings),
    element("p", { class: "field" }, element("label", { for: "field-decline-code" }, words.code), code),
    element("p", { class: "field" }, element("label", { for: "field-decline-when" }, words.where), when),
    element(
      "p",
      { class: "buttons" },
      element(
        "button",
        {
          type: "button",
          "data-testid": "payment-decline",
          onclick: () => decline(code.value, when.value === "later" ? "later" : "now")
        },
        words.decline
      ),
      expire === null
        ? null
        : element(
            "button",
            { type: "button", "data-testid": "payment-expire", onclick: expire },
            words.expire
          )
    )
  )
  return details
}
