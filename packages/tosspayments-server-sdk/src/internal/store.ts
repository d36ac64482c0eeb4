import * as Arr from "effect/Array"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import type * as Tokens from "effect-tosspayments/BrandPayTokens"
import { isPendingCall } from "effect-tosspayments/Call"
import * as Service from "effect-tosspayments/TossStore"
import type { BrandPayTokenStore, KeptBrandPayToken } from "../BrandPayTokenStore.js"
import type { TossStore } from "../TossStore.js"

/** What the user's store rejected with. Beside the error, not in it: whoever logs the error must not print it. */
const causes = /*#__PURE__*/ new WeakMap<Service.StoreError, unknown>()

/** @internal */
export const causeOf = (error: Service.StoreError): unknown => causes.get(error)

/** `message` names the error's code, e.g. ECONNREFUSED, and nothing else of it: it may quote stored values. */
const failed = (operation: string, cause: unknown): Service.StoreError => {
  const { code } = Object(cause) as { readonly code?: unknown }
  const shown = typeof code === "string" && /^\w{1,40}$/.test(code) ? ` (${code})` : ""
  const error = new Service.StoreError({ operation, message: `The store rejected ${operation}${shown}.` })
  causes.set(error, cause)
  return error
}

/** Calls the user's store. What it answers comes from another program, so it is looked at. */
const call = <A>(
  operation: string,
  isExpected: (value: unknown) => value is A,
  run: () => Promise<A>
): Effect.Effect<A, Service.StoreError> =>
  Effect.flatMap(
    Effect.tryPromise({ try: async () => run(), catch: (cause) => failed(operation, cause) }),
    (value) =>
      isExpected(value)
        ? Effect.succeed(value)
        : Effect.fail(
            new Service.StoreError({
              operation,
              message: `The store answered ${operation} with something else than promised.`
            })
          )
  )

const isAny = (_: unknown): _ is unknown => true
const isClaimResult = (value: unknown): value is Service.ClaimResult =>
  value === "Claimed" || value === "Busy" || value === "Done"
const isBoolean = (value: unknown): value is boolean => typeof value === "boolean"
const isSecret = (value: unknown): value is string | null => value === null || typeof value === "string"

/** The part of an answer that keeps it from being an intent. */
const flawOf = (value: unknown): keyof Service.Intent | null => {
  const { id, pending, state } = Object(value) as Partial<Service.Intent>
  if (typeof id !== "string") return "id"
  if (state !== "Open" && state !== "Applied" && state !== "NotApplied") return "state"
  return isPendingCall(pending) ? null : "pending"
}
const isIntent = (value: unknown): value is Service.Intent => flawOf(value) === null
const isArray = (value: unknown): value is ReadonlyArray<unknown> => Array.isArray(value)

/** One that cannot be read must not keep the others from being resolved. What it holds is not printed. */
const warnOfFlaw = (value: unknown): Effect.Effect<void> => {
  const { id } = Object(value) as { readonly id?: unknown }
  const name = typeof id === "string" ? `intent ${id}` : "an intent without a name"
  return Effect.logWarning(
    `${name} is still open: the store answered intents.open with something else than promised as its ${flawOf(value)}`
  )
}

/**
 * The store of the user as the store of the SDK.
 *
 * @internal
 */
export const fromPromises = ({ events, intents, secrets }: TossStore): Service.Service => ({
  events: {
    claim: (eventId, owner, lease) =>
      call("events.claim", isClaimResult, () => events.claim(eventId, owner, Duration.toSeconds(lease))),
    complete: (eventId, owner) => call("events.complete", isBoolean, () => events.complete(eventId, owner)),
    release: (eventId, owner) => call("events.release", isBoolean, () => events.release(eventId, owner))
  },
  secrets: {
    save: (orderId, secret) =>
      Effect.asVoid(call("secrets.save", isAny, () => secrets.save(orderId, Redacted.value(secret)))),
    find: (orderId) =>
      Effect.map(
        call("secrets.find", isSecret, () => secrets.find(orderId)),
        (secret) => (secret === null ? null : Redacted.make(secret))
      )
  },
  intents: {
    begin: (id, pending) => call("intents.begin", isIntent, () => intents.begin(id, pending)),
    end: (id, state, idempotencyKey) =>
      Effect.asVoid(call("intents.end", isAny, () => intents.end(id, state, idempotencyKey))),
    open: call("intents.open", isArray, () => intents.open()).pipe(
      Effect.flatMap((values) => {
        const [flawed, sound] = Arr.partition(values, isIntent)
        return Effect.as(Effect.forEach(flawed, warnOfFlaw, { discard: true }), sound)
      })
    )
  }
})

const isKept = (value: unknown): value is KeptBrandPayToken | null => {
  if (value === null) return true
  const { accessToken, expiresAt, refreshKey, refreshStartedAt, refreshToken } = Object(
    value
  ) as Partial<KeptBrandPayToken>
  return (
    [accessToken, expiresAt, refreshKey].every((text) => typeof text === "string") &&
    [refreshToken, refreshStartedAt].every((text) => text === null || typeof text === "string")
  )
}

/**
 * The same for tokens.
 *
 * @internal
 */
export const tokensFromPromises = (store: BrandPayTokenStore): Tokens.Store => ({
  find: (customerKey) =>
    Effect.map(
      call("brandPayTokens.find", isKept, () => store.find(customerKey)),
      (kept) =>
        kept === null
          ? null
          : {
              ...kept,
              accessToken: Redacted.make(kept.accessToken),
              refreshToken: kept.refreshToken === null ? null : Redacted.make(kept.refreshToken)
            }
    ),
  save: (customerKey, { accessToken, refreshToken, ...rest }) =>
    Effect.asVoid(
      call("brandPayTokens.save", isAny, () =>
        store.save(customerKey, {
          ...rest,
          accessToken: Redacted.value(accessToken),
          refreshToken: refreshToken === null ? null : Redacted.value(refreshToken)
        })
      )
    ),
  remove: (customerKey) =>
    Effect.asVoid(call("brandPayTokens.remove", isAny, () => store.remove(customerKey)))
})
