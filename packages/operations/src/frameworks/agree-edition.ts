/** An adopted edition on its way: proposed, agreed (by which body, when, with which record), in use, retired. */
import { done, refused, type Result, plainText } from '@waymark/language'
import { readDay } from '@waymark/network'
import { editionById, setEditionState, writeAgreement, type EditionRow } from '@waymark/store'
import { perform, type Desk } from '../desk.ts'
import type { CommonRefusal } from '../refusal.ts'

export type EditionMoveRefusal =
  | CommonRefusal
  | { readonly kind: 'edition.cannot-move'; readonly from: string; readonly to: string }
  | { readonly kind: 'day.in-future'; readonly field: string; readonly given: string }

const next: Readonly<Record<EditionRow['state'], EditionRow['state'] | undefined>> = {
  proposed: 'agreed',
  agreed: 'in-use',
  'in-use': 'retired',
  retired: undefined,
}

export type AgreementForm = {
  readonly edition: string
  readonly body: string
  readonly day: string
  readonly record: string
}

/** Records that the network agreed on a proposed edition. */
export async function recordAgreement(desk: Desk, form: AgreementForm): Promise<Result<string, EditionMoveRefusal>> {
  return perform<string, EditionMoveRefusal>(desk, 'record-agreement', async ({ t, today, about }) => {
    const body = plainText(form.body)
    const record = plainText(form.record)
    if (body === '') return refused({ kind: 'field.missing', field: 'body' })
    if (record === '') return refused({ kind: 'field.missing', field: 'record' })
    const day = readDay(form.day)
    if (!day.ok) return refused({ kind: 'day.malformed', field: 'day', given: form.day })
    if (day.value > today) return refused({ kind: 'day.in-future', field: 'day', given: form.day })
    const edition = await editionById(t, form.edition)
    if (!edition) return refused({ kind: 'thing.not-found' })
    if (next[edition.state] !== 'agreed')
      return refused({ kind: 'edition.cannot-move', from: edition.state, to: 'agreed' })
    await writeAgreement(t, { edition: edition.id, body, day: day.value, record })
    await setEditionState(t, edition.id, 'agreed')
    about(edition.id, { body, day: day.value, record })
    return done(edition.id)
  })
}

/** Puts an agreed edition in use, or retires one that is in use. */
export async function moveEdition(
  desk: Desk,
  move: { readonly edition: string; readonly to: 'in-use' | 'retired' },
): Promise<Result<string, EditionMoveRefusal>> {
  return perform<string, EditionMoveRefusal>(desk, 'put-in-use', async ({ t, about }) => {
    const edition = await editionById(t, move.edition)
    if (!edition) return refused({ kind: 'thing.not-found' })
    if (next[edition.state] !== move.to)
      return refused({ kind: 'edition.cannot-move', from: edition.state, to: move.to })
    await setEditionState(t, edition.id, move.to)
    about(edition.id, { to: move.to })
    return done(edition.id)
  })
}
