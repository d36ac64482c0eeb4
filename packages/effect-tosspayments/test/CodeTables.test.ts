/** The tables of banks, card companies, wallets, methods and states, against the documented ones. */
import { readFileSync } from "node:fs"
import { describe, expect, expectTypeOf, it } from "@effect/vitest"
import * as FastCheck from "fast-check"
import * as Banks from "../src/code/Banks.js"
import * as CardCompanies from "../src/code/CardCompanies.js"
import * as EasyPayProviders from "../src/code/EasyPayProviders.js"
import * as PaymentMethods from "../src/code/PaymentMethods.js"
import * as PaymentStatuses from "../src/code/PaymentStatuses.js"
import * as PaymentMethod from "../src/model/payment/PaymentMethod.js"
import * as Samples from "./support/Samples.js"

type Name = string | null

/** The documented tables, copied. */
const documented = JSON.parse(readFileSync(new URL("./fixtures/codes.json", import.meta.url), "utf8")) as {
  readonly cardCompanies: ReadonlyArray<readonly [code: string, korean: Name, english: Name]>
  readonly banks: ReadonlyArray<
    readonly [code: Name, payoutCode: Name, korean: Name, english: ReadonlyArray<string>]
  >
  readonly easyPay: ReadonlyArray<readonly [korean: string, code: string]>
  readonly easyPayWithoutKoreanName: ReadonlyArray<string>
  readonly foreignWallets: ReadonlyArray<string>
  readonly foreignWalletNames: ReadonlyArray<string>
  readonly methods: ReadonlyArray<readonly [korean: string, code: string]>
  readonly statuses: ReadonlyArray<string>
}

/** `비씨 (BC)`, as the documentation writes a name that has a second form. */
const first = (name: Name): Name => name?.split(" (")[0] ?? null

interface Row {
  readonly name: { readonly ko: string; readonly en: string }
}

const tables = {
  Banks: {
    ...Banks,
    forms: (row: Banks.Bank) => [row.code, row.payoutCode, row.korean, row.english],
    findAll: (text: string) => [Banks.find(text)].filter((row) => row !== null)
  },
  CardCompanies: {
    ...CardCompanies,
    forms: (row: CardCompanies.CardCompany) => [row.code, row.korean, row.english]
  },
  EasyPayProviders: {
    ...EasyPayProviders,
    forms: (row: EasyPayProviders.EasyPayProvider) => [row.code, row.korean],
    findAll: (text: string) => [EasyPayProviders.find(text)].filter((row) => row !== null)
  },
  PaymentMethods: {
    ...PaymentMethods,
    forms: (row: PaymentMethods.Method) => [row.code, row.korean],
    findAll: (text: string) => [PaymentMethods.find(text)].filter((row) => row !== null)
  },
  PaymentStatuses: {
    ...PaymentStatuses,
    forms: (row: PaymentStatuses.Status) => [row.code],
    findAll: (text: string) => [PaymentStatuses.find(text)].filter((row) => row !== null)
  }
} as unknown as Record<
  string,
  {
    readonly all: () => ReadonlyArray<Row>
    readonly find: (text: string) => Row | null
    readonly findAll: (text: string) => ReadonlyArray<Row>
    readonly forms: (row: Row) => ReadonlyArray<Name>
  }
>

/** The same name as somebody else would type it. */
const typed = (text: string) =>
  FastCheck.tuple(
    FastCheck.constantFrom(
      (one: string) => one,
      (one: string) => one.toLowerCase(),
      (one: string) => one.toUpperCase(),
      (one: string) => one.replaceAll("_", " "),
      (one: string) => one.normalize("NFD"),
      // Full-width letters, as a Korean keyboard may leave them.
      (one: string) => one.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
    ),
    FastCheck.nat(text.length)
  ).map(([change, at]) => ` ${change(`${text.slice(0, at)} ${text.slice(at)}`)}\t`)

