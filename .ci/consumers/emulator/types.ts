import { createEmulator, type LocalEmulator, type Options, type Payment } from "tosspayments-emulator"

const options: Options = { merchants: [{ secretKey: "test_sk_shop", mId: "shop01" }], clock: "frozen" }
const emulator: LocalEmulator = await createEmulator({ ...options, port: 0 })
await emulator.fault({ fault: { _tag: "Delay", duration: "5 seconds" } })
const { payment } = await emulator.payments.authorize({ orderId: "ORD-000001", amount: 33000 })
const status: Payment["status"] = payment.status
await emulator.close()
if (status !== "IN_PROGRESS") throw new Error(status)
