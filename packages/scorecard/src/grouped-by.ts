/** The same list in parts, by a word for each; parts and their members in the order met. */
export function groupedBy<T>(list: Iterable<T>, word: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const parts = new Map<string, T[]>()
  for (const one of list) {
    const part = parts.get(word(one))
    if (part) part.push(one)
    else parts.set(word(one), [one])
  }
  return parts
}
