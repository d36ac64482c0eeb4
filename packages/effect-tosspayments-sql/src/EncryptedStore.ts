/**
 * Encryption at rest, around any `TossStore`: secrets, and path and request of intents (a billing key, a refund
 * account) are unreadable to whoever reads the database or a backup. AES-256-GCM of WebCrypto, a new random IV for
 * every value. A value is bound to its row: moved to another order or intent, it cannot be read any more. Ids,
 * idempotency keys, key ids, operations and times stay readable, and so do events, which hold nothing else.
 *
 * This module needs no SQL.
 *
 * @since 0.1.0
 */
import type * as Config from "effect/Config"
import type { ConfigError } from "effect/ConfigError"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Encoding from "effect/Encoding"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import type { PendingCall } from "effect-tosspayments/Call"
import * as TossStore from "effect-tosspayments/TossStore"
import { invalid, missing } from "./internal/configError.js"
import { readable } from "./internal/readable.js"

/**
 * 32 random bytes, or the same as 64 hexadecimal characters (`openssl rand -hex 32`).
 *
 * @since 0.1.0
 * @category models
 */
export type Key = Redacted.Redacted<string> | Redacted.Redacted<Uint8Array>

/**
 * One key, or several: the first encrypts, all decrypt. To change the key, put the new one in front and keep the
 * old one for as long as there are values written with it: secrets that are still needed, and open intents. An open
 * intent that no key reads is left out of `intents.open`, with a warning in the log that names it, and stays open until
 * its key is given again; `intents.begin` of it is a `StoreError`.
 *
 * @since 0.1.0
 * @category models
 */
export type Keys = Key | readonly [Key, ...ReadonlyArray<Key>]

/**
 * What may be set.
 *
 * @since 0.1.0
 * @category models
 */
export interface Options {
  /**
   * Reads values that were stored before encryption, too. Whoever can write to the database can then plant
   * values: turn it off again when the old rows are gone. Default `false`.
   */
  readonly allowUnencrypted?: boolean | undefined
}

interface LoadedKey {
  /** Beginning of a hash of the key; tells which key is needed. */
  readonly id: string
  readonly key: CryptoKey
}

const parseKey = (key: Key): Either.Either<Uint8Array<ArrayBuffer>, ConfigError> => {
  const value: unknown = Redacted.isRedacted(key)
    ? Redacted.value(key as Redacted.Redacted<unknown>)
    : undefined
  if (value instanceof Uint8Array && value.length === 32) return Either.right(Uint8Array.from(value))
  if (typeof value === "string" && /^[0-9a-f]{64}$/i.test(value))
    return Either.right(
      Uint8Array.from({ length: 32 }, (_, index) =>
        Number.parseInt(value.slice(2 * index, 2 * index + 2), 16)
      )
    )
  return Either.left(
    invalid(
      "keys",
      "keys must be Redacted, each 32 bytes or 64 hexadecimal characters (openssl rand -hex 32)"
    )
  )
}

const loadKey = (bytes: Uint8Array<ArrayBuffer>): Effect.Effect<LoadedKey> =>
  Effect.promise(async () => ({
    id: Encoding.encodeHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).subarray(0, 4)),
    key: await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"])
  }))

/** `toss-enc:v1:<key id>:<IV, text and tag in base64url>` */
const prefix = "toss-enc:v"
const format = /^toss-enc:v1:([0-9a-f]{8}):([A-Za-z0-9_-]+)$/
const ivLength = 12

const isEncrypted = (value: unknown): value is string => typeof value === "string" && value.startsWith(prefix)

/** What a value belongs to; JSON keeps the parts apart. */
const rowOf = (...parts: ReadonlyArray<string>) =>
  new TextEncoder().encode(JSON.stringify(["effect-tosspayments", "v1", ...parts]))

const secretRow = (orderId: string) => rowOf("secret", orderId)
const intentRow = (id: string, { idempotencyKey, keyId, operation, startedAt }: PendingCall) =>
  rowOf("intent", id, operation, idempotencyKey, keyId, startedAt)

