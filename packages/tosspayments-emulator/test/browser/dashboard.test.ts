import { createServer, type Server } from "node:http"
import { Effect } from "effect"
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core"
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from "vitest"
import { createEmulator, type LocalEmulator } from "../../src/createEmulator.js"
import { onServer, picture, secretKey } from "./support.js"

const endpoint = inject("chromium")

/** A server for webhooks, which answers as it is told. */
const startReceiver = async (): Promise<{ server: Server; url: string; answer: { status: number } }> => {
  const answer = { status: 200 }
  const server = createServer((request, response) => {
    request.resume()
    response.statusCode = answer.status
    response.end(answer.status === 200 ? "" : '{"error":"no such order"}')
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const address = server.address()
  if (address === null || typeof address === "string") throw new Error("the receiver has no port")
  return { server, url: `http://127.0.0.1:${address.port}/webhooks/toss`, answer }
}

describe.skipIf(endpoint === null)("the dashboard", () => {
  let browser: Browser
  let receiver: Awaited<ReturnType<typeof startReceiver>>
  let emulator: LocalEmulator
  /** What the page asked for elsewhere, and what it complained about. */
  const complaints: Array<string> = []

  beforeAll(async () => {
    browser = await chromium.connect(endpoint ?? "")
    receiver = await startReceiver()
    emulator = await createEmulator({ webhookUrl: receiver.url })
  })
  afterEach(async () => {
    const open = browser?.contexts() ?? []
    const cookies = await Promise.all(open.map((context) => context.cookies()))
    for (const context of open) await context.close()
    receiver.answer.status = 200
    await emulator?.clock.run()
    await emulator?.reset()
    expect(cookies.flat()).toEqual([])
    expect(complaints.splice(0)).toEqual([])
  })
  afterAll(async () => {
    await browser?.close()
    await emulator?.close()
    receiver?.server.close()
  })

  const visit = async (hash = "", options: BrowserContextOptions = {}, url = emulator.url): Promise<Page> => {
    const context = await browser.newContext({ locale: "en-US", ...options })
    context.setDefaultTimeout(30_000)
    const page = await context.newPage()
    page.on("request", (request) => {
      if (!request.url().startsWith(`${url}/_emulator`) && !request.url().startsWith("data:"))
        complaints.push(request.url())
    })
    page.on("pageerror", ({ message }) => complaints.push(message))
    page.on("console", (message) => {
      if (/Content Security Policy/.test(message.text())) complaints.push(message.text())
    })
    await page.goto(`${url}/_emulator${hash}`)
    await page
      .getByTestId("live")
      .getByText(/live|실시간/)
      .waitFor()
    return page
  }

  const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<unknown> =>
    fetch(emulator.url + path, {
      method: "POST",
      headers: {
        authorization: `Basic ${btoa(`${secretKey}:`)}`,
        "content-type": "application/json",
        "idempotency-key": crypto.randomUUID(),
        ...headers
      },
      body: JSON.stringify(body)
    }).then(
      (answer) => answer.json(),
      () => null
    )

  const confirm = ({
    amount,
    orderId,
    paymentKey
  }: {
    amount: number
    orderId: string
    paymentKey: string
  }) => post("/v1/payments/confirm", { paymentKey, orderId, amount })

  const buyer = (input: Partial<Parameters<LocalEmulator["payments"]["authorize"]>[0]> = {}) =>
    emulator.payments.authorize({ orderId: "ORD-0001", orderName: "Mug", amount: 33000, ...input })

  it("shows a payment as it happens, and its timeline", async () => {
    const page = await visit()
    await page.getByText("No payments yet").waitFor()
    const authorization = await buyer()
    await page.getByTestId("payment").getByText("IN_PROGRESS").waitFor()
    await page.getByTestId("payment").click()
    await confirm(authorization)
    const timeline = page.getByTestId("timeline")
    await timeline.getByText("PAYMENT_STATUS_CHANGED").waitFor()
    await page.getByTestId("payment").getByText("DONE").waitFor()
    const moments = await timeline.getByRole("listitem").allInnerTexts()
    expect(moments.map((text) => text.replace(/\s+/g, " ").replace(/^[\d:]+ /, ""))).toEqual([
      "IN_PROGRESS",
      "POST /v1/payments/confirm 200",
      "IN_PROGRESS → DONE",
      "Webhook PAYMENT_STATUS_CHANGED 200"
    ])
    await emulator.reset()
    await page.getByText("No payments yet").waitFor()
  })

  it("lets a buyer authenticate with one press", async () => {
    const page = await visit()
    await page.getByTestId("authorize").click()
    await page.getByTestId("payment").getByText("IN_PROGRESS").waitFor()
    expect((await emulator.payments.list()).map(({ status }) => status)).toEqual(["IN_PROGRESS"])
  })

  it("shows names that are markup as the text they are", async () => {
    const orderName = `<img src=x onerror="document.title='broken'"><script>document.title='broken'</script>`
    const authorization = await buyer({ orderName, method: "VIRTUAL_ACCOUNT" })
    await confirm(authorization)
    await post("/v1/payments/confirm", { paymentKey: "<b>bold</b>" }, { "idempotency-key": "<i>key</i>" })
    const page = await visit()
    await page.getByTestId("payment").click()
    await page.getByTestId("timeline").waitFor()
    expect(await page.locator("#detail-title").textContent()).toBe(orderName)
    await page.getByTestId("tab-accounts").click()
    await page.getByTestId("account").waitFor()
    await page.getByTestId("tab-requests").click()
    await page.getByTestId("request").first().click()
    await page.getByText("<i>key</i>").first().waitFor()
    expect(await page.locator("main img, main script, main b:text('bold'), main i").count()).toBe(0)
    expect(await page.title()).toBe("TossPayments emulator")
  })

  it("pays into a virtual account", async () => {
    await confirm(await buyer({ method: "VIRTUAL_ACCOUNT" }))
    const page = await visit("#/accounts")
    await page.getByTestId("deposit-account").click()
    await page.getByTestId("account").getByText("DONE").waitFor()
    await page.getByText("The deposit has arrived.").waitFor()
    expect((await emulator.payments.list()).map(({ status }) => status)).toEqual(["DONE"])
    expect(await page.getByTestId("deposit-account").count()).toBe(0)
  })

  it("shows what a webhook carried and what it was answered, and sends it again", async () => {
    receiver.answer.status = 404
    await confirm(await buyer())
    const page = await visit("#/webhooks")
    await page.getByTestId("webhook").click()
    const attempts = page.getByTestId("attempts")
    await attempts.getByText('{"error":"no such order"}').waitFor()
    await attempts.getByText("tosspayments-webhook-transmission-id").waitFor()
    receiver.answer.status = 200
    await page.getByTestId("resend").click()
    await page.getByTestId("webhook").getByText("Delivered").waitFor()
    expect(await attempts.locator(".pill").allInnerTexts()).toEqual(["200", "404"])
  })

  it("shows sellers and payouts, the webhooks about them signed, and plays seller and bank", async () => {
    const { id } = await onServer(emulator, (toss) =>
      toss.sellers.create({
        refSellerId: "shop-000732",
        businessType: "INDIVIDUAL",
        individual: { name: "Choi", email: "tree@example.com", phone: "01011112222" },
        account: { bankCode: "090", accountNumber: "33312344567", holderName: "Choi" }
      })
    )
    const page = await visit("#/sellers")
    await page.locator(`[data-action=verify][data-id=${id}]`).click()
    await page.getByText("PARTIALLY_APPROVED").waitFor()
    await onServer(emulator, (toss) =>
      Effect.firstSuccessOf(
        // Some of the days to come are holidays.
        [1, 2, 3, 4, 5, 6, 7, 8, 9].map((days) =>
          toss.payouts.request([
            {
              refPayoutId: "pay-001",
              destination: id,
              scheduleType: "SCHEDULED",
              payoutDate: new Date(Date.now() + (days * 24 + 9) * 60 * 60 * 1000).toISOString().slice(0, 10),
              amount: { currency: "KRW", value: 5000 },
              transactionDescription: "payout"
            }
          ])
        )
      )
    )
    await page.locator("[data-action=payout-complete]").click()
    await page.getByText("COMPLETED").waitFor()
    expect((await emulator.payouts.list()).map(({ status }) => status)).toEqual(["COMPLETED"])
    await page.getByTestId("tab-webhooks").click()
    await page.getByTestId("webhook").filter({ hasText: "payout.changed" }).first().click()
    await page.getByTestId("attempts").getByText("tosspayments-webhook-signature").first().waitFor()
  })

  it("declines the charges of a billing key from now on", async () => {
    const { authKey, customerKey } = await emulator.billing.authorize({ customerKey: "customer-1" })
    await post("/v1/billing/authorizations/issue", { authKey, customerKey })
    const page = await visit("#/billing")
    await page.getByRole("row", { name: "customer-1" }).getByText("Decline charges").click()
    await page.getByText("REJECT_CARD_PAYMENT", { exact: true }).waitFor()
    expect((await emulator.billing.list()).map(({ decline }) => decline)).toEqual(["REJECT_CARD_PAYMENT"])
    await page.getByText("Stop declining").click()
    await page.getByText("can be charged").waitFor()
    await page.getByText("Delete", { exact: true }).click()
    await page.getByText("deleted", { exact: true }).waitFor()
  })

  it("shows what the shop is paid", async () => {
    await confirm(await buyer())
    const page = await visit("#/settlements")
    const row = page.getByRole("row", { name: "ORD-0001" })
    await row.getByText("₩31,944").waitFor()
    await confirm(await buyer({ orderId: "ORD-0002", amount: 1000 }))
    await page.getByRole("row", { name: "ORD-0002" }).getByText("₩968").waitFor()
  })

  it("says in words what a request got wrong, in either language", async () => {
    const { orderId, paymentKey } = await buyer()
    await confirm({ paymentKey, orderId, amount: 3300 })
    const page = await visit("#/requests")
    await page.getByTestId("request").click()
    const problems = page.getByTestId("problems")
    await problems.getByText("Not the amount of this payment: the buyer authenticated 33000.").waitFor()
    await page.getByTestId("language").click()
    await problems.getByText("결제 금액과 다릅니다. 구매자가 인증한 금액은 33000입니다.").waitFor()
    expect(await page.locator("html").getAttribute("lang")).toBe("ko")
    await page.reload()
    await problems.getByText("결제 금액과 다릅니다.").waitFor()
  })

  it("arms a fault, shows that it struck, and disarms", async () => {
    const page = await visit("#/faults")
    await page.getByTestId("fault-preset").selectOption("drop-after")
    await page.getByTestId("fault-endpoint").fill("payments.confirm")
    await page.getByTestId("fault-times").fill("2")
    await page.getByTestId("arm").click()
    await page.getByTestId("armed").getByText("2 times").waitFor()
    expect(await confirm(await buyer())).toBe(null)
    await page.getByTestId("armed").getByText("once").waitFor()
    await page.getByText("/v1/payments/confirm").waitFor()
    await page.getByTestId("disarm").click()
    await page.getByText("No faults are armed", { exact: true }).waitFor()
    expect(await emulator.faults.armed()).toEqual([])
  })

  it("says why the emulator refuses", async () => {
    const page = await visit("#/faults")
    await page.getByTestId("fault-endpoint").fill("payments.charge")
    await page.getByTestId("arm").click()
    await page.getByTestId("notice").getByText("payments.charge").waitFor()
    expect(await emulator.faults.armed()).toEqual([])
  })

  it("stops the clock, moves it and lets it run", async () => {
    await buyer()
    const page = await visit("#/clock")
    await page.getByTestId("clock-freeze").click()
    await page.getByTestId("clock-run").waitFor()
    const before = Date.parse((await emulator.clock.read()).now)
    await page.getByTestId("advance-10-minutes").click()
    await page.getByTestId("advance-1-minutes").click()
    await page.getByTestId("tab-payments").click()
    await page.getByTestId("payment").getByText("EXPIRED").waitFor()
    const { mode, now } = await emulator.clock.read()
    expect([mode, Date.parse(now) - before]).toEqual(["frozen", 11 * 60 * 1000])
    await page.getByTestId("now").getByText(now.slice(11, 19)).waitFor()
    await page.getByTestId("tab-clock").click()
    await page.getByTestId("clock-run").click()
    await page.getByTestId("clock-freeze").waitFor()
  })

  it("finds a payment, and goes through the list by keys", async () => {
    for (const name of ["Mug", "Plate", "Bowl"]) await buyer({ orderId: `ORD-${name}`, orderName: name })
    const page = await visit()
    await page.getByTestId("payment").first().focus()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await page.locator("#detail-title", { hasText: "Plate" }).waitFor()
    expect(await page.getByTestId("payment").nth(1).getAttribute("aria-current")).toBe("true")
    await page.getByTestId("search").fill("mug")
    await page.getByTestId("payment").nth(1).waitFor({ state: "detached" })
    expect(await page.getByTestId("payment").textContent()).toContain("Mug")
    await buyer({ orderId: "ORD-Mug2", orderName: "Another mug" })
    await page.getByTestId("payment").nth(1).waitFor()
    expect(await page.getByTestId("search").inputValue()).toBe("mug")
  })

  it("notices that the emulator is gone, and goes on with another one in its place", async () => {
    const first = await createEmulator()
    const page = await visit("", {}, first.url)
    await first.payments.authorize({ orderId: "ORD-0001", amount: 1000, orderName: "Before" })
    await page.getByTestId("payment").getByText("Before").waitFor()
    await first.close()
    await page.getByTestId("live").getByText("not connected").waitFor()
    const second = await createEmulator({ port: Number(new URL(first.url).port) })
    await second.payments.authorize({ orderId: "ORD-0001", amount: 1000, orderName: "After" })
    await page.getByTestId("payment").getByText("After").waitFor()
    expect(await page.getByTestId("payment").count()).toBe(1)
    await page.close()
    await second.close()
  })

  it.each([
    { name: "light", options: { colorScheme: "light", locale: "ko-KR" }, ground: "rgb(244, 245, 248)" },
    { name: "dark", options: { colorScheme: "dark", locale: "en-US" }, ground: "rgb(14, 17, 22)" }
  ] as const)("is $name, as the reader likes it", async ({ ground, name, options }) => {
    await confirm(await buyer())
    const page = await visit("", { ...options, viewport: { width: 1240, height: 780 } })
    await page.getByTestId("payment").click()
    await page.getByTestId("timeline").waitFor()
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(ground)
    await picture(page, `dashboard-${name}`)
  })

  it("fits on a phone: the list, or what is looked at", async () => {
    await confirm(
      await buyer({ orderName: "A very long name of something that was bought twice and once more" })
    )
    const page = await visit("", { locale: "ko-KR", viewport: { width: 360, height: 740 } })
    await page.getByTestId("payment").click()
    await page.getByTestId("timeline").waitFor()
    expect(await page.getByTestId("payment").isVisible()).toBe(false)
    await picture(page, "dashboard-phone")
    await page.getByText("목록으로").click()
    await page.getByTestId("payment").waitFor()
    for (const tab of [
      "accounts",
      "requests",
      "webhooks",
      "billing",
      "settlements",
      "sellers",
      "faults",
      "clock"
    ]) {
      await page.getByTestId(`tab-${tab}`).click()
      await page.locator(`main[data-key=${tab}]`).waitFor()
      const isWider = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
      expect([tab, isWider]).toEqual([tab, false])
    }
  })
})
