import * as Either from "effect/Either"
import * as Schema from "effect/Schema"
import type { Payment } from "effect-tosspayments/model/Payment"
import type { CancelRequest, RefundAccount } from "effect-tosspayments/model/payment/CancelRequest"
import * as CancelRequests from "effect-tosspayments/model/payment/CancelRequest"
import type { ConfirmRequest } from "effect-tosspayments/model/payment/ConfirmRequest"
import type { Pending } from "effect-tosspayments/Pending"
import * as Pendings from "effect-tosspayments/Pending"
import * as Envelope from "effect-tosspayments/webhook/Envelope"
import * as Input from "./input.js"

const nonEmpty = (expected: string): Input.Rule =>
  Input.rule((value) => typeof value === "string" && value !== "", expected)

/** @internal */
export const paymentKey = Input.value<string>(
  "paymentKey",
  nonEmpty("must be text: the paymentKey of a payment")
)

/** @internal */
export const orderId = Input.value<string>("orderId", nonEmpty("must be text: the order id of your shop"))

/** @internal */
export const intentId = Input.value<string>(
  "intentId",
  nonEmpty("must be text: your name for this call, e.g. an order id or a refund id")
)

const noField = "is no field of the request"

/**
 * The SDK checks what the fields contain; here they only have to be what JSON can hold. `call` is what a correct call
 * begins with.
 *
 * @internal
 */
export const confirm = (call: string, given: unknown): Input.Input<ConfirmRequest> =>
  Input.fields<ConfirmRequest>(
    "request",
    {
      path: "",
      expected: `must be an object: ${call}{ paymentKey, orderId, amount })`,
      unknown: noField,
      rules: {
        paymentKey: Input.text,
        orderId: Input.text,
        amount: Input.number,
        expectedAmount: Input.neverUnset(
          Input.number,
          "nothing would be compared. Give what your order says, or leave the name out"
        )
      }
    },
    given
  )

const account = (given: unknown): Input.Input<RefundAccount> =>
  Input.fields<RefundAccount>(
    "refundReceiveAccount",
    {
      path: "refundReceiveAccount",
      expected: "must be an object: { bank, accountNumber, holderName }",
      unknown: noField,
      rules: { bank: Input.text, accountNumber: Input.text, holderName: Input.text }
    },
    given
  )

/**
 * A refund. Without an amount it is all that is left, so an amount that got lost on the way must not pass for none.
 *
 * @internal
 */
export const cancel = (call: string, given: unknown): Input.Input<CancelRequest> =>
  Input.fields<CancelRequest>(
    "request",
    {
      path: "",
      expected: `must be an object that says why: ${call}, { cancelReason })`,
      unknown: noField,
      rules: {
        cancelReason: Input.text,
        cancelAmount: Input.neverUnset(
          Input.number,
          "everything would be refunded. Give an amount, or leave the name out if that is meant"
        ),
        refundReceiveAccount: Input.anything,
        taxFreeAmount: Input.number,
        currency: Input.text,
        refundableAmount: Input.neverUnset(
          Input.number,
          "a refund decided on stale data would go through. Give what can be refunded, or leave the name out"
        ),
        cancelRequestId: Input.text
      }
    },
    given
  ).pipe(
    Either.flatMap((request) =>
      request.refundReceiveAccount === undefined
        ? Either.right(request)
        : Either.map(account(request.refundReceiveAccount), (refundReceiveAccount) => ({
            ...request,
            refundReceiveAccount
          }))
    )
  )

/**
 * A stored call, as JSON holds it.
 *
 * @internal
 */
export const pending = (given: unknown): Input.Input<Pending> =>
  Either.flatMap(
    Input.attempt("pending", () => Either.right(JSON.parse(JSON.stringify(given) ?? "null"))),
    Input.value<Pending>(
      "pending",
      Input.rule(
        Schema.is(Pendings.schema),
        "must be the object that error.pending or onUnknown gave (JSON.parse it if it was stored as text)"
      )
    )
  )

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
  Input.rule(
    (cancelReason) => Schema.is(CancelRequests.schema)({ cancelReason }),
    "must be text of 1 to 200 characters: why the payment is taken back"
  )
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
