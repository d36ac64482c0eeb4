import * as Either from "effect/Either"
import * as Redacted from "effect/Redacted"
import { eventTypes } from "../contract/control.js"
import type { EventType } from "../Delivery.js"
import * as Pairs from "../domain/keys.js"
import { InvalidInput } from "../EmulatorError.js"
import type { Keys as OwnKeys } from "../Keys.js"
import type { Limits, Merchant, Options, SecurityKey } from "../Options.js"
import { defaultSecurityKey } from "../Options.js"
import type { Keys } from "../pipeline/auth.js"
import * as Auth from "../pipeline/auth.js"
import type { Seed } from "../Seed.js"
import type { KeyForm } from "./signature.js"

/** What the options change in the answers. */
export interface Behaviour {
  readonly version: string
  /** Of versions before 2022-07-27. */
  readonly hasOlderReceipts: boolean
  readonly secretOnRead: "null" | "kept"
  readonly settlements: "empty" | "derived"
  /** What merchants begin with, in won. */
  readonly payoutBalance: number
}

/** The options, checked and complete. */
export interface Settings {
  readonly keys: Keys
  readonly defaultMId: string
  readonly mIds: ReadonlySet<string>
  readonly behaviour: Behaviour
  readonly legacyConfirm: boolean
  readonly webhookUrls: ReadonlyArray<string>
  readonly webhookEvents: ReadonlyArray<EventType>
  readonly isDelivered: (status: number) => boolean
  readonly limits: Required<{ readonly [K in keyof Limits]: number }>
  readonly rateLimit: number
  readonly clock: "real" | "frozen"
  readonly data: string | null
  /** Checked when it is sown. */
  readonly seed: Seed | null
  /** Of a merchant, the newest first. */
  readonly securityKeysOf: (mId: string) => ReadonlyArray<string>
  readonly signatureKey: KeyForm
  /** Of the first merchant. */
  readonly ownKeys: OwnKeys
}

const successes: Readonly<Record<"200" | "2xx", (status: number) => boolean>> = {
  "200": (status) => status === 200,
  "2xx": (status) => status >= 200 && status <= 299
}

export const defaultLimits = {
  payments: 50_000,
  billingKeys: 50_000,
  brandPayCustomers: 50_000,
  cashReceipts: 50_000,
  subMalls: 50_000,
  sellers: 50_000,
  payouts: 50_000,
  requests: 10_000,
  deliveries: 10_000,
  idempotencyKeys: 50_000
}

/** Not only plain text: those who have a key redacted can give it as it is. */
export type Secret = string | Redacted.Redacted<string>

export const reveal = (value: Secret): string => (Redacted.isRedacted(value) ? Redacted.value(value) : value)

/** Security keys, the newest first; `null` for what are none. */
export const readSecurityKeys = (given: SecurityKey<Secret>): ReadonlyArray<string> | null => {
  const keys = (Array.isArray(given) ? given : [given]).map(reveal)
  return keys.length >= 1 &&
    keys.length <= 2 &&
    keys.every((key) => typeof key === "string" && /^[0-9a-f]{64}$/i.test(key))
    ? keys
    : null
}

export const isCount = (value: number): boolean => Number.isInteger(value) && value >= 1

