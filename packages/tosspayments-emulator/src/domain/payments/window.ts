/** What the payment window does with its payment, which is READY while the window is open. */
import * as Either from "effect/Either"
import type { AuthorizeInput } from "../../Authorization.js"
import * as ErrorCodes from "../../contract/errorCodes.js"
import { InvalidInput } from "../../EmulatorError.js"
import * as Authorizes from "./authorize.js"
import * as Clock from "./clock.js"
import { attempt, type Command } from "./commands.js"
import { decline as declined } from "./decline.js"

const closed = "The window of a payment is open while it is READY."

/**
 * The buyer has chosen and authenticated, perhaps another method than the window was opened for: whoever pays by card
 * can take a wallet there.
 */
export const approve = (input: AuthorizeInput): Command<InvalidInput> =>
  attempt(closed, ({ payment, requestedAt }, { now }) => {
    const { mId, orderId, paymentKey, status, totalAmount, version } = payment
    if (status !== "READY") return null
    if (input.orderId !== orderId || input.amount !== totalAmount) {
      return Either.left(
        new InvalidInput({ field: "payment", message: "The window was opened for another order or amount." })
      )
    }
    return Either.map(Authorizes.open(input, { mId, version, paymentKey, requestedAt }), (entry) => ({
      entry: Authorizes.authenticate(entry, now),
      events: [],
      movements: []
    }))
  })

/**
 * The card company or the bank refuses the buyer, with any code: the list of those that come to a failUrl is open.
 *
 * Assumption: the payment is ABORTED then, as after a confirmation that was refused, and shows its method.
 */
export const decline = (code: string): Command<InvalidInput> =>
  attempt(closed, (entry, { now }) => {
    if (entry.payment.status !== "READY") return null
    if (!/^[A-Z0-9_]{1,100}$/.test(code)) {
      return Either.left(
        new InvalidInput({ field: "code", message: "An error code consists of A-Z, 0-9 and _." })
      )
    }
    const message = ErrorCodes.isErrorCode(code) ? ErrorCodes.messageOf(code, "ko") : code
    return Either.right(declined(Authorizes.authenticate(entry, now), { code, message }))
  })

/** The buyer has waited too long. */
export const expire: Command = attempt<never>(closed, (entry) =>
  entry.payment.status === "READY" ? Either.right(Clock.expire(entry)) : null
)
