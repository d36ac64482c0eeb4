import type { Page } from "playwright-core"
import { expect, it } from "vitest"
import type * as Support from "./support.js"
import {
  begin,
  clientKey,
  inBrowser,
  load,
  onServer,
  parametersOf,
  picture,
  settled,
  windowOf
} from "./support.js"

const order = {
  amount: { value: 55_000, currency: "KRW" },
  orderId: "ORDER-0001",
  orderName: "Coffee beans 500 g"
}

const card = { ...order, method: "CARD" }

inBrowser("payment().requestPayment of the official package", (setting) => {
  const urls = () => ({
    successUrl: `${setting.shop.url}/success`,
    failUrl: `${setting.shop.url}/fail`
  })

  /** A page of the shop that has asked for a payment. */
  const asked = async (
    request: unknown,
    options?: Parameters<Support.Setting["visit"]>[0]
  ): Promise<Page> => {
    const page = await setting.visit(options)
    await load(page, setting.emulator)
    await begin(page, request)
    return page
  }

  const approve = async (page: Page): Promise<Record<string, string>> => {
    await windowOf(page).getByTestId("payment-approve").click()
    await page.waitForURL("**/success**")
    return parametersOf(page.url())
  }

  const confirm = ({ amount, orderId = "", paymentKey = "" }: Record<string, string>) =>
    onServer(setting.emulator, ({ payments }) =>
      payments.confirm({ paymentKey, orderId, amount: Number(amount) })
    )

  it("comes to the successUrl, with the shop's own query kept, and can be confirmed", async () => {
    const page = await asked({ ...card, ...urls(), successUrl: `${setting.shop.url}/success?customer=kim&` })
    await windowOf(page).getByTestId("card-company").selectOption("51")
    await windowOf(page).getByTestId("card-installments").selectOption("3")
    await picture(page, "card-en")
    const { paymentKey, ...rest } = await approve(page)
    expect(rest).toEqual({ amount: "55000", customer: "kim", orderId: "ORDER-0001" })
    expect(await setting.emulator.payments.list()).toMatchObject([
      { paymentKey, status: "IN_PROGRESS", mId: "shop" }
    ])
    expect(await confirm({ ...rest, paymentKey: paymentKey ?? "" })).toMatchObject({
      status: "DONE",
      totalAmount: 55_000,
      card: { issuerCode: "51", installmentPlanMonths: 3 }
    })
  })

  it("takes Korean buyers through a Korean window", async () => {
    const page = await asked({ ...card, ...urls(), orderName: "원두 500g" }, { locale: "ko-KR" })
    const button = windowOf(page).getByRole("button", { name: "₩55,000 결제하기" })
    await button.waitFor()
    await picture(page, "card-ko")
    await button.click()
    await page.waitForURL("**/success**")
  })

  it.each([
    ["VIRTUAL_ACCOUNT", {}, { status: "WAITING_FOR_DEPOSIT", virtualAccount: { bankCode: "06" } }],
    ["TRANSFER", { transfer: { cashReceipt: { type: "소득공제" } } }, { transfer: { bankCode: "06" } }],
    ["MOBILE_PHONE", { mobilePhone: { mobileCarriers: ["SKT"] } }, { method: "휴대폰" }],
    ["CULTURE_GIFT_CERTIFICATE", {}, { method: "문화상품권" }],
    ["BOOK_GIFT_CERTIFICATE", {}, { method: "도서문화상품권" }],
    ["GAME_GIFT_CERTIFICATE", {}, { method: "게임문화상품권" }],
    [
      "CARD",
      { card: { flowMode: "DIRECT", easyPay: "카카오페이" } },
      { easyPay: { provider: "카카오페이" } }
    ],
    ["CARD", { card: { flowMode: "DIRECT", cardCompany: "SHINHAN" } }, { card: { issuerCode: "41" } }],
    [
      "FOREIGN_EASY_PAY",
      {
        amount: { value: 12.5, currency: "USD" },
        foreignEasyPay: { provider: "PAYPAL", country: "US" }
      },
      { method: "해외간편결제", easyPay: "페이팔", currency: "USD", totalAmount: 12.5 }
    ]
  ])("pays by %s", async (method, more, expected) => {
    const page = await asked({ ...order, ...urls(), method, ...more })
    await windowOf(page).getByTestId("payment-approve").waitFor()
    const bank = windowOf(page).getByTestId("bank")
    if ((await bank.count()) > 0) await bank.selectOption("06")
    await picture(page, `method-${method}`)
    expect(await confirm(await approve(page))).toMatchObject({ status: "DONE", ...expected })
  })

  it("lets a buyer who came to pay by card take a wallet", async () => {
    const page = await asked({ ...card, ...urls() })
    await windowOf(page).getByRole("radio", { name: "Easy pay" }).check()
    await windowOf(page).getByTestId("easy-pay-provider").selectOption({ label: "Naver Pay" })
    expect(await confirm(await approve(page))).toMatchObject({
      method: "간편결제",
      easyPay: { provider: "네이버페이" }
    })
  })

  it("issues a virtual account that waits for a deposit", async () => {
    const page = await asked({
      ...order,
      ...urls(),
      method: "VIRTUAL_ACCOUNT",
      virtualAccount: { validHours: 24 }
    })
    const parameters = await approve(page)
    expect(await confirm(parameters)).toMatchObject({ status: "WAITING_FOR_DEPOSIT" })
    expect(await setting.emulator.payments.deposit(parameters["paymentKey"] ?? "")).toMatchObject({
      status: "DONE"
    })
  })

  it("resolves with the result where no address was given, and takes the window away", async () => {
    const page = await asked(card)
    await windowOf(page).getByTestId("payment-approve").click()
    const result = await settled(page)
    const [payment] = await setting.emulator.payments.list()
    expect(result).toEqual({
      value: {
        paymentKey: payment?.paymentKey,
        orderId: "ORDER-0001",
        amount: { value: 55_000, currency: "KRW" }
      }
    })
    expect(await page.getByTestId("toss-payment-window").count()).toBe(0)
    expect(page.url()).toBe(`${setting.shop.url}/`)
  })

  const decline = async (page: Page, code: string, when: "now" | "later"): Promise<void> => {
    const window = windowOf(page)
    await window.getByText("Try another ending").click()
    await window.getByTestId("payment-decline-code").selectOption(code)
    await window.getByTestId("payment-decline-when").selectOption(when)
    if (when === "now") await picture(page, "endings")
    await window.getByTestId("payment-decline").click()
  }

  it("comes to the failUrl with code, sentence and order when the window declines, and the payment is over", async () => {
    const page = await asked({ ...card, ...urls(), failUrl: `${setting.shop.url}/fail?step=3` })
    await decline(page, "REJECT_CARD_COMPANY", "now")
    await page.waitForURL("**/fail**")
    expect(parametersOf(page.url())).toEqual({
      step: "3",
      code: "REJECT_CARD_COMPANY",
      message: expect.stringMatching(/./),
      orderId: "ORDER-0001"
    })
    expect(await setting.emulator.payments.list()).toMatchObject([
      { status: "ABORTED", failure: { code: "REJECT_CARD_COMPANY" } }
    ])
  })

  it("rejects with the code where no address was given", async () => {
    const page = await asked(card)
    await decline(page, "INVALID_STOPPED_CARD", "now")
    expect(await settled(page)).toMatchObject({ code: "INVALID_STOPPED_CARD", isError: true })
  })

  it("can let the confirmation be declined instead", async () => {
    const page = await asked({ ...card, ...urls() })
    await decline(page, "REJECT_ACCOUNT_PAYMENT", "later")
    await page.waitForURL("**/success**")
    await expect(confirm(parametersOf(page.url()))).rejects.toThrow(/REJECT_ACCOUNT_PAYMENT/)
    expect(await setting.emulator.payments.list()).toMatchObject([{ status: "ABORTED" }])
  })

  it("can run out of time", async () => {
    const page = await asked({ ...card, ...urls() })
    await windowOf(page).getByText("Try another ending").click()
    await windowOf(page).getByTestId("payment-expire").click()
    await page.waitForURL("**/fail**")
    expect(parametersOf(page.url())).toMatchObject({ code: "PAY_PROCESS_ABORTED", orderId: "ORDER-0001" })
    expect(await setting.emulator.payments.list()).toMatchObject([{ status: "EXPIRED" }])
  })

  it.each(["the button", "Esc"])("rejects with USER_CANCEL when the buyer closes it by %s", async (way) => {
    const page = await asked({ ...card, ...urls() })
    const close = windowOf(page).getByRole("button", { name: "Close" })
    await close.waitFor()
    if (way === "Esc") await page.keyboard.press("Escape")
    else await close.click()
    expect(await settled(page)).toMatchObject({ code: "USER_CANCEL", isError: true })
    expect(page.url()).toBe(`${setting.shop.url}/`)
    expect(await setting.emulator.payments.list()).toMatchObject([{ status: "READY" }])
    expect(await setting.emulator.webhooks.list()).toEqual([])
  })

  it("can be asked again after that", async () => {
    const page = await asked(card)
    await windowOf(page).getByTestId("payment-close").click()
    await settled(page)
    await begin(page, { ...card, orderId: "ORDER-0002" })
    await windowOf(page).getByTestId("payment-approve").click()
    expect(await settled(page)).toMatchObject({ value: { orderId: "ORDER-0002" } })
  })

  it('takes the place of the page with windowTarget "self"', async () => {
    const page = await asked({ ...card, ...urls(), windowTarget: "self" })
    await page.waitForURL("**/_emulator/window**")
    await page.getByTestId("payment-approve").click()
    await page.waitForURL(`${setting.shop.url}/success**`)
    expect(Object.keys(parametersOf(page.url())).sort()).toEqual(["amount", "orderId", "paymentKey"])
  })

  const phone = {
    locale: "ko-KR",
    viewport: { width: 360, height: 740 },
    isMobile: true,
    hasTouch: true,
    userAgent: "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36"
  }

  it("takes the place of the page on a phone, and closing it comes to the failUrl without the order", async () => {
    const page = await asked({ ...card, ...urls() }, phone)
    await page.waitForURL("**/_emulator/window**")
    await page.getByTestId("payment-approve").waitFor()
    await picture(page, "phone")
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
    await page.getByTestId("payment-close").click()
    await page.waitForURL("**/fail**")
    expect(parametersOf(page.url())).toEqual({
      code: "PAY_PROCESS_CANCELED",
      message: "사용자가 결제를 취소하였습니다."
    })
  })

  it("cannot tell a promise on a phone, nor of a foreign wallet, nor of a window in the page's place", async () => {
    const onPhone = await asked(card, phone)
    expect(await settled(onPhone)).toMatchObject({ code: "NOT_SUPPORTED_PROMISE" })
    const inPlace = await asked({ ...card, windowTarget: "self" })
    expect(await settled(inPlace)).toMatchObject({ code: "NOT_SUPPORTED_PROMISE" })
    const foreign = await asked({
      ...order,
      method: "FOREIGN_EASY_PAY",
      amount: { value: 5, currency: "USD" },
      foreignEasyPay: { provider: "PAYPAL", country: "US" }
    })
    expect(await settled(foreign)).toMatchObject({ code: "NOT_SUPPORTED_PROMISE" })
  })

  it.each<[code: string, request: unknown]>([
    ["INVALID_PARAMETERS", null],
    ["V1_METHOD_NOT_SUPPORTED", "카드"],
    ["NOT_SUPPORTED_METHOD", { ...card, method: "CASH" }],
    ["INVALID_PARAMETERS", { ...card, amount: 55_000 }],
    ["INVALID_AMOUNT_VALUE", { ...card, amount: { value: "55000", currency: "KRW" } }],
    ["INVALID_AMOUNT_VALUE", { ...card, amount: { value: 0.5, currency: "KRW" } }],
    ["INVALID_AMOUNT_CURRENCY", { ...card, amount: { value: 1, currency: "EUR" } }],
    ["BELOW_ZERO_AMOUNT", { ...card, amount: { value: -1, currency: "KRW" } }],
    ["INVALID_PARAMETERS", { ...card, orderId: "short" }],
    ["INVALID_PARAMETERS", { ...card, orderId: "주문번호-0001" }],
    ["INVALID_PARAMETERS", { ...card, orderName: "" }],
    ["INVALID_PARAMETERS", { ...card, customerMobilePhone: "010-1234-5678" }],
    ["INVALID_PARAMETERS", { ...card, windowTarget: "popup" }],
    ["INVALID_METADATA", { ...card, metadata: { "a[0]": "1" } }],
    ["INVALID_METADATA", { ...card, metadata: { a: "1", b: "2", c: "3", d: "4", e: "5", f: "6" } }],
    ["INCORRECT_FAIL_URL_FORMAT", { ...card, successUrl: "https://shop.test/" }],
    ["INCORRECT_SUCCESS_URL_FORMAT", { ...card, successUrl: "/success", failUrl: "https://shop.test/" }],
    [
      "INCORRECT_SUCCESS_URL_FORMAT",
      { ...card, successUrl: "javascript:alert(1)", failUrl: "https://shop.test/" }
    ],
    ["INVALID_PARAMETERS", { ...card, card: { cardInstallmentPlan: 13 } }],
    ["INVALID_PARAMETERS", { ...card, card: { cardInstallmentPlan: 2, maxCardInstallmentPlan: 3 } }],
    ["INVALID_PARAMETERS", { ...card, card: { flowMode: "DIRECT" } }],
    ["INVALID_PARAMETERS", { ...order, method: "VIRTUAL_ACCOUNT", virtualAccount: { validHours: 2161 } }],
    [
      "EXCEED_MAX_DUE_DATE",
      { ...order, method: "VIRTUAL_ACCOUNT", virtualAccount: { dueDate: "2999-01-01" } }
    ]
  ])("rejects with %s before the window opens: %j", async (code, request) => {
    const page = await asked(request)
    expect(await settled(page)).toMatchObject({ code, isError: true })
    expect(await page.getByTestId("toss-payment-window").count()).toBe(0)
    expect(await setting.emulator.payments.list()).toEqual([])
  })

  it("takes null for everything that may be left out", async () => {
    const names = [
      "customerName",
      "customerEmail",
      "customerMobilePhone",
      "taxFreeAmount",
      "windowTarget",
      "metadata",
      "successUrl",
      "failUrl",
      "pendingUrl",
      "subOrders"
    ]
    const none = Object.fromEntries(names.map((name) => [name, null]))
    const parts = [
      "useEscrow",
      "cardInstallmentPlan",
      "maxCardInstallmentPlan",
      "flowMode",
      "cardCompany",
      "easyPay",
      "language"
    ]
    const page = await asked({
      ...card,
      ...none,
      card: Object.fromEntries(parts.map((name) => [name, null]))
    })
    await windowOf(page).getByTestId("payment-approve").click()
    expect(await settled(page)).toMatchObject({ value: { orderId: "ORDER-0001" } })
  })

  it("opens no second window for a double click", async () => {
    const page = await asked(card)
    await windowOf(page).getByTestId("payment-approve").waitFor()
    const second = await page.evaluate(
      (request) => window.settle(() => window.payment.requestPayment(request as never)),
      card
    )
    expect(second).toMatchObject({ code: "INVALID_METHOD_TRANSACTION" })
    await windowOf(page).getByTestId("payment-approve").click()
    expect(await settled(page)).toMatchObject({ value: { orderId: "ORDER-0001" } })
  })

  it("is ended by destroy, which is no trouble when nothing is open", async () => {
    const page = await asked(card)
    await windowOf(page).getByTestId("payment-approve").waitFor()
    await page.evaluate(() => window.payment.destroy())
    expect(await settled(page)).toMatchObject({ code: "PAYMENT_REQUEST_ABORTED" })
    expect(await page.getByTestId("toss-payment-window").count()).toBe(0)
    await page.evaluate(() => window.payment.destroy())
  })

  it("refuses an order that was paid already", async () => {
    const page = await asked({ ...card, ...urls() })
    await confirm(await approve(page))
    const again = await asked({ ...card, ...urls() })
    await again.waitForURL("**/fail**")
    expect(parametersOf(again.url())).toMatchObject({ code: "DUPLICATED_ORDER_ID", orderId: "ORDER-0001" })
  })
})

