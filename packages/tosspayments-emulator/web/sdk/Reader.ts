/** Reads what a page gave, which can be anything. Every optional member may be `null` as well. */
import { SdkError } from "./SdkError.js"

export type Members = Readonly<Record<string, unknown>>

export interface TextRule {
  readonly min?: number
  readonly max?: number
  readonly pattern?: RegExp
}

export interface Reader {
  readonly refuse: (message: string) => never
  readonly members: (value: unknown, name: string) => Members
  /** Members of a member that may be missing; none then. */
  readonly part: (members: Members, name: string) => Members
  readonly text: (members: Members, name: string, rule?: TextRule) => string
  readonly optionalText: (members: Members, name: string, rule?: TextRule) => string | null
  readonly optionalNumber: (members: Members, name: string) => number | null
  readonly optionalFlag: (members: Members, name: string) => boolean | null
  readonly optionalOneOf: <A extends string>(
    members: Members,
    name: string,
    values: ReadonlyArray<A>
  ) => A | null
  readonly texts: (members: Members, name: string) => ReadonlyArray<string>
}

const isObject = (value: unknown): value is Members => typeof value === "object" && value !== null

/** `code` is what the generation of the SDK calls a wrong parameter. */
export const makeReader = (code: string): Reader => {
  const refuse = (message: string): never => {
    throw new SdkError(code, message)
  }
  const members = (value: unknown, name: string): Members =>
    isObject(value) ? value : refuse(`${name} must be an object.`)
  const check = (value: unknown, name: string, { max, min = 1, pattern }: TextRule): string => {
    if (typeof value !== "string") return refuse(`${name} must be a text.`)
    if (value.length < min || (max !== undefined && value.length > max)) {
      return refuse(`${name} must have ${min} to ${max ?? "any number of"} characters.`)
    }
    return pattern === undefined || pattern.test(value) ? value : refuse(`${name} is malformed: ${pattern}.`)
  }
  const optional = (members: Members, name: string): unknown => members[name] ?? null
  return {
    refuse,
    members,
    part: (given, name) => {
      const value = optional(given, name)
      return value === null ? {} : members(value, name)
    },
    text: (given, name, rule = {}) => check(given[name], name, rule),
    optionalText: (given, name, rule = {}) => {
      const value = optional(given, name)
      return value === null ? null : check(value, name, { min: 0, ...rule })
    },
    optionalNumber: (given, name) => {
      const value = optional(given, name)
      if (value === null) return null
      return typeof value === "number" && Number.isFinite(value) ? value : refuse(`${name} must be a number.`)
    },
    optionalFlag: (given, name) => {
      const value = optional(given, name)
      if (value === null) return null
      return typeof value === "boolean" ? value : refuse(`${name} must be true or false.`)
    },
    optionalOneOf: (given, name, values) => {
      const value = optional(given, name)
      if (value === null) return null
      return values.find((known) => known === value) ?? refuse(`${name} must be one of ${values.join(", ")}.`)
    },
    texts: (given, name) => {
      const value = optional(given, name)
      if (value === null) return []
      if (!Array.isArray(value) || value.some((item) => typeof item !== "string")) {
        return refuse(`${name} must be a list of texts.`)
      }
      return value
    }
  }
}
