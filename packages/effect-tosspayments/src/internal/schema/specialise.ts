/**
 * Decoders made for one schema: closures over its fields instead of an interpreter over its tree, made at first use.
 * They say of every value what `Schema.decodeUnknownEither(schema, { errors: "all" })` says; what they have no closure
 * for is given to Effect.
 *
 * @internal
 */
import * as Either from "effect/Either"
import * as Option from "effect/Option"
import * as ParseResult from "effect/ParseResult"
import * as Schema from "effect/Schema"
import * as AST from "effect/SchemaAST"
import type { Issue } from "../../TossError.js"
import * as Issues from "./issues.js"

/** @internal */
export type Decoded<A> = { readonly value: A } | { readonly issues: ReadonlyArray<Issue> }

const failed = /*#__PURE__*/ Symbol("failed")

type Step = (input: unknown, issues: Array<Issue>) => unknown

const options: AST.ParseOptions = { errors: "all" }

const refuse = (ast: AST.AST, issues: Array<Issue>, text = Issues.expectation(ast)): typeof failed => {
  issues.push({ path: "", expected: text })
  return failed
}

const leaf =
  (ast: AST.AST, holds: (input: unknown) => boolean): Step =>
  (input, issues) =>
    holds(input) ? input : refuse(ast, issues)

/** What has no closure of its own. */
const interpreted = (ast: AST.AST): Step => {
  const decode = ParseResult.decodeUnknownEither(Schema.make<unknown>(ast), options)
  return (input, issues) => {
    const result = decode(input)
    if (Either.isRight(result)) return result.right
    issues.push(...Issues.fromParseIssue(result.left))
    return failed
  }
}

/** Adds the name of a field to what was found inside it. */
const locate = (issues: Array<Issue>, since: number, name: string | number): void => {
  for (let index = since; index < issues.length; index++) {
    const { path, expected } = issues[index] as Issue
    issues[index] = { path: path === "" ? String(name) : `${name}.${path}`, expected }
  }
}

interface Field {
  readonly from: string
  readonly to: string
  readonly step: Step
  /** Stands in for a field that is missing; `undefined`: it stays missing. */
  readonly absent: (() => Option.Option<unknown>) | undefined
  readonly isOptional: boolean
}

const isRecord = (input: unknown): input is { readonly [name: string]: unknown } =>
  typeof input === "object" && input !== null && !Array.isArray(input)

const struct =
  (ast: AST.AST, fields: ReadonlyArray<Field>): Step =>
  (input, issues) => {
    if (!isRecord(input)) return refuse(ast, issues)
    const output: Record<string, unknown> = {}
    let holds = true
    for (const { absent, from, isOptional, step, to } of fields) {
      const given = input[from]
      if (given === undefined) {
        const value = absent === undefined ? Option.none() : absent()
        if (Option.isSome(value)) output[to] = value.value
        else if (!isOptional) {
          issues.push({ path: from, expected: "a value (it is missing)" })
          holds = false
        }
        continue
      }
      const since = issues.length
      const value = step(given, issues)
      if (issues.length > since) locate(issues, since, from)
      if (value === failed) holds = false
      else output[to] = value
    }
    return holds ? output : failed
  }

const record =
  (ast: AST.AST, value: Step): Step =>
  (input, issues) => {
    if (!isRecord(input)) return refuse(ast, issues)
    const output: Record<string, unknown> = {}
    let holds = true
    for (const name of Object.keys(input)) {
      const since = issues.length
      const read = value(input[name], issues)
      if (issues.length > since) locate(issues, since, name)
      if (read === failed) holds = false
      else output[name] = read
    }
    return holds ? output : failed
  }

const array =
  (ast: AST.AST, item: Step): Step =>
  (input, issues) => {
    if (!Array.isArray(input)) return refuse(ast, issues)
    const output: Array<unknown> = []
    let holds = true
    for (let index = 0; index < input.length; index++) {
      const since = issues.length
      const read = item(input[index], issues)
      if (issues.length > since) locate(issues, since, index)
      if (read === failed) holds = false
      else output.push(read)
    }
    return holds ? output : failed
  }

const union =
  (members: ReadonlyArray<Step>): Step =>
  (input, issues) => {
    const since = issues.length
    for (const member of members) {
      const found = issues.length
      const value = member(input, issues)
      if (value !== failed) {
        issues.splice(since, found - since)
        return value
      }
    }
    return failed
  }

