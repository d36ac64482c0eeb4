import type * as official from "@tosspayments/tosspayments-sdk"
import type { Settled } from "./support.js"

declare global {
  /** What the tests put into pages of the shop. */
  interface Window {
    readonly official: typeof official
    readonly settle: (call: () => Promise<unknown>) => Promise<Settled>
    toss: official.TossPaymentsSDK
    payment: official.TossPaymentsPayment
    brandpay: official.TossPaymentsBrandpay
    pending: Promise<Settled> | undefined
    __TOSS_EMULATOR__?: { readonly outcome?: string }
    methods: official.WidgetPaymentMethodWidget
    agreement: official.WidgetAgreementWidget
    paymentWindow: Awaited<ReturnType<official.TossPaymentsWidgets["renderPaymentWindow"]>>
    /** What callbacks were told, in its order. */
    heard: Array<unknown>
    widgets: official.TossPaymentsWidgets
  }
}
