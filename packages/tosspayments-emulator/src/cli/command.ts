import * as Command from "@effect/cli/Command"
import * as Effect from "effect/Effect"
import type { Seed } from "../Seed.js"
import { advance } from "./advance.js"
import { billing } from "./billing.js"
import { fault } from "./faults.js"
import { serveOptions } from "./options.js"
import { deposit, payments } from "./payments.js"
import { reset } from "./reset.js"
import { readSeed } from "./seed.js"
import { serve } from "./serve.js"
import { trigger, webhooks } from "./webhooks.js"

/** `tosspayments-emulator`, and what it can ask of one that runs. */
export const command = Command.make(
  "tosspayments-emulator",
  serveOptions,
  ({ host, hosts, keepSecret, limits, port, securityKey, settlements, seed, ...options }) => {
    const [newer, older] = securityKey
    const start = (seed: Seed | undefined) =>
      serve(
        {
          ...options,
          seed,
          limits: Object.fromEntries(limits),
          secretOnRead: keepSecret ? "kept" : "null",
          settlements: settlements ? "derived" : "empty",
          securityKey: newer === undefined ? undefined : older === undefined ? newer : securityKey
        },
        { port, host, hosts }
      )
    return Effect.flatMap(seed === undefined ? Effect.succeed(undefined) : readSeed(seed), start)
  }
).pipe(
  Command.withDescription(
    "TossPayments on your machine (unofficial). Without a command it starts; the commands are for one that runs."
  ),
  Command.withSubcommands([trigger, deposit, advance, fault, payments, webhooks, billing, reset])
)
