/** What a page has subscribed to with `on`. */
import { SdkError } from "./SdkError.js"

export interface Listeners<Events extends Readonly<Record<string, (value: never) => unknown>>> {
  readonly on: (event: unknown, callback: unknown) => void
  readonly of: <K extends keyof Events>(event: K) => ReadonlyArray<Events[K]>
}

/** `subscribed` is called after each subscription. */
export const makeListeners = <Events extends Readonly<Record<string, (value: never) => unknown>>>(
  names: ReadonlyArray<keyof Events & string>,
  subscribed: (event: keyof Events, callback: Events[keyof Events]) => void = () => {}
): Listeners<Events> => {
  const all = new Map<keyof Events, Array<unknown>>()
  return {
    on: (event, callback) => {
      const name = names.find((known) => known === event)
      if (name === undefined) {
        throw new SdkError("INVALID_PARAMETER", `There is no event ${String(event)}: ${names.join(", ")}.`)
      }
      if (typeof callback !== "function") {
        throw new SdkError("INVALID_PARAMETER", "The callback of an event is a function.")
      }
      all.set(name, [...(all.get(name) ?? []), callback])
      subscribed(name, callback as Events[keyof Events])
    },
    of: <K extends keyof Events>(event: K) => (all.get(event) ?? []) as Array<Events[K]>
  }
}
