import type { Attempt, Delivery } from "../../../../src/Delivery.js"
import { h } from "../dom.js"
import * as Format from "../format.js"
import * as Parts from "../parts.js"
import type { State } from "../state.js"
import * as States from "../state.js"
import { tr } from "../words.js"

const isFound = ({ body, eventType, id, status }: Delivery, search: string): boolean =>
  [body, eventType, id, status].some((text) => text.toLowerCase().includes(search.toLowerCase()))

const lastAt = ({ attempts }: Delivery): string | null => attempts[attempts.length - 1]?.at ?? null

const list = (webhooks: ReadonlyArray<Delivery>, { place, search }: State): HTMLElement => {
  const today = States.now()
  return Parts.rows(
    tr("Webhooks, newest first", "웹훅, 최신순"),
    webhooks
      .filter((webhook) => isFound(webhook, search))
      .reverse()
      .map((webhook) => {
        const at = lastAt(webhook)
        const last = webhook.attempts[webhook.attempts.length - 1]
        return Parts.row({
          href: `#/webhooks/${webhook.id}`,
          key: webhook.id,
          isChosen: place.id === webhook.id,
          testId: "webhook",
          main: webhook.eventType,
          side: Parts.pill(webhook.status),
          below: webhook.orderId ?? webhook.url ?? "",
          belowSide: [
            last === undefined || last.status === 200 ? null : (last.status ?? tr("no answer", "응답 없음")),
            at === null ? null : h("time", { datetime: at }, Format.time(at, today))
          ]
        })
      })
  )
}

const attempt = ({ answer, at, error, headers, retriedCount, status }: Attempt): HTMLElement =>
  h(
    "li",
    { class: "attempt", "data-key": at + retriedCount },
    h(
      "p",
      { class: "headline" },
      status === null ? Parts.pill("Failed") : Parts.answerPill(status, "Answered"),
      h("time", { datetime: at }, Format.moment(at)),
      retriedCount === 0
        ? null
        : h("span", { class: "quiet" }, tr(`retry ${retriedCount}`, `재전송 ${retriedCount}회차`))
    ),
    error === null ? null : h("p", { class: "callout bad" }, error),
    Parts.headers(headers ?? {}),
    answer === null || answer === undefined || answer === ""
      ? null
      : [h("p", { class: "quiet" }, tr("Your server answered", "서버의 응답")), Parts.code(answer)]
  )

const detail = (webhook: Delivery): HTMLElement => {
  const { attempts, body, eventType, id, paymentKey, status, url } = webhook
  return Parts.detail(
    "#/webhooks",
    eventType,
    h("p", { class: "headline" }, Parts.pill(status)),
    h(
      "div",
      { class: "actions" },
      url === null
        ? null
        : Parts.button(tr("Send again", "다시 보내기"), {
            action: "resend",
            id,
            testId: "resend",
            isMain: true
          })
    ),
    url === null
      ? h(
          "p",
          { class: "callout" },
          tr(
            "Nowhere to send it: start the emulator with --webhook-url.",
            "보낼 곳이 없습니다. --webhook-url을 지정해 에뮬레이터를 시작하세요."
          )
        )
      : null,
    Parts.section(
      tr("Webhook", "웹훅"),
      Parts.facts(
        Parts.fact("URL", url === null ? null : h("code", {}, url)),
        Parts.fact("transmission id", h("code", {}, id)),
        Parts.fact(
          tr("Payment", "결제"),
          paymentKey === null
            ? null
            : h("a", { href: `#/payments/${encodeURIComponent(paymentKey)}` }, h("code", {}, paymentKey))
        )
      )
    ),
    Parts.section(
      tr("Transmissions, newest first", "전송 기록, 최신순"),
      attempts.length === 0
        ? h("p", { class: "quiet" }, tr("Not sent yet.", "아직 보내지 않았습니다."))
        : h("ul", { class: "attempts", "data-testid": "attempts" }, [...attempts].reverse().map(attempt))
    ),
    Parts.section(tr("Body", "본문"), Parts.code(Format.pretty(body)))
  )
}

/** The webhooks, and what became of one of them. */
export const webhooks = (
  state: State
): { readonly list: HTMLElement; readonly detail: HTMLElement | null } => {
  const all = state.known.webhooks ?? []
  const webhook = all.find(({ id }) => id === state.place.id)
  return {
    list:
      all.length === 0
        ? Parts.empty(
            tr("No webhooks yet", "아직 웹훅이 없습니다"),
            h(
              "p",
              {},
              tr("They are sent when a payment changes its status.", "결제 상태가 바뀌면 웹훅을 보냅니다.")
            )
          )
        : list(all, state),
    detail: webhook === undefined ? null : detail(webhook)
  }
}
