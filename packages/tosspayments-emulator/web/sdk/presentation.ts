import type { Urls } from "../protocol/request.js"
import { SdkError } from "./SdkError.js"

/** A frame above the shop's page, or the window in the page's place. */
export type Presentation = "iframe" | "self"

const isMobile = (): boolean => /Android|iPhone|iPad|iPod|Mobile/.test(navigator.userAgent)

/**
 * How a window is shown, and whether the promise can tell what came of it.
 *
 * Assumption: on a phone, where frames are not allowed, `windowTarget: "iframe"` is passed over.
 */
export const presentation = (
  windowTarget: Presentation | null,
  urls: Urls | null,
  needsUrls = false
): Presentation => {
  const shown = isMobile() ? "self" : (windowTarget ?? "iframe")
  if (urls === null && (needsUrls || shown === "self")) {
    throw new SdkError("NOT_SUPPORTED_PROMISE", "This request needs a successUrl and a failUrl here.")
  }
  return shown
}
