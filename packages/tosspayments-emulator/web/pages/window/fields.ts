/** The fields of the form. Each keeps what the buyer has chosen. */

import type { BrandPayMethod } from "../../../src/Window.js"
import { element } from "../../dom/element.js"
import type { Language } from "../../dom/language.js"
import type { PaymentRequest } from "../../protocol/request.js"
import type { Choice } from "./choice.js"
import * as Choices from "./choice.js"
import { methodName, type Words } from "./words.js"

export interface Context {
  readonly words: Words
  readonly language: Language
  readonly choice: Choice
  /** Draws the form again, since other fields belong to the choice now. */
  readonly redraw: () => void
}

type Option = readonly [value: string, text: string]

const select = (
  testId: string,
  label: string,
  options: ReadonlyArray<Option>,
  value: string,
  choose: (value: string) => void
): HTMLElement => {
  const id = `field-${testId}`
  const input = element("select", { id, name: testId, "data-testid": testId })
  input.append(...options.map(([value, text]) => element("option", { value }, text)))
  input.value = value
  input.addEventListener("change", () => choose(input.value))
  return element("p", { class: "field" }, element("label", { for: id }, label), input)
}

const named = (
  known: ReadonlyArray<{
    readonly code: string
    readonly name: { readonly ko: string; readonly en: string }
  }>,
  language: Language
): ReadonlyArray<Option> => known.map(({ code, name }) => [code, name[language]])

export const cardCompany = ({ choice, language, words }: Context, fixed: string | null): HTMLElement =>
  select(
    "card-company",
    words.cardCompany,
    named(
      Choices.cardCompanies.filter(({ code }) => fixed === null || code === fixed),
      language
    ),
    choice.cardCompany,
    (code) => {
      choice.cardCompany = code
    }
  )

export const bank = ({ choice, language, words }: Context): HTMLElement =>
  select("bank", words.bank, named(Choices.banks, language), choice.bank, (code) => {
    choice.bank = code
  })

const installments = ({ choice, words }: Context, request: PaymentRequest): HTMLElement => {
  const { fixed } = request
  const months = fixed.installments === null ? Choices.installmentsOf(request) : [fixed.installments]
  return select(
    "card-installments",
    words.installments,
    months.map((count) => [String(count), count === 0 ? words.once : words.months(count)]),
    String(choice.installments),
    (count) => {
      choice.installments = Number(count)
    }
  )
}

const wallet = ({ choice, language, words }: Context, { fixed }: PaymentRequest): HTMLElement => {
  const isForeign = choice.method === "FOREIGN_EASY_PAY"
  const known = isForeign ? Choices.foreignWallets : Choices.wallets
  const offered: ReadonlyArray<Option> =
    fixed.easyPay === null
      ? named(known, language)
      : [[fixed.easyPay, known.find(({ code }) => code === fixed.easyPay)?.name[language] ?? fixed.easyPay]]
  return select(
    "easy-pay-provider",
    isForeign ? words.provider : words.easyPay,
    offered,
    choice.easyPay,
    (code) => {
      choice.easyPay = code
    }
  )
}

const phone = ({ choice, words }: Context): HTMLElement => {
  const input = element("input", {
    id: "field-phone",
    name: "phone",
    type: "tel",
    inputmode: "numeric",
    autocomplete: "tel",
    required: true,
    pattern: "[0-9]{8,15}",
    value: choice.phone,
    "data-testid": "phone"
  })
  input.addEventListener("input", () => {
    choice.phone = input.value
  })
  return element("p", { class: "field" }, element("label", { for: "field-phone" }, words.phone), input)
}

const receipt = ({ choice, words }: Context): HTMLElement =>
  select(
    "cash-receipt",
    words.receipt,
    [
      ["", words.none],
      ["소득공제", "소득공제"],
      ["지출증빙", "지출증빙"]
    ],
    choice.receipt,
    (type) => {
      choice.receipt = type as Choice["receipt"]
    }
  )

const carrier = ({ choice, words }: Context, { carriers }: PaymentRequest): HTMLElement =>
  select(
    "carrier",
    words.carrier,
    carriers.map((code) => [code, code]),
    choice.carrier,
    (code) => {
      choice.carrier = code
    }
  )

const hint = (text: string): HTMLElement => element("p", { class: "hint" }, text)

/** What is registered for brandpay, and what can be registered on the way. */
export const brandPay = (
  context: Context,
  registered: ReadonlyArray<BrandPayMethod>,
  request: PaymentRequest | null
): ReadonlyArray<HTMLElement> => {
  const { choice, redraw, words } = context
  const known = registered.find(({ id }) => id === choice.brandPay)
  const isCard = (known?.kind ?? choice.brandPay) === "CARD"
  return [
    select(
      "brandpay-method",
      words.payWith,
      [
        ...(request === null ? [] : registered).map(
          ({ id, name, number }): Option => [id, `${name} ${number}`]
        ),
        ["CARD", words.newCard],
        ["ACCOUNT", words.newAccount]
      ],
      choice.brandPay,
      (id) => {
        choice.brandPay = id
        redraw()
        document.getElementById("field-brandpay-method")?.focus()
      }
    ),
    ...(known !== undefined ? [] : [isCard ? cardCompany(context, null) : bank(context)]),
    ...(isCard && request !== null ? [installments(context, request)] : [])
  ]
}

/** All that is registered, to look at. */
export const registered = (
  { words }: Context,
  methods: ReadonlyArray<BrandPayMethod>
): ReadonlyArray<HTMLElement> => [
  methods.length === 0
    ? hint(words.nothing)
    : element(
        "ul",
        { "data-testid": "brandpay-methods" },
        ...methods.map(({ name, number }) => element("li", {}, `${name} ${number}`))
      )
]

/** What belongs to the chosen method. */
export const ofMethod = (context: Context, request: PaymentRequest): ReadonlyArray<HTMLElement> => {
  switch (context.choice.method) {
    case "CARD":
      return [cardCompany(context, request.fixed.cardCompany), installments(context, request)]
    case "EASY_PAY":
    case "FOREIGN_EASY_PAY":
      return [wallet(context, request)]
    case "VIRTUAL_ACCOUNT":
      return [bank(context), receipt(context), hint(context.words.depositHint)]
    case "TRANSFER":
      return [bank(context), receipt(context)]
    case "MOBILE_PHONE":
      return [carrier(context, request), phone(context)]
    default:
      return [hint(context.words.pin)]
  }
}

/** Which method; `null` when there is only one. */
export const methods = (context: Context, request: PaymentRequest): HTMLElement | null => {
  const { choice, language, redraw, words } = context
  if (request.methods.length < 2) return null
  const radios = request.methods.map((method) => {
    const input = element("input", {
      type: "radio",
      name: "method",
      value: method,
      checked: method === choice.method,
      "data-testid": `method-${method}`
    })
    input.addEventListener("change", () => {
      choice.method = method
      redraw()
      document.querySelector<HTMLElement>(`[data-testid="method-${method}"]`)?.focus()
    })
    return element("label", { class: "radio" }, input, methodName(method, language))
  })
  return element(
    "fieldset",
    { class: "methods", "data-testid": "payment-method" },
    element("legend", {}, words.method),
    ...radios
  )
}
