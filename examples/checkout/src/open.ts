/**
 * The shop for a person: a page, the payment window and the dashboard in a browser, until Ctrl+C.
 *
 *   open.ts [--lang en | ko] [--port 3000] [--no-browser]
 */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { readFile } from "node:fs/promises"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { extname } from "node:path"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import { Client } from "tosspayments-server-sdk"
import * as LocalToss from "./LocalToss.js"
import * as Shop from "./Shop.js"

const { values } = parseArgs({
  options: {
    lang: { type: "string", default: "en" },
    port: { type: "string", default: "3000" },
    "no-browser": { type: "boolean", default: false }
  }
})

const types: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript"
}

/** The shop's front end, and TossPayments' own loader from npm. */
const files: Readonly<Record<string, string>> = {
  "/": "../public/index.html",
  "/paid.html": "../public/paid.html",
  "/paid.js": "../public/paid.js",
  "/shop.css": "../public/shop.css",
  "/shop.js": "../public/shop.js"
}
const fileOf = (path: string): string | undefined => {
  if (path === "/tosspayments-sdk.js")
    return fileURLToPath(import.meta.resolve("@tosspayments/tosspayments-sdk"))
  const file = files[path]
  return file && fileURLToPath(new URL(file, import.meta.url))
}

const server = createServer().listen(Number(values.port), "127.0.0.1")
await once(server, "listening")
const shopUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const toss = await LocalToss.start(`${shopUrl}/webhooks/toss`)
const client = new Client({ secretKey: "test_sk_example", baseUrl: toss.url })
const shop = Shop.make(client)
const dashboard = `${toss.url}/_emulator`

/** All that changes for the real TossPayments: a client key of theirs, and their script's address. */
const settings = JSON.stringify({
  clientKey: "test_ck_example",
  tossScript: `${toss.url}/v2/standard`
})

const listener = async (request: IncomingMessage, response: ServerResponse) => {
  const { pathname } = new URL(request.url ?? "/", shopUrl)
  if (request.method === "GET" && pathname === "/settings.json") return response.end(settings)
  if (pathname === "/dashboard") return response.writeHead(302, { location: dashboard }).end()
  const file = request.method === "GET" ? fileOf(pathname) : undefined
  if (file === undefined) return shop.listener(request, response)
  return response
    .writeHead(200, { "content-type": types[extname(file)] ?? "text/plain" })
    .end(await readFile(file))
}
server.on("request", listener)

const browse = (url: string): void => {
  const [command, ...args] =
    process.platform === "darwin"
      ? ["open", url]
      : process.platform === "win32"
        ? ["cmd", "/c", "start", "", url]
        : ["xdg-open", url]
  const child = spawn(command, args, { stdio: "ignore", detached: true })
  // No browser, as on a server: the addresses are printed.
  child.on("error", () => {})
  child.unref()
}

const texts = {
  en: {
    shop: "the shop",
    dashboard: "the dashboard",
    end: "Pay with any card; nothing is charged. Ctrl+C ends it."
  },
  ko: {
    shop: "상점",
    dashboard: "대시보드",
    end: "아무 카드로나 결제해 보세요. 실제 돈은 나가지 않습니다. Ctrl+C로 끝냅니다."
  }
}
const text = values.lang === "ko" ? texts.ko : texts.en
console.log(`\n  ${text.shop}  ${shopUrl}\n  ${text.dashboard}  ${dashboard}\n\n${text.end}`)
if (!values["no-browser"]) {
  browse(shopUrl)
  browse(dashboard)
}

const end = async () => {
  server.closeAllConnections()
  server.close()
  await client.close()
  await toss.stop()
}
process.once("SIGINT", end).once("SIGTERM", end)
