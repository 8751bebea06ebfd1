import { done, refused, type Result } from '@waymark/language'
import type { Branded } from './brand.ts'

/**
 * A country or territory as ISO 3166-1 alpha-3 (`SWE`), a part of one after a hyphen (`GBR-EAW`, England and Wales, which
 * ISO gives no country code), or an invented place of the demonstration (`QMA` to `QZZ` only).
 */
export type PlaceCode = Branded<'PlaceCode'>

export type PlaceRefusal = { readonly kind: 'place.malformed'; readonly given: string }

/** Reads a place code by its shape; whether the place is known is the caller's question. Else `place.malformed`. */
export function readPlaceCode(given: string): Result<PlaceCode, PlaceRefusal> {
  const code = given.trim().toUpperCase()
  return /^[A-Z]{3}(?:-[A-Z0-9]{1,8})?$/.test(code)
    ? done(code as PlaceCode)
    : refused({ kind: 'place.malformed', given })
}

/** Whether the code is one that ISO 3166-1 leaves to users and the demonstration network uses: QMA to QZZ. */
export function isInvented(place: PlaceCode): boolean {
  return /^Q[M-Z][A-Z]/.test(place)
}
