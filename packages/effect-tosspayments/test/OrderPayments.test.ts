import { describe, expect, it } from "@effect/vitest"
import * as FastCheck from "effect/FastCheck"
import * as Schema from "effect/Schema"
import * as Payment from "../src/model/Payment.js"
import * as OrderPayments from "../src/OrderPayments.js"
import * as Samples from "./support/Samples.js"

const payment = (sample: string, changes: Samples.Json = {}): Payment.Payment =>
  Schema.decodeUnknownSync(Payment.schema)({ ...Samples.json(sample), orderId: "ORD-000001", ...changes })

/** Payments of one order; each buyer's attempt has a key of its own. */
const of = (paymentKey: string, price = 33_000) => {
  const at = (sample: string, balanceAmount = price) =>
    payment(sample, { paymentKey, totalAmount: price, balanceAmount })
  return {
    ready: at("payment-ready"),
    inProgress: at("payment-in-progress"),
    declined: at("payment-aborted"),
    expired: at("payment-expired"),
    paid: at("payment-card-done"),
    refundedInPart: at("payment-card-partial-canceled", price - 11_000),
    refunded: at("payment-card-canceled", 0),
    waiting: at("payment-virtual-account-waiting"),
    deposited: at("payment-virtual-account-done"),
    closed: at("payment-virtual-account-canceled-before-deposit", 0)
  }
}

const first = of("first-card")
const second = of("second-card")
const account = of("account")
const otherAccount = of("other-account")

/** Books one after the other, through JSON as a database would, and says what the last one meant. */
const play = (...payments: ReadonlyArray<Payment.Payment>) => {
  let booked: OrderPayments.Booked | null = null
  let meaning: OrderPayments.Meaning = { _tag: "Unchanged" }
  for (const next of payments) {
    const booking = OrderPayments.book(booked, next)
    booked = JSON.parse(JSON.stringify(booking.booked))
    meaning = booking.meaning
  }
  return {
    meaning,
    received: OrderPayments.receivedOf(booked),
    duplicates: OrderPayments.duplicatesOf(booked)
  }
}

type Case = readonly [
  name: string,
  payments: ReadonlyArray<Payment.Payment>,
  meaning: OrderPayments.Meaning,
  received: number,
  duplicates?: ReadonlyArray<string>
]

const holds = (cases: ReadonlyArray<Case>): void => {
  for (const [name, payments, meaning, received, duplicates = []] of cases) {
    it(`${name}`, () => {
      expect(play(...payments)).toEqual({ meaning, received, duplicates })
    })
  }
}

const paid = { _tag: "Paid", amount: 33_000 } as const
const other = { _tag: "OtherPayment" } as const
const failed = { _tag: "Failed" } as const
const outdated = { _tag: "Outdated" } as const
const unchanged = { _tag: "Unchanged" } as const

describe("One payment of an order", () => {
  const partly = { _tag: "PartlyRefunded", amount: 11_000, left: 22_000 } as const
  const zero = payment("payment-card-partial-canceled-to-zero", { paymentKey: "first-card" })
  holds([
    ["is paid", [first.paid], paid, 33_000],
    ["is unchanged when it comes again", [first.paid, first.paid], unchanged, 33_000],
    ["gives an account to pay into", [account.waiting], { _tag: "AwaitingDeposit" }, 0],
    ["is paid by a deposit", [account.waiting, account.deposited], paid, 33_000],
    [
      "loses a deposit that is taken back",
      [account.deposited, account.waiting],
      { _tag: "DepositTakenBack" },
      0
    ],
    [
      "loses a deposit that was taken back unseen, of an account that is closed by now",
      [account.waiting, account.deposited, account.closed],
      { _tag: "DepositTakenBack" },
      0
    ],
    [
      "is paid anew when the deposit comes again",
      [account.deposited, account.waiting, account.deposited],
      paid,
      33_000
    ],
    ["is refunded in part", [first.paid, first.refundedInPart], partly, 22_000],
    [
      "is unchanged by a refund that moved nothing",
      [first.paid, { ...first.refundedInPart, balanceAmount: 33_000 }],
      unchanged,
      33_000
    ],
    ["is refunded", [first.paid, first.refunded], { _tag: "Refunded", amount: 33_000 }, 0],
    [
      "is refunded though nobody booked that it was paid",
      [first.refunded],
      { _tag: "Refunded", amount: 33_000 },
      0
    ],
    [
      "is paid with what is left when a part was refunded before anybody booked it",
      [first.refundedInPart],
      { _tag: "Paid", amount: 22_000 },
      22_000
    ],
    [
      "gives back the rest after a part",
      [first.paid, first.refundedInPart, zero],
      { _tag: "Refunded", amount: 22_000 },
      0
    ],
    ["stays refunded in part when old news comes", [first.refundedInPart, first.paid], outdated, 22_000],
    ["stays refunded when old news comes", [first.refunded, first.paid], outdated, 0],
    ["stays refunded when an old part comes", [zero, first.refundedInPart], outdated, 0],
    ["fails when its account is cancelled before the deposit", [account.waiting, account.closed], failed, 0],
    ["stays cancelled when its account comes late", [account.closed, account.waiting], outdated, 0],
    ["fails when it is declined", [first.declined], failed, 0],
    ["fails once", [first.declined, first.declined], unchanged, 0],
    ["fails when it expires", [first.inProgress, first.expired], failed, 0],
    ["stays expired when old news comes", [first.expired, first.ready], outdated, 0],
    ["waits for its confirm", [first.inProgress], { _tag: "Unconfirmed" }, 0],
    ["is paid after that", [first.inProgress, first.paid], paid, 33_000],
    [
      "stays paid when it is said to have failed, 45 ms later",
      [first.paid, first.declined],
      outdated,
      33_000
    ],
    ["is paid although it was said to have failed", [first.declined, first.paid], paid, 33_000],
    [
      "is not guessed at in a state of the future",
      [payment("payment-card-done", { status: "FROZEN" })],
      { _tag: "Unrecognised" },
      0
    ]
  ])
})

