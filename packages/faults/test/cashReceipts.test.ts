import { it } from "@effect/vitest"
import * as CashReceiptDesk from "../src/CashReceiptDesk.js"
import { keeps } from "./support/whole.js"

it("issues the receipt of a sale once and cancels it once, whatever fails and whenever the shop dies", () =>
  keeps(CashReceiptDesk.desk))
