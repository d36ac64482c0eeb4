import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import type * as Schema from "effect/Schema"
import type { Effects, WindowCommands } from "../Commands.js"
import * as Control from "../contract/control.js"
import * as Contract from "../contract/window.js"
import * as Billing from "../domain/billing/commands.js"
import * as BrandPay from "../domain/brandPay/window.js"
import * as Payments from "../domain/payments/commands.js"
import { payments } from "../domain/payments/kind.js"
import * as Windows from "../domain/payments/window.js"
import type { EmulatorError } from "../EmulatorError.js"
import { InvalidInput } from "../EmulatorError.js"
import type { World } from "../kernel/World.js"
import * as Auth from "../pipeline/auth.js"
import { type Running, readInput } from "./Running.js"

/** What comes from the page of a shop. */
interface Keyed {
  readonly clientKey: string
}

export const make = ({ about, at, settings }: Running): Effects<WindowCommands> => {
  const ofMerchant = <Input extends Keyed, I, A>(
    schema: Schema.Schema<Input, I>,
    given: unknown,
    run: (input: Input, world: World) => Either.Either<A, EmulatorError>
  ): Effect.Effect<A, EmulatorError> =>
    Effect.flatMap(readInput(schema, given), (input): Effect.Effect<A, EmulatorError> => {
      const mId = Auth.merchantOf(input.clientKey, settings.keys)
      return mId === null
        ? Effect.fail(
            new InvalidInput({
              field: "clientKey",
              message:
                "No merchant has this client key: test_ck_shop belongs to test_sk_shop, test_gck_shop to test_gsk_shop."
            })
          )
        : at(mId, (world) => run(input, world))
    })
  return {
    open: (given) =>
      ofMerchant(Contract.opening, given, ({ payment }, world) =>
        Payments.authorize({ ...payment, authenticated: false }, world)
      ),
    approve: (paymentKey, given) =>
      Effect.flatMap(readInput(Control.authorizeInput, given), (input) =>
        about(payments, "payment", paymentKey, Windows.approve(input))
      ),
    decline: (paymentKey, code) => about(payments, "payment", paymentKey, Windows.decline(String(code))),
    expire: (paymentKey) => about(payments, "payment", paymentKey, Windows.expire),
    registerBilling: (given) =>
      ofMerchant(Contract.registration, given, ({ billing }, world) => Billing.authorize(billing, world)),
    openBrandPay: (given) =>
      ofMerchant(Contract.brandPay, given, ({ customerKey }, world) =>
        Either.right(BrandPay.open(customerKey, world))
      ),
    registerBrandPay: (given) =>
      ofMerchant(Contract.brandPayRegistration, given, ({ brandPay }, world) =>
        BrandPay.register(brandPay, world)
      )
  }
}
