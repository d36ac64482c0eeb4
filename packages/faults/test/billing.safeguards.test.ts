/**
 * What the model of subscriptions notices when a safeguard is gone.
 */
import * as BillingDesk from "../src/BillingDesk.js"
import { absenceIsProof, lookingUp, unknownIsNo } from "./support/broken.js"
import { notices } from "./support/notices.js"

const charge = "billing.charge"

notices(BillingDesk.desk, [
  ["Unknown stays Unknown", { transport: unknownIsNo }, 500],
  [
    "a charge is not taken for the charge of an older order with the same id",
    { transport: lookingUp(charge, () => ({ madeAt: undefined })) },
    3000
  ],
  ["an order without a payment may get one yet", { transport: absenceIsProof(charge) }, 500],
  ["one order id for all attempts at a bill", { newOrderIds: true }, 500]
])
