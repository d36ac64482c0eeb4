/**
 * What happens, as plain data: it shrinks well, prints well, and replays.
 */
import * as fc from "fast-check"

/** Has a name. */
export interface Tagged {
  readonly _tag: string
}

/** A command and how much time passes until the next; `null`: the next one comes in its middle. */
export interface Move<C> {
  readonly command: C
  readonly pause: number | null
}

export interface Schedule<C> {
  /** Decides which of the fibers that could run does. */
  readonly seed: number
  readonly moves: ReadonlyArray<Move<C>>
}

export const pauses = fc.constantFrom(0, 0, null, null, 700, 3_000, 31_000, 130_000)

const seed = fc.noShrink(fc.nat({ max: 0x7fffffff }))

export const playing = <C>(
  first: fc.Arbitrary<ReadonlyArray<Move<C>>>,
  then: fc.Arbitrary<ReadonlyArray<Move<C>>>
): fc.Arbitrary<Schedule<C>> =>
  fc
    .record({ seed, first, rest: fc.array(then, { minLength: 1, maxLength: 16, size: "max" }) })
    .map(({ first: begun, rest, seed: chosen }) => ({ seed: chosen, moves: [...begun, ...rest.flat()] }))

export const alone = <C>(commands: fc.Arbitrary<C>): fc.Arbitrary<ReadonlyArray<Move<C>>> =>
  fc.record({ command: commands, pause: pauses }).map((one) => [one])

/** The same wish on both workers at once, or twice in a row: a double click, a reload, an impatient colleague. */
export const insisting = <C extends { readonly worker: number }>(
  wishes: fc.Arbitrary<C>
): fc.Arbitrary<ReadonlyArray<Move<C>>> =>
  fc
    .record({
      wish: wishes,
      between: fc.constantFrom(null, null, 0, 700, 3_000, 31_000),
      isOther: fc.boolean(),
      pause: pauses
    })
    .map(({ between, isOther, pause, wish }) => [
      { command: wish, pause: between },
      { command: isOther ? { ...wish, worker: 1 - wish.worker } : wish, pause }
    ])

/** A schedule as text that can be pasted into a test. */
export const print = ({ moves, ...rest }: Schedule<Tagged>): string =>
  [
    JSON.stringify(rest),
    ...moves.map(({ command: { _tag, ...fields }, pause }) => {
      const text = pause === null ? "at the same time:" : pause === 0 ? "" : `then ${pause} ms`
      return `  ${_tag} ${JSON.stringify(fields)} ${text}`
    })
  ].join("\n")
