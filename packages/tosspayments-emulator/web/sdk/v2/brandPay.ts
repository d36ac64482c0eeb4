/** `TossPayments(clientKey).brandpay({ customerKey, redirectUrl })`. */
import type { BrandPayBuyer, BrandPayPurpose } from "../../protocol/request.js"
import { ask } from "../ask.js"
import { readOptionalUrls, readOrder } from "../order.js"
import { presentation } from "../presentation.js"
import { makeReader, type Reader } from "../Reader.js"
import { makeTransactions } from "../transaction.js"
import { readAmount } from "./amount.js"
import { carriers } from "./methods.js"
import { outcomeOf, type Paid, windowTargetOf } from "./payment.js"

const reader: Reader = makeReader("INVALID_PARAMETERS")

export const makeBrandPay = (clientKey: string, buyer: BrandPayBuyer) => {
  const transactions = makeTransactions()
  // Assumption: one-touch payment is off in the beginning. The emulator does not remember it beyond this page.
  let isOneTouchPayEnabled = false

  /** Assumption: these come in a frame on phones too, since there is no address to go to. */
  const act = (purpose: BrandPayPurpose): Promise<void> =>
    transactions.run(async () => {
      await ask(
        {
          kind: "brandPay",
          purpose,
          clientKey,
          ...buyer,
          urls: null,
          language: null,
          outcome: outcomeOf({})
        },
        "iframe"
      ).done
    })

  return {
    requestPayment: (given: unknown): Promise<Paid | undefined> =>
      transactions.run(async () => {
        const members = reader.members(given, "The request")
        const amount = readAmount(reader, members["amount"])
        const order = readOrder(reader, members, amount.value)
        const urls = readOptionalUrls(members)
        const card = reader.part(members, "card")
        const success = await ask(
          {
            kind: "payment",
            clientKey,
            urls,
            language: null,
            outcome: outcomeOf(members),
            payment: {
              ...order,
              method: "CARD",
              amount: amount.value,
              currency: amount.currency,
              brandPay: { customerKey: buyer.customerKey }
            },
            paymentType: null,
            brandPay: { ...buyer, methodId: reader.optionalText(members, "methodId") },
            methods: ["CARD"],
            maxInstallments: 12,
            fixed: {
              cardCompany: null,
              easyPay: null,
              installments: reader.optionalNumber(card, "cardInstallmentPlan")
            },
            carriers
          },
          presentation(windowTargetOf(members), urls)
        ).done
        if (success?.type !== "paid") return undefined
        const { orderId, paymentKey } = success
        return { paymentKey, orderId, amount: success.amount }
      }),

    addPaymentMethod: (): Promise<void> => act("add"),
    openSettings: (): Promise<void> => act("settings"),
    changePassword: (): Promise<void> => act("password"),
    changeOneTouchPay: async (): Promise<void> => {
      await act("oneTouch")
      isOneTouchPayEnabled = !isOneTouchPayEnabled
    },
    isOneTouchPayEnabled: async () => ({ isEnabled: isOneTouchPayEnabled }),
    requestBillingAuth: (): Promise<void> => act("billing")
  }
}
