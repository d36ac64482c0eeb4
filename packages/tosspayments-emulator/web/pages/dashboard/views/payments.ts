import type { Moment } from "../../../../src/Activity.js"
import * as Banks from "../../../../src/domain/banks.js"
import type { Payment } from "../../../../src/Payment.js"
import type { Child } from "../dom.js"
import { h, icon } from "../dom.js"
import * as Format from "../format.js"
import * as Parts from "../parts.js"
import type { State } from "../state.js"
import * as States from "../state.js"
import { tr } from "../words.js"

const isFound = ({ method, orderId, orderName, paymentKey, status }: Payment, search: string): boolean =>
  [orderId, orderName, paymentKey, status, method ?? "", Format.method(method)].some((text) =>
    text.toLowerCase().includes(search.toLowerCase())
  )

const hashOf = (tab: "payments" | "accounts", { paymentKey }: Payment): string =>
  `#/${tab}/${encodeURIComponent(paymentKey)}`

const first = (): Child => [
  h(
    "p",
    {},
    tr(
      "Give this address to your server as the base of the API, with any test key:",
      "서버의 API 주소를 아래 주소로 바꾸고, 아무 테스트 키나 쓰세요."
    )
  ),
  Parts.code(`${location.origin}/v1`),
  h(
    "p",
    {},
    tr("Or let a buyer go through the payment window now:", "또는 지금 구매자가 결제창을 통과하게 하세요.")
  ),
  Parts.button(tr("Authorize a payment", "결제 인증하기"), {
    action: "authorize",
    testId: "authorize",
    isMain: true
  })
]

const list = (payments: ReadonlyArray<Payment>, { place, search }: State): HTMLElement => {
  const found = payments.filter((payment) => isFound(payment, search))
  const today = States.now()
  return Parts.rows(
    tr("Payments, newest first", "결제, 최신순"),
    [...found].reverse().map((payment) =>
      Parts.row({
        href: hashOf("payments", payment),
        key: payment.paymentKey,
        isChosen: place.id === payment.paymentKey,
        testId: "payment",
        main: payment.orderName,
        side: h("strong", { class: "amount" }, Format.money(payment.totalAmount, payment.currency)),
        below: [payment.orderId, " · ", Format.method(payment.method)],
        belowSide: [
          Parts.pill(payment.status),
          h("time", { datetime: payment.requestedAt }, Format.time(payment.requestedAt, today))
        ]
      })
    )
  )
}

const problemMark = (count: number): Child =>
  count === 0
    ? null
    : h("span", { class: "mark" }, icon(Parts.warning), tr(`${count} to look at`, `확인할 것 ${count}개`))

const happened = (moment: Moment, payment: Payment): Child => {
  switch (moment.type) {
    case "payment":
      return [
        h(
          "span",
          { class: "step" },
          moment.from === null || moment.from === moment.status
            ? null
            : [
                h("span", { class: "was" }, moment.from),
                h("span", { "aria-label": tr("then", "이후") }, " → ")
              ],
          Parts.pill(moment.status)
        ),
        moment.balanceAmount === moment.totalAmount
          ? null
          : h(
              "span",
              { class: "note" },
              tr("left: ", "남은 금액 "),
              Format.money(moment.balanceAmount, payment.currency)
            )
      ]
    case "request": {
      const { code, fault, method, outcome, path, problems, replayed, status, traceId } = moment.request
      return [
        h("a", { class: "step mono", href: `#/requests/${traceId}` }, h("b", {}, method), " ", path),
        h(
          "span",
          { class: "note" },
          Parts.answerPill(status, outcome),
          code === null ? null : h("code", {}, code),
          replayed ? tr("stored answer", "저장된 응답") : null,
          fault === null ? null : h("span", { class: "mark bad" }, icon(Parts.bolt), tr("fault", "장애")),
          problemMark(problems.length)
        )
      ]
    }
    case "webhook": {
      const { attempt, eventType, id, status } = moment
      return [
        h("a", { class: "step", href: `#/webhooks/${id}` }, tr("Webhook ", "웹훅 "), h("b", {}, eventType)),
        h(
          "span",
          { class: "note" },
          attempt === null
            ? status === "NotConfigured"
              ? tr("written down; no webhook URL is set", "기록만 함 (웹훅 URL 없음)")
              : tr("to be sent", "전송 예정")
            : [
                attempt.status === null
                  ? h("span", { class: "pill bad" }, attempt.error ?? tr("no answer", "응답 없음"))
                  : Parts.answerPill(attempt.status, "Answered"),
                attempt.retriedCount === 0
                  ? null
                  : tr(`retry ${attempt.retriedCount}`, `재전송 ${attempt.retriedCount}회차`)
              ]
        )
      ]
    }
  }
}

