/** The shop's page. It runs unchanged against TossPayments: only the address of the script differs, in /settings.json. */
import { ANONYMOUS, loadTossPayments } from "/tosspayments-sdk.js"

const settings = await (await fetch("/settings.json")).json()
const toss = await loadTossPayments(settings.clientKey, { src: settings.tossScript })
const payment = toss.payment({ customerKey: ANONYMOUS })

const pay = async () => {
  const placed = await fetch("/orders", { method: "POST", body: JSON.stringify({ amount: 33_000 }) })
  const { amount, orderId } = await placed.json()
  await payment.requestPayment({
    method: document.querySelector("[name=method]:checked").value,
    amount: { currency: "KRW", value: amount },
    orderId,
    orderName: "모과차 세트",
    successUrl: `${location.origin}/paid.html`,
    failUrl: `${location.origin}/paid.html`
  })
}

const button = document.getElementById("pay")
button.addEventListener("click", async () => {
  const problem = document.getElementById("problem")
  problem.textContent = ""
  button.disabled = true
  try {
    await pay()
  } catch ({ code, message }) {
    problem.textContent = `${message} (${code})`
  }
  button.disabled = false
})
