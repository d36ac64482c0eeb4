import { inspect } from "node:util"
import type * as HttpClientRequest from "@effect/platform/HttpClientRequest"
import { describe, expect, it } from "@effect/vitest"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Logger from "effect/Logger"
import * as LogLevel from "effect/LogLevel"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import * as Tracer from "effect/Tracer"
import * as BrandPay from "../src/BrandPay.js"
import * as BrandPayTokens from "../src/BrandPayTokens.js"
import * as Payments from "../src/Payments.js"
import * as TossClient from "../src/TossClient.js"
import * as TossConfig from "../src/TossConfig.js"
import * as TossHttpClient from "../src/TossHttpClient.js"
import * as Webhooks from "../src/Webhooks.js"
import * as Samples from "./support/Samples.js"
import * as Script from "./support/Script.js"

const secretKey = "test_sk_NeverPrintMe00001"
const securityKey = "feedfacecafebeef".repeat(4)
const depositSecret = "ps_NeverPrintMe00002"
const paymentKey = "pkey_NeverPrintMe00003"
const orderId = "ORD-NeverPrintMe00004"
const accountNumber = "11022200005555"
const holderName = "홍길동비밀"
const cardNumber = "9430000066667777"
const accessToken = "at_NeverPrintMe00005"
const refreshToken = "rt_NeverPrintMe00006"
const agreementCode = "code_NeverPrintMe00007"
const identity = { ci: "CI_NeverPrintMe00008", mobilePhone: "01077776666", rrn: "9001019" }

/** What nothing may show, anywhere. */
const secrets = {
  secretKey,
  authorization: Buffer.from(`${secretKey}:`).toString("base64"),
  securityKey,
  depositSecret,
  accountNumber,
  holderName,
  cardNumber,
  accessToken,
  refreshToken,
  agreementCode,
  ...identity
}
/** What spans and logs may not show either. */
const identifiers = { paymentKey, orderId }

interface Recorded {
  readonly name: string
  readonly attributes: Map<string, unknown>
  readonly events: Array<unknown>
  exit: Exit.Exit<unknown, unknown> | undefined
}

const recorder = () => {
  const spans: Array<Recorded> = []
  const lines: Array<string> = []
  const tracer = Tracer.make({
    span: (name, parent, context, links, startTime, kind) => {
      const recorded: Recorded = { name, attributes: new Map(), events: [], exit: undefined }
      spans.push(recorded)
      return {
        _tag: "Span",
        name,
        spanId: `${spans.length}`,
        traceId: "trace",
        sampled: true,
        parent,
        context,
        links,
        kind,
        status: { _tag: "Started", startTime },
        attributes: recorded.attributes,
        attribute: (key, value) => recorded.attributes.set(key, value),
        event: (...event) => recorded.events.push(event),
        addLinks: () => {},
        end: (_, exit) => {
          recorded.exit = exit
        }
      }
    },
    context: (run) => run()
  })
  const logger = Logger.make((line) => {
    lines.push(
      Logger.logfmtLogger.log(line),
      Logger.jsonLogger.log(line),
      inspect(line.message, { depth: 10 })
    )
  })
  return { spans, lines, tracer, logger }
}

/** JSON has no bigint, which is what times of spans are. */
const withoutBigInt = (_: string, value: unknown) => (typeof value === "bigint" ? `${value}` : value)

const printed = (value: unknown): string =>
  [
    String(value),
    JSON.stringify(value, withoutBigInt) ?? "",
    inspect(value, { depth: 10, showHidden: false })
  ].join("\n")

/** Runs a call that fails, with everything that could print listening. */
const listen = <A, E, R>(call: Effect.Effect<A, E, R>) =>
  Effect.gen(function* () {
    const { lines, logger, spans, tracer } = recorder()
    const exit = yield* Script.elapse(call).pipe(
      Effect.tapErrorCause((cause) => Effect.logError("failed", cause)),
      Effect.tapError((error) => Effect.logError(error)),
      Effect.withTracer(tracer),
      Effect.provide(Logger.replace(Logger.defaultLogger, logger)),
      Logger.withMinimumLogLevel(LogLevel.All),
      Effect.exit
    )
    return { exit, lines: lines.join("\n"), spans }
  })

