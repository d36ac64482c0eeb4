/** What the page knows, and how it gets to know it. */
import type { Event, Moment } from "../../../src/Activity.js"
import type { RequestDetail } from "../../../src/RequestLog.js"
import * as Api from "./api.js"
import * as Format from "./format.js"

export type Tab =
  | "payments"
  | "accounts"
  | "requests"
  | "webhooks"
  | "billing"
  | "settlements"
  | "sellers"
  | "faults"
  | "clock"

export interface Place {
  readonly tab: Tab
  /** Of what is looked at. */
  readonly id: string | null
}

export interface State {
  readonly place: Place
  readonly isLive: boolean
  readonly search: string
  /** What became of the last press of a button. */
  readonly notice: { readonly text: string; readonly isBad: boolean } | null
  readonly known: Partial<Api.Readable>
  /** When the clock was read, in the browser's time. */
  readonly clockReadAt: number
  readonly timeline: { readonly paymentKey: string; readonly moments: ReadonlyArray<Moment> } | null
  readonly request: RequestDetail | null
}

let state: State = {
  place: { tab: "payments", id: null },
  isLive: false,
  search: "",
  notice: null,
  known: {},
  clockReadAt: 0,
  timeline: null,
  request: null
}

let tell: () => void = () => {}

export const get = (): State => state

export const set = (change: Partial<State>): void => {
  state = { ...state, ...change }
  tell()
}

/** Calls back after every change. */
export const watch = (run: () => void): void => {
  tell = run
}

/** The emulator's time, in its form. */
export const now = (): string => {
  const clock = state.known.clock
  if (clock === undefined) return ""
  return clock.mode === "frozen"
    ? clock.now
    : Format.koreanTime(Date.parse(clock.now) + Date.now() - state.clockReadAt)
}

const all: ReadonlyArray<keyof Api.Readable> = [
  "clock",
  "payments",
  "requests",
  "webhooks",
  "billing",
  "settlements",
  "sellers",
  "payouts",
  "faults"
]

type Stale = keyof Api.Readable | "detail"

const stale = new Set<Stale>()
let isReading = false

const readDetail = async (): Promise<void> => {
  const { id, tab } = state.place
  if (id === null) return
  if (tab === "payments" || tab === "accounts") {
    const moments = await Api.timeline(id)
    if (state.place.id === id) set({ timeline: { paymentKey: id, moments } })
  }
  if (tab === "requests") {
    const request = await Api.request(id)
    if (state.place.id === id) set({ request })
  }
}

const readOne = async (name: keyof Api.Readable): Promise<void> => {
  const value = await Api.read(name)
  set({
    known: { ...state.known, [name]: value },
    ...(name === "clock" ? { clockReadAt: Date.now() } : {})
  })
}

/** Reads what is stale, one round after the other, so that a busy emulator is not asked all the time. */
const refresh = async (): Promise<void> => {
  if (isReading) return
  isReading = true
  while (stale.size > 0) {
    // Settlements are derived from everything there is: only for who looks at them.
    const names = [...stale].filter((name) => name !== "settlements" || state.place.tab === "settlements")
    stale.clear()
    await Promise.all(names.map((name) => (name === "detail" ? readDetail() : readOne(name)).catch(() => {})))
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  isReading = false
}

export const reread = (...names: ReadonlyArray<Stale>): void => {
  for (const name of names) stale.add(name)
  void refresh()
}

export const rereadAll = (): void => reread(...all, "detail")

const collections: Readonly<Record<string, ReadonlyArray<keyof Api.Readable>>> = {
  billingKeys: ["billing"],
  sellers: ["sellers"],
  payouts: ["payouts"]
}

/** What an event makes stale. */
const touched = (event: Event): ReadonlyArray<Stale> => {
  switch (event.type) {
    case "request":
      return ["requests", "detail"]
    case "payment":
      return ["payments", "settlements", "detail"]
    case "webhook":
      return ["webhooks", "detail"]
    case "record":
      return collections[event.collection] ?? []
    case "clock":
      return ["clock", "settlements"]
    case "faults":
      return ["faults"]
    case "reset":
      return [...all, "detail"]
  }
}

export const follow = (event: Event): void => reread(...touched(event))
