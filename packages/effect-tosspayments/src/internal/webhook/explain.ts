/**
 * What went wrong with a delivery, as an answer and a line in the log, which says nothing of the event.
 *
 * @internal
 */
import * as Cause from "effect/Cause"
import * as Data from "effect/Data"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { WebhookVerificationError } from "../../TossError.js"
import { dispatch, EventBusyError, type Handlers } from "../../WebhookInbox.js"
import { type Answer, answer, tryAgain } from "./answer.js"
import type { BodyError } from "./body.js"

/** A failure of the shop's handler, whatever its type: not to be taken for one of the inbox. */
class HandlerFailure extends /*#__PURE__*/ Data.TaggedError("HandlerFailure")<{ readonly error: unknown }> {}

/**
 * The shop's handlers with their failures marked.
 *
 * @internal
 */
export const marked = <R>(handlers: Handlers<unknown, R>): Handlers<HandlerFailure, R> => ({
  otherwise: (event) => Effect.mapError(dispatch(handlers, event), (error) => new HandlerFailure({ error }))
})

/** Errors have a message and a stack; anything else could be the event itself, and what it holds is not for logs. */
const printable = (error: unknown): unknown =>
  error instanceof Error
    ? error
    : `a value of type ${error === null ? "null" : typeof error}, which is not logged since it may hold personal data`

const logFailure = (error: unknown): Effect.Effect<void> =>
  Effect.logError(
    "the handler of a webhook failed; TossPayments will deliver the event again",
    Cause.fail(printable(error))
  )

/**
 * The event was not handled.
 *
 * @internal
 */
export const notHandled = (cause: Cause.Cause<unknown>): Effect.Effect<Answer> => {
  const error = Option.getOrUndefined(Cause.failureOption(cause))
  if (error instanceof HandlerFailure) {
    return Effect.as(logFailure(error.error), tryAgain("the handler failed"))
  }
  if (error instanceof WebhookVerificationError) {
    return Effect.as(
      Effect.logWarning(`a webhook was refused (${error.reason}): ${error.message}`),
      answer(400, error.reason)
    )
  }
  if (error instanceof EventBusyError) {
    return Effect.as(
      Effect.logInfo(`a webhook came while its event is being handled: ${error.eventId}`),
      tryAgain("the event is being handled")
    )
  }
  if (error !== undefined) {
    const { _tag, message } = error as { readonly _tag: string; readonly message: string }
    return Effect.as(
      Effect.logWarning(`a webhook could not be handled (${_tag}): ${message}`),
      tryAgain("something that is needed is out of order")
    )
  }
  return Cause.isInterruptedOnly(cause)
    ? Effect.succeed(tryAgain("the handling was stopped"))
    : Effect.as(logFailure(Cause.squash(cause)), tryAgain("the handler failed"))
}

/** @internal */
export const unreadable = ({ message, reason }: BodyError): Effect.Effect<Answer> =>
  reason === "AlreadyRead"
    ? Effect.as(Effect.logError(`a webhook cannot be received: ${message}`), answer(500, "BodyAlreadyRead"))
    : Effect.as(Effect.logWarning(`a webhook was cut off: ${message}`), answer(400, "BodyCutOff"))

/**
 * Something threw that should not: a request that is not what its server promises.
 *
 * @internal
 */
export const broken = (defect: unknown): Effect.Effect<Answer> =>
  Effect.as(
    Effect.logError("a webhook could not be received", Cause.fail(printable(defect))),
    tryAgain("something that is needed is out of order")
  )

/** @internal */
export const tooLarge = (maxBytes: number): Effect.Effect<Answer> =>
  Effect.as(
    Effect.logWarning(`a webhook of more than ${maxBytes} bytes was refused`),
    answer(413, "BodyTooLarge")
  )

/** @internal */
export const tooSlow = (answerWithin: Duration.Duration): Effect.Effect<Answer> =>
  Effect.as(
    Effect.logWarning(
      `a webhook was answered with 503 after ${Duration.format(answerWithin)}; if its handler has begun, it goes on`
    ),
    tryAgain("the event is being handled")
  )

/** @internal */
export const logStopped: Effect.Effect<void> = /*#__PURE__*/ Effect.logWarning(
  "the handling of a webhook was stopped; TossPayments will deliver the event again"
)