const encryptText = ({ id, key }: LoadedKey, row: Uint8Array<ArrayBuffer>, text: string) =>
  Effect.promise(async () => {
    const iv = crypto.getRandomValues(new Uint8Array(ivLength))
    const sealed = new Uint8Array(
      await crypto.subtle.encrypt(
        { name: "AES-GCM", iv, additionalData: row },
        key,
        new TextEncoder().encode(text)
      )
    )
    const bytes = new Uint8Array(ivLength + sealed.length)
    bytes.set(iv)
    bytes.set(sealed, ivLength)
    return `${prefix}1:${id}:${Encoding.encodeBase64Url(bytes)}`
  })

const decryptText = (
  operation: string,
  keys: ReadonlyArray<LoadedKey>,
  row: Uint8Array<ArrayBuffer>,
  text: string
): Effect.Effect<string, TossStore.StoreError> => {
  const fail = (message: string) => new TossStore.StoreError({ operation, message })
  const [, id, body = ""] = format.exec(text) ?? []
  if (id === undefined)
    return Effect.fail(fail("A stored value is encrypted in a form that this version does not know."))
  const candidates = keys.filter((key) => key.id === id)
  if (candidates.length === 0)
    return Effect.fail(
      fail(
        `Wrong key: a stored value was encrypted with a key that is not among those given (key id ${id}). Give that key too, after the first.`
      )
    )
  const changed = fail(
    "A stored value cannot be decrypted with its key: it was changed, or it belongs to another row."
  )
  return Effect.gen(function* () {
    const bytes = Uint8Array.from(yield* Effect.mapError(Encoding.decodeBase64Url(body), () => changed))
    const open = ({ key }: LoadedKey) =>
      Effect.tryPromise({
        try: async () =>
          new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
            await crypto.subtle.decrypt(
              { name: "AES-GCM", iv: bytes.subarray(0, ivLength), additionalData: row },
              key,
              bytes.subarray(ivLength)
            )
          ),
        catch: () => changed
      })
    return yield* Effect.firstSuccessOf(candidates.map(open))
  })
}

/** JSON keeps what UTF-8 would lose: lone surrogates. */
const SecretText = /*#__PURE__*/ Schema.parseJson(Schema.String)
const decodeSecret = /*#__PURE__*/ Schema.decodeUnknown(SecretText)
const CallText = /*#__PURE__*/ Schema.parseJson(
  /*#__PURE__*/ Schema.Struct({
    path: /*#__PURE__*/ Schema.Record({ key: Schema.String, value: Schema.String }),
    request: Schema.Unknown
  })
)
const decodeCall = /*#__PURE__*/ Schema.decodeUnknown(CallText)

const unreadable = (operation: string) =>
  new TossStore.StoreError({ operation, message: "A decrypted value is not what this package writes." })

const unencrypted = (operation: string) =>
  new TossStore.StoreError({
    operation,
    message: "A stored value is not encrypted. Values from before encryption are read with allowUnencrypted."
  })

/**
 * A store that encrypts what it gives to another one. A `ConfigError` tells that a key is not one.
 *
 * @since 0.1.0
 * @category constructors
 */
