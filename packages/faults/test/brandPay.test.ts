import { it } from "@effect/vitest"
import * as BrandPayDesk from "../src/BrandPayDesk.js"
import { keeps } from "./support/whole.js"

it("takes the money for an order once, by confirm or by charge, whatever fails and whenever the shop dies", () =>
  keeps(BrandPayDesk.desk))
