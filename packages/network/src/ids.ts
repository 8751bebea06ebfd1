import { done, refused, type Result } from '@waymark/language'
import type { Branded } from './brand.ts'

export type IdRefusal = { readonly kind: 'id.malformed'; readonly given: string }

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/**
 * Reads an id as it comes from an address or a form: a UUID in lower case (upper case is lowered). Says nothing about
 * whether such a thing exists. Refuses everything else: `id.malformed`.
 * `readId<MemberId>(text)` says which kind of id is meant.
 */
export function readId<Id extends Branded<string>>(given: string): Result<Id, IdRefusal> {
  const id = given.trim().toLowerCase()
  return uuid.test(id) ? done(id as Id) : refused({ kind: 'id.malformed', given })
}
