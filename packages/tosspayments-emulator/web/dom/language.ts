export type Language = "ko" | "en"

/** The browser's first language. */
export const browserLanguage = (): Language => (/^ko\b/i.test(navigator.language) ? "ko" : "en")
