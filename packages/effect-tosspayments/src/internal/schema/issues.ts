import type { Issue } from "../../TossError.js"

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
