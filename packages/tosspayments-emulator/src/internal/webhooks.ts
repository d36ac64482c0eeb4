import * as Cause from "effect/Cause"
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import type { Attempt, Delivery, EventType } from "../Delivery.js"
import type { Service as Sender } from "../WebhookSender.js"
import type { Page } from "./book.js"
import * as Books from "./book.js"
import type { Event } from "./entry.js"
import type { Identifiers } from "./identifiers.js"
import * as KoreanTime from "./koreanTime.js"

/** Minutes to wait before each retry (webhooks.md §8). */
const retryAfterMinutes = [1, 4, 16, 64, 256, 1024, 4096]

const answerWithin = Duration.seconds(10)

/** Two envelopes: DEPOSIT_CALLBACK is flat, without event type and paymentKey (webhooks.md §2). */
const body = (event: Event, createdAt: string): string => {
  if (event.type === "DEPOSIT_CALLBACK") {
    const { lastTransactionKey, orderId, secret, status } = event.payment
    return JSON.stringify({ createdAt, secret, status, transactionKey: lastTransactionKey, orderId })
  }
  return JSON.stringify({ createdAt, eventType: event.type, data: event.cancel ?? event.payment })
}

export interface DeliveryBook {
  /** Writes down a webhook for each registered event; ids of those, and of old ones that had to go. */
  readonly add: (events: ReadonlyArray<Event>, ids: Identifiers, now: number) => Change
  readonly get: (id: string) => Delivery | undefined
  readonly all: () => ReadonlyArray<Delivery>
  readonly page: (after: number, limit: number) => Page<Delivery>
  readonly update: (id: string, change: (delivery: Delivery) => Delivery) => void
}

interface Change {
  readonly added: ReadonlyArray<string>
  readonly dropped: ReadonlyArray<string>
}

export const makeBook = (
  url: string | null,
  registered: ReadonlyArray<EventType>,
  limit: number
): DeliveryBook => {
  let dropped: Array<string> = []
  const deliveries = Books.make<Delivery>(limit, ({ id }) => dropped.push(id))
  return {
    add: (events, ids, now) => {
      dropped = []
      const added = events
        .filter((event) => registered.includes(event.type))
        .map((event) => {
          const id = ids.transmissionId()
          deliveries.put(id, {
            id,
            eventType: event.type,
            orderId: event.payment.orderId,
            paymentKey: event.payment.paymentKey,
            url,
            body: body(event, KoreanTime.toLocalDateTime(now, ids.micros())),
            status: url === null ? "NotConfigured" : "Sending",
            attempts: []
          })
          return id
        })
      return { added, dropped }
    },
    get: deliveries.get,
    all: deliveries.values,
    page: deliveries.page,
    update: (id, change) => {
      const delivery = deliveries.get(id)
      if (delivery !== undefined) deliveries.put(id, change(delivery))
    }
  }
}

const attempt = (sender: Sender, delivery: Delivery, url: string, retriedCount: number) =>
  Effect.gen(function* () {
    const at = KoreanTime.toOffsetDateTime(yield* Clock.currentTimeMillis)
    const exit = yield* sender
      .send({
        url,
        headers: {
          "content-type": "application/json",
          "tosspayments-webhook-transmission-time": at,
          "tosspayments-webhook-transmission-retried-count": String(retriedCount),
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
        Effect.exit
      )
    const made: Attempt = Exit.isSuccess(exit)
      ? { at, retriedCount, status: exit.value, error: null }
      : { at, retriedCount, status: null, error: reason(exit.cause) }
    return made
  })

const reason = (cause: Cause.Cause<{ readonly message: string }>): string => {
  const failure = Cause.failureOption(cause)
  return failure._tag === "Some" ? failure.value.message : "the receiver failed"
}

/** Sends one webhook until it is delivered or the retries are used up. Never fails. */
export const deliver = (
  book: DeliveryBook,
  sender: Sender,
  isDelivered: (status: number) => boolean,
  id: string
): Effect.Effect<void> =>
  Effect.gen(function* () {
    const delivery = book.get(id)
    if (delivery === undefined || delivery.url === null) return
    for (let retriedCount = 0; ; retriedCount++) {
      const made = yield* attempt(sender, delivery, delivery.url, retriedCount)
      const pause = retryAfterMinutes[retriedCount]
      const delivered = made.status !== null && isDelivered(made.status)
      const status = delivered ? "Delivered" : pause === undefined ? "Failed" : "Sending"
      book.update(id, (known) => ({ ...known, status, attempts: [...known.attempts, made] }))
      if (status !== "Sending" || pause === undefined) return
      yield* Effect.sleep(Duration.minutes(pause))
    }
  })
