/** `host:port`, or an IPv6 address in brackets: nothing that could end the text it is written into. */
const hostPattern = /^(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?$/

/** The address by which a client called the emulator; `null` for what is none. */
export const ownAddress = (host: string | undefined): string | null =>
  host !== undefined && hostPattern.test(host) && URL.canParse(`http://${host}`) ? `http://${host}` : null
