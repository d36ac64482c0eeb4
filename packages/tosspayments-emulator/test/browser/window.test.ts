import type { BrowserContextOptions, Locator, Page } from "playwright-core"
import { expect, it } from "vitest"
import { begin, inBrowser, load, parametersOf, picture, settled, windowOf } from "./support.js"

const card = {
  method: "CARD",
  amount: { value: 55_000, currency: "KRW" },
  orderId: "ORDER-0001",
  orderName: "Coffee beans 500 g"
}

inBrowser("the payment window", (setting) => {
  const asked = async (request: object = card, options?: BrowserContextOptions): Promise<Page> => {
    const page = await setting.visit(options)
    await load(page, setting.emulator)
    await begin(page, request)
    await windowOf(page).getByTestId("payment-approve").waitFor()
    return page
  }

  it("is a dialog with a name, and everything in it has one", async () => {
    const page = await asked()
    const window = windowOf(page)
    expect(await window.getByRole("dialog", { name: "Payment" }).count()).toBe(1)
    await window.getByText("Try another ending").click()
    for (const [role, name] of [
      ["group", "Payment method"],
      ["radio", "Card"],
      ["combobox", "Card company"],
      ["combobox", "Instalments"],
      ["combobox", "Error code"],
      ["combobox", "Declined"],
      ["button", "Pay ₩55,000"],
      ["button", "Decline"],
      ["button", "Time out"],
      ["button", "Close"]
    ] as const) {
      expect([name, await window.getByRole(role, { name, exact: true }).count()]).toEqual([name, 1])
    }
    const nameless = await window
      .getByRole("dialog")
      .evaluate(
        (dialog) =>
          [...dialog.querySelectorAll<HTMLInputElement | HTMLSelectElement>("input, select")].filter(
            ({ labels }) => (labels?.length ?? 0) === 0
          ).length
      )
    expect(nameless).toBe(0)
  })

  it("is spoken from its title on, and used by keys alone", async () => {
    const page = await asked()
    const focused = () =>
      windowOf(page)
        .locator(":focus")
        .evaluate((element) => element.textContent?.trim() || element.id)
    expect(await focused()).toBe("Payment")
    await page.keyboard.press("Tab")
    expect(await focused()).toBe("한국어")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    await page.keyboard.press("ArrowRight")
    expect(await windowOf(page).getByRole("radio", { name: "Easy pay" }).isChecked()).toBe(true)
    await page.keyboard.press("Tab")
    expect(await focused()).toContain("Toss Pay")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    expect(await settled(page)).toMatchObject({ value: { orderId: "ORDER-0001" } })
  })

  it("gives the focus back to the button of the shop, and keeps the page behind it out of reach", async () => {
    const page = await setting.visit()
    await load(page, setting.emulator)
    await page.getByRole("button", { name: "Pay" }).focus()
    await begin(page, card)
    await windowOf(page).getByTestId("payment-approve").waitFor()
    expect(await page.getByRole("button", { name: "Pay", exact: true }).count()).toBe(1)
    await expect(
      page.getByRole("button", { name: "Pay", exact: true }).click({ timeout: 500 })
    ).rejects.toThrow()
    await page.keyboard.press("Escape")
    await settled(page)
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("pay")
  })

  it("speaks the other language when asked, and keeps what was chosen", async () => {
    const page = await asked(card, { locale: "ko-KR" })
    const window = windowOf(page)
    await window.getByTestId("card-company").selectOption("51")
    await window.getByRole("button", { name: "English" }).click()
    expect(await window.getByRole("heading", { name: "Payment" }).count()).toBe(1)
    expect(await window.getByTestId("card-company").inputValue()).toBe("51")
    expect(await window.locator("html").getAttribute("lang")).toBe("en")
  })

  it("speaks the language that the shop asks for", async () => {
    const page = await asked({ ...card, card: { language: "EN" } }, { locale: "ko-KR" })
    expect(await windowOf(page).getByRole("heading", { name: "Payment" }).count()).toBe(1)
  })

  const contrast = (element: Locator): Promise<number> =>
    element.evaluate((element) => {
      const light = (color: string): number => {
        const [r = 0, g = 0, b = 0] = (color.match(/[\d.]+/g) ?? []).map((part) => {
          const value = Number(part) / 255
          return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
        })
        return 0.2126 * r + 0.7152 * g + 0.0722 * b
      }
      const backgroundOf = (of: Element): string => {
        const { backgroundColor } = getComputedStyle(of)
        return backgroundColor === "rgba(0, 0, 0, 0)" && of.parentElement !== null
          ? backgroundOf(of.parentElement)
          : backgroundColor
      }
      const [bright = 0, dark = 0] = [
        light(getComputedStyle(element).color),
        light(backgroundOf(element))
      ].sort((one, other) => other - one)
      return (bright + 0.05) / (dark + 0.05)
    })

  it.each(["light", "dark"] as const)("can be read on a %s screen", async (colorScheme) => {
    const page = await asked(card, { locale: "ko-KR", colorScheme })
    const window = windowOf(page)
    await window.getByText("다른 결과 시험하기").click()
    await picture(page, `scheme-${colorScheme}`)
    for (const element of await window.locator("h1, .test, dt, dd, label, legend, button, summary").all()) {
      expect([await element.textContent(), await contrast(element)]).toEqual([
        expect.any(String),
        expect.toSatisfy((ratio: number) => ratio >= 4.5)
      ])
    }
  })

  it("offers only the months of instalments that the shop allows, and none below 50,000 won", async () => {
    const months = async (request: object) => {
      const page = await asked(request)
      return windowOf(page)
        .getByTestId("card-installments")
        .locator("option")
        .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value))
    }
    expect(await months({ ...card, card: { maxCardInstallmentPlan: 3 } })).toEqual(["0", "2", "3"])
    expect(await months({ ...card, card: { cardInstallmentPlan: 6 } })).toEqual(["6"])
    expect(await months({ ...card, amount: { value: 49_999, currency: "KRW" } })).toEqual(["0"])
  })

  it("says in words what the emulator refuses, and lets the buyer try again", async () => {
    const page = await asked()
    await setting.emulator.reset()
    await windowOf(page).getByTestId("payment-approve").click()
    await windowOf(page).getByRole("alert").getByText("The emulator has no payment").waitFor()
    expect(await windowOf(page).getByTestId("payment-close").isEnabled()).toBe(true)
  })

  it("says who opens it when somebody comes by hand", async () => {
    const page = await setting.visit()
    await page.goto(`${setting.emulator.url}/_emulator/window`)
    await page.getByText("The page of a shop opens this window.").waitFor()
  })

  it.each([
    ["a script", { successUrl: "javascript:alert(1)", failUrl: "https://shop.test" }],
    ["nowhere", null]
  ])("does not open for a page that leads to %s", async (_, urls) => {
    const page = await setting.visit()
    const request = { kind: "payment", opener: null, urls, payment: { orderId: "ORDER-0001", amount: 1000 } }
    const fragment = Buffer.from(JSON.stringify(request)).toString("base64")
    await page.goto(`${setting.emulator.url}/_emulator/window#${fragment}`)
    await page.getByText("The page of a shop opens this window.").waitFor()
    expect(await setting.emulator.payments.list()).toEqual([])
  })

  it("opens above a page whose policy allows nothing inline", async () => {
    const page = await setting.visit()
    const { emulator, shop } = setting
    const policy = `default-src 'none'; script-src 'self' ${emulator.url}; frame-src ${emulator.url}`
    shop.headers.set("/strict", { "content-security-policy": policy })
    await page.goto(`${shop.url}/strict`)
    await load(page, emulator)
    await begin(page, card)
    await windowOf(page).getByTestId("payment-approve").waitFor()
    const frame = page.getByTestId("toss-payment-window")
    expect((await frame.boundingBox())?.width).toBe(440)
  })

  it("opens above a page that is cross-origin isolated", async () => {
    const page = await setting.visit()
    const { emulator, shop } = setting
    shop.headers.set("/isolated", {
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-embedder-policy": "require-corp"
    })
    await page.goto(`${shop.url}/isolated`)
    await load(page, emulator)
    await begin(page, { ...card, successUrl: `${shop.url}/success`, failUrl: `${shop.url}/fail` })
    await windowOf(page).getByTestId("payment-approve").click()
    await page.waitForURL("**/success**")
    expect(parametersOf(page.url())).toMatchObject({ orderId: "ORDER-0001" })
  })

  it("keeps the parameters apart from the fragment of the shop's address", async () => {
    const { shop } = setting
    const page = await asked({
      ...card,
      successUrl: `${shop.url}/success?a=1#top`,
      failUrl: `${shop.url}/fail`
    })
    await windowOf(page).getByTestId("payment-approve").click()
    await page.waitForURL("**/success**")
    expect(new URL(page.url()).hash).toBe("#top")
    expect(Object.keys(parametersOf(page.url()))).toEqual(["a", "orderId", "paymentKey", "amount"])
  })
})
