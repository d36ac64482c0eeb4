import * as Cause from "effect/Cause"
import * as HashMap from "effect/HashMap"
import type * as Layer from "effect/Layer"
import * as EffectLogger from "effect/Logger"
import * as LogLevel from "effect/LogLevel"
import type { Logger } from "../Logger.js"

const textOf = (message: unknown): string =>
  (Array.isArray(message) ? message : [message]).map(String).join(" ")

/** One line that says who speaks, unless an error with its stack belongs to it. */
const lineOf = ({ annotations, cause, message }: EffectLogger.Logger.Options<unknown>): string => {
  const notes = [...HashMap.entries(annotations)].map(([name, value]) => `${name}: ${String(value)}`)
  const noted = notes.length === 0 ? "" : ` (${notes.join(", ")})`
  const line = `[tosspayments] ${textOf(message)}${noted}`
  return Cause.isEmpty(cause) ? line : `${line}: ${Cause.pretty(cause)}`
}

/**
 * What the SDK has to say goes to the logger of the user, one text at a time, since that is what all loggers take.
 *
 * @internal
 */
export const layer = (to: Logger = globalThis.console): Layer.Layer<never> =>
  EffectLogger.replace(
    EffectLogger.defaultLogger,
    EffectLogger.make((options) => {
      const line = lineOf(options)
      try {
        if (LogLevel.greaterThanEqual(options.logLevel, LogLevel.Error)) to.error(line)
        else if (LogLevel.greaterThanEqual(options.logLevel, LogLevel.Warning)) to.warn(line)
        else to.info(line)
      } catch {
        // A line that is lost must not cost a payment its answer.
      }
    })
  )
