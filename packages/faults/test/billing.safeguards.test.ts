/**
 * What the model of subscriptions notices when a safeguard is gone.
 */
import type * as Billing from "effect-tosspayments/Billing"
import type * as Endpoint from "effect-tosspayments/Endpoint"
import * as Payments from "effect-tosspayments/Payments"
import * as BillingDesk from "../src/BillingDesk.js"
import { lookingUp, unknownIsNo } from "./support/broken.js"
import { notices } from "./support/notices.js"

const charge = "billing.charge"

const byOrder = (read: Endpoint.Read, _: unknown, { orderId }: Billing.ChargeRequest) =>
  read(Payments.endpoints.retrieveByOrderId, orderId)

notices(BillingDesk.desk, [
  ["Unknown stays Unknown", { transport: unknownIsNo }, 500],
  [
    "a charge is not taken for the charge of an older order with the same id",
    { transport: lookingUp(charge, () => ({ madeAt: undefined })) },
    3000
  ],
  [
    "an order without a payment may get one yet",
    { transport: lookingUp(charge, () => ({ find: byOrder, absent: "NOT_FOUND_PAYMENT" })) },
    500
  ],
  ["one order id for all attempts at a bill", { newOrderIds: true }, 500],
  ["intents survive the process", { storeDiesWithProcess: true }, 500]
])
