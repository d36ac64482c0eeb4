import { join } from "node:path"
import { serve } from "./serve.mjs"

/** Starts the emulator that is installed in a project. */
export const startEmulator = async (project) => {
  const { match, stop } = await serve(
    process.execPath,
    [join(project, "node_modules/tosspayments-emulator/bin/tosspayments-emulator.js"), "--port", "0"],
    { cwd: project, ready: /on (http:\/\/127\.0\.0\.1:\d+)/ }
  )
  const url = match[1]
  let orders = 0
  /** A buyer goes through the payment window. */
  const authorize = async () => {
    orders += 1
    const response = await fetch(`${url}/emulator/payments`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ orderId: `ORD-${String(orders).padStart(6, "0")}`, amount: 33000 })
    })
    return response.json()
  }
  /** The shop confirms, elsewhere. */
  const confirm = async ({ paymentKey, orderId, amount }) => {
    const response = await fetch(`${url}/v1/payments/confirm`, {
      method: "POST",
      headers: {
        authorization: `Basic ${btoa("test_sk_example:")}`,
        "content-type": "application/json"
      },
      body: JSON.stringify({ paymentKey, orderId, amount })
    })
    if (response.status !== 200) throw new Error(await response.text())
  }
  return { url, authorize, confirm, stop }
}
