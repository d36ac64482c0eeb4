#!/usr/bin/env node
import { parseArgs } from "node:util"
import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Emulator from "../Emulator.js"
import * as EmulatorServer from "../EmulatorServer.js"
import { defaultLimits } from "../kernel/Settings.js"
import * as WebhookSender from "../WebhookSender.js"
import { advance } from "./advance.js"
import { UsageError, usage } from "./usage.js"

const readArguments = Effect.try({
  try: () =>
    parseArgs({
      options: {
        port: { type: "string", default: "8080" },
        host: { type: "string", default: "127.0.0.1" },
        "allow-host": { type: "string", multiple: true },
        "webhook-url": { type: "string" },
        "webhook-success": { type: "string", default: "200" },
        merchant: { type: "string", multiple: true },
        mid: { type: "string" },
        "api-version": { type: "string", default: "2022-11-16" },
        "keep-secret": { type: "boolean", default: false },
        settlements: { type: "boolean", default: false },
        "legacy-confirm": { type: "boolean", default: false },
        data: { type: "string" },
        clock: { type: "string", default: "real" },
        limit: { type: "string", multiple: true },
        "security-key": { type: "string", multiple: true },
        "payout-balance": { type: "string" },
        url: { type: "string", default: "http://127.0.0.1:8080" },
        help: { type: "boolean", default: false }
      },
      allowPositionals: true
    }),
  catch: (cause) => new UsageError({ message: cause instanceof Error ? cause.message : String(cause) })
})

const parsePort = (text: string) =>
  /^\d{1,5}$/.test(text) && Number(text) <= 65535
    ? Effect.succeed(Number(text))
    : Effect.fail(new UsageError({ message: `--port takes a number from 0 to 65535, not "${text}".` }))

const parseMerchant = (text: string) => {
  const at = text.indexOf("=")
  return at > 0 && at < text.length - 1
    ? Effect.succeed({ secretKey: Redacted.make(text.slice(0, at)), mId: text.slice(at + 1) })
    : Effect.fail(new UsageError({ message: "--merchant takes <test secret key>=<merchant id>." }))
}

const parseLimit = (text: string) => {
  const [, name = "", count] = /^(\w+)=([1-9]\d{0,14})$/.exec(text) ?? []
  const names = Object.keys(defaultLimits)
  return names.includes(name)
    ? Effect.succeed([name, Number(count)] as const)
    : Effect.fail(
        new UsageError({
          message: `--limit takes one of ${names.join(", ")}, = and a number, not "${text}".`
        })
      )
}

const parseBalance = (text: string) =>
  /^\d{1,15}$/.test(text)
    ? Effect.succeed(Number(text))
    : Effect.fail(new UsageError({ message: `--payout-balance takes a whole number of won, not "${text}".` }))

const parseSuccess = (text: string): Effect.Effect<"200" | "2xx", UsageError> =>
  text === "200" || text === "2xx"
    ? Effect.succeed(text)
    : Effect.fail(new UsageError({ message: "--webhook-success is 200 or 2xx." }))

const parseVersion = (text: string): Effect.Effect<"2022-06-08" | "2022-11-16" | "2024-06-01", UsageError> =>
  text === "2022-06-08" || text === "2022-11-16" || text === "2024-06-01"
    ? Effect.succeed(text)
    : Effect.fail(new UsageError({ message: "--api-version is 2022-06-08, 2022-11-16 or 2024-06-01." }))

const parseClock = (text: string): Effect.Effect<"real" | "frozen", UsageError> =>
  text === "real" || text === "frozen"
    ? Effect.succeed(text)
    : Effect.fail(new UsageError({ message: "--clock is real or frozen." }))

const print = (text: string) => Effect.sync(() => process.stdout.write(`${text}\n`))
const complain = (text: string) =>
  Effect.sync(() => {
    process.stderr.write(`${text}\n`)
    process.exitCode = 1
  })

const welcome = (
  { url }: EmulatorServer.Service,
  data: string | undefined
) => `TossPayments emulator (unofficial) on ${url}

  API       ${url}/v1
  control   ${url}/_emulator/health
  SDK       new Client({ secretKey: "test_sk_anything", baseUrl: "${url}" })
            or, with Effect, TOSS_API_BASE=${url} TOSS_SECRET_KEY=test_sk_anything

  A buyer pays:
    curl -X POST ${url}/_emulator/payments -d '{"orderId":"ORD-0001","amount":33000}'

Ctrl+C stops it. Everything is in ${data ?? "memory"}.`

const run = Effect.gen(function* () {
  const { positionals, values } = yield* readArguments
  if (values.help) return yield* print(usage)
  const [command, ...words] = positionals
  if (command === "advance") return yield* print(yield* advance(words, values.url))
  if (command !== undefined) {
    return yield* new UsageError({ message: `There is no command ${command}, only advance.` })
  }
  const port = yield* parsePort(values.port)
  const merchants = yield* Effect.forEach(values.merchant ?? [], parseMerchant)
  const apiVersion = yield* parseVersion(values["api-version"])
  const webhookSuccess = yield* parseSuccess(values["webhook-success"])
  const clock = yield* parseClock(values.clock)
  const limits = Object.fromEntries(yield* Effect.forEach(values.limit ?? [], parseLimit))
  const balance = values["payout-balance"]
  const payoutBalance = balance === undefined ? undefined : yield* parseBalance(balance)
  const emulator = Emulator.layer({
    mId: values.mid,
    merchants,
    apiVersion,
    secretOnRead: values["keep-secret"] ? "kept" : "null",
    securityKey: values["security-key"],
    payoutBalance,
    settlements: values.settlements ? "derived" : "empty",
    legacyConfirm: values["legacy-confirm"],
    data: values.data,
    clock,
    limits,
    webhookSuccess,
    webhookUrl: values["webhook-url"]
  }).pipe(Layer.provide(WebhookSender.layerHttp), Layer.provide(FetchHttpClient.layer))
  const server = EmulatorServer.layer({ port, host: values.host, hosts: values["allow-host"] })
  yield* Effect.scoped(
    Effect.gen(function* () {
      const context = yield* Layer.build(Layer.provide(server, emulator))
      yield* print(welcome(yield* Effect.provide(EmulatorServer.EmulatorServer, context), values.data))
      return yield* Effect.never
    })
  )
})

const codeOf = (cause: unknown): string =>
  typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : String(cause)

const listenProblem = (cause: unknown): string => {
  const code = codeOf(cause)
  if (code === "EADDRINUSE")
    return "The port is in use. Choose another with --port, or --port 0 for any free one."
  if (code === "EACCES") return "This port needs more rights. Choose one from 1024 with --port."
  return `Cannot listen: ${code}`
}

run.pipe(
  Effect.catchTags({
    ServeError: (error) => complain(listenProblem(error.cause)),
    InvalidInput: (error) => complain(error.message),
    UsageError: (error) => complain(`${error.message}\n\n${usage}`)
  }),
  NodeRuntime.runMain
)
