/** Shows the payment window: in a frame above the shop's page, or in the page's place. */
import { readMessage } from "../protocol/message.js"
import { type Asked, type WindowRequest, windowUrl } from "../protocol/request.js"
import type { Result } from "../protocol/result.js"
import { address } from "./emulator.js"
import { SdkError } from "./SdkError.js"

export interface OpenWindow {
  /** Rejects when the window did not come, or was closed by `close`. */
  readonly result: Promise<Result>
  /** Takes the window away, and rejects `result`. Does nothing when it is gone. */
  readonly close: (reason: SdkError) => void
}

/** How long the window may take to come. */
const patience = 20_000

/** The page leaves; what comes of the window comes to the shop's addresses. */
export const navigate = (asked: Asked): void => {
  const request = { ...asked, id: "", opener: null } as WindowRequest
  location.assign(windowUrl(address, request))
}

const style = (element: HTMLElement, rules: Partial<CSSStyleDeclaration>): void => {
  Object.assign(element.style, rules)
}

const frameOf = (request: WindowRequest): { dialog: HTMLDialogElement; frame: HTMLIFrameElement } => {
  const dialog = document.createElement("dialog")
  dialog.id = "___tosspayments_dimmer___"
  dialog.setAttribute("data-testid", "toss-payment-window")
  dialog.setAttribute("aria-label", "TossPayments")
  style(dialog, {
    position: "fixed",
    inset: "0",
    width: "min(440px, 100vw)",
    height: "min(680px, 100dvh)",
    maxWidth: "none",
    maxHeight: "none",
    margin: "auto",
    padding: "0",
    border: "0",
    borderRadius: "12px",
    overflow: "hidden",
    // The dimmed page: a style sheet for ::backdrop may be against the policy of the shop.
    boxShadow: "0 0 0 100vmax rgba(0, 0, 0, 0.5)"
  })
  const frame = document.createElement("iframe")
  frame.id = "___tosspayments_iframe___"
  frame.title = "TossPayments"
  frame.src = windowUrl(address, request)
  style(frame, { width: "100%", height: "100%", border: "0", colorScheme: "normal" })
  if (request.outcome !== null) style(dialog, { opacity: "0", pointerEvents: "none" })
  dialog.append(frame)
  return { dialog, frame }
}

/** Opens the window above the page. */
export const openWindow = (asked: Asked): OpenWindow => {
  const id = `${Date.now().toString(36)}${Math.random().toString(36).slice(2)}`
  const request = { ...asked, id, opener: location.origin } as WindowRequest
  const { dialog, frame } = frameOf(request)
  let close: OpenWindow["close"] = () => {}
  const result = new Promise<Result>((resolve, reject) => {
    const leave = (): void => {
      clearTimeout(timer)
      window.removeEventListener("message", onMessage)
      if (dialog.open) dialog.close()
      dialog.remove()
    }
    const onMessage = ({ data, origin, source }: MessageEvent): void => {
      if (source !== frame.contentWindow || origin !== new URL(address).origin) return
      const message = readMessage(data, id)
      if (message === null) return
      clearTimeout(timer)
      if (message.type === "ready") return
      leave()
      resolve(message.result)
    }
    const timer = setTimeout(() => {
      const allow = `Is ${address} running, and does the page's Content-Security-Policy allow it in frame-src?`
      close(new SdkError("UNKNOWN", `The payment window did not open. ${allow}`))
    }, patience)
    close = (reason) => {
      leave()
      reject(reason)
    }
    window.addEventListener("message", onMessage)
    // Esc in the shop's page; the window's own page answers to it as well.
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault()
      leave()
      resolve({ type: "canceled", message: "" })
    })
    document.body.append(dialog)
    if (request.outcome === null) dialog.showModal()
    else dialog.show()
    frame.focus()
  })
  return { result, close: (reason) => close(reason) }
}
