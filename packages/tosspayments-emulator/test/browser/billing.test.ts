import { Effect } from "effect"
import type { Page } from "playwright-core"
import { expect, it } from "vitest"
import { inBrowser, load, onServer, parametersOf, picture, settled, windowOf } from "./support.js"

const customerKey = "buyer-0001"

inBrowser("payment().requestBillingAuth of the official package", (setting) => {
  const asked = async (request: object, buyer = customerKey): Promise<Page> => {
    const page = await setting.visit()
    await load(page, setting.emulator)
    const urls = { successUrl: `${setting.shop.url}/success?plan=1&`, failUrl: `${setting.shop.url}/fail` }
    await page.evaluate(
      ([request, customerKey]) => {
        window.payment = window.toss.payment({ customerKey })
        window.pending = window.settle(() => window.payment.requestBillingAuth(request as never))
      },
      [{ ...urls, ...request }, buyer] as const
    )
    return page
  }

  it.each([
    ["CARD", "card-company", "41", { card: { issuerCode: "41" } }],
    ["TRANSFER", "bank", "06", { transfers: [{ bankName: "국민" }] }]
  ])("brings an authKey for a %s, which becomes a billing key", async (method, field, chosen, expected) => {
    const page = await asked({ method })
    await windowOf(page).getByTestId(field).selectOption(chosen)
    await picture(page, `billing-${method}`)
    await windowOf(page).getByTestId("payment-approve").click()
    await page.waitForURL("**/success**")
    const { authKey = "", ...rest } = parametersOf(page.url())
    expect(rest).toEqual({ plan: "1", customerKey })
    const billing = await onServer(setting.emulator, (toss) => toss.billing.issue({ authKey, customerKey }))
    expect(billing).toMatchObject({ customerKey, ...expected })
  })

  it("can register what is declined when it is charged", async () => {
    const page = await asked({ method: "CARD" })
    await windowOf(page).getByText("Try another ending").click()
    await windowOf(page).getByTestId("payment-decline-code").selectOption("REJECT_CARD_PAYMENT")
    await windowOf(page).getByTestId("payment-decline-when").selectOption("later")
    await windowOf(page).getByTestId("payment-decline").click()
    await page.waitForURL("**/success**")
    const { authKey = "" } = parametersOf(page.url())
    const charge = onServer(setting.emulator, ({ billing }) =>
      billing
        .issue({ authKey, customerKey })
        .pipe(
          Effect.flatMap((issued) =>
            billing.charge(issued, { amount: 9900, orderId: "ORDER-0001", orderName: "Plan" })
          )
        )
    )
    await expect(charge).rejects.toThrow(/REJECT_CARD_PAYMENT/)
  })

  it("comes to the failUrl without an order", async () => {
    const page = await asked({ method: "CARD" })
    await windowOf(page).getByText("Try another ending").click()
    await windowOf(page).getByTestId("payment-decline").click()
    await page.waitForURL("**/fail**")
    expect(parametersOf(page.url())).toEqual({ code: "REJECT_CARD_COMPANY", message: expect.any(String) })
  })

  it("rejects with USER_CANCEL when the buyer closes the window", async () => {
    const page = await asked({ method: "CARD" })
    await windowOf(page).getByTestId("payment-close").click()
    expect(await settled(page)).toMatchObject({ code: "USER_CANCEL" })
  })

  it.each<[code: string, request: object, buyer?: string]>([
    ["NOT_SUPPORTED_METHOD", { method: "VIRTUAL_ACCOUNT" }],
    ["INCORRECT_SUCCESS_URL_FORMAT", { method: "CARD", successUrl: null }],
    ["INCORRECT_FAIL_URL_FORMAT", { method: "CARD", failUrl: "fail" }],
    ["INVALID_PARAMETERS", { method: "CARD" }, "@@ANONYMOUS"]
  ])("rejects with %s before the window opens: %j", async (code, request, buyer) => {
    const page = await asked(request, buyer)
    expect(await settled(page)).toMatchObject({ code, isError: true })
    expect(await page.getByTestId("toss-payment-window").count()).toBe(0)
  })
})