const search = (where: string, text: string, needles: { readonly [name: string]: string }) => {
  for (const [name, needle] of Object.entries(needles)) {
    expect(text.includes(needle), `${name} in ${where}`).toBe(false)
  }
}

const confirm = Effect.flatMap(Payments.Payments, (payments) =>
  payments.confirm({ paymentKey, orderId, amount: 1000 })
)
const cancel = Effect.flatMap(Payments.Payments, (payments) =>
  payments.cancel(paymentKey, {
    cancelReason: "x",
    refundReceiveAccount: { bank: "88", accountNumber, holderName }
  })
)
const wrongCancel = Effect.flatMap(Payments.Payments, (payments) =>
  payments.cancel(paymentKey, {
    cancelReason: 1,
    cancelAmount: cardNumber,
    refundReceiveAccount: {
      bank: "88",
      accountNumber: `${accountNumber}-`,
      holderName: holderName.repeat(20)
    }
  } as never)
)
const retrieve = Effect.flatMap(Payments.Payments, (payments) => payments.retrieve(paymentKey))
const byOrder = Effect.flatMap(Payments.Payments, (payments) => payments.retrieveByOrderId(orderId))
const badPath = Effect.flatMap(Payments.Payments, (payments) => payments.retrieve(paymentKey.repeat(20)))
const webhook = Effect.flatMap(Webhooks.Webhooks, (webhooks) =>
  webhooks.verifyAndParse(
    JSON.stringify({ secret: depositSecret, status: "DONE", orderId, createdAt: "x", cardNumber }),
    { depositSecret: `${depositSecret}x` }
  )
)
const signedWebhook = Effect.flatMap(Webhooks.Webhooks, (webhooks) =>
  webhooks.verifyAndParse(JSON.stringify({ eventType: "payout.changed", entityBody: { accountNumber } }), {
    headers: { "tosspayments-webhook-signature": "v1:AAAA", "tosspayments-webhook-transmission-time": "now" }
  })
)
const brandPay = <A, E>(run: (brandPay: BrandPay.Service) => Effect.Effect<A, E>) =>
  Effect.flatMap(BrandPay.BrandPay, run)
const issueToken = brandPay((service) =>
  service.issueToken({
    grantType: "AuthorizationCode",
    customerKey: "cust_1",
    code: agreementCode,
    customerIdentity: { ...identity, name: holderName }
  })
)
const refresh = brandPay((service) =>
  service.issueToken({
    grantType: "RefreshToken",
    customerKey: "cust_1",
    refreshToken: Redacted.make(refreshToken)
  })
)
const removeMethod = brandPay((service) =>
  service.removeCard(Redacted.make(accessToken), { methodKey: "mk_1" })
)
const wrongToken = brandPay((service) => service.listMethods(Redacted.make(`${accessToken}\n`)))
const wrongIdentity = brandPay((service) =>
  service.issueToken({
    grantType: "AuthorizationCode",
    customerKey: "cust_1",
    code: agreementCode.repeat(50),
    customerIdentity: { mobilePhone: `${identity.mobilePhone}-`, ci: identity.ci.repeat(20), rrn: 9001019 }
  } as never)
)
/** Issued, then refreshed long after. */
const keptToken = Effect.gen(function* () {
  const tokens = yield* BrandPayTokens.make()
  yield* tokens.issue({ customerKey: "cust_1", code: agreementCode })
  return yield* tokens.forCustomer("cust_1")
})

