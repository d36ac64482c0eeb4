/** Korean and English, side by side where they are used. */

export type Language = "ko" | "en"

const key = "tosspayments-emulator.language"

/** Browsers that keep nothing for a page refuse this. */
const attempt = <A>(run: () => A): A | null => {
  try {
    return run()
  } catch {
    return null
  }
}

const stored = attempt(() => localStorage.getItem(key))

let language: Language =
  stored === "ko" || stored === "en" ? stored : navigator.language.startsWith("ko") ? "ko" : "en"

export const current = (): Language => language

export const speak = (chosen: Language): void => {
  language = chosen
  document.documentElement.lang = chosen
  attempt(() => localStorage.setItem(key, chosen))
}

export const tr = (en: string, ko: string): string => (language === "ko" ? ko : en)