inBrowser("ends without a click", (setting) => {
  const outcomes: ReadonlyArray<[outcome: string, expected: object]> = [
    ["success", { value: { orderId: "ORDER-0001" } }],
    ["cancel", { code: "USER_CANCEL" }],
    ["fail:REJECT_CARD_PAYMENT", { code: "REJECT_CARD_PAYMENT" }],
    ["fail", { code: "PAY_PROCESS_ABORTED" }]
  ]

  it.each(outcomes)("by the address of the script: %s", async (outcome, expected) => {
    const page = await setting.visit()
    await load(page, setting.emulator, clientKey, `?outcome=${outcome}`)
    await begin(page, card)
    expect(await settled(page)).toMatchObject(expected)
  })

  it.each(outcomes)("by what the page says: %s", async (outcome, expected) => {
    const page = await setting.visit()
    await load(page, setting.emulator)
    await page.evaluate((outcome) => {
      window.__TOSS_EMULATOR__ = { outcome }
    }, outcome)
    await begin(page, card)
    expect(await settled(page)).toMatchObject(expected)
  })

  it.each([
    ["SUCCESS", { value: { orderId: "ORDER-0001" } }],
    ["FAIL", { code: "PAY_PROCESS_ABORTED" }]
  ])("by sandbox.paymentResult: %s", async (paymentResult, expected) => {
    const page = await setting.visit()
    await load(page, setting.emulator)
    await begin(page, { ...card, sandbox: { paymentResult } })
    expect(await settled(page)).toMatchObject(expected)
  })
})

