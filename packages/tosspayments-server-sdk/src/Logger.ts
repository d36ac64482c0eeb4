/**
 * Where a client writes.
 *
 * @since 0.1.0
 */
/**
 * Where a client writes its warnings and errors: `console` has this shape, and so have pino, winston and the loggers of
 * most frameworks. Each line is one text, and holds no key, card or account number.
 *
 * @example
 * ```ts
 * import { Client, type Logger } from "tosspayments-server-sdk"
 *
 * const start = (logger: Logger) => new Client({ secretKey: "test_sk_example", logger })
 * const silent: Logger = { info: () => {}, warn: () => {}, error: () => {} }
 * ```
 *
 * @since 0.1.0
 */
export interface Logger {
  /** What happens in normal operation. */
  info(line: string): unknown
  /** What somebody should look at some time. */
  warn(line: string): unknown
  /** What somebody should look at now. */
  error(line: string): unknown
}
