/** Records that a body of the country agreed on a baseline, which locks it. */
import { done, refused, type Result } from '@waymark/language'
import { readId, type Day } from '@waymark/network'
import { agreeBaseline as agree } from '@waymark/plan'
import {
  agreeBaselineRow,
  baselinesOf,
  editionsOf,
  lockBaseline,
  roundsOf,
  saveText,
  type InNetwork,
} from '@waymark/store'
import { dayBefore } from '../days.ts'
import { perform, type Desk } from '../desk.ts'
import { subjectReached } from '../people/reach.ts'
import { readWritten } from '../plans/written.ts'
import { firstOf } from '../refusal.ts'
import type { BaselinesRefusal } from './refusals.ts'
import { coreFrameworks } from './core-of.ts'

export type BaselineAgreementForm = {
  readonly baseline: string
  readonly agreedOn: string
  /** The body that agreed, such as the meeting of the members of the country: never a person. */
  readonly body: string
  /** Where its decision is recorded. */
  readonly record: string
  readonly language: string
}

/**
 * Locks the baseline. Refuses one that is agreed already, one with core indicators that say nothing, a national results framework without any indicator, a missing body or record, and
 * the days that `agreeBaseline` of `@waymark/plan` refuses.
 */
export async function agreeBaseline(
  desk: Desk,
  form: BaselineAgreementForm,
): Promise<Result<{ readonly baseline: string }, BaselinesRefusal>> {
  return perform<{ readonly baseline: string }, BaselinesRefusal>(desk, 'agree-baseline', async act => {
    const { t, latest, about } = act
    const draft = readId(form.baseline).ok ? await lockBaseline(t, form.baseline) : undefined
    const subject = draft && (await subjectReached(desk, 'agree-baseline', { ...act, subject: draft.subject }))
    if (!draft || !subject) return refused({ kind: 'thing.not-found' })
    const framework = (await coreFrameworks(t, draft.place ?? '')).find(
      coreFramework => coreFramework.edition.id === draft.edition,
    )
    // A national results framework is over what it names.
    const core = draft.basis === 'core' ? (framework?.core ?? []) : []
    const said = new Set(draft.values.map(value => value.indicator))
    const revised = (await baselinesOf(t, subject.id)).find(baseline => baseline.id === draft.revises)
    const day = agree(form.agreedOn, {
      state: draft.state,
      open: core.filter(indicator => !said.has(indicator.indicator)).length,
      said: said.size,
      until: draft.until as Day,
      periods: await periodsOf(t, draft.framework),
      revisedOn: (revised?.agreedOn ?? null) as Day | null,
      today: latest as Day,
    })
    const body = readWritten('body', form.body, form.language)
    const record = readWritten('record', form.record, form.language)
    if (!day.ok || !body.ok || !record.ok)
      return refused(firstOf<BaselinesRefusal>([day, body, record].flatMap(one => (one.ok ? [] : [one.refusal]))))
    const made = {
      id: draft.id,
      agreedOn: day.value,
      body: await saveText(t, body.value),
      record: await saveText(t, record.value),
    }
    await agreeBaselineRow(t, made)
    about(draft.id, { subject: draft.subject, agreedOn: made.agreedOn, revises: draft.revises })
    return done({ baseline: draft.id })
  })
}

/** The periods that rounds on any edition of the framework ask about. */
async function periodsOf(t: InNetwork, framework: string) {
  const own = new Set(
    (await editionsOf(t)).filter(edition => edition.framework === framework).map(edition => edition.id),
  )
  return (await roundsOf(t))
    .filter(round => own.has(round.edition))
    .map(({ periodLabel: label, from, until }) => ({ label, from: from as Day, last: dayBefore(until) as Day }))
}
