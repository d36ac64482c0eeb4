/**
 * Faults on demand: what the network and the gateways between a merchant and TossPayments can do to a request.
 *
 * @since 0.1.0
 */
import * as Data from "effect/Data"
import type { Duration } from "./Clock.js"

/**
 * Whether the work was done when the fault strikes. A fault `Before` the effect is a gateway that never reached
 * TossPayments: nothing is stored under the idempotency key. A fault `After` the effect strikes the answer only:
 * the money has moved and the stored answer can be replayed.
 *
 * @since 0.1.0
 * @category models
 */
export type When = "Before" | "After"

/**
 * - `Status`: another status instead of the answer. `applied` says whether the work was done first
 *   (default `false`: like a gateway, not stored under the idempotency key).
 * - `Delay`: the answer takes longer; meanwhile the request counts as running (409 for the same key). `when`
 *   (default `Before`) says whether the work happens after or before the wait.
 * - `Drop`: the connection is closed without an answer.
 * - `CutOff`: the answer breaks off after `bytes` bytes of its body; the work was done.
 * - `Hang`: no answer, ever.
 * - `Body`: the work was done, but this raw body is sent (HTML, nonsense). `status` defaults to 200.
 *
 * @since 0.1.0
 * @category models
 */
export type Fault =
  | {
      readonly _tag: "Status"
      readonly status: number
      readonly body?: string | undefined
      readonly headers?: Readonly<Record<string, string>> | undefined
      readonly applied?: boolean | undefined
    }
  | { readonly _tag: "Delay"; readonly duration: Duration; readonly when?: When | undefined }
  | { readonly _tag: "Drop"; readonly when: When }
  | { readonly _tag: "CutOff"; readonly bytes: number }
  | { readonly _tag: "Hang"; readonly when: When }
  | {
      readonly _tag: "Body"
      readonly body: string | Uint8Array
      readonly status?: number | undefined
      readonly headers?: Readonly<Record<string, string>> | undefined
    }

const constructors = /*#__PURE__*/ Data.taggedEnum<Fault>()

/**
 * Another status instead of the answer, for example a 503 with `Retry-After`.
 *
 * @example
 * ```ts
 * import { Fault } from "tosspayments-emulator/effect"
 *
 * const busy = Fault.Status({ status: 503, headers: { "retry-after": "2" } })
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const Status = constructors.Status

/**
 * A slow answer.
 *
 * @example
 * ```ts
 * import { Fault } from "tosspayments-emulator/effect"
 *
 * const slow = Fault.Delay({ duration: "45 seconds" })
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const Delay = constructors.Delay

/**
 * The connection is closed without an answer.
 *
 * @example
 * ```ts
 * import { Fault } from "tosspayments-emulator/effect"
 *
 * const chargedButUnanswered = Fault.Drop({ when: "After" })
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const Drop = constructors.Drop

/**
 * The answer breaks off after `bytes` bytes of its body.
 *
 * @example
 * ```ts
 * import { Fault } from "tosspayments-emulator/effect"
 *
 * const half = Fault.CutOff({ bytes: 100 })
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const CutOff = constructors.CutOff

/**
 * No answer, ever.
 *
 * @example
 * ```ts
 * import { Fault } from "tosspayments-emulator/effect"
 *
 * const silent = Fault.Hang({ when: "Before" })
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const Hang = constructors.Hang

/**
 * Another body than the answer, after the work was done.
 *
 * @example
 * ```ts
 * import { Fault } from "tosspayments-emulator/effect"
 *
 * const html = Fault.Body({ status: 502, body: "<html>Bad Gateway</html>" })
 * ```
 *
 * @since 0.1.0
 * @category constructors
 */
export const Body = constructors.Body

/**
 * A fault and the requests it applies to. Without conditions it strikes the next API request.
 *
 * @example
 * ```ts
 * import { Effect } from "effect"
 * import { Emulator, Fault } from "tosspayments-emulator/effect"
 *
 * const secondConfirmFails = Effect.gen(function* () {
 *   const emulator = yield* Emulator.Emulator
 *   yield* emulator.faults.inject({
 *     endpoint: "payments.confirm",
 *     skip: 1,
 *     fault: Fault.Status({ status: 503 })
 *   })
 * })
 * ```
 *
 * @since 0.1.0
 * @category models
 */
export interface Injection {
  /** Endpoint id, for example `payments.confirm`. */
  readonly endpoint?: string | undefined
  readonly paymentKey?: string | undefined
  readonly orderId?: string | undefined
  /** How many matching requests are struck. Default: 1. */
  readonly times?: number | undefined
  /** How many matching requests pass first. Default: 0. */
  readonly skip?: number | undefined
  readonly fault: Fault
}

/**
 * A fault that struck.
 *
 * @since 0.1.0
 * @category models
 */
export interface Fired {
  /** As returned by `inject`. */
  readonly id: string
  /** ISO 8601 with offset. */
  readonly at: string
  readonly method: string
  readonly path: string
  readonly fault: Fault
}
