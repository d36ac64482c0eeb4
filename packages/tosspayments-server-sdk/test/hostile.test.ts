/**
 * What plain JavaScript can give: every argument and every option of every method, with values of every wrong kind. The
 * answer is a result or a `TossError`, and what is refused has sent nothing.
 */
import { createContext, runInContext } from "node:vm"
import { describe, expect, it } from "vitest"
import { Client, isTossError, TossError, ValidationError, WebhookVerificationError } from "../src/index.js"
import { rejection, secretKey } from "./support/connect.js"
import * as Server from "./support/Server.js"
import * as Shop from "./support/Shop.js"

const payment = Server.fixture("payment-card-done")
const request = { paymentKey: "emul01", orderId: "ORD-20260302-0001", amount: 33000 }
const refund = { cancelReason: "단순 변심", cancelAmount: 1000, refundableAmount: 33000 }
const pending = {
  operation: "payments.cancel",
  path: { paymentKey: "emul01" },
  request: refund,
  idempotencyKey: "mine",
  keyId: "00000000",
  startedAt: "2026-03-02T01:16:01.000Z"
}

const revoked = () => {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}
const throwing = () => {
  throw new Error("do not touch")
}
const trap = new Proxy({}, { get: throwing, has: throwing, ownKeys: throwing, getPrototypeOf: throwing })
const cyclic: Record<string, unknown> = {}
cyclic["self"] = cyclic

const hostile: ReadonlyArray<readonly [name: string, value: unknown]> = [
  ["null", null],
  ["undefined", undefined],
  ["true", true],
  ["0", 0],
  ["-1", -1],
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["30000", 30000],
  ["1n", 1n],
  ["a symbol", Symbol("s")],
  ["no text", ""],
  ["text", "text"],
  ["half a surrogate pair", "\ud800"],
  ["a function", () => 1],
  ["a function that throws", throwing],
  ["a class", class {}],
  ["{}", {}],
  ["a list", [1]],
  ["a Map", new Map([["timeout", 1]])],
  ["Headers", new Headers({ timeout: "1" })],
  ["a Date", new Date(0)],
  ["a promise", Promise.resolve(1)],
  ["a cycle", cyclic],
  ["an object without prototype", Object.create(null)],
  ["an object that cannot become text", { toString: throwing, valueOf: throwing, toJSON: throwing }],
  ["a Proxy that throws", trap],
  ["a revoked Proxy", revoked()],
  ["a controller", new AbortController()],
  ["bytes", new Uint8Array([123, 125])]
]

const make = (sent: Array<string>) =>
  new Client({
    secretKey,
    maxRetries: 0,
    logger: { info: () => {}, warn: () => {}, error: () => {} },
    fetch: async (input) => {
      sent.push(String(input))
      return Response.json(payment)
    }
  })

const callNames = [
  "signal",
  "timeout",
  "deadline",
  "idempotencyKey",
  "intent",
  "testCode",
  "acceptLanguage",
  "onUnknown",
  "onResponse",
  "unknownName"
]
const requestNames = ["paymentKey", "orderId", "amount", "expectedAmount", "unknownName"]
const refundNames = [
  "cancelReason",
  "cancelAmount",
  "refundReceiveAccount",
  "taxFreeAmount",
  "currency",
  "refundableAmount",
  "cancelRequestId",
  "unknownName"
]
const pendingNames = Object.keys(pending)

const billingKey = { billingKey: "bk_example", customerKey: "cust_5f0c1e7a" }
const keyNames = [...Object.keys(billingKey), "unknownName"]
const charge = { amount: 12900, orderId: "ORD-20260302-0001", orderName: "월 구독" }
const chargeNames = [
  ...Object.keys(charge),
  "customerKey",
  "customerEmail",
  "customerName",
  "customerIp",
  "taxFreeAmount",
  "taxExemptionAmount",
  "cardInstallmentPlan",
  "unknownName"
]
const card = {
  customerKey: "cust_5f0c1e7a",
  cardNumber: "9430123456789012",
  cardExpirationYear: "29",
  cardExpirationMonth: "03",
  customerIdentityNumber: "900101"
}
const { customerKey: _, ...numbers } = card
const keyIn = { ...charge, ...numbers }
const creation = {
  ...charge,
  method: "CARD",
  successUrl: "https://shop.example/success",
  failUrl: "https://shop.example/fail"
}
const account = {
  amount: 45000,
  orderId: "ORD-20260302-0001",
  orderName: "원두",
  customerName: "이하늘",
  bank: "20"
}
const accountNames = ["bank", "validHours", "dueDate", "cashReceipt", "escrowProducts", "unknownName"]

