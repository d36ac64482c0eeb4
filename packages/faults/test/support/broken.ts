/**
 * Pieces of the SDK that are broken on purpose.
 */
import * as HttpClient from "@effect/platform/HttpClient"
import * as HttpClientRequest from "@effect/platform/HttpClientRequest"
import * as Effect from "effect/Effect"
import type * as Endpoint from "effect-tosspayments/Endpoint"
import type { TossError } from "effect-tosspayments/TossError"
import type * as TossHttpClient from "effect-tosspayments/TossHttpClient"

/** The same error that says something else about its effect. */
export const saying = (error: TossError, outcome: TossError["outcome"]): TossError =>
  Object.create(error, { outcome: { value: outcome, enumerable: true } })

export const failingWith = (
  transport: TossHttpClient.Service,
  change: (error: TossError) => TossError
): TossHttpClient.Service => ({
  ...transport,
  execute: (endpoint, args, options) =>
    Effect.mapError(transport.execute(endpoint, args, options), (error) =>
      endpoint.method === "POST" ? change(error) : error
    ),
  resend: (endpoint, args, pending, options) =>
    Effect.mapError(transport.resend(endpoint, args, pending, options), change)
})

/** Sends an attempt that is repeated under a key of its own. */
export const newKeyForEachAttempt = (client: HttpClient.HttpClient): HttpClient.HttpClient => {
  const used = new Set<string>()
  return HttpClient.mapRequest(client, (request) => {
    const key = request.headers["idempotency-key"]
    if (key === undefined || !used.has(key)) {
      if (key !== undefined) used.add(key)
      return request
    }
    return HttpClientRequest.setHeader(request, "idempotency-key", crypto.randomUUID())
  })
}

/** Passes on as not applied what nobody knows. */
export const unknownIsNo = (transport: TossHttpClient.Service): TossHttpClient.Service =>
  failingWith(transport, (error) => (error.outcome === "Unknown" ? saying(error, "NotApplied") : error))

/** Looks calls of one endpoint up in another way. */
export const lookingUp =
  (id: string, change: (lookUp: Endpoint.LookUp<never, unknown>) => object) =>
  (transport: TossHttpClient.Service): TossHttpClient.Service => {
    const other = <E extends Endpoint.Any>(endpoint: E): E =>
      endpoint.id === id && endpoint.lookUp !== null
        ? { ...endpoint, lookUp: { ...endpoint.lookUp, ...change(endpoint.lookUp) } }
        : endpoint
    return {
      ...transport,
      execute: (endpoint, args, options) => transport.execute(other(endpoint), args, options),
      resend: (endpoint, args, pending, options) => transport.resend(other(endpoint), args, pending, options),
      resolve: (endpoint, args, pending, options) =>
        transport.resolve(other(endpoint), args, pending, options)
    }
  }

/** Takes for proof that there is nothing yet. */
export const absenceIsProof = (id: string) =>
  lookingUp(id, ({ find }) => {
    const search = find as (...args: ReadonlyArray<unknown>) => ReturnType<typeof find>
    return {
      absent: "NOTHING",
      find: (...args: ReadonlyArray<unknown>) =>
        Effect.flatMap(
          search(...args),
          (found): Effect.Effect<unknown, unknown> =>
            found === null ? Effect.fail({ code: "NOTHING" }) : Effect.succeed(found)
        )
    }
  })
