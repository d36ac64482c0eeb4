import { createServer } from "node:http"
import { describe, expect, it } from "vitest"
import { createEmulator, Fault, Options } from "../src/index.js"
import { basic, type Loose } from "./support.js"

const order = { orderId: "ORD-0001", amount: 33000 }

describe("createEmulator", () => {
  it("plays a payment from order to refund, with promises", async () => {
    const emulator = await createEmulator()
    try {
      const post = async (path: string, body: unknown): Promise<Loose> =>
        (
          await fetch(`${emulator.url}/v1/payments/${path}`, {
            method: "POST",
            headers: { authorization: basic(emulator.keys.secretKey) },
            body: JSON.stringify(body)
          })
        ).json()
      const { paymentKey } = await emulator.payments.authorize({ ...order, method: "VIRTUAL_ACCOUNT" })
      expect((await post("confirm", { ...order, paymentKey })).status).toBe("WAITING_FOR_DEPOSIT")
      expect((await emulator.payments.deposit(paymentKey)).status).toBe("DONE")
      expect((await emulator.payments.revertDeposit(paymentKey)).status).toBe("WAITING_FOR_DEPOSIT")
      const id = await emulator.fault({ fault: Fault.Status({ status: 503 }) })
      expect((await emulator.requests()).map(({ fault }) => fault)).toEqual([null])
      await post("confirm", {}).catch(() => {})
      expect((await emulator.requests())[1]?.fault).toBe(id)
      expect((await emulator.ledger()).map(({ kind }) => kind)).toEqual(["Approve", "DepositReverted"])
      expect(await emulator.webhooks.list()).toHaveLength(4)
      await emulator.advance("8 days")
      expect((await emulator.payments.list())[0]?.virtualAccount?.expired).toBe(true)
      await emulator.reset()
      expect(await emulator.payments.list()).toEqual([])
    } finally {
      await emulator.close()
    }
    await expect(fetch(emulator.url)).rejects.toThrow()
  })

  it("has keys of all kinds, which it takes", async () => {
    await using emulator = await createEmulator({
      merchants: [{ secretKey: "test_gsk_shop", mId: "shop01" }]
    })
    expect(emulator.keys).toEqual({
      secretKey: "test_sk_shop",
      clientKey: "test_ck_shop",
      widgetSecretKey: "test_gsk_shop",
      widgetClientKey: "test_gck_shop",
      securityKey: Options.defaultSecurityKey
    })
    for (const key of [emulator.keys.secretKey, emulator.keys.widgetSecretKey]) {
      const { status } = await fetch(`${emulator.url}/v1/payments/none`, {
        headers: { authorization: basic(key) }
      })
      expect([key, status]).toEqual([key, 404])
    }
  })

  it("sends webhooks to a shop, also those that time brings", async () => {
    const received: Array<Loose> = []
    const shop = createServer((incoming, outgoing) => {
      const chunks: Array<Buffer> = []
      incoming.on("data", (chunk: Buffer) => chunks.push(chunk))
      incoming.on("end", () => {
        received.push(JSON.parse(Buffer.concat(chunks).toString("utf8")))
        outgoing.end()
      })
    })
    await new Promise<void>((resolve) => shop.listen(0, "127.0.0.1", resolve))
    const address = shop.address()
    const port = typeof address === "object" ? address?.port : 0
    const emulator = await createEmulator({ webhookUrl: `http://127.0.0.1:${port}/`, clock: "frozen" })
    try {
      await emulator.payments.authorize(order)
      await emulator.advance("11 minutes")
      expect(received.map(({ data }) => data.status)).toEqual(["EXPIRED"])
    } finally {
      await emulator[Symbol.asyncDispose]()
      shop.close()
    }
  })

  it("rejects with the error itself", async () => {
    await expect(createEmulator({ mId: "" })).rejects.toMatchObject({ _tag: "InvalidInput", field: "mId" })
    const emulator = await createEmulator()
    try {
      await expect(createEmulator({ port: Number(new URL(emulator.url).port) })).rejects.toMatchObject({
        _tag: "ServeError"
      })
      await expect(emulator.payments.authorize({ ...order, amount: -1 })).rejects.toMatchObject({
        _tag: "InvalidInput",
        field: "amount"
      })
      await expect(emulator.payments.deposit("unknown")).rejects.toThrow(
        "The emulator has no payment unknown."
      )
    } finally {
      await emulator.close()
    }
  })

  it("leaves nothing behind that keeps a process alive after a dropped connection", async () => {
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length
    const before = timers()
    const emulator = await createEmulator()
    await emulator.fault({ fault: { _tag: "Drop", when: "Before" } })
    const authorization = `Basic ${btoa(`${emulator.keys.secretKey}:`)}`
    await expect(fetch(`${emulator.url}/v1/payments/none`, { headers: { authorization } })).rejects.toThrow()
    await emulator.close()
    // One of the test runner may have ended meanwhile.
    expect(timers()).toBeLessThanOrEqual(before)
  })

  it("runs many side by side, each with its own money", async () => {
    const emulators = await Promise.all(
      Array.from({ length: 200 }, (_, number) =>
        createEmulator({ merchants: [{ secretKey: `test_sk_shop${number}`, mId: `shop${number}` }] })
      )
    )
    try {
      await Promise.all(emulators.map((emulator) => emulator.payments.authorize(order)))
      const payments = await Promise.all(emulators.map((emulator) => emulator.payments.list()))
      expect(payments.map((list) => list.map(({ mId }) => mId))).toEqual(
        emulators.map((_, number) => [`shop${number}`])
      )
      expect(emulators[7]?.keys).toMatchObject({ secretKey: "test_sk_shop7" })
    } finally {
      await Promise.all(emulators.map((emulator) => emulator.close()))
    }
    const answers = await Promise.allSettled(emulators.map(({ url }) => fetch(url)))
    expect(answers.map(({ status }) => status)).toEqual(emulators.map(() => "rejected"))
  }, 60_000)
})
