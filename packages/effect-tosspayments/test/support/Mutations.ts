/** What a payment, or a request, could come with instead of what is expected. */
import type { Json } from "./Samples.js"

export type Path = ReadonlyArray<string | number>

export const hostile: ReadonlyArray<readonly [name: string, value: unknown]> = [
  ["nothing", undefined],
  ["null", null],
  ["true", true],
  ["0", 0],
  ["-0", -0],
  ["a fraction", 0.1],
  ["an endless number", JSON.parse("1e999")],
  ["empty text", ""],
  ["text", "9430123456789012"],
  ["much text", "가".repeat(10_000)],
  ["an impossible date", "2026-02-30T00:00:00+09:00"],
  ["an empty list", []],
  ["a list of junk", [null, 1, "x", {}, [], true]],
  ["an empty object", {}],
  ["an object of junk", { url: 1, amount: "1", provider: null, code: [], bank: {}, company: "현대" }],
  ["a __proto__", JSON.parse('{"__proto__":{"url":"https://example.com","amount":1}}')]
]

/** Every place in a JSON value, the root among them. */
export const places = (json: unknown, path: Path = []): ReadonlyArray<Path> => {
  const inner = Array.isArray(json)
    ? json.flatMap((item, index) => places(item, [...path, index]))
    : typeof json === "object" && json !== null
      ? Object.entries(json).flatMap(([name, value]) => places(value, [...path, name]))
      : []
  return [path, ...inner]
}

export const replace = (json: unknown, path: Path, value: unknown): unknown => {
  const [first, ...rest] = path
  if (first === undefined) return value
  if (Array.isArray(json)) {
    return json.map((item, index) => (index === first ? replace(item, rest, value) : item))
  }
  const { [first]: given, ...others } = json as Json
  const replaced = replace(given, rest, value)
  return replaced === undefined ? others : { ...(json as Json), [first]: replaced }
}

/** As drift names it: elements of a list have one name, and so have entries of the metadata. */
export const nameOf = (path: Path): string =>
  path
    .map((segment, index) => (path[index - 1] === "metadata" ? "*" : segment))
    .reduce<string>(
      (text, segment) =>
        typeof segment === "number" ? `${text}[]` : text === "" ? segment : `${text}.${segment}`,
      ""
    )
