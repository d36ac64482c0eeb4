import * as Duration from "effect/Duration"
import * as Option from "effect/Option"
import { InvalidInput } from "../EmulatorError.js"
import type { Fault, Injection } from "../Fault.js"

/** The longest wait of JavaScript's timers; a longer one would never end. */
const longestDelay = Duration.millis(2 ** 31 - 1)

const isCount = (value: unknown, from: number): boolean => Number.isInteger(value) && Number(value) >= from

const isStatus = (value: unknown): boolean => isCount(value, 200) && Number(value) <= 599

const isWhen = (value: unknown): boolean => value === "Before" || value === "After"

const isDelay = (value: unknown): boolean => {
  // Effect reads a negative duration, and one that is no number, as none.
  if (typeof value === "number" && !(value >= 0)) return false
  if (typeof value === "string" && value.startsWith("-")) return false
  return Option.exists(Duration.decodeUnknown(value), Duration.lessThanOrEqualTo(longestDelay))
}

/** Headers that say where an answer ends; the transport writes them itself. */
const framing = ["content-length", "transfer-encoding", "trailer"]

const headersProblem = (headers: unknown): string | null => {
  if (headers === undefined) return null
  if (typeof headers !== "object" || headers === null) return "headers is an object of texts."
  for (const [name, value] of Object.entries(headers)) {
    if (!/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name)) {
      return `HTTP allows no header of the name ${JSON.stringify(name)}.`
    }
    if (framing.includes(name.toLowerCase()))
      return `${name} is set by the transport; use CutOff for a broken answer.`
    if (typeof value !== "string" || !/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) {
      return `HTTP does not allow this value of the header ${name}.`
    }
  }
  return null
}

const isBody = (value: unknown): boolean => typeof value === "string" || value instanceof Uint8Array

type Problem = readonly [field: string, message: string]

const faultProblem = (fault: Fault): Problem | null => {
  const when = ["when", 'when is "Before" or "After".'] as const
  const status = ["status", "A status is a whole number from 200 to 599."] as const
  switch (fault._tag) {
    case "Status":
    case "Body": {
      if (fault._tag === "Status" ? !isStatus(fault.status) : !isStatus(fault.status ?? 200)) return status
      if (fault._tag === "Status" ? !isBody(fault.body ?? "") : !isBody(fault.body)) {
        return ["body", "A body is a text or bytes."]
      }
      const headers = headersProblem(fault.headers)
      return headers === null ? null : ["headers", headers]
    }
    case "Delay":
      if (!isDelay(fault.duration))
        return ["duration", "A delay takes 0 to 2147483647 milliseconds, less than 25 days."]
      return isWhen(fault.when ?? "Before") ? null : when
    case "Drop":
    case "Hang":
      return isWhen(fault.when) ? null : when
    case "CutOff":
      return isCount(fault.bytes, 0) ? null : ["bytes", "bytes is a whole number from 0."]
    default:
      return ["_tag", "A fault is made by one of the constructors of Fault."]
  }
}

/** Why an injection cannot work; `null` when it can. `known` are the ids of the endpoints there are. */
export const problem = (injection: Injection, known: ReadonlyArray<string>): InvalidInput | null => {
  const at = (field: string, message: string) => new InvalidInput({ field, message })
  if (typeof injection !== "object" || injection === null) return at("fault", "An injection has a fault.")
  const { endpoint, fault, skip, times } = injection
  if (endpoint !== undefined && !known.includes(endpoint)) {
    return at("endpoint", `Unknown endpoint ${endpoint}. Use one of ${known.join(", ")}.`)
  }
  if (times !== undefined && times !== Number.POSITIVE_INFINITY && !isCount(times, 1)) {
    return at("times", "times is a whole number from 1.")
  }
  if (skip !== undefined && !isCount(skip, 0)) return at("skip", "skip is a whole number from 0.")
  if (typeof fault !== "object" || fault === null) return at("fault", "An injection has a fault.")
  const wrong = faultProblem(fault)
  return wrong === null ? null : at(`fault.${wrong[0]}`, wrong[1])
}
