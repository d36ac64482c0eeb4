import { current, tr } from "./words.js"

export const money = (amount: number, currency: string): string => {
  const digits = new Intl.NumberFormat("en", { maximumFractionDigits: currency === "USD" ? 2 : 0 }).format(
    amount
  )
  const sign = amount < 0 ? "-" : ""
  const size = digits.replace("-", "")
  if (currency === "KRW") return tr(`${sign}₩${size}`, `${digits}원`)
  return currency === "USD"
    ? `${sign}$${size}`
    : currency === "JPY"
      ? `${sign}¥${size}`
      : `${digits} ${currency}`
}

/** `10:15:01` of `2026-03-02T10:15:01+09:00`, and the day before it when that is not today. */
export const time = (at: string, now: string): string => {
  const [day = "", clock = ""] = at.split("T")
  const short = clock.slice(0, 8)
  if (day === now.slice(0, 10)) return short
  const [, month = "", date = ""] = day.split("-")
  return `${Number(month)}/${Number(date)} ${short.slice(0, 5)}`
}

/** The whole of it, to read. */
export const moment = (at: string): string => {
  const date = new Date(at)
  return Number.isNaN(date.getTime())
    ? at
    : new Intl.DateTimeFormat(current() === "ko" ? "ko-KR" : "en-GB", {
        dateStyle: "medium",
        timeStyle: "medium",
        timeZone: "Asia/Seoul"
      }).format(date)
}

/** `2026-03-02T10:15:01+09:00` of a number of milliseconds. */
export const koreanTime = (millis: number): string =>
  `${new Date(millis + 9 * 60 * 60 * 1000).toISOString().slice(0, 19)}+09:00`

const methods: Readonly<Record<string, string>> = {
  카드: "Card",
  가상계좌: "Virtual account",
  간편결제: "Easy pay",
  휴대폰: "Mobile phone",
  계좌이체: "Bank transfer",
  문화상품권: "Culture voucher",
  도서문화상품권: "Book voucher",
  게임문화상품권: "Game voucher",
  해외간편결제: "Foreign easy pay"
}

export const method = (name: string | null): string =>
  name === null ? tr("not chosen yet", "결제수단 미정") : tr(methods[name] ?? name, name)

/** Long keys by their ends. */
export const short = (key: string): string => (key.length > 20 ? `${key.slice(0, 10)}…${key.slice(-6)}` : key)

export const pretty = (text: string): string => {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}

/** Month, day and time of day. */
export const clock = (at: string): string => {
  const [day = "", rest = ""] = at.split("T")
  return `${day.slice(5).replace("-", "/")} ${rest.slice(0, 8)}`.trim()
}
