/** Places and public groups as a release carries them: names frozen as they stand, with where each comes from. */
import type { Language } from '@waymark/language'
import type { Group, Place } from '@waymark/scorecard'
import { referenceGroupsOn, type InNetwork, type PlaceRow } from '@waymark/store'

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

/** The public groups figures are looked at by, as they were on a day: M49 regions and income groups. */
export async function publicGroupsOn(t: InNetwork, on: string): Promise<Group[]> {
  const rows = await referenceGroupsOn(t, on, ['m49-region', 'income'])
  return rows.map(({ code, kind, names, places, source, note }) => ({
    id: code,
    kind,
    names,
    on,
    places,
    ...(source ? { source } : {}),
    ...(note ? { note } : {}),
  }))
}
