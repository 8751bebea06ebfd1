/** The arithmetic of an import: a source about a group that covers some of its places. Source: definitions 3. */
import { figureOf, type Figure } from './figure.ts'
import type { Settled } from './status.ts'
import type { Rating } from './world.ts'

/**
 * A figure of an import. `scope`: places the source claims to be about; `covered`: those it covers; `rows`: what it says of each.
 *
 * A covered place without a usable row is not-collected, an uncovered one of the scope not-asked. A row of a place outside the scope counts nowhere.
 */
export function importFigure(
  scope: readonly string[],
  covered: ReadonlySet<string>,
  rows: ReadonlyMap<string, { readonly rating: Rating; readonly step?: string }>,
): Figure {
  const statuses = scope.map((place): Settled | null => {
    if (!covered.has(place)) return null
    const row = rows.get(place)
    return row ? { value: row } : { missing: 'not-collected' }
  })
  return figureOf('rating', statuses)
}
