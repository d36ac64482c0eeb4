/**
 * Access tokens of the buyers of brandpay: kept, and refreshed before they expire.
 *
 * @since 0.1.0
 */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Data from "effect/Data"
import * as Deferred from "effect/Deferred"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as FiberId from "effect/FiberId"
import * as Layer from "effect/Layer"
import type * as Redacted from "effect/Redacted"
import { BrandPay } from "./BrandPay.js"
import type { CallOptions } from "./Call.js"
import * as IdempotencyKey from "./IdempotencyKey.js"
import * as Errors from "./internal/errors.js"
import * as Rules from "./internal/schema/rules.js"
import type { KeptToken, Token } from "./model/BrandPayToken.js"
import type { CodeRequest } from "./model/brandPay/TokenRequest.js"
import type { DurationInput } from "./TossConfig.js"
import type { TossError } from "./TossError.js"
import type { StoreError } from "./TossStore.js"

/**
 * There is no token for the buyer any more: the buyer has to agree again (`BrandPay.agreeToTerms`, or in the browser), which
 * brings a code for `issue`.
 *
 * @since 0.1.0
 * @category errors
 */
export class AgreementNeededError extends /*#__PURE__*/ Data.TaggedError("AgreementNeededError")<{
  /**
   * - `NoToken`: none is kept for the buyer.
   * - `Expired`: it has expired, and came without a refresh token.
   * - `Refused`: it could not be refreshed, since the refresh token has expired, was used, or the buyer has left.
   */
  readonly reason: "NoToken" | "Expired" | "Refused"
  /** What TossPayments said when it refused; `null` when it was not asked. */
  readonly refusal: TossError | null
  readonly message: string
}> {}

/**
 * What is kept for a buyer. Who has it acts for the buyer: store it encrypted.
 *
 * @since 0.1.0
 * @category models
 */
export type Kept = KeptToken<Redacted.Redacted<string>>

/**
 * Where tokens are kept, by `customerKey`.
 *
 * @since 0.1.0
 * @category models
 */
export interface Store {
  /** What is kept for a buyer; `null` for nothing. */
  readonly find: (customerKey: string) => Effect.Effect<Kept | null, StoreError>
  /** Keeps it, in place of what was kept before. */
  readonly save: (customerKey: string, kept: Kept) => Effect.Effect<void, StoreError>
  /** Forgets it. */
  readonly remove: (customerKey: string) => Effect.Effect<void, StoreError>
}

/**
 * How tokens are kept.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options {
  /** Default: the memory of this process. Buyers have to agree again after a restart then. */
  readonly store?: Store | undefined
  /** How long before it expires a token is refreshed. Default: 1 hour. */
  readonly margin?: DurationInput | undefined
}

/**
 * Operations on the tokens of buyers.
 *
 * @since 0.1.0
 * @category models
 */
export interface Service {
  /**
   * Gets the first token of a buyer for the code of an agreement, keeps it, and returns the access token. A code is good once:
   * give an `idempotencyKey` of your own to be able to call again when the answer is lost, or the store fails.
   */
  readonly issue: (
    request: CodeRequest,
    options?: CallOptions
  ) => Effect.Effect<Redacted.Redacted<string>, TossError | StoreError>
  /**
   * The access token of a buyer, refreshed if it expires within the margin. Concurrent calls share one refresh, which goes on
   * when they are interrupted. As long as the token is good, a refresh that fails is a warning in the log.
   *
   * Fails with `AgreementNeededError` when the buyer has to agree again, and otherwise with what the refresh or the store
   * failed with: try again later.
   */
  readonly forCustomer: (
    customerKey: string
  ) => Effect.Effect<Redacted.Redacted<string>, TossError | StoreError | AgreementNeededError>
  /** Forgets the tokens of a buyer, who was removed or has logged out. TossPayments is not told. */
  readonly forget: (customerKey: string) => Effect.Effect<void, TossError | StoreError>
}

/**
 * Service for the tokens of buyers.
 *
 * @example
 * ```ts
 * import * as BrandPay from "effect-tosspayments/BrandPay"
 * import * as BrandPayTokens from "effect-tosspayments/BrandPayTokens"
 * import * as Effect from "effect/Effect"
 *
 * const removeCard = (customerKey: string, methodKey: string) =>
 *   Effect.gen(function* () {
 *     const brandPay = yield* BrandPay.BrandPay
 *     const tokens = yield* BrandPayTokens.BrandPayTokens
 *     return yield* brandPay.removeCard(yield* tokens.forCustomer(customerKey), { methodKey })
 *   }).pipe(Effect.catchTag("AgreementNeededError", () => Effect.succeed("ask the buyer to agree again")))
 * ```
 *
 * @since 0.1.0
 * @category services
 */
