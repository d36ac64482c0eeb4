import { createEmulator } from "tosspayments-emulator"
import { describe, expect, expectTypeOf, it, onTestFinished } from "vitest"
import * as Sdk from "../src/index.js"
import { connect, rejection } from "./support/connect.js"
import * as Server from "./support/Server.js"

const issued = Server.fixture("cash-receipt-issued")
const canceled = Server.fixture("cash-receipt-canceled")
const receiptKey = String(issued["receiptKey"])
const request: Sdk.CashReceiptIssueRequest = {
  amount: 54000,
  orderId: "CASH-20260305-01",
  orderName: "오프라인 판매",
  type: "소득공제",
  customerIdentityNumber: "0100001234"
}
describe("client.cashReceipts", () => {
  it("issues, cancels and lists over HTTP", async () => {
    const { client, server } = await connect([
      { status: 200, body: issued },
      { status: 200, body: canceled },
      { status: 200, body: canceled },
      { status: 200, body: { hasNext: true, lastCursor: 5, data: [issued] } },
      { status: 200, body: { hasNext: false, lastCursor: 6, data: [canceled] } }
    ])
    const { cashReceipts } = client
    expect(await cashReceipts.issue(request)).toMatchObject({ receiptKey, issueStatus: "IN_PROGRESS" })
    expect(await cashReceipts.cancel(receiptKey)).toMatchObject({ transactionType: "CANCEL" })
    await cashReceipts.cancel(receiptKey, { amount: 4000 })
    const kinds: Array<string> = []
    for await (const row of cashReceipts.list({ requestDate: "2026-03-05" })) kinds.push(row.transactionType)
    expect(kinds).toEqual(["CONFIRM", "CANCEL"])
    expect(server.sent.map(({ body, method, path }) => [method, path, body].join(" "))).toEqual([
      `POST /v1/cash-receipts ${JSON.stringify(request)}`,
      `POST /v1/cash-receipts/${receiptKey}/cancel `,
      `POST /v1/cash-receipts/${receiptKey}/cancel {"amount":4000}`,
      "GET /v1/cash-receipts?requestDate=2026-03-05 ",
      "GET /v1/cash-receipts?requestDate=2026-03-05&cursor=5 "
    ])
  })

  it("issues once whatever is lost on the way, and finds what it cancelled", async () => {
    const emulator = await createEmulator()
    const { secretKey } = emulator.keys
    const client = new Sdk.Client({ secretKey, baseUrl: emulator.url, maxRetries: 0 })
    onTestFinished(async () => {
      await client.close()
      await emulator.close()
    })
    const lose = (endpoint: string, when: "Before" | "After") =>
      emulator.fault({ endpoint, fault: { _tag: "Drop", when } })
    const intent = { intent: "receipt-1" }
    await lose("cashReceipts.issue", "Before")
    expect(await rejection(client.cashReceipts.issue(request, intent))).toMatchObject({ outcome: "Unknown" })
    expect(await client.intents.resolve()).toMatchObject([{ state: "Open", value: null }])
    await lose("cashReceipts.issue", "After")
    await lose("cashReceipts.list", "Before")
    expect(await rejection(client.cashReceipts.issue(request, intent))).toMatchObject({ outcome: "Unknown" })
    const [resolved] = await client.intents.resolve()
    expect(resolved).toMatchObject({ operation: "cashReceipts.issue", state: "Applied" })
    const receipt = await client.cashReceipts.issue(request, intent)
    expect(receipt).toEqual(resolved?.value)
    await lose("cashReceipts.issue", "After")
    const other = await client.cashReceipts.issue({ ...request, orderId: "CASH-20260305-02" })
    expect(other).toMatchObject({ orderId: "CASH-20260305-02", issueStatus: "IN_PROGRESS" })
    await lose("cashReceipts.cancel", "After")
    expect(await client.cashReceipts.cancel(receipt.receiptKey)).toMatchObject({
      receiptKey: `c_${receipt.receiptKey}`,
      amount: 54000
    })
    const again = await rejection(client.cashReceipts.cancel(receipt.receiptKey))
    expect(again).toMatchObject({ code: "FORBIDDEN_REQUEST", outcome: "NotApplied" })
    expect((await emulator.cashReceipts.list()).map(({ orderId }) => orderId.slice(-2))).toEqual([
      "01",
      "01",
      "02"
    ])
  })

  it("refuses an amount that is there without a value, and shows nobody's number", async () => {
    const { client, server } = await connect([])
    const wrong = await rejection(client.cashReceipts.cancel(receiptKey, { amount: undefined } as never))
    expect(String(wrong)).toContain("everything would be cancelled")
    const error = await rejection(client.cashReceipts.issue({ ...request, amount: 0 }))
    expect(error).toBeInstanceOf(Sdk.ValidationError)
    expect(`${error} ${JSON.stringify(error)}`).not.toContain(request.customerIdentityNumber)
    expect(server.sent).toEqual([])
  })

  it("has types of its own", () => {
    expectTypeOf<Sdk.Client["cashReceipts"]["cancel"]>().toEqualTypeOf<
      (
        receiptKey: string,
        request?: Sdk.CashReceiptCancelRequest,
        options?: Sdk.CallOptions | undefined
      ) => Promise<Sdk.IssuedCashReceipt>
    >()
    expectTypeOf<Sdk.Client["cashReceipts"]["list"]>().returns.toEqualTypeOf<
      Sdk.List<Sdk.IssuedCashReceipt>
    >()
  })
})
