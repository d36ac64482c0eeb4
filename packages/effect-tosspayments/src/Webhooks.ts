/**
 * What TossPayments sends to the shop: verify, parse, and read again what is not signed.
 *
 * @since 0.1.0
 */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Rules from "./internal/schema/rules.js"
import * as Wire from "./internal/schema/wire.js"
import * as KoreanTime from "./KoreanTime.js"
import * as Payment from "./model/Payment.js"
import * as Cancel from "./model/payment/Cancel.js"
import type { PaymentStatus } from "./model/payment/PaymentStatus.js"
import * as Payments from "./Payments.js"
import * as TossConfig from "./TossConfig.js"
import type { TossError, WebhookReason } from "./TossError.js"
import { WebhookVerificationError } from "./TossError.js"
import type { CallOptions } from "./TossHttpClient.js"
import * as Envelope from "./webhook/Envelope.js"
import type * as Event from "./webhook/Event.js"
import * as Signature from "./webhook/Signature.js"

type Secret = string | Redacted.Redacted<string>

/**
 * How to check a webhook.
 *
 * @since 0.1.0
 * @category models
 */
export interface VerifyOptions<E = never, R = never> {
  /** Headers of the request; needed for signatures and for `transmission`. */
  readonly headers?: Envelope.HeadersInput | undefined
  /**
   * The `secret` that was stored when the payment was confirmed, or how to find it by order id. With it, a
   * deposit or payment event that carries another secret is refused. When none is stored (`null`), so is what tells of a
   * deposit: a deposit callback, or a payment with a virtual account. Other payments may carry a secret too (easy pay,
   * billing), which a shop need not store: their events are left unproven. A function that answers `undefined` leaves any
   * event unproven: the secret was lost, so read the event again.
   */
  readonly depositSecret?:
    | Secret
    | ((orderId: string) => Effect.Effect<Secret | null | undefined, E, R>)
    | undefined
  /** Largest body, in bytes. Default 1 MiB. */
  readonly maxBytes?: number | undefined
  /** How far the time of a signed webhook may be from now, in both directions. Default 5 minutes. */
  readonly timeWindow?: Duration.DurationInput | undefined
}

/**
 * Operations on webhooks.
 *
 * @since 0.1.0
 * @category models
 */
export interface Service {
  /**
   * Verifies with the configured security keys and parses. See `verifyAndParse`.
   *
   * Source: https://docs.tosspayments.com/reference/using-api/webhook-events
   */
  readonly verifyAndParse: <E = never, R = never>(
    body: Envelope.Body,
    options?: VerifyOptions<E, R>
  ) => Effect.Effect<Event.WebhookEvent, WebhookVerificationError | E, R>
  /**
   * Reads the payment that an unsigned event is about through the API, and returns the event with that content and
   * `trust: "retrieved"`: the payment as it is now, and from it a deposit's `orderId`, `status` and `transactionKey`.
   * The rest, `createdAt` and `transmission` included, stays the sender's word: do not order events by it. Events that
   * name nothing that can be read (a refund of a foreign wallet, unknown events) come back as they are, and so does a
   * deposit whose order is read as another payment than a virtual account: it names its order only, and an order can have
   * several payments. Read those of the order by their keys then.
   */
  readonly retrieve: (
    event: Event.WebhookEvent,
    options?: CallOptions
  ) => Effect.Effect<Event.HandledEvent, TossError>
}

/**
 * Webhooks service.
 *
 * @example
 * ```ts
 * import * as Webhooks from "effect-tosspayments/Webhooks"
 * import * as Effect from "effect/Effect"
 *
 * const receive = (body: string) =>
 *   Effect.gen(function* () {
 *     const webhooks = yield* Webhooks.Webhooks
 *     const event = yield* webhooks.verifyAndParse(body)
 *     return event.trust === "none" ? yield* webhooks.retrieve(event) : event
 *   })
 * ```
 *
 * @since 0.1.0
 * @category services
 */
export class Webhooks extends /*#__PURE__*/ Context.Tag("effect-tosspayments/Webhooks")<
  Webhooks,
  Service
>() {}

const refuse = (reason: WebhookReason, message: string) =>
  Effect.fail(new WebhookVerificationError({ reason, message }))

