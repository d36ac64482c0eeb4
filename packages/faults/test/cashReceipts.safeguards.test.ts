/**
 * What the model of cash receipts notices when a safeguard is gone.
 */
import * as CashReceiptDesk from "../src/CashReceiptDesk.js"
import { absenceIsProof, unknownIsNo } from "./support/broken.js"
import { notices } from "./support/notices.js"

notices(CashReceiptDesk.desk, [
  ["Unknown stays Unknown", { transport: unknownIsNo }, 300],
  [
    "a receipt that is not in the lists may come yet",
    { transport: absenceIsProof("cashReceipts.issue") },
    600
  ],
  ["intents survive the process", { storeDiesWithProcess: true }, 300]
])
