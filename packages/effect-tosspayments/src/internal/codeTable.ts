/**
 * Looking things up in a table by any of their names. Imports nothing.
 *
 * @internal
 */

/**
 * What two spellings of one name have in common: neither case nor spaces, hyphens, underscores, apostrophes, nor how
 * Unicode composes a syllable.
 */
const normal = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/[\s_'’-]+/g, "")
    .toUpperCase()

/**
 * All rows that have this name among theirs; none for what is no text.
 *
 * @internal
 */
export const named = <A>(
  rows: ReadonlyArray<A>,
  namesOf: (row: A) => ReadonlyArray<string | null>,
  text: string
): ReadonlyArray<A> => {
  const wanted = typeof text === "string" ? normal(text) : ""
  return rows.filter((row) => namesOf(row).some((name) => name !== null && normal(name) === wanted))
}

/**
 * The only one, or `null`: what fits several rows names none of them.
 *
 * @internal
 */
export const unambiguous = <A>(rows: ReadonlyArray<A>): A | null =>
  rows.length === 1 ? (rows[0] as A) : null