interface Case {
  readonly method: (client: Client) => unknown
  readonly args: ReadonlyArray<unknown>
  /** Of each argument that is an object, the names in it. */
  readonly names: { readonly [index: number]: ReadonlyArray<string> }
}

const cases: { readonly [name: string]: Case } = {
  "payments.retrieve": { method: (c) => c.payments.retrieve, args: ["emul01", {}], names: { 1: callNames } },
  "payments.retrieveByOrderId": {
    method: (c) => c.payments.retrieveByOrderId,
    args: ["ORD-20260302-0001", {}],
    names: { 1: callNames }
  },
  "payments.confirm": {
    method: (c) => c.payments.confirm,
    args: [request, {}],
    names: { 0: requestNames, 1: callNames }
  },
  "payments.cancel": {
    method: (c) => c.payments.cancel,
    args: ["emul01", refund, {}],
    names: { 1: refundNames, 2: callNames }
  },
  "pending.resolve": {
    method: (c) => c.pending.resolve,
    args: [pending, {}],
    names: { 0: pendingNames, 1: callNames }
  },
  "pending.resend": {
    method: (c) => c.pending.resend,
    args: [pending, {}],
    names: { 0: pendingNames, 1: callNames }
  },
  "payments.netCancel": {
    method: (c) => c.payments.netCancel,
    args: [payment, "reason", {}],
    names: { 0: ["paymentKey", "balanceAmount"], 2: callNames }
  },
  "payments.commitOrCancel": {
    method: (c) => c.payments.commitOrCancel,
    args: [payment, async () => 1, "reason", {}],
    names: { 0: ["paymentKey", "balanceAmount"], 3: callNames }
  },
  "payments.confirm with an intent": {
    method: (c) => c.payments.confirm,
    args: [request, { intent: "order-1" }],
    names: { 0: requestNames, 1: callNames }
  },
  "payments.cancel with an intent": {
    method: (c) => c.payments.cancel,
    args: ["emul01", refund, { intent: "refund-1" }],
    names: { 1: refundNames, 2: callNames }
  },
  "billing.issue": {
    method: (c) => c.billing.issue,
    args: [{ authKey: "bln_1", customerKey: "cust_5f0c1e7a" }, {}],
    names: { 0: ["authKey", "customerKey", "unknownName"], 1: callNames }
  },
  "billing.issueByCard": {
    method: (c) => c.billing.issueByCard,
    args: [card, {}],
    names: {
      0: [...Object.keys(card), "cardPassword", "customerName", "customerEmail", "vbv", "unknownName"],
      1: callNames
    }
  },
  "billing.charge": {
    method: (c) => c.billing.charge,
    args: [billingKey, charge, {}],
    names: { 0: keyNames, 1: chargeNames, 2: callNames }
  },
  "billing.charge with an intent": {
    method: (c) => c.billing.charge,
    args: [billingKey, charge, { intent: "sub-42" }],
    names: { 0: keyNames, 1: chargeNames, 2: callNames }
  },
  "billing.delete": {
    method: (c) => c.billing.delete,
    args: [billingKey, {}],
    names: { 0: keyNames, 1: callNames }
  },
  "payments.keyIn": {
    method: (c) => c.payments.keyIn,
    args: [keyIn, {}],
    names: { 0: ["cardNumber", "cardInstallmentPlan", "vbv", "unknownName"], 1: callNames }
  },
  "payments.create": {
    method: (c) => c.payments.create,
    args: [creation, {}],
    names: { 0: ["amount", "successUrl", "flowMode", "unknownName"], 1: callNames }
  },
  "virtualAccounts.issue": {
    method: (c) => c.virtualAccounts.issue,
    args: [account, {}],
    names: { 0: accountNames, 1: callNames }
  },
  "brandPay.listTerms": {
    method: (c) => c.brandPay.listTerms,
    args: [{ customerKey: "cust_5f0c1e7a", scope: ["CARD"] }, {}],
    names: { 0: ["customerKey", "scope", "unknownName"], 1: callNames }
  },
  "brandPay.issueToken": {
    method: (c) => c.brandPay.issueToken,
    args: [{ grantType: "RefreshToken", customerKey: "cust_5f0c1e7a", refreshToken: "rt_1" }, {}],
    names: { 0: ["grantType", "customerKey", "code", "refreshToken", "customerIdentity"], 1: callNames }
  },
  "brandPay.removeCard": {
    method: (c) => c.brandPay.removeCard,
    args: ["at_1", { methodKey: "mk_1" }, {}],
    names: { 1: ["methodKey", "unknownName"], 2: callNames }
  },
  "brandPay.confirm": {
    method: (c) => c.brandPay.confirm,
    args: [{ ...request, customerKey: "cust_5f0c1e7a" }, {}],
    names: { 0: [...requestNames, "customerKey"], 1: callNames }
  },
  "brandPay.charge with an intent": {
    method: (c) => c.brandPay.charge,
    args: [{ ...charge, customerKey: "cust_5f0c1e7a", methodKey: "mk_1" }, { intent: "order-24" }],
    names: { 0: ["customerKey", "methodKey", "amount", "discountCode", "unknownName"], 1: callNames }
  },
  "brandPay.tokens.issue": {
    method: (c) => c.brandPay.tokens.issue,
    args: [{ customerKey: "cust_5f0c1e7a", code: "code" }, {}],
    names: { 0: ["customerKey", "code", "customerIdentity", "grantType", "unknownName"], 1: callNames }
  },
  "brandPay.tokens.forCustomer": {
    method: (c) => c.brandPay.tokens.forCustomer,
    args: ["cust_5f0c1e7a", {}],
    names: { 1: ["signal", "unknownName"] }
  },
  "intents.resolve": {
    method: (c) => c.intents.resolve,
    args: [{}],
    names: { 0: ["resend", "signal", "unknownName"] }
  },
  "webhooks.verifyAndParse": {
    method: (c) => c.webhooks.verifyAndParse,
    args: [Shop.paid, {}, {}],
    names: { 1: ["headers", "depositSecret", "maxBytes", "retrieve", "unknownName"], 2: callNames }
  },
  "webhooks.receive": {
    method: (c) => c.webhooks.receive,
    args: [Shop.paid, Shop.handlers(), {}],
    names: {
      1: ["PAYMENT_STATUS_CHANGED", "otherwise"],
      2: ["headers", "maxBytes", "signal", "unknownName"]
    }
  }
}

