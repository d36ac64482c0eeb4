/** Puts the globals of the first generation into the page. */
import { address } from "../emulator.js"
import { anonymous } from "../keys.js"
import { tossPayments } from "./tossPayments.js"

/** Of the types that this follows; the script itself has no versions. `emulator` shows who answered. */
const statics = { ANONYMOUS: anonymous, version: "1", __versionHash__: "emulator", emulator: address }

/** Plain properties, since the official loaders delete them. */
export const publish = (
  globals: Readonly<Record<string, (...args: ReadonlyArray<unknown>) => unknown>>
): void => {
  for (const [name, make] of Object.entries(globals)) {
    Object.assign(window, { [name]: Object.assign(make, statics) })
  }
}

export const publishTossPayments = (): void => {
  publish({ TossPayments: tossPayments })
  // The oldest loader waits for this, not for the script.
  window.dispatchEvent(new Event("tossPaymentsInitialize"))
}
