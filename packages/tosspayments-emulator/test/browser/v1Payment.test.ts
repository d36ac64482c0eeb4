import type { Page } from "playwright-core"
import { expect, it } from "vitest"
import { clientKey, inBrowser, onServer, parametersOf, picture, settled, windowOf } from "./support.js"

const order = { amount: 55_000, orderId: "ORDER-0001", orderName: "Coffee beans 500 g" }

inBrowser("TossPayments of the first generation, with its official packages", (setting) => {
  const urls = () => ({
    successUrl: `${setting.shop.url}/success?customer=kim&`,
    failUrl: `${setting.shop.url}/fail`
  })

  const loaded = async (path = "/v1", key = clientKey): Promise<Page> => {
    const page = await setting.visit()
    await page.evaluate(
      async ([key, src]) => {
        window.first = await window.v1.payment.loadTossPayments(key, { src })
      },
      [key, `${setting.emulator.url}${path}`] as const
    )
    return page
  }

  const call = async (
    method: "requestPayment" | "requestBillingAuth",
    args: ReadonlyArray<unknown>,
    path?: string
  ): Promise<Page> => {
    const page = await loaded(path)
    await page.evaluate(
      ([method, args]) => {
        const run = window.first[method] as (...args: ReadonlyArray<unknown>) => Promise<unknown>
        window.pending = window.settle(() => run(...args))
      },
      [method, args] as const
    )
    return page
  }

  const approve = (page: Page): Promise<void> => windowOf(page).getByTestId("payment-approve").click()

  const confirmed = (given: { paymentKey: string; amount: number }) =>
    onServer(setting.emulator, ({ payments }) => payments.confirm({ orderId: order.orderId, ...given }))

  const paid = async (args: ReadonlyArray<unknown>) => {
    const page = await call("requestPayment", args)
    await approve(page)
    const { value } = (await settled(page)) as { value: { paymentKey: string; amount: number } }
    return confirmed(value)
  }

  it("comes to the successUrl, with the shop's own query kept, and can be confirmed", async () => {
    const page = await call("requestPayment", ["카드", { ...order, ...urls(), cardInstallmentPlan: 3 }])
    await windowOf(page).getByTestId("card-company").selectOption("51")
    await picture(page, "v1-card")
    await approve(page)
    await page.waitForURL("**/success**")
    const { paymentKey = "", ...rest } = parametersOf(page.url())
    expect(rest).toEqual({ customer: "kim", amount: "55000", orderId: "ORDER-0001" })
    expect(await confirmed({ paymentKey, amount: 55_000 })).toMatchObject({
      status: "DONE",
      mId: "shop",
      card: { issuerCode: "51", installmentPlanMonths: 3 }
    })
  })

  it("resolves with a bare number for the amount where no address was given", async () => {
    const page = await call("requestPayment", ["CARD", order])
    await approve(page)
    expect(await settled(page)).toEqual({
      value: { paymentKey: expect.any(String), orderId: "ORDER-0001", amount: 55_000 }
    })
  })

  it.each<[method: string, more: object, expected: object]>([
    ["카드", { flowMode: "DIRECT", cardCompany: "신한" }, { card: { issuerCode: "41" } }],
    ["CARD", { flowMode: "DIRECT", easyPay: "카카오페이" }, { easyPay: { provider: "카카오페이" } }],
    ["카드", { metadata: { plan: "gold" }, customerName: null }, { metadata: { plan: "gold" } }],
    ["VIRTUAL_ACCOUNT", { useEscrow: true }, { useEscrow: true, method: "가상계좌" }],
    ["휴대폰", { mobileCarrier: "SKT" }, { method: "휴대폰" }],
    ["MOBILE_PHONE", {}, { method: "휴대폰" }],
    ["토스페이", {}, { easyPay: { provider: "토스페이" } }],
    ["토스결제", {}, { easyPay: { provider: "토스페이" } }],
    ["TOSSPAY", {}, { easyPay: { provider: "토스페이" } }],
    ["계좌이체", { bank: "국민" }, { transfer: { bankCode: "06" } }],
    [
      "TRANSFER",
      { cultureExpense: true, cashReceipt: { type: "소득공제" } },
      { cultureExpense: true, cashReceipt: { type: "소득공제" } }
    ],
    ["문화상품권", {}, { method: "문화상품권" }],
    ["GAME_GIFT_CERTIFICATE", {}, { method: "게임문화상품권" }],
    ["도서문화상품권", {}, { method: "도서문화상품권" }],
    [
      "해외간편결제",
      { amount: 12.5, provider: "PAYPAL", currency: "USD", country: "US" },
      { method: "해외간편결제", currency: "USD", totalAmount: 12.5 }
    ]
  ])("pays by %s: %j", async (method, more, expected) => {
    expect(await paid([method, { ...order, ...more }])).toMatchObject(expected)
  })

  it("waits for a deposit to a virtual account, and gives the receipt that was asked for", async () => {
    const cashReceiptInfo = { type: "지출증빙" }
    const { paymentKey, status } = await paid(["가상계좌", { ...order, cashReceiptInfo, validHours: 24 }])
    expect(status).toBe("WAITING_FOR_DEPOSIT")
    expect(await setting.emulator.payments.deposit(paymentKey)).toMatchObject({
      status: "DONE",
      cashReceipt: { type: "지출증빙" }
    })
  })

  it.each([
    ["one argument", [order]],
    ["미선택", ["미선택", order]]
  ])("lets the buyer choose the method with %s", async (_, args) => {
    const page = await call("requestPayment", args)
    await windowOf(page).getByRole("radio", { name: "Virtual account" }).check()
    await approve(page)
    const { value } = (await settled(page)) as { value: { paymentKey: string; amount: number } }
    expect(await confirmed(value)).toMatchObject({ method: "가상계좌" })
  })

  it("brings an authKey for a card, which becomes a billing key", async () => {
    const customerKey = "buyer-0001"
    const page = await call("requestBillingAuth", ["카드", { customerKey, ...urls() }], "/v1/billing")
    await approve(page)
    await page.waitForURL("**/success**")
    const { authKey = "", ...rest } = parametersOf(page.url())
    expect(rest).toEqual({ customer: "kim", customerKey })
    const billing = await onServer(setting.emulator, (toss) => toss.billing.issue({ authKey, customerKey }))
    expect(billing).toMatchObject({ customerKey, method: "카드" })
  })

  it("comes to the failUrl with the code of a decline, and rejects with it without addresses", async () => {
    const decline = async (page: Page): Promise<void> => {
      await windowOf(page).getByText("Try another ending").click()
      await windowOf(page).getByTestId("payment-decline").click()
    }
    const redirected = await call("requestPayment", ["카드", { ...order, ...urls() }])
    await decline(redirected)
    await redirected.waitForURL("**/fail**")
    const code = "REJECT_CARD_COMPANY"
    expect(parametersOf(redirected.url())).toMatchObject({ code, orderId: "ORDER-0001" })
    const promised = await call("requestPayment", ["카드", { ...order, orderId: "ORDER-0002" }])
    await decline(promised)
    expect(await settled(promised)).toMatchObject({ code, isError: true })
  })

  it("fails every payment that is asked for with forceFailure", async () => {
    const page = await call("requestPayment", ["카드", { ...order, ...urls(), forceFailure: true }])
    await page.waitForURL("**/fail**")
    expect(parametersOf(page.url())).toMatchObject({ code: "PAY_PROCESS_ABORTED", orderId: "ORDER-0001" })
  })

  it("rejects with USER_CANCEL when the buyer closes the window, and pays at the second try", async () => {
    const page = await call("requestPayment", ["카드", { ...order, ...urls() }])
    await windowOf(page).getByTestId("payment-close").click()
    expect(await settled(page)).toMatchObject({ code: "USER_CANCEL", isError: true })
    await page.evaluate((order) => {
      window.pending = window.settle(() => window.first.requestPayment("카드", order))
    }, order)
    await approve(page)
    expect(await settled(page)).toMatchObject({ value: { amount: 55_000 } })
  })

  it("rejects with USER_CANCEL when the shop calls cancelPayment", async () => {
    const page = await call("requestPayment", ["카드", order])
    await windowOf(page).getByTestId("payment-approve").waitFor()
    await page.evaluate(() => window.first.cancelPayment())
    expect(await settled(page)).toMatchObject({ code: "USER_CANCEL" })
    expect(await page.locator("#___tosspayments_iframe___").count()).toBe(0)
  })

  it("takes the page's place with windowTarget self, and comes back to the failUrl without an order", async () => {
    const page = await call("requestPayment", ["카드", { ...order, ...urls(), windowTarget: "self" }])
    await page.getByTestId("payment-close").click()
    await page.waitForURL("**/fail**")
    expect(parametersOf(page.url())).toEqual({ code: "PAY_PROCESS_CANCELED", message: expect.any(String) })
  })

  it.each<[name: string, args: ReadonlyArray<unknown>]>([
    ["an unknown method", ["비트코인", order]],
    ["no request", ["카드"]],
    ["an amount of the second generation", ["카드", { ...order, amount: { value: 1000, currency: "KRW" } }]],
    ["a short orderId", ["카드", { ...order, orderId: "1" }]],
    ["one address", ["카드", { ...order, successUrl: "https://shop.example/success" }]],
    ["an address without an origin", ["카드", { ...order, successUrl: "/success", failUrl: "/fail" }]],
    ["an unknown bank", ["계좌이체", { ...order, bank: "none" }]],
    ["an unknown carrier", ["휴대폰", { ...order, mobileCarrier: "none" }]],
    [
      "a foreign wallet without its country",
      ["해외간편결제", { ...order, provider: "PAYPAL", currency: "USD" }]
    ]
  ])("rejects %s with INVALID_PARAMETER before the window opens", async (_, args) => {
    const page = await call("requestPayment", args)
    expect(await settled(page)).toMatchObject({ code: "INVALID_PARAMETER", isError: true })
    expect(await page.getByTestId("toss-payment-window").count()).toBe(0)
  })

  it.each<[name: string, args: ReadonlyArray<unknown>]>([
    ["another method", ["계좌이체", { customerKey: "buyer-0001" }]],
    ["no addresses", ["카드", { customerKey: "buyer-0001" }]],
    [
      "an anonymous buyer",
      ["카드", { customerKey: "@@ANONYMOUS", successUrl: "https://a.example", failUrl: "https://a.example" }]
    ]
  ])("rejects billing for %s with INVALID_PARAMETER", async (_, args) => {
    const page = await call("requestBillingAuth", args)
    expect(await settled(page)).toMatchObject({ code: "INVALID_PARAMETER" })
  })

  it("never opens a window for a live key", async () => {
    await expect(loaded("/v1", "live_ck_shop")).rejects.toThrow(/never accepts a live key/)
  })

  it.each(["/v1", "/v1/payment", "/v1/billing"])("is there for the oldest loader at %s", async (path) => {
    const page = await setting.visit()
    await page.evaluate(
      async ([key, src]) => {
        const toss = await window.v1.oldest.loadTossPayments(key, { src })
        const { version, ANONYMOUS } = window.TossPayments as unknown as Record<string, string>
        window.pending = Promise.resolve({ value: [typeof toss.requestPayment, typeof version, ANONYMOUS] })
      },
      [clientKey, `${setting.emulator.url}${path}`] as const
    )
    expect(await settled(page)).toEqual({ value: ["function", "string", "@@ANONYMOUS"] })
  })

  it("goes away with clearTossPayments, and comes back", async () => {
    const page = await loaded()
    await page.evaluate(() => window.v1.payment.clearTossPayments())
    expect(await page.evaluate(() => "TossPayments" in window)).toBe(false)
  })
})
