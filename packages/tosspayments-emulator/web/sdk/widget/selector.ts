import { SdkError } from "../SdkError.js"

/** The element of the shop's page that a widget is drawn into. */
export const findPlace = (selector: unknown): Element => {
  let place: Element | null = null
  try {
    place = typeof selector === "string" ? document.querySelector(selector) : null
  } catch {
    // Not a selector at all.
  }
  if (place === null) {
    throw new SdkError("INVALID_SELECTOR", `There is no element ${JSON.stringify(selector)} in this page.`)
  }
  return place
}
