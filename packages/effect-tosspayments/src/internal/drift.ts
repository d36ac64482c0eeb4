/**
 * What an answer contained that its model did not expect. Decoding is synchronous, so one slot is enough:
 * `collect` opens it, the tolerant fields of `wire.ts` write into it.
 *
 * @internal
 */
export interface Drift {
  readonly expected: string
}

let slot: Array<Drift> | null = null

/** @internal */
export const report = (drift: Drift): void => {
  slot?.push(drift)
}

/** @internal */
export const collect = <A>(decode: () => A): readonly [A, ReadonlyArray<Drift>] => {
  const outer = slot
  const found: Array<Drift> = []
  slot = found
  try {
    return [decode(), found]
  } finally {
    slot = outer
  }
}
