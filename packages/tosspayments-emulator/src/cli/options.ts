import * as Options from "@effect/cli/Options"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import { defaultLimits } from "../kernel/Settings.js"

const hint =
  (description: string, name?: string) =>
  <A>(option: Options.Options<A>): Options.Options<A> =>
    Options.withDescription(name === undefined ? option : Options.withPseudoName(option, name), description)

export const maybe = <A>(option: Options.Options<A>): Options.Options<A | undefined> =>
  Options.map(Options.optional(option), Option.getOrUndefined)

const when = <A>(condition: boolean, value: A): Option.Option<A> =>
  condition ? Option.some(value) : Option.none()

const every =
  <A>(read: (text: string) => Option.Option<A>) =>
  (texts: ReadonlyArray<string>): Option.Option<Array<A>> =>
    Option.all(texts.map(read))

const readMerchant = (text: string) => {
  const at = text.indexOf("=")
  return when(at > 0 && at < text.length - 1, {
    secretKey: Redacted.make(text.slice(0, at)),
    mId: text.slice(at + 1)
  })
}

const readLimit = (text: string) => {
  const [, name = "", count] = /^(\w+)=([1-9]\d{0,14})$/.exec(text) ?? []
  return when(Object.hasOwn(defaultLimits, name), [name, Number(count)] as const)
}

/** Says by its name which option is wrong; the library's own choices do not. */
const oneOf = <const A extends string>(name: string, values: readonly [A, ...ReadonlyArray<A>]) =>
  Options.text(name).pipe(
    Options.withPseudoName(values.join(" | ")),
    Options.filterMap(
      (text) => Option.fromNullable(values.find((value) => value === text)),
      `--${name} is ${values.slice(0, -1).join(", ")} or ${values.at(-1)}.`
    )
  )

export const whole = (name: string, shown: string, least: number, most: number) =>
  Options.text(name).pipe(
    Options.withPseudoName(shown),
    Options.filterMap(
      (text) => when(/^\d{1,15}$/.test(text) && Number(text) >= least && Number(text) <= most, Number(text)),
      `--${name} takes a number from ${least}${most === Number.MAX_SAFE_INTEGER ? "" : ` to ${most}`}.`
    )
  )

const limitNames = Object.keys(defaultLimits).join(", ")

/** What the emulator is started with. */
export const serveOptions = {
  port: whole("port", "number", 0, 65535).pipe(
    hint("Port to listen on; 0 takes any free one. Default: 8080."),
    Options.withDefault(8080)
  ),
  host: Options.text("host").pipe(
    hint("Address to listen on. Default: 127.0.0.1.", "address"),
    Options.withDefault("127.0.0.1")
  ),
  hosts: Options.text("allow-host").pipe(
    hint("Answer the control API under this name too, for example toss in Docker. May be repeated.", "name"),
    Options.repeated
  ),
  webhookUrl: Options.text("webhook-url").pipe(
    hint("Where to send webhooks. May be repeated. Default: nowhere, they are only listed.", "url"),
    Options.repeated
  ),
  webhookSuccess: oneOf("webhook-success", ["200", "2xx"]).pipe(
    hint("Which answers count as delivered. Default: 200."),
    Options.withDefault("200")
  ),
  merchants: Options.text("merchant").pipe(
    hint(
      "Accept only this test secret key, for this merchant. May be repeated: several merchants side by side.",
      "key=mId"
    ),
    Options.repeated,
    Options.filterMap(every(readMerchant), "--merchant takes <test secret key>=<merchant id>.")
  ),
  mId: Options.text("mid").pipe(
    hint("Merchant id when no --merchant is given. Default: emul01store.", "id"),
    maybe
  ),
  apiVersion: oneOf("api-version", ["2022-11-16", "2024-06-01", "2022-06-08"]).pipe(
    hint("Shape of the answers; with 2022-06-08 cash receipts alone are older. Default: 2022-11-16."),
    Options.withDefault("2022-11-16")
  ),
  keepSecret: Options.boolean("keep-secret").pipe(
    hint("Answer later reads of a payment with its secret instead of null.")
  ),
  settlements: Options.boolean("settlements").pipe(
    hint("List settlements of the payments, instead of none as with real test keys.")
  ),
  legacyConfirm: Options.boolean("legacy-confirm").pipe(
    hint("Confirm at POST /v1/payments/{paymentKey} as well, as old clients do.")
  ),
  data: Options.text("data").pipe(
    hint("Keep everything in this file, and go on with it when started again.", "file"),
    maybe
  ),
  seed: Options.text("seed").pipe(
    hint("Begin with what this JSON file says: payments, billing keys, sellers, a balance.", "file"),
    maybe
  ),
  clock: oneOf("clock", ["real", "frozen"]).pipe(
    hint("Whether time passes by itself, or stands still until it is advanced. Default: real."),
    Options.withDefault("real")
  ),
  rateLimit: whole("rate-limit", "count", 1, Number.MAX_SAFE_INTEGER).pipe(
    hint(
      "Requests a minute to one endpoint before it answers 429; TossPayments takes 100 of test keys. Default: any number."
    ),
    maybe
  ),
  securityKey: Options.text("security-key").pipe(
    hint(
      "What payouts are encrypted with and their webhooks signed: 64 hexadecimal characters. Twice while it is reissued.",
      "key"
    ),
    Options.repeated
  ),
  payoutBalance: whole("payout-balance", "won", 0, Number.MAX_SAFE_INTEGER).pipe(
    hint("What can be paid out to sellers in the beginning. Default: 10000000."),
    maybe
  ),
  limits: Options.text("limit").pipe(
    hint(`How much to remember: ${limitNames}. May be repeated.`, "what=count"),
    Options.repeated,
    Options.filterMap(every(readLimit), `--limit takes one of ${limitNames}, = and a number.`)
  )
}

/** Where the emulator runs that a command is for. */
export const url = Options.text("url").pipe(
  hint("Where the emulator runs. Default: http://127.0.0.1:8080.", "address"),
  Options.withDefault("http://127.0.0.1:8080")
)
