import * as Cause from "effect/Cause"
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Metric from "effect/Metric"
import * as Option from "effect/Option"
import type { TossError } from "../TossError.js"
import type { AnyCall } from "../TossHttpClient.js"
import * as TossMetrics from "../TossMetrics.js"
import type { CallState } from "./failure.js"
import { notify } from "./notify.js"

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
  Effect.annotateCurrentSpan("error.type", code ?? _tag)

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
    Effect.flatMap(Clock.currentTimeMillis, (start) =>
      Effect.onExit(effect, (exit) =>
        Effect.gen(function* () {
          const end = yield* Clock.currentTimeMillis
          const outcome = outcomeOf(exit)
          yield* Metric.update(
            TossMetrics.callDuration.pipe(
              Metric.tagged("endpoint", state.endpoint.id),
              Metric.tagged("outcome", outcome)
            ),
            Duration.millis(end - start)
          )
          if (state.attempts > 1) {
            yield* Metric.update(
              Metric.tagged(TossMetrics.retries, "endpoint", state.endpoint.id),
              state.attempts - 1
            )
          }
          yield* Effect.annotateCurrentSpan("tosspayments.outcome", outcome)
          const { pending } = state
          const { onUnknown } = call.options ?? {}
          if (pending !== null && onUnknown !== undefined && isOpen(exit, state)) {
            yield* notify("onUnknown", call, () => onUnknown(pending))
          }
        })
      )
    )
