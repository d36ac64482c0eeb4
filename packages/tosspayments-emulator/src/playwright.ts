/**
 * TossPayments for end-to-end tests with `@playwright/test`: an emulator beside the tests, the official browser SDK answered by
 * it wherever a page loads it from, and a buyer at hand.
 *
 * @since 0.1.0
 * @see https://docs.tosspayments.com/sdk/v2/js
 */
import {
  type BrowserContext,
  test as base,
  expect,
  type Fixtures,
  type Frame,
  type PlaywrightTestArgs,
  type PlaywrightTestOptions,
  type PlaywrightWorkerArgs,
  type PlaywrightWorkerOptions,
  type TestType
} from "@playwright/test"
import type { LocalEmulator } from "./createEmulator.js"
import type { Payment } from "./Payment.js"
import { createEmulator } from "./root.js"

export { expect }

/**
 * How a buyer is declined.
 *
 * @since 0.1.0
 * @category models
 */
export interface DeclineOptions {
  /** `now`, in the window, or `later`: when the shop confirms the payment or charges the billing key. Default: `now`. */
  readonly when?: "now" | "later" | undefined
}

/**
 * The buyer, the bank and the time of a test. What waits for something gives up after 15 seconds, and says for what.
 *
 * @since 0.1.0
 * @category models
 */
export interface Toss {
  /** The emulator of this worker. It is reset before each test. */
  readonly emulator: LocalEmulator
  /** The buyer pays, or registers for billing. Waits for the payment window, and until it has gone. */
  readonly approve: () => Promise<void>
  /** The payment is declined with a code that the window knows. Default: `REJECT_CARD_COMPANY`. */
  readonly decline: (code?: string, options?: DeclineOptions) => Promise<void>
  /** The buyer closes the payment window. */
  readonly close: () => Promise<void>
  /** The buyer pays into the virtual account of an order, or of the newest that waits. Waits for the shop to confirm it. */
  readonly deposit: (orderId?: string) => Promise<Payment>
  /** Time moves on, as in `"3 days"`: payments expire, webhooks are sent again. */
  readonly advance: LocalEmulator["advance"]
}

/**
 * Options of `createEmulator`. A shop's server that runs before the tests needs to know a `port`.
 *
 * @since 0.1.0
 * @category models
 */
export type EmulatorOptions = NonNullable<Parameters<typeof createEmulator>[0]>

/**
 * @since 0.1.0
 * @category models
 */
export interface TestFixtures {
  readonly toss: Toss
}

/**
 * @since 0.1.0
 * @category models
 */
export interface WorkerFixtures {
  /** To be set in the configuration, under `use`. Default: none. */
  readonly emulatorOptions: EmulatorOptions
  readonly tossEmulator: LocalEmulator
}

const patience = { timeout: 15_000 }

/** Where the scripts of TossPayments come from. */
const official = "https://js.tosspayments.com"

const part = (name: string): string => `[data-testid="${name}"]`

/**
 * The emulator in the place of TossPayments, its payment window included: a page of any origin may show that, whatever its
 * policy and the browser say about addresses of this machine.
 */
const serve = async (context: BrowserContext, emulator: LocalEmulator): Promise<void> => {
  await context.route(`${official}/**`, async (route) => {
    const request = route.request()
    const { pathname, search } = new URL(request.url())
    const { "content-type": type = "text/plain" } = request.headers()
    const answer = await fetch(`${emulator.url}${pathname}${search}`, {
      method: request.method(),
      headers: { "content-type": type },
      body: request.postData()
    })
    const text = await answer.text()
    await route.fulfill({
      status: answer.status,
      headers: Object.fromEntries([...answer.headers].filter(([name]) => name !== "content-length")),
      body: text.replaceAll(emulator.url, official)
    })
  })
}