describe("Of two payments of an order", () => {
  const paidTwice = { _tag: "PaidTwice", amount: 33_000, paymentKeys: ["first-card", "second-card"] } as const
  holds([
    ["the second one pays after the first was declined", [first.declined, second.paid], paid, 33_000],
    ["the second one pays after the first expired", [first.expired, second.paid], paid, 33_000],
    ["the second one pays while the first is not confirmed", [first.inProgress, second.paid], paid, 33_000],
    ["the second one pays after the first was refunded", [first.refunded, second.paid], paid, 33_000],
    ["the failure of one leaves the other paid", [second.paid, first.declined], other, 33_000],
    ["the end of one leaves the other paid", [second.paid, first.expired], other, 33_000],
    ["the start of one leaves the other paid", [second.paid, first.ready], other, 33_000],
    [
      "the one that was paid is still known after the other failed",
      [second.paid, first.declined, second.paid],
      unchanged,
      33_000
    ],
    ["both fail", [first.declined, second.declined], failed, 0],
    ["both are paid: the first one is kept", [first.paid, second.paid], paidTwice, 66_000, ["second-card"]],
    [
      "both are paid, one of them less a part",
      [first.refundedInPart, second.paid],
      paidTwice,
      55_000,
      ["second-card"]
    ],
    [
      "one is given back: the order stays paid",
      [first.paid, second.paid, second.refunded],
      { _tag: "PartlyRefunded", amount: 33_000, left: 33_000 },
      33_000
    ],
    [
      "the first one is given back: the second one pays",
      [first.paid, second.paid, first.refunded],
      { _tag: "PartlyRefunded", amount: 33_000, left: 33_000 },
      33_000
    ],
    [
      "both are given back",
      [first.paid, second.paid, second.refunded, first.refunded],
      { _tag: "Refunded", amount: 33_000 },
      0
    ],
    ["one was given back before anybody booked it", [first.paid, second.refunded], other, 33_000],
    [
      "old news of the one that was given back stays old",
      [first.paid, second.paid, first.refunded, first.paid],
      outdated,
      33_000
    ]
  ])
})

describe("A virtual account and another payment of the order", () => {
  holds([
    ["a declined card leaves the account open", [account.waiting, first.declined], other, 0],
    ["an expired payment leaves the account open", [account.waiting, first.expired], other, 0],
    [
      "a card pays, and the account is to be cancelled",
      [account.waiting, first.paid],
      paid,
      33_000,
      ["account"]
    ],
    [
      "the account was opened beside a card that has paid",
      [first.paid, account.waiting],
      other,
      33_000,
      ["account"]
    ],
    [
      "the account is cancelled: the card has paid",
      [account.waiting, first.paid, account.closed],
      other,
      33_000
    ],
    [
      "both are paid: the card came first",
      [account.waiting, first.paid, account.deposited],
      { _tag: "PaidTwice", amount: 33_000, paymentKeys: ["first-card", "account"] },
      66_000,
      ["account"]
    ],
    [
      "the deposit is taken back: the card still pays",
      [first.paid, account.deposited, account.waiting],
      other,
      33_000,
      ["account"]
    ],
    [
      "a deposit after the card was declined pays",
      [account.waiting, first.declined, account.deposited],
      paid,
      33_000
    ],
    ["two accounts wait", [account.waiting, otherAccount.waiting], { _tag: "AwaitingDeposit" }, 0],
    [
      "one of two accounts is cancelled: the other one waits",
      [account.waiting, otherAccount.waiting, otherAccount.closed],
      other,
      0
    ],
    [
      "one of two accounts is paid: the other one is to be cancelled",
      [account.waiting, otherAccount.waiting, account.deposited],
      paid,
      33_000,
      ["other-account"]
    ],
    [
      "a card was paid and given back unseen: the account still waits",
      [account.waiting, first.refunded],
      other,
      0
    ]
  ])
})

