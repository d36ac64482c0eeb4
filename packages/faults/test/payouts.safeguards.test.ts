/**
 * What the model of payouts notices when a safeguard is gone.
 */
import * as PayoutDesk from "../src/PayoutDesk.js"
import { absenceIsProof, newKeyForEachAttempt, unknownIsNo } from "./support/broken.js"
import { notices } from "./support/notices.js"

notices(PayoutDesk.desk, [
  ["Unknown stays Unknown", { transport: unknownIsNo }, 300],
  ["one key for all attempts of a call", { http: newKeyForEachAttempt }, 300],
  ["a batch that is not in the list may come yet", { transport: absenceIsProof("payouts.request") }, 600],
  ["intents survive the process", { storeDiesWithProcess: true }, 300]
])
