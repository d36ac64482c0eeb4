import type { Page } from "playwright-core"
import { expect, it } from "vitest"
import {
  clientKey,
  inBrowser,
  onServer,
  parametersOf,
  picture,
  settled,
  widgetClientKey,
  widgetSecretKey,
  windowOf
} from "./support.js"

const order = { orderId: "ORDER-0001", orderName: "Coffee beans 500 g" }

inBrowser("PaymentWidget of the first generation, with its official package", (setting) => {
  const urls = () => ({
    successUrl: `${setting.shop.url}/success?from=widget`,
    failUrl: `${setting.shop.url}/fail`
  })

  const loaded = async (key = widgetClientKey, options: object | null = null): Promise<Page> => {
    const page = await setting.visit()
    await page.evaluate(
      async ([key, options, src]) => {
        window.widget = await window.v1.widget.loadPaymentWidget(key, "buyer-0001", options ?? undefined, {
          src
        })
      },
      [key, options, `${setting.emulator.url}/v1/payment-widget`] as const
    )
    return page
  }

  const rendered = async (
    amount: Parameters<Window["widget"]["renderPaymentMethods"]>[1] = 50_000,
    key?: string,
    options?: object
  ): Promise<Page> => {
    const page = await loaded(key, options)
    await page.evaluate((amount) => {
      window.heard = []
      window.v1Methods = window.widget.renderPaymentMethods("#methods", amount, { variantKey: "DEFAULT" })
      window.v1Agreement = window.widget.renderAgreement("#agreement", { variantKey: "AGREEMENT" })
      window.v1Methods.on("ready", () => window.heard.push("ready"))
      window.v1Agreement.on("change", (status) => window.heard.push(status.agreedRequiredTerms))
    }, amount)
    return page
  }

  const request = (page: Page, info: object): Promise<void> =>
    page.evaluate((info) => {
      window.pending = window.settle(() => window.widget.requestPayment(info as never))
    }, info)

  const approve = (page: Page): Promise<void> => windowOf(page).getByTestId("payment-approve").click()

  it("pays with the amount that was updated, and says that it was paid by the widget", async () => {
    const page = await rendered()
    await page.evaluate(() => window.v1Methods.updateAmount(45_000, window.v1Methods.UPDATE_REASON.COUPON))
    await picture(page, "v1-widget")
    await request(page, { ...order, ...urls() })
    await approve(page)
    await page.waitForURL("**/success**")
    const { paymentKey = "", ...rest } = parametersOf(page.url())
    expect(rest).toEqual({ from: "widget", paymentType: "NORMAL", orderId: order.orderId, amount: "45000" })
    const confirmed = await onServer(
      setting.emulator,
      ({ payments }) => payments.confirm({ paymentKey, orderId: order.orderId, amount: 45_000 }),
      widgetSecretKey
    )
    expect(confirmed).toMatchObject({ status: "DONE", totalAmount: 45_000 })
  })

  it.each<[code: string, selected: object, info: object, expected: object]>([
    ["CARD", { type: "NORMAL", method: "카드" }, {}, { method: "카드" }],
    [
      "KAKAOPAY",
      { type: "NORMAL", method: "간편결제", easyPay: { provider: "카카오페이" } },
      {},
      { easyPay: { provider: "카카오페이" } }
    ],
    [
      "VIRTUAL_ACCOUNT",
      { type: "NORMAL", method: "가상계좌" },
      { useEscrow: true },
      { status: "WAITING_FOR_DEPOSIT", useEscrow: true }
    ],
    ["TRANSFER", { type: "NORMAL", method: "계좌이체" }, { cultureExpense: true }, { cultureExpense: true }],
    ["MOBILE_PHONE", { type: "NORMAL", method: "휴대폰" }, { mobileCarrier: ["SKT"] }, { method: "휴대폰" }]
  ])(
    "pays by %s, which the page hears of, and resolves with a bare number",
    async (code, selected, info, expected) => {
      const page = await rendered()
      await page.getByTestId(`method-${code}`).check()
      expect(await page.evaluate(() => window.v1Methods.getSelectedPaymentMethod())).toEqual(selected)
      await request(page, { ...order, ...info })
      await approve(page)
      const { value } = (await settled(page)) as { value: { paymentKey: string } }
      expect(value).toEqual({
        paymentType: "NORMAL",
        paymentKey: expect.any(String),
        orderId: order.orderId,
        amount: 50_000
      })
      const confirmed = await onServer(
        setting.emulator,
        ({ payments }) =>
          payments.confirm({ paymentKey: value.paymentKey, orderId: order.orderId, amount: 50_000 }),
        widgetSecretKey
      )
      expect(confirmed).toMatchObject(expected)
    }
  )

  it("offers wallets of other countries for dollars", async () => {
    const page = await rendered({ value: 12.5, currency: "USD", country: "US" })
    expect(await page.evaluate(() => window.v1Methods.getSelectedPaymentMethod())).toMatchObject({
      method: "해외간편결제"
    })
    await request(page, order)
    await approve(page)
    expect(await settled(page)).toMatchObject({ value: { amount: 12.5 } })
  })

  it("asks brandpay's server call for what was paid with brandpay", async () => {
    const page = await rendered(50_000, clientKey, {
      brandpay: { redirectUrl: `${setting.shop.url}/callback` }
    })
    await page.getByTestId("method-BRANDPAY").check()
    expect(await page.evaluate(() => window.v1Methods.getSelectedPaymentMethod())).toEqual({
      type: "BRANDPAY"
    })
    await request(page, { ...order, ...urls() })
    await approve(page)
    await page.waitForURL("**/success**")
    expect(parametersOf(page.url())).toMatchObject({ paymentType: "BRANDPAY", amount: "50000" })
  })

  it("tells when it is ready, what is agreed to, and every change", async () => {
    const page = await rendered()
    await page.getByTestId("term-payment-service").uncheck()
    expect(await page.evaluate(() => window.heard)).toEqual(["ready", true, false])
    expect(await page.evaluate(() => window.v1Agreement.getAgreementStatus())).toMatchObject({
      agreedRequiredTerms: false,
      terms: [
        { id: "payment-service", agreed: false, required: true, title: expect.any(String) },
        { id: "marketing", agreed: false, required: false }
      ]
    })
    await request(page, order)
    expect(await settled(page)).toMatchObject({ code: "NEED_AGREEMENT_WITH_REQUIRED_TERMS", isError: true })
  })

  it("draws once, however often it is rendered", async () => {
    const page = await rendered()
    await page.evaluate(() => {
      window.widget.renderPaymentMethods("#methods", 1000)
      window.widget.renderAgreement("#agreement")
    })
    expect(await page.getByTestId("method-CARD").count()).toBe(1)
    expect(await page.getByTestId("term-marketing").count()).toBe(1)
    await request(page, order)
    await approve(page)
    expect(await settled(page)).toMatchObject({ value: { amount: 1000 } })
  })

  it("rejects with USER_CANCEL when the buyer closes the window", async () => {
    const page = await rendered()
    await request(page, { ...order, ...urls() })
    await windowOf(page).getByTestId("payment-close").click()
    expect(await settled(page)).toMatchObject({ code: "USER_CANCEL" })
  })

  it("rejects with NOT_SELECTED_PAYMENT_METHOD before methods are drawn", async () => {
    const page = await loaded()
    await request(page, order)
    expect(await settled(page)).toMatchObject({ code: "NOT_SELECTED_PAYMENT_METHOD" })
  })

  it.each<[name: string, selector: string, amount: unknown]>([
    ["an unknown place", "#nowhere", 1000],
    ["no amount", "#methods", undefined],
    ["an amount below zero", "#methods", -1]
  ])("throws INVALID_PARAMETER for %s", async (_, selector, amount) => {
    const page = await loaded()
    await page.evaluate(
      ([selector, amount]) => {
        window.pending = window.settle(async () => {
          window.widget.renderPaymentMethods(selector, amount as number)
        })
      },
      [selector, amount] as const
    )
    expect(await settled(page)).toMatchObject({ code: "INVALID_PARAMETER", isError: true })
    expect(await page.getByTestId("toss-payment-methods").count()).toBe(0)
  })
})
