import { inspect } from "node:util"
import { describe, expect, expectTypeOf, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import * as Jose from "jose"
import * as Seller from "../src/model/Seller.js"
import type * as SellerRequest from "../src/model/seller/SellerRequest.js"
import type * as Resource from "../src/Resource.js"
import * as Sellers from "../src/Sellers.js"
import type { TossError } from "../src/TossError.js"
import * as Mutations from "./support/Mutations.js"
import * as Samples from "./support/Samples.js"
import * as Script from "./support/Script.js"

const securityKey: string = Samples.json("vector-jwe")["securityKey"]
const bytes = Buffer.from(securityKey, "hex")
const corporate = Samples.json("v2-seller-corporate")
const individual = Samples.json("v2-seller-individual")
const seller = corporate["entityBody"]
const id: string = seller.id

const request: SellerRequest.SellerCreateRequest = {
  refSellerId: seller.refSellerId,
  businessType: "CORPORATE",
  company: seller.company,
  account: { bankCode: "004", accountNumber: "12345678901", holderName: "구름상회" },
  metadata: { region: "seoul" }
}
const account = { ...request.account, accountNumber: "12399998901" }

const lost: Script.Step = { failure: "ECONNRESET" }
const v2 = (entityBody: unknown): Script.Step => ({
  status: 200,
  body: { version: "2022-11-16", traceId: "t", entityType: "any", entityBody }
})
const listOf = (...items: ReadonlyArray<Samples.Json>): Script.Step =>
  v2({ hasNext: false, lastCursor: items.at(-1)?.["id"] ?? null, items })
const refusal = (status: number, code: string): Script.Step => ({
  status,
  body: { entityBody: null, error: { code, message: "" } }
})

type Run<A> = (sellers: Sellers.Service) => Effect.Effect<A, TossError>

const over = <A>(run: Run<A>, steps: ReadonlyArray<Script.Step>, keys = [securityKey]) =>
  Effect.gen(function* () {
    const result = yield* Effect.either(Effect.flatMap(Sellers.Sellers, run))
    const sent = yield* Script.sent
    return {
      value: result._tag === "Right" ? result.right : null,
      error: result._tag === "Left" ? result.left : null,
      sent,
      calls: sent.map(({ method, url }) => `${method} ${url.replace("https://api.tosspayments.com", "")}`)
    }
  }).pipe(Effect.provide(Script.layer(steps, { maxRetries: 0, securityKey: keys })))

const create: Run<Seller.Seller> = (sellers) => sellers.create(request)
const open = async (sent: Script.Sent | undefined): Promise<unknown> =>
  JSON.parse(new TextDecoder().decode((await Jose.compactDecrypt(sent?.body ?? "", bytes)).plaintext))

describe("Sellers on the wire", () => {
  it.effect("are registered and changed encrypted", () =>
    Effect.gen(function* () {
      const made = yield* over(create, [{ status: 200, body: corporate }])
      expect(made.calls).toEqual(["POST /v2/sellers"])
      expect(yield* Effect.promise(() => open(made.sent[0]))).toEqual(request)
      expect(made.value).toMatchObject({ id, status: "PARTIALLY_APPROVED" })
      const changes = { account, metadata: null }
      const changed = yield* over(
        (sellers) => sellers.update(id, changes),
        [{ status: 200, body: corporate }]
      )
      expect(changed.calls).toEqual([`POST /v2/sellers/${id}`])
      expect(yield* Effect.promise(() => open(changed.sent[0]))).toEqual(changes)
      expect(changed.sent[0]?.headers["content-type"]).toBe("text/plain")
    })
  )

  it.effect("are read, listed and removed plainly, and need no security key for it", () =>
    Effect.gen(function* () {
      const read = yield* over((sellers) => sellers.retrieve(id), [{ status: 200, body: corporate }], [])
      expect([read.calls, read.value?.refSellerId]).toEqual([[`GET /v2/sellers/${id}`], "shop-000731"])
      const sample = Samples.json("v2-seller-list")
      const all = yield* over(
        (sellers) => Effect.map(Stream.runCollect(sellers.list({ limit: 2 })), (all) => [...all]),
        [{ status: 200, body: sample }, listOf({ ...seller, id: "seller_c" })],
        []
      )
      expect(all.calls).toEqual([
        "GET /v2/sellers?limit=2",
        `GET /v2/sellers?startingAfter=${sample["entityBody"].lastCursor}&limit=2`
      ])
      expect(all.value?.length).toBe(3)
      const gone = yield* over(
        (sellers) => sellers.remove(individual["entityBody"].id),
        [{ status: 200, body: Samples.json("v2-seller-deleted") }],
        []
      )
      expect(gone.calls).toEqual([`DELETE /v2/sellers/${individual["entityBody"].id}`])
      expect(gone.value).toEqual(Samples.json("v2-seller-deleted")["entityBody"])
    })
  )

  it("of the samples are read and written", () => {
    for (const { entityBody: json } of [corporate, individual]) {
      expect(Schema.encodeSync(Seller.schema)(Schema.decodeUnknownSync(Seller.schema)(json))).toEqual(json)
    }
    const removed = Samples.json("v2-seller-deleted")["entityBody"]
    expect(Schema.decodeUnknownSync(Seller.removedSchema)(removed)).toEqual(removed)
  })

  it.effect("are read whatever their other fields are", () => {
    const cases = Mutations.places(seller).flatMap((path) =>
      Mutations.hostile.map(([what, value]) => ({ path, what, body: Mutations.replace(seller, path, value) }))
    )
    return Effect.gen(function* () {
      const sellers = yield* Sellers.Sellers
      for (const { path, what } of cases) {
        const result = yield* Effect.either(sellers.retrieve(id))
        const isNeeded = ["id", "refSellerId", "businessType", "status"].includes(String(path[0]))
        if (!isNeeded && path.length > 0) expect(result._tag, `${what} at ${path}`).toBe("Right")
        else if (result._tag === "Left") expect(result.left).toMatchObject({ _tag: "DecodeError" })
      }
    }).pipe(Effect.provide(Script.layer(cases.map(({ body }) => v2(body)))))
  })

  it("are declared for each documented operation, and for no other", () => {
    expectTypeOf<keyof typeof Sellers.endpoints>().toEqualTypeOf<keyof Sellers.Operations>()
    expectTypeOf<typeof Sellers.endpoints>().toExtend<Resource.Endpoints<Sellers.Operations>>()
  })
})

describe("Sellers input", () => {
  const person = { name: "최나무", email: "tree@example.com", phone: "01011112222" }
  const wrong: ReadonlyArray<readonly [path: string, run: Run<unknown>]> = [
    ...[
      ["refSellerId", "r".repeat(21)],
      ["businessType", "CORPORATE_BUSINESS"],
      ["company", { ...seller.company, phone: "02-1234-5678" }],
      ["company", { ...seller.company, businessRegistrationNumber: "123" }],
      ["company", { ...seller.company, email: "e".repeat(101) }],
      ["account", { ...request.account, bankCode: "04" }],
      ["account", { ...request.account, accountNumber: "123-456" }],
      ["account", undefined],
      ["metadata", { "[": "v" }],
      ["status", "APPROVED"]
    ].map(([name, value]): readonly [string, Run<unknown>] => [
      String(name),
      (sellers) => sellers.create({ ...request, [String(name)]: value } as never)
    ]),
    ["", (sellers) => sellers.create({ ...request, company: undefined })],
    ["", (sellers) => sellers.create({ ...request, individual: person })],
    ["", (sellers) => sellers.create({ ...request, businessType: "INDIVIDUAL" })],
    ["id", (sellers) => sellers.update("..", { account })],
    ["", (sellers) => sellers.update(id, {})],
    ["", (sellers) => sellers.update(id, { metadata: undefined })],
    ["businessType", (sellers) => sellers.update(id, { businessType: "INDIVIDUAL" } as never)],
    ["account", (sellers) => sellers.update(id, { account: { bankCode: "004" } } as never)],
    ["id", (sellers) => sellers.remove("")],
    ["limit", (sellers) => Stream.runDrain(sellers.list({ limit: 101 }))]
  ]
  it.effect("is checked before anything is sent, and its values are not shown", () =>
    Effect.gen(function* () {
      for (const [path, run] of wrong) {
        const { error, sent } = yield* over(run, [])
        expect(error, path).toMatchObject({ _tag: "ValidationError", outcome: "NotApplied" })
        const paths = error !== null && "issues" in error ? error.issues.map((issue) => issue.path) : []
        expect(paths.map((at) => at.split(".")[0])).toContain(path)
        expect(String(error)).not.toMatch(/123-456|02-1234/)
        expect(sent).toEqual([])
      }
    })
  )

  it.effect("needs a security key", () =>
    Effect.gen(function* () {
      for (const run of [create, (sellers: Sellers.Service) => sellers.update(id, { account })]) {
        const { error, sent } = yield* over(run, [], [])
        expect(error).toMatchObject({ _tag: "ValidationError", issues: [{ path: "securityKey" }] })
        expect(sent).toEqual([])
      }
    })
  )
})

describe("A registration whose answer is lost", () => {
  const cases: ReadonlyArray<readonly [name: string, looks: ReadonlyArray<Script.Step>, outcome: string]> = [
    ["was made", [listOf(individual["entityBody"], seller)], "Applied"],
    [
      "was made, and is on a later page",
      [v2({ hasNext: true, lastCursor: "seller_x", items: [individual["entityBody"]] }), listOf(seller)],
      "Applied"
    ],
    ["is not in the list", [listOf(individual["entityBody"])], "Unknown"],
    [
      "finds another kind of seller",
      [listOf({ ...seller, businessType: "INDIVIDUAL_BUSINESS" })],
      "NotApplied"
    ],
    [
      "finds a seller with another account",
      [listOf({ ...seller, account: { ...seller.account, accountNumber: "999****8901" } })],
      "Unknown"
    ],
    [
      "finds a seller of another name",
      [listOf({ ...seller, company: { ...seller.company, name: "비" } })],
      "Unknown"
    ]
  ]
  for (const [name, looks, outcome] of cases) {
    it.effect(`and which ${name} ends ${outcome}`, () =>
      Effect.gen(function* () {
        const { calls, error, value } = yield* over(create, [lost, ...looks])
        expect(calls[1]).toBe("GET /v2/sellers?limit=100")
        expect(calls.length).toBe(1 + looks.length)
        if (outcome === "Applied") expect(value).toMatchObject({ id })
        else expect(error).toMatchObject({ outcome })
      })
    )
  }

  it.effect("shows no account number", () =>
    Effect.gen(function* () {
      const { error } = yield* over(create, [lost, listOf()])
      expect(error?.pending).toMatchObject({ operation: "sellers.create" })
      const printed = `${error} ${JSON.stringify(error)} ${inspect(error, { depth: 10 })}`
      for (const secret of [request.account.accountNumber, "owner@cloud.example", securityKey]) {
        expect(printed).not.toContain(secret)
      }
    })
  )
})

describe("A change whose answer is lost", () => {
  const company = { ...seller.company, phone: "0299990000" }
  const cases: ReadonlyArray<
    readonly [name: string, changes: SellerRequest.SellerUpdateRequest, found: object, outcome: string]
  > = [
    ["was made", { company }, { company }, "Applied"],
    ["was not made", { company }, {}, "Unknown"],
    ["has removed the metadata", { metadata: null }, { metadata: null }, "Applied"],
    ["has not removed the metadata", { metadata: null }, {}, "Unknown"],
    ["shows an account that it may have changed", { account }, {}, "Unknown"],
    ["shows another account", { account: { ...account, bankCode: "088" } }, {}, "Unknown"]
  ]
  for (const [name, changes, found, outcome] of cases) {
    it.effect(`and which ${name} ends ${outcome}`, () =>
      Effect.gen(function* () {
        const { calls, error, value } = yield* over(
          (sellers) => sellers.update(id, changes),
          [lost, v2({ ...seller, ...found })]
        )
        expect(calls).toEqual([`POST /v2/sellers/${id}`, `GET /v2/sellers/${id}`])
        if (outcome === "Applied") expect(value).toMatchObject(found)
        else expect(error).toMatchObject({ outcome })
      })
    )
  }
})

describe("A removal whose answer is lost", () => {
  const remove: Run<Seller.RemovedSeller> = (sellers) => sellers.remove(id)
  it.effect("is sent once, and was made when the seller is gone", () =>
    Effect.gen(function* () {
      const gone = yield* over(remove, [lost, refusal(404, "NOT_FOUND")])
      expect(gone.calls).toEqual([`DELETE /v2/sellers/${id}`, `GET /v2/sellers/${id}`])
      expect(gone.value).toEqual({ id, refSellerId: null })
      expect((yield* over(remove, [lost, v2(seller)])).error).toMatchObject({ outcome: "Unknown" })
      expect((yield* over(remove, [lost, { status: 503 }])).error).toMatchObject({ outcome: "Unknown" })
    })
  )

  it.effect("of a seller who is not there fails", () =>
    Effect.gen(function* () {
      const { calls, error } = yield* over(remove, [refusal(404, "NOT_FOUND")])
      expect(calls.length).toBe(1)
      expect(error).toMatchObject({ _tag: "NotFoundError", outcome: "NotApplied" })
    })
  )
})
