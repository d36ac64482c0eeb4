/**
 * Where an answer differs from its model: a second, slower walk over an answer that is known to differ. It goes as deep as
 * the model, not as the answer.
 *
 * @internal
 */
import * as Either from "effect/Either"
import * as Option from "effect/Option"
import * as ParseResult from "effect/ParseResult"
import * as Schema from "effect/Schema"
import * as AST from "effect/SchemaAST"
import type { Issue } from "../../TossError.js"
import * as Drift from "./drift.js"
import * as Wire from "./wire.js"

const isStruct = (ast: AST.AST): boolean =>
  AST.isTypeLiteral(ast) || (AST.isTransformation(ast) && (AST.isTypeLiteral(ast.from) || isStruct(ast.to)))

/** An optional field is a union with `undefined`, around one with `null`. */
const members = (ast: AST.AST): ReadonlyArray<AST.AST> =>
  AST.isUnion(ast) ? ast.types.flatMap(members) : [ast]

/** What a model expects, in words; whole models are not printed. */
const expectation = (ast: AST.AST): string =>
  members(ast)
    .filter((member) => !AST.isUndefinedKeyword(member))
    .map((member) =>
      isStruct(member)
        ? "an object"
        : AST.isTupleType(member)
          ? "a list"
          : Option.getOrElse(AST.getDescriptionAnnotation(member), () => String(member))
    )
    .join(" or ")

const isRead = (ast: AST.AST, value: unknown): boolean =>
  Either.isRight(ParseResult.decodeUnknownEither(Schema.make<unknown>(ast))(value))

const fieldsOf = (
  { indexSignatures, propertySignatures }: AST.TypeLiteral,
  changes: ReadonlyArray<AST.PropertySignatureTransformation>,
  record: Wire.JsonObject,
  path: string
): ReadonlyArray<Issue> => {
  const at = (name: string): string => (path === "" ? name : `${path}.${name}`)
  return [
    ...propertySignatures.flatMap(({ name, type }) => {
      const field = record[String(name)]
      if (field !== undefined) return walk(type, field, at(String(name)))
      const change = changes.find(({ from }) => from === name)
      const [, drifted] = Drift.collect(() => change?.decode(Option.none()))
      return drifted ? [{ path: at(String(name)), expected: "a value (it is missing)" }] : []
    }),
    ...indexSignatures.flatMap(({ type }) =>
      Object.values(record).flatMap((item) => walk(type, item, at("*")))
    )
  ]
}

const walk = (ast: AST.AST, value: unknown, path: string): ReadonlyArray<Issue> => {
  if (Wire.isJsonObject(value)) {
    if (AST.isTypeLiteral(ast)) return fieldsOf(ast, [], value, path)
    if (AST.isTransformation(ast)) {
      const { from, to, transformation } = ast
      const rename = Wire.renaming(ast)
      if (rename !== null) return walk(to, rename(value), path)
      if (AST.isTypeLiteral(from) && AST.isTypeLiteralTransformation(transformation)) {
        return fieldsOf(from, transformation.propertySignatureTransformations, value, path)
      }
    }
  }
  if (Array.isArray(value) && AST.isTupleType(ast)) {
    return value.flatMap((item) => ast.rest.flatMap(({ type }) => walk(type, item, `${path}[]`)))
  }
  if (AST.isUnion(ast)) {
    const fits = Wire.isJsonObject(value) ? isStruct : Array.isArray(value) ? AST.isTupleType : () => false
    const member = members(ast).find((type) => fits(type))
    if (member !== undefined) return walk(member, value, path)
  }
  const [read, drifted] = Drift.collect(() => isRead(ast, value))
  return drifted || !read ? [{ path, expected: expectation(ast) }] : []
}

/**
 * The fields in which an answer differs from a model, each once: elements of a list have one path, `cancels[].canceledAt`.
 * No values: they may be card numbers.
 *
 * @internal
 */
export const find = (ast: AST.AST, json: unknown): ReadonlyArray<Issue> => {
  const byPath = new Map(walk(ast, json, "").map((issue) => [issue.path, issue]))
  return [...byPath.values()]
}
