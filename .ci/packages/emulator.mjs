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
  const post = async (path, body, headers = {}) => {
    const response = await fetch(`${url}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body)
    })
    const text = await response.text()
    if (response.status !== 200) throw new Error(`${path}: ${response.status} ${text}`)
    return JSON.parse(text)
  }
  let orders = 0
  return {
    url,
    /** A buyer goes through the payment window. */
    authorize: () => {
      orders += 1
      return post("/_emulator/payments", { orderId: `ORD-${String(orders).padStart(6, "0")}`, amount: 33000 })
    },
    /** The shop confirms, elsewhere. */
    confirm: ({ paymentKey, orderId, amount }) =>
      post(
        "/v1/payments/confirm",
        { paymentKey, orderId, amount },
        { authorization: `Basic ${btoa("test_sk_example:")}` }
      ),
    /** Until it recovers, every connection breaks. */
    breakDown: () => post("/_emulator/faults", { times: 100, fault: { _tag: "Drop", when: "Before" } }),
    recover: () => fetch(`${url}/_emulator/faults`, { method: "DELETE" }),
    stop
  }
}