export class BrandPayTokens extends /*#__PURE__*/ Context.Tag("effect-tosspayments/BrandPayTokens")<
  BrandPayTokens,
  Service
>() {}

/**
 * Keeps tokens in the memory of this process.
 *
 * @since 0.1.0
 * @category constructors
 */
export const makeMemory: Effect.Effect<Store> = /*#__PURE__*/ Effect.sync(() => {
  const all = new Map<string, Kept>()
  return {
    find: (customerKey) => Effect.sync(() => all.get(customerKey) ?? null),
    save: (customerKey, kept) => Effect.sync(() => void all.set(customerKey, kept)),
    remove: (customerKey) => Effect.sync(() => void all.delete(customerKey))
  }
})

/** Longer than anything, and still a date. */
const century = 3_153_600_000

const timeOf = (millis: number): string => new Date(millis).toISOString()

/** A retry must arrive while TossPayments still knows the key. */
const keyLife = /*#__PURE__*/ Duration.toMillis(
  /*#__PURE__*/ Duration.subtract(IdempotencyKey.lifetime, /*#__PURE__*/ Duration.hours(1))
)

/** `asked` is when the token was asked for: counted from then, it never lives too long. */
const keep = (token: Token<Found>, asked: number): Effect.Effect<Kept> =>
  Effect.map(IdempotencyKey.make, (refreshKey) => ({
    accessToken: token.accessToken,
    refreshToken: token.refreshToken,
    expiresAt: timeOf(asked + 1000 * Math.min(Math.max(token.expiresIn ?? 0, 0), century)),
    refreshKey,
    refreshStartedAt: null
  }))

/**
 * Whether the refresh token is good for nothing any more.
 *
 * Assumption: which code says so is not documented, so any refusal does that is not about the secret key.
 */
const isOver = (error: TossError): boolean =>
  Errors.isRefusal(error) &&
  (error.code === "INVALID_ACCESS_TOKEN" ||
    (error._tag !== "AuthenticationError" && error._tag !== "PermissionError"))

/** Whether the same key would only bring the same answer again, for days. */
const isAnswered = ({ _tag, code, status }: TossError): boolean =>
  status !== null &&
  _tag !== "NetworkError" &&
  _tag !== "RateLimitError" &&
  code !== "IDEMPOTENT_REQUEST_PROCESSING"

const needed = (reason: AgreementNeededError["reason"], refusal: TossError | null = null) =>
  new AgreementNeededError({
    reason,
    refusal,
    message: `${
      {
        NoToken: "There is no brandpay token of this buyer.",
        Expired: "The brandpay token of this buyer has expired.",
        Refused: `The brandpay token of this buyer cannot be refreshed (${refusal?.code}).`
      }[reason]
    } The buyer has to agree again.`
  })

const readable = (operation: string, customerKey: unknown): Effect.Effect<string, TossError> =>
  Effect.suspend(() => {
    const checked = Rules.encode(Rules.customerKeyUpTo(50), customerKey)
    return "issues" in checked
      ? Effect.fail(
          Errors.invalidInput(
            { id: `brandPay.tokens.${operation}`, method: "GET" },
            checked.issues.map(({ expected }) => ({ path: "customerKey", expected }))
          )
        )
      : Effect.succeed(checked.value)
  })

/** What cannot be read, the transport refuses. */
const withGrant = (request: CodeRequest) => {
  try {
    return { ...request, grantType: "AuthorizationCode" } as const
  } catch {
    return request as never
  }
}

type Found = Redacted.Redacted<string>
type Failure = TossError | StoreError | AgreementNeededError

/** One at a time for each buyer: who comes meanwhile gets the same end. It goes on when nobody waits any more. */
const shared = () => {
  const running = new Map<string, Deferred.Deferred<Found, Failure>>()
  return (customerKey: string, work: Effect.Effect<Found, Failure>): Effect.Effect<Found, Failure> =>
    Effect.uninterruptibleMask((restore) => {
      const known = running.get(customerKey)
      if (known !== undefined) return restore(Deferred.await(known))
      const end = Deferred.unsafeMake<Found, Failure>(FiberId.none)
      running.set(customerKey, end)
      return Effect.exit(Effect.interruptible(work)).pipe(
        Effect.flatMap((exit) => {
          running.delete(customerKey)
          return Deferred.done(end, exit)
        }),
        Effect.forkDaemon,
        Effect.zipRight(restore(Deferred.await(end)))
      )
    })
}

