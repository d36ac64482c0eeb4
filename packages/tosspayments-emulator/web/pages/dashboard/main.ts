import * as Api from "./api.js"
import * as Format from "./format.js"
import { listen } from "./live.js"
import { show } from "./page.js"
import type { Tab } from "./state.js"
import * as States from "./state.js"
import { tabs } from "./tabs.js"
import { presets } from "./views/faults.js"
import { current, speak, tr } from "./words.js"

/** Ids that are made up in a browser do not meet: `ORD-` and the time. */
const order = (): { readonly orderId: string; readonly orderName: string; readonly amount: number } => ({
  orderId: `ORD-${Date.now()}`,
  orderName: tr("T-shirt and one more", "티셔츠 외 1건"),
  amount: 33000
})

const key = (id: string): string => encodeURIComponent(id)

type Action = (id: string, form: FormData) => Promise<string>

const declined = "REJECT_CARD_PAYMENT"

/** What buttons do, and what is said afterwards. */
const actions: Readonly<Record<string, Action>> = {
  authorize: async () => {
    await Api.post("payments", order())
    return tr("A buyer has authenticated a payment.", "구매자가 결제를 인증했습니다.")
  },
  authenticate: async (id) => {
    await Api.post(`payments/${key(id)}/authenticate`)
    return tr("The buyer has authenticated.", "구매자가 인증했습니다.")
  },
  deposit: async (id) => {
    await Api.post(`payments/${key(id)}/deposit`)
    return tr("The deposit has arrived.", "입금됐습니다.")
  },
  revert: async (id) => {
    await Api.post(`payments/${key(id)}/revert-deposit`)
    return tr("The bank has taken the deposit back.", "은행이 입금을 취소했습니다.")
  },
  "settle-done": async (id) => {
    await Api.post(`payments/${key(id)}/settle-cancel`, { result: "DONE" })
    return tr("The wallet has cancelled.", "취소됐습니다.")
  },
  "settle-aborted": async (id) => {
    await Api.post(`payments/${key(id)}/settle-cancel`, { result: "ABORTED" })
    return tr("The wallet has refused the cancel.", "취소가 거절됐습니다.")
  },
  resend: async (id) => {
    await Api.post(`webhooks/${key(id)}/resend`)
    return tr("The webhook is sent again.", "웹훅을 다시 보냅니다.")
  },
  "billing-decline": async (id) => {
    await Api.post(`billing/${key(id)}/decline`, { code: declined })
    return tr(`Charges are declined with ${declined}.`, `이제 ${declined}로 거절됩니다.`)
  },
  "billing-accept": async (id) => {
    await Api.post(`billing/${key(id)}/decline`, { code: null })
    return tr("Charges go through again.", "다시 결제할 수 있습니다.")
  },
  "billing-delete": async (id) => {
    await Api.post(`billing/${key(id)}/delete`)
    return tr("The billing key is deleted.", "빌링키를 삭제했습니다.")
  },
  verify: async (id) => {
    await Api.post(`sellers/${key(id)}/verify`)
    return tr("The seller has done what was asked for.", "셀러가 인증을 마쳤습니다.")
  },
  "require-kyc": async (id) => {
    await Api.post(`sellers/${key(id)}/require-kyc`)
    return tr("The seller is asked for papers.", "셀러에게 서류를 요청했습니다.")
  },
  "payout-complete": async (id) => {
    await Api.post(`payouts/${key(id)}/complete`)
    return tr("The bank has paid.", "지급됐습니다.")
  },
  "payout-fail": async (id) => {
    await Api.post(`payouts/${key(id)}/fail`, {})
    return tr("The bank has refused.", "지급이 거절됐습니다.")
  },
  arm: async (_, form) => {
    const preset = presets.find(({ id }) => id === form.get("preset"))
    const endpoint = String(form.get("endpoint") ?? "").trim()
    await Api.post("faults", {
      fault: preset?.fault,
      ...(endpoint === "" ? {} : { endpoint }),
      times: Number(form.get("times") ?? 1),
      skip: Number(form.get("skip") ?? 0)
    })
    return tr("The fault is armed.", "장애를 걸었습니다.")
  },
  disarm: async () => {
    await Api.remove("faults")
    return tr("No faults are armed.", "장애를 모두 해제했습니다.")
  },
  freeze: async () => {
    await Api.post("clock/freeze")
    return tr("Time stands still.", "시간을 멈췄습니다.")
  },
  run: async () => {
    await Api.post("clock/run")
    return tr("Time runs.", "시간이 흐릅니다.")
  },
  advance: async (id) => {
    await Api.post("clock/advance", { duration: id })
    return tr("Time has moved on.", "시간을 앞당겼습니다.")
  },
  reset: async () => {
    await Api.post("reset")
    location.hash = "#/payments"
    return tr("Everything is forgotten.", "모두 지웠습니다.")
  },
  language: async () => {
    speak(current() === "ko" ? "en" : "ko")
    return ""
  }
}

