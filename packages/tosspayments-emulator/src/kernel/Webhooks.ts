import * as Cause from "effect/Cause"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as V2 from "../contract/v2.js"
import type { Attempt, Delivery } from "../Delivery.js"
import * as KoreanTime from "../domain/koreanTime.js"
import type { Service as Sender } from "../WebhookSender.js"
import * as WebhookSenders from "../WebhookSender.js"
import type { Identifiers } from "./Identifiers.js"
import type { Settings } from "./Settings.js"
import { sign } from "./signature.js"
import type { Event } from "./World.js"

/** Minutes to wait before each retry (webhooks.md §8). */
const retryAfterMinutes = [1, 4, 16, 64, 256, 1024, 4096]

const minute = 60 * 1000

const answerWithin = Duration.seconds(10)

/** A webhook, and where it stands. */
export interface Sending {
  readonly delivery: Delivery
  /** When it is sent next, in epoch milliseconds; while it is under way, when it was due. */
  readonly nextAt: number | null
  /** How often it was sent since somebody asked for it. */
  readonly sent: number
  /** Whose security key signs it; none does if it is not there. */
  readonly signer?: string
}

/** One for each URL; without any, one that goes nowhere. */
export const make = (
  event: Event,
  merchant: string,
  urls: ReadonlyArray<string>,
  at: number,
  ids: Identifiers
): ReadonlyArray<Sending> =>
  (urls.length === 0 ? [null] : urls).map((url) => makeOne(event, merchant, url, at, ids))

const makeOne = (
  event: Event,
  merchant: string,
  url: string | null,
  at: number,
  ids: Identifiers
): Sending => {
  const { isSigned = false, orderId, paymentKey, type } = event
  const body = event.body(KoreanTime.toLocalDateTime(at, ids.micros()))
  return {
    delivery: {
      id: ids.transmissionId(),
      eventType: type,
      orderId,
      paymentKey,
      url,
      body: isSigned ? V2.print(body) : JSON.stringify(body),
      status: url === null ? "NotConfigured" : "Sending",
      attempts: []
    },
    nextAt: url === null ? null : at,
    sent: 0,
    ...(isSigned ? { signer: merchant } : {})
  }
}

/** The same webhook from the beginning, without forgetting what has been. */
export const again = (sending: Sending, at: number): Sending =>
  sending.delivery.url === null
    ? { ...sending, nextAt: null, sent: 0 }
    : { ...sending, delivery: { ...sending.delivery, status: "Sending" }, nextAt: at, sent: 0 }

const reason = (cause: Cause.Cause<{ readonly message: string }>): string => {
  const failure = Cause.failureOption(cause)
  return failure._tag === "Some" ? failure.value.message : "the receiver failed"
}

/** Sends it once. Never fails. */
export const send = (
  sender: Sender,
  { delivery, sent, signer }: Sending,
  url: string,
  { securityKeysOf, signatureKey }: Pick<Settings, "securityKeysOf" | "signatureKey">,
  now: number
): Effect.Effect<Attempt> => {
  const at = KoreanTime.toOffsetDateTime(now)
  const headers = {
    "content-type": "application/json",
    "tosspayments-webhook-transmission-time": at,
    "tosspayments-webhook-transmission-retried-count": String(sent),
    // Assumption: the id stays the same over retries, as its use for de-duplication suggests (gaps.md #15).
    "tosspayments-webhook-transmission-id": delivery.id,
    ...(signer === undefined
      ? {}
      : { "tosspayments-webhook-signature": sign(delivery.body, at, securityKeysOf(signer), signatureKey) })
  }
  const attempt = { at, retriedCount: sent, headers }
  return sender.send({ url, headers, body: delivery.body }).pipe(
    Effect.timeoutFail({
      duration: answerWithin,
      onTimeout: () => ({ message: "no answer within 10 seconds" })
    }),
    Effect.exit,
    Effect.map((exit) =>
      Exit.isSuccess(exit)
        ? { ...attempt, ...WebhookSenders.receiptOf(exit.value), error: null }
        : { ...attempt, status: null, error: reason(exit.cause), answer: null }
    )
  )
}

/** Where it stands after an attempt that ended at `now`. */
export const after = (
  sending: Sending,
  attempt: Attempt,
  isDelivered: (status: number) => boolean,
  now: number
): Sending => {
  const { delivery, sent } = sending
  const attempts = [...delivery.attempts, attempt]
  const pause = retryAfterMinutes[sent]
  if (attempt.status !== null && isDelivered(attempt.status)) {
    return {
      ...sending,
      delivery: { ...delivery, attempts, status: "Delivered" },
      nextAt: null,
      sent: sent + 1
    }
  }
  return pause === undefined
    ? { ...sending, delivery: { ...delivery, attempts, status: "Failed" }, nextAt: null, sent: sent + 1 }
    : { ...sending, delivery: { ...delivery, attempts }, nextAt: now + pause * minute, sent: sent + 1 }
}
