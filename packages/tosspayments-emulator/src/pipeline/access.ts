/**
 * Who may use the control API. It has no authentication, so a web page that the developer happens to visit must not
 * reach it: neither by a name of its own that points at this machine (DNS rebinding), nor by a request across sites.
 */

/** The parts of a request that a page cannot choose, and the address it came in at. */
export interface Caller {
  readonly host: string | undefined
  readonly origin: string | undefined
  readonly localAddress: string | undefined
}

const parse = (url: string): URL | null => (URL.canParse(url) ? new URL(url) : null)

const parseHost = (host: string | undefined): URL | null =>
  host === undefined || /[\s@/\\?#]/.test(host) ? null : parse(`http://${host}`)

const isLoopback = (hostname: string): boolean =>
  hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname)

/** `::ffff:10.0.0.1` is how a socket for both families calls an IPv4 address. */
const asHostname = (address: string): string => {
  const plain = address.startsWith("::ffff:") ? address.slice("::ffff:".length) : address
  return plain.includes(":") ? `[${plain}]` : plain
}

export interface Refusal {
  readonly code: "FOREIGN_HOST" | "FOREIGN_ORIGIN"
  readonly message: string
}

/** Why the control API does not answer; `null` when it does. `hosts` are the names it has besides its address. */
export const refusal = (
  { host, localAddress, origin }: Caller,
  hosts: ReadonlyArray<string>
): Refusal | null => {
  const own = parseHost(host)
  const names = localAddress === undefined ? hosts : [...hosts, asHostname(localAddress)]
  if (
    own === null ||
    !(isLoopback(own.hostname) || names.some((name) => name.toLowerCase() === own.hostname))
  ) {
    return {
      code: "FOREIGN_HOST",
      message:
        `The control API does not answer to the host ${JSON.stringify(host ?? "")}. ` +
        "Call it by its address, or allow the name: --allow-host on the command line, hosts in the options."
    }
  }
  if (origin !== undefined && parse(origin)?.host !== own.host) {
    return {
      code: "FOREIGN_ORIGIN",
      message: `The control API does not answer to web pages of ${JSON.stringify(origin)}. Call it from your server or test.`
    }
  }
  return null
}
