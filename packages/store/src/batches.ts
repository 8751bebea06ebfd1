/** Rows of many inserts in few statements. */

const mostRows = 2000 // rows; a statement of more takes long to parse
const mostSize = 4_000_000 // bytes or letters; doubled as text on its way, and held in memory on both sides

/** The list in parts, each of at most so many rows and so much weight; one heavier than that stands alone. */
export function* batches<T>(list: Iterable<T>, weight: (one: T) => number = () => 0): Generator<T[]> {
  let part: T[] = []
  let held = 0
  for (const one of list) {
    if (part.length > 0 && (part.length === mostRows || held + weight(one) > mostSize)) {
      yield part
      part = []
      held = 0
    }
    part.push(one)
    held += weight(one)
  }
  if (part.length > 0) yield part
}
