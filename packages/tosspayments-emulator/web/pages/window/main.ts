/** The payment window. */

import * as ErrorCodes from "../../../src/contract/errorCodes.js"
import { browserLanguage } from "../../dom/language.js"
import { readRequest, type WindowRequest } from "../../protocol/request.js"
import type { Result } from "../../protocol/result.js"
import * as Api from "./api.js"
import { decided, decidedBilling, firstChoice } from "./choice.js"
import * as End from "./end.js"
import type { When } from "./endings.js"
import { drawStandalone, makeView } from "./view.js"
import { wordsOf } from "./words.js"

/** What the shop hears when the emulator does not open a window for its request. */
const codeOf = ({ code, message }: Api.Refusal): string => {
  if (message.includes("DUPLICATED_ORDER_ID")) return "DUPLICATED_ORDER_ID"
  if (message.startsWith("clientKey")) return "INVALID_CLIENT_KEY"
  return code === "INVALID_INPUT" || code === "INVALID_BODY" ? "INVALID_PARAMETERS" : "UNKNOWN"
}

const run = async (main: HTMLElement, request: WindowRequest): Promise<void> => {
  const language = request.language ?? browserLanguage()
  const words = wordsOf(language)
  const orderId = request.kind === "payment" ? request.payment.orderId : null
  const finish = (result: Result): void => End.end(request, result)
  const fail = (code: string, message: string): void => finish({ type: "failed", code, message, orderId })
  const cancel = (): void => finish({ type: "canceled", message: words.canceled })
  const choice = firstChoice(request)

  let paymentKey = ""

  const succeed = async (decline: string | null): Promise<void> => {
    if (request.kind === "billing") {
      const registered = await Api.registerBilling(
        request.clientKey,
        decidedBilling(request, choice, decline)
      )
      finish({ type: "registered", ...registered })
      return
    }
    const { orderId, totalAmount, currency } = await Api.approve(
      paymentKey,
      decided(request, choice, decline)
    )
    const { paymentType } = request
    finish({ type: "paid", paymentKey, orderId, amount: { value: totalAmount, currency }, paymentType })
  }

  const decline = async (code: string, when: When): Promise<void> => {
    if (when === "later") return succeed(code)
    if (request.kind === "payment") await Api.decline(paymentKey, code)
    fail(code, ErrorCodes.isErrorCode(code) ? ErrorCodes.messageOf(code, language) : code)
  }

  const expire = async (): Promise<void> => {
    await Api.expire(paymentKey)
    // Assumption: the shop hears no code of its own for a window that was open for too long.
    fail("PAY_PROCESS_ABORTED", words.expired)
  }

  End.tellReady(request)
  try {
    if (request.kind === "payment") {
      paymentKey = (await Api.open(request.clientKey, request.payment)).paymentKey
    }
    switch (request.outcome?.type) {
      case "success":
        return await succeed(null)
      case "failure":
        return await decline(request.outcome.code, "now")
      case "cancel":
        return cancel()
    }
  } catch (error) {
    if (error instanceof Api.Refusal) return fail(codeOf(error), error.message)
    throw error
  }

  const attempt = (action: () => Promise<void>) => async (): Promise<void> => {
    view.setBusy(true)
    view.complain(words.working)
    try {
      await action()
    } catch (error) {
      view.setBusy(false)
      view.complain(words.failed(error instanceof Error ? error.message : String(error)))
    }
  }
  const view = makeView(main, request, choice, {
    approve: attempt(() => succeed(null)),
    close: cancel,
    decline: (code, when) => attempt(() => decline(code, when))(),
    expire: request.kind === "payment" ? attempt(expire) : null
  })
  view.draw(language)
  main.hidden = false
  document.getElementById("title")?.focus()
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && main.getAttribute("aria-busy") !== "true") cancel()
  })
}

const main = document.querySelector("main")
const request = readRequest(location.hash)
if (main !== null) {
  if (request !== null && End.hasEnd(request)) run(main, request)
  else drawStandalone(main, browserLanguage())
}
