/** The fixtures: wire data with a source, in files. */
import { readdirSync, readFileSync } from "node:fs"
import * as Schema from "effect/Schema"
import * as Payment from "../../src/model/Payment.js"

const samples = new URL("../fixtures/samples/", import.meta.url)

export interface Json {
  // biome-ignore lint/suspicious/noExplicitAny: fixtures are looked at, not decoded
  readonly [key: string]: any
}

/** Name of each sample that begins so, without `.json`. */
export const names = (prefix: string): ReadonlyArray<string> =>
  readdirSync(samples)
    .filter((file) => file.startsWith(prefix) && file.endsWith(".json"))
    .map((file) => file.slice(0, -".json".length))
    .sort()

export const text = (name: string): string => readFileSync(new URL(`${name}.json`, samples), "utf8")

export const json = (name: string): Json => JSON.parse(text(name))

export const payment = (name: string, changes: Json = {}): Payment.Payment =>
  Schema.decodeUnknownSync(Payment.schema)({ ...json(name), ...changes })

export interface RecordedError {
  readonly code: string
  readonly status: number | null
  readonly retryable: boolean
  readonly scope: "http" | "object" | "failUrl" | "sdk"
}

/** Every recorded error code. */
export const errors: ReadonlyArray<RecordedError> = JSON.parse(
  readFileSync(new URL("../fixtures/errors.json", import.meta.url), "utf8")
)