export const make = (
  store: TossStore.Service,
  keys: Keys,
  options: Options = {}
): Effect.Effect<TossStore.Service, ConfigError> =>
  Effect.gen(function* () {
    const given = (Array.isArray(keys) ? keys : [keys]) as ReadonlyArray<Key>
    const [bytes, ...further] = yield* Either.all(given.map(parseKey))
    if (bytes === undefined) return yield* Effect.fail(missing("keys", "keys must hold at least one key"))
    const first = yield* loadKey(bytes)
    const loaded = [first, ...(yield* Effect.forEach(further, loadKey))]

    const encryptCall = (operation: string, id: string, pending: PendingCall) =>
      Effect.gen(function* () {
        const text = yield* Effect.try({
          try: () => JSON.stringify({ path: pending.path, request: pending.request ?? null }),
          catch: () =>
            new TossStore.StoreError({ operation, message: "The request cannot be written as JSON." })
        })
        const request = yield* encryptText(first, intentRow(id, pending), text)
        return { ...pending, path: {}, request }
      })

    const decryptCall = (operation: string, intent: TossStore.Intent) =>
      Effect.gen(function* () {
        const { pending } = intent
        if (!isEncrypted(pending.request))
          return options.allowUnencrypted === true ? intent : yield* unencrypted(operation)
        const text = yield* decryptText(operation, loaded, intentRow(intent.id, pending), pending.request)
        const call = yield* Effect.mapError(decodeCall(text), () => unreadable(operation))
        return { ...intent, pending: { ...pending, path: call.path, request: call.request } }
      })

    return {
      events: store.events,
      secrets: {
        save: (orderId, secret) =>
          encryptText(first, secretRow(orderId), JSON.stringify(Redacted.value(secret))).pipe(
            Effect.flatMap((text) => store.secrets.save(orderId, Redacted.make(text)))
          ),
        find: (orderId) =>
          Effect.gen(function* () {
            const stored = yield* store.secrets.find(orderId)
            if (stored === null) return null
            const value = Redacted.value(stored)
            if (!isEncrypted(value))
              return options.allowUnencrypted === true ? stored : yield* unencrypted("secrets.find")
            const text = yield* decryptText("secrets.find", loaded, secretRow(orderId), value)
            const secret = yield* Effect.mapError(decodeSecret(text), () => unreadable("secrets.find"))
            return Redacted.make(secret)
          })
      },
      intents: {
        begin: (id, pending) =>
          encryptCall("intents.begin", id, pending).pipe(
            Effect.flatMap((encrypted) => store.intents.begin(id, encrypted)),
            Effect.flatMap((intent) => decryptCall("intents.begin", intent))
          ),
        end: store.intents.end,
        open: Effect.flatMap(store.intents.open, (intents) =>
          readable(
            intents,
            ({ id }) => Effect.succeed(id),
            (intent) => decryptCall("intents.open", intent)
          )
        )
      }
    }
  })

/**
 * Encrypts what the store of a layer keeps.
 *
 * @example
 * ```ts
 * import * as Redacted from "effect/Redacted"
 * import * as TossStore from "effect-tosspayments/TossStore"
 * import * as EncryptedStore from "effect-tosspayments-sql/EncryptedStore"
 *
 * const key = Redacted.make(crypto.getRandomValues(new Uint8Array(32)))
 * const store = TossStore.layerMemory.pipe(EncryptedStore.encrypt(key))
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const encrypt =
  (keys: Keys, options?: Options) =>
  <E, R>(
    store: Layer.Layer<TossStore.TossStore, E, R>
  ): Layer.Layer<TossStore.TossStore, E | ConfigError, R> =>
    Layer.effect(
      TossStore.TossStore,
      Effect.flatMap(TossStore.TossStore, (inner) => make(inner, keys, options))
    ).pipe(Layer.provide(store))

/**
 * Like `encrypt`, with keys from the configuration.
 *
 * @example
 * ```ts
 * import * as Config from "effect/Config"
 * import * as TossStore from "effect-tosspayments/TossStore"
 * import * as EncryptedStore from "effect-tosspayments-sql/EncryptedStore"
 *
 * const store = TossStore.layerMemory.pipe(EncryptedStore.encryptConfig(Config.redacted("TOSS_STORE_KEY")))
 * ```
 *
 * @since 0.1.0
 * @category layers
 */
export const encryptConfig =
  (keys: Config.Config<Keys>, options?: Options) =>
  <E, R>(
    store: Layer.Layer<TossStore.TossStore, E, R>
  ): Layer.Layer<TossStore.TossStore, E | ConfigError, R> =>
    Layer.unwrapEffect(Effect.map(keys, (values) => encrypt(values, options)(store)))
