/**
 * Whether a number may be the one that an answer shows with some of its digits as `*`.
 *
 * Assumption: it is masked in place, as in the documentation's `94100012****789*`.
 *
 * @internal
 */
export const fits = (shown: string, number: string): boolean =>
  shown.length === number.length &&
  Array.from(shown).every((digit, at) => digit === "*" || digit === number[at])
