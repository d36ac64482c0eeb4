import * as Cause from "effect/Cause"
import { AgreementNeededError } from "effect-tosspayments/BrandPayTokens"
import { IntentMismatchError } from "effect-tosspayments/Intents"
import { NetCancelError } from "effect-tosspayments/NetCancel"
import * as Effects from "effect-tosspayments/TossError"
import { StoreError } from "effect-tosspayments/TossStore"
import { ClaimLostError, EventBusyError } from "effect-tosspayments/WebhookInbox"
import * as Errors from "../errors.js"
import * as Store from "./store.js"

/** What a problem that the SDK found before sending anything looks like. */
const beforeSending = (endpoint: string, detail: string) => ({
  code: null,
  detail,
  status: null,
  traceId: null,
  endpoint,
  attempts: 0,
  idempotencyKey: null,
  outcome: "NotApplied" as const,
  retryAfterSeconds: null,
  body: null,
  pending: null
})

/** @internal */
export const refused = (
  endpoint: string,
  issues: ReadonlyArray<Effects.Issue>,
  detail: string,
  frames: string | undefined
): Errors.ValidationError =>
  new Errors.ValidationError({ ...beforeSending(endpoint, detail), message: detail, issues }, frames)

const toText = (issues: ReadonlyArray<Effects.Issue>): string =>
  issues.map(({ path, expected }) => `${path} ${expected}`).join("; ")

/** @internal */
export const refusedOptions = (
  endpoint: string,
  issues: ReadonlyArray<Effects.Issue>,
  frames: string | undefined
): Errors.ValidationError => refused(endpoint, issues, toText(issues), frames)

/** @internal */
export const refusedCall = (
  endpoint: string,
  issues: ReadonlyArray<Effects.Issue>,
  frames: string | undefined
): Errors.ValidationError =>
  refused(endpoint, issues, `${endpoint}: ${toText(issues)}. Nothing was sent.`, frames)

const fieldsOf = (error: Effects.TossError): Errors.TossErrorFields => ({
  code: error.code,
  message: error.message,
  detail: error.detail,
  status: error.status,
  traceId: error.traceId,
  endpoint: error.endpoint,
  attempts: error.attempts,
  idempotencyKey: error.idempotencyKey,
  outcome: error.outcome,
  retryAfterSeconds: error.retryAfterSeconds,
  body: error.body,
  pending: error.pending
})

const simple = {
  AuthenticationError: Errors.AuthenticationError,
  PermissionError: Errors.PermissionError,
  NotFoundError: Errors.NotFoundError,
  ConflictError: Errors.ConflictError,
  DeclinedError: Errors.DeclinedError,
  RateLimitError: Errors.RateLimitError,
  ServerError: Errors.ServerError
}

const ofCalls = [
  Effects.ValidationError,
  Effects.AuthenticationError,
  Effects.PermissionError,
  Effects.NotFoundError,
  Effects.ConflictError,
  Effects.DeclinedError,
  Effects.RateLimitError,
  Effects.ServerError,
  Effects.NetworkError,
  Effects.DecodeError
]

const isOfCall = (error: unknown): error is Effects.TossError =>
  ofCalls.some((ofKind) => error instanceof ofKind)

const fromCall = (error: Effects.TossError, frames: string | undefined): Errors.AnyTossError => {
  switch (error._tag) {
    case "ValidationError":
      return new Errors.ValidationError({ ...fieldsOf(error), issues: error.issues }, frames)
    case "DecodeError":
      return new Errors.DecodeError({ ...fieldsOf(error), issues: error.issues }, frames)
    case "NetworkError":
      return new Errors.NetworkError({ ...fieldsOf(error), reason: error.reason, cause: error.cause }, frames)
    default:
      return new simple[error._tag](fieldsOf(error), frames)
  }
}

/**
 * The error that a promise rejects with: the SDK's own become the classes of `errors.ts`; whatever else (a
 * defect, the rejection of a function of the user) stays as it is.
 *
 * @internal
 */
export const toRejection = (error: unknown, endpoint: string, frames: string | undefined): unknown => {
  if (isOfCall(error)) return fromCall(error, frames)
  if (error instanceof Effects.WebhookVerificationError) {
    const { message, reason } = error
    return new Errors.WebhookVerificationError(
      { ...beforeSending(endpoint, message), message, reason },
      frames
    )
  }
  if (error instanceof EventBusyError || error instanceof ClaimLostError) {
    const { eventId, message } = error
    const ofKind = error instanceof EventBusyError ? Errors.EventBusyError : Errors.ClaimLostError
    return new ofKind({ ...beforeSending(endpoint, message), message, eventId }, frames)
  }
  if (error instanceof IntentMismatchError) {
    const { differences, intentId, message } = error
    return new Errors.IntentMismatchError(
      { ...beforeSending(endpoint, message), message, intentId, differences },
      frames
    )
  }
  if (error instanceof AgreementNeededError) {
    const { message, reason, refusal } = error
    const fields = refusal === null ? beforeSending(endpoint, message) : fieldsOf(refusal)
    return new Errors.AgreementNeededError({ ...fields, endpoint, detail: message, message, reason }, frames)
  }
  if (error instanceof StoreError) {
    const { message, operation } = error
    const fields = { ...beforeSending(endpoint, message), outcome: "Unknown" as const, message, operation }
    return new Errors.StoreError({ ...fields, cause: Store.causeOf(error) }, frames)
  }
  if (error instanceof NetCancelError) {
    const { commitCause, message, paymentKey } = error
    const cancelError = fromCall(error.cancelError, frames)
    const fields = { ...fieldsOf(error.cancelError), message, detail: message, endpoint }
    return new Errors.NetCancelError(
      { ...fields, paymentKey, cancelError, cause: Cause.squash(commitCause) },
      frames
    )
  }
  return error
}
