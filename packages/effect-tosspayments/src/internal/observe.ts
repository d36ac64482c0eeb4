import * as Cause from "effect/Cause"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as FiberRef from "effect/FiberRef"
import * as Option from "effect/Option"
import type { TossError } from "../TossError.js"
import * as TossMetrics from "../TossMetrics.js"
import type { AnyCall } from "./call.js"
import type { CallState } from "./errors.js"
import * as Labels from "./labels.js"
import { notify } from "./notify.js"
import * as Tracing from "./tracing.js"

const outcomeOf = <A>(exit: Exit.Exit<A, TossError>): string =>
  Exit.match(exit, {
    onSuccess: () => "Success",
    onFailure: (cause) =>
      Option.match(Cause.failureOption(cause), {
        onSome: (error) => error.outcome,
        onNone: () => "Interrupted"
      })
  })

/**
 * Names the kind of an error in the span of a call or an attempt.
 *
 * @internal
 */
export const annotateError = ({ _tag, code }: TossError): Effect.Effect<void> =>
  Tracing.annotate({ "error.type": code ?? _tag })

/** Whether the call may have taken effect although it ended without a value. */
const isOpen = <A>(exit: Exit.Exit<A, TossError>, state: CallState): boolean =>
  Exit.isFailure(exit) &&
  Option.match(Cause.failureOption(exit.cause), {
    onSome: (error) => error.outcome === "Unknown",
    onNone: () => state.inFlight || state.inDoubt
  })

/**
 * Measures a call, notes in its span how it ended, and hands over what is left open.
 *
 * @internal
 */
export const observe =
  (call: AnyCall, state: CallState) =>
  <A>(effect: Effect.Effect<A, TossError>): Effect.Effect<A, TossError> =>
    Effect.clockWith((clock) => {
      const start = clock.unsafeCurrentTimeMillis()
      return Effect.onExit(effect, (exit) =>
        Effect.withFiberRuntime((fiber) => {
          const outcome = outcomeOf(exit)
          const labels = fiber.getFiberRef(FiberRef.currentMetricLabels)
          const { id } = state.endpoint
          const duration = Duration.millis(clock.unsafeCurrentTimeMillis() - start)
          TossMetrics.callDuration.unsafeUpdate(duration, Labels.of({ endpoint: id, outcome }, labels))
          if (state.attempts > 1) {
            TossMetrics.retries.unsafeUpdate(state.attempts - 1, Labels.of({ endpoint: id }, labels))
          }
          const { pending } = state
          const { onUnknown } = call.options
          const noted = Tracing.annotate({ "tosspayments.outcome": outcome })
          return pending !== null && onUnknown !== undefined && isOpen(exit, state)
            ? Effect.zipRight(
                noted,
                notify("onUnknown", call, () => onUnknown(pending))
              )
            : noted
        })
      )
    })
