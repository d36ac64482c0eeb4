const { createEmulator } = require("tosspayments-emulator")

test("a payment is confirmed", async () => {
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
  expect(await response.json()).toMatchObject({ status: "DONE" })
  await emulator.close()
})
