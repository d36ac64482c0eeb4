/** Longer words are no slip of the pen, and comparing them takes long. */
const longest = 200

/** How many characters have to be put in, taken out or changed to make one word the other. */
export const slips = (a: string, b: string): number => {
  if (a.length > longest) return Number.POSITIVE_INFINITY
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}

/** The word that was probably meant: the one that is the fewest slips away, if that is at most a third of it. */
export const nearest = (given: string, words: Iterable<string>): string | null => {
  let best: { readonly word: string; readonly far: number } | null = null
  for (const word of words) {
    const far = slips(given.toLowerCase().replace(/[_-]/g, ""), word.toLowerCase())
    if (far <= word.length / 3 && (best === null || far < best.far)) best = { word, far }
  }
  return best?.word ?? null
}
