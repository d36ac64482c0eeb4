/**
 * The one place that makes Effect's `ConfigError`.
 *
 * @internal
 */
import * as ConfigError from "effect/ConfigError"

/**
 * `option` is what the user calls it, `""` for the options as a whole. `reason` never contains the value.
 *
 * @internal
 */
export const invalid = (option: string, reason: string): ConfigError.ConfigError =>
  ConfigError.InvalidData(option === "" ? [] : [option], reason)

/**
 * For whatever is missing Effect says `"<redacted>"`, if it is a secret: true of a value, and no help without one.
 *
 * @internal
 */
export const nameMissing = (error: ConfigError.ConfigError): ConfigError.ConfigError =>
  error._op === "MissingData" && error.message === "<redacted>"
    ? ConfigError.MissingData(error.path, `Expected ${error.path.join(".")} to be set, and it is not`)
    : error
