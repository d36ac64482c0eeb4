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
 * To be called in `method` itself, and not in what that returns: Safari's engine, which Bun has, takes a function off
 * the stack when all that is left of it is the call of another one.
 *
 * @internal
 */
export const callerOf = (method: Callable | Constructor): (() => string | undefined) => {
  if (capture === undefined) return () => undefined
  const holder: { stack?: unknown } = {}
  capture(holder, method)
  return () => {
    const [, ...frames] = String(holder.stack).split("\n")
    return frames.join("\n")
  }
}
