import { createHmac, randomBytes } from "node:crypto"
import { afterEach, beforeEach, describe, expect, it } from "@effect/vitest"
import * as Signature from "../src/webhook/Signature.js"

const newKey = () => randomBytes(32).toString("hex")
const transmissionTime = "2026-03-02T10:00:00+09:00"
const body = '{"eventType":"payout.changed"}'

const signatureWith = (securityKey: string) =>
  `v1:${createHmac("sha256", Buffer.from(securityKey, "hex")).update(`${body}:${transmissionTime}`).digest("base64")}`

const verify = (signature: string, ...securityKeys: ReadonlyArray<string>) =>
  Signature.verify({ body, transmissionTime, signature, securityKeys })

/** What the runtime is asked to import, which costs more than all the rest. */
let imports = 0
const { importKey } = crypto.subtle

beforeEach(() => {
  imports = 0
  crypto.subtle.importKey = ((...given: Parameters<typeof importKey>) => {
    imports += 1
    return importKey.apply(crypto.subtle, given)
  }) as typeof importKey
})

afterEach(() => {
  crypto.subtle.importKey = importKey
})

describe("Signature.verify and its keys", () => {
  it("imports a security key once, in both readings", async () => {
    const key = newKey()
    expect(await verify(signatureWith(key), key)).toBe(true)
    expect(imports).toBe(2)
    expect(await verify(signatureWith(key), key)).toBe(true)
    expect(await verify(signatureWith(newKey()), key)).toBe(false)
    expect(imports).toBe(2)
  })

  it("takes a key that was not given for none, also when it was used before", async () => {
    const [old, now] = [newKey(), newKey()]
    expect(await verify(signatureWith(old), old, now)).toBe(true)
    expect(await verify(signatureWith(old), now)).toBe(false)
    expect(await verify(signatureWith(now), now)).toBe(true)
  })

  it("keeps the 16 that were used last", async () => {
    const keys = Array.from({ length: 17 }, newKey)
    const [first = "", second = ""] = keys
    for (const key of keys.slice(0, 16)) await verify(signatureWith(key), key)
    await verify(signatureWith(first), first)
    for (const key of keys.slice(16)) await verify(signatureWith(key), key)
    imports = 0
    expect(await verify(signatureWith(first), first)).toBe(true)
    expect(imports).toBe(0)
    expect(await verify(signatureWith(second), second)).toBe(true)
    expect(imports).toBe(2)
  })

  it("keeps nothing of a key that could not be imported", async () => {
    const key = newKey()
    crypto.subtle.importKey = () => Promise.reject(new Error("busy"))
    await expect(verify(signatureWith(key), key)).rejects.toThrow("busy")
    crypto.subtle.importKey = importKey
    expect(await verify(signatureWith(key), key)).toBe(true)
  })
})
