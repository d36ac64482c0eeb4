import type { Page } from "playwright-core"
import { expect, it } from "vitest"
import {
  inBrowser,
  load,
  onServer,
  parametersOf,
  picture,
  settled,
  widgetClientKey,
  widgetSecretKey,
  windowOf
} from "./support.js"

const order = { orderId: "ORDER-0001", orderName: "Coffee beans 500 g" }

inBrowser("widgets() of the official package", (setting) => {
  const urls = () => ({
    successUrl: `${setting.shop.url}/success?from=widget`,
    failUrl: `${setting.shop.url}/fail`
  })

  /** A page with the object of the official package, and nothing drawn. */
  const opened = async (brandpay?: object): Promise<Page> => {
    const page = await setting.visit()
    await load(page, setting.emulator, widgetClientKey)
    await page.evaluate((brandpay) => {
      window.widgets = window.toss.widgets({ customerKey: "buyer-0001", ...(brandpay && { brandpay }) })
    }, brandpay)
    return page
  }

  /** As the official sample does it: the amount, then methods and terms side by side. */
  const rendered = async (value = 50_000, currency = "KRW", brandpay?: object): Promise<Page> => {
    const page = await opened(brandpay)
    await page.evaluate(
      async (amount) => {
        await window.widgets.setAmount(amount)
        const [methods, agreement] = await Promise.all([
          window.widgets.renderPaymentMethods({ selector: "#methods", variantKey: "DEFAULT" }),
          window.widgets.renderAgreement({ selector: "#agreement", variantKey: "AGREEMENT" })
        ])
        window.methods = methods
        window.agreement = agreement
        window.heard = []
        methods.on("paymentMethodSelect", (method) => window.heard.push(method))
        agreement.on("agreementStatusChange", (status) => window.heard.push(status))
      },
      { value, currency }
    )
    return page
  }

  const request = (page: Page, request: object): Promise<void> =>
    page.evaluate((request) => {
      window.pending = window.settle(() => window.widgets.requestPayment(request as never))
    }, request)

  it("pays with the amount that was set, and says that it was paid by the widget", async () => {
    const page = await rendered()
    await page.evaluate(() => window.widgets.setAmount({ value: 45_000, currency: "KRW" }))
    await picture(page, "widgets")
    await request(page, { ...order, ...urls() })
    await windowOf(page).getByTestId("payment-approve").click()
    await page.waitForURL("**/success**")
    const { paymentKey = "", ...rest } = parametersOf(page.url())
    expect(rest).toEqual({ from: "widget", paymentType: "NORMAL", orderId: order.orderId, amount: "45000" })
    const paid = await onServer(
      setting.emulator,
      ({ payments }) => payments.confirm({ paymentKey, orderId: order.orderId, amount: 45_000 }),
      widgetSecretKey
    )
    expect(paid).toMatchObject({ status: "DONE", totalAmount: 45_000 })
  })

  it("resolves with the payment and its type where no address was given", async () => {
    const page = await rendered()
    await request(page, order)
    await windowOf(page).getByTestId("payment-approve").click()
    expect(await settled(page)).toEqual({
      value: {
        paymentType: "NORMAL",
        paymentKey: expect.any(String),
        orderId: order.orderId,
        amount: { value: 50_000, currency: "KRW" }
      }
    })
  })

  it.each([
    ["KAKAOPAY", { method: "간편결제", easyPay: { provider: "카카오페이" } }],
    ["VIRTUAL_ACCOUNT", { method: "가상계좌", status: "WAITING_FOR_DEPOSIT" }],
    ["TRANSFER", { method: "계좌이체" }],
    ["MOBILE_PHONE", { method: "휴대폰" }]
  ])("pays by %s, which the buyer has chosen in the page", async (code, expected) => {
    const page = await rendered()
    await page.getByTestId(`method-${code}`).check()
    expect(await page.evaluate(() => window.methods.getSelectedPaymentMethod())).toEqual({ code })
    await request(page, order)
    await windowOf(page).getByTestId("payment-approve").click()
    const { value } = (await settled(page)) as { value: { paymentKey: string } }
    const paid = await onServer(
      setting.emulator,
      ({ payments }) =>
        payments.confirm({ paymentKey: value.paymentKey, orderId: order.orderId, amount: 50_000 }),
      widgetSecretKey
    )
    expect(paid).toMatchObject(expected)
  })

  it("offers wallets of other countries for dollars", async () => {
    const page = await rendered(12.5, "USD")
    expect(await page.evaluate(() => window.methods.getSelectedPaymentMethod())).toEqual({ code: "PAYPAL" })
    await request(page, { ...order, ...urls(), foreignEasyPay: { country: "US" } })
    await windowOf(page).getByTestId("payment-approve").click()
    await page.waitForURL("**/success**")
    expect(parametersOf(page.url())).toMatchObject({ amount: "12.5", paymentType: "NORMAL" })
  })

  it("tells who subscribed what is chosen and agreed to, then every change", async () => {
    const page = await rendered()
    await page.getByTestId("method-TOSSPAY").check()
    await page.getByTestId("term-payment-service").uncheck()
    const agreed = { term: { id: "payment-service", required: true }, agreed: true }
    const optional = { term: { id: "marketing", required: false }, agreed: false }
    expect(await page.evaluate(() => window.heard)).toEqual([
      { code: "CARD" },
      { agreedRequiredTerms: true, agreements: [agreed, optional] },
      { code: "TOSSPAY" },
      { agreedRequiredTerms: false, agreements: [{ ...agreed, agreed: false }, optional] }
    ])
  })

  it("wants the terms that are required", async () => {
    const page = await rendered()
    await page.getByTestId("term-payment-service").uncheck()
    await request(page, { ...order, ...urls() })
    expect(await settled(page)).toMatchObject({ code: "NEED_AGREEMENT_WITH_REQUIRED_TERMS", isError: true })
    await page.getByTestId("term-payment-service").check()
    await request(page, { ...order, ...urls() })
    await windowOf(page).getByTestId("payment-approve").click()
    await page.waitForURL("**/success**")
  })

  it("comes to the failUrl when the window declines", async () => {
    const page = await rendered()
    await request(page, { ...order, ...urls() })
    await windowOf(page).getByText("Try another ending").click()
    await windowOf(page).getByTestId("payment-decline").click()
    await page.waitForURL("**/fail**")
    expect(parametersOf(page.url())).toMatchObject({ code: "REJECT_CARD_COMPANY", orderId: order.orderId })
  })

  it("pays by brandpay where the shop has it", async () => {
    const page = await rendered(50_000, "KRW", { redirectUrl: `${setting.shop.url}/brandpay` })
    await page.getByTestId("method-BRANDPAY").check()
    await request(page, order)
    await windowOf(page).getByTestId("payment-approve").click()
    expect(await settled(page)).toMatchObject({ value: { paymentType: "BRANDPAY" } })
    expect(await setting.emulator.payments.list()).toMatchObject([{ type: "BRANDPAY" }])
  })

  it.each<[code: string, call: string]>([
    ["NOT_SETUP_AMOUNT", 'widgets.renderPaymentMethods({ selector: "#methods" })'],
    ["INVALID_AMOUNT_VALUE", 'widgets.setAmount({ value: NaN, currency: "KRW" })'],
    ["INVALID_AMOUNT_CURRENCY", 'widgets.setAmount({ value: 1000, currency: "WON" })'],
    ["INVALID_PARAMETERS", "widgets.setAmount(1000)"],
    ["INVALID_SELECTOR", 'ready().then(() => widgets.renderPaymentMethods({ selector: "#nowhere" }))'],
    ["INVALID_SELECTOR", 'ready().then(() => widgets.renderPaymentMethods({ selector: "#" }))'],
    [
      "INVALID_VARIANT_KEY",
      'ready().then(() => widgets.renderPaymentMethods({ selector: "#methods", variantKey: "" }))'
    ],
    ["INVALID_PARAMETERS", "ready().then(() => widgets.renderPaymentMethods())"],
    [
      "PAYMENT_METHODS_WIDGET_ALREADY_RENDERED",
      'ready().then(() => Promise.all([1, 2].map(() => widgets.renderPaymentMethods({ selector: "#methods" }))))'
    ],
    [
      "AGREEMENT_WIDGET_ALREADY_RENDERED",
      'Promise.all([1, 2].map(() => widgets.renderAgreement({ selector: "#agreement" })))'
    ],
    ["INVALID_SELECTOR", 'widgets.renderAgreement({ selector: "#nowhere" })'],
    ["NOT_SETUP_AMOUNT", "widgets.renderPaymentWindow()"],
    [
      "PAYMENT_WINDOW_ALREADY_RENDERED",
      "ready().then(() => Promise.all([1, 2].map(() => widgets.renderPaymentWindow())))"
    ],
    [
      "NOT_SELECTED_PAYMENT_METHOD",
      'ready().then(() => widgets.requestPayment({ orderId: "ORDER-0001", orderName: "x" }))'
    ],
    [
      "INVALID_PARAMETER",
      'widgets.renderAgreement({ selector: "#agreement" }).then((widget) => widget.on("change", () => {}))'
    ],
    [
      "INVALID_PARAMETER",
      'widgets.renderAgreement({ selector: "#agreement" }).then((widget) => widget.on("agreementStatusChange"))'
    ],
    ["INVALID_AMOUNT_CURRENCY", 'widgets.requestPaymentWindow({ amount: { value: 1, currency: "EUR" } })']
  ])("rejects with %s: %s", async (code, call) => {
    const page = await opened()
    const ready =
      'const { widgets } = window; const ready = () => widgets.setAmount({ value: 1000, currency: "KRW" });'
    const result = await page.evaluate(
      `(async () => { ${ready} return await window.settle(async () => ${call}) })()`
    )
    expect(result).toMatchObject({ code, isError: true })
  })

  it.each<[code: string, change: object]>([
    ["INVALID_PARAMETERS", { orderId: "no" }],
    ["INVALID_METADATA", { metadata: { "[": "" } }],
    ["INCORRECT_SUCCESS_URL_FORMAT", { successUrl: "success", failUrl: "https://shop.test" }],
    ["NOT_SUPPORTED_PROMISE", { windowTarget: "self" }]
  ])("refuses a request with %s: %j", async (code, change) => {
    const page = await rendered()
    await request(page, { ...order, ...change })
    expect(await settled(page)).toMatchObject({ code, isError: true })
  })

  it("opens no second window for a double click", async () => {
    const page = await rendered()
    await request(page, order)
    await windowOf(page).getByTestId("payment-approve").waitFor()
    const first = page.evaluate(() => window.pending)
    await request(page, order)
    expect(await settled(page)).toMatchObject({ code: "INVALID_METHOD_TRANSACTION" })
    await windowOf(page).getByTestId("payment-close").click()
    expect(await first).toMatchObject({ code: "USER_CANCEL" })
  })

  it("draws again after destroy, as pages do that change without loading", async () => {
    const page = await rendered()
    const panels = await page.evaluate(async () => {
      await window.methods.destroy()
      await window.agreement.destroy()
      const empty = document.querySelectorAll("#methods *, #agreement *").length
      await window.widgets.renderPaymentMethods({ selector: "#methods" })
      await window.widgets.renderAgreement({ selector: "#agreement" })
      return [empty, document.querySelectorAll("#methods > *, #agreement > *").length]
    })
    expect(panels).toEqual([0, 2])
  })

  it("keeps what the shop's style sheets say out of its panels", async () => {
    const page = await opened()
    await page.addStyleTag({ content: "label, fieldset { display: none !important }" })
    await page.evaluate(async () => {
      await window.widgets.setAmount({ value: 1000, currency: "KRW" })
      await window.widgets.renderPaymentMethods({ selector: "#methods" })
    })
    expect(await page.getByTestId("method-CARD").isVisible()).toBe(true)
  })

  const windowRendered = async (): Promise<Page> => {
    const page = await opened()
    await page.evaluate(async (order) => {
      window.heard = []
      await window.widgets.setAmount({ value: 30_000, currency: "KRW" })
      const paymentWindow = await window.widgets.renderPaymentWindow({
        variantKey: { paymentMethod: "DEFAULT" }
      })
      window.paymentWindow = paymentWindow
      paymentWindow.on("paymentRequest", async ({ paymentMethod }) => {
        window.heard.push(paymentMethod)
        const result = await window.settle(() => window.widgets.requestPayment(order as never))
        window.heard.push(result)
        if (result.code !== undefined) throw new Error(result.message)
      })
      paymentWindow.on("cancel", async () => {
        window.heard.push("cancel")
      })
    }, order)
    return page
  }

  it("shows methods and terms in a window, and asks the shop to go on", async () => {
    const page = await windowRendered()
    await page.getByTestId("method-PAYCO").check()
    await picture(page, "widget-window")
    await page.getByTestId("widget-window-pay").click()
    await windowOf(page).getByTestId("payment-approve").click()
    await page.getByTestId("toss-widget-window").waitFor({ state: "detached" })
    expect(await page.evaluate(() => window.heard)).toMatchObject([
      { code: "PAYCO" },
      { value: { paymentType: "NORMAL", orderId: order.orderId } }
    ])
  })

  it("keeps that window for another try when the payment fails", async () => {
    const page = await windowRendered()
    await page.getByTestId("widget-window-pay").click()
    await windowOf(page).getByTestId("payment-close").click()
    await page.getByTestId("widget-window-status").getByText("closed the payment window").waitFor()
    await page.getByTestId("widget-window-pay").click()
    await windowOf(page).getByTestId("payment-approve").click()
    await page.getByTestId("toss-widget-window").waitFor({ state: "detached" })
  })

  it.each(["the button", "Esc"])("says that the buyer has closed it by %s, once it is gone", async (way) => {
    const page = await windowRendered()
    if (way === "Esc") await page.keyboard.press("Escape")
    else await page.getByTestId("widget-window-close").click()
    await page.getByTestId("toss-widget-window").waitFor({ state: "detached" })
    expect(await page.evaluate(() => window.heard)).toEqual(["cancel"])
    await page.evaluate(() => window.widgets.renderPaymentWindow())
    expect(await page.getByTestId("toss-widget-window").count()).toBe(1)
  })

  it("does not say so after destroy", async () => {
    const page = await windowRendered()
    await page.evaluate(() => window.paymentWindow.destroy())
    expect(await page.getByTestId("toss-widget-window").count()).toBe(0)
    expect(await page.evaluate(() => window.heard)).toEqual([])
  })

  it("lets the buyer choose in the payment window with requestPaymentWindow", async () => {
    const page = await opened()
    await page.evaluate((order) => {
      const amount = { value: 70_000, currency: "KRW" }
      window.pending = window.settle(() =>
        window.widgets.requestPaymentWindow(
          { ...order, amount } as never,
          { variantKey: { paymentMethod: "DEFAULT" } } as never
        )
      )
    }, order)
    await windowOf(page).getByRole("radio", { name: "Transfer" }).check()
    await picture(page, "payment-window-all")
    await windowOf(page).getByTestId("payment-approve").click()
    expect(await settled(page)).toMatchObject({
      value: { paymentType: "NORMAL", amount: { value: 70_000, currency: "KRW" } }
    })
  })
})