const makeBuyer = (context: BrowserContext, emulator: LocalEmulator): Toss => {
  const address = `${official}/_emulator/window`
  /** In a frame, or in the place of the shop's page. */
  const open = (): Frame | undefined =>
    context
      .pages()
      .flatMap((page) => page.frames())
      .find((frame) => frame.url().startsWith(address))

  const inWindow = async (act: (window: Frame) => Promise<void>): Promise<void> => {
    await expect
      .poll(() => open() !== undefined, { ...patience, message: "the payment window is open" })
      .toBe(true)
    const window = open()
    if (window === undefined) throw new Error("The payment window has gone.")
    await act(window)
    await expect
      .poll(() => open() === window, { ...patience, message: "the payment window stays open" })
      .toBe(false)
  }

  const press = (window: Frame, button: string): Promise<void> => window.locator(part(button)).click(patience)

  return {
    emulator,
    approve: () => inWindow((window) => press(window, "payment-approve")),
    close: () => inWindow((window) => press(window, "payment-close")),
    decline: (code = "REJECT_CARD_COMPANY", { when = "now" } = {}) =>
      inWindow(async (window) => {
        await window.locator(`${part("payment-endings")} summary`).click(patience)
        const codes = window.locator(part("payment-decline-code"))
        if ((await codes.locator(`option[value=${JSON.stringify(code)}]`).count()) === 0) {
          throw new Error(`The payment window does not decline with ${code}.`)
        }
        await codes.selectOption(code)
        await window.locator(part("payment-decline-when")).selectOption(when)
        await press(window, "payment-decline")
      }),
    deposit: async (orderId) => {
      const waiting = async (): Promise<Payment | undefined> =>
        (await emulator.payments.list()).findLast(
          (payment) =>
            payment.status === "WAITING_FOR_DEPOSIT" && (orderId === undefined || payment.orderId === orderId)
        )
      const message = `a virtual account ${orderId === undefined ? "" : `of ${orderId} `}waits for its deposit`
      await expect.poll(async () => (await waiting()) !== undefined, { ...patience, message }).toBe(true)
      return emulator.payments.deposit((await waiting())?.paymentKey ?? "")
    },
    advance: emulator.advance
  }
}

/**
 * For a `test` that has fixtures of its own: `base.extend(fixtures)`.
 *
 * @example
 * ```ts
 * import { test as base } from "@playwright/test"
 * import { fixtures, type TestFixtures, type WorkerFixtures } from "tosspayments-emulator/playwright"
 *
 * export const test = base.extend<TestFixtures, WorkerFixtures>(fixtures)
 * ```
 *
 * @since 0.1.0
 * @category fixtures
 */
export const fixtures: Fixtures<
  TestFixtures,
  WorkerFixtures,
  PlaywrightTestArgs & PlaywrightTestOptions,
  PlaywrightWorkerArgs & PlaywrightWorkerOptions
> = {
  emulatorOptions: [{}, { scope: "worker", option: true }],
  tossEmulator: [
    async ({ emulatorOptions }, use) => {
      const emulator = await createEmulator(emulatorOptions)
      await use(emulator)
      await emulator.close()
    },
    { scope: "worker" }
  ],
  toss: [
    async ({ context, tossEmulator }, use) => {
      await tossEmulator.reset()
      await serve(context, tossEmulator)
      await use(makeBuyer(context, tossEmulator))
    },
    { auto: true }
  ]
}

/**
 * `test` of `@playwright/test`, with a buyer. Nothing that it runs loads a script from TossPayments.
 *
 * @example
 * ```ts
 * import { expect, test } from "tosspayments-emulator/playwright"
 *
 * test("thanks the buyer who has paid", async ({ page, toss }) => {
 *   await page.goto("http://localhost:3000/checkout")
 *   await page.getByRole("button", { name: "Pay" }).click()
 *   await toss.approve()
 *   await expect(page.getByText("Thank you")).toBeVisible()
 *   expect(await toss.emulator.payments.list()).toMatchObject([{ status: "DONE" }])
 * })
 * ```
 *
 * @since 0.1.0
 * @category fixtures
 */
export const test: TestType<
  PlaywrightTestArgs & PlaywrightTestOptions & TestFixtures,
  PlaywrightWorkerArgs & PlaywrightWorkerOptions & WorkerFixtures
> = base.extend<TestFixtures, WorkerFixtures>(fixtures)
