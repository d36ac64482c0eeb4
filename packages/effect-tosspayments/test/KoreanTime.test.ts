import { describe, expect, it } from "@effect/vitest"
import * as FastCheck from "effect/FastCheck"
import * as KoreanTime from "../src/KoreanTime.js"

const seconds = FastCheck.date({
  min: new Date("0100-01-01T00:00:00Z"),
  max: new Date("9999-12-31T00:00:00Z")
}).map((date) => new Date(Math.floor(date.getTime() / 1000) * 1000))

describe("KoreanTime", () => {
  it.prop("reads back what it writes", [seconds], ([date]) => {
    expect(KoreanTime.parse(KoreanTime.format(date))).toEqual(date)
  })

  it.prop("writes Korean time in whole seconds", [seconds], ([date]) => {
    expect(KoreanTime.format(date)).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+09:00$/)
  })

  it.prop("takes a text without offset as Korean time", [seconds], ([date]) => {
    const text = KoreanTime.format(date)
    expect(KoreanTime.parse(text.slice(0, -"+09:00".length))).toEqual(date)
  })

  it.prop("reads what JavaScript writes", [seconds], ([date]) => {
    expect(KoreanTime.parse(date.toISOString())).toEqual(date)
  })

  it.prop("answers null or a valid date, whatever the text", [FastCheck.fullUnicodeString()], ([text]) => {
    const date = KoreanTime.parse(text)
    expect(date === null || !Number.isNaN(date.getTime())).toBe(true)
  })

  it("drops the milliseconds it cannot write", () => {
    expect(KoreanTime.format(new Date("2024-02-13T03:17:57.999Z"))).toBe("2024-02-13T12:17:57+09:00")
  })

  for (const [fraction, millis] of [
    ["", 0],
    [".5", 500],
    [".41", 410],
    [".418", 418],
    [".4182", 418],
    [".65327", 653],
    [".000000", 0],
    [".4182709", 418],
    [".35625931", 356],
    [".356259315", 356]
  ] as const) {
    it(`reads a fraction of ${Math.max(0, fraction.length - 1)} digits: "${fraction}"`, () => {
      expect(KoreanTime.parse(`2026-01-02T14:46:59${fraction}`)?.toISOString()).toBe(
        `2026-01-02T05:46:59.${String(millis).padStart(3, "0")}Z`
      )
    })
  }

  for (const [offset, hour] of [
    ["Z", "14:46"],
    ["+00:00", "14:46"],
    ["+09:00", "05:46"],
    ["+0900", "05:46"],
    ["-03:30", "18:16"]
  ] as const) {
    it(`reads the offset ${offset}`, () => {
      expect(KoreanTime.parse(`2026-01-02T14:46:59${offset}`)?.toISOString()).toBe(
        `2026-01-02T${hour}:59.000Z`
      )
    })
  }

  it("knows leap years", () => {
    expect(KoreanTime.parse("2024-02-29T00:00:00+09:00")).not.toBeNull()
    expect(KoreanTime.parse("2000-02-29T00:00:00+09:00")).not.toBeNull()
  })

  for (const text of [
    "",
    "tomorrow",
    "2026-01-02",
    "20260102T144659",
    "2026-01-02 14:46:59",
    "2026-02-30T00:00:00",
    "2026-02-29T00:00:00",
    "2100-02-29T00:00:00",
    "2026-13-01T00:00:00",
    "2026-00-01T00:00:00",
    "2026-01-00T00:00:00",
    "2026-04-31T00:00:00",
    "2026-01-01T24:00:00",
    "2026-01-01T00:60:00",
    "2026-01-01T00:00:60",
    "2026-01-01T00:00:00.1234567890",
    "2026-01-01T00:00:00.",
    "2026-01-01T00:00:00+9",
    "0026-03-02T10:15:01+09:00",
    "2026-01-01T00:00:00Z\n",
    " 2026-01-01T00:00:00Z"
  ]) {
    it(`answers null for ${JSON.stringify(text)}`, () => {
      expect(KoreanTime.parse(text)).toBeNull()
    })
  }
})
