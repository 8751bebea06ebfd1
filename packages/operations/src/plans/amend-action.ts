/** Changes an action: freely while its plan is a draft, afterwards with a reason, and what stood before is kept. */
import { done, refused, type Result } from '@waymark/language'
import { readId } from '@waymark/network'
import { changedFields, isAmendment } from '@waymark/plan'
import {
  changeAction,
  keepText,
  lockAction,
  touchPlan,
  type ActionRow,
  type FreeText,
  type InNetwork,
} from '@waymark/store'
import { perform, type Desk } from '../desk.ts'
import { subjectReached } from '../people/reach.ts'
import type { PlansRefusal } from './refusals.ts'
import { readActionForm } from './action-read.ts'
import type { ActionForm } from './action-form.ts'
import { keepBefore, mayChange, readReason, textAfter } from './write-plan.ts'

export type ActionChange = Omit<ActionForm, 'priority'> & {
  readonly action: string
  /** The revision the form was made from. */
  readonly revision: number
  /** Why it is amended; may be empty of a draft. */
  readonly why: string
}

/**
 * Keeps the change. Refuses an action that is not the desk's, what `planAction` refuses of its fields, an expected change in an indicator
 * that is retired, a responsible member that has left, an amendment that does not say why, a closed plan, and a form made from an older
 * revision.
 */
export async function amendAction(
  desk: Desk,
  form: ActionChange,
): Promise<Result<{ readonly action: string }, PlansRefusal>> {
  return perform<{ readonly action: string }, PlansRefusal>(desk, 'amend-action', async act => {
    const { t, at, today, about } = act
    const before = readId(form.action).ok ? await lockAction(t, form.action) : undefined
    const subject = before && (await subjectReached(desk, 'amend-action', { ...act, subject: before.subject }))
    if (!before || !subject) return refused({ kind: 'thing.not-found' })
    const stands = mayChange({ revision: before.revision, state: before.plan?.state }, form)
    if (stands) return refused(stands)
    const read = await readActionForm(t, form, { subject: subject.id, today, before })
    if (!read.ok) return read
    const texts = await textsAfter(t, before, read.value.texts)
    const made = { ...texts, ...read.value.said }
    const was = { ...before, indicator: before.expects.id }
    if (Object.keys(changedFields<unknown>(was, made)).length > 0) {
      const why = readReason(before.plan, { reason: form.why, language: form.language })
      if (!why.ok) return why
      if (why.value)
        await keepBefore(
          t,
          { action: before.id },
          { was, is: made, why: why.value, person: desk.person?.id ?? null, at },
        )
    }
    await changeAction(t, { id: before.id, ...made })
    await touchPlan(t, before.plan?.id ?? null)
    about(before.id, read.value.said)
    return done({ action: before.id })
  })
}

type Texts = Readonly<Record<'what' | 'who' | 'change', FreeText>> & { readonly resources: FreeText | null }

async function textsAfter(t: InNetwork, before: ActionRow, texts: Texts) {
  const amends = isAmendment(before.plan)
  const after = (field: 'what' | 'who' | 'change') => textAfter(t, before[field], { text: texts[field], amends })
  return {
    what: await after('what'),
    who: await after('who'),
    change: await after('change'),
    resources: await resourcesAfter(t, before.resources, { text: texts.resources, amends }),
  }
}

async function resourcesAfter(
  t: InNetwork,
  before: string | null,
  { text, amends }: { readonly text: FreeText | null; readonly amends: boolean },
) {
  if (before !== null && text !== null) return textAfter(t, before, { text, amends })
  return keepText(t, amends ? null : before, text)
}
