/** The same list in parts, by a word for each; parts and their members in the order met. `kept`: what of each is kept. */
export function groupedBy<T>(list: Iterable<T>, word: (one: T) => string): ReadonlyMap<string, readonly T[]>
export function groupedBy<T, K>(
  list: Iterable<T>,
  word: (one: T) => string,
  kept: (one: T) => K,
): ReadonlyMap<string, readonly K[]>
export function groupedBy<T>(
  list: Iterable<T>,
  word: (one: T) => string,
  kept: (one: T) => unknown = one => one,
): ReadonlyMap<string, readonly unknown[]> {
  const parts = new Map<string, unknown[]>()
  for (const one of list) {
    const part = parts.get(word(one))
    if (part) part.push(kept(one))
    else parts.set(word(one), [kept(one)])
  }
  return parts
}
