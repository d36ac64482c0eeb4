import { mkdir, rm, writeFile } from "node:fs/promises"
import { Validator } from "@seriousme/openapi-schema-validator"
import { Schema } from "effect"
import openapiTypescript, { astToString } from "openapi-typescript"
import ts from "typescript"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { createEmulator, type LocalEmulator } from "../src/index.js"
import { texts } from "../src/openapi/texts.js"
import { operations } from "../src/operations/index.js"
import type { Loose } from "./support.js"

let emulator: LocalEmulator
beforeAll(async () => {
  emulator = await createEmulator()
})
afterAll(() => emulator.close())

const read = async (path: string): Promise<Loose> => (await fetch(`${emulator.url}${path}`)).json()

/** A shop that uses the generated client, as one would write it. */
const shop = `
import createClient from "openapi-fetch"
import type { paths } from "./api.js"

export const run = async (baseUrl: string, paymentKey: string, orderId: string) => {
  const client = createClient<paths>({ baseUrl, headers: { authorization: \`Basic \${btoa("test_sk_example:")}\` } })
  const confirmed = await client.POST("/v1/payments/confirm", { body: { paymentKey, orderId, amount: 33000 } })
  const status: "DONE" | string | undefined = confirmed.data?.status
  const refused = await client.POST("/v1/payments/{paymentKey}/cancel", {
    params: { path: { paymentKey } },
    body: { cancelReason: "x", cancelAmount: 99000 }
  })
  const listed = await client.GET("/v1/transactions", {
    params: { query: { startDate: "2026-01-01T00:00:00", endDate: "2036-01-01T00:00:00" } }
  })
  const balance = await client.GET("/v2/balances")
  return {
    status,
    code: refused.error?.code,
    amounts: listed.data?.map(({ amount }) => amount),
    available: balance.data?.entityBody.availableAmount.value
  }
}
`

describe("the OpenAPI document", () => {
  for (const path of ["/openapi.json", "/_emulator/openapi.json"]) {
    it(`at ${path} is one, says an independent validator`, async () => {
      const document = await read(path)
      expect(document.openapi).toMatch(/^3\.1/)
      expect(await new Validator().validate(document)).toEqual({ valid: true })
    })
  }

  it("has every operation, with its codes as they are answered", async () => {
    const document = await read("/openapi.json")
    const ids = Object.values(document.paths).flatMap((item: Loose) =>
      Object.values(item).map(({ operationId }: Loose) => operationId)
    )
    expect(ids.sort()).toEqual(operations.map(({ endpoint }) => endpoint.id).sort())
    const { responses } = document.paths["/v1/payments/{paymentKey}"].get
    const wrong = await fetch(`${emulator.url}/v1/payments/none`, {
      headers: { authorization: `Basic ${btoa("test_sk_example:")}` }
    })
    const { examples } = responses[wrong.status].content["application/json"]
    expect(await wrong.json()).toEqual(examples.NOT_FOUND_PAYMENT.value)
    const seller = document.paths["/v2/sellers/{id}"].get.responses[401].content["application/json"]
    expect(seller.examples.UNAUTHORIZED_KEY.value).toMatchObject({
      entityBody: null,
      error: { code: "UNAUTHORIZED_KEY" }
    })
  })

  it("names every operation, with requests that it takes", () => {
    expect(Object.keys(texts).sort()).toEqual(operations.map(({ endpoint }) => endpoint.id).sort())
    for (const { endpoint, request } of operations) {
      const { example } = texts[endpoint.id] ?? {}
      if (example === undefined || request === null) continue
      expect([endpoint.id, Schema.decodeUnknownEither(request)(example)._tag]).toEqual([endpoint.id, "Right"])
    }
  })

  it("shows answers that are as described", async () => {
    const { paths } = await read("/openapi.json")
    const shown = operations.flatMap(({ answer, endpoint, entityType }) => {
      const path = `/${endpoint.version ?? "v1"}${endpoint.path}`
      const { content } = paths[path][endpoint.method.toLowerCase()].responses[200]
      const example = content?.["application/json"]?.example
      if (example === undefined) return []
      const body = entityType === undefined ? example : example.entityBody
      const { _tag } = Schema.decodeUnknownEither(answer)(body, { onExcessProperty: "error" })
      expect([endpoint.id, _tag]).toEqual([endpoint.id, "Right"])
      return [endpoint.id]
    })
    expect(shown).toEqual(
      expect.arrayContaining([
        "payments.confirm",
        "payments.retrieve",
        "payments.cancel",
        "billing.issue",
        "billing.charge",
        "virtualAccounts.issue",
        "cashReceipts.issue",
        "sellers.retrieve",
        "balances.retrieve"
      ])
    )
  })

  it("makes a client that type-checks and works", async () => {
    const directory = new URL("../build/openapi-client/", import.meta.url)
    await mkdir(directory, { recursive: true })
    const at = (name: string): string => new URL(name, directory).pathname
    await writeFile(at("api.ts"), astToString(await openapiTypescript(await read("/openapi.json"))))
    await writeFile(at("shop.ts"), shop)
    const program = ts.createProgram([at("shop.ts")], {
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      skipLibCheck: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
      types: []
    })
    const problems = ts.getPreEmitDiagnostics(program)
    expect(problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))).toEqual([])
    const { run } = await import(/* @vite-ignore */ at("shop.ts"))
    const { orderId, paymentKey } = await emulator.payments.authorize({ orderId: "ORD-0001", amount: 33000 })
    expect(await run(emulator.url, paymentKey, orderId)).toEqual({
      status: "DONE",
      code: "NOT_CANCELABLE_AMOUNT",
      amounts: [33000],
      available: 10_000_000
    })
    await rm(directory, { recursive: true })
  }, 120_000)

  it("is a page to read, without script or network", async () => {
    const response = await fetch(`${emulator.url}/_emulator/reference`)
    const page = await response.text()
    expect(response.headers.get("content-type")).toContain("text/html")
    for (const { endpoint } of operations) expect(page).toContain(`id="${endpoint.id}"`)
    for (const id of ["faults.inject", "payments.settleCancel"]) expect(page).toContain(`id="${id}"`)
    expect(page).not.toMatch(/<script|<link|src=|@import|url\(/)
  })
})
