import { createEmulator } from "tosspayments-emulator"
import { describe, expect, expectTypeOf, it, onTestFinished } from "vitest"
import * as Sdk from "../src/index.js"
import { rejection } from "./support/connect.js"

const registration: Sdk.SubMallRegisterRequest = {
  subMallId: "mall-0007",
  type: "INDIVIDUAL",
  account: { bank: "신한", accountNumber: "110222333444", holderName: "박바다" },
  email: "owner@cloud.example",
  phoneNumber: "0212345678"
}

/** The first day of the week after next that is no weekend. */
const payoutDate = (() => {
  const day = new Date(Date.now() + 8 * 86_400_000)
  while ([0, 6].includes(day.getUTCDay())) day.setUTCDate(day.getUTCDate() + 1)
  return day.toISOString().slice(0, 10)
})()

const emulate = async () => {
  const emulator = await createEmulator()
  const { secretKey } = emulator.keys
  const client = new Sdk.Client({ secretKey, baseUrl: emulator.url, maxRetries: 0 })
  onTestFinished(async () => {
    await client.close()
    await emulator.close()
  })
  return { client, emulator }
}

describe("client.subMalls", () => {
  it("registers, pays, cancels and deletes", async () => {
    const { client, emulator } = await emulate()
    const { subMalls } = client
    expect(await subMalls.register(registration)).toMatchObject({ account: { bankCode: "88" } })
    const account = { ...registration.account, bank: "20" }
    expect(await subMalls.update("mall-0007", { account })).toMatchObject({ account: { bankCode: "20" } })
    expect(await subMalls.list()).toEqual([await subMalls.retrieve("mall-0007")])
    const { balance } = await subMalls.retrieveBalance()
    const wanted = { subMallId: "mall-0007", payoutDate, payoutAmount: 150000 }
    const [first, second] = await subMalls.requestPayouts([wanted, wanted])
    expect(await subMalls.retrieveBalance()).toEqual({ balance: balance - 300000 })
    await emulator.fault({ endpoint: "subMalls.cancelPayout", fault: { _tag: "Drop", when: "After" } })
    const canceled = await subMalls.cancelPayout(first?.payoutKey ?? "", { intent: "cancel-1" })
    expect(canceled).toMatchObject({ payoutKey: first?.payoutKey, status: "CANCELED" })
    await emulator.advance("15 days")
    expect(await subMalls.retrievePayout(second?.payoutKey ?? "")).toMatchObject({ status: "COMPLETED" })
    const payouts = await subMalls.listPayouts({ startDate: payoutDate, endDate: payoutDate })
    expect(payouts.map(({ status }) => status)).toEqual(["CANCELED", "COMPLETED"])
    expect(await rejection(subMalls.cancelPayout(second?.payoutKey ?? ""))).toMatchObject({
      code: "FORBIDDEN_REQUEST",
      outcome: "NotApplied"
    })
    expect(await subMalls.delete("mall-0007")).toBe("mall-0007")
    expect(await rejection(subMalls.retrieve("mall-0007"))).toBeInstanceOf(Sdk.NotFoundError)
  })

  it("takes a list of payouts and nothing else", async () => {
    const { client } = await emulate()
    const wanted = { subMallId: "mall-0007", payoutDate, payoutAmount: 150000 }
    for (const wrong of [undefined, wanted, [], [wanted, null]]) {
      expect(await rejection(client.subMalls.requestPayouts(wrong as never))).toBeInstanceOf(
        Sdk.ValidationError
      )
    }
    const unpayable = await rejection(client.subMalls.requestPayouts([wanted], { intent: "payout-1" }))
    expect(String(unpayable)).toContain("can be found out about")
  })

  it("has types of its own", () => {
    expectTypeOf<Sdk.Client["subMalls"]["requestPayouts"]>().toEqualTypeOf<
      (
        requests: ReadonlyArray<Sdk.SubMallPayoutRequest>,
        options?: Sdk.CallOptions | undefined
      ) => Promise<ReadonlyArray<Sdk.SubMallPayout>>
    >()
    expectTypeOf<Sdk.Client["subMalls"]["delete"]>().returns.toEqualTypeOf<Promise<string>>()
  })
})
