/** What a request got wrong against the documentation, in words. */
import * as ErrorCodes from "../../contract/errorCodes.js"
import type { Entry } from "../../domain/payments/entity.js"
import type { Request } from "../../Exchange.js"
import type { Operation } from "../../operations/Operation.js"
import type { Problem } from "../../RequestLog.js"
import type { Keys } from "../auth.js"
import { membersOf, parseBody } from "../json.js"
import * as Authorization from "./authorization.js"
import * as Body from "./body.js"
import * as Encryption from "./encryption.js"
import { nearest } from "./nearest.js"
import { advice, error } from "./Problem.js"
import * as Route from "./route.js"
import * as Schemas from "./schema.js"
import * as State from "./state.js"

/** A request that is over. */
export interface Case {
  readonly method: string
  readonly path: string
  readonly headers: Request["headers"]
  /** As it was sent, or what it says where it is encrypted; `null` when it is too long to look at. */
  readonly body: Uint8Array | null
  /** Whether it was encrypted and could be read. */
  readonly isOpened: boolean
  readonly query: () => Readonly<Record<string, string>>
  readonly operation: Operation | null
  readonly keys: Keys
  readonly mId: string | null
  readonly status: number
  /** Of the answer; `null` when it is no error. */
  readonly code: string | null
  readonly entry: Entry | undefined
  /** The body that came first under the same key, when its answer was replayed. */
  readonly firstBody: Uint8Array | null
}

const isSame = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0

const general = (code: string): Problem | null =>
  ErrorCodes.isErrorCode(code)
    ? error(null, ErrorCodes.messageOf(code, "en"), ErrorCodes.messageOf(code, "ko"))
    : null

const wrongTestCode = ({ codes }: Operation, testCode: string): Problem => {
  const meant = nearest(
    testCode.replaceAll("_", ""),
    codes.map((code) => code.replaceAll("_", ""))
  )
  const code = codes.find((known) => known.replaceAll("_", "") === meant)
  return error(
    "TossPayments-Test-Code",
    `This endpoint has no such error code.${code === undefined ? "" : ` Probably ${code} was meant.`}`,
    `이 API에 없는 에러 코드입니다.${code === undefined ? "" : ` ${code}인지 확인하세요.`}`
  )
}

const invalid = (request: Case, operation: Operation, code: string): ReadonlyArray<Problem> => {
  const { body, headers, isOpened, method, query } = request
  if (body === null) return []
  const text = new TextDecoder().decode(body)
  if (operation.isEncrypted === true && !isOpened) {
    return [Encryption.problem(headers[securityMode], text)]
  }
  if (method === "POST" && operation.request !== null) {
    const unreadable = Body.problem(body)
    if (unreadable !== null) return [unreadable]
  }
  const given = method === "POST" ? parseBody(body) : query()
  const found = operation.request === null ? [] : Schemas.problems(operation.request, given)
  if (found.length > 0) return found
  return State.problems({
    code,
    endpoint: operation.endpoint.id,
    entry: request.entry,
    mId: request.mId,
    given: membersOf(given)
  })
}

const securityMode = "tosspayments-api-security-mode"

/** Why it was refused. */
const refused = (request: Case, code: string): ReadonlyArray<Problem> => {
  const { body, entry, headers, keys, mId, method, operation, path, status } = request
  if (status === 413) {
    return [
      error(
        "body",
        "The body is longer than the emulator takes.",
        "본문이 에뮬레이터가 받는 길이를 넘습니다."
      )
    ]
  }
  if (operation === null) return [Route.problem(method, path)]
  if (code === "INVALID_IDEMPOTENCY_KEY") {
    return [error("Idempotency-Key", "Longer than 300 characters.", "300자를 넘습니다.")]
  }
  if (mId === null) {
    return operation.byBuyer === true
      ? [Authorization.tokenProblem(headers["authorization"])]
      : [Authorization.problem(headers["authorization"], keys)]
  }
  const testCode = headers["tosspayments-test-code"] ?? ""
  if (testCode !== "" && testCode === code) {
    return [
      advice(
        "TossPayments-Test-Code",
        "The request asked for this error with the header.",
        "요청 헤더로 이 에러를 요청했습니다."
      )
    ]
  }
  switch (code) {
    case "INVALID_TEST_CODE":
      return [wrongTestCode(operation, testCode)]
    case "IDEMPOTENT_REQUEST_PROCESSING":
      return [
        error(
          "Idempotency-Key",
          "A request with the same key is still under way. Wait, and send it again with the same key.",
          "같은 키의 요청이 아직 처리 중입니다. 잠시 뒤 같은 키로 다시 요청하세요."
        )
      ]
    case "INVALID_REQUEST":
      return invalid(request, operation, code)
    default:
      return State.problems({
        code,
        endpoint: operation.endpoint.id,
        entry,
        mId,
        given: body === null ? {} : membersOf(parseBody(body))
      })
  }
}

/** What it would better do, whatever became of it. */
const advices = (request: Case): ReadonlyArray<Problem> => {
  const { body, firstBody, headers, method, mId, operation } = request
  if (operation === null || mId === null) return []
  const found: Array<Problem> = []
  const key = headers["idempotency-key"] ?? ""
  if (method === "POST" && key === "") {
    found.push(
      advice(
        "Idempotency-Key",
        "Not sent: when the answer is lost, sending this request again may do it twice.",
        "보내지 않았습니다. 응답을 받지 못해 다시 요청하면 두 번 처리될 수 있습니다."
      )
    )
  }
  if (operation.isEncrypted !== true && body !== null && firstBody !== null && !isSame(body, firstBody)) {
    found.push(
      error(
        "Idempotency-Key",
        "The same key came before with another body. The stored answer was sent again and this body never looked at: a corrected request needs a new key.",
        "같은 키로 다른 본문을 보낸 적이 있습니다. 저장된 응답을 다시 보냈고 이번 본문은 처리하지 않았습니다. 고친 요청에는 새 키를 쓰세요."
      )
    )
  }
  if (method !== "POST" || body === null || operation.request === null || operation.isEncrypted === true)
    return found
  const type = headers["content-type"]
  if (body.length > 0 && !/^application\/json\b/i.test(type ?? "")) {
    found.push(
      advice(
        "Content-Type",
        `Should be application/json${type === undefined ? ", and is missing" : ""}.`,
        `application/json이어야 합니다.${type === undefined ? " 헤더가 없습니다." : ""}`
      )
    )
  }
  return [...found, ...Schemas.misspelt(operation.request, parseBody(body))]
}

/** Never fails: what cannot be looked at has no problems. */
export const inspect = (request: Case): ReadonlyArray<Problem> => {
  try {
    const { code } = request
    const causes = code === null ? [] : refused(request, code)
    const known = code === null || causes.length > 0 ? causes : [general(code)].filter((one) => one !== null)
    return [...known, ...advices(request)]
  } catch {
    // Nested too deep to be looked at.
    return []
  }
}
