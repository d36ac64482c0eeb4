/** A list of transactions that is as long as somebody likes, and nowhere kept: a page is made when it is asked for. */
const row = {
  mId: "emul01store",
  transactionKey: "KEY",
  paymentKey: "emul020260302101501aB301",
  orderId: "ORD-20260302-0001",
  method: "카드",
  customerKey: null,
  useEscrow: false,
  receiptUrl:
    "https://dashboard-sandbox.tosspayments.com/receipt/redirection?transactionId=emul020260302101501aB301&ref=PX",
  status: "DONE",
  transactionAt: "2026-03-02T10:16:01+09:00",
  currency: "KRW",
  amount: 33000
}

const [head, tail] = JSON.stringify(row).split("KEY")

const keyOf = (number) => `txrd_a01${String(number).padStart(26, "0")}`

/** The page that a query asks for, of a list with `length` rows. */
export const page = (length, url) => {
  const { searchParams } = new URL(url, "http://127.0.0.1")
  const after = searchParams.get("startingAfter")
  const first = after === null ? 0 : Number(after.slice(8)) + 1
  const end = Math.min(length, first + Number(searchParams.get("limit")))
  const rows = []
  for (let number = first; number < end; number += 1) rows.push(head + keyOf(number) + tail)
  return `[${rows.join(",")}]`
}
