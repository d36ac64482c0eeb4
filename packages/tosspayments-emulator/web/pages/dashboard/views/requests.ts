import type { Problem, RequestDetail, RequestRecord, Shown } from "../../../../src/RequestLog.js"
import type { Child } from "../dom.js"
import { h, icon } from "../dom.js"
import * as Format from "../format.js"
import * as Parts from "../parts.js"
import type { State } from "../state.js"
import * as States from "../state.js"
import { current, tr } from "../words.js"

const isFound = (
  { code, endpoint, idempotencyKey, method, path, traceId }: RequestRecord,
  search: string
): boolean =>
  [method, path, endpoint ?? "", code ?? "", idempotencyKey ?? "", traceId].some((text) =>
    text.toLowerCase().includes(search.toLowerCase())
  )

const marks = ({ fault, problems, replayed }: RequestRecord): Child => {
  const errors = problems.filter(({ kind }) => kind === "error").length
  const advice = problems.length - errors
  return [
    replayed ? h("span", { class: "quiet" }, tr("stored answer", "저장된 응답")) : null,
    fault === null ? null : h("span", { class: "mark bad" }, icon(Parts.bolt), tr("fault", "장애")),
    errors === 0
      ? null
      : h("span", { class: "mark bad" }, icon(Parts.warning), tr(`${errors} wrong`, `잘못 ${errors}개`)),
    advice === 0
      ? null
      : h("span", { class: "mark" }, icon(Parts.warning), tr(`${advice} to improve`, `조언 ${advice}개`))
  ]
}

const list = (requests: ReadonlyArray<RequestRecord>, { place, search }: State): HTMLElement => {
  const today = States.now()
  return Parts.rows(
    tr("Requests, newest first", "요청, 최신순"),
    requests
      .filter((request) => isFound(request, search))
      .reverse()
      .map((request) =>
        Parts.row({
          href: `#/requests/${request.traceId}`,
          key: request.traceId,
          isChosen: place.id === request.traceId,
          testId: "request",
          main: h("span", { class: "mono" }, h("b", {}, request.method), " ", request.path),
          side: Parts.answerPill(request.status, request.outcome),
          below: [
            request.code === null
              ? (request.endpoint ?? tr("unknown path", "모르는 경로"))
              : h("code", {}, request.code),
            " ",
            marks(request)
          ],
          belowSide: h("time", { datetime: request.at }, Format.time(request.at, today))
        })
      )
  )
}

const problem = ({ field, kind, message }: Problem): HTMLElement =>
  h(
    "li",
    { class: `problem ${kind}` },
    icon(Parts.warning),
    h("div", {}, field === null ? null : h("code", {}, field), h("p", {}, message[current()]))
  )

const problems = ({ problems }: RequestRecord): HTMLElement =>
  problems.length === 0
    ? h(
        "p",
        { class: "callout good", "data-testid": "no-problems" },
        tr("Nothing to say: the request is as documented.", "문서에 맞는 요청입니다.")
      )
    : h("ul", { class: "problems", "data-testid": "problems" }, problems.map(problem))

const shown = (shown: Shown | null): Child => {
  if (shown === null)
    return h("p", { class: "quiet" }, tr("Not kept any more.", "더 이상 보관하지 않습니다."))
  return [
    Parts.headers(shown.headers),
    shown.body === null
      ? h("p", { class: "quiet" }, tr("The body is too long to be kept.", "본문이 길어서 보관하지 않습니다."))
      : shown.body === ""
        ? h("p", { class: "quiet" }, tr("No body.", "본문 없음"))
        : Parts.code(shown.body)
  ]
}

const fate = ({ fault, outcome }: RequestRecord): string | null => {
  switch (outcome) {
    case "Running":
      return tr("Still under way.", "처리 중입니다.")
    case "Dropped":
      return tr("The connection was closed without an answer.", "응답 없이 연결이 끊겼습니다.")
    case "Hung":
      return tr("Never answered.", "끝까지 응답하지 않았습니다.")
    case "CutOff":
      return tr("The answer broke off.", "응답이 중간에 끊겼습니다.")
    case "Answered":
      return fault === null ? null : tr("A fault struck this request.", "장애가 적용된 요청입니다.")
  }
}

const detail = (request: RequestDetail): HTMLElement => {
  const {
    at,
    endpoint,
    fault,
    idempotencyKey,
    method,
    outcome,
    path,
    paymentKey,
    replayed,
    status,
    traceId
  } = request
  const become = fate(request)
  return Parts.detail(
    "#/requests",
    h("span", { class: "mono" }, method, " ", path),
    h(
      "p",
      { class: "headline" },
      Parts.answerPill(status, outcome),
      request.code === null ? null : h("code", {}, request.code),
      h("time", { class: "quiet", datetime: at }, Format.moment(at))
    ),
    become === null
      ? null
      : h("p", { class: "callout bad" }, become, fault === null ? null : [" ", h("code", {}, fault)]),
    Parts.section(tr("Against the documentation", "문서와 비교"), problems(request)),
    Parts.section(
      tr("Request", "요청"),
      Parts.facts(
        Parts.fact("endpoint", endpoint === null ? null : h("code", {}, endpoint)),
        Parts.fact("Idempotency-Key", idempotencyKey === null ? null : h("code", {}, idempotencyKey)),
        replayed
          ? Parts.fact(
              tr("Answer", "응답"),
              tr("The stored one: this key came before.", "같은 키의 저장된 응답을 다시 보냈습니다.")
            )
          : null,
        Parts.fact(
          tr("Payment", "결제"),
          paymentKey === null
            ? null
            : h("a", { href: `#/payments/${encodeURIComponent(paymentKey)}` }, h("code", {}, paymentKey))
        ),
        Parts.fact("trace id", h("code", {}, traceId))
      )
    ),
    Parts.section(tr("Sent by your server", "서버가 보낸 것"), shown(request.sent)),
    Parts.section(tr("Answered by TossPayments", "토스페이먼츠의 응답"), shown(request.answered)),
    h(
      "p",
      { class: "quiet" },
      tr(
        "Keys, secrets, card and account numbers are masked.",
        "키와 시크릿, 카드 번호, 계좌 번호는 가렸습니다."
      )
    )
  )
}

/** The requests, and what one of them got wrong. */
export const requests = (
  state: State
): { readonly list: HTMLElement; readonly detail: HTMLElement | null } => {
  const all = state.known.requests ?? []
  const { request } = state
  return {
    list:
      all.length === 0
        ? Parts.empty(
            tr("No requests yet", "아직 요청이 없습니다"),
            h("p", {}, tr("Try one:", "하나 보내 보세요.")),
            Parts.code(`curl -u test_sk_shop: ${location.origin}/v1/payments/none`)
          )
        : list(all, state),
    detail: request === null || request.traceId !== state.place.id ? null : detail(request)
  }
}
