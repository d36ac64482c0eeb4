/** Ends without a click, for tests: said in the script's address, or by the page. */
import type { Outcome } from "../protocol/request.js"
import { ownParameters } from "./emulator.js"

declare global {
  interface Window {
    /** `{ outcome: "success" }`, read whenever a window opens. */
    __TOSS_EMULATOR__?: { readonly outcome?: string | null }
  }
}

/** `success`, `cancel`, `fail` or `fail:CODE`. `null` for anything else: then the buyer decides. */
export const readOutcome = (text: string | null | undefined): Outcome | null => {
  if (text === "success" || text === "cancel") return { type: text }
  const match = /^fail(?::([A-Z0-9_]+))?$/.exec(text ?? "")
  return match === null ? null : { type: "failure", code: match[1] ?? "PAY_PROCESS_ABORTED" }
}

/** What the page said, else what the script's address says. */
export const wantedOutcome = (): Outcome | null =>
  readOutcome(window.__TOSS_EMULATOR__?.outcome ?? ownParameters.get("outcome"))
