/** The words of a tally that stand for something, each with its number, in its order. */
export const nonZero = (counts: Readonly<Record<string, number | undefined>>) =>
  Object.entries(counts).flatMap(([word, n]) => (n ? [{ word, n }] : []))
