import { createEmulator } from "tosspayments-emulator"
import { describe, expect, expectTypeOf, it, onTestFinished } from "vitest"
import * as Sdk from "../src/index.js"
import { connect, rejection } from "./support/connect.js"

const account: Sdk.BankAccount = { bankCode: "020", accountNumber: "1000000000001" }

describe("client.bankAccounts", () => {
  it("answers with names and with yes or no", async () => {
    const emulator = await createEmulator()
    const client = new Sdk.Client({
      secretKey: emulator.keys.secretKey,
      baseUrl: emulator.url,
      maxRetries: 0
    })
    onTestFinished(async () => {
      await client.close()
      await emulator.close()
    })
    const { bankAccounts } = client
    const { holderName } = await bankAccounts.lookupHolderName(account)
    expect(holderName).toBe("이하늘")
    expect(await bankAccounts.validate({ ...account, accountNumber: "1" })).toEqual({ isValid: false })
    expect(await bankAccounts.verifyHolderName({ ...account, holderName })).toEqual({ isValid: true })
    expect(await bankAccounts.verifyIdentifier({ ...account, identityNumber: "900102" })).toEqual({
      isValid: false
    })
    expect(
      await bankAccounts.verifyHolderRealName({ ...account, holderName, identityNumber: "900101" })
    ).toEqual({ isValid: true })
    const unknown = await rejection(bankAccounts.lookupHolderName({ ...account, accountNumber: "1" }))
    expect(unknown).toMatchObject({ code: "INVALID_ACCOUNT_NUMBER", outcome: "NotApplied" })
    await emulator.fault({ endpoint: "bankAccounts.validate", fault: { _tag: "Drop", when: "After" } })
    expect(await rejection(bankAccounts.validate(account))).toMatchObject({
      name: "NetworkError",
      outcome: "NotApplied",
      pending: null
    })
  })

  it("refuses what is no account, and takes no intent", async () => {
    const { client, server } = await connect([])
    for (const [given, options] of [
      [{ ...account, bankCode: "우리" }, {}],
      [{ ...account, accountNumber: 1000000000001 }, {}],
      [account, { intent: "ask-1" }]
    ] as const) {
      const error = await rejection(client.bankAccounts.validate(given as never, options))
      expect(error).toBeInstanceOf(Sdk.ValidationError)
      expect(String(error)).not.toContain("1000000000001")
    }
    expect(server.sent).toEqual([])
  })

  it("has types of its own", () => {
    expectTypeOf<Sdk.Client["bankAccounts"]["validate"]>().returns.toEqualTypeOf<
      Promise<Sdk.BankAccountVerification>
    >()
  })
})