/** An answer full of personal data. */
const personal = { accountNumber, holderName, cardNumber, secret: depositSecret, paymentKey, orderId }
const answer = (
  status: number,
  body: unknown = { code: "SOMETHING_NEW", message: "no", ...personal }
): Script.Step => ({
  status,
  body
})
const tokens = { accessToken, refreshToken, tokenType: "bearer" }
const drifted = {
  ...Samples.json("payment-virtual-account-done"),
  paymentKey,
  orderId,
  secret: depositSecret,
  vat: cardNumber,
  card: cardNumber,
  virtualAccount: accountNumber,
  metadata: { holder: [holderName] }
}

/** What fetch libraries and mocks say, and worse. */
const quoting = (request: HttpClientRequest.HttpClientRequest) => {
  const body = request.body._tag === "Uint8Array" ? new TextDecoder().decode(request.body.body) : ""
  const said = `no mock for ${request.method} ${request.url} ${new URL(request.url).pathname} ${JSON.stringify(request.headers)} ${body} ${secretKey}`
  return Object.assign(new Error(said, { cause: said }), {
    request,
    config: request,
    name: said,
    // Of what this request holds: a code can look like anything.
    code: request.url.includes(paymentKey) ? paymentKey : orderId
  })
}

/** No more than what there is to quote of a call that has no order and is made without the secret key. */
const quotingToken = ({ body, headers, url }: HttpClientRequest.HttpClientRequest) =>
  new Error(
    `no mock for ${url} ${JSON.stringify(headers)} ${
      body._tag === "Uint8Array" ? new TextDecoder().decode(body.body) : ""
    }`
  )

type Call = Effect.Effect<unknown, unknown, BrandPay.BrandPay | Payments.Payments | Webhooks.Webhooks>

const failures: ReadonlyArray<readonly [name: string, call: Call, steps: ReadonlyArray<Script.Step>]> = [
  ["a wrong request", wrongCancel, []],
  ["a wrong path", badPath, []],
  ["a wrong webhook", webhook, []],
  ["a wrong signature", signedWebhook, []],
  ...[400, 401, 403, 404, 409, 418, 429, 500, 503].map(
    (status) => [`a confirm with status ${status}`, confirm, Array(8).fill(answer(status))] as const
  ),
  ["a cancel with status 500", cancel, Array(8).fill(answer(500))],
  ["a read by order with status 500", byOrder, Array(8).fill(answer(500))],
  ["a refused connection", cancel, Array(8).fill({ failure: "ECONNREFUSED" })],
  ["a reset connection", cancel, Array(8).fill({ failure: "ECONNRESET" })],
  ["a cut-off answer", cancel, Array(8).fill({ cutOff: true })],
  ...[cancel, confirm, retrieve, byOrder].map(
    (call, index) =>
      [`a fetch that quotes what it was given (${index})`, call, Array(8).fill({ throws: quoting })] as const
  ),
  ["no answer", cancel, Array(8).fill({ hang: true })],
  ["a success that is HTML", cancel, Array(8).fill(answer(200, `<html>${accountNumber}${holderName}`))],
  [
    "a success that is no payment",
    cancel,
    Array(8).fill(answer(200, { ...drifted, totalAmount: cardNumber }))
  ],
  ["a success without the fields that matter", retrieve, [answer(200, personal)]],
  ["an answer with drift, which is a success", retrieve, [answer(200, drifted)]],
  ["a wrong access token", wrongToken, []],
  ["a wrong identity", wrongIdentity, []],
  ...[issueToken, refresh, removeMethod].flatMap((call, index) => [
    [`a brandpay call with status 400 (${index})`, call, [answer(400)]] as const,
    [
      `a brandpay call with a reset connection (${index})`,
      call,
      Array(8).fill({ failure: "ECONNRESET" })
    ] as const,
    [
      `a brandpay call of a fetch that quotes (${index})`,
      call,
      Array(8).fill({ throws: quotingToken })
    ] as const,
    [
      `a brandpay call whose success is none (${index})`,
      call,
      Array(8).fill(answer(200, { ...tokens, accessToken: [accessToken] }))
    ] as const
  ]),
  ["a token with drift", issueToken, [answer(200, { ...tokens, expiresIn: refreshToken })]],
  ["a refresh that is refused", keptToken, [answer(200, { ...tokens, expiresIn: 0 }), answer(400)]],
  [
    "a refresh that fails while the token is good",
    keptToken,
    [answer(200, { ...tokens, expiresIn: 60 }), ...Array(8).fill({ failure: "ECONNRESET" })]
  ]
]

