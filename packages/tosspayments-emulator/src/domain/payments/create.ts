import * as Either from "effect/Either"
import type { ErrorCode } from "../../contract/errorCodes.js"
import type { CreateRequest } from "../../contract/paymentCreation.js"
import type { World } from "../../kernel/World.js"
import type { Payment } from "../../Payment.js"
import * as Authorizes from "./authorize.js"
import { isUsed } from "./commands.js"
import { toEnglish } from "./english.js"
import { payments } from "./kind.js"

/** By code or Korean name (additions.md §1.3). EASY_PAY is not among the documented ones: it is CARD with `easyPay`. */
const methods = [
  "CARD",
  "VIRTUAL_ACCOUNT",
  "MOBILE_PHONE",
  "TRANSFER",
  "CULTURE_GIFT_CERTIFICATE",
  "BOOK_GIFT_CERTIFICATE",
  "GAME_GIFT_CERTIFICATE",
  "FOREIGN_EASY_PAY"
] as const

const currencies = ["KRW", "USD", "JPY"] as const

const isUrl = (text: string): boolean => URL.canParse(text)

/** What a problem of the payment itself is called. */
const codes: Readonly<Record<string, ErrorCode>> = {
  orderId: "INVALID_ORDER_ID",
  orderName: "INVALID_ORDER_NAME",
  currency: "INVALID_CURRENCY"
}

/**
 * A payment whose window is at `checkout.url`; nobody has been there yet.
 *
 * Assumption: the codes go by their names, and an order that was paid before is refused as by the payment window.
 */
export const create = (request: CreateRequest, world: World): Payment | ErrorCode => {
  const { amount, cardCompany, easyPay, failUrl, flowMode, orderId, orderName, successUrl } = request
  const method = methods.find((code) => code === toEnglish(request.method))
  if (method === undefined) return "NOT_SUPPORTED_METHOD"
  if (amount === null) return "REQUIRED_AMOUNT"
  if (!isUrl(successUrl)) return "INCORRECT_SUCCESS_URL_FORMAT"
  if (!isUrl(failUrl)) return "INCORRECT_FAIL_URL_FORMAT"
  if (flowMode === "DIRECT" && cardCompany === null && easyPay === null) return "INVALID_FLOW_MODE_PARAMETERS"
  const currency = currencies.find((code) => code === (request.currency ?? "KRW"))
  if (currency === undefined) return "INVALID_CURRENCY"
  if (isUsed(orderId, world)) return "DUPLICATED_ORDER_ID"
  const created = Authorizes.create(
    { orderId, orderName, amount, currency, method, authenticated: false },
    world.merchant,
    world.behaviour.version,
    world.ids,
    world.now
  )
  if (Either.isLeft(created)) return codes[created.left.field] ?? "INVALID_REQUEST"
  world.put(payments, created.right)
  return created.right.payment
}
