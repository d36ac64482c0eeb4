/** `TossPayments(clientKey).payment({ customerKey })`. */
import type { Language } from "../../dom/language.js"
import type { Outcome } from "../../protocol/request.js"
import { ask, type Running } from "../ask.js"
import { anonymous } from "../keys.js"
import { readOptionalUrls, readOrder, readUrls } from "../order.js"
import { wantedOutcome } from "../outcome.js"
import { presentation } from "../presentation.js"
import { type Members, makeReader, type Reader } from "../Reader.js"
import { SdkError } from "../SdkError.js"
import { makeTransactions } from "../transaction.js"
import { readAmount } from "./amount.js"
import { cardCompanyCode, methods, readDetails } from "./methods.js"

const reader: Reader = makeReader("INVALID_PARAMETERS")

export const languages: Readonly<Record<string, Language>> = { KO: "ko", EN: "en", JA: "en", ZH: "en" }

/** `sandbox.paymentResult` comes before what the page or the script's address says. */
export const outcomeOf = (members: Members): Outcome | null => {
  const sandbox = reader.part(members, "sandbox")
  const wanted = reader.optionalOneOf(sandbox, "paymentResult", ["SUCCESS", "FAIL"])
  if (wanted === null) return wantedOutcome()
  // Assumption: a forced failure is one of those that every product documents.
  return wanted === "SUCCESS" ? { type: "success" } : { type: "failure", code: "PAY_PROCESS_ABORTED" }
}

export const windowTargetOf = (members: Members) =>
  reader.optionalOneOf(members, "windowTarget", ["iframe", "self"])

const membersOf = (request: unknown): Members => {
  if (typeof request === "string") {
    throw new SdkError(
      "V1_METHOD_NOT_SUPPORTED",
      'This is a call of the first generation. Give one object: requestPayment({ method: "CARD", … }).'
    )
  }
  return reader.members(request, "The request")
}

export interface Paid {
  readonly paymentKey: string
  readonly orderId: string
  readonly amount: { readonly value: number; readonly currency: string }
}

export const makePayment = (clientKey: string, customerKey: string) => {
  const transactions = makeTransactions()
  let running: Running | null = null

  const follow = async (started: Running) => {
    running = started
    try {
      return await started.done
    } finally {
      running = null
    }
  }

  return {
    requestPayment: (request: unknown): Promise<Paid | undefined> =>
      transactions.run(async () => {
        const members = membersOf(request)
        const method = methods.find((code) => code === members["method"])
        if (method === undefined) {
          throw new SdkError("NOT_SUPPORTED_METHOD", `method must be one of ${methods.join(", ")}.`)
        }
        const amount = readAmount(reader, members["amount"])
        const order = readOrder(reader, members, amount.value)
        const { offer, payment } = readDetails(reader, method, members)
        const urls = readOptionalUrls(members)
        const shown = presentation(windowTargetOf(members), urls, method === "FOREIGN_EASY_PAY")
        const language = reader.optionalOneOf(
          reader.part(members, "card"),
          "language",
          Object.keys(languages)
        )
        const success = await follow(
          ask(
            {
              kind: "payment",
              clientKey,
              urls,
              language: language === null ? null : (languages[language] ?? null),
              outcome: outcomeOf(members),
              payment: { ...order, ...payment, method, amount: amount.value, currency: amount.currency },
              paymentType: null,
              brandPay: null,
              ...offer
            },
            shown
          )
        )
        if (success?.type !== "paid") return undefined
        const { orderId, paymentKey } = success
        return { paymentKey, orderId, amount: success.amount }
      }),

    requestBillingAuth: (request: unknown): Promise<void> =>
      transactions.run(async () => {
        const members = membersOf(request)
        const method = (["CARD", "TRANSFER"] as const).find((code) => code === members["method"])
        if (method === undefined) {
          throw new SdkError("NOT_SUPPORTED_METHOD", "method must be CARD or TRANSFER.")
        }
        // Assumption: a card is billed again and again, so its buyer must be known.
        if (customerKey === anonymous) reader.refuse("Billing needs a customerKey other than ANONYMOUS.")
        reader.optionalText(members, "customerName", { max: 100 })
        reader.optionalText(members, "customerEmail", { max: 100 })
        const company = reader.optionalText(members, "cardCompany")
        const urls = readUrls(members)
        await follow(
          ask(
            {
              kind: "billing",
              clientKey,
              customerKey,
              urls,
              method,
              language: null,
              outcome: outcomeOf(members),
              fixed: { cardCompany: company === null ? null : cardCompanyCode(reader, company) }
            },
            presentation(windowTargetOf(members), urls, true)
          )
        )
      }),

    /** Assumption: with nothing to close it does nothing, as the comment of its type says. */
    destroy: async (): Promise<void> => {
      running?.abort(new SdkError("PAYMENT_REQUEST_ABORTED", "payment.destroy() closed the payment window."))
    }
  }
}
