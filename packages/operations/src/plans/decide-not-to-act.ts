/** Records that the members of a country or region decided not to act on a gap for now, and why. */
import { readPastDay } from '@waymark/collection'
import { done, refused, type Result } from '@waymark/language'
import { readId } from '@waymark/network'
import { indicatorsInUse, prioritiesOf, saveText, subjectCalled, writeNotToAct } from '@waymark/store'
import { perform, type Desk } from '../desk.ts'
import { subjectReached } from '../people/reach.ts'
import { firstOf } from '../refusal.ts'
import type { PlansRefusal } from './refusals.ts'
import { readWritten } from './written.ts'

export type NotToActForm = {
  readonly place: string
  /** Id of the indicator. */
  readonly indicator: string
  readonly day: string
  readonly reason: string
  readonly language: string
}

export type NotToActRefusal = { readonly kind: 'gap.chosen-already' }

/**
 * Records the decision. Refuses a country or region that is not the desk's, an indicator that stands in no edition in use, one that is a
 * priority in a plan that is not closed, a day that is none or lies ahead, and a missing reason. It is published nowhere.
 */
export async function decideNotToAct(
  desk: Desk,
  form: NotToActForm,
): Promise<Result<{ readonly decision: string }, PlansRefusal>> {
  return perform<{ readonly decision: string }, PlansRefusal>(desk, 'decide-not-to-act', async act => {
    const { t, at, latest, about } = act
    const id = await subjectCalled(t, form.place)
    const subject = id && (await subjectReached(desk, 'decide-not-to-act', { ...act, subject: id }))
    const known = subject && readId(form.indicator).ok && (await indicatorsInUse(t, subject.id))
    if (!subject || !known || !known.some(indicator => indicator.id === form.indicator))
      return refused({ kind: 'thing.not-found' })
    const chosen = (await prioritiesOf(t, subject.id)).some(
      priority => priority.indicator.id === form.indicator && priority.plan?.state !== 'closed',
    )
    if (chosen) return refused<NotToActRefusal>({ kind: 'gap.chosen-already' })
    const day = readPastDay('day', form.day, latest)
    const reason = readWritten('reason', form.reason, form.language)
    if (!day.ok || !reason.ok)
      return refused(firstOf<PlansRefusal>([day, reason].flatMap(one => (one.ok ? [] : [one.refusal]))))
    const made = { subject: subject.id, indicator: form.indicator, on: day.value }
    const decision = await writeNotToAct(t, {
      ...made,
      reason: await saveText(t, reason.value),
      person: desk.person?.id ?? null,
      at,
    })
    about(decision, made)
    return done({ decision })
  })
}
