import * as MetricLabel from "effect/MetricLabel"

type Labels = ReadonlyArray<MetricLabel.MetricLabel>

const made = /*#__PURE__*/ new Map<string, Labels>()

/**
 * Labels of a metric, with those that the program has set for all. The same array each time, by which Effect finds the
 * counter again instead of building its key anew.
 *
 * @internal
 */
export const of = (given: { readonly [name: string]: string }, ofProgram: Labels): Labels => {
  const id = Object.values(given).join(" ")
  let labels = made.get(id)
  if (labels === undefined) {
    labels = Object.entries(given).map(([name, value]) => MetricLabel.make(name, value))
    made.set(id, labels)
  }
  return ofProgram.length === 0 ? labels : [...ofProgram, ...labels]
}
