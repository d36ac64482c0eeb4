/** What the views are made of. */
import type { Child } from "./dom.js"
import { h, icon } from "./dom.js"
import { tr } from "./words.js"

const tones: Readonly<Record<string, string>> = {
  DONE: "good",
  COMPLETED: "good",
  Delivered: "good",
  APPROVED: "good",
  PARTIALLY_APPROVED: "calm",
  WAITING_FOR_DEPOSIT: "wait",
  APPROVAL_REQUIRED: "wait",
  KYC_REQUIRED: "wait",
  REQUESTED: "wait",
  Sending: "wait",
  Running: "wait",
  IN_PROGRESS: "calm",
  PARTIAL_CANCELED: "calm",
  ABORTED: "bad",
  EXPIRED: "bad",
  FAILED: "bad",
  Failed: "bad",
  Dropped: "bad",
  Hung: "bad",
  CutOff: "bad"
}

/** A word of the API as it is, in the colour of its meaning. */
export const pill = (word: string): HTMLElement => h("span", { class: `pill ${tones[word] ?? "dim"}` }, word)

/** A status of HTTP; without one, what became of the request. */
export const answerPill = (status: number | null, outcome: string): HTMLElement =>
  status === null || outcome === "CutOff"
    ? pill(outcome)
    : h("span", { class: `pill ${status < 300 ? "good" : status < 500 ? "wait" : "bad"}` }, String(status))

export interface Press {
  readonly action: string
  readonly id?: string
  readonly testId?: string
  readonly isMain?: boolean
  readonly isDanger?: boolean
}

export const button = (text: string, { action, id, isDanger, isMain, testId }: Press): HTMLElement =>
  h(
    "button",
    {
      type: "button",
      class: `button${isMain === true ? " main" : ""}${isDanger === true ? " danger" : ""}`,
      "data-action": action,
      "data-id": id,
      "data-testid": testId
    },
    text
  )

/** A name and what belongs to it, or nothing. */
export const fact = (name: string, value: Child): HTMLElement | null =>
  value === null || value === "" ? null : h("div", { class: "fact" }, h("dt", {}, name), h("dd", {}, value))

export const facts = (...all: ReadonlyArray<Child>): HTMLElement => h("dl", { class: "facts" }, all)

export const section = (title: string, ...children: ReadonlyArray<Child>): HTMLElement =>
  h("section", { class: "block" }, h("h3", {}, title), children)

export const code = (text: string): HTMLElement => h("pre", { class: "code", tabindex: 0 }, text)

/** What is there when there is nothing. */
export const empty = (title: string, ...more: ReadonlyArray<Child>): HTMLElement =>
  h("div", { class: "empty" }, h("p", { class: "empty-title" }, title), more)

export interface Row {
  readonly href: string
  readonly key: string
  readonly isChosen: boolean
  readonly testId: string
  readonly main: Child
  readonly side: Child
  readonly below: Child
  readonly belowSide: Child
}

/** Something in a list that can be looked at. */
export const row = ({ below, belowSide, href, isChosen, key, main, side, testId }: Row): HTMLElement =>
  h(
    "li",
    { "data-key": key, class: "row" },
    h(
      "a",
      { href, "data-testid": testId, "aria-current": isChosen ? "true" : null },
      h("span", { class: "row-main" }, main),
      h("span", { class: "row-side" }, side),
      h("span", { class: "row-below" }, below),
      h("span", { class: "row-below row-side" }, belowSide)
    )
  )

export const rows = (label: string, all: ReadonlyArray<HTMLElement>): HTMLElement =>
  h("ul", { class: "rows", "aria-label": label }, all)

const back = "M12 4l-6 6 6 6"

/** Beside the list on a wide screen, instead of it on a phone. */
export const detail = (backTo: string, title: Child, ...children: ReadonlyArray<Child>): HTMLElement =>
  h(
    "article",
    {
      class: "detail",
      "data-key": location.hash,
      "aria-labelledby": "detail-title",
      "data-testid": "detail"
    },
    h("a", { class: "back", href: backTo }, icon(back), tr("Back to the list", "목록으로")),
    h("h2", { id: "detail-title", tabindex: -1 }, title),
    children
  )

export const headers = (all: Readonly<Record<string, string>>): HTMLElement =>
  h(
    "dl",
    { class: "headers" },
    Object.entries(all).map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value)))
  )

export const warning = "M10 3l8 14H2zM10 8v4M10 14.5v.5"
export const bolt = "M11 2L4 12h5l-1 6 8-11h-5z"