const layer = (steps: ReadonlyArray<Script.Step>) =>
  Script.layer(steps, { secretKey: Redacted.make(secretKey), securityKey, maxRetries: 1 })

describe("Secrets are not shown", () => {
  for (const [name, call, steps] of failures) {
    it.effect(`after ${name}`, () =>
      Effect.gen(function* () {
        const { exit, lines, spans } = yield* listen(call)
        const cause = Exit.isFailure(exit) ? exit.cause : Cause.empty
        search("the error", printed(Option.getOrUndefined(Cause.failureOption(cause))), secrets)
        search("the pretty cause", Cause.pretty(cause, { renderErrorCause: true }), secrets)
        search("the printed cause", printed(cause), secrets)
        search("the log", lines, { ...secrets, ...identifiers })
        for (const { attributes, events, exit, name } of spans) {
          search("a span", printed([name, [...attributes], events]), { ...secrets, ...identifiers })
          if (exit !== undefined && Exit.isFailure(exit)) {
            search("the end of a span", Cause.pretty(exit.cause), { ...secrets, ...identifiers })
          }
        }
      }).pipe(Effect.provide(layer(steps)))
    )
  }

  it.effect("in the configuration and the services", () =>
    Effect.gen(function* () {
      for (const tag of [
        TossConfig.TossConfig,
        TossHttpClient.TossHttpClient,
        TossClient.TossClient
      ] as const) {
        const service: unknown = yield* tag as typeof TossClient.TossClient
        search("a service", printed(service), secrets)
      }
    }).pipe(Effect.provide(layer([])))
  )

  it.effect("in the reason why a configuration is refused", () =>
    Effect.gen(function* () {
      for (const options of [
        { secretKey: `${secretKey}\n` },
        { secretKey, securityKey: [securityKey, `${securityKey}0`] },
        { secretKey: secrets.authorization }
      ]) {
        search("a ConfigError", printed(yield* Effect.flip(TossConfig.make(options))), secrets)
      }
    })
  )
})

describe("What this test looks for", () => {
  it.effect("is really sent and answered: tokens, code and identity", () =>
    Effect.gen(function* () {
      const issued = yield* issueToken
      yield* refresh
      yield* Effect.exit(Script.elapse(removeMethod))
      const sent = JSON.stringify(yield* Script.sent)
      for (const needle of [accessToken, refreshToken, agreementCode, ...Object.values(identity)]) {
        expect(sent).toContain(needle)
      }
      search("a token", printed(issued), secrets)
      expect(Redacted.value(issued.accessToken)).toBe(accessToken)
    }).pipe(Effect.provide(layer([answer(200, tokens), answer(200, tokens), answer(400)])))
  )

  it.effect("is really sent: key, account and payment key", () =>
    Effect.gen(function* () {
      yield* Effect.exit(Script.elapse(cancel))
      const sent = JSON.stringify(yield* Script.sent)
      for (const needle of [secrets.authorization, accountNumber, holderName, paymentKey]) {
        expect(sent).toContain(needle)
      }
    }).pipe(Effect.provide(layer([answer(400)])))
  )

  it.effect("is really answered: a span, a log line and an error see each call", () =>
    Effect.gen(function* () {
      const { exit, lines, spans } = yield* listen(confirm)
      expect(Exit.isFailure(exit)).toBe(true)
      expect(lines).toContain("payments.confirm")
      expect(spans.length).toBe(2)
    }).pipe(Effect.provide(layer([answer(400)])))
  )
})

