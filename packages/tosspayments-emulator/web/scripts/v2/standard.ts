import { address } from "../../sdk/emulator.js"
import { anonymous } from "../../sdk/keys.js"
import { tossPayments } from "../../sdk/v2/tossPayments.js"

// A plain property, since the official loader deletes it in `clearTossPayments`. `emulator` shows who answered.
Object.assign(window, {
  TossPayments: Object.assign(tossPayments, { ANONYMOUS: anonymous, emulator: address })
})
