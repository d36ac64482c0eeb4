import * as KoreanTime from "../domain/koreanTime.js"

const upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
const lower = "abcdefghijklmnopqrstuvwxyz"
const digit = "0123456789"

/** Draws everything that looks random in one step, synchronously, so that a state change stays one step. */
export interface Identifiers {
  readonly micros: () => number
  readonly paymentKey: (mId: string, now: number) => string
  readonly approvalKey: () => string
  readonly cancelKey: () => string
  readonly transmissionId: () => string
  readonly traceId: () => string
  readonly secret: () => string
  readonly approveNo: () => string
  readonly accountNumber: () => string
  readonly receiptKey: () => string
  readonly issueNumber: () => string
  readonly authKey: () => string
  readonly billingKey: () => string
  /** Anything of brandpay's: what it is, and 20 characters. */
  readonly brandPay: (prefix: string) => string
  readonly payoutKey: () => string
}

/** The generator sfc32: whole numbers below 2³², from 64 bits of seed. */
const generator = (seed: number, turn: number): (() => number) => {
  let a = seed | 0
  let b = turn | 0
  let c = 0x9e3779b9 | 0
  let counter = 1
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
  // Until the seed has reached every bit.
  for (let round = 0; round < 12; round++) next()
  return next
}

/** `turn` keeps two steps apart when a test fixes the random seed. */
export const make = (seed: number, turn: number): Identifiers => {
  const next = generator(seed, turn)
  const text = (alphabet: string, length: number): string => {
    let drawn = ""
    for (let at = 0; at < length; at++) drawn += alphabet.charAt(next() % alphabet.length)
    return drawn
  }
  return {
    micros: () => next() % 1000,
    paymentKey: (mId, now) => mId.slice(0, 5) + KoreanTime.toCompact(now) + text(upper + lower + digit, 5),
    approvalKey: () => `txrd_a01${text(lower + digit, 26)}`,
    cancelKey: () => `txrd_c01${text(lower + digit, 26)}`,
    transmissionId: () => `whtrans_a01${text(lower + digit, 26)}`,
    traceId: () => text(`${digit}abcdef`, 32),
    secret: () => `ps_${text(upper + lower + digit, 24)}`,
    approveNo: () => text(digit, 8),
    // Test virtual accounts start with X (protocol.md §15).
    accountNumber: () => `X${text(digit, 13)}`,
    receiptKey: () => text(upper + lower + digit, 16),
    issueNumber: () => text(digit, 9),
    authKey: () => `bln_${text(upper + lower + digit, 24)}`,
    billingKey: () => `${text(upper + lower + digit, 43)}=`,
    brandPay: (prefix) => prefix + text(upper + lower + digit, 20),
    payoutKey: () => `po_${text(lower + digit, 21)}`
  }
}
