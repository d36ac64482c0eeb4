import * as Effect from "effect/Effect"
import * as Fault from "tosspayments-emulator/Fault"
import * as Model from "../src/Model.js"
const v = await Model.play({ seed: 488906384, moves: [
  { command: { _tag: "Buy", order: 0, method: "CARD", skew: 0 }, then: 0 },
  { command: { _tag: "Return", order: 0, window: 0, lies: false, worker: 0 }, then: 0 },
  { command: { _tag: "Withdraw", order: 0 }, then: 0 },
  { command: { _tag: "Forge", order: 0, forgery: "Done", worker: 0 }, then: 0 },
  { command: { _tag: "Inject", injection: { endpoint: "payments.cancel", times: 4, skip: 0, fault: Fault.Status({ status: 409 }) } }, then: null },
] })
console.log(v.violations, v.world.answers)
for (const r of Effect.runSync(v.world.emulator.requests)) console.log(r.at, r.method, r.path, r.status, r.outcome, r.idempotencyKey, r.fault)
console.log(v.world.openIntents())
process.exit(0)
