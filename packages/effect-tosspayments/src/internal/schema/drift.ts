/**
 * Whether an answer contained what its model did not expect. Decoding is synchronous, so one flag is enough: `collect`
 * watches it, the tolerant fields of `wire.ts` raise it. Where it was, `driftPaths.ts` finds out afterwards: nearly all
 * answers have none.
 *
 * @internal
 */
let drifted = false

/** @internal */
export const report = (): void => {
  drifted = true
}

/** @internal */
export const collect = <A>(decode: () => A): readonly [value: A, drifted: boolean] => {
  const outer = drifted
  drifted = false
  try {
    return [decode(), drifted]
  } finally {
    drifted = outer
  }
}
