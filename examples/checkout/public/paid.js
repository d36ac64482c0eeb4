/** Where the payment window sends the buyer: the server confirms, and says what to show. */
const texts = {
  Paid: "결제가 끝났습니다",
  AwaitingDeposit: "입금을 기다리고 있습니다",
  Failed: "결제하지 못했습니다"
}

const show = (title, details) => {
  document.getElementById("title").textContent = title
  document.getElementById("details").textContent = details
}

const query = new URLSearchParams(location.search)
if (query.has("code")) {
  show(texts.Failed, `${query.get("message")} (${query.get("code")})`)
} else {
  const answer = await (await fetch(`/success${location.search}`)).json()
  const { code, message, orderId, page = "Failed", received, status } = answer
  show(
    texts[page] ?? texts.Failed,
    page === "Failed" ? `${message} (${code})` : `${orderId} · ${status} · ${received.toLocaleString()}원`
  )
}
