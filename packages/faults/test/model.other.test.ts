import { it } from "@effect/vitest"
import { half } from "./support/half.js"

it("keeps every promise, whatever fails and whenever the shop dies (second half)", () => half(1))