/** What every API version says of a payment; older ones say nothing else. */
const notice = /*#__PURE__*/ Wire.struct(() => ({
  paymentKey: Rules.paymentKey,
  orderId: Rules.orderId,
  status: Wire.required(Wire.openEnum<PaymentStatus>())
}))

const deposit = /*#__PURE__*/ Wire.struct(() => ({
  orderId: Rules.orderId,
  status: Wire.required(Wire.openEnum<PaymentStatus>()),
  secret: Wire.required(Wire.text),
  transactionKey: Wire.nullable(Wire.text)
}))

const decode = <A, I>(codec: Wire.Wire<A, I>, envelope: Envelope.Envelope) => {
  const decoded = Wire.decode(codec, envelope.data)
  return "issues" in decoded
    ? refuse(
        "NotAnEvent",
        `The webhook calls itself ${envelope.eventType}, but its content is something else.`
      )
    : Effect.succeed(decoded.value)
}

const isSigned = (eventType: string): boolean =>
  eventType === "payout.changed" || eventType === "seller.changed"

/** Whether the signature proves the event; fails when it disproves it. */
const checkSignature = (
  envelope: Envelope.Envelope,
  securityKeys: ReadonlyArray<Redacted.Redacted<string>>,
  timeWindow: Duration.DurationInput
) =>
  Effect.gen(function* () {
    const { bytes, eventType, signature, transmission } = envelope
    if (securityKeys.length === 0) return false
    if (signature === null) {
      return isSigned(eventType)
        ? yield* refuse(
            "SignatureMissing",
            `TossPayments signs ${eventType}, but this webhook has no signature header.`
          )
        : false
    }
    const matches = yield* Effect.promise(() =>
      Signature.verify({
        body: bytes,
        transmissionTime: transmission.time ?? "",
        signature,
        securityKeys: securityKeys.map(Redacted.value)
      })
    )
    if (!matches) {
      return yield* refuse(
        "SignatureMismatch",
        "The signature does not fit the body: another security key, or the body was changed (parsed and printed again?)."
      )
    }
    const sentAt = transmission.time === null ? null : KoreanTime.parse(transmission.time)
    const now = yield* Clock.currentTimeMillis
    if (sentAt === null || Math.abs(now - sentAt.getTime()) > Duration.toMillis(timeWindow)) {
      return yield* refuse(
        "OutsideTimeWindow",
        "The signed time of the webhook is too far from now: a replay, or a wrong clock."
      )
    }
    return true
  })

/** Whether the secret proves the event; fails when it disproves it, and when there is none to compare with for a deposit. */
const checkSecret = <E, R>(
  orderId: string,
  received: string | null,
  expected: VerifyOptions<E, R>["depositSecret"],
  isDeposit: boolean
): Effect.Effect<boolean, WebhookVerificationError | E, R> =>
  Effect.gen(function* () {
    if (expected === undefined || received === null) return false
    const found = typeof expected === "function" ? yield* expected(orderId) : expected
    const stored = Redacted.isRedacted(found) ? Redacted.value(found) : found
    if (stored === undefined) return false
    // An empty text is no secret: anybody can send it.
    if (stored === null || stored === "") {
      return isDeposit
        ? yield* refuse(
            "SecretMissing",
            "No secret is stored for the order of this webhook, so its deposit cannot be checked."
          )
        : false
    }
    return Signature.equals(stored, received)
      ? true
      : yield* refuse(
          "SecretMismatch",
          "The webhook carries another secret than the payment: it is not from TossPayments."
        )
  })

/**
 * Verifies and parses a webhook. Takes the raw bytes or text, never a parsed object. The event says how it
 * became trusted; `none` means that nothing proves it: read it again (`Webhooks.retrieve`) before acting.
 *
 * An event of an unknown kind is an `UNKNOWN` event, not an error. Older API versions send a payment event in a short
 * form, with key, order and status alone: its `payment` is `null` and its `trust` `none`, and reading it brings the rest.
 *
 * Source: https://docs.tosspayments.com/reference/using-api/webhook-events
 *
 * @example
 * ```ts
 * import * as Webhooks from "effect-tosspayments/Webhooks"
 * import * as Effect from "effect/Effect"
 *
 * const receive = (body: Uint8Array, secretOf: (orderId: string) => Effect.Effect<string | null>) =>
 *   Webhooks.verifyAndParse(body, { depositSecret: secretOf }).pipe(
 *     Effect.map((event) => `${event.eventType}, trusted by ${event.trust}`),
 *     Effect.catchTag("WebhookVerificationError", (error) => Effect.succeed(`refused: ${error.reason}`))
 *   )
 * ```
 *
 * @since 0.1.0
 * @category verification
 */
