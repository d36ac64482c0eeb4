/** More elements than any request has. */
const most = 100_000

/**
 * A copy in which everything was read once: getters that answer differently the next time, and what the caller does to the
 * objects later, change nothing. What stands in several places stays one, so that neither circles nor tangles are endless.
 * Throws what reading throws.
 *
 * @internal
 */
export const copyOf = (value: unknown, known?: Map<object, unknown>): unknown => {
  if (typeof value !== "object" || value === null) return value
  const seen = known ?? new Map<object, unknown>()
  const made = seen.get(value)
  if (made !== undefined) return made
  if (value instanceof Date) return new Date(value.getTime())
  if (Array.isArray(value)) {
    const { length } = value
    if (length > most) throw new RangeError("too long")
    const list: Array<unknown> = []
    seen.set(value, list)
    for (let index = 0; index < length; index++) list.push(copyOf(value[index], seen))
    return list
  }
  const copy: Record<PropertyKey, unknown> = { ...value }
  seen.set(value, copy)
  for (const name of Reflect.ownKeys(copy)) {
    const inner = copy[name]
    // `__proto__` among them: the copy has it as its own, so that assigning replaces it.
    if (typeof inner === "object" && inner !== null) copy[name] = copyOf(inner, seen)
  }
  return copy
}
