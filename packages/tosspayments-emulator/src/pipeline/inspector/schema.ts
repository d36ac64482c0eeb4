import * as Either from "effect/Either"
import * as ParseResult from "effect/ParseResult"
import { isRecord } from "effect/Predicate"
import * as Schema from "effect/Schema"
import type { Problem } from "../../RequestLog.js"
import { nearest } from "./nearest.js"
import { advice, error } from "./Problem.js"

/** English for what a pattern says. */
const patterns: Readonly<Record<string, string>> = {
  "\\S": "a string that is not blank",
  "^\\d{1,20}(\\.\\d{1,20})?$": "a string of digits",
  "^\\d{4}-\\d\\d-\\d\\d$": "a day such as 2026-03-02"
}

/** Korean for what a schema says it expects. */
const korean: ReadonlyArray<readonly [RegExp, string]> = [
  [/^a string that is not blank$/, "공백이 아닌 문자열"],
  [/^a string of digits$/, "숫자로 된 문자열"],
  [/^a string of (\d+) digits$/, "숫자 $1자리 문자열"],
  [/^a string of (\d+) to (\d+) digits$/, "숫자 $1~$2자리 문자열"],
  [/^a day such as (.*)$/, "$1 형식의 날짜"],
  [/^a string at least (\d+) character\(s\) long$/, "$1자 이상의 문자열"],
  [/^a string at most (\d+) character\(s\) long$/, "$1자 이하의 문자열"],
  [/^a non empty string$/, "비어 있지 않은 문자열"],
  [/^a string matching the pattern (.*)$/, "$1 형식의 문자열"],
  [/^a number greater than or equal to (.*)$/, "$1 이상의 숫자"],
  [/^a number less than or equal to (.*)$/, "$1 이하의 숫자"],
  [/^a number between (\S*) and (\S*)$/, "$1 이상 $2 이하의 숫자"],
  [/^a number greater than (.*)$/, "$1보다 큰 숫자"],
  [/^a positive number$/, "0보다 큰 숫자"],
  [/^a non-negative number$/, "0 이상의 숫자"],
  [/^a finite number$/, "숫자"],
  [/^an integer$/, "정수"],
  [/^(a )?string$/, "문자열"],
  [/^(a )?number$/, "숫자"],
  [/^boolean$/, "true 또는 false"],
  [/^null$/, "null"]
]

const inKorean = (expected: string): string => {
  for (const [pattern, replacement] of korean) {
    if (pattern.test(expected)) return expected.replace(pattern, replacement)
  }
  return expected
}

/** What came, by its kind only: it may be a card number. */
const kinds = (value: unknown): readonly [en: string, ko: string] => {
  if (value === undefined) return ["nothing", "값 없음"]
  if (value === null) return ["null", "null"]
  if (value === "") return ["an empty string", "빈 문자열"]
  if (typeof value === "string") return [`a string of ${value.length} characters`, `${value.length}자 문자열`]
  if (typeof value === "number") return ["a number", "숫자"]
  if (typeof value === "boolean") return ["true or false", "true/false"]
  return Array.isArray(value) ? ["a list", "배열"] : ["an object", "객체"]
}

const at = (given: unknown, path: ReadonlyArray<PropertyKey>): unknown =>
  path.reduce(
    (value, key) => (isRecord(value) || Array.isArray(value) ? Reflect.get(value, key) : undefined),
    given
  )

/** `Expected string, actual "…"`, without what was sent. */
const expectation = (message: string): string =>
  (message.split("\n").at(-1) ?? "")
    .replace(/^[\s└├─]+/, "")
    .replace(/^Expected /, "")
    .replace(/, actual [\s\S]*$/, "")
    .replace(/^a string matching the pattern (.*)$/, (words, pattern: string) => patterns[pattern] ?? words)
    .replace(/^a string matching the pattern \^\\d\{(\d+)\}\$$/, "a string of $1 digits")
    .replace(/^a string matching the pattern \^\\d\{(\d+),(\d+)\}\$$/, "a string of $1 to $2 digits")

const namesOf = (schema: Schema.Schema.AnyNoContext): ReadonlySet<string> =>
  new Set(
    (schema.ast._tag === "Transformation"
      ? [schema.ast.from]
      : schema.ast._tag === "Union"
        ? schema.ast.types
        : [schema.ast]
    )
      .flatMap((ast) => (ast._tag === "Transformation" ? [ast.from] : [ast]))
      .flatMap((ast) =>
        ast._tag === "TypeLiteral" ? ast.propertySignatures.map(({ name }) => String(name)) : []
      )
  )

/** Members that are ignored although their name shows that they were meant. */
export const misspelt = (schema: Schema.Schema.AnyNoContext, given: unknown): ReadonlyArray<Problem> => {
  if (!isRecord(given)) return []
  const names = namesOf(schema)
  return Object.keys(given)
    .slice(0, 100)
    .flatMap((name) => {
      if (names.has(name)) return []
      const meant = nearest(name, names)
      return meant === null || Object.hasOwn(given, meant)
        ? []
        : [
            advice(
              name,
              `TossPayments knows no member of this name and ignores it. Probably ${meant} was meant.`,
              `토스페이먼츠에 없는 이름이라 무시됩니다. ${meant}인지 확인하세요.`
            )
          ]
    })
}

/** The most that anybody reads. */
const maxProblems = 20

/** What a body or query has that the documentation does not allow, and what it lacks. */
export const problems = (schema: Schema.Schema.AnyNoContext, given: unknown): ReadonlyArray<Problem> => {
  const decoded = Schema.decodeUnknownEither(schema, { errors: "all" })(given)
  if (Either.isRight(decoded)) return []
  const expected = new Map<
    string,
    { readonly path: ReadonlyArray<PropertyKey>; readonly words: Set<string> }
  >()
  for (const { _tag, message, path } of ParseResult.ArrayFormatter.formatErrorSync(decoded.left)) {
    const key = path.map(String).join(".")
    const known = expected.get(key) ?? { path, words: new Set() }
    if (_tag !== "Missing") known.words.add(expectation(message))
    expected.set(key, known)
  }
  return [...expected].slice(0, maxProblems).map(([name, { path, words }]) => {
    const value = at(given, path)
    const field = name === "" ? null : name
    if (field !== null && value === undefined) {
      return error(field, "Required, but missing.", "필수 항목인데 없습니다.")
    }
    const [en, ko] = kinds(value)
    const wanted = [...words].filter((word) => word !== "" && !word.includes("readonly"))
    if (wanted.length === 0) {
      return error(
        field,
        `Not what is expected here: it is ${en}.`,
        `여기에 올 수 없는 값입니다. 받은 값: ${ko}`
      )
    }
    return error(
      field,
      `Must be ${wanted.join(", or ")}; it is ${en}.`,
      `${wanted.map(inKorean).join(" 또는 ")}이어야 합니다. 받은 값: ${ko}`
    )
  })
}
