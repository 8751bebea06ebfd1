import type { PlaceRule } from './mapping.ts'
import { oddSigns } from './odd-signs.ts'
import type { ContentPlace } from './places.ts'
import type { Finding } from './problem.ts'
import type { Row } from './table.ts'

/** The code of a place in the list a table names it by; null where it has none. */
export function codeOf(place: ContentPlace, is: PlaceRule['is']): string | null {
  return is === 'alpha3' ? place.code : is === 'alpha2' ? place.alpha2 : place.m49
}

/** What is wrong with a code of no known place, and the likely reason: signs that look right, another list, another shape. */
export function unknownPlace({ cells }: Row, { column, is }: PlaceRule, places: readonly ContentPlace[]): Finding {
  const given = cells[column] ?? ''
  const why = oddSigns(given, ['SE']) || otherwise(given, is, places)
  const message = `"${given}" is the code (${is}) of no known place.${why}`
  return { path: column, kind: 'import.place-unknown', message, values: { given } }
}

function otherwise(given: string, is: PlaceRule['is'], places: readonly ContentPlace[]): string {
  const placeBy = (code: string, list: PlaceRule['is']) => places.find(place => codeOf(place, list) === code)
  const other = (['alpha2', 'alpha3', 'm49'] as const).find(list => list !== is && placeBy(given, list))
  if (other) return ` It is the ${other} code of ${placeBy(given, other)!.names.en}.`
  const shaped = is === 'm49' ? given.padStart(3, '0') : given.toUpperCase()
  const meant = placeBy(shaped, is)
  return meant ? ` ${meant.names.en} is written ${shaped}.` : ''
}
