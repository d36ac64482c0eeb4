/**
 * What the model of brandpay notices when a safeguard is gone.
 */
import * as BrandPayDesk from "../src/BrandPayDesk.js"
import { absenceIsProof, lookingUp, unknownIsNo } from "./support/broken.js"
import { notices } from "./support/notices.js"

notices(BrandPayDesk.desk, [
  ["Unknown stays Unknown", { transport: unknownIsNo }, 500],
  [
    "a confirm is not taken for made because its payment is there",
    {
      transport: lookingUp("brandPay.confirm", () => ({
        conclude: (value: unknown) => ({ outcome: "Applied", value })
      }))
    },
    500
  ],
  ["an order without a payment may be charged yet", { transport: absenceIsProof("brandPay.charge") }, 1000],
  ["intents survive the process", { storeDiesWithProcess: true }, 1000]
])
