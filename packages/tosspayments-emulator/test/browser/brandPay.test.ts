import { Effect } from "effect"
import type { Page } from "playwright-core"
import { expect, it } from "vitest"
import { inBrowser, load, onServer, parametersOf, picture, settled, windowOf } from "./support.js"

const customerKey = "buyer-0001"

inBrowser("brandpay() of the official package", (setting) => {
  const opened = async (
    redirectUrl: string | null = `${setting.shop.url}/callback?shop=1`
  ): Promise<Page> => {
    const page = await setting.visit()
    await load(page, setting.emulator)
    await page.evaluate(
      ([customerKey, redirectUrl]) => {
        window.brandpay = window.toss.brandpay({
          customerKey,
          ...(redirectUrl === null ? {} : { redirectUrl })
        })
      },
      [customerKey, redirectUrl] as const
    )
    return page
  }

  const request = (page: Page, more: object = {}): Promise<void> =>
    page.evaluate((more) => {
      const request = {
        amount: { value: 50_000, currency: "KRW" },
        orderId: "ORDER-0001",
        orderName: "Coffee beans 500 g",
        ...more
      }
      window.pending = window.settle(() => window.brandpay.requestPayment(request as never))
    }, more)

  const confirm = (paymentKey: string) =>
    onServer(setting.emulator, ({ brandPay }) =>
      brandPay.confirm({ paymentKey, orderId: "ORDER-0001", amount: 50_000, customerKey })
    )

  /** The code that came to the shop's redirectUrl. */
  const codes = (): ReadonlyArray<string | undefined> =>
    setting.shop.visits.flatMap((visit) => {
      const { code, ...rest } = parametersOf(`${setting.shop.url}${visit}`)
      return visit.startsWith("/callback") && rest["customerKey"] === customerKey && rest["shop"] === "1"
        ? [code]
        : []
    })

  it("brings the shop a code for an access token, registers a card, and pays with it", async () => {
    const page = await opened()
    await request(page)
    await windowOf(page).getByTestId("card-company").selectOption("51")
    await windowOf(page).getByTestId("card-installments").selectOption("2")
    await picture(page, "brandpay")
    const [code = ""] = codes()
    await onServer(setting.emulator, (toss) =>
      toss.brandPay.issueToken({ grantType: "AuthorizationCode", customerKey, code })
    )
    await windowOf(page).getByTestId("payment-approve").click()
    const { value } = (await settled(page)) as { value: { paymentKey: string } }
    expect(value).toEqual({
      paymentKey: expect.any(String),
      orderId: "ORDER-0001",
      amount: { value: 50_000, currency: "KRW" }
    })
    expect(await confirm(value.paymentKey)).toMatchObject({
      status: "DONE",
      type: "BRANDPAY",
      card: { issuerCode: "51", installmentPlanMonths: 2 }
    })
    expect(await setting.emulator.brandPay.list()).toMatchObject([{ customerKey, method: "CARD" }])

    // With a token that is good, and a card that is registered, the next time is quicker.
    await request(page, { orderId: "ORDER-0002" })
    await windowOf(page).getByTestId("payment-approve").click()
    expect(await settled(page)).toMatchObject({ value: { orderId: "ORDER-0002" } })
    expect(codes()).toHaveLength(1)
    expect(await setting.emulator.brandPay.list()).toHaveLength(1)
  })

  it("comes to the successUrl without a paymentType", async () => {
    const page = await opened()
    await request(page, {
      successUrl: `${setting.shop.url}/success?customerKey=${customerKey}`,
      failUrl: `${setting.shop.url}/fail`
    })
    await windowOf(page).getByTestId("brandpay-method").selectOption("ACCOUNT")
    await windowOf(page).getByTestId("payment-approve").click()
    await page.waitForURL("**/success**")
    const { paymentKey = "", ...rest } = parametersOf(page.url())
    expect(rest).toEqual({ customerKey, orderId: "ORDER-0001", amount: "50000" })
    expect(await confirm(paymentKey)).toMatchObject({ method: "계좌이체", type: "BRANDPAY" })
  })

  it("pays with the method that the shop names, if the buyer has it", async () => {
    const page = await opened()
    await setting.emulator.window.registerBrandPay({
      clientKey: "test_ck_shop",
      brandPay: { customerKey, card: { issuerCode: "11" } }
    })
    const { methods } = await setting.emulator.window.openBrandPay({ clientKey: "test_ck_shop", customerKey })
    await request(page, { methodId: methods[0]?.id })
    await windowOf(page).getByTestId("payment-approve").click()
    const { value } = (await settled(page)) as { value: { paymentKey: string } }
    expect(await confirm(value.paymentKey)).toMatchObject({ card: { issuerCode: "11" } })
    await request(page, { orderId: "ORDER-0002", methodId: "m_nowhere" })
    expect(await settled(page)).toMatchObject({ code: "NOT_FOUND_METHOD" })
  })

  it("needs a redirectUrl for the first code", async () => {
    const page = await opened(null)
    await request(page)
    expect(await settled(page)).toMatchObject({ code: "NOT_REGISTERED_REDIRECT_URL", isError: true })
  })

  const act = async (page: Page, method: keyof Window["brandpay"]): Promise<void> =>
    page.evaluate((method) => {
      const act = window.brandpay[method] as () => Promise<unknown>
      window.pending = window.settle(() => act())
    }, method)

  it("registers a card or an account", async () => {
    const page = await opened()
    await act(page, "addPaymentMethod")
    await windowOf(page).getByTestId("brandpay-method").selectOption("ACCOUNT")
    await windowOf(page).getByTestId("bank").selectOption("06")
    await windowOf(page).getByTestId("payment-approve").click()
    expect(await settled(page)).toEqual({ value: undefined })
    expect(await setting.emulator.brandPay.list()).toMatchObject([{ customerKey, method: "ACCOUNT" }])
  })

  it.each(["openSettings", "changePassword", "requestBillingAuth"] as const)("has %s", async (method) => {
    const page = await opened()
    await act(page, method)
    await windowOf(page).getByTestId("payment-approve").click()
    expect(await settled(page)).toEqual({ value: undefined })
    await act(page, method)
    await windowOf(page).getByTestId("payment-close").click()
    expect(await settled(page)).toMatchObject({ code: "USER_CANCEL" })
  })

  it("turns one-touch payment on and off", async () => {
    const page = await opened()
    const isEnabled = () => page.evaluate(() => window.brandpay.isOneTouchPayEnabled())
    for (const expected of [true, false]) {
      await act(page, "changeOneTouchPay")
      await windowOf(page).getByTestId("payment-approve").click()
      await settled(page)
      expect(await isEnabled()).toEqual({ isEnabled: expected })
    }
  })

  it("does not know buyers whom the shop does not know", async () => {
    const page = await setting.visit()
    await load(page, setting.emulator)
    const thrown = await page.evaluate(() =>
      window.settle(async () => window.toss.brandpay({ customerKey: "@@ANONYMOUS" }))
    )
    expect(thrown).toMatchObject({ code: "INVALID_CUSTOMER_KEY" })
  })

  it("is used with a token that the shop has from elsewhere, without a redirectUrl", async () => {
    const { code } = await setting.emulator.window.openBrandPay({ clientKey: "test_ck_shop", customerKey })
    await onServer(setting.emulator, (toss) =>
      Effect.asVoid(
        toss.brandPay.issueToken({ grantType: "AuthorizationCode", customerKey, code: code ?? "" })
      )
    )
    const page = await opened(null)
    await request(page, { sandbox: { paymentResult: "SUCCESS" } })
    expect(await settled(page)).toMatchObject({ value: { orderId: "ORDER-0001" } })
  })
})
