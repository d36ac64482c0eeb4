/** Where the emulator is. The server puts its address here when it hands out the script. */
const written = "http://emulator.invalid"

const ownScript = ((): URL | null => {
  const element = document.currentScript
  return element instanceof HTMLScriptElement && element.src !== "" ? new URL(element.src) : null
})()

/**
 * Without a slash at the end. The address that the browser loaded the script from is better when it is the same
 * server: it knows about `https:` in front of the emulator. A script that a test answered for another server's is not.
 */
export const address: string =
  ownScript !== null && ownScript.host === new URL(written).host ? ownScript.origin : written

/** What was said to the script in its address, as in `/v2/standard?outcome=success`. */
export const ownParameters: URLSearchParams = ownScript?.searchParams ?? new URLSearchParams()
