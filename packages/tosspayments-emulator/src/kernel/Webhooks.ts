import * as Cause from "effect/Cause"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import type { Attempt, Delivery } from "../Delivery.js"
import * as KoreanTime from "../domain/koreanTime.js"
import type { Service as Sender } from "../WebhookSender.js"
import type { Identifiers } from "./Identifiers.js"
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
}

export const make = (event: Event, url: string | null, at: number, ids: Identifiers): Sending => {
  const { orderId, paymentKey, type } = event
  return {
    delivery: {
      id: ids.transmissionId(),
      eventType: type,
      orderId,
      paymentKey,
      url,
      body: JSON.stringify(event.body(KoreanTime.toLocalDateTime(at, ids.micros()))),
      status: url === null ? "NotConfigured" : "Sending",
      attempts: []
    },
    nextAt: url === null ? null : at,
    sent: 0
  }
}

/** The same webhook from the beginning, without forgetting what has been. */
export const again = ({ delivery }: Sending, at: number): Sending =>
  delivery.url === null
    ? { delivery, nextAt: null, sent: 0 }
    : { delivery: { ...delivery, status: "Sending" }, nextAt: at, sent: 0 }

const reason = (cause: Cause.Cause<{ readonly message: string }>): string => {
  const failure = Cause.failureOption(cause)
  return failure._tag === "Some" ? failure.value.message : "the receiver failed"
}

/** Sends it once. Never fails. */
export const send = (
  sender: Sender,
  { delivery, sent }: Sending,
  url: string,
  now: number
): Effect.Effect<Attempt> => {
  const at = KoreanTime.toOffsetDateTime(now)
  return sender
    .send({
      url,
      headers: {
        "content-type": "application/json",
        "tosspayments-webhook-transmission-time": at,
        "tosspayments-webhook-transmission-retried-count": String(sent),
        // Assumption: the id stays the same over retries, as its use for de-duplication suggests (gaps.md #15).
        "tosspayments-webhook-transmission-id": delivery.id
      },
      body: delivery.body
    })
    .pipe(
      Effect.timeoutFail({
        duration: answerWithin,
        onTimeout: () => ({ message: "no answer within 10 seconds" })
      }),
      Effect.exit,
      Effect.map((exit) =>
        Exit.isSuccess(exit)
          ? { at, retriedCount: sent, status: exit.value, error: null }
          : { at, retriedCount: sent, status: null, error: reason(exit.cause) }
      )
    )
}

/** Where it stands after an attempt that ended at `now`. */
export const after = (
  { delivery, sent }: Sending,
  attempt: Attempt,
  isDelivered: (status: number) => boolean,
  now: number
): Sending => {
  const attempts = [...delivery.attempts, attempt]
  const pause = retryAfterMinutes[sent]
  if (attempt.status !== null && isDelivered(attempt.status)) {
    return { delivery: { ...delivery, attempts, status: "Delivered" }, nextAt: null, sent: sent + 1 }
  }
  return pause === undefined
    ? { delivery: { ...delivery, attempts, status: "Failed" }, nextAt: null, sent: sent + 1 }
    : { delivery: { ...delivery, attempts }, nextAt: now + pause * minute, sent: sent + 1 }
}
