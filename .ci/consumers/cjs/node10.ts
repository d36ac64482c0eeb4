/** Sub-paths, as a compiler finds them that does not read `exports`. */
import { strict as assert } from "node:assert"
import { TossConfig } from "effect-tosspayments"
import * as Payments from "effect-tosspayments/Payments"
import * as Signature from "effect-tosspayments/webhook/Signature"
import * as Testing from "effect-tosspayments/webhook/Testing"
import * as Sql from "effect-tosspayments-sql"
import * as EncryptedStore from "effect-tosspayments-sql/EncryptedStore"
import * as Emulator from "tosspayments-emulator/Emulator"
import { EmulatorServer } from "tosspayments-emulator/effect"
import { Client } from "tosspayments-server-sdk"
import { webhookDelivery } from "tosspayments-server-sdk/testing"
import { readWebhook, type WebhookEnvelope } from "tosspayments-server-sdk/webhook"

const key: string = Payments.Payments.key
assert.equal(typeof key, "string")
assert.equal(Signature.equals("a", "b"), false)
assert.equal(TossConfig.layer({ secretKey: "test_sk_example" }) === undefined, false)
assert.equal(Sql.EncryptedStore.make, EncryptedStore.make)
assert.equal(EmulatorServer.layer({ port: 0 }) === undefined, false)
assert.equal(Emulator.layerWithoutWebhooks() === undefined, false)
assert.equal(new Client({ secretKey: "test_sk_example" }).isTestMode, true)

const typeOf = (read: ReturnType<typeof readWebhook>): WebhookEnvelope["eventType"] | null =>
  "reason" in read ? null : read.eventType
assert.equal(
  typeOf(readWebhook('{"eventType":"seller.changed","createdAt":"2026-03-10T11:30:20+09:00"}')),
  "seller.changed"
)
assert.equal(typeOf(readWebhook(webhookDelivery("DEPOSIT_CALLBACK").body)), "DEPOSIT_CALLBACK")
assert.equal(Testing.eventTypes.length, 12)
