import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { Client, type TossStore } from "../src/index.js"
import * as Shop from "./support/Shop.js"

const hang = () => new Promise<never>(() => {})

/** A client on a store that answers nothing, and a promise that it was asked for a claim. */
const start = () => {
  const claim = vi.fn(hang)
  const store: TossStore = {
    events: { claim, complete: hang, release: hang },
    secrets: { save: hang, find: hang },
    intents: { begin: hang, end: hang, open: hang }
  }
  return {
    client: new Client({ secretKey: "test_sk_example", store }),
    asked: () => vi.waitFor(() => expect(claim).toHaveBeenCalled(), 30_000)
  }
}

describe("a store that never answers", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date"] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it("lets an abort reject within a second or so, with its reason", async () => {
    const { asked, client } = start()
    const controller = new AbortController()
    const received = client.webhooks.receive(Shop.paid, Shop.handlers(), { signal: controller.signal })
    const rejected = expect(received).rejects.toThrow("stop")
    await asked()
    controller.abort(new Error("stop"))
    await vi.advanceTimersByTimeAsync(1000)
    await rejected
  })

  it("lets receive reject with a StoreError after 20 seconds", async () => {
    const { asked, client } = start()
    const received = client.webhooks.receive(Shop.paid, Shop.handlers())
    const rejected = expect(received).rejects.toMatchObject({ name: "StoreError", operation: "events.claim" })
    await asked()
    await vi.advanceTimersByTimeAsync(21_000)
    await rejected
  })

  it("lets the client close within 10 seconds", async () => {
    const lines = Shop.printed()
    const { asked, client } = start()
    const handler = client.webhooks.handler({ handlers: Shop.handlers() })
    const response = handler(new Request("https://shop.test/", { method: "POST", body: Shop.paid }))
    await asked()
    const closing = client.close()
    await vi.advanceTimersByTimeAsync(10_000)
    await closing
    expect((await response).status).toBe(503)
    expect(lines.join()).toContain("503")
  })
})
