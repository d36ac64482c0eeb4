import { InvalidInput } from "../EmulatorError.js"
import type { Injection } from "../Fault.js"
import { endpoints } from "./routes.js"

const isCount = (value: number, from: number): boolean => Number.isInteger(value) && value >= from

const isStatus = (value: number | undefined): boolean =>
  value === undefined || (Number.isInteger(value) && value >= 200 && value <= 599)

/** Why an injection cannot work; `null` when it can. */
export const problem = ({ endpoint, fault, skip, times }: Injection): InvalidInput | null => {
  const at = (field: string, message: string) => new InvalidInput({ field, message })
  const known = Object.values(endpoints).map(({ id }) => id)
  if (endpoint !== undefined && !known.includes(endpoint)) {
    return at("endpoint", `Unknown endpoint ${endpoint}. Use one of ${known.join(", ")}.`)
  }
  if (times !== undefined && times !== Number.POSITIVE_INFINITY && !isCount(times, 1)) {
    return at("times", "times is a whole number from 1.")
  }
  if (skip !== undefined && !isCount(skip, 0)) return at("skip", "skip is a whole number from 0.")
  if ((fault._tag === "Status" || fault._tag === "Body") && !isStatus(fault.status)) {
    return at("fault.status", "A status is a whole number from 200 to 599.")
  }
  if (fault._tag === "CutOff" && !isCount(fault.bytes, 0)) {
    return at("fault.bytes", "bytes is a whole number from 0.")
  }
  return null
}
