import { test as base, type Page } from "@playwright/test"
import {
  expect,
  fixtures,
  type TestFixtures,
  type Toss,
  test,
  type WorkerFixtures
} from "tosspayments-emulator/playwright"

interface Outcome {
  readonly value?: { readonly paymentKey: string }
  readonly code?: string
}

/** The page of the shop has the official package and what came of the last request within reach. */
interface Shop {
  readonly official: {
    readonly loadTossPayments: (key: string) => Promise<{
      readonly payment: (buyer: object) => { readonly requestPayment: (request: object) => Promise<unknown> }
    }>
  }
  readonly settle: (call: () => Promise<unknown>) => Promise<Outcome>
  pending: Promise<Outcome>
}

const shop = "http://localhost:4321"
const order = { orderId: "ORDER-0001", orderName: "Coffee beans 500 g" }

/** A shop with the official package, which loads its script from where it always does. */
const visit = async (page: Page): Promise<void> => {
  await page.route(`${shop}/**`, (route) => {
    const isScript = route.request().url().endsWith("/shop.js")
    return route.fulfill(
      isScript
        ? { path: process.env["SHOP_SCRIPT"] ?? "", contentType: "text/javascript" }
        : {
            body: '<!doctype html><title>Shop</title><script src="/shop.js"></script>',
            contentType: "text/html"
          }
    )
  })
  await page.goto(`${shop}/checkout`)
}

/** Asks for a payment, and does not wait for what comes of it. */
const ask = (page: Page, request: object): Promise<void> =>
  page.evaluate(
    async (request) => {
      const shop = window as unknown as Shop
      const toss = await shop.official.loadTossPayments("test_ck_shop")
      shop.pending = shop.settle(() => toss.payment({ customerKey: "buyer-0001" }).requestPayment(request))
    },
    { amount: { value: 55000, currency: "KRW" }, ...order, ...request }
  )

const settled = (page: Page): Promise<Outcome> => page.evaluate(() => (window as unknown as Shop).pending)

/** What the shop's server does. */
const confirm = async (toss: Toss, paymentKey = ""): Promise<unknown> => {
  const response = await fetch(`${toss.emulator.url}/v1/payments/confirm`, {
    method: "POST",
    headers: { authorization: `Basic ${btoa("test_sk_shop:")}`, "content-type": "application/json" },
    body: JSON.stringify({ paymentKey, orderId: order.orderId, amount: 55000 })
  })
  return response.json()
}

const urls = { successUrl: `${shop}/success`, failUrl: `${shop}/fail` }

test("approves in a frame", async ({ page, toss }) => {
  await visit(page)
  await ask(page, { method: "CARD", ...urls })
  await toss.approve()
  await expect(page).toHaveURL(/\/success\?.*paymentKey=/)
  expect(await toss.emulator.payments.list()).toMatchObject([{ status: "IN_PROGRESS", totalAmount: 55000 }])
})

test("approves in the place of the page, and begins with nothing from the test before", async ({
  page,
  toss
}) => {
  await visit(page)
  await ask(page, { method: "CARD", windowTarget: "self", ...urls })
  await toss.approve()
  await expect(page).toHaveURL(/\/success/)
  expect(await toss.emulator.payments.list()).toHaveLength(1)
})

test("declines at once", async ({ page, toss }) => {
  await visit(page)
  await ask(page, { method: "CARD", ...urls })
  await toss.decline("REJECT_CARD_PAYMENT")
  await expect(page).toHaveURL(/\/fail\?code=REJECT_CARD_PAYMENT/)
})

test("declines later, when the shop confirms", async ({ page, toss }) => {
  await visit(page)
  await ask(page, { method: "CARD" })
  await toss.decline("REJECT_CARD_PAYMENT", { when: "later" })
  const { value } = await settled(page)
  expect(await confirm(toss, value?.paymentKey)).toMatchObject({ code: "REJECT_CARD_PAYMENT" })
})

test("does not decline with a code that there is not", async ({ page, toss }) => {
  await visit(page)
  await ask(page, { method: "CARD" })
  await expect(toss.decline("NO_SUCH_CODE")).rejects.toThrow("does not decline with NO_SUCH_CODE")
})

test("closes the window", async ({ page, toss }) => {
  await visit(page)
  await ask(page, { method: "CARD", ...urls })
  await toss.close()
  expect(await settled(page)).toMatchObject({ code: "USER_CANCEL" })
})

test("pays into a virtual account, and moves time", async ({ page, toss }) => {
  await visit(page)
  await ask(page, { method: "VIRTUAL_ACCOUNT" })
  await toss.approve()
  const { value } = await settled(page)
  await confirm(toss, value?.paymentKey)
  expect(await toss.deposit(order.orderId)).toMatchObject({ status: "DONE" })
  const before = Date.now()
  const { now } = await toss.advance("3 days")
  expect(Date.parse(now) - before).toBeGreaterThan(2 * 24 * 60 * 60 * 1000)
})

base.extend<TestFixtures, WorkerFixtures>(fixtures)(
  "lends its fixtures to another test",
  async ({ page, toss }) => {
    await visit(page)
    await ask(page, { method: "CARD", ...urls })
    await toss.approve()
    await expect(page).toHaveURL(/\/success/)
  }
)
