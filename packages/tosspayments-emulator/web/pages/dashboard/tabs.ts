import type { State, Tab } from "./state.js"

export interface TabOf {
  readonly id: Tab
  readonly en: string
  readonly ko: string
  /** How many there are that somebody should know of. */
  readonly count?: (state: State) => number
}

export const tabs: ReadonlyArray<TabOf> = [
  { id: "payments", en: "Payments", ko: "결제" },
  {
    id: "accounts",
    en: "Virtual accounts",
    ko: "가상계좌",
    count: ({ known }) =>
      (known.payments ?? []).filter(({ status }) => status === "WAITING_FOR_DEPOSIT").length
  },
  {
    id: "requests",
    en: "Requests",
    ko: "요청",
    count: ({ known }) =>
      (known.requests ?? []).filter(({ problems }) => problems.some(({ kind }) => kind === "error")).length
  },
  {
    id: "webhooks",
    en: "Webhooks",
    ko: "웹훅",
    count: ({ known }) =>
      (known.webhooks ?? []).filter(
        ({ attempts, status }) => status === "Failed" || (status === "Sending" && attempts.length > 0)
      ).length
  },
  { id: "billing", en: "Billing keys", ko: "빌링키" },
  { id: "settlements", en: "Settlements", ko: "정산" },
  { id: "sellers", en: "Sellers and payouts", ko: "셀러·지급대행" },
  { id: "faults", en: "Faults", ko: "장애", count: ({ known }) => known.faults?.armed.length ?? 0 },
  { id: "clock", en: "Clock", ko: "시계" }
]
