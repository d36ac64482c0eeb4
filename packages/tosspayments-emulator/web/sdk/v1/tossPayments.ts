/** `TossPayments(clientKey)` of the first generation: payment window and billing. */
import { anonymous, checkClientKey, checkCustomerKey } from "../keys.js"
import { given, readOptionalUrls, readOrder, readUrls } from "../order.js"
import { wantedOutcome } from "../outcome.js"
import { presentation } from "../presentation.js"
import { type Members, makeReader, type Reader } from "../Reader.js"
import { readAmount } from "../v2/amount.js"
import { languages, windowTargetOf } from "../v2/payment.js"
import { inFirst } from "./codes.js"
import { findMethod, readParams } from "./methods.js"
import { makeWindows, type V1Paid, v1Paid } from "./request.js"

const reader: Reader = makeReader("INVALID_PARAMETER")

/** Assumption: a forced failure is one of those that every product documents. */
const outcomeOf = (params: Members) =>
  reader.optionalFlag(params, "forceFailure") === true
    ? ({ type: "failure", code: "PAY_PROCESS_ABORTED" } as const)
    : wantedOutcome()

const languageOf = (params: Members) => {
  const language = reader.optionalOneOf(params, "language", Object.keys(languages))
  return language === null ? null : (languages[language] ?? null)
}

/** A second argument, addresses of other servers among it, is taken and not looked at. */
export const tossPayments = (clientKey: unknown) => {
  const key = inFirst(() => checkClientKey(clientKey, "individual"))
  const windows = makeWindows()
  return {
    /** With one argument, the buyer chooses the method. */
    requestPayment: async (first: unknown, second?: unknown): Promise<V1Paid | undefined> => {
      const success = await windows.open(() => {
        const [name, request] = typeof first === "string" ? [first, second] : ["", first]
        const method = findMethod(reader, name)
        const params = reader.members(request, "The request")
        const amount = readAmount(reader, { value: params["amount"], currency: params["currency"] ?? "KRW" })
        const order = readOrder(reader, params, amount.value)
        const { offer, payment } = readParams(reader, method, params)
        const urls = readOptionalUrls(params)
        return [
          {
            kind: "payment",
            clientKey: key,
            urls,
            language: languageOf(params),
            outcome: outcomeOf(params),
            payment: {
              ...order,
              ...given({ cultureExpense: reader.optionalFlag(params, "cultureExpense") }),
              ...payment,
              method: offer.methods[0],
              amount: amount.value,
              currency: amount.currency
            },
            paymentType: null,
            brandPay: null,
            ...offer
          },
          presentation(windowTargetOf(params), urls)
        ]
      })
      return success?.type === "paid" ? v1Paid(success) : undefined
    },

    requestBillingAuth: async (method: unknown, request: unknown): Promise<void> => {
      await windows.open(() => {
        if (method !== "카드" && method !== "CARD") reader.refuse("Billing is for 카드 (CARD) only.")
        const params = reader.members(request, "The request")
        const customerKey = checkCustomerKey(params["customerKey"])
        // Assumption: a card is billed again and again, so its buyer must be known.
        if (customerKey === anonymous) reader.refuse("Billing needs a customerKey other than ANONYMOUS.")
        reader.optionalText(params, "customerName", { max: 100 })
        reader.optionalText(params, "customerEmail", { max: 100 })
        const urls = readUrls(params)
        return [
          {
            kind: "billing",
            clientKey: key,
            customerKey,
            urls,
            method: "CARD",
            language: null,
            outcome: wantedOutcome(),
            fixed: { cardCompany: null }
          },
          presentation(windowTargetOf(params), urls)
        ]
      })
    },

    /** The request rejects with USER_CANCEL. With no window open, it does nothing. */
    cancelPayment: windows.cancel
  }
}
