import * as Effects from "effect-tosspayments/TossError"
import * as Errors from "../errors.js"

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
  body: null
})

/** @internal */
export const refused = (
  endpoint: string,
  issues: ReadonlyArray<Effects.Issue>,
  detail: string,
  frames: string | undefined
): Errors.ValidationError =>
  new Errors.ValidationError({ ...beforeSending(endpoint, detail), message: detail, issues }, frames)

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
  body: error.body
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

const ours = [
  Effects.ValidationError,
  Effects.AuthenticationError,
  Effects.PermissionError,
  Effects.NotFoundError,
  Effects.ConflictError,
  Effects.DeclinedError,
  Effects.RateLimitError,
  Effects.ServerError,
  Effects.NetworkError,
  Effects.DecodeError,
  Effects.WebhookVerificationError
]

const isOurs = (error: unknown): error is Effects.TossError | Effects.WebhookVerificationError =>
  ours.some((ofKind) => error instanceof ofKind)

/**
 * The error that a promise rejects with: the SDK's own become the classes of `errors.ts`; whatever else (a
 * defect, the rejection of a function of the user) stays as it is.
 *
 * @internal
 */
export const toRejection = (error: unknown, frames: string | undefined): unknown => {
  if (!isOurs(error)) return error
  switch (error._tag) {
    case "WebhookVerificationError": {
      const { message, reason } = error
      const fields = { ...beforeSending("webhooks.verifyAndParse", message), message, reason }
      return new Errors.WebhookVerificationError(fields, frames)
    }
    case "ValidationError":
      return new Errors.ValidationError({ ...fieldsOf(error), issues: error.issues }, frames)
    case "DecodeError":
      return new Errors.DecodeError({ ...fieldsOf(error), issues: error.issues }, frames)
    case "NetworkError":
      return new Errors.NetworkError({ ...fieldsOf(error), reason: error.reason }, frames)
    default:
      return new simple[error._tag](fieldsOf(error), frames)
  }
}
