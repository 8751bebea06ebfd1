/** Evidence that may name or picture a child is opened by its reviewer before it counts. */
import { mayShowAChild } from '@waymark/collection'
import { done, refused, type Result } from '@waymark/language'
import type { EvidenceRow } from '@waymark/store'

export type NotOpened = { readonly kind: 'review.evidence-not-opened'; readonly field: 'opened' }

/** The places of the pieces to open among all of one answer or entry, from 0, in the order in which they were given. */
const piecesToOpen = (evidence: readonly Pick<EvidenceRow, 'type' | 'address'>[]): readonly number[] =>
  evidence.flatMap((piece, place) => (mayShowAChild(piece.type, piece.address !== null) ? [place] : []))

/** Refuses where one of the pieces to open is not among those opened; `keyOf` names a piece as the form does. */
export function allOpened(
  evidence: readonly Pick<EvidenceRow, 'type' | 'address'>[],
  { opened = [], keyOf = String }: { readonly opened?: readonly string[]; readonly keyOf?: (place: number) => string },
): Result<null, NotOpened> {
  return piecesToOpen(evidence).every(place => opened.includes(keyOf(place)))
    ? done(null)
    : refused({ kind: 'review.evidence-not-opened', field: 'opened' })
}
