/** Real Next.js applications: what is read from TossPayments must never come out of one of Next.js' caches. */
import { join } from "node:path"
import { startEmulator } from "./emulator.mjs"
import { project } from "./project.mjs"
import { check, expect } from "./report.mjs"
import { serve } from "./serve.mjs"

const applications = {
  next14: { next: "^14.2.0", react: "^18.3.0", "react-dom": "^18.3.0" },
  next15: { next: "^15.5.0", react: "^19.1.0", "react-dom": "^19.1.0" }
}

/** All statuses that TossPayments knows; one of them is in each answer. */
const status = /\b(READY|IN_PROGRESS|WAITING_FOR_DEPOSIT|DONE|CANCELED|PARTIAL_CANCELED|ABORTED|EXPIRED)\b/

const shown = async (url) => {
  const response = await fetch(url)
  const text = await response.text()
  const found = status.exec(text)?.[1]
  if (response.status !== 200 || found === undefined) throw new Error(`${url}: ${response.status} ${text}`)
  return found
}

export const checkNext = async () => {
  for (const [name, dependencies] of Object.entries(applications)) {
    const directory = project({
      name,
      consumer: "next",
      packages: ["tosspayments-server-sdk", "tosspayments-emulator", "effect-tosspayments"],
      dependencies
    })
    const next = join(directory, "node_modules/next/dist/bin/next")
    const emulator = await startEmulator(directory)
    const payments = {}
    const places = {
      "/latest": "a page without parameters",
      "/payments": "a page with parameters",
      "/api": "a route"
    }
    for (const place of Object.keys(places)) payments[place] = await emulator.authorize()
    const env = { TOSS_BASE_URL: emulator.url, ORDER_ID: payments["/latest"].orderId }
    if (check(`${name}: builds for production`, process.execPath, [next, "build"], directory, env)) {
      const { match, stop } = await serve(
        process.execPath,
        [next, "start", "--port", "0", "--hostname", "127.0.0.1"],
        {
          cwd: directory,
          env,
          ready: /http:\/\/(?:127\.0\.0\.1|localhost):(\d+)[\s\S]*Ready/
        }
      )
      for (const [place, what] of Object.entries(places)) {
        await expect(`${name}: ${what} shows the state of now`, async () => {
          const { paymentKey } = payments[place]
          const url = `http://127.0.0.1:${match[1]}${place}${place === "/latest" ? "" : `/${paymentKey}`}`
          const before = await shown(url)
          await emulator.confirm(payments[place])
          const after = await shown(url)
          if (before !== "IN_PROGRESS" || after !== "DONE")
            throw new Error(`showed ${before}, and after the payment was confirmed ${after}`)
        })
      }
      stop()
    }
    emulator.stop()
  }
}
