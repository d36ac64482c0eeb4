type Callable = (...args: never) => unknown

const capture: ((holder: object, below: Callable | Constructor) => void) | undefined = (
  Error as { captureStackTrace?: (holder: object, below: Callable | Constructor) => void }
).captureStackTrace

type Constructor = abstract new (...args: never) => unknown

/**
 * Remembers where `method` was called. An error that arises later, in another turn of the event loop, would
 * otherwise show frames of the SDK only. The text is made when it is asked for: a call that succeeds pays for
 * the capture and nothing else. Engines that cannot capture answer `undefined`.
 *
 * @internal
 */
export const callerOf = (method: Callable | Constructor): (() => string | undefined) => {
  if (capture === undefined) return () => undefined
  const holder: { stack?: unknown } = {}
  capture(holder, method)
  return () => {
    const { stack } = holder
    const end = typeof stack === "string" ? stack.indexOf("\n") : -1
    return end === -1 ? undefined : String(stack).slice(end + 1)
  }
}
