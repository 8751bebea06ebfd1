/** A place as a release carries it: names frozen as they stand, with where each comes from. */
import type { Language } from '@waymark/language'
import type { Place } from '@waymark/scorecard'
import type { PlaceRow } from '@waymark/store'

export function placeOf(row: PlaceRow): Place {
  return {
    code: row.code,
    kind: row.kind,
    names: row.names as Record<Language, string>,
    nameSources: row.nameSources as Record<Language, string>,
    ...(row.note ? { note: row.note } : {}),
    ...(row.tile ? { tile: row.tile } : {}),
  }
}
