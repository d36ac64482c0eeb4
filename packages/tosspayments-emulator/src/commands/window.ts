import * as Effect from "effect/Effect"
import type { Effects, WindowCommands } from "../Commands.js"
import * as Control from "../contract/control.js"
import * as Contract from "../contract/window.js"
import * as BillingCommands from "../domain/billing/commands.js"
import * as Commands from "../domain/payments/commands.js"
import { payments } from "../domain/payments/kind.js"
import * as Windows from "../domain/payments/window.js"
import { InvalidInput } from "../EmulatorError.js"
import * as Auth from "../pipeline/auth.js"
import { type Running, readInput } from "./Running.js"

export const make = ({ about, at, settings }: Running): Effects<WindowCommands> => {
  const merchantOf = (clientKey: string): Effect.Effect<string, InvalidInput> => {
    const mId = Auth.merchantOf(clientKey, settings.keys)
    return mId === null
      ? Effect.fail(
          new InvalidInput({
            field: "clientKey",
            message:
              "No merchant has this client key: test_ck_shop belongs to test_sk_shop, test_gck_shop to test_gsk_shop."
          })
        )
      : Effect.succeed(mId)
  }
  return {
    open: (given) =>
      Effect.flatMap(readInput(Contract.opening, given), ({ clientKey, payment }) =>
        Effect.flatMap(merchantOf(clientKey), (mId) =>
          at(mId, (world) => Commands.authorize({ ...payment, authenticated: false }, world))
        )
      ),
    approve: (paymentKey, given) =>
      Effect.flatMap(readInput(Control.authorizeInput, given), (input) =>
        about(payments, "payment", paymentKey, Windows.approve(input))
      ),
    decline: (paymentKey, code) => about(payments, "payment", paymentKey, Windows.decline(String(code))),
    expire: (paymentKey) => about(payments, "payment", paymentKey, Windows.expire),
    registerBilling: (given) =>
      Effect.flatMap(readInput(Contract.registration, given), ({ billing, clientKey }) =>
        Effect.flatMap(merchantOf(clientKey), (mId) =>
          at(mId, (world) => BillingCommands.authorize(billing, world))
        )
      )
  }
}