describe.each(Object.entries(tables))("%s", (_, { all, find, findAll, forms }) => {
  const rows = all().flatMap((row) =>
    [...forms(row), row.name.ko, row.name.en].flatMap((form) => (form === null ? [] : [{ row, form }]))
  )

  it("finds each row by each of its forms, however it is typed", () => {
    FastCheck.assert(
      FastCheck.property(
        FastCheck.constantFrom(...rows).chain(({ form, row }) =>
          FastCheck.record({ row: FastCheck.constant(row), text: typed(form) })
        ),
        ({ row, text }) => {
          const found = find(text)
          if (found !== null) expect(found).toEqual(row)
          else expect(findAll(text)).toContainEqual(row)
        }
      ),
      { numRuns: 2000 }
    )
  })

  it("finds nothing for what is no name", () => {
    for (const text of ["", " ", "_", "__proto__", "constructor", "toString", "없는 이름", "ZZ", "999"]) {
      expect(find(text), text).toBeNull()
    }
    for (const other of [undefined, null, 6, {}, ["06"]]) expect(find(other as never)).toBeNull()
  })

  it("has a name in Korean and in English for each row", () => {
    for (const { name } of all()) {
      expect(name.ko).toMatch(/\S/)
      expect(name.en).toMatch(/^[\x20-\x7e]+$/)
    }
  })

  it("cannot be changed through what it answers", () => {
    const [row] = all()
    Object.assign(row?.name ?? {}, { ko: "" })
    ;(all() as Array<Row>).length = 0
    expect(all().length).toBeGreaterThan(0)
    expect(all()[0]?.name.ko).not.toBe("")
  })
})

describe("Banks", () => {
  it("are the documented ones, with both numbers", () => {
    expect(
      Banks.all().map(({ code, english, korean, payoutCode }) => [code, payoutCode, korean, english])
    ).toHaveLength(documented.banks.length)
    for (const [code, payoutCode, korean, english] of documented.banks) {
      const key = code ?? korean ?? ""
      const found = Banks.find(key)
      expect(found, key).toMatchObject({ code, payoutCode, english: english[0] ?? null })
      if (!(korean ?? "").startsWith("KTB")) expect(found?.korean, key).toBe(first(korean))
      for (const name of [payoutCode, korean, ...english])
        if (name !== null) expect(Banks.find(name)).toEqual(found)
    }
  })

  it("says which are securities firms", () => {
    expect(Banks.all().filter(({ kind }) => kind === "Securities")).toHaveLength(25)
    expect(Banks.find("S8")?.kind).toBe("Securities")
    expect(Banks.find("토스증권")?.kind).toBe("Securities")
    expect(Banks.find("토스")?.kind).toBe("Bank")
  })

  it("tells the numbers of 국민 apart, and guesses none from the other system", () => {
    expect(Banks.find("06")).toEqual(Banks.find("004"))
    for (const number of ["04", "4", "6", "006"]) expect(Banks.find(number), number).toBeNull()
  })

  it.each([
    ["국민은행", "06"],
    ["KB국민은행", "06"],
    ["카카오뱅크", "90"],
    ["NH농협은행", "11"],
    ["대구은행", "31"],
    ["SHINHYUP", "48"],
    ["KDB", "02"],
    ["SHINHAN_INVESTMENT", "S2"],
    ["다올투자증권", "SP"],
    ["KTB투자증권", "SP"],
    ["한국포스증권", "SR"]
  ])("knows the usual name %s", (name, code) => {
    expect(Banks.find(name)?.code).toBe(code)
  })

  it("has no row twice, and no number of two", () => {
    for (const numbers of [Banks.all().map(({ code }) => code), Banks.all().map((bank) => bank.payoutCode)]) {
      const known = numbers.filter((number) => number !== null)
      expect(new Set(known).size).toBe(known.length)
    }
  })

  it("lists its codes in a type", () => {
    expectTypeOf<"06">().toExtend<Banks.Code>()
    expectTypeOf<"04">().not.toExtend<Banks.Code>()
  })
})

