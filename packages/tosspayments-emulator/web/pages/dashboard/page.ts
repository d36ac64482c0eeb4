import type { Child } from "./dom.js"
import { h, morph } from "./dom.js"
import * as Format from "./format.js"
import * as Parts from "./parts.js"
import type { State } from "./state.js"
import * as States from "./state.js"
import { tabs } from "./tabs.js"
import { clock } from "./views/clock.js"
import { faults } from "./views/faults.js"
import { accounts, payments } from "./views/payments.js"
import { requests } from "./views/requests.js"
import { billing, sellers, settlements } from "./views/tables.js"
import { webhooks } from "./views/webhooks.js"
import { current, tr } from "./words.js"

const searchable: ReadonlySet<string> = new Set([
  "payments",
  "accounts",
  "requests",
  "webhooks",
  "billing",
  "settlements",
  "sellers"
])

const header = ({ isLive, known }: State): HTMLElement =>
  h(
    "header",
    { class: "top" },
    h("h1", {}, "TossPayments", h("span", { class: "quiet" }, tr(" emulator", " 에뮬레이터"))),
    h(
      "span",
      { class: `live ${isLive ? "on" : "off"}`, role: "status", "data-testid": "live" },
      isLive ? tr("live", "실시간") : tr("not connected", "연결 끊김")
    ),
    h(
      "div",
      { class: "time" },
      h(
        "a",
        {
          href: "#/clock",
          class: "now",
          "data-testid": "now",
          title: tr("The emulator's time", "에뮬레이터 시각")
        },
        h("span", { "data-clock": "short" }, Format.clock(States.now()))
      ),
      known.clock?.mode === "frozen"
        ? Parts.button(tr("Run", "흐르게"), { action: "run" })
        : Parts.button(tr("Freeze", "멈추기"), { action: "freeze" }),
      Parts.button(tr("+10 min", "+10분"), { action: "advance", id: "10 minutes" }),
      Parts.button(tr("+1 day", "+1일"), { action: "advance", id: "1 days" })
    ),
    h(
      "button",
      {
        type: "button",
        class: "button language",
        "data-action": "language",
        "data-testid": "language",
        lang: current() === "ko" ? "en" : "ko"
      },
      current() === "ko" ? "English" : "한국어"
    )
  )

const navigation = (state: State): HTMLElement =>
  h(
    "nav",
    { class: "tabs", "aria-label": tr("Sections", "메뉴") },
    tabs.map((tab) => {
      const count = tab.count?.(state) ?? 0
      return h(
        "a",
        {
          href: `#/${tab.id}`,
          "data-key": tab.id,
          "data-testid": `tab-${tab.id}`,
          "aria-current": state.place.tab === tab.id ? "page" : null
        },
        tr(tab.en, tab.ko),
        count === 0 ? null : h("span", { class: "count" }, String(count))
      )
    })
  )

interface Content {
  readonly list: HTMLElement
  /** `undefined` where nothing is looked at by itself. */
  readonly detail?: HTMLElement | null
}

const content = (state: State): Content => {
  switch (state.place.tab) {
    case "payments":
      return payments(state)
    case "accounts":
      return accounts(state)
    case "requests":
      return requests(state)
    case "webhooks":
      return webhooks(state)
    case "billing":
      return { list: billing(state) }
    case "settlements":
      return { list: settlements(state) }
    case "sellers":
      return { list: sellers(state) }
    case "faults":
      return { list: faults(state) }
    case "clock":
      return { list: clock(state) }
  }
}

const aside = (detail: HTMLElement | null | undefined): Child =>
  detail === undefined
    ? null
    : (detail ??
      h(
        "div",
        { class: "detail none" },
        h("p", { class: "quiet" }, tr("Choose something from the list.", "목록에서 하나를 고르세요."))
      ))

const body = (state: State): HTMLElement => {
  const { tab } = state.place
  const { detail, list } = content(state)
  const title = tabs.find(({ id }) => id === tab)
  return h(
    "main",
    {
      "data-key": tab,
      class: `${detail === undefined ? "whole" : "split"}${detail === null || detail === undefined ? "" : " chosen"}`
    },
    h(
      "div",
      { class: "list" },
      h(
        "div",
        { class: "list-head" },
        h("h2", {}, tr(title?.en ?? "", title?.ko ?? "")),
        searchable.has(tab)
          ? h("input", {
              type: "search",
              name: "search",
              placeholder: tr("Search", "검색"),
              "aria-label": tr("Search", "검색"),
              "data-testid": "search"
            })
          : null
      ),
      list
    ),
    aside(detail)
  )
}

const notice = ({ notice }: State): HTMLElement =>
  h(
    "div",
    { class: `notice${notice?.isBad === true ? " bad" : ""}`, role: "status", "data-testid": "notice" },
    notice?.text ?? ""
  )

/** Draws what is known. */
export const show = (app: HTMLElement, state: State): void => {
  morph(app, h("div", {}, header(state), navigation(state), body(state), notice(state)))
}
