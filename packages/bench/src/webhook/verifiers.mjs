/** Ways to verify one and the same payout webhook; each is given the signature of its own scheme. */
import { createHmac, timingSafeEqual } from "node:crypto"
import { readFileSync } from "node:fs"
import { measured } from "../contender.mjs"
import { secretKey } from "../payment.mjs"

const body = JSON.stringify(
  JSON.parse(
    readFileSync(
      new URL(
        "../../../effect-tosspayments/test/fixtures/samples/webhook-payout-changed-completed.json",
        import.meta.url
      ),
      "utf8"
    )
  )
)
const securityKey = "00112233445566778899aabbccddeeff102132435465768798a9bacbdcedfe0f"
const key = Buffer.from(securityKey, "hex")
const hmac = (text) => createHmac("sha256", key).update(text).digest()

/** Signed now: most look at how old a webhook is. */
const tossHeaders = () => {
  const time = new Date().toISOString()
  return {
    "tosspayments-webhook-transmission-id": "whtrans_example",
    "tosspayments-webhook-transmission-time": time,
    "tosspayments-webhook-signature": `v1:${hmac(`${body}:${time}`).toString("base64")}`
  }
}

const standardSecret = `whsec_${key.toString("base64")}`
const standardHeaders = () => {
  const time = Math.floor(Date.now() / 1000)
  return {
    "webhook-id": "msg_example",
    "webhook-timestamp": String(time),
    "webhook-signature": `v1,${hmac(`msg_example.${time}.${body}`).toString("base64")}`
  }
}

const verifier = async (verify) => {
  if (!(await verify())) throw new Error("the webhook was not verified")
  return measured({ verify })
}

export const contenders = {
  "node:crypto + JSON.parse": () => {
    const headers = tossHeaders()
    return verifier(() => {
      const time = headers["tosspayments-webhook-transmission-time"]
      const given = Buffer.from(headers["tosspayments-webhook-signature"].slice(3), "base64")
      return timingSafeEqual(hmac(`${body}:${time}`), given) ? JSON.parse(body) : null
    })
  },
  "tosspayments-server-sdk/webhook": async () => {
    const { readWebhook, verifySignature } = await import("tosspayments-server-sdk/webhook")
    const headers = tossHeaders()
    return verifier(() => {
      const { bytes, signature, transmission } = readWebhook(body, { headers })
      return verifySignature({
        body: bytes,
        transmissionTime: transmission.time,
        signature,
        securityKeys: [securityKey]
      })
    })
  },
  "tosspayments-server-sdk": async () => {
    const { Client } = await import("tosspayments-server-sdk")
    const { webhooks } = new Client({ secretKey, securityKey })
    const headers = tossHeaders()
    return verifier(async () => {
      const { trust } = await webhooks.verifyAndParse(body, { headers })
      return trust === "signature"
    })
  },
  "effect-tosspayments": async () => {
    const Effect = await import("effect/Effect")
    const Redacted = await import("effect/Redacted")
    const { verifyAndParse } = await import("effect-tosspayments/Webhooks")
    const options = { headers: tossHeaders(), securityKeys: [Redacted.make(securityKey)] }
    return verifier(async () => {
      const { trust } = await Effect.runPromise(verifyAndParse(body, options))
      return trust === "signature"
    })
  },
  standardwebhooks: async () => {
    const { Webhook } = await import("standardwebhooks")
    const webhook = new Webhook(standardSecret)
    const headers = standardHeaders()
    return verifier(() => webhook.verify(body, headers))
  },
  "@portone/server-sdk/webhook": async () => {
    const { verify } = await import("@portone/server-sdk/webhook")
    const headers = standardHeaders()
    return verifier(() => verify(standardSecret, body, headers))
  }
}