export const verifyAndParse = <E = never, R = never>(
  body: Envelope.Body,
  options: VerifyOptions<E, R> & {
    readonly securityKeys?: ReadonlyArray<Redacted.Redacted<string>> | undefined
  } = {}
): Effect.Effect<Event.WebhookEvent, WebhookVerificationError | E, R> =>
  Effect.gen(function* () {
    const envelope = Envelope.read(body, options)
    if ("reason" in envelope) return yield* refuse(envelope.reason, envelope.message)
    const { createdAt, eventType, transmission } = envelope
    const signed = yield* checkSignature(
      envelope,
      options.securityKeys ?? [],
      options.timeWindow ?? Duration.minutes(5)
    )
    const common = (hasSecret: boolean) => ({
      eventType,
      createdAt,
      transmission,
      trust: signed ? ("signature" as const) : hasSecret ? ("secret" as const) : ("none" as const)
    })

    switch (eventType) {
      case "PAYMENT_STATUS_CHANGED": {
        const named = yield* decode(notice, envelope)
        const decoded = Wire.decode(Payment.codec, envelope.data)
        const payment = "issues" in decoded ? null : decoded.value
        if (payment === null) return { type: eventType, ...common(false), trust: "none", ...named, payment }
        const hasSecret = yield* checkSecret(
          payment.orderId,
          payment.secret,
          options.depositSecret,
          payment.virtualAccount !== null
        )
        return { type: eventType, ...common(hasSecret), ...named, payment }
      }
      case "CANCEL_STATUS_CHANGED":
        return { type: eventType, ...common(false), cancel: yield* decode(Cancel.codec, envelope) }
      case "DEPOSIT_CALLBACK": {
        const { secret, ...rest } = yield* decode(deposit, envelope)
        const hasSecret = yield* checkSecret(rest.orderId, secret, options.depositSecret, true)
        return { type: eventType, ...common(hasSecret), ...rest, payment: null }
      }
      default:
        return { type: "UNKNOWN", ...common(false), data: envelope.data }
    }
  })

/**
 * Builds the operations.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make: Effect.Effect<Service, never, TossConfig.TossConfig | Payments.Payments> =
  /*#__PURE__*/ Effect.gen(function* () {
    const { securityKeys } = yield* TossConfig.TossConfig
    const payments = yield* Payments.Payments
    return Webhooks.of({
      verifyAndParse: (body, options) => verifyAndParse(body, { ...options, securityKeys }),
      retrieve: (event, options) => {
        switch (event.type) {
          case "PAYMENT_STATUS_CHANGED":
            return Effect.map(payments.retrieve(event.paymentKey, options), (payment) => ({
              ...event,
              paymentKey: payment.paymentKey,
              orderId: payment.orderId,
              status: payment.status,
              payment,
              trust: "retrieved" as const
            }))
          case "DEPOSIT_CALLBACK":
            return Effect.map(payments.retrieveByOrderId(event.orderId, options), (payment) =>
              payment.virtualAccount === null
                ? event
                : {
                    ...event,
                    orderId: payment.orderId,
                    status: payment.status,
                    transactionKey: payment.lastTransactionKey,
                    payment,
                    trust: "retrieved" as const
                  }
            )
          case "CANCEL_STATUS_CHANGED":
          case "UNKNOWN":
            return Effect.succeed(event)
        }
      }
    })
  })

/**
 * Webhooks with the configured security keys, reading through `Payments`.
 *
 * @since 0.1.0
 * @category layers
 */
export const layer: Layer.Layer<Webhooks, never, TossConfig.TossConfig | Payments.Payments> =
  /*#__PURE__*/ Layer.effect(Webhooks, make)
