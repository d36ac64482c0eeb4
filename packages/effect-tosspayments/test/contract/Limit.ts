/** Documented limits, as a language of their own that knows nothing of the SDK's rules. */
import { isDeepStrictEqual } from "node:util"

export interface Limit {
  /** Whether it may be left out. */
  readonly isOptional?: true
  /** Whether that depends on other fields: it is not left out of the example. */
  readonly isConditional?: true
  /** Whether the SDK adds it: it is sent, and not given. */
  readonly isAdded?: true
  /** Whether this may leave. */
  readonly holds: (sent: unknown) => boolean
  /** What programs give that is just inside, and just outside. */
  readonly inside: readonly [unknown, ...ReadonlyArray<unknown>]
  readonly outside: ReadonlyArray<unknown>
  readonly fields?: Fields
  readonly of?: Limit
  readonly either?: ReadonlyArray<Limit>
  /** From the text of a query. */
  readonly read?: (text: string) => unknown
}

export interface Fields {
  readonly [name: string]: Limit
}

const lengthOf = (text: string): number => Array.from(text.normalize("NFC")).length

const isText = (value: unknown): value is string => typeof value === "string"

/** At most so many characters. */
export const text = (max: number, min = 1): Limit => ({
  holds: (sent) => isText(sent) && lengthOf(sent) >= min && lengthOf(sent) <= max,
  inside: ["가".repeat(max), "a".repeat(min)],
  outside: ["가".repeat(max + 1), "a".repeat(min - 1), 1, null]
})

/** Text of a form; `inside` has it, `outside` has not. */
export const form = (
  regex: RegExp,
  inside: readonly [string, ...ReadonlyArray<string>],
  ...outside: ReadonlyArray<unknown>
): Limit => ({
  holds: (sent) => isText(sent) && regex.test(sent),
  inside,
  outside: [...outside, "", null]
})

export const digits = (max: number, min = 1): Limit =>
  form(
    new RegExp(`^\\d{${min},${max}}$`),
    ["1".repeat(max), "1".repeat(min)],
    "1".repeat(max + 1),
    "1".repeat(min - 1),
    `${"1".repeat(min)}-`,
    Number("1".repeat(min))
  )

export const oneOf = (...values: readonly [string, ...ReadonlyArray<string>]): Limit => ({
  holds: (sent) => values.includes(sent as string),
  inside: values,
  outside: [values[0].concat("_"), "", null, [values[0]]]
})

export const integer = (min: number, max: number): Limit => ({
  holds: (sent) => Number.isInteger(sent) && (sent as number) >= min && (sent as number) <= max,
  inside: [min, max],
  outside: [min - 1, max + 1, min + 0.5, String(max), null],
  read: Number
})

export const amount = (min: number): Limit => ({
  holds: (sent) =>
    typeof sent === "number" && Number.isFinite(sent) && sent >= min && /^\d+(\.\d\d?)?$/.test(`${sent}`),
  inside: [min, 33000],
  outside: [min - 1, 0.005, Number.NaN, Number.POSITIVE_INFINITY, "33000", null]
})

export const flag: Limit = {
  holds: (sent) => typeof sent === "boolean",
  inside: [true, false],
  outside: ["true", 1, null]
}

export const day: Limit = form(
  /^\d{4}-\d\d-\d\d$/,
  ["2026-03-02", "2028-02-29"],
  "2026-02-30",
  "20260302",
  "2026-3-2"
)

/** Given as a date, sent without an offset. */
export const dateTime: Limit = {
  holds: (sent) => isText(sent) && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(sent),
  inside: [new Date("2026-03-02T00:00:00Z")],
  outside: ["2026-03-02T00:00:00", new Date(Number.NaN), 0, null]
}

const isObject = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === "object" && value !== null && !Array.isArray(value)

export const object = (fields: Fields): Limit => ({
  fields,
  holds: (sent) =>
    isObject(sent) &&
    Object.keys(sent).every((name) => Object.hasOwn(fields, name)) &&
    Object.entries(fields).every(([name, limit]) =>
      sent[name] === undefined ? limit.isOptional === true : limit.holds(sent[name])
    ),
  inside: [
    Object.fromEntries(
      Object.entries(fields).flatMap(([name, { inside, isAdded, isConditional, isOptional }]) =>
        isAdded || (isOptional && !isConditional) || inside[0] === undefined ? [] : [[name, inside[0]]]
      )
    )
  ],
  outside: [[], "text", null]
})

