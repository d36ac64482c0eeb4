/**
 * Payments must not be read from a cache, as `fetch` of Next.js 14 does unless told otherwise. Runtimes that have no cache
 * may refuse the option as such (Workers with a compatibility date before 2024-11-11), so it is tried first.
 */
const uncached = (): globalThis.RequestInit => {
  const init = { cache: "no-store" } as const
  try {
    new Request("http://localhost", init)
    return init
  } catch {
    return {}
  }
}

/**
 * What every request is sent with through `fetch`, whatever else is set. A redirect could carry the key elsewhere.
 *
 * @internal
 */
export const make = (): globalThis.RequestInit => ({ ...uncached(), redirect: "manual" })
