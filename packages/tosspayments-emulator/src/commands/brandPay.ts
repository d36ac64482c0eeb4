import type { BrandPayCommands, Effects } from "../Commands.js"
import * as Contract from "../contract/brandPay.js"
import * as Commands from "../domain/brandPay/commands.js"
import { brandPayMethods } from "../domain/brandPay/kind.js"
import type { Running } from "./Running.js"

export const make = ({ about, begin, look }: Running): Effects<BrandPayCommands> => {
  const command = (methodKey: string, run: Commands.Command) =>
    about(brandPayMethods, "method", methodKey, run)
  return {
    register: (input) => begin(Contract.registerInput, input, Commands.register),
    decline: (methodKey, code) => command(methodKey, Commands.decline(code)),
    rename: (methodKey, alias) => command(methodKey, Commands.rename(alias)),
    list: look(({ store }) => store.of(brandPayMethods).book.values().map(Commands.show))
  }
}