/** The arguments with one thing wrong: one of them, a field of one of them, or a field that throws when it is read. */
function* variants({ args, names }: Case): Generator<readonly [what: string, args: ReadonlyArray<unknown>]> {
  for (const [index, right] of args.entries()) {
    for (const [what, value] of hostile) yield [`argument ${index} as ${what}`, args.with(index, value)]
    for (const name of names[index] ?? []) {
      for (const [what, value] of hostile) {
        yield [`${name} as ${what}`, args.with(index, { ...(right as object), [name]: value })]
      }
      const getter = Object.defineProperty({ ...(right as object) }, name, {
        get: throwing,
        enumerable: true
      })
      yield [`${name} as a getter that throws`, args.with(index, getter)]
    }
  }
}

/** A function of the user fails as it does. */
const isUsers = (error: unknown) =>
  error instanceof Error && /^do not touch$|^Class constructors? /.test(error.message)

describe("whatever it is given", () => {
  it.each(Object.entries(cases))(
    "%s answers with a result or a TossError",
    { timeout: 60_000 },
    async (name, given) => {
      for (const [what, args] of variants(given)) {
        const sent: Array<string> = []
        const method = given.method(make(sent)) as (...args: ReadonlyArray<unknown>) => unknown
        let answer: Promise<unknown>
        try {
          answer = Promise.resolve(method(...args))
        } catch (error) {
          throw new Error(`${name} threw at once with ${what}`, { cause: error })
        }
        const error = await answer.then(
          () => null,
          (error: unknown) => error
        )
        if (error === null || (isUsers(error) && /depositSecret|argument 1 as|CHANGED|otherwise/.test(what)))
          continue
        expect(isTossError(error), `${name}, ${what}: ${String(error)}`).toBe(true)
        if (error instanceof ValidationError && error.attempts === 0) {
          expect(sent, `${name}, ${what}: ${error.message}`).toEqual([])
        }
      }
    }
  )

  it.each(["handler", "nodeHandler"] as const)(
    "webhooks.%s answers with a handler or a TossError",
    (name) => {
      const make_ = make([]).webhooks[name] as (options: unknown) => unknown
      const right = { handlers: Shop.handlers() }
      const names = [
        "handlers",
        "maxBytes",
        "answerWithin",
        "allowedSources",
        "trustProxy",
        "remoteAddress",
        "x"
      ]
      const given = [
        ...hostile.map(([, value]) => value),
        ...names.flatMap((name) => hostile.map(([, value]) => ({ ...right, [name]: value }))),
        ...names.map((name) => Object.defineProperty({ ...right }, name, { get: throwing, enumerable: true }))
      ]
      for (const options of given) {
        try {
          expect(make_(options)).toBeTypeOf("function")
        } catch (error) {
          expect(error).toBeInstanceOf(ValidationError)
        }
      }
    }
  )

  it("Client answers with a client or a TossError", () => {
    const names = [
      "secretKey",
      "apiVersion",
      "timeout",
      "maxRetries",
      "securityKey",
      "baseUrl",
      "fetch",
      "store",
      "logger",
      "dangerouslyAllowBrowser",
      "dangerouslyAllowLiveKeyOnAnyHost",
      "unknownName"
    ]
    const right = { secretKey }
    const given = [
      ...hostile.map(([, value]) => value),
      ...names.flatMap((name) => hostile.map(([, value]) => ({ ...right, [name]: value }))),
      ...names.map((name) => Object.defineProperty({ ...right }, name, { get: throwing, enumerable: true }))
    ]
    for (const options of given) {
      try {
        expect(new Client(options as never)).toBeInstanceOf(Client)
      } catch (error) {
        expect(error).toBeInstanceOf(ValidationError)
      }
    }
  })
})

