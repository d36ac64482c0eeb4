import * as Option from "effect/Option"
import type { ParseIssue } from "effect/ParseResult"
import * as AST from "effect/SchemaAST"
import type { Issue } from "../../TossError.js"

/**
 * Of an object the names that it must have, not its whole shape.
 *
 * @internal
 */
export const expectation = (ast: AST.AST): string =>
  Option.getOrElse(AST.getDescriptionAnnotation(ast), () => {
    const type = AST.typeAST(ast)
    if (!AST.isTypeLiteral(type) || type.propertySignatures.length === 0) return String(ast)
    const needed = type.propertySignatures.filter(({ isOptional }) => !isOptional)
    return `an object with ${needed.map(({ name }) => String(name)).join(", ")}`
  })

/**
 * Flattens a parse issue to paths and expectations. The values stay behind: they may be card numbers.
 *
 * @internal
 */
export const fromParseIssue = (
  issue: ParseIssue,
  path: ReadonlyArray<PropertyKey> = []
): ReadonlyArray<Issue> => {
  const expected = (text: string): ReadonlyArray<Issue> => [
    { path: path.map(String).join("."), expected: text }
  ]
  switch (issue._tag) {
    case "Pointer":
      return fromParseIssue(issue.issue, path.concat(issue.path))
    case "Composite": {
      const found = [issue.issues].flat().flatMap((inner) => fromParseIssue(inner as ParseIssue, path))
      // Leaving an optional field out is always possible; what is wrong with the value is the news.
      const news = found.filter(({ expected }) => expected !== "undefined")
      return news.length > 0 ? news : found
    }
    case "Transformation":
      return fromParseIssue(issue.issue, path)
    case "Refinement":
      return issue.kind === "From" ? fromParseIssue(issue.issue, path) : expected(expectation(issue.ast))
    case "Missing":
      return expected("a value (it is missing)")
    case "Unexpected":
      return expected("no such field")
    case "Type":
    case "Forbidden":
      return expected(expectation(issue.ast))
  }
}

/**
 * What a place can be in several ways stands together.
 *
 * @internal
 */
export const toText = (issues: ReadonlyArray<Issue>): string => {
  const places = new Map<string, Set<string>>()
  for (const { expected, path } of issues) places.set(path, (places.get(path) ?? new Set()).add(expected))
  return [...places]
    .map(([path, ways]) => `${path === "" ? "" : `${path}: `}expected ${[...ways].join(" or ")}`)
    .join("; ")
}
