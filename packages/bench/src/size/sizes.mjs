/** The figures that `size` prints and `check-budgets` holds to. */
import { entry, gzipped, modulesIn, modulesLoadedBy } from "./bundle.mjs"
import { emulator } from "./emulator.mjs"
import { writeFloor } from "./floor.mjs"

/** Gzipped bytes of an entry that uses Effect: all of it, Effect's floor, and what is ours. */
export const overFloor = async (name, bundler) => {
  const total = await gzipped(entry(name), bundler)
  const floor = await gzipped(await writeFloor(entry(name)), bundler)
  return { total, floor, ours: total - floor }
}

/** What has a budget; the same on every machine with the same lock file. */
export const budgeted = async () => {
  const payments = await overFloor("payments-only")
  const inBundle = await modulesIn(entry("payments-only"))
  const loaded = await modulesLoadedBy("effect-tosspayments/TossClient")
  const { commandLine, imported, started } = await emulator()
  return {
    "payments-only bundle over Effect's floor, bytes gzip": payments.ours,
    "payments-only bundle, bytes gzip": payments.total,
    "payments-only bundle, modules of ours": inBundle.ours,
    "payments-only bundle, modules of Effect": inBundle.effect,
    "all resources over Effect's floor, bytes gzip": (await overFloor("all-resources")).ours,
    "effect-tosspayments whole, bytes gzip": await gzipped(entry("everything")),
    "effect-tosspayments/TossClient, modules that an import loads": loaded.all,
    "tosspayments-server-sdk bundle, bytes gzip": await gzipped(entry("facade")),
    "tosspayments-server-sdk/webhook bundle, bytes gzip": await gzipped(entry("facade-webhook")),
    "tosspayments-emulator, an import, bytes gzip": imported,
    "tosspayments-emulator, a started emulator, bytes gzip": started,
    "tosspayments-emulator, the command line, bytes gzip": commandLine
  }
}