describe("a signal", () => {
  const confirm = (signal: unknown) => {
    const sent: Array<string> = []
    const answer = make(sent).payments.confirm(request, { signal: signal as never })
    return { answer, sent }
  }

  it("is none when it is null", async () => {
    expect((await confirm(null).answer).status).toBe("DONE")
  })

  it("is refused before sending when it is none", async () => {
    for (const wrong of [new AbortController(), {}, "abort", { aborted: false }, () => {}, true]) {
      const { answer, sent } = confirm(wrong)
      const error = await rejection(answer)
      expect(error).toBeInstanceOf(ValidationError)
      expect((error as Error).message).toBe(
        "payments.confirm: signal must be an AbortSignal (of a controller: controller.signal). Nothing was sent."
      )
      expect(sent).toEqual([])
    }
  })

  it("is refused before sending when it cannot be listened to", async () => {
    const { answer, sent } = confirm({
      aborted: false,
      addEventListener: throwing,
      removeEventListener: throwing
    })
    expect(await rejection(answer)).toMatchObject({ name: "ValidationError", issues: [{ path: "signal" }] })
    expect(sent).toEqual([])
  })

  /** As old polyfills have them: no class of this realm, and no reason. */
  const polyfill = () => {
    const listeners = new Set<() => void>()
    const signal = {
      aborted: false,
      addEventListener: (_: string, listener: () => void) => void listeners.add(listener),
      removeEventListener: (_: string, listener: () => void) => void listeners.delete(listener)
    }
    const abort = () => {
      signal.aborted = true
      for (const listener of listeners) listener()
    }
    return { abort, listeners, signal }
  }

  it("of a polyfill aborts, with an AbortError since it has no reason", async () => {
    const { abort, listeners, signal } = polyfill()
    const client = new Client({ secretKey, fetch: () => new Promise(() => abort()) })
    expect(await rejection(client.payments.retrieve("emul01", { signal }))).toMatchObject({
      name: "AbortError"
    })
    expect(listeners.size).toBe(0)
  })

  it("of another realm aborts with its reason", async () => {
    const realm = createContext({ EventTarget, Event })
    const foreign = runInContext(
      `const target = new EventTarget()
       ;({
         signal: Object.assign(Object.create(null), {
           aborted: false,
           addEventListener: (...args) => target.addEventListener(...args),
           removeEventListener: (...args) => target.removeEventListener(...args)
         }),
         abort() { this.signal.aborted = true; this.signal.reason = "enough"; target.dispatchEvent(new Event("abort")) }
       })`,
      realm
    )
    const client = new Client({ secretKey, fetch: () => new Promise(() => foreign.abort()) })
    expect(await rejection(client.payments.retrieve("emul01", { signal: foreign.signal }))).toBe("enough")
  })

  it("that was aborted sends nothing", async () => {
    const { answer, sent } = confirm(AbortSignal.abort("too late"))
    expect(await rejection(answer)).toBe("too late")
    expect(sent).toEqual([])
  })
})

