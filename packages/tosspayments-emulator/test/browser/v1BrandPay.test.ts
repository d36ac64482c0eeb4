import type { Page } from "playwright-core"
import { expect, it } from "vitest"
import { clientKey, inBrowser, onServer, parametersOf, settled, windowOf } from "./support.js"

const customerKey = "buyer-0001"
const order = { amount: 50_000, orderId: "ORDER-0001", orderName: "Coffee beans 500 g" }

inBrowser("BrandPay of the first generation, with its official package", (setting) => {
  const opened = async (): Promise<Page> => {
    const page = await setting.visit()
    await page.evaluate(
      async ([key, customerKey, redirectUrl, src]) => {
        window.v1Brandpay = await window.v1.brandpay.loadBrandPay(key, customerKey, { redirectUrl }, { src })
      },
      [
        clientKey,
        customerKey,
        `${setting.shop.url}/callback?shop=1`,
        `${setting.emulator.url}/v1/brandpay`
      ] as const
    )
    return page
  }

  const call = (page: Page, method: string, ...args: ReadonlyArray<unknown>): Promise<void> =>
    page.evaluate(
      ([method, args]) => {
        const run = Reflect.get(window.v1Brandpay, method) as (...args: ReadonlyArray<unknown>) => unknown
        window.pending = window.settle(async () => run(...args))
      },
      [method, args] as const
    )

  const approve = (page: Page): Promise<void> => windowOf(page).getByTestId("payment-approve").click()

  it("brings the shop a code, which becomes an access token, without a click", async () => {
    const page = await opened()
    await call(page, "authenticate")
    expect(await settled(page)).toEqual({ value: undefined })
    const visit = setting.shop.visits.find((visit) => visit.startsWith("/callback")) ?? ""
    const { code = "", ...rest } = parametersOf(`${setting.shop.url}${visit}`)
    expect(rest).toEqual({ shop: "1", customerKey })
    const token = await onServer(setting.emulator, (toss) =>
      toss.brandPay.issueToken({ grantType: "AuthorizationCode", customerKey, code })
    )
    expect(token).toMatchObject({ tokenType: "bearer" })
  })

  it("registers a card, lists it, and pays with it by a bare number", async () => {
    const page = await opened()
    await call(page, "getPaymentMethods")
    expect(await settled(page)).toEqual({ value: { cards: [], accounts: [] } })
    await call(page, "addPaymentMethod", "CARD")
    await windowOf(page).getByTestId("card-company").selectOption("51")
    await approve(page)
    const added = (await settled(page)) as { value: { selectedMethodId: string } }
    expect(added.value).toMatchObject({ accounts: [], cards: [{ issuerCode: "51" }] })
    await call(page, "getPaymentMethods")
    expect(await settled(page)).toEqual(added)

    const methodId = added.value.selectedMethodId
    await call(page, "requestPayment", { ...order, methodId })
    await approve(page)
    const { value } = (await settled(page)) as { value: { paymentKey: string } }
    expect(value).toEqual({
      paymentKey: expect.any(String),
      orderId: order.orderId,
      amount: 50_000,
      methodId
    })
    const confirmed = await onServer(setting.emulator, ({ brandPay }) =>
      brandPay.confirm({ paymentKey: value.paymentKey, orderId: order.orderId, amount: 50_000, customerKey })
    )
    expect(confirmed).toMatchObject({ status: "DONE", type: "BRANDPAY", card: { issuerCode: "51" } })
  })

  it("comes to the successUrl", async () => {
    const page = await opened()
    const successUrl = `${setting.shop.url}/success?customerKey=${customerKey}`
    await call(page, "requestPayment", { ...order, successUrl, failUrl: `${setting.shop.url}/fail` })
    await approve(page)
    await page.waitForURL("**/success**")
    expect(parametersOf(page.url())).toEqual({
      customerKey,
      orderId: order.orderId,
      amount: "50000",
      paymentKey: expect.any(String)
    })
  })

  it("opens settings, and rejects with USER_CANCEL when they are closed", async () => {
    const page = await opened()
    await call(page, "openSettings")
    await windowOf(page).getByTestId("payment-close").click()
    expect(await settled(page)).toMatchObject({ code: "USER_CANCEL" })
  })

  it.each(["toggleOneTouchPay", "createPaymentMethodsWidget", "changePassword", "requestAgreement"])(
    "says that %s is not emulated",
    async (method) => {
      const page = await opened()
      await call(page, method)
      expect(await settled(page)).toMatchObject({
        code: "NOT_EMULATED",
        message: expect.stringContaining(method),
        isError: true
      })
    }
  )

  it("is there under every name that it has had", async () => {
    const page = await opened()
    const names = ["Brandpay", "BrandPay", "ConnectPay"]
    const types = await page.evaluate((names) => names.map((name) => typeof Reflect.get(window, name)), names)
    expect(types).toEqual(["function", "function", "function"])
  })
})
