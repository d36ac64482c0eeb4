import * as Testing from "effect-tosspayments/webhook/Testing"
import { describe, expect, it } from "vitest"
import { Options } from "../src/index.js"
import { delivery, sign } from "../src/webhooks.js"

describe("webhooks without a server", () => {
  it("are those of the SDK, and signed with the emulator's key", async () => {
    const failed = delivery("payout.changed", { refPayoutId: "pay-0001", status: "FAILED" })
    const { headers } = await sign(failed, { securityKeys: Options.defaultSecurityKey })
    expect(Object.keys(headers)).toContain("tosspayments-webhook-signature")
    expect(delivery).toBe(Testing.delivery)
  })
})
