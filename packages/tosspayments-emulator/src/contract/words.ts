/** What is wrong with an input, in words: names and values of the input, never the type of a schema. */
import type * as ParseResult from "effect/ParseResult"
import * as AST from "effect/SchemaAST"

export interface Complaint {
  readonly path: ReadonlyArray<PropertyKey>
  readonly message: string
}

const list = (words: ReadonlyArray<string>): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`

const texts: Readonly<Record<string, (limit: number) => string>> = {
  minLength: (limit) => `of at least ${limit} characters`,
  maxLength: (limit) => `of at most ${limit} characters`,
  minimum: (limit) => `from ${limit}`,
  exclusiveMinimum: (limit) => `above ${limit}`,
  maximum: (limit) => `up to ${limit}`,
  exclusiveMaximum: (limit) => `below ${limit}`,
  minItems: (limit) => `of at least ${limit}`,
  maxItems: (limit) => `of at most ${limit}`
}

/** What a refinement says of itself, beyond what it refines. */
const limitOf = (ast: AST.Refinement): string => {
  const limits = Object.entries(AST.getJSONSchemaAnnotation(ast)._tag === "Some" ? jsonSchemaOf(ast) : {})
  const words = limits.flatMap(([name, value]) =>
    name === "pattern" ? [`like /${value}/`] : typeof value === "number" ? [texts[name]?.(value) ?? ""] : []
  )
  return words.filter((word) => word !== "").join(", ")
}

const jsonSchemaOf = (ast: AST.AST): object => {
  const found = AST.getJSONSchemaAnnotation(ast)
  return found._tag === "Some" ? found.value : {}
}

/** What is expected, as one would say it. */
const describe = (ast: AST.AST): string => {
  switch (ast._tag) {
    case "StringKeyword":
      return "a text"
    case "NumberKeyword":
      return "a number"
    case "BooleanKeyword":
      return "true or false"
    case "Literal":
      return JSON.stringify(ast.literal)
    case "TemplateLiteral":
      return 'a text such as "10 minutes"'
    case "TypeLiteral":
      return "an object"
    case "TupleType":
      return "a list"
    case "NeverKeyword":
      return "nothing"
    case "Suspend":
      return describe(ast.f())
    case "Transformation":
      return describe(ast.from)
    case "Union":
      return list([...new Set(ast.types.filter((type) => type._tag !== "UndefinedKeyword").map(describe))])
    case "Refinement": {
      const [what, limit] = [describe(ast.from), limitOf(ast)]
      const kind = "type" in jsonSchemaOf(ast) && what === "a number" ? "a whole number" : what
      return limit === "" ? kind : `${kind} ${limit}`
    }
    default:
      return "something else"
  }
}

/** The input itself where it is short and no object. */
const shown = (actual: unknown): string => {
  if (actual === null || typeof actual === "number" || typeof actual === "boolean") return String(actual)
  if (typeof actual === "string")
    return JSON.stringify(actual.length > 40 ? `${actual.slice(0, 40)}…` : actual)
  return Array.isArray(actual) ? "a list" : actual === undefined ? "nothing" : "an object"
}

const expected = (ast: AST.AST, actual: unknown): string => `must be ${describe(ast)}, not ${shown(actual)}`

/** What has members. */
const isDeep = (ast: AST.AST): boolean =>
  ast._tag === "TypeLiteral" ||
  ast._tag === "TupleType" ||
  ((ast._tag === "Transformation" || ast._tag === "Refinement") && isDeep(ast.from))

const namesOf = (ast: AST.AST): string =>
  AST.isTypeLiteral(ast) ? ast.propertySignatures.map(({ name }) => String(name)).join(", ") : ""

const walk = (
  issue: ParseResult.ParseIssue,
  path: ReadonlyArray<PropertyKey>,
  names: string
): ReadonlyArray<Complaint> => {
  switch (issue._tag) {
    case "Pointer":
      return walk(issue.issue, [...path, ...[issue.path].flat()], names)
    case "Missing":
      return [{ path, message: "is missing" }]
    case "Unexpected":
      return [{ path, message: `is unknown here; there is ${names}` }]
    case "Composite": {
      const inner = [issue.issues].flat()
      if (issue.ast._tag !== "Union") return inner.flatMap((one) => walk(one, path, namesOf(issue.ast)))
      // Which member of a union was meant shows in what is wrong inside of it; else say what they all are.
      const deep = inner.filter((one) => one._tag !== "Type")
      return deep.length === 0 || !issue.ast.types.some(isDeep)
        ? [{ path, message: expected(issue.ast, issue.actual) }]
        : deep.flatMap((one) => walk(one, path, ""))
    }
    case "Refinement":
      return issue.kind === "From"
        ? walk(issue.issue, path, names)
        : [{ path, message: expected(issue.ast, issue.actual) }]
    case "Transformation":
      return walk(issue.issue, path, names)
    default:
      return [{ path, message: expected(issue.ast, issue.actual) }]
  }
}

/** Everything that is wrong, each once. */
export const of = ({ issue }: ParseResult.ParseError): ReadonlyArray<Complaint> => {
  const all = walk(issue, [], "")
  return all.filter(
    ({ message, path }, index) =>
      all.findIndex((other) => other.message === message && other.path.join(".") === path.join(".")) === index
  )
}
