import { legacyOperations, operations } from "../../operations/index.js"
import type { Operation } from "../../operations/Operation.js"
import type { Problem } from "../../RequestLog.js"
import { slips } from "./nearest.js"
import { error } from "./Problem.js"

const templateOf = ({ endpoint }: Operation): string => `/${endpoint.version ?? "v1"}${endpoint.path}`

const isOf = (template: string, path: string): boolean => {
  const [wanted, given] = [template.split("/"), path.split("/")]
  return (
    wanted.length === given.length &&
    wanted.every((segment, at) => (segment.startsWith("{") ? given[at] !== "" : segment === given[at]))
  )
}

/** The path with the names of a template where the template has them, so that keys in it do not count as slips. */
const likened = (template: string, path: string): string => {
  const [wanted, given] = [template.split("/"), path.split("/")]
  return given.map((segment, at) => (wanted[at]?.startsWith("{") === true ? wanted[at] : segment)).join("/")
}

const tidy = (path: string): string => {
  const plain = path.replace(/\/{2,}/g, "/").replace(/(.)\/$/, "$1")
  return /^\/v\d+(\/|$)/.test(plain) ? plain : `/v1${plain}`
}

/** The endpoint whose path is the fewest slips away, as it is written; `null` when none is near. */
const closest = (method: string, path: string): string | null => {
  let best: { readonly name: string; readonly far: number } | null = null
  for (const operation of operations) {
    const template = templateOf(operation)
    // Of two paths that are as near, the one that takes the method.
    const far = slips(likened(template, path), template) + (operation.endpoint.method === method ? 0 : 0.5)
    if (far <= template.length / 4 && (best === null || far < best.far)) {
      best = { name: `${operation.endpoint.method} ${template}`, far }
    }
  }
  return best?.name ?? null
}

/** What is wrong with a method and path that nothing answers to. */
export const problem = (method: string, path: string): Problem => {
  if (
    legacyOperations.some(
      (operation) => operation.endpoint.method === method && isOf(templateOf(operation), path)
    )
  ) {
    return error(
      "path",
      "The confirmation before /v1/payments/confirm. The emulator takes it only with the option legacyConfirm.",
      "/v1/payments/confirm 이전의 승인 경로입니다. 에뮬레이터는 legacyConfirm 옵션을 켜야 이 경로를 받습니다."
    )
  }
  const same = operations.filter((operation) => isOf(templateOf(operation), path))
  const methods = same.map(({ endpoint }) => endpoint.method).join(", ")
  if (same.length > 0) {
    return error(
      "method",
      `This path takes ${methods}, not ${method}.`,
      `이 경로는 ${method}가 아니라 ${methods} 요청을 받습니다.`
    )
  }
  const best = closest(method, tidy(path))
  return best === null
    ? error("path", "The API has no such path.", "API에 없는 경로입니다.")
    : error(
        "path",
        `The API has no such path. The nearest one is ${best}.`,
        `API에 없는 경로입니다. 가장 가까운 경로는 ${best}입니다.`
      )
}
