/** What `demo --open` shows to a person: the shop of examples/checkout, the payment window, the dashboard. */
import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, expect, it } from "vitest"
import { inBrowser, picture, windowOf } from "./support.js"

const example = fileURLToPath(new URL("../../../../examples/checkout", import.meta.url))

inBrowser("the shop of the example", (setting) => {
  let program: ChildProcess
  let shop = ""
  let toss = ""

  beforeAll(async () => {
    program = spawn(
      process.execPath,
      ["--import", "tsx", "src/open.ts", "--port", "0", "--no-browser", "--lang", "ko"],
      { cwd: example, stdio: ["ignore", "pipe", "inherit"] }
    )
    if (program.stdout === null) throw new Error("the example says nothing")
    for await (const line of createInterface({ input: program.stdout })) {
      const address = line.match(/http:\/\/\S+/)?.[0]
      if (address === undefined) continue
      if (shop === "") shop = address
      else toss = new URL(address).origin
      if (toss !== "") break
    }
    program.stdout.resume()
  })
  afterAll(async () => {
    program.kill("SIGTERM")
    const [code] = await once(program, "exit")
    expect(code).toBe(0)
  })

  /** A buyer who has chosen a method and pressed the button. */
  const buying = async (method: string, name: string): Promise<Page> => {
    const page = await setting.visit({ locale: "ko-KR" })
    await page.goto(shop)
    await page.getByRole("radio", { name: method }).check()
    if (name !== "") await picture(page, `example-${name}`)
    await page.getByRole("button", { name: "결제하기" }).click()
    return page
  }

  const approve = (page: Page) => windowOf(page).getByTestId("payment-approve").click()

  it("is paid by card", async () => {
    const page = await buying("카드", "shop")
    await approve(page)
    await page.getByRole("status").filter({ hasText: "결제가 끝났습니다" }).waitFor()
    await picture(page, "example-paid")
  })

  it("waits for a deposit, which the dashboard makes", async () => {
    const page = await buying("가상계좌", "")
    await approve(page)
    await page.getByRole("status").filter({ hasText: "입금을 기다리고 있습니다" }).waitFor()
    const dashboard = await setting.visit({ locale: "ko-KR" })
    await dashboard.goto(`${toss}/_emulator`)
    await dashboard.getByTestId("payment").filter({ hasText: "WAITING_FOR_DEPOSIT" }).click()
    await dashboard.getByTestId("deposit").click()
    await dashboard.getByTestId("timeline").getByText("DONE").first().waitFor()
  })

  it("says what the card company says", async () => {
    const page = await buying("카드", "")
    await windowOf(page).getByText("다른 결과 시험하기").click()
    await windowOf(page).getByTestId("payment-decline").click()
    await page.getByRole("status").filter({ hasText: "결제하지 못했습니다" }).waitFor()
  })

  it("lets a buyer close the window, and try again", async () => {
    const page = await buying("카드", "")
    await windowOf(page).getByTestId("payment-close").click()
    await page.getByRole("alert").filter({ hasText: "USER_CANCEL" }).waitFor()
    await page.getByRole("button", { name: "결제하기" }).click()
    await approve(page)
    await page.getByRole("status").filter({ hasText: "결제가 끝났습니다" }).waitFor()
  })
})
