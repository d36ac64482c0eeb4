/** `5 minutes`, or milliseconds; `5m`, `2h` and `3d` are quicker to type. */
export const readDuration = (text: string) => {
  const [, count, unit] =
    /^(\d+(?:\.\d+)?)\s*(ms|s|m|h|d|millis|seconds?|minutes?|hours?|days?)?$/.exec(text) ?? []
  if (count === undefined) return null
  const units = { s: "seconds", m: "minutes", h: "hours", d: "days" } as const
  const name =
    unit === undefined || /^(ms|millis)$/.test(unit) ? null : units[unit.charAt(0) as keyof typeof units]
  return name === null ? Number(count) : (`${Number(count)} ${name}` as const)
}
