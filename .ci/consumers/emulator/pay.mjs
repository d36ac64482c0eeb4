/** A project that has nothing but the emulator: the life of a payment, with promises. */
import assert from "node:assert/strict"

/** Runs it, with the `createEmulator` of a module system. */
const pay = async (createEmulator) => {
  const emulator = await createEmulator()
  const { amount, orderId, paymentKey } = await emulator.payments.authorize({
    orderId: "ORD-000001",
    amount: 33000
  })
  const response = await fetch(`${emulator.url}/v1/payments/confirm`, {
    method: "POST",
    headers: { authorization: `Basic ${btoa(`${emulator.keys.secretKey}:`)}` },
    body: JSON.stringify({ paymentKey, orderId, amount })
  })
  assert.equal((await response.json()).status, "DONE")
  await emulator.close()
}

/** Without its driver a file cannot be kept, and it says what is missing. */
const missTheDriver = (createEmulator) =>
  assert.rejects(createEmulator({ data: "kept.db" }), /npm install @libsql\/client/)

/** With it, what was there is there. */
const keep = async (createEmulator) => {
  const first = await createEmulator({ data: "kept.db" })
  const { paymentKey } = await first.payments.authorize({ orderId: "ORD-000001", amount: 33000 })
  await first.close()
  const second = await createEmulator({ data: "kept.db" })
  const response = await fetch(`${second.url}/v1/payments/${paymentKey}`, {
    headers: { authorization: `Basic ${btoa(`${second.keys.secretKey}:`)}` }
  })
  assert.equal(response.status, 200)
  await second.close()
}

export const steps = { pay, missTheDriver, keep }
