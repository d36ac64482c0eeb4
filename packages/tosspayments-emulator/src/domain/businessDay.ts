import * as KoreanTime from "./koreanTime.js"

const hour = 60 * 60 * 1000

/**
 * Whether a day of Korea is a business day.
 *
 * Assumption: every day from Monday to Friday; the emulator knows no public holidays.
 */
export const isBusinessDay = (day: string): boolean => {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

/** Whether payouts are made at once at this moment: on business days from 08:00 to 15:00 (endpoints.md #36). */
export const isOpen = (now: number): boolean => {
  const sinceMidnight = now - (KoreanTime.parseDay(KoreanTime.toDay(now)) ?? now)
  return isBusinessDay(KoreanTime.toDay(now)) && sinceMidnight >= 8 * hour && sinceMidnight < 15 * hour
}

/** The Monday of the week that a day is in. */
export const weekOf = (day: string): string => {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7))
  return date.toISOString().slice(0, 10)
}
