/** The payment window. */

import * as ErrorCodes from "../../../src/contract/errorCodes.js"
import type { BrandPayMethod } from "../../../src/Window.js"
import { browserLanguage } from "../../dom/language.js"
import { type BrandPayBuyer, readRequest, type WindowRequest } from "../../protocol/request.js"
import type { Result } from "../../protocol/result.js"
import * as Api from "./api.js"
import { decided, decidedBilling, decidedBrandPay, firstChoice, newBrandPayMethod } from "./choice.js"
import * as End from "./end.js"
import { isWebAddress } from "./end.js"
import type { When } from "./endings.js"
import { drawStandalone, makeView } from "./view.js"
import { wordsOf } from "./words.js"

/** What the shop hears when the emulator does not open a window for its request. */
const codeOf = ({ code, message }: Api.Refusal): string => {
  if (message.includes("DUPLICATED_ORDER_ID")) return "DUPLICATED_ORDER_ID"
  if (message.startsWith("clientKey")) return "INVALID_CLIENT_KEY"
  return code === "INVALID_INPUT" || code === "INVALID_BODY" ? "INVALID_PARAMETERS" : "UNKNOWN"
}

const brandPayBuyer = (request: WindowRequest): BrandPayBuyer | null => {
  switch (request.kind) {
    case "payment":
      return request.brandPay
    case "billing":
      return null
    case "brandPay":
      return request
  }
}

/**
 * The browser comes to the shop's redirectUrl, whose server takes the code for an access token.
 *
 * Assumption: it does so beside the window, and the window goes on whatever the shop answers. The answer cannot be read
 * anyway: shops that keep other sites from their resources let it look as if there were none.
 */
const bringCode = (redirectUrl: string, code: string, customerKey: string): Promise<unknown> => {
  const url = new URL(redirectUrl)
  url.searchParams.set("code", code)
  url.searchParams.set("customerKey", customerKey)
  return fetch(url, { mode: "no-cors" }).catch(() => {})
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
  const buyer = brandPayBuyer(request)
  let methods: ReadonlyArray<BrandPayMethod> = []

  /** What the buyer pays with by brandpay, or has at last. */
  const registerIfNew = async (): Promise<BrandPayMethod | null> => {
    const wanted = buyer === null ? null : newBrandPayMethod(buyer.customerKey, choice)
    if (wanted !== null) {
      const known = methods.map(({ id }) => id)
      methods = (await Api.registerBrandPay(request.clientKey, wanted)).methods
      choice.brandPay = methods.find(({ id }) => !known.includes(id))?.id ?? choice.brandPay
    }
    return methods.find(({ id }) => id === choice.brandPay) ?? null
  }

  const succeed = async (decline: string | null): Promise<void> => {
    if (request.kind === "billing") {
      const registered = await Api.registerBilling(
        request.clientKey,
        decidedBilling(request, choice, decline)
      )
      finish({ type: "registered", ...registered })
      return
    }
    if (request.kind === "brandPay") {
      if (request.purpose === "add") await registerIfNew()
      finish({ type: "done", methods })
      return
    }
    const method = request.brandPay === null ? null : await registerIfNew()
    const { orderId, totalAmount, currency } = await Api.approve(
      paymentKey,
      method === null ? decided(request, choice, decline) : decidedBrandPay(request, choice, method, decline)
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
    if (buyer !== null) {
      const { code, methods: known } = await Api.openBrandPay(request.clientKey, buyer.customerKey)
      methods = known
      if (request.kind === "payment") choice.brandPay = request.brandPay?.methodId ?? known[0]?.id ?? "CARD"
      if (code !== null) {
        if (buyer.redirectUrl === null || !isWebAddress(buyer.redirectUrl)) {
          return fail("NOT_REGISTERED_REDIRECT_URL", words.noRedirectUrl)
        }
        await bringCode(buyer.redirectUrl, code, buyer.customerKey)
      }
    }
    if (request.kind === "payment" && request.brandPay?.methodId !== null && buyer !== null) {
      if (!methods.some(({ id }) => id === choice.brandPay)) {
        return fail("NOT_FOUND_METHOD", ErrorCodes.messageOf("NOT_FOUND_METHOD", language))
      }
    }
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
  const view = makeView(main, request, choice, methods, {
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