describe("options that are null", () => {
  it("are none", async () => {
    const client = make([])
    expect((await client.payments.confirm(request, null as never)).status).toBe("DONE")
    expect(await client.intents.resolve(null as never)).toEqual([])
    expect((await client.webhooks.verifyAndParse(Shop.paid, null as never, null as never)).trust).toBe("none")
    expect(await client.webhooks.receive(Shop.paid, Shop.handlers(), null as never)).toBe("Handled")
  })
})

describe("an option without a value", () => {
  const client = (sent: Array<string> = []) => make(sent)

  it("is as good as none, also when its name does not exist", async () => {
    const options = { signal: undefined, timeout: undefined, deadline: undefined, unknownName: undefined }
    expect((await client().payments.confirm(request, options)).status).toBe("DONE")
    expect(new Client({ secretKey, unknownName: undefined } as never)).toBeInstanceOf(Client)
  })

  it.each([
    [
      "cancelAmount, which would refund everything",
      "cancelAmount",
      (c: Client) => c.payments.cancel("emul01", { ...refund, cancelAmount: undefined } as never)
    ],
    [
      "refundableAmount, which would guard nothing",
      "refundableAmount",
      (c: Client) =>
        c.payments.cancel("emul01", { ...refund, refundableAmount: undefined } as never, { intent: "r" })
    ],
    [
      "expectedAmount, which would compare nothing",
      "expectedAmount",
      (c: Client) => c.payments.confirm({ ...request, expectedAmount: undefined } as never)
    ],
    [
      "intent, which would be no memory",
      "intent",
      (c: Client) => c.payments.confirm(request, { intent: undefined as never })
    ],
    [
      "idempotencyKey, which would repeat nothing",
      "idempotencyKey",
      (c: Client) => c.payments.cancel("emul01", refund, { idempotencyKey: undefined as never })
    ],
    [
      "depositSecret, which would check nothing",
      "depositSecret",
      (c: Client) => c.webhooks.verifyAndParse(Shop.deposit, { depositSecret: undefined as never })
    ]
  ] as const)("is refused for %s", async (_, path, call) => {
    const sent: Array<string> = []
    const error = await rejection(call(client(sent)))
    expect(error).toMatchObject({ name: "ValidationError", issues: [{ path }] })
    expect((error as Error).message).toMatch(
      new RegExp(`${path}( is undefined: |: expected a value \\(it is undefined: )`)
    )
    expect(sent).toEqual([])
  })

  it("is refused for a store and for a list of sources, which would be none without a word", () => {
    expect(() => new Client({ secretKey, store: undefined as never })).toThrow("store is undefined: ")
    const options = { handlers: Shop.handlers(), allowedSources: undefined as never }
    expect(() => client().webhooks.nodeHandler(options)).toThrow("allowedSources is undefined: ")
  })

  it("shows in the configuration where it is the host or the security key", () => {
    const { config } = new Client({ secretKey, baseUrl: undefined, securityKey: undefined })
    expect(config).toMatchObject({ isOfficialHost: true, verifiesSignatures: false })
  })
})

describe("seconds", () => {
  it.each([
    ["timeout", (c: Client) => c.payments.confirm(request, { timeout: 30000 })],
    ["deadline", (c: Client) => c.payments.confirm(request, { deadline: 601 })],
    ["timeout", (c: Client) => c.close({ timeout: 8000 })],
    [
      "answerWithin",
      async (c: Client) => c.webhooks.handler({ handlers: Shop.handlers(), answerWithin: 8000 })
    ],
    [
      "answerWithin",
      async (c: Client) => c.webhooks.nodeHandler({ handlers: Shop.handlers(), answerWithin: 8000 })
    ],
    ["timeout", async () => new Client({ secretKey, timeout: 30000 })]
  ] as const)("as %s are refused above 600, with the unit", async (path, call) => {
    const sent: Array<string> = []
    const error = (await rejection(call(make(sent)))) as Error
    expect(error).toBeInstanceOf(ValidationError)
    expect(error.message).toContain(`${path} must be at most 600: the unit is seconds, not milliseconds`)
    expect(sent).toEqual([])
  })

  it("may be 600", async () => {
    const client = new Client({ secretKey, timeout: 600, fetch: async () => Response.json(payment) })
    expect((await client.payments.confirm(request, { timeout: 600, deadline: 600 })).status).toBe("DONE")
  })
})

