import type { Problem } from "../../RequestLog.js"
import { error } from "./Problem.js"

const words = (cause: unknown): string =>
  // Newer engines quote what they read.
  (cause instanceof Error ? cause.message : String(cause)).replace(/"[\s\S]*$/, "").trim()

/** What is wrong with a body that is no JSON object or list; `null` when it is one. */
export const problem = (body: Uint8Array): Problem | null => {
  if (body.length === 0) return error("body", "The body is empty.", "본문이 비어 있습니다.")
  let text: string
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(body)
  } catch {
    return error("body", "The body is not UTF-8.", "본문이 UTF-8이 아닙니다.")
  }
  if (/^[\w.[\]%-]+=[^{}]*$/.test(text)) {
    return error(
      "body",
      "The body is a form (name=value&…). Send JSON, with Content-Type: application/json.",
      "본문이 폼 형식(name=value&…)입니다. Content-Type: application/json으로 JSON을 보내세요."
    )
  }
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === "object" && value !== null
      ? null
      : error(
          "body",
          typeof value === "string"
            ? "The body is JSON inside a JSON string: it was encoded twice."
            : "The body is JSON, but no object.",
          typeof value === "string"
            ? "본문이 JSON 문자열 안의 JSON입니다. 두 번 인코딩했습니다."
            : "본문이 JSON이지만 객체가 아닙니다."
        )
  } catch (cause) {
    return error("body", `The body is not JSON: ${words(cause)}.`, `본문이 JSON이 아닙니다: ${words(cause)}.`)
  }
}
