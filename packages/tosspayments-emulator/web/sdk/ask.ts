/** Opens the window for a request and does with its result what was agreed: go to an address, or settle the promise. */
import type { Asked, Urls } from "../protocol/request.js"
import { destination, type Result, type Success } from "../protocol/result.js"
import { navigate, type OpenWindow, openWindow } from "./openWindow.js"
import type { Presentation } from "./presentation.js"
import { SdkError } from "./SdkError.js"

export interface Running {
  /** Without a value where the buyer goes to an address instead. */
  readonly done: Promise<Success | undefined>
  readonly abort: (reason: SdkError) => void
}

const conclude = (urls: Urls | null, result: Result): Success | undefined => {
  // Nobody has left the page: the shop hears it in the promise, whatever was agreed.
  if (result.type === "canceled") throw new SdkError("USER_CANCEL", "The buyer closed the payment window.")
  if (urls !== null) {
    location.assign(destination(urls, result))
    return undefined
  }
  if (result.type === "failed") throw new SdkError(result.code, result.message)
  return result
}

export const ask = (asked: Asked, presentation: Presentation): Running => {
  if (presentation === "self") {
    navigate(asked)
    return { done: Promise.resolve(undefined), abort: () => {} }
  }
  const opened: OpenWindow = openWindow(asked)
  return { done: opened.result.then((result) => conclude(asked.urls, result)), abort: opened.close }
}
