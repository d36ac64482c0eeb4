import type { Endpoint, Operation } from "./routes.js"
import { endpoints, operations } from "./routes.js"

export interface Match {
  readonly operation: Operation
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
const table = operations
  .map((operation) => {
    const endpoint = endpoints[operation]
    return { operation, endpoint, segments: `/v1${endpoint.path}`.split("/") }
  })
  .sort((a, b) => a.segments.filter(isParam).length - b.segments.filter(isParam).length)

export const match = (method: string, path: string): Match | null => {
  const given = path.split("/")
  for (const { endpoint, operation, segments } of table) {
    if (endpoint.method !== method || segments.length !== given.length) continue
    const params: Record<string, string> = {}
    const fits = segments.every((segment, index) => {
      const value = given[index] ?? ""
      if (!isParam(segment)) return segment === value
      params[segment.slice(1, -1)] = decode(value)
      return value !== ""
    })
    if (fits) return { operation, endpoint, params }
  }
  return null
}
