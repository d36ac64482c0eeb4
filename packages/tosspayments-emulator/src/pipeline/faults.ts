import type { Fault, Fired, Injection } from "../Fault.js"
import * as Books from "../kernel/Book.js"

/** Every request looks through all faults, so there must not be too many. */
export const maxArmed = 10_000

export interface Target {
  readonly endpoint: string | null
  readonly paymentKey: string | null
  readonly orderId: string | null
}

interface Armed {
  readonly id: string
  readonly injection: Injection
  skip: number
  times: number
}

export interface Struck {
  readonly id: string
  readonly fault: Fault
}

export interface FaultBook {
  readonly inject: (injection: Injection) => string
  readonly isFull: () => boolean
  readonly clear: () => void
  /** The fault for this request, if one is due; spends it. */
  readonly take: (target: Target) => Struck | null
  readonly armed: () => ReadonlyArray<Injection & { readonly id: string }>
  readonly record: (fired: Fired) => void
  readonly fired: () => ReadonlyArray<Fired>
}

const applies = (condition: string | undefined, value: string | null): boolean =>
  condition === undefined || condition === value

/** Remembers the last `limit` faults that struck. `onChange` is called when faults are armed, disarmed or strike. */
export const make = (limit: number, onChange: () => void): FaultBook => {
  let count = 0
  let armed: Array<Armed> = []
  const fired = Books.make<Fired>(limit)
  return {
    inject: (injection) => {
      count += 1
      const id = `fault_${count}`
      armed.push({ id, injection, skip: injection.skip ?? 0, times: injection.times ?? 1 })
      onChange()
      return id
    },
    isFull: () => armed.length >= maxArmed,
    clear: () => {
      armed = []
      onChange()
    },
    take: (target) => {
      for (const candidate of armed) {
        const { endpoint, fault, orderId, paymentKey } = candidate.injection
        if (
          !applies(endpoint, target.endpoint) ||
          !applies(paymentKey, target.paymentKey) ||
          !applies(orderId, target.orderId)
        ) {
          continue
        }
        if (candidate.skip > 0) {
          candidate.skip -= 1
          continue
        }
        candidate.times -= 1
        if (candidate.times <= 0) armed = armed.filter((other) => other !== candidate)
        return { id: candidate.id, fault }
      }
      return null
    },
    armed: () => armed.map(({ id, injection, skip, times }) => ({ ...injection, id, skip, times })),
    record: (one) => {
      fired.append(one)
      onChange()
    },
    fired: () => fired.values()
  }
}