/** That a webhook was written down is no news once it was sent. */
const isFollowed = (moment: Moment, moments: ReadonlyArray<Moment>): boolean =>
  moment.type === "webhook" &&
  moment.attempt === null &&
  moments.some((other) => other.type === "webhook" && other.id === moment.id && other.number > moment.number)

const timeline = (moments: ReadonlyArray<Moment>, payment: Payment): HTMLElement => {
  const today = States.now()
  return h(
    "ol",
    { class: "timeline", "data-testid": "timeline" },
    moments
      .filter((moment) => !isFollowed(moment, moments))
      .map((moment) =>
        h(
          "li",
          { "data-key": String(moment.number), class: `moment ${moment.type}` },
          h("time", { datetime: moment.at, title: Format.moment(moment.at) }, Format.time(moment.at, today)),
          h("div", { class: "what" }, happened(moment, payment))
        )
      )
  )
}

const actions = ({ cancels, paymentKey, status, virtualAccount }: Payment): Child => {
  const isPending = (cancels ?? []).some(({ cancelStatus }) => cancelStatus === "IN_PROGRESS")
  const possible: ReadonlyArray<Child> = [
    status === "READY"
      ? Parts.button(tr("Buyer authenticates", "구매자 인증"), {
          action: "authenticate",
          id: paymentKey,
          isMain: true
        })
      : null,
    status === "WAITING_FOR_DEPOSIT"
      ? Parts.button(tr("Deposit", "입금하기"), {
          action: "deposit",
          id: paymentKey,
          testId: "deposit",
          isMain: true
        })
      : null,
    status === "DONE" && virtualAccount !== null
      ? Parts.button(tr("Bank takes the deposit back", "은행이 입금을 취소"), {
          action: "revert",
          id: paymentKey
        })
      : null,
    isPending
      ? [
          Parts.button(tr("Wallet cancels", "취소 완료"), {
            action: "settle-done",
            id: paymentKey,
            isMain: true
          }),
          Parts.button(tr("Wallet refuses the cancel", "취소 거절"), {
            action: "settle-aborted",
            id: paymentKey
          })
        ]
      : null
  ]
  return possible.every((one) => one === null) ? null : h("div", { class: "actions" }, possible)
}

const accountFacts = ({ virtualAccount }: Payment): Child =>
  virtualAccount === null
    ? null
    : [
        Parts.fact(
          tr("Account", "계좌"),
          `${Banks.nameOf(virtualAccount.bankCode)} ${virtualAccount.accountNumber}`
        ),
        Parts.fact(tr("To be paid by", "입금 기한"), Format.moment(virtualAccount.dueDate))
      ]

const cancelFacts = ({ cancels, currency }: Payment): Child =>
  (cancels ?? []).map(({ cancelAmount, cancelReason, cancelStatus }) =>
    Parts.fact(tr("Cancelled", "취소"), [
      Format.money(cancelAmount, currency),
      " · ",
      cancelReason,
      cancelStatus === "DONE" ? "" : ` (${cancelStatus})`
    ])
  )