/** Fails with what is wrong with the options. */
export const make = (options: Options<Secret>): Either.Either<Settings, InvalidInput> => {
  const at = (field: string, message: string) => Either.left(new InvalidInput({ field, message }))
  if (typeof options !== "object" || options === null) return at("options", "The options are an object.")
  const mId = options.mId ?? "emul01store"
  const given = options.merchants ?? []
  if (!Array.isArray(given) || given.some((merchant) => typeof merchant !== "object" || merchant === null)) {
    return at("merchants", "merchants is a list of { secretKey, mId }.")
  }
  const ownKeys = readSecurityKeys(options.securityKey ?? defaultSecurityKey)
  const merchants = given.map((merchant: Merchant<Secret>) => ({
    mId: merchant.mId,
    secretKey: reveal(merchant.secretKey),
    securityKeys: merchant.securityKey === undefined ? ownKeys : readSecurityKeys(merchant.securityKey)
  }))
  if ([ownKeys, ...merchants.map((merchant) => merchant.securityKeys)].includes(null)) {
    return at("securityKey", "A security key has 64 hexadecimal characters; a list has one or two of them.")
  }
  if (merchants.some(({ secretKey }) => Auth.isLiveKey(secretKey))) {
    return at("merchants", Auth.liveKeyMessage)
  }
  if (merchants.some(({ secretKey }) => !Auth.isTestKey(secretKey))) {
    return at("merchants", "Every secretKey must be a test_sk_ or test_gsk_ key.")
  }
  const mIds = new Set(merchants.length === 0 ? [mId] : merchants.map((merchant) => merchant.mId))
  if ([...mIds].some((id) => typeof id !== "string" || id.length < 1 || id.length > 14)) {
    return at("mId", "A merchant id has 1 to 14 characters.")
  }
  const version = options.apiVersion ?? "2022-11-16"
  if (!["2022-06-08", "2022-11-16", "2024-06-01"].includes(version)) {
    return at("apiVersion", "apiVersion is 2022-06-08, 2022-11-16 or 2024-06-01.")
  }
  const secretOnRead = options.secretOnRead ?? "null"
  if (secretOnRead !== "null" && secretOnRead !== "kept") {
    return at("secretOnRead", `secretOnRead is "null" or "kept".`)
  }
  const settlements = options.settlements ?? "empty"
  if (settlements !== "empty" && settlements !== "derived") {
    return at("settlements", `settlements is "empty" or "derived".`)
  }
  const payoutBalance = options.payoutBalance ?? 10_000_000
  if (!Number.isSafeInteger(payoutBalance) || payoutBalance < 0) {
    return at("payoutBalance", "payoutBalance is a whole number of won, 0 or more.")
  }
  const signatureKey = options.signatureKey ?? "hex"
  if (signatureKey !== "hex" && signatureKey !== "text") {
    return at("signatureKey", `signatureKey is "hex" or "text".`)
  }
  const webhookEvents = options.webhookEvents ?? eventTypes
  if (!Array.isArray(webhookEvents) || webhookEvents.some((event) => !eventTypes.includes(event))) {
    return at("webhookEvents", `webhookEvents is a list of ${eventTypes.join(", ")}.`)
  }
  const webhookUrls = [options.webhookUrl ?? []].flat()
  if (webhookUrls.some((url) => !/^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : ""))) {
    return at("webhookUrl", "The webhook URL must be an http: or https: URL.")
  }
  const webhookSuccess = options.webhookSuccess ?? "200"
  if (!Object.hasOwn(successes, webhookSuccess)) {
    return at("webhookSuccess", `Only "200" or "2xx" can count as delivered.`)
  }
  const clock = options.clock ?? "real"
  if (clock !== "real" && clock !== "frozen") {
    return at("clock", `The clock is "real" or "frozen".`)
  }
  const rateLimit = options.rateLimit ?? Number.POSITIVE_INFINITY
  if (rateLimit !== Number.POSITIVE_INFINITY && !isCount(rateLimit)) {
    return at("rateLimit", "rateLimit is a whole number of requests a minute, 1 or more.")
  }
  if (options.data !== undefined && (typeof options.data !== "string" || options.data === "")) {
    return at("data", "data is the path of a file.")
  }
  const limits = { ...defaultLimits }
  if (typeof (options.limits ?? {}) !== "object") return at("limits", "limits is an object of numbers.")
  for (const [name, limit] of Object.entries(options.limits ?? {})) {
    if (!Object.hasOwn(limits, name)) {
      return at(`limits.${name}`, `There are limits of ${Object.keys(limits).join(", ")}.`)
    }
    if (limit === undefined) continue
    if (limit !== Number.POSITIVE_INFINITY && !isCount(limit)) {
      return at(`limits.${name}`, "A limit is a whole number from 1, or Infinity.")
    }
    limits[name as keyof Limits] = limit
  }
  return Either.right({
    keys:
      merchants.length === 0
        ? { _tag: "Any", mId }
        : {
            _tag: "Known",
            merchants: new Map([
              // The other key with the same ending is theirs too, unless it is given to somebody else.
              ...merchants.flatMap(({ mId, secretKey }) =>
                Pairs.pairOf(secretKey).map((key): [string, string] => [key, mId])
              ),
              ...merchants.map(({ mId, secretKey }): [string, string] => [secretKey, mId])
            ])
          },
    defaultMId: merchants[0]?.mId ?? mId,
    mIds,
    behaviour: {
      version: version === "2022-06-08" ? "2022-11-16" : version,
      hasOlderReceipts: version === "2022-06-08",
      secretOnRead,
      settlements,
      payoutBalance
    },
    legacyConfirm: options.legacyConfirm ?? false,
    webhookUrls,
    webhookEvents,
    isDelivered: successes[webhookSuccess],
    limits,
    rateLimit,
    clock,
    data: options.data ?? null,
    seed: options.seed ?? null,
    securityKeysOf: (mId) =>
      merchants.find((merchant) => merchant.mId === mId)?.securityKeys ?? ownKeys ?? [],
    signatureKey,
    ownKeys: Pairs.of(
      merchants[0]?.secretKey ?? "test_sk_emulator",
      (merchants[0]?.securityKeys ?? ownKeys)?.[0] ?? ""
    )
  })
}
