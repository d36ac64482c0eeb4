/** Against another implementation: `jose`. */
import { describe, expect, it } from "@effect/vitest"
import * as FastCheck from "effect/FastCheck"
import * as Redacted from "effect/Redacted"
import * as Jose from "jose"
import { cipher as encryption } from "../src/internal/jwe.js"
import * as Samples from "./support/Samples.js"

const vector = Samples.json("vector-jwe")
const hex: string = vector["securityKey"]
const key = Redacted.make(hex)
const otherKey = Redacted.make("ab".repeat(32))
const bytes = Buffer.from(hex, "hex")
const at = new Date("2026-01-01T18:04:05.678Z")

const sealed = (text: string, header: object = {}, secret: Uint8Array = bytes): Promise<string> =>
  new Jose.CompactEncrypt(new TextEncoder().encode(text))
    .setProtectedHeader({ alg: "dir", enc: "A256GCM", ...header })
    .encrypt(secret)

const jws = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url")

describe("JWE", () => {
  it("of the vector is decrypted", async () => {
    expect(encryption.isEncrypted(vector["jwe"])).toBe(true)
    expect(await encryption.decrypt(vector["jwe"], [key])).toBe(vector["plaintext"])
  })

  it("has the documented header, and an empty second part", async () => {
    const made = await encryption.encrypt("[]", key, at)
    const { protectedHeader } = await Jose.compactDecrypt(made, bytes)
    expect(protectedHeader).toEqual({
      alg: "dir",
      enc: "A256GCM",
      iat: "2026-01-02T03:04:05+09:00",
      nonce: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    })
    expect(made.split(".")[1]).toBe("")
  })

  it("is another one each time", async () => {
    const [one = "", two = ""] = await Promise.all([1, 2].map(() => encryption.encrypt("[]", key, at)))
    expect(Jose.decodeProtectedHeader(one)["nonce"]).not.toBe(Jose.decodeProtectedHeader(two)["nonce"])
    expect(one.split(".")[2]).not.toBe(two.split(".")[2])
  })

  it("of any text is read by jose, and what jose writes is read here", () =>
    FastCheck.assert(
      FastCheck.asyncProperty(FastCheck.string({ unit: "grapheme", maxLength: 300 }), async (text) => {
        const ours = await Jose.compactDecrypt(await encryption.encrypt(text, key, at), bytes)
        expect(new TextDecoder().decode(ours.plaintext)).toBe(
          new TextDecoder().decode(new TextEncoder().encode(text))
        )
        const theirs = await sealed(text, { iat: "2025-06-26T18:42:46.356259315+09:00", nonce: "n" })
        expect(await encryption.decrypt(theirs, [key])).toBe(
          new TextDecoder().decode(new TextEncoder().encode(text))
        )
      }),
      { numRuns: 50 }
    ))

  it("of the old key is read while both are valid", async () => {
    expect(await encryption.decrypt(`${await sealed("{}")}\n`, [otherKey, key])).toBe("{}")
  })

  it("is told apart from JSON by what it is", () => {
    for (const plain of ['{"eyJ.":1}', "", "hey.", "ey", "<html>ey.", "[1]"]) {
      expect(encryption.isEncrypted(plain), plain).toBe(false)
    }
    expect(encryption.isEncrypted(" eyJhbGciOiJkaXIifQ..")).toBe(true)
  })

  it("that cannot be decrypted says which part is wrong", async () => {
    const good = await sealed("{}")
    const with_ = (index: number, part: string) =>
      good
        .split(".")
        .map((given, at) => (at === index ? part : given))
        .join(".")
    const wrong: ReadonlyArray<readonly [text: string, said: string]> = [
      ["eyJ.a", "2 parts"],
      [with_(0, "ey~"), "header is not base64url"],
      [with_(0, Buffer.from("ey").toString("base64url")), "header is not JSON"],
      [with_(0, jws({ alg: "RSA-OAEP", enc: "A256GCM" })), "another encryption"],
      [with_(0, jws({ alg: "dir", enc: "A128CBC-HS256" })), "another encryption"],
      [with_(0, jws({ alg: "dir", enc: "A256GCM", zip: "DEF" })), "another encryption"],
      [with_(0, "bnVsbA"), "another encryption"],
      [with_(1, "AAAA"), "another encryption"],
      [with_(2, "AAAA"), "vector has not 12 bytes"],
      [with_(2, "~"), "vector is not base64url"],
      [with_(3, "~"), "ciphertext is not base64url"],
      [with_(4, "AAAA"), "tag has not 16 bytes"],
      [with_(4, Buffer.alloc(16).toString("base64url")), "fits no security key"],
      [with_(0, jws({ alg: "dir", enc: "A256GCM", iat: "another" })), "fits no security key"],
      [await sealed("{}", {}, Buffer.alloc(32, 7)), "fits no security key"]
    ]
    for (const [text, said] of wrong) {
      await expect(encryption.decrypt(text, [key]), text).rejects.toThrow(said)
    }
  })
})