let silence = 0

const notify = (text: string, isBad: boolean): void => {
  States.set({ notice: text === "" ? null : { text, isBad } })
  clearTimeout(silence)
  silence = window.setTimeout(() => States.set({ notice: null }), 4000)
}

const act = async (name: string, id: string, form: FormData): Promise<void> => {
  const action = actions[name]
  if (action === undefined) return
  try {
    notify(await action(id, form), false)
  } catch (error) {
    notify(
      error instanceof Api.Refusal
        ? error.message
        : tr(
            "The emulator does not answer. Is it running?",
            "에뮬레이터가 응답하지 않습니다. 실행 중인지 확인하세요."
          ),
      true
    )
  }
}

/** Pressed by mistake, these cannot be undone. */
const isSure = (name: string): boolean =>
  name !== "reset" ||
  confirm(tr("Forget all payments, webhooks and requests?", "결제, 웹훅, 요청 기록을 모두 지울까요?"))

document.addEventListener("click", ({ target }) => {
  const pressed = target instanceof Element ? target.closest("button[data-action]") : null
  if (!(pressed instanceof HTMLElement)) return
  const name = pressed.dataset["action"] ?? ""
  if (isSure(name)) void act(name, pressed.dataset["id"] ?? "", new FormData())
})

document.addEventListener("submit", (event) => {
  event.preventDefault()
  const form = event.target
  if (form instanceof HTMLFormElement) void act(form.dataset["action"] ?? "", "", new FormData(form))
})

document.addEventListener("input", ({ target }) => {
  if (target instanceof HTMLInputElement && target.name === "search") States.set({ search: target.value })
})

/** Through a list with the arrow keys. */
document.addEventListener("keydown", (event) => {
  const { activeElement } = document
  const row = activeElement?.closest(".row")
  if (row === null || row === undefined || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return
  const next = event.key === "ArrowDown" ? row.nextElementSibling : row.previousElementSibling
  next?.querySelector("a")?.focus()
  event.preventDefault()
})

/** Addresses that were typed may be none. */
const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const go = (): void => {
  const [, tab = "", id] = location.hash.split("/")
  const known = tabs.find((one) => one.id === tab)?.id ?? "payments"
  const place = { tab: known as Tab, id: id === undefined || id === "" ? null : decoded(id) }
  States.set({ place, search: place.tab === States.get().place.tab ? States.get().search : "" })
  States.reread("detail", ...(place.tab === "settlements" ? (["settlements"] as const) : []))
  requestAnimationFrame(() => {
    document.querySelector(".tabs [aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" })
    if (place.id !== null) document.getElementById("detail-title")?.focus()
  })
}

const app = document.getElementById("app")
let isDrawing = false

if (app !== null) {
  speak(current())
  States.watch(() => {
    if (isDrawing) return
    isDrawing = true
    requestAnimationFrame(() => {
      isDrawing = false
      show(app, States.get())
    })
  })
  window.addEventListener("hashchange", go)
  go()
  show(app, States.get())
  listen({
    onGap: States.rereadAll,
    onEvent: States.follow,
    onLink: (isLive) => {
      if (isLive !== States.get().isLive) States.set({ isLive })
    }
  })
  setInterval(() => {
    const now = States.now()
    for (const element of document.querySelectorAll("[data-clock]")) {
      const text = element.getAttribute("data-clock") === "moment" ? Format.moment(now) : Format.clock(now)
      if (element.textContent !== text) element.textContent = text
    }
  }, 500)
}
