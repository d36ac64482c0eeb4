/** What Effect says of a value that its schema refuses, in the form of the SDK's issues. */
import * as Option from "effect/Option"
import type { ParseIssue } from "effect/ParseResult"
import * as AST from "effect/SchemaAST"
import type { Issue } from "../../src/TossError.js"

const expectation = (ast: AST.AST): string => {
  const type = AST.typeAST(ast)
  if (AST.isTupleType(type)) return "a list"
  if (AST.isTypeLiteral(type)) return "an object"
  return Option.getOrElse(AST.getDescriptionAnnotation(ast), () => String(ast))
}

export const flatten = (issue: ParseIssue, path: ReadonlyArray<PropertyKey> = []): ReadonlyArray<Issue> => {
  const at = (expected: string): ReadonlyArray<Issue> => [{ path: path.map(String).join("."), expected }]
  switch (issue._tag) {
    case "Pointer":
      return flatten(issue.issue, path.concat(issue.path))
    case "Composite": {
      const found = [issue.issues].flat().flatMap((inner) => flatten(inner as ParseIssue, path))
      // Leaving an optional field out is always possible.
      const news = found.filter(({ expected }) => expected !== "undefined")
      return news.length > 0 ? news : found
    }
    case "Transformation":
      return flatten(issue.issue, path)
    case "Refinement":
      return issue.kind === "From" ? flatten(issue.issue, path) : at(expectation(issue.ast))
    case "Missing":
      return at("a value (it is missing)")
    case "Unexpected":
      return at("no such field")
    case "Type":
    case "Forbidden":
      return at(expectation(issue.ast))
  }
}
