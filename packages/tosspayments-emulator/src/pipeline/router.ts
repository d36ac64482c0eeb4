import * as FindMyWay from "find-my-way-ts"
import { legacyOperations, operations } from "../operations/index.js"
import type { Operation } from "../operations/Operation.js"

export interface Match {
  readonly operation: Operation
  readonly params: Readonly<Record<string, string>>
}

export interface Options {
  /** Whether `POST /v1/payments/{paymentKey}`, the confirmation before `/v1/payments/confirm`, is there. */
  readonly legacyConfirm: boolean
}

export type Router = (method: string, path: string) => Match | null

const decode = (segment: string): string => {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

/**
 * The router decodes what it takes for an escape and cuts off what it takes for a query. These characters reach it
 * escaped once more, so that it hands over every segment as it came.
 */
const verbatim = (path: string): string => path.replace(/[%;#]/g, encodeURIComponent)

export const make = ({ legacyConfirm }: Options): Router => {
  const router = FindMyWay.make<Operation>({
    caseSensitive: true,
    ignoreTrailingSlash: false,
    ignoreDuplicateSlashes: false,
    maxParamLength: Number.POSITIVE_INFINITY
  })
  const routed = legacyConfirm ? [...operations, ...legacyOperations] : operations
  const methods = new Set(routed.map(({ endpoint }) => endpoint.method))
  for (const operation of routed) {
    const { method, path, version = "v1" } = operation.endpoint
    router.on(method, `/${version}${path.replace(/\{(\w+)\}/g, ":$1")}`, operation)
  }
  return (method, path) => {
    if (!methods.has(method) || !path.startsWith("/")) return null
    const found = router.find(method, verbatim(path))
    if (found === undefined) return null
    const params: Record<string, string> = {}
    for (const [name, segment = ""] of Object.entries(found.params)) {
      if (segment === "") return null
      params[name] = decode(segment)
    }
    return { operation: found.handler, params }
  }
}
