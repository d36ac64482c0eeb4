import type * as brandpay from "@tosspayments/brandpay-sdk"
import type * as payment from "@tosspayments/payment-sdk"
import type * as widget from "@tosspayments/payment-widget-sdk"
import type * as oldest from "@tosspayments/sdk"
import type * as official from "@tosspayments/tosspayments-sdk"
import type { Settled } from "./support.js"

declare global {
  /** What the tests put into pages of the shop. */
  interface Window {
    readonly official: typeof official
    /** The packages of the first generation. */
    readonly v1: {
      readonly payment: typeof payment
      readonly widget: typeof widget
      readonly brandpay: typeof brandpay
      readonly oldest: typeof oldest
    }
    widget: widget.PaymentWidgetInstance
    v1Methods: ReturnType<widget.PaymentWidgetInstance["renderPaymentMethods"]>
    v1Agreement: ReturnType<widget.PaymentWidgetInstance["renderAgreement"]>
    v1Brandpay: brandpay.BrandPayInstance
    first: payment.TossPaymentsInstance
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
