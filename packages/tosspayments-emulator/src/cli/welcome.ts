import type * as Redacted from "effect/Redacted"
import type { Options } from "../Options.js"
import { defaultSecurityKey } from "../Options.js"
import { paint } from "./terminal.js"
import { version } from "./version.js"

/** A client key belongs to the secret key with the same ending. Keys that somebody gave are not printed. */
const keyLines = ({ merchants = [], securityKey }: Options<string | Redacted.Redacted<string>>) => [
  ...(merchants.length === 0
    ? [
        ["Keys", "any test key; the client key belongs to the secret key with the same ending"],
        ["  API", "test_ck_emulator   test_sk_emulator"],
        ["  widgets", "test_gck_emulator  test_gsk_emulator"]
      ]
    : [
        ["Keys", `those of ${[...new Set(merchants.map(({ mId }) => mId))].join(", ")} alone`],
        ["  client", "with the ending of the secret key: test_ck_… of test_sk_…, test_gck_… of test_gsk_…"]
      ]),
  ["  security", securityKey === undefined ? defaultSecurityKey : "the one that was given"]
]

/** What is in a query may be a secret of the shop. */
const withoutQuery = (url: string): string => {
  const { host, pathname, protocol } = new URL(url)
  return `${protocol}//${host}${pathname}`
}

/** What to do with an emulator that has just started. */
export const welcome = (url: string, options: Options<string | Redacted.Redacted<string>>): string => {
  const [clientKey, secretKey] =
    (options.merchants ?? []).length === 0
      ? ["test_ck_emulator", "test_sk_emulator"]
      : ["test_ck_…", "test_sk_…"]
  const webhooks = [options.webhookUrl ?? []].flat()
  const lines = [
    ["Dashboard", `${url}/_emulator`],
    ["API", `${url}/v1`],
    ...keyLines(options),
    ["Front end", `loadTossPayments("${clientKey}", { src: "${url}/v2/standard" })`],
    ["Server", `new Client({ secretKey: "${secretKey}", baseUrl: "${url}" })`],
    ["", `or, with Effect, TOSS_API_BASE=${url} TOSS_SECRET_KEY=${secretKey}`],
    [
      "Webhooks",
      webhooks.length === 0 ? "go nowhere; --webhook-url sends them" : webhooks.map(withoutQuery).join(", ")
    ],
    ["A buyer pays", `curl ${url}/_emulator/payments -d '{"orderId":"ORD-0001","amount":33000}'`]
  ]
  const body = lines.map(([name = "", text = ""]) => `  ${paint("dim", name.padEnd(14))}${text}`)
  return [
    `${paint("bold", `TossPayments emulator ${version}`)} (unofficial) on ${paint("cyan", url)}`,
    "",
    ...body,
    "",
    `Ctrl+C stops it. Everything is in ${options.data ?? "memory"}.`
  ].join("\n")
}