const detail = (payment: Payment, backTo: string, { timeline: told }: State): HTMLElement =>
  Parts.detail(
    backTo,
    payment.orderName,
    h(
      "p",
      { class: "headline" },
      h("strong", { class: "big" }, Format.money(payment.totalAmount, payment.currency)),
      Parts.pill(payment.status)
    ),
    actions(payment),
    payment.failure === null
      ? null
      : h("p", { class: "callout bad" }, h("code", {}, payment.failure.code), " ", payment.failure.message),
    Parts.section(
      tr("Timeline", "타임라인"),
      told?.paymentKey === payment.paymentKey
        ? timeline(told.moments, payment)
        : h("p", { class: "quiet" }, tr("Reading…", "읽는 중…"))
    ),
    Parts.section(
      tr("Payment", "결제"),
      Parts.facts(
        Parts.fact("orderId", h("code", {}, payment.orderId)),
        Parts.fact("paymentKey", h("code", {}, payment.paymentKey)),
        Parts.fact(tr("Method", "결제수단"), Format.method(payment.method)),
        Parts.fact(tr("Requested", "요청 시각"), Format.moment(payment.requestedAt)),
        payment.approvedAt === null
          ? null
          : Parts.fact(tr("Approved", "승인 시각"), Format.moment(payment.approvedAt)),
        payment.balanceAmount === payment.totalAmount
          ? null
          : Parts.fact(tr("Left", "남은 금액"), Format.money(payment.balanceAmount, payment.currency)),
        accountFacts(payment),
        cancelFacts(payment)
      )
    ),
    h(
      "details",
      { class: "block" },
      h("summary", {}, tr("As the API shows it", "API 응답 그대로 보기")),
      Parts.code(JSON.stringify(payment, null, 2))
    )
  )

const chosen = (state: State): Payment | undefined =>
  state.known.payments?.find(({ paymentKey }) => paymentKey === state.place.id)

/** The list of payments, and the one that is looked at. */
export const payments = (
  state: State
): { readonly list: HTMLElement; readonly detail: HTMLElement | null } => {
  const all = state.known.payments ?? []
  const payment = chosen(state)
  return {
    list:
      all.length === 0
        ? Parts.empty(tr("No payments yet", "아직 결제가 없습니다"), first())
        : list(all, state),
    detail: payment === undefined ? null : detail(payment, "#/payments", state)
  }
}

/** Virtual accounts: who waits for money first. */
export const accounts = (
  state: State
): { readonly list: HTMLElement; readonly detail: HTMLElement | null } => {
  const all = (state.known.payments ?? []).filter(
    (payment) => payment.virtualAccount !== null && isFound(payment, state.search)
  )
  const isWaiting = ({ status }: Payment): boolean => status === "WAITING_FOR_DEPOSIT"
  const sorted = [...all].reverse().sort((a, b) => Number(isWaiting(b)) - Number(isWaiting(a)))
  const payment = chosen(state)
  return {
    list:
      all.length === 0
        ? Parts.empty(
            tr("No virtual accounts", "가상계좌가 없습니다"),
            h(
              "p",
              {},
              tr(
                "They appear here as soon as a payment by virtual account is confirmed.",
                "가상계좌 결제를 승인하면 여기에 나타납니다."
              )
            )
          )
        : h(
            "ul",
            { class: "cards", "aria-label": tr("Virtual accounts", "가상계좌") },
            sorted.map((one) =>
              h(
                "li",
                { class: "card", "data-key": one.paymentKey, "data-testid": "account" },
                h(
                  "div",
                  { class: "card-head" },
                  h("a", { href: hashOf("accounts", one) }, one.orderName),
                  Parts.pill(one.status)
                ),
                h(
                  "p",
                  { class: "account" },
                  Banks.nameOf(one.virtualAccount?.bankCode ?? ""),
                  " ",
                  h("code", {}, one.virtualAccount?.accountNumber ?? "")
                ),
                h(
                  "div",
                  { class: "card-foot" },
                  h(
                    "span",
                    {},
                    h("strong", { class: "amount" }, Format.money(one.totalAmount, one.currency)),
                    h(
                      "span",
                      { class: "quiet" },
                      " · ",
                      tr("by ", "기한 "),
                      Format.time(one.virtualAccount?.dueDate ?? "", States.now())
                    )
                  ),
                  isWaiting(one)
                    ? Parts.button(tr("Deposit", "입금하기"), {
                        action: "deposit",
                        id: one.paymentKey,
                        testId: "deposit-account",
                        isMain: true
                      })
                    : null
                )
              )
            )
          ),
    detail: payment === undefined ? null : detail(payment, "#/accounts", state)
  }
}
