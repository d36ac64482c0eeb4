export { readWebhook, secretsEqual, verifySignature } from "tosspayments-server-sdk/webhook"
