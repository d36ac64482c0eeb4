import * as Logger from "effect/Logger"

/** What is logged where the layer is provided: level and text, one line each. */
export const recordLog = () => {
  const lines: Array<string> = []
  const logger = Logger.make(
    ({ logLevel, message }) => void lines.push(`${logLevel.label} ${[message].flat().join(" ")}`)
  )
  return { lines, layer: Logger.replace(Logger.defaultLogger, logger) }
}
