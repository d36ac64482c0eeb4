import * as Data from "effect/Data"

/** The command line was not understood, or what it asked for cannot be done. */
export class UsageError extends Data.TaggedError("UsageError")<{ readonly message: string }> {}

export const usage = `tosspayments-emulator - TossPayments on your machine (unofficial)

Usage: tosspayments-emulator [options]
       tosspayments-emulator advance <duration> [--url <address>]

  --port <number>              port to listen on, 0 for any free one (default 8080)
  --host <address>             address to listen on (default 127.0.0.1)
  --allow-host <name>          answer the control API under this name too, e.g. toss in Docker; may be repeated
  --webhook-url <url>          where to send webhooks (default: nowhere, they are only listed)
  --webhook-success <status>   what counts as delivered: 200 (default) or 2xx
  --merchant <key>=<mId>       accept only this test secret key, for this merchant id; may be repeated
  --mid <id>                   merchant id when no --merchant is given (default emul01store)
  --api-version <version>      2022-11-16 (default), 2024-06-01, or 2022-06-08 for older cash receipts
  --keep-secret                answer later reads with the secret instead of null
  --settlements                list settlements of the payments, instead of none as with real test keys
  --legacy-confirm             confirm at POST /v1/payments/{paymentKey} as well, as old clients do
  --data <file>                keep everything in this file, and go on with it when started again
  --clock <mode>               real (default), or frozen until it is advanced
  --security-key <64 hex>      what payouts are encrypted with and their webhooks signed; twice while it is reissued
  --payout-balance <won>       what can be paid out to sellers in the beginning (default 10000000)
  --limit <what>=<count>       how many payments, requests, deliveries … to remember; may be repeated
  --help                       show this

  advance <duration>           move the clock of a running emulator: 10m, 2h, "3 days"
  --url <address>              where it runs (default http://127.0.0.1:8080)
`