inBrowser("the official loader", (setting) => {
  it.each([
    ["payment", "live_ck_shop", "buyer-0001", "INVALID_CLIENT_KEY"],
    ["payment", "test_sk_shop", "buyer-0001", "INVALID_CLIENT_KEY"],
    ["payment", "nonsense", "buyer-0001", "INVALID_CLIENT_KEY"],
    ["payment", "test_gck_shop", "buyer-0001", "NOT_SUPPORTED_WIDGET_KEY"],
    ["widgets", "test_ck_shop", "buyer-0001", "NOT_SUPPORTED_API_INDIVIDUAL_KEY"],
    ["payment", "test_ck_shop", "test_sk_shop", "INSECURE_KEY_USAGE"],
    ["payment", "test_ck_shop", "b", "INVALID_CUSTOMER_KEY"],
    ["payment", "test_ck_shop", "buyer 1", "INVALID_CUSTOMER_KEY"]
  ] as const)(
    "gives an object whose %s throws for %s and %s: %s",
    async (product, key, customerKey, code) => {
      const page = await setting.visit()
      await load(page, setting.emulator, key)
      const thrown = await page.evaluate(
        ([product, customerKey]) => window.settle(async () => window.toss[product]({ customerKey })),
        [product, customerKey] as const
      )
      expect(thrown).toMatchObject({ code, isError: true })
    }
  )

  it("serves buyers that the shop does not know", async () => {
    const page = await setting.visit()
    await load(page, setting.emulator)
    expect(
      await page.evaluate(() => {
        const { TossPayments } = window as unknown as { TossPayments: { ANONYMOUS: string } }
        return TossPayments.ANONYMOUS === window.official.ANONYMOUS
      })
    ).toBe(true)
    await begin(page, card, "@@ANONYMOUS")
    await windowOf(page).getByTestId("payment-approve").click()
    expect(await settled(page)).toMatchObject({ value: { orderId: "ORDER-0001" } })
  })

  it("hears of a client key that no merchant has", async () => {
    const page = await setting.visit()
    await load(page, setting.emulator, "test_ck_stranger")
    await begin(page, card)
    expect(await settled(page)).toMatchObject({ code: "INVALID_CLIENT_KEY" })
  })

  it("can be cleared and load again", async () => {
    const page = await setting.visit()
    await load(page, setting.emulator)
    expect(
      await page.evaluate(() => {
        window.official.clearTossPayments()
        return "TossPayments" in window
      })
    ).toBe(false)
    await load(page, setting.emulator)
    await begin(page, { ...card, sandbox: { paymentResult: "SUCCESS" } })
    expect(await settled(page)).toMatchObject({ value: { orderId: "ORDER-0001" } })
  })

  it("finds the emulator where a test answers for the official address", async () => {
    const page = await setting.visit()
    await page.route("https://js.tosspayments.com/**", async (route) => {
      const { pathname } = new URL(route.request().url())
      const response = await fetch(`${setting.emulator.url}${pathname}`)
      await route.fulfill({ contentType: "text/javascript", body: await response.text() })
    })
    await page.evaluate(async (key) => {
      window.toss = await window.official.loadTossPayments(key)
    }, clientKey)
    await begin(page, card)
    await windowOf(page).getByTestId("payment-approve").click()
    expect(await settled(page)).toMatchObject({ value: { orderId: "ORDER-0001" } })
  })
})
