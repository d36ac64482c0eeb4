import { PCGRandom } from "effect/Utils"
import * as KoreanTime from "./koreanTime.js"

const upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
const lower = "abcdefghijklmnopqrstuvwxyz"
const digit = "0123456789"

/** Draws everything that looks random in one request, synchronously, so that a state change stays one step. */
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
}

/** `turn` keeps two requests apart when a test fixes the random seed. */
export const make = (seed: number, turn: number): Identifiers => {
  const random = new PCGRandom(seed, turn)
  const text = (alphabet: string, length: number): string =>
    Array.from({ length }, () => alphabet.charAt(random.integer(alphabet.length))).join("")
  return {
    micros: () => random.integer(1000),
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
    issueNumber: () => text(digit, 9)
  }
}
