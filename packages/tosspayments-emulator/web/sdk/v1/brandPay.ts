/** `BrandPay(clientKey, customerKey, options)` of the first generation: what shops need of it most. */
import type { BrandPayMethod } from "../../../src/Window.js"
import type { BrandPayPurpose, Outcome } from "../../protocol/request.js"
import { anonymous, checkClientKey, checkCustomerKey } from "../keys.js"
import { readOptionalUrls, readOrder } from "../order.js"
import { wantedOutcome } from "../outcome.js"
import { presentation } from "../presentation.js"
import { makeReader, type Reader } from "../Reader.js"
import { SdkError } from "../SdkError.js"
import { readAmount } from "../v2/amount.js"
import { carriers } from "../v2/methods.js"
import { inFirst } from "./codes.js"
import { makeWindows, type V1Paid, v1Paid } from "./request.js"

const reader: Reader = makeReader("INVALID_PARAMETER")

/** Assumption: a card or an account has at least these. */
const methodsOf = (methods: ReadonlyArray<BrandPayMethod>) => ({
  cards: methods
    .filter(({ kind }) => kind === "CARD")
    .map(({ code, id, methodKey, name, number }) => ({
      id,
      methodKey,
      cardName: name,
      cardNumber: number,
      issuerCode: code
    })),
  accounts: methods
    .filter(({ kind }) => kind === "ACCOUNT")
    .map(({ code, id, methodKey, name, number }) => ({
      id,
      methodKey,
      accountName: name,
      accountNumber: number,
      bankCode: code
    })),
  selectedMethodId: methods[methods.length - 1]?.id
})

const refusal = (name: string): SdkError =>
  new SdkError("NOT_EMULATED", `brandpay.${name}() is not emulated. TossPayments has it.`)

const refused = (name: string) => (): never => {
  throw refusal(name)
}

const rejected = (name: string) => (): Promise<never> => Promise.reject(refusal(name))

export const brandPay = (clientKey: unknown, customerKey: unknown, options?: unknown) => {
  const { key, ...buyer } = inFirst(() => {
    const buyer = checkCustomerKey(customerKey)
    if (buyer === anonymous) reader.refuse("Brandpay needs a customerKey other than ANONYMOUS.")
    const members = options === undefined || options === null ? {} : reader.members(options, "options")
    return {
      key: checkClientKey(clientKey, "individual"),
      customerKey: buyer,
      redirectUrl: reader.optionalText(members, "redirectUrl")
    }
  })
  const windows = makeWindows()

  /** What the buyer has afterwards. Without a click with an outcome. */
  const act = async (purpose: BrandPayPurpose, outcome: Outcome | null) => {
    const success = await windows.open(() => [
      { kind: "brandPay", purpose, clientKey: key, ...buyer, urls: null, language: null, outcome },
      "iframe"
    ])
    return methodsOf(success?.type === "done" ? success.methods : [])
  }

  return {
    /** The shop's redirectUrl gets a code for an access token, if the buyer has none. */
    authenticate: async (): Promise<void> => {
      await act("settings", { type: "success" })
    },
    getPaymentMethods: () => act("settings", { type: "success" }),
    /** Assumption: the buyer may still choose between card and account. */
    addPaymentMethod: (_methodType?: unknown, _options?: unknown) => act("add", wantedOutcome()),
    openSettings: async (): Promise<void> => {
      await act("settings", wantedOutcome())
    },
    requestPayment: async (given: unknown): Promise<(V1Paid & { methodId?: string }) | undefined> => {
      let methodId: string | null = null
      const success = await windows.open(() => {
        const params = reader.members(given, "The request")
        const amount = readAmount(reader, { value: params["amount"], currency: "KRW" })
        const order = readOrder(reader, params, amount.value)
        const urls = readOptionalUrls(params)
        methodId = reader.optionalText(params, "methodId")
        return [
          {
            kind: "payment",
            clientKey: key,
            urls,
            language: null,
            outcome: wantedOutcome(),
            payment: {
              ...order,
              method: "CARD",
              amount: amount.value,
              currency: amount.currency,
              brandPay: { customerKey: buyer.customerKey }
            },
            paymentType: null,
            brandPay: { ...buyer, methodId },
            methods: ["CARD"],
            maxInstallments: 12,
            fixed: {
              cardCompany: null,
              easyPay: null,
              installments: reader.optionalNumber(params, "cardInstallmentPlan")
            },
            carriers
          },
          presentation(null, urls)
        ]
      })
      if (success?.type !== "paid") return undefined
      return { ...v1Paid(success), ...(methodId === null ? {} : { methodId }) }
    },

    changeOneTouchPay: refused("changeOneTouchPay"),
    changePassword: refused("changePassword"),
    createPaymentMethodsWidget: refused("createPaymentMethodsWidget"),
    extends: refused("extends"),
    isBiometricAuthEnabled: rejected("isBiometricAuthEnabled"),
    isOneTouchPayEnabled: rejected("isOneTouchPayEnabled"),
    renderPaymentMethods: rejected("renderPaymentMethods"),
    requestAgreement: rejected("requestAgreement"),
    requestPasswordAuth: rejected("requestPasswordAuth"),
    requestPaymentAuth: rejected("requestPaymentAuth"),
    setupBiometricAuth: rejected("setupBiometricAuth"),
    setupCashReceipt: rejected("setupCashReceipt"),
    setupOneTouchPay: rejected("setupOneTouchPay"),
    setupPassword: rejected("setupPassword"),
    toggleBiometricAuth: rejected("toggleBiometricAuth"),
    toggleOneTouchPay: rejected("toggleOneTouchPay")
  }
}
