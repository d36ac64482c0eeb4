import { expect, it } from "vitest"
import { clientKey, inBrowser, onServer, parametersOf, picture, windowOf } from "./support.js"

const script = (emulatorUrl: string) => `${emulatorUrl}/v2/standard`

inBrowser("the official loader and payment().requestPayment", (setting) => {
  it("pays by card: window, successUrl with its own query kept, confirmation", async () => {
    const { emulator, shop } = setting
    const page = await setting.visit()
    await page.evaluate(
      async ([src, clientKey, shop]) => {
        const tossPayments = await window.official.loadTossPayments(clientKey, { src })
        const payment = tossPayments.payment({ customerKey: "buyer-0001" })
        payment.requestPayment({
          method: "CARD",
          amount: { value: 55000, currency: "KRW" },
          orderId: "ORDER-0001",
          orderName: "Coffee beans 500 g",
          successUrl: `${shop}/success?customer=kim&`,
          failUrl: `${shop}/fail`,
          card: { useEscrow: false, flowMode: "DEFAULT" }
        })
      },
      [script(emulator.url), clientKey, shop.url] as const
    )
    const payWindow = windowOf(page)
    await payWindow.getByTestId("card-company").selectOption("51")
    await payWindow.getByTestId("card-installments").selectOption("3")
    await picture(page, "card-en")
    await payWindow.getByTestId("payment-approve").click()
    await page.waitForURL(`${shop.url}/success**`)

    const { amount, customer, orderId, paymentKey, ...rest } = parametersOf(page.url())
    expect({ amount, customer, orderId, rest }).toEqual({
      amount: "55000",
      customer: "kim",
      orderId: "ORDER-0001",
      rest: {}
    })
    expect(await emulator.payments()).toMatchObject([{ paymentKey, status: "IN_PROGRESS", mId: "shop" }])
    const paid = await onServer(emulator, ({ payments }) =>
      payments.confirm({ paymentKey: paymentKey ?? "", orderId: orderId ?? "", amount: Number(amount) })
    )
    expect(paid).toMatchObject({
      status: "DONE",
      totalAmount: 55000,
      card: { issuerCode: "51", installmentPlanMonths: 3 }
    })
  })
})
