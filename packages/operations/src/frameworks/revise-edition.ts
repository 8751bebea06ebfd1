/** Corrects the texts of an adopted edition as a numbered revision. Rules are never changed this way. */
import { differences, editionFindings, type Difference, type FrameworkEdition } from '@waymark/framework'
import { done, refused, type Result, plainText, textLanguageOf } from '@waymark/language'
import { editionById, registerKinds, saveText, writeRevision } from '@waymark/store'
import { perform, type Desk } from '../desk.ts'
import type { CommonRefusal } from '../refusal.ts'

export type RevisionForm = {
  readonly edition: string
  /** The whole edition as it should read. */
  readonly content: FrameworkEdition
  readonly reason: string
  readonly language: string
  /** Says that official wordings and criteria that read differently mean the same as before. */
  readonly sameMeaning: boolean
}

export type RevisionRefusal =
  | CommonRefusal
  | { readonly kind: 'revision.nothing-changed' }
  /** A rule changed, or something was added or removed: that needs a new version in a new edition. */
  | { readonly kind: 'revision.changes-rules'; readonly places: readonly string[] }
  | {
      readonly kind: 'revision.meaning-not-confirmed'
      readonly field: 'sameMeaning'
      readonly places: readonly string[]
    }
  | { readonly kind: 'revision.not-sound'; readonly reason: string }

export type Revised = { readonly number: number; readonly changes: readonly Difference[] }

const placeOf = (difference: Difference): string =>
  [difference.where, difference.code, difference.field, difference.language].filter(Boolean).join(' ')

/** Applies the texts of `content`; gives the revision's number and what it changed. */
export async function reviseEdition(desk: Desk, form: RevisionForm): Promise<Result<Revised, RevisionRefusal>> {
  return perform<Revised, RevisionRefusal>(desk, 'revise-text', async ({ t, at, about }) => {
    const edition = await editionById(t, form.edition)
    if (!edition) return refused({ kind: 'thing.not-found' })
    const changes = differences(edition.content, form.content)
    const allowed = mayRevise(changes, form.sameMeaning)
    if (!allowed.ok) return allowed
    const unsound = editionFindings(form.content, await registerKinds(t))[0]
    if (unsound) return refused({ kind: 'revision.not-sound', reason: unsound.message })
    const body = plainText(form.reason)
    if (body === '') return refused({ kind: 'field.missing', field: 'reason' })
    const reason = await saveText(t, { language: textLanguageOf(form.language), body })
    const number = await writeRevision(t, { edition: edition.id, at, reason, changes, content: form.content })
    about(edition.id, { revision: number, changes: changes.map(placeOf) })
    return done({ number, changes })
  })
}

/** Whether these differences are texts alone, and, where a person must judge, whether somebody did. */
export function mayRevise(changes: readonly Difference[], sameMeaning: boolean): Result<true, RevisionRefusal> {
  if (changes.length === 0) return refused({ kind: 'revision.nothing-changed' })
  const places = (effects: readonly Difference['effect'][]) =>
    changes.filter(change => effects.includes(change.effect)).map(placeOf)
  const rules = places(['new-version', 'structure'])
  if (rules.length > 0) return refused({ kind: 'revision.changes-rules', places: rules })
  const judged = places(['judgement'])
  if (judged.length > 0 && !sameMeaning)
    return refused({ kind: 'revision.meaning-not-confirmed', field: 'sameMeaning', places: judged })
  return done(true)
}