describe("Spans", () => {
  it.effect("are one for the call and one for each attempt, named by the route", () =>
    Effect.gen(function* () {
      const { spans } = yield* listen(confirm)
      expect(spans.map(({ name }) => name)).toEqual([
        "TossPayments.payments.confirm",
        "POST /payments/confirm",
        "POST /payments/confirm"
      ])
    }).pipe(
      Effect.provide(
        layer([answer(503), answer(200, { ...Samples.json("payment-card-done"), paymentKey, orderId })])
      )
    )
  )

  it.effect("have the template of the path instead of ids", () =>
    Effect.gen(function* () {
      const { spans } = yield* listen(cancel)
      const [call, attempt] = spans
      expect(call?.name).toBe("TossPayments.payments.cancel")
      expect(attempt?.name).toBe("POST /payments/{paymentKey}/cancel")
      expect(Object.fromEntries(attempt?.attributes ?? [])).toMatchObject({
        "http.request.method": "POST",
        "url.template": "/payments/{paymentKey}/cancel",
        "http.response.status_code": 403,
        "http.request.resend_count": 0,
        "tosspayments.trace_id": "trace-1"
      })
    }).pipe(
      Effect.provide(
        layer([
          {
            status: 403,
            body: { code: "NOT_CANCELABLE_PAYMENT", message: "" },
            headers: { "x-tosspayments-trace-id": "trace-1" }
          }
        ])
      )
    )
  )

  it.effect("count the attempts", () =>
    Effect.gen(function* () {
      const { spans } = yield* listen(retrieve)
      expect(spans.slice(1).map(({ attributes }) => attributes.get("http.request.resend_count"))).toEqual([
        0, 1
      ])
    }).pipe(Effect.provide(layer([answer(503), answer(503)])))
  )

  it.effect("say how the call ended, and where it went", () =>
    Effect.gen(function* () {
      const { spans } = yield* listen(confirm)
      expect(Object.fromEntries(spans[0]?.attributes ?? [])).toMatchObject({
        "server.address": "api.tosspayments.com",
        "error.type": "REJECT_CARD_PAYMENT",
        "tosspayments.outcome": "NotApplied"
      })
    }).pipe(Effect.provide(layer([answer(403, { code: "REJECT_CARD_PAYMENT", message: "" })])))
  )

  for (const [name, step, status, type] of [
    [
      "an error of TossPayments",
      answer(403, { code: "REJECT_CARD_PAYMENT", message: "" }),
      403,
      "REJECT_CARD_PAYMENT"
    ],
    ["an error without a code", answer(418, ""), 418, "ValidationError"],
    ["an answer that is not understood", answer(200, "<html>"), 200, "DecodeError"],
    ["a cut-off answer", { cutOff: true }, 200, "NetworkError"],
    ["a broken connection", { failure: "ECONNRESET" }, undefined, "NetworkError"],
    ["no answer", { hang: true }, undefined, "NetworkError"]
  ] as const) {
    it.effect(`of an attempt fail with status and type of ${name}`, () =>
      Effect.gen(function* () {
        const { spans } = yield* listen(retrieve)
        const attempts = spans.filter(({ name }) => name.startsWith("GET"))
        expect(attempts.length).toBeGreaterThan(0)
        for (const { attributes, exit } of attempts) {
          expect(attributes.get("http.response.status_code")).toBe(status)
          expect(attributes.get("error.type")).toBe(type)
          expect(exit !== undefined && Exit.isFailure(exit)).toBe(true)
        }
      }).pipe(Effect.provide(layer([step, step])))
    )
  }

  it.effect("show the reading of a call in doubt as a call inside of it", () =>
    Effect.gen(function* () {
      const { spans } = yield* listen(confirm)
      expect(spans.map(({ name }) => name)).toEqual([
        "TossPayments.payments.confirm",
        "POST /payments/confirm",
        "TossPayments.payments.retrieve",
        "GET /payments/{paymentKey}"
      ])
    }).pipe(
      Effect.provide(
        layer([answer(400, { code: "ALREADY_PROCESSED_PAYMENT", message: "" }), answer(404, "<html>")])
      )
    )
  )
})
