import type { CashReceiptCommands, Effects } from "../Commands.js"
import * as Commands from "../domain/cashReceipts/commands.js"
import { cashReceipts } from "../domain/cashReceipts/entity.js"
import type { Running } from "./Running.js"

export const make = ({ about, look }: Running): Effects<CashReceiptCommands> => ({
  fail: (key) =>
    about(cashReceipts, "cash receipt", Commands.receiptKeyOf(String(key)), Commands.fail(String(key))),
  list: look(({ store }) => Commands.all(store.of(cashReceipts).book.values()))
})
