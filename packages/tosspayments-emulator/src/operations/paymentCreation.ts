import * as Payment from "../contract/payment.js"
import * as Contract from "../contract/paymentCreation.js"
import { create as createPayment } from "../domain/payments/create.js"
import * as English from "../domain/payments/english.js"
import { keyIn as payByCard } from "../domain/payments/keyIn.js"
import * as endpoints from "./endpoints.js"
import * as Operation from "./Operation.js"

const answer = { answer: Payment.schema, english: English.payment }

export const keyIn = Operation.make({
  ...answer,
  endpoint: endpoints.paymentCreation.keyIn,
  request: Contract.keyInRequest,
  codes: Contract.keyInCodes,
  run: ({ request }, world) => {
    const paid = payByCard(request, world)
    return typeof paid === "string" ? Operation.refused(paid) : Operation.answered(paid)
  }
})

export const create = Operation.make({
  ...answer,
  endpoint: endpoints.paymentCreation.create,
  request: Contract.createRequest,
  codes: Contract.createCodes,
  run: ({ request }, world) => {
    const created = createPayment(request, world)
    return typeof created === "string" ? Operation.refused(created) : Operation.answered(created)
  }
})

/** Those of payments that begin on the server. */
export const operations = [keyIn, create]
