import type { Problem } from "../../RequestLog.js"

export const error = (field: string | null, en: string, ko: string): Problem => ({
  kind: "error",
  field,
  message: { en, ko }
})

export const advice = (field: string | null, en: string, ko: string): Problem => ({
  kind: "advice",
  field,
  message: { en, ko }
})