/**
 * Builds the operations.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = (options: Options = {}): Effect.Effect<Service, never, BrandPay> =>
  Effect.gen(function* () {
    const brandPay = yield* BrandPay
    const store = options.store ?? (yield* makeMemory)
    const margin = Duration.toMillis(options.margin ?? Duration.hours(1))
    const alone = shared()

    /** The next token, for a refresh that is under way, or begins now. */
    const refresh = (customerKey: string, kept: Kept, refreshToken: Found): Effect.Effect<Found, Failure> =>
      Effect.gen(function* () {
        const now = yield* Clock.currentTimeMillis
        const startedAt = Date.parse(kept.refreshStartedAt ?? "")
        const isUnderWay = now - startedAt < keyLife
        const begun: Kept = isUnderWay
          ? kept
          : {
              ...kept,
              refreshKey: kept.refreshStartedAt === null ? kept.refreshKey : yield* IdempotencyKey.make,
              refreshStartedAt: timeOf(now)
            }
        if (!isUnderWay) yield* store.save(customerKey, begun)
        const token = yield* brandPay
          .issueToken(
            { grantType: "RefreshToken", customerKey, refreshToken },
            { idempotencyKey: begun.refreshKey }
          )
          .pipe(
            Effect.catchAll((error) =>
              Effect.zipRight(
                isAnswered(error)
                  ? Effect.flatMap(IdempotencyKey.make, (refreshKey) =>
                      store.save(customerKey, { ...begun, refreshKey, refreshStartedAt: null })
                    )
                  : Effect.void,
                Effect.fail<Failure>(isOver(error) ? needed("Refused", error) : error)
              )
            )
          )
        const next = yield* keep(
          { ...token, refreshToken: token.refreshToken ?? refreshToken },
          isUnderWay ? startedAt : now
        )
        yield* store.save(customerKey, next)
        return next.accessToken
      })

    /** What is left of a token, in milliseconds. */
    const leftOf = ({ expiresAt }: Kept) =>
      Effect.map(Clock.currentTimeMillis, (now) => Date.parse(expiresAt) - now)

    const find = (customerKey: string): Effect.Effect<Kept, Failure> =>
      Effect.flatMap(store.find(customerKey), (kept) =>
        kept === null ? Effect.fail(needed("NoToken")) : Effect.succeed(kept)
      )

    const renew = (customerKey: string, kept: Kept): Effect.Effect<Found, Failure> =>
      Effect.catchAll(
        kept.refreshToken === null
          ? Effect.fail<Failure>(needed("Expired"))
          : refresh(customerKey, kept, kept.refreshToken),
        (error) =>
          Effect.flatMap(leftOf(kept), (left) =>
            left > 0
              ? Effect.as(
                  Effect.logWarning(
                    `A brandpay token is still good, but was not refreshed. ${error._tag}: ${error.message}`
                  ),
                  kept.accessToken
                )
              : Effect.fail(error)
          )
      )

    /** As it is kept, or what `otherwise` makes of it. */
    const current = (
      customerKey: string,
      otherwise: (kept: Kept) => Effect.Effect<Found, Failure>
    ): Effect.Effect<Found, Failure> =>
      Effect.flatMap(find(customerKey), (kept) =>
        Effect.flatMap(leftOf(kept), (left) =>
          left > margin ? Effect.succeed(kept.accessToken) : otherwise(kept)
        )
      )

    return BrandPayTokens.of({
      issue: (request, options) =>
        Effect.gen(function* () {
          const asked = yield* Clock.currentTimeMillis
          const given = withGrant(request)
          const token = yield* brandPay.issueToken(given, options)
          const kept = yield* keep(token, asked)
          yield* store.save(given.customerKey, kept)
          return kept.accessToken
        }),
      forCustomer: (given) =>
        Effect.flatMap(readable("forCustomer", given), (customerKey) =>
          current(customerKey, () =>
            // Another one may have refreshed it in the meantime.
            alone(
              customerKey,
              current(customerKey, (kept) => renew(customerKey, kept))
            )
          )
        ),
      forget: (given) => Effect.flatMap(readable("forget", given), store.remove)
    })
  })

/**
 * Tokens, kept as the options say.
 *
 * @example
 * ```ts
 * import * as BrandPay from "effect-tosspayments/BrandPay"
 * import * as BrandPayTokens from "effect-tosspayments/BrandPayTokens"
 * import * as Layer from "effect/Layer"
 *
 * declare const store: BrandPayTokens.Store
 *
 * const tokens = BrandPayTokens.layer({ store, margin: "1 day" }).pipe(Layer.provideMerge(BrandPay.layer))
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const layer = (options?: Options): Layer.Layer<BrandPayTokens, never, BrandPay> =>
  Layer.effect(BrandPayTokens, make(options))