describe("What is booked", () => {
  const histories = ["a", "b", "c"].map((key) => {
    const { declined, expired, inProgress, paid, refunded, refundedInPart } = of(key)
    return [
      [inProgress, declined],
      [inProgress, expired],
      [inProgress, paid],
      [inProgress, paid, refundedInPart],
      [inProgress, paid, refundedInPart, refunded]
    ]
  })
  /** For each of three payments how far it got, and in which order (late, twice) news of them comes. */
  const news = FastCheck.tuple(...histories.map((each) => FastCheck.constantFrom(...each))).chain((lives) => {
    const all = lives.flat()
    const newest = lives.map((life) => life.at(-1) as Payment.Payment)
    return FastCheck.array(FastCheck.constantFrom(...all), { maxLength: 20 }).chain((noise) =>
      FastCheck.shuffledSubarray([...newest, ...noise], { minLength: newest.length + noise.length }).map(
        (arrivals) => ({ arrivals, newest })
      )
    )
  })

  it.prop("is the money that is there, however late and often the news comes", [news], ([each]) => {
    const { arrivals, newest } = each
    const truth = newest.filter(Payment.isPaid).reduce((sum, { balanceAmount }) => sum + balanceAmount, 0)
    expect(play(...arrivals).received).toBe(truth)
  })

  it.prop("is what the meanings say", [news], ([{ arrivals }]) => {
    let booked: OrderPayments.Booked = []
    let isPaid = false
    for (const next of arrivals) {
      const booking = OrderPayments.book(booked, next)
      if (booking.meaning._tag === "Paid") isPaid = true
      if (booking.meaning._tag === "Refunded" || booking.meaning._tag === "DepositTakenBack") isPaid = false
      if (booking.meaning._tag === "Unchanged" || booking.meaning._tag === "Outdated") {
        expect(booking.booked).toBe(booked)
      }
      booked = booking.booked
      expect(isPaid).toBe(OrderPayments.receivedOf(booked) > 0)
    }
  })

  it("does not grow with windows that buyers leave", () => {
    const windows = Array.from({ length: 500 }, (_, window) => ({
      ...first.expired,
      paymentKey: `${window}`
    }))
    let booked: OrderPayments.Booked = []
    for (const next of [...windows, second.paid, ...windows]) booked = OrderPayments.book(booked, next).booked
    expect(booked).toEqual([{ paymentKey: "second-card", status: "DONE", balanceAmount: 33_000 }])
  })

  it("is nothing for an order without payments", () => {
    expect(OrderPayments.receivedOf(null)).toBe(0)
    expect(OrderPayments.duplicatesOf(undefined)).toEqual([])
    expect(OrderPayments.book(undefined, first.paid).meaning).toEqual(paid)
  })

  it.each([
    ["a text", '[{"paymentKey":"first-card","status":"DONE","balanceAmount":33000}]', /parse it first/],
    ["a state without its payment", { status: "DONE", balanceAmount: 33_000 }, /what `book` returned/],
    ["a list of something else", [{ status: "DONE", balanceAmount: 33_000 }], /what `book` returned/],
    ["a payment without a balance", [{ paymentKey: "k", status: "DONE", balanceAmount: null }], /what `book`/]
  ])("is not taken for nothing when it is %s", (_, booked, message) => {
    const given = booked as unknown as OrderPayments.Booked
    expect(() => OrderPayments.book(given, first.paid)).toThrow(message)
    expect(() => OrderPayments.receivedOf(given)).toThrow(TypeError)
    expect(() => OrderPayments.duplicatesOf(given)).toThrow(TypeError)
  })

  it.each([null, {}, { paymentKey: "k", status: "DONE" }])("refuses %j as a payment", (wrong) => {
    expect(() => OrderPayments.book(null, wrong as unknown as Payment.Payment)).toThrow(/must be a payment/)
  })

  it("keeps dollars and cents exact", () => {
    const paypal = (sample: string, balanceAmount: number) =>
      payment(sample, { paymentKey: "paypal", totalAmount: 84.5, balanceAmount })
    const { meaning } = play(
      paypal("payment-paypal-done", 84.5),
      paypal("payment-paypal-partial-canceled", 84.4),
      paypal("payment-paypal-partial-canceled", 84.1)
    )
    expect(meaning).toEqual({ _tag: "PartlyRefunded", amount: 0.3, left: 84.1 })
  })
})
