import * as Either from "effect/Either"
import { isPendingCall, type PendingCall } from "effect-tosspayments/Call"
import type { Payment } from "effect-tosspayments/model/Payment"
import { isCancelReason } from "effect-tosspayments/model/payment/CancelRequest"
import * as Envelope from "effect-tosspayments/webhook/Envelope"
import type { ParsedEvent } from "effect-tosspayments/webhook/Event"
import * as Input from "./input.js"

/**
 * A stored call, as JSON holds it.
 *
 * @internal
 */
export const pending = (given: unknown): Input.Input<PendingCall> =>
  Either.flatMap(
    Input.attempt("pending", () => Either.right(JSON.parse(JSON.stringify(given) ?? "null"))),
    Input.value<PendingCall>(
      "pending",
      Input.rule(
        isPendingCall,
        "must be the object that error.pending or onUnknown gave (JSON.parse it if it was stored as text)"
      )
    )
  )

/**
 * An event, as `verifyAndParse` gave it or as JSON holds it: what says what it is about.
 *
 * @internal
 */
export const event = <Event extends ParsedEvent>(given: Event): Input.Input<Event> =>
  Input.attempt("event", () => {
    const { data, type } = Object(given) as Partial<Event>
    return typeof type === "string"
      ? Either.right(JSON.parse(JSON.stringify({ data, type })))
      : Either.left([{ path: "event", expected: "must be the event that verifyAndParse resolved with" }])
  })

/**
 * The two fields of a payment that taking it back needs.
 *
 * @internal
 */
export const confirmedPayment = (given: unknown): Input.Input<Payment> =>
  Input.attempt("payment", () => {
    const { balanceAmount, paymentKey } = Object(given) as Partial<Payment>
    return typeof paymentKey === "string" && typeof balanceAmount === "number"
      ? Either.right({ balanceAmount, paymentKey } as Payment)
      : Either.left([{ path: "payment", expected: "must be the payment that confirm resolved with" }])
  })

/** @internal */
export const reason = Input.value<string>(
  "reason",
  Input.rule(isCancelReason, "must be text of 1 to 200 characters: why the payment is taken back")
)

/** @internal */
export const commit: <A>(given: unknown) => Input.Input<() => Promise<A>> = Input.value(
  "commit",
  Input.rule((value) => typeof value === "function", "must be an async function: () => save(order)")
)

const isArrayBuffer = (value: unknown): boolean =>
  /^\[object (Shared)?ArrayBuffer\]$/.test(Object.prototype.toString.call(value))

/**
 * The body of a webhook. What can be none becomes `null`, for the SDK to say what to do about it.
 *
 * @internal
 */
export const body = (given: unknown): Input.Input<Envelope.Body> =>
  Input.attempt("body", () =>
    Either.right(
      (typeof given === "string" || ArrayBuffer.isView(given) || isArrayBuffer(given)
        ? given
        : null) as Envelope.Body
    )
  )

/** @internal */
export const headersRule: Input.Rule = Input.nullable(
  Input.rule(Input.isObject, "must be the headers of the request")
)

/**
 * Headers of any kind; one that cannot be read is not there.
 *
 * @internal
 */
export const headers = (
  given: Envelope.HeadersInput | null | undefined
): Envelope.HeadersInput | undefined =>
  given === null || given === undefined
    ? undefined
    : {
        get: (name: string) => {
          try {
            const found: unknown = Envelope.header(given, name)
            return typeof found === "string" ? found : null
          } catch {
            return null
          }
        }
      }
