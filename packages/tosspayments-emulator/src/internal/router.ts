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

export interface Options {
  /** Whether `POST /v1/payments/{paymentKey}`, the confirmation before `/v1/payments/confirm`, is there. */
  readonly legacyConfirm: boolean
}

const isParam = (segment: string): boolean => segment.startsWith("{")

interface Route {
  readonly operation: Operation
  readonly endpoint: Endpoint
  readonly segments: ReadonlyArray<string>
}

const route = (operation: Operation, endpoint: Endpoint): Route => ({
  operation,
  endpoint,
  segments: `/v1${endpoint.path}`.split("/")
})

const current = operations.map((operation) => route(operation, endpoints[operation]))

/** Goes by the id of the confirmation, so that faults strike either form. */
const legacy = route("confirm", { ...endpoints.confirm, path: "/payments/{paymentKey}" })

/** Templates with fewer parameters first, so that `/payments/orders/{orderId}` wins over a longer guess. */
const order = (routes: ReadonlyArray<Route>): ReadonlyArray<Route> =>
  routes.toSorted((a, b) => a.segments.filter(isParam).length - b.segments.filter(isParam).length)

const table = order(current)
const tableWithLegacy = order([...current, legacy])

export const match = (method: string, path: string, { legacyConfirm }: Options): Match | null => {
  const given = path.split("/")
  for (const { endpoint, operation, segments } of legacyConfirm ? tableWithLegacy : table) {
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