describe("Card companies", () => {
  it("are the documented ones", () => {
    const ours = CardCompanies.all().map(({ code, english, korean }) => [code, korean, english])
    expect(ours).toEqual(
      documented.cardCompanies.map(([code, korean, english]) => [code, first(korean), english])
    )
  })

  it("leaves open which of its two companies 우리 is", () => {
    for (const name of ["우리", "WOORI", "우리카드", "woori card"]) {
      expect(CardCompanies.find(name), name).toBeNull()
      expect(CardCompanies.findAll(name).map(({ code }) => code)).toEqual(["33", "W1"])
    }
    expect(CardCompanies.find("33")?.code).toBe("33")
    expect(CardCompanies.find("w1")?.code).toBe("W1")
  })

  it("has no other name of two", () => {
    for (const { code, english, korean, name } of CardCompanies.all()) {
      if (korean === "우리") continue
      for (const form of [code, english, korean, name.ko, name.en]) {
        if (form !== null) expect(CardCompanies.findAll(form), form).toHaveLength(1)
      }
    }
  })

  it.each([
    ["삼성카드", "51"],
    ["BC카드", "31"],
    ["비씨 (BC)", "31"],
    ["KB국민카드", "11"],
    ["아메리칸익스프레스", "7A"]
  ])("knows the usual name %s", (name, code) => {
    expect(CardCompanies.find(name)?.code).toBe(code)
  })

  it("lists its codes in a type", () => {
    expectTypeOf<"W1">().toExtend<CardCompanies.Code>()
    expectTypeOf<string>().not.toExtend<CardCompanies.Code>()
  })
})

describe("Wallets", () => {
  const ofKind = (isForeign: boolean) =>
    EasyPayProviders.all().filter((provider) => provider.isForeign === isForeign)

  it("of Korea are the documented ones", () => {
    expect(ofKind(false).map(({ code, korean }) => [korean, code])).toEqual([
      ...documented.easyPay,
      ...documented.easyPayWithoutKoreanName.map((code) => [null, code])
    ])
  })

  it("of other countries are the documented ones", () => {
    expect(ofKind(true).map(({ code }) => code)).toEqual(documented.foreignWallets)
    for (const name of documented.foreignWalletNames) {
      expect(EasyPayProviders.find(name)?.name.en, name).toBe(name)
    }
  })
})

describe("Payment methods", () => {
  it("are the documented ones, and those that a payment's method is read with", () => {
    expect(PaymentMethods.all().map(({ code, korean }) => [korean, code])).toEqual(documented.methods)
    for (const [korean, code] of documented.methods) expect(PaymentMethod.toCode(korean)).toBe(code)
  })
})

describe("States of a payment", () => {
  it("are the documented ones", () => {
    expect(PaymentStatuses.all().map(({ code }) => code)).toEqual(documented.statuses)
  })
})

describe("A payment of an older version", () => {
  const older = (name: string, changes: Samples.Json) => Samples.payment(`older-payment-${name}`, changes)

  it("has the codes of these tables for the names that it has", () => {
    for (const { code, english, korean } of Banks.all()) {
      for (const bank of [korean, english]) {
        if (bank === null || code === null) continue
        const transfer = { bank, settlementStatus: "COMPLETED" }
        expect(older("transfer", { transfer }).transfer?.bankCode, bank).toBe(code)
      }
    }
    for (const { code, english, korean } of CardCompanies.all()) {
      for (const company of [korean, english]) {
        if (company === null || code.length === 3) continue
        const card = { ...Samples.json("older-payment-card")["card"], company }
        expect(older("card", { card }).card?.issuerCode, company).toBe(
          CardCompanies.find(company)?.code ?? ""
        )
      }
    }
  })
})
