import * as Fault from "tosspayments-emulator/Fault"
import type { Command, Move } from "../src/Command.js"
import * as Model from "../src/Model.js"
const m = (command: Command, then: number | null = 0): Move => ({ command, then })
const buy = (method: any = "CARD") => m({ _tag: "Buy", order: 0, method, skew: 0 })
const ret = (worker = 0, then: number | null = 0, window = 0) => m({ _tag: "Return", order: 0, window, lies: false, worker }, then)
const refund = (refund = 0, amount: number | null = 1000, worker = 0, then: number | null = 0) => m({ _tag: "Refund", order: 0, refund, amount, worker }, then)
const inj = (endpoint: string, fault: Fault.Fault, times = 1, skip = 0) => m({ _tag: "Inject", injection: { endpoint, fault, times, skip } })
const pass = (seconds: number) => m({ _tag: "Pass", seconds })
const day = 86400
const drills: Record<string, Move[]> = {
  joined429: [buy(), ret(), inj("payments.cancel", Fault.Status({ status: 429 }), 5), refund(0, 1000, 0, null), refund(0, 1000, 1, null), pass(60), refund(0, 1000, 0)],
  joined429confirm2: [buy(), buy(), inj("payments.confirm", Fault.Status({ status: 429 }), 5), ret(0, null), ret(1, null), pass(5), ret(0, null, 1), pass(60)],
  joinedLater: [buy(), ret(), inj("payments.cancel", Fault.Status({ status: 429 }), 5), refund(0, 1000, 0), pass(3), refund(0, 1000, 1), pass(60), refund(0, 1000, 0)],
  joinedLaterConfirm: [buy(), buy(), inj("payments.confirm", Fault.Status({ status: 429 }), 5), ret(0), pass(3), ret(1, 700), ret(0, null, 1), pass(60)],
  joinedDouble: [buy(), buy(), inj("payments.confirm", Fault.Status({ status: 429 }), 6), ret(0), pass(3), ret(1, 700), ret(0, 0, 1), pass(60)],
  joinedDoubleRefund: [buy(), ret(), inj("payments.cancel", Fault.Status({ status: 429 }), 6), refund(0, 1000, 0), pass(3), refund(0, 1000, 1, 700), refund(0, 1000, 0), pass(60)],
  forgotten: [buy(), ret(), inj("payments.cancel", Fault.Drop({ when: "After" }), 4), inj("payments.retrieve", Fault.Drop({ when: "After" }), 8, 1), refund(0, 1000, 0, 0), pass(60), pass(16 * day), refund(0, 1000, 0)],
  forgottenConfirm: [buy(), inj("payments.confirm", Fault.Drop({ when: "After" }), 4), inj("payments.retrieve", Fault.Drop({ when: "After" }), 8), m({ _tag: "Road", road: "Lost", times: 20 }), ret(0, 0), pass(60), pass(16 * day), ret(0)],
  vaStale: [buy("VIRTUAL_ACCOUNT"), inj("payments.confirm", Fault.Delay({ duration: 20000, when: "After" }), 1), ret(0, 700), m({ _tag: "Deposit", order: 0 }, 700), m({ _tag: "RevertDeposit", order: 0 }, 0), m({ _tag: "Deposit", order: 0 }, 700), ret(1)],
}
for (const [name, moves] of Object.entries(drills)) {
  const found = new Map<string, number>()
  let open = 0
  for (let seed = 0; seed < 60; seed++) {
    const v = await Model.play({ seed, moves }); open += v.openItems
    const k = v.violations.join(" ; "); if (k) found.set(k, (found.get(k) ?? 0) + 1)
  }
  console.log(name, "open", open, [...found])
}
process.exit(0)