/** One of several, that of the example among them. */
export const either = (...limits: readonly [Limit, ...ReadonlyArray<Limit>]): Limit => ({
  either: limits,
  holds: (sent) => limits.some((limit) => limit.holds(sent)),
  inside: limits[0].inside,
  outside: []
})

export const list = (of: Limit, min: number, max = Number.POSITIVE_INFINITY): Limit => {
  const many = (length: number) => Array.from({ length }, () => of.inside[0])
  return {
    of,
    holds: (sent) =>
      Array.isArray(sent) && sent.length >= min && sent.length <= max && sent.every((item) => of.holds(item)),
    inside: max === Number.POSITIVE_INFINITY ? [many(min)] : [many(min), many(max)],
    outside: [many(min - 1), ...(max === Number.POSITIVE_INFINITY ? [] : [many(max + 1)]), {}, null]
  }
}

/** Names and values of the shop's own. */
export const metadata = (pairs: number, name: number, value: number): Limit => {
  const many = (length: number) =>
    Object.fromEntries(Array.from({ length }, (_, index) => [`name${index}`, "value"]))
  return {
    holds: (sent) =>
      isObject(sent) &&
      Object.keys(sent).length <= pairs &&
      Object.entries(sent).every(
        ([key, text]) => lengthOf(key) <= name && isText(text) && lengthOf(text) <= value
      ),
    inside: [many(pairs), { ["n".repeat(name)]: "v".repeat(value) }],
    outside: [
      many(pairs + 1),
      { ["n".repeat(name + 1)]: "v" },
      { name: "v".repeat(value + 1) },
      { name: 1 },
      null
    ]
  }
}

export const optional = (limit: Limit): Limit => ({ ...limit, isOptional: true })

/** May be left out in some cases, that of the example not among them; or given in some, with `undefined` inside. */
export const conditional = (limit: Limit): Limit => ({ ...limit, isOptional: true, isConditional: true })

export const added = (limit: Limit): Limit => ({ ...limit, isAdded: true })

/** With other values for tests, where the documentation says in words what else holds. */
export const such = (limit: Limit, changes: Pick<Limit, "inside"> & Partial<Limit>): Limit => ({
  ...limit,
  ...changes
})

export interface Variant {
  /** As the SDK names places. */
  readonly path: string
  readonly value: unknown
  readonly isInside: boolean
}

const under = (name: string, path: string): string => (path === "" ? name : `${name}.${path}`)

/** Each place of a request, one after the other, just inside and just outside of its limits. */
export const variants = (limit: Limit, base: unknown): ReadonlyArray<Variant> => {
  const own = [
    ...limit.inside.map((value) => ({ path: "", value, isInside: true })),
    ...limit.outside
      .filter((value) => !limit.inside.some((inside) => isDeepStrictEqual(value, inside)))
      .map((value) => ({ path: "", value, isInside: false }))
  ]
  if (limit.inside[0] === undefined) return own
  if (limit.either !== undefined) {
    return limit.either.flatMap((one) => variants(one, one.holds(base) ? base : one.inside[0]))
  }
  if (limit.of !== undefined) {
    const { of } = limit
    const [first, ...rest] = Array.isArray(base) ? base : [of.inside[0]]
    return [
      ...own,
      ...variants(of, first).map(({ path, value, isInside }) => ({
        path: under("0", path),
        value: [value, ...rest],
        isInside
      }))
    ]
  }
  if (limit.fields === undefined) return own
  const given = isObject(base) ? base : Object(limit.inside[0])
  return [
    ...own.filter(({ isInside }) => !isInside),
    { path: "isNew", value: { ...given, isNew: 1 }, isInside: false },
    ...Object.entries(limit.fields).flatMap(([name, field]) => {
      const { [name]: _, ...without } = given
      if (field.isAdded) {
        return [{ path: name, value: { ...given, [name]: field.inside[0] }, isInside: false }]
      }
      return [
        ...(field.isConditional ? [] : [{ path: name, value: without, isInside: field.isOptional === true }]),
        ...variants(field, given[name] ?? field.inside[0]).map(({ path, value, isInside }) => ({
          path: under(name, path),
          value: { ...given, [name]: value },
          isInside
        }))
      ]
    })
  ]
}
