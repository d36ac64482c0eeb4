import { it } from "@effect/vitest"
import * as BillingDesk from "../src/BillingDesk.js"
import { keeps } from "./support/whole.js"

it("charges each month once and knows it, whatever fails and whenever the shop dies", () =>
  keeps(BillingDesk.desk))