/** Transformations of the models answer at once; one that does not is Effect's to run. */
const transformed = (ast: AST.Transformation, { decode }: AST.FinalTransformation): Step => {
  const from = stepOf(ast.from)
  const to = stepOf(ast.to)
  const otherwise = interpreted(ast)
  return (input, issues) => {
    const read = from(input, issues)
    if (read === failed) return failed
    const result: unknown = decode(read, options, ast, input)
    if (!Either.isEither(result)) return otherwise(input, issues)
    if (Either.isRight(result)) return to(result.right, issues)
    issues.push(...Issues.fromParseIssue(result.left as ParseResult.ParseIssue))
    return failed
  }
}

const isNull = (ast: AST.AST): boolean => AST.isLiteral(ast) && ast.literal === null

const fieldsOf = (
  from: AST.TypeLiteral,
  changes: ReadonlyArray<AST.PropertySignatureTransformation>
): ReadonlyArray<Field> | null => {
  const fields: Array<Field> = []
  for (const signature of from.propertySignatures) {
    const change = changes.find((candidate) => candidate.from === signature.name)
    const probe = {}
    if (change !== undefined && Option.getOrNull(change.decode(Option.some(probe))) !== probe) return null
    fields.push({
      from: String(signature.name),
      to: String(change?.to ?? signature.name),
      step: stepOf(signature.type),
      absent: change === undefined ? undefined : () => change.decode(Option.none()),
      isOptional: signature.isOptional
    })
  }
  return fields
}

const withFallback = (ast: AST.AST, step: Step): Step => {
  const fallback = AST.getDecodingFallbackAnnotation(ast)
  if (Option.isNone(fallback)) return step
  return (input, issues) => {
    const since = issues.length
    const value = step(input, issues)
    if (value !== failed) return value
    issues.length = since
    const instead = fallback.value(new ParseResult.Type(ast, input))
    return Either.isEither(instead) && Either.isRight(instead) ? instead.right : refuse(ast, issues)
  }
}

const plainStepOf = (ast: AST.AST): Step => {
  switch (ast._tag) {
    case "StringKeyword":
      return leaf(ast, (input) => typeof input === "string")
    case "NumberKeyword":
      return leaf(ast, (input) => typeof input === "number")
    case "BooleanKeyword":
      return leaf(ast, (input) => typeof input === "boolean")
    case "Literal":
      return leaf(ast, (input) => input === ast.literal)
    case "UnknownKeyword":
    case "AnyKeyword":
      return (input) => input
    case "Refinement": {
      const from = stepOf(ast.from)
      return (input, issues) => {
        const value = from(input, issues)
        return value === failed || Option.isNone(ast.filter(value, options, ast))
          ? value
          : refuse(ast, issues)
      }
    }
    case "Union": {
      const members = ast.types.filter((member) => !isNull(member)).map(stepOf)
      const inner = members.length === 1 ? (members[0] as Step) : union(members)
      return members.length === ast.types.length
        ? inner
        : (input, issues) => (input === null ? null : inner(input, issues))
    }
    case "TupleType":
      return ast.elements.length === 0 && ast.rest.length === 1
        ? array(ast, stepOf((ast.rest[0] as AST.Type).type))
        : interpreted(ast)
    case "TypeLiteral": {
      const [index, ...more] = ast.indexSignatures
      if (index === undefined) {
        const fields = fieldsOf(ast, [])
        return fields === null ? interpreted(ast) : struct(ast, fields)
      }
      return more.length === 0 && ast.propertySignatures.length === 0 && AST.isStringKeyword(index.parameter)
        ? record(ast, stepOf(index.type))
        : interpreted(ast)
    }
    case "Transformation": {
      const { from, to, transformation } = ast
      if (
        AST.isTypeLiteralTransformation(transformation) &&
        AST.isTypeLiteral(from) &&
        AST.isTypeLiteral(to)
      ) {
        const fields = fieldsOf(from, transformation.propertySignatureTransformations)
        return fields === null ? interpreted(ast) : struct(from, fields)
      }
      return AST.isFinalTransformation(transformation) ? transformed(ast, transformation) : interpreted(ast)
    }
    case "Declaration":
      return leaf(ast, ParseResult.is(Schema.make(ast)))
    default:
      return interpreted(ast)
  }
}

const stepOf = (ast: AST.AST): Step => withFallback(ast, plainStepOf(ast))

const decoders = /*#__PURE__*/ new WeakMap<AST.AST, (input: unknown) => Decoded<unknown>>()

/** @internal */
export const decoderOf = <A, I>(schema: Schema.Schema<A, I>): ((input: unknown) => Decoded<A>) => {
  const known = decoders.get(schema.ast)
  if (known !== undefined) return known as (input: unknown) => Decoded<A>
  const step = stepOf(schema.ast)
  const decoder = (input: unknown): Decoded<A> => {
    const issues: Array<Issue> = []
    const value = step(input, issues)
    return value === failed ? { issues } : { value: value as A }
  }
  decoders.set(schema.ast, decoder)
  return decoder
}