describe("a message", () => {
  const messageOf = async (call: (client: Client) => Promise<unknown>) =>
    ((await rejection(call(make([])))) as Error).message

  it.each([
    [
      "shows how to call, for three values in a row",
      (c: Client) => c.payments.confirm(...(["emul01", "ORD-1", 33000] as never as [never])),
      "payments.confirm: request must be an object: payments.confirm({ … }). Nothing was sent."
    ],
    [
      "names the reason that is missing",
      (c: Client) => c.payments.cancel("emul01", undefined as never),
      "payments.cancel: request must be an object: payments.cancel(paymentKey, { … }). Nothing was sent."
    ],
    [
      "names the reason that is missing in an object",
      (c: Client) => c.payments.cancel("emul01", {} as never),
      "payments.cancel was given a wrong request: cancelReason: expected a value (it is missing). Nothing was sent."
    ],
    [
      "tells the names there are beside the one that is none",
      (c: Client) => c.payments.confirm({ ...request, orderid: "x" } as never),
      "payments.confirm was given a wrong request: orderid: expected no such field (there are paymentKey, orderId, amount, expectedAmount). Nothing was sent."
    ],
    [
      "asks for a number where a BigInt is",
      (c: Client) => c.payments.confirm({ ...request, amount: 33000n as never }, { intent: "order-1" }),
      "payments.confirm was given a wrong request: amount: expected a number (not text). Nothing was sent."
    ],
    [
      "lists what a currency can be in one place",
      (c: Client) => c.payments.cancel("emul01", { cancelReason: "x", currency: "EUR" as never }),
      'payments.cancel was given a wrong request: currency: expected "KRW" or "USD" or "JPY". Nothing was sent.'
    ],
    [
      "asks for the object where a stored text is",
      (c: Client) => c.pending.resolve(JSON.stringify(pending) as never),
      "pending.resolve: pending must be the object that error.pending or onUnknown gave (JSON.parse it if it was stored as text). Nothing was sent."
    ],
    [
      "shows where headers go",
      (c: Client) => c.webhooks.verifyAndParse("{}", new Headers() as never),
      "webhooks.verifyAndParse: options must be an object such as { headers }. Nothing was sent."
    ]
  ] as const)("%s", async (_, call, message) => {
    expect(await messageOf(call)).toBe(message)
  })

  it("asks about the environment when the secret key is not set", () => {
    expect(() => new Client({ secretKey: process.env["NOT_SET"] as never })).toThrow(
      "secretKey must be text, and it is undefined: an environment variable that is not set?"
    )
  })
})

describe("a body that cannot be looked at", () => {
  it("is refused", async () => {
    const error = await rejection(make([]).webhooks.verifyAndParse(revoked() as never))
    expect(error).toBeInstanceOf(TossError)
    expect(await rejection(make([]).webhooks.verifyAndParse({} as never))).toBeInstanceOf(
      WebhookVerificationError
    )
  })
})

describe("what is wrong with the cancel of a commit", () => {
  it.each([
    ["its reason", [payment, "x".repeat(201), {}]],
    ["its payment", [{ paymentKey: "emul01" }, "reason", {}]],
    ["its options", [payment, "reason", { timeout: "1" }]],
    ["an intent, which nobody would keep", [payment, "reason", { intent: "order-1" }]]
  ] as const)("is found before the commit runs: %s", async (_, [payment, reason, options]) => {
    let ran = false
    const commit = async () => {
      ran = true
      throw new Error("the database is down")
    }
    const call = make([]).payments.commitOrCancel(payment as never, commit, reason, options as never)
    expect(await rejection(call)).toBeInstanceOf(ValidationError)
    expect(ran).toBe(false)
  })
})

describe("a request", () => {
  it("is what it was when the call was made", async () => {
    const mutable = { ...refund }
    const told: Array<unknown> = []
    const client = new Client({
      secretKey,
      maxRetries: 0,
      fetch: async () => {
        mutable.cancelAmount = 5
        return Response.json({}, { status: 500 })
      }
    })
    await rejection(
      client.payments.cancel("emul01", mutable, { onUnknown: ({ request }) => told.push(request) })
    )
    expect(told).toEqual([refund])
  })
})
