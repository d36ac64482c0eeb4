/** Commands for an emulator that runs, through real processes. */
import { spawn } from "node:child_process"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { createEmulator, type LocalEmulator } from "../src/createEmulator.js"
import { commandLine, root } from "./commandLine.js"

const cli = commandLine()

let emulator: LocalEmulator

beforeAll(async () => {
  emulator = await createEmulator()
})

afterAll(() => emulator.close())

/** Runs a command, and answers with what it printed and how it ended. */
const run = (
  ...args: ReadonlyArray<string>
): Promise<{ readonly output: string; readonly code: number | null }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [cli(), ...args, "--url", emulator.url], { cwd: root })
    let output = ""
    const hear = (chunk: Buffer) => {
      output += chunk.toString("utf8")
    }
    child.stdout.on("data", hear)
    child.stderr.on("data", hear)
    child.on("close", (code) => resolve({ output: output.trim(), code }))
  })

const outputs = async (...commands: ReadonlyArray<ReadonlyArray<string>>): Promise<ReadonlyArray<string>> =>
  Promise.all(commands.map(async (words) => (await run(...words)).output))

const confirm = (authorization: { paymentKey: string; orderId: string; amount: number }) =>
  fetch(`${emulator.url}/v1/payments/confirm`, {
    method: "POST",
    headers: { authorization: `Basic ${btoa(`${emulator.keys.secretKey}:`)}` },
    body: JSON.stringify({
      paymentKey: authorization.paymentKey,
      orderId: authorization.orderId,
      amount: authorization.amount
    })
  })

describe("commands for a running emulator", { timeout: 120_000 }, () => {
  it("show payments, deposit into an account, and trigger and list webhooks", async () => {
    const order = { orderId: "ORD-000001", amount: 33000, method: "VIRTUAL_ACCOUNT" } as const
    const authorization = await emulator.payments.authorize(order)
    await confirm(authorization)
    const { paymentKey } = authorization
    const [list, show, unknown] = await outputs(
      ["payments", "list"],
      ["payments", "show", "ORD-000001"],
      ["payments", "show", "ORD-9"]
    )
    expect(list).toBe(`WAITING_FOR_DEPOSIT  33000 KRW  ORD-000001  가상계좌  ${paymentKey}`)
    expect(JSON.parse(show ?? "")).toMatchObject({ paymentKey, status: "WAITING_FOR_DEPOSIT" })
    expect(unknown).toBe("The emulator has no payment ORD-9, nor an order of that name.")

    expect(await run("deposit", "ORD-000001")).toEqual({
      output: "The buyer has paid ORD-000001: DONE.",
      code: 0
    })
    expect((await run("deposit", paymentKey)).code).toBe(1)

    const [sent, wrong] = await outputs(
      ["trigger", "deposit_callback", "--about", "ORD-000001"],
      ["trigger", "NOTHING"]
    )
    expect(sent?.split("\n")[0]).toBe(
      "DEPOSIT_CALLBACK about ORD-000001 is only listed: there is no --webhook-url."
    )
    expect(JSON.parse(sent?.split("\n")[1] ?? "")).toMatchObject({ orderId: "ORD-000001", status: "DONE" })
    expect(wrong).toContain("There is no event NOTHING. The events are PAYMENT_STATUS_CHANGED,")

    const deliveries = await emulator.webhooks.list()
    const last = deliveries.at(-1)
    const [listed, resent] = await outputs(["webhooks", "list"], ["webhooks", "resend", last?.id ?? ""])
    expect(listed?.split("\n")).toHaveLength(deliveries.length)
    expect(listed?.split("\n").at(-1)).toBe(`${last?.id}  DEPOSIT_CALLBACK        ORD-000001  NotConfigured`)
    expect(resent).toBe(`${last?.id} is sent again.`)
  })

  it("arm faults, list and disarm them", async () => {
    const armed = [
      ["fault", "drop", "--after", "--endpoint", "payments.confirm", "--times", "2"],
      ["fault", "status", "503", "--skip", "1"],
      ["fault", "delay", "5s"],
      ["fault", "cut-off", "7"],
      ["fault", "body", "<html>"],
      ["fault", "hang"]
    ]
    for (const words of armed) expect([words, (await run(...words)).code]).toEqual([words, 0])
    const faults = (await emulator.faults.armed()).map(({ id, ...injection }) => injection)
    expect(faults).toEqual([
      { endpoint: "payments.confirm", times: 2, skip: 0, fault: { _tag: "Drop", when: "After" } },
      { times: 1, skip: 1, fault: { _tag: "Status", status: 503, applied: false } },
      { times: 1, skip: 0, fault: { _tag: "Delay", duration: "5 seconds", when: "Before" } },
      { times: 1, skip: 0, fault: { _tag: "CutOff", bytes: 7 } },
      { times: 1, skip: 0, fault: { _tag: "Body", body: "<html>" } },
      { times: 1, skip: 0, fault: { _tag: "Hang", when: "Before" } }
    ])
    const [listed, wrong] = await outputs(["fault", "list"], ["fault", "status", "bad"])
    expect(listed?.split("\n")[0]).toMatch(/^armed {2}\S+ +Drop +payments\.confirm$/)
    expect(wrong).toBe('<status> is a number, not "bad".')
    expect((await run("fault", "clear")).output).toBe("No fault is armed.")
    expect(await emulator.faults.armed()).toEqual([])
  })

  it("steer billing keys, and forget everything", async () => {
    const { output } = await run("billing", "register", "customer-1")
    const [, authKey] = /authKey (\S+)\.$/.exec(output) ?? []
    const response = await fetch(`${emulator.url}/v1/billing/authorizations/issue`, {
      method: "POST",
      headers: { authorization: `Basic ${btoa(`${emulator.keys.secretKey}:`)}` },
      body: JSON.stringify({ authKey, customerKey: "customer-1" })
    })
    const { billingKey } = (await response.json()) as { billingKey: string }
    expect((await run("billing", "decline", billingKey, "REJECT_CARD_PAYMENT")).output).toBe(
      "Charges of customer-1 are declined: REJECT_CARD_PAYMENT."
    )
    expect((await run("billing", "list")).output).toBe(
      `${billingKey}  customer-1  카드  declined: REJECT_CARD_PAYMENT`
    )
    expect((await run("billing", "delete", billingKey)).output).toBe(
      "The billing key of customer-1 is deleted."
    )
    expect((await run("reset")).output).toBe("Everything is forgotten.")
    const empty = await outputs(["payments", "list"], ["webhooks", "list"], ["billing", "list"])
    expect(empty).toEqual(["There are no payments.", "There are no webhooks.", "There are no billing keys."])
  })

  it("follow the webhooks", async () => {
    await emulator.reset()
    const child = spawn(process.execPath, [cli(), "webhooks", "listen", "--url", emulator.url], { cwd: root })
    let output = ""
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString("utf8")
    })
    await emulator.webhooks.trigger({ eventType: "BILLING_DELETED" })
    await expect.poll(() => output, { timeout: 30_000 }).toContain("BILLING_DELETED")
    await emulator.webhooks.trigger({ eventType: "seller.changed" })
    await expect.poll(() => output, { timeout: 30_000 }).toContain('"eventType":"seller.changed"')
    expect(output.match(/"eventType":"BILLING_DELETED"/g)).toHaveLength(1)
    child.kill("SIGINT")
    expect(await new Promise((resolve) => child.on("exit", resolve))).toBe(0)
  })
})
