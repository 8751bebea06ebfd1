/** Holds an answer, so that nothing of it is published, or publishes it again with the next release. */
import { done, refused, type Result } from '@waymark/language'
import {
  answersOf,
  lockPreview,
  lockSubmission,
  openPreview,
  setHeld,
  submissionsAbout,
  wasPublished,
  type SubmissionRow,
} from '@waymark/store'
import { perform, type Desk } from '../desk.ts'
import type { SubmissionsRefusal } from './refusals.ts'
import { questionOf } from './save-answer.ts'
import { mayAnswerFor } from './who-answers.ts'

export type HoldForm = {
  readonly submission: string
  /** Code of the indicator. */
  readonly indicator: string
  readonly held: boolean
}

/**
 * Holds what a submission says of an indicator, or lets it go out again; a later correction of it stays as it is held. Refused where
 * nothing is written, and once a release has published this country's answer: after publication there is no holding. Source: definitions 5a.
 */
export async function holdAnswer(desk: Desk, form: HoldForm): Promise<Result<null, SubmissionsRefusal>> {
  return perform<null, SubmissionsRefusal>(desk, 'hold-answer', async ({ t, about }) => {
    const submission = await lockSubmission(t, form.submission)
    if (!submission || !mayHold(desk, submission)) return refused({ kind: 'thing.not-found' })
    const question = await questionOf(t, submission, form.indicator)
    if (!question) return refused({ kind: 'thing.not-found' })
    const { version } = question
    const standing = (await answersOf(t, submission.id)).findLast(answer => answer.version === version)
    if (!standing) return refused({ kind: 'hold.nothing-written' })
    // Signing takes the same lock: an answer is held before it, or refused after it.
    const preview = await openPreview(t)
    if (preview) await lockPreview(t, preview.id)
    if (form.held && (await wasPublished(t, { ...submission, version }))) return refused({ kind: 'hold.published' })
    await setHeld(t, { submission: submission.id, version, held: form.held })
    about(standing.id, { indicator: form.indicator, held: form.held })
    return done(null)
  })
}

/** A respondent what it says itself; a focal point what is said of any country of the network. */
export function mayHold(desk: Desk, submission: SubmissionRow): boolean {
  const ofCountry = submission.subjectKind === 'country'
  return mayAnswerFor(desk, submission) || (ofCountry && isFocalPoint(desk))
}

export type HoldCountryForm = {
  /** Code of the country. */
  readonly country: string
  /** Code of the indicator. */
  readonly indicator: string
}

/**
 * Holds every unpublished answer about a country to an indicator, whoever wrote it and in whatever round: for a focal point, who is
 * shown none of them. Refused where the network asks nothing about the country, nothing is written, or all of it is published.
 */
export async function holdCountry(desk: Desk, form: HoldCountryForm): Promise<Result<null, SubmissionsRefusal>> {
  return perform<null, SubmissionsRefusal>(desk, 'hold-answer', async ({ t, about }) => {
    if (desk.person && !isFocalPoint(desk)) return refused({ kind: 'thing.not-found' })
    const submissions = await submissionsAbout(t, form.country.trim().toUpperCase())
    if (submissions.length === 0) return refused({ kind: 'hold.country-unknown', field: 'country' })
    const preview = await openPreview(t)
    if (preview) await lockPreview(t, preview.id)
    const found = { held: 0, published: 0 }
    for (const submission of submissions) {
      const version = (await questionOf(t, submission, form.indicator.trim()))?.version
      const standing = (await answersOf(t, submission.id)).findLast(answer => answer.version === version)
      if (!version || !standing) continue
      if (await wasPublished(t, { ...submission, version })) found.published += 1
      else {
        found.held += 1
        await setHeld(t, { submission: submission.id, version, held: true })
        about(standing.id, { indicator: form.indicator, held: true })
      }
    }
    if (found.held > 0) return done(null)
    return refused({ kind: found.published > 0 ? 'hold.published' : 'hold.nothing-written', field: 'indicator' })
  })
}

export const isFocalPoint = (desk: Desk): boolean => desk.roles.some(role => role.name === 'focal-point')
