import type { Armed, Fired } from "../api.js"
import { h, icon } from "../dom.js"
import * as Format from "../format.js"
import * as Parts from "../parts.js"
import type { State } from "../state.js"
import * as States from "../state.js"
import { current, tr } from "../words.js"

interface Preset {
  readonly id: string
  readonly en: string
  readonly ko: string
  readonly fault: Armed["fault"]
}

/** What goes wrong between a shop and TossPayments, worst first. */
export const presets: ReadonlyArray<Preset> = [
  {
    id: "drop-after",
    en: "The work is done, but the connection breaks before the answer",
    ko: "처리는 됐지만 응답 전에 연결이 끊김",
    fault: { _tag: "Drop", when: "After" }
  },
  {
    id: "hang-after",
    en: "The work is done, but no answer ever comes",
    ko: "처리는 됐지만 응답이 오지 않음",
    fault: { _tag: "Hang", when: "After" }
  },
  {
    id: "drop-before",
    en: "The connection breaks before anything is done",
    ko: "처리 전에 연결이 끊김",
    fault: { _tag: "Drop", when: "Before" }
  },
  {
    id: "503",
    en: "503, nothing is done",
    ko: "503 응답, 처리 안 됨",
    fault: { _tag: "Status", status: 503 }
  },
  {
    id: "500-applied",
    en: "500, although the work is done",
    ko: "처리는 됐지만 500 응답",
    fault: { _tag: "Status", status: 500, applied: true }
  },
  {
    id: "429",
    en: "429, with Retry-After: 2",
    ko: "429 응답, Retry-After: 2",
    fault: { _tag: "Status", status: 429, headers: { "retry-after": "2" } }
  },
  {
    id: "slow",
    en: "The answer takes 10 seconds",
    ko: "응답이 10초 걸림",
    fault: { _tag: "Delay", duration: "10 seconds" }
  },
  {
    id: "cut-off",
    en: "The answer breaks off after 100 bytes",
    ko: "응답이 100바이트에서 끊김",
    fault: { _tag: "CutOff", bytes: 100 }
  },
  {
    id: "html",
    en: "A page in HTML instead of the answer, although the work is done",
    ko: "처리는 됐지만 응답 대신 HTML 페이지",
    fault: { _tag: "Body", status: 502, body: "<html><body>Bad Gateway</body></html>" }
  }
]

/** Those that are struck most; any other endpoint can be named. */
const endpoints = [
  "payments.confirm",
  "payments.cancel",
  "payments.retrieve",
  "payments.retrieveByOrderId",
  "billing.issue",
  "billing.charge",
  "virtualAccounts.issue",
  "payouts.request"
]

const words = (fault: Armed["fault"]): string => {
  const known = presets.find((preset) => JSON.stringify(preset.fault) === JSON.stringify(fault))
  if (known !== undefined) return known[current()]
  const { _tag, ...members } = fault
  return `${_tag} ${JSON.stringify(members)}`
}

const armedItem = ({ endpoint, fault, id, orderId, paymentKey, skip = 0, times = 1 }: Armed): HTMLElement =>
  h(
    "li",
    { class: "card", "data-key": id, "data-testid": "armed" },
    h("div", { class: "card-head" }, h("strong", {}, words(fault)), h("code", {}, id)),
    h(
      "p",
      { class: "quiet" },
      endpoint ?? tr("any endpoint", "모든 API"),
      paymentKey === undefined ? null : ` · ${paymentKey}`,
      orderId === undefined ? null : ` · ${orderId}`,
      " · ",
      tr(times === 1 ? "once" : `${times} times`, `${times}번`),
      skip === 0 ? null : tr(`, after ${skip}`, `, ${skip}번 뒤부터`)
    )
  )

const firedItem = ({ at, fault, id, method, path }: Fired, index: number): HTMLElement =>
  h(
    "li",
    { class: "moment", "data-key": `${id} ${index}` },
    h("time", { datetime: at }, Format.time(at, States.now())),
    h(
      "div",
      { class: "what" },
      h("span", { class: "step mono" }, h("b", {}, method), " ", path),
      h("span", { class: "note" }, h("span", { class: "mark bad" }, icon(Parts.bolt), words(fault)))
    )
  )

const field = (label: string, control: HTMLElement): HTMLElement =>
  h("label", { class: "field" }, h("span", {}, label), control)

const form = (): HTMLElement =>
  h(
    "form",
    { class: "form", "data-action": "arm" },
    field(
      tr("What goes wrong", "어떤 장애"),
      h(
        "select",
        { name: "preset", "data-testid": "fault-preset" },
        presets.map((preset) => h("option", { value: preset.id }, preset[current()]))
      )
    ),
    field(
      tr("Endpoint", "API"),
      h("input", {
        name: "endpoint",
        list: "endpoints",
        placeholder: tr("any", "모두"),
        autocomplete: "off",
        "data-testid": "fault-endpoint"
      })
    ),
    h(
      "datalist",
      { id: "endpoints" },
      endpoints.map((endpoint) => h("option", { value: endpoint }))
    ),
    field(
      tr("How often", "횟수"),
      h("input", { name: "times", type: "number", min: 1, value: 1, "data-testid": "fault-times" })
    ),
    field(
      tr("Requests to let through first", "먼저 통과시킬 요청 수"),
      h("input", { name: "skip", type: "number", min: 0, value: 0 })
    ),
    h("button", { class: "button main", "data-testid": "arm" }, tr("Arm the fault", "장애 걸기"))
  )

export const faults = ({ known }: State): HTMLElement => {
  const { armed = [], fired = [] } = known.faults ?? {}
  return h(
    "div",
    { class: "columns" },
    Parts.section(
      tr("Let something go wrong", "장애 만들기"),
      h(
        "p",
        { class: "quiet" },
        tr(
          "The next requests that fit are struck. A payment must survive all of these without charging twice.",
          "조건에 맞는 다음 요청에 장애가 적용됩니다. 어떤 장애에도 결제가 두 번 되면 안 됩니다."
        )
      ),
      form()
    ),
    h(
      "div",
      {},
      Parts.section(
        tr("Armed", "걸린 장애"),
        armed.length === 0
          ? Parts.empty(tr("No faults are armed", "걸린 장애가 없습니다"))
          : [
              h("ul", { class: "cards" }, armed.map(armedItem)),
              h(
                "div",
                { class: "actions" },
                Parts.button(tr("Disarm all", "모두 해제"), {
                  action: "disarm",
                  testId: "disarm",
                  isDanger: true
                })
              )
            ]
      ),
      Parts.section(
        tr("Struck, newest first", "적용된 장애, 최신순"),
        fired.length === 0
          ? Parts.empty(tr("None yet", "아직 없습니다"))
          : h("ol", { class: "timeline" }, fired.map(firedItem).slice(-100).reverse())
      )
    )
  )
}
