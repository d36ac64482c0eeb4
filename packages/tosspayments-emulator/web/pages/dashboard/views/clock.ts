import { h } from "../dom.js"
import * as Format from "../format.js"
import * as Parts from "../parts.js"
import type { State } from "../state.js"
import * as States from "../state.js"
import { tr } from "../words.js"

const steps: ReadonlyArray<readonly [duration: string, en: string, ko: string]> = [
  ["1 minutes", "1 minute", "1분"],
  ["10 minutes", "10 minutes", "10분"],
  ["1 hours", "1 hour", "1시간"],
  ["1 days", "1 day", "1일"],
  ["7 days", "7 days", "7일"],
  ["30 days", "30 days", "30일"]
]

export const clock = ({ known }: State): HTMLElement => {
  const isFrozen = known.clock?.mode === "frozen"
  return h(
    "div",
    { class: "clock-page" },
    h("p", { class: "big-time", "data-clock": "moment" }, Format.moment(States.now())),
    h(
      "p",
      { class: "headline" },
      isFrozen
        ? h("span", { class: "pill calm" }, tr("standing still", "멈춤"))
        : h("span", { class: "pill good" }, tr("running", "흐르는 중")),
      h("span", { class: "quiet" }, tr("Korean time", "한국 시간"))
    ),
    h(
      "div",
      { class: "actions" },
      isFrozen
        ? Parts.button(tr("Let it run", "시간 흐르게 하기"), {
            action: "run",
            testId: "clock-run",
            isMain: true
          })
        : Parts.button(tr("Freeze it", "시간 멈추기"), {
            action: "freeze",
            testId: "clock-freeze",
            isMain: true
          })
    ),
    Parts.section(
      tr("Move forward", "시간 앞당기기"),
      h(
        "p",
        { class: "quiet" },
        tr(
          "Everything that is due on the way happens, in its order: payments expire, deposits run out, webhooks are sent again.",
          "그 사이에 일어날 일이 순서대로 모두 일어납니다. 결제와 가상계좌가 만료되고, 웹훅이 재전송됩니다."
        )
      ),
      h(
        "div",
        { class: "actions" },
        steps.map(([duration, en, ko]) =>
          Parts.button(`+ ${tr(en, ko)}`, {
            action: "advance",
            id: duration,
            testId: `advance-${duration.replace(" ", "-")}`
          })
        )
      )
    ),
    Parts.section(
      tr("Begin again", "처음부터 다시"),
      h(
        "p",
        { class: "quiet" },
        tr("Forgets all payments, keys, webhooks and requests.", "결제, 키, 웹훅, 요청 기록을 모두 지웁니다.")
      ),
      h(
        "div",
        { class: "actions" },
        Parts.button(tr("Forget everything", "모두 지우기"), {
          action: "reset",
          testId: "reset",
          isDanger: true
        })
      )
    )
  )
}
