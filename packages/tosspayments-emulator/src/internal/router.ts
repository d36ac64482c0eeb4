import { endpoints } from "./routes.js"

export type Endpoint = (typeof endpoints)[keyof typeof endpoints]
export type EndpointId = Endpoint["id"]

export interface Match {
  readonly endpoint: Endpoint
  readonly params: Readonly<Record<string, string>>
}

const decode = (segment: string): string => {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

const isParam = (segment: string): boolean => segment.startsWith("{")

/** Templates with fewer parameters first, so that `/payments/orders/{orderId}` wins over a longer guess. */
const table = Object.values(endpoints)
  .map((endpoint) => ({ endpoint, segments: `/v1${endpoint.path}`.split("/") }))
  .sort((a, b) => a.segments.filter(isParam).length - b.segments.filter(isParam).length)

export const match = (method: string, path: string): Match | null => {
  const given = path.split("/")
  for (const { endpoint, segments } of table) {
    if (endpoint.method !== method || segments.length !== given.length) continue
    const params: Record<string, string> = {}
    const fits = segments.every((segment, index) => {
      const value = given[index] ?? ""
      if (!isParam(segment)) return segment === value
      params[segment.slice(1, -1)] = decode(value)
      return value !== ""
    })
    if (fits) return { endpoint, params }
  }
  return null
}
