/** The one place that makes Effect's `ConfigError`. */
import * as ConfigError from "effect/ConfigError"

export const invalid = (option: string, reason: string): ConfigError.ConfigError =>
  ConfigError.InvalidData([option], reason)

export const missing = (option: string, reason: string): ConfigError.ConfigError =>
  ConfigError.MissingData([option], reason)
