import type { Effects, LinkPayCommands } from "../Commands.js"
import * as Contract from "../contract/linkPay.js"
import { pay } from "../domain/linkPay/pay.js"
import type { Running } from "./Running.js"

export const make = ({ begin }: Running): Effects<LinkPayCommands> => ({
  pay: (input) => begin(Contract.payInput, input, pay)
})
