/** Starts the executable, where nothing else is found, and lets a buyer pay. */
import assert from "node:assert/strict"
import { spawn } from "node:child_process"
import { once } from "node:events"
import { tmpdir } from "node:os"
import { executable } from "./build.mjs"

const emulator = spawn(executable, ["--port", "0"], { cwd: tmpdir(), env: {} })
emulator.stderr.pipe(process.stderr)
let printed = ""
while (!printed.includes("Ctrl+C")) {
  const [chunk] = await once(emulator.stdout, "data")
  printed += chunk
}
const [, url] = /on (http:\S+)/.exec(printed)
const post = async (path, body) => {
  const headers = { authorization: `Basic ${btoa("test_sk_emulator:")}`, "content-type": "application/json" }
  const response = await fetch(url + path, { method: "POST", headers, body: JSON.stringify(body) })
  return response.json()
}
const order = { orderId: "ORD-0001", amount: 33000 }
const { paymentKey } = await post("/_emulator/payments", order)
assert.equal((await post("/v1/payments/confirm", { paymentKey, ...order })).status, "DONE")
assert.equal((await fetch(`${url}/_emulator`)).status, 200)
emulator.kill("SIGTERM")
const [code] = await once(emulator, "exit")
assert.equal(code, 0)
console.log("The executable started, took a payment, and stopped.")
