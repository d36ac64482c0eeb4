import { describe, expect, expectTypeOf, it } from "@effect/vitest"
import * as FastCheck from "effect/FastCheck"
import * as PaymentMethod from "../src/model/payment/PaymentMethod.js"
import * as Samples from "./support/Samples.js"

const pairs = [
  ["카드", "CARD"],
  ["가상계좌", "VIRTUAL_ACCOUNT"],
  ["간편결제", "EASY_PAY"],
  ["휴대폰", "MOBILE_PHONE"],
  ["계좌이체", "TRANSFER"],
  ["문화상품권", "CULTURE_GIFT_CERTIFICATE"],
  ["도서문화상품권", "BOOK_GIFT_CERTIFICATE"],
  ["게임문화상품권", "GAME_GIFT_CERTIFICATE"],
  ["해외간편결제", "FOREIGN_EASY_PAY"]
] as const

describe("PaymentMethod.toCode", () => {
  for (const [korean, code] of pairs) {
    it(`answers ${code} for ${korean} and for itself`, () => {
      expect(PaymentMethod.toCode(korean)).toBe(code)
      expect(PaymentMethod.toCode(code)).toBe(code)
    })
  }

  it("knows the method of every sample", () => {
    const methods = Samples.names("payment-").map((name) => Samples.json(name)["method"])
    for (const method of methods)
      if (method !== null) expect(PaymentMethod.toCode(method), method).not.toBeNull()
  })

  it("does not know the names every object has", () => {
    for (const name of ["", "__proto__", "constructor", "toString", "card", "새 결제수단"]) {
      expect(PaymentMethod.toCode(name), name).toBeNull()
    }
  })

  it.prop("answers a known code or null for any text", [FastCheck.string()], ([text]) => {
    const code = PaymentMethod.toCode(text)
    expect(code === null || pairs.some(([, known]) => known === code)).toBe(true)
  })

  it("takes any method that a payment can have", () => {
    expectTypeOf(PaymentMethod.toCode).parameters.toEqualTypeOf<[method: PaymentMethod.PaymentMethod]>()
  })
})
