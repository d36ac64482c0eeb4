import { it } from "@effect/vitest"
import * as PayoutDesk from "../src/PayoutDesk.js"
import { keeps } from "./support/whole.js"

it("makes each payout once and cancels it once, whatever fails and whenever the shop dies", () =>
  keeps(PayoutDesk.desk))
