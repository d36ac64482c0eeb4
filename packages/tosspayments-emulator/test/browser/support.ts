import { mkdirSync } from "node:fs"
import { createServer } from "node:http"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import { Effect, Layer } from "effect"
import * as TossClient from "effect-tosspayments/TossClient"
import { build } from "esbuild"
import {
  type Browser,
  type BrowserContextOptions,
  chromium,
  type FrameLocator,
  type Page
} from "playwright-core"
import { afterAll, afterEach, beforeAll, describe, inject } from "vitest"
import { createEmulator, type LocalEmulator } from "../../src/createEmulator.js"

export interface Settled {
  readonly value?: unknown
  readonly code?: string
  readonly message?: string
  readonly isError?: boolean
}

export const secretKey = "test_sk_shop"
export const clientKey = "test_ck_shop"
export const widgetSecretKey = "test_gsk_shop"
export const widgetClientKey = "test_gck_shop"

const output = fileURLToPath(new URL("./output/", import.meta.url))

/** What the page of a shop has: the official package, bundled as a shop would. */
export const bundleShop = async (): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("./shop.ts", import.meta.url))],
    bundle: true,
    write: false,
    format: "iife"
  })
  return outputFiles[0]?.text ?? ""
}

export interface Shop {
  readonly url: string
  /** What was asked for, path and query, besides the page itself; the oldest first. */
  readonly visits: Array<string>
  /** Further headers of the page: it is at `/`, and at every path that is set here. */
  readonly headers: Map<string, Record<string, string>>
  readonly close: () => Promise<void>
}

const page = (body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>Shop</title><script src="/shop.js"></script></head><body>${body}</body></html>`

/** A shop: its page at `/`, and pages that show nothing but that the buyer came to them. */
export const startShop = async (
  body = '<h1>Shop</h1><button id="pay">Pay</button><div id="methods"></div><div id="agreement"></div>'
): Promise<Shop> => {
  const script = await bundleShop()
  const visits: Array<string> = []
  const headers: Shop["headers"] = new Map([["/", {}]])
  const server = createServer((request, response) => {
    const path = request.url?.split("?", 1)[0] ?? ""
    const own = headers.get(path)
    const isScript = path === "/shop.js"
    if (own === undefined && !isScript) visits.push(request.url ?? "")
    response.writeHead(200, {
      "content-type": `${isScript ? "text/javascript" : "text/html"};charset=utf-8`,
      "cross-origin-resource-policy": "same-origin",
      ...own
    })
    response.end(isScript ? script : page(own === undefined ? `<h1>${path}</h1>` : body))
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const address = server.address()
  if (address === null || typeof address === "string") throw new Error("the shop has no port")
  return {
    url: `http://127.0.0.1:${address.port}`,
    visits,
    headers,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      })
  }
}

export interface Setting {
  readonly emulator: LocalEmulator
  readonly shop: Shop
  /** A page of the shop, with its own cookies, language and size. */
  readonly visit: (options?: BrowserContextOptions, path?: string) => Promise<Page>
}

/** Tests in a browser, with an emulator and a shop; skipped where there is no browser. */
export const inBrowser = (name: string, tests: (setting: Setting) => void): void => {
  const endpoint = inject("chromium")
  describe.skipIf(endpoint === null)(name, () => {
    let browser: Browser
    let emulator: LocalEmulator
    let shop: Shop
    beforeAll(async () => {
      browser = await chromium.connect(endpoint ?? "")
      emulator = await createEmulator({ merchants: [{ secretKey, mId: "shop" }] })
      shop = await startShop()
    })
    afterEach(async () => {
      for (const context of browser?.contexts() ?? []) await context.close()
      await emulator?.reset()
      shop?.visits.splice(0)
    })
    afterAll(async () => {
      await browser?.close()
      await shop?.close()
      await emulator?.close()
    })
    tests({
      get emulator() {
        return emulator
      },
      get shop() {
        return shop
      },
      visit: async (options = { locale: "en-US" }, path = "/") => {
        const context = await browser.newContext(options)
        context.setDefaultTimeout(30_000)
        const page = await context.newPage()
        await page.goto(`${shop.url}${path}`)
        return page
      }
    })
  })
}

/** Loads the script of the emulator into a page of the shop, with the official loader. */
export const load = async (
  page: Page,
  emulator: LocalEmulator,
  key = clientKey,
  query = ""
): Promise<void> => {
  await page.evaluate(
    async ([key, src]) => {
      window.toss = await window.official.loadTossPayments(key, { src })
    },
    [key, `${emulator.url}/v2/standard${query}`] as const
  )
}

/** What a promise of the SDK has come to; `begin` has stored it in the page. */
export const settled = (page: Page): Promise<Settled> =>
  page.evaluate(() => window.pending ?? Promise.resolve({ value: "nothing was begun" }))

/** Calls `payment().requestPayment` in the page, and does not wait. */
export const begin = (page: Page, request: unknown, customerKey = "buyer-0001"): Promise<void> =>
  page.evaluate(
    ([request, customerKey]) => {
      const payment = window.toss.payment({ customerKey })
      window.payment = payment
      window.pending = window.settle(() => payment.requestPayment(request as never))
    },
    [request, customerKey] as const
  )

/** The payment window above a page of the shop. */
export const windowOf = (page: Page): FrameLocator =>
  page.getByTestId("toss-payment-window").locator("iframe").contentFrame()

/** The shop's server, with our SDK. */
export const onServer = <A>(
  emulator: LocalEmulator,
  run: (toss: TossClient.Service) => Effect.Effect<A, unknown>,
  key = secretKey
): Promise<A> =>
  TossClient.TossClient.pipe(
    Effect.flatMap(run),
    Effect.provide(
      TossClient.layer({
        secretKey: key,
        securityKey: emulator.keys.securityKey,
        apiBase: emulator.url
      }).pipe(Layer.provide(FetchHttpClient.layer))
    ),
    Effect.runPromise
  )

/** Kept as output of the run, to be looked at. */
export const picture = async (page: Page, name: string): Promise<void> => {
  mkdirSync(output, { recursive: true })
  await page.screenshot({ path: join(output, `${name}.png`) })
}

export const parametersOf = (url: string): Record<string, string> =>
  Object.fromEntries(new URL(url).searchParams)
