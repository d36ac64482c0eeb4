import type { Failure } from "../../Payment.js"
import type { Entry, Transition } from "./entity.js"
import * as Events from "./events.js"

/** Ends a payment that was refused: in the window, or when it is confirmed. */
export const decline = (entry: Entry, failure: Failure): Transition => {
  const aborted: Entry = { ...entry, payment: { ...entry.payment, status: "ABORTED", failure } }
  return { entry: aborted, events: Events.ofStatus(aborted), movements: [] }
}
