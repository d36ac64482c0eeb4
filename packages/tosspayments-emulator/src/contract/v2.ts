/** What answers and events of `v2` stand in (protocol.md §9). */

const version = "2022-11-16"

export const answer = (traceId: string, entityType: string, entityBody: unknown) => ({
  version,
  traceId,
  entityType,
  entityBody
})

export const error = (traceId: string, code: string, message: string) => ({
  version,
  traceId,
  entityType: null,
  entityBody: null,
  error: { code, message }
})

export const event = (
  eventType: string,
  createdAt: string,
  eventId: string,
  entityType: string,
  entityBody: unknown
) => ({ eventType, createdAt, version, eventId, entityType, entityBody })

/** Amounts have a decimal, as in the samples: whoever parses the text and prints it again has another one. */
export const print = (value: unknown): string =>
  JSON.stringify(value).replace(/"value":(\d{1,16})(?=[,}])/g, '"value":$1.0')
