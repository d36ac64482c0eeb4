/** Ends the window: tells the page that shows it, or goes where the shop wants the buyer. */
import { envelope, type Message } from "../../protocol/message.js"
import type { WindowRequest } from "../../protocol/request.js"
import { destination, type Result } from "../../protocol/result.js"

const tell = ({ id, opener }: WindowRequest, message: Message): void => {
  // The origin of a page from a file is the text "null", which nothing can be addressed to.
  if (opener !== null) parent.postMessage(envelope(id, message), opener === "null" ? "*" : opener)
}

export const tellReady = (request: WindowRequest): void => tell(request, { type: "ready" })

export const isWebAddress = (url: string): boolean =>
  URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)

/** Whether the window knows where to go in the end; anybody can write into its address. */
export const hasEnd = ({ opener, urls }: WindowRequest): boolean => {
  if (urls !== null && !(isWebAddress(urls.successUrl) && isWebAddress(urls.failUrl))) return false
  return opener !== null || urls !== null
}

export const end = (request: WindowRequest, result: Result): void => {
  if (request.opener !== null) tell(request, { type: "result", result })
  else if (request.urls !== null) location.replace(destination(request.urls, result))
}
