/** Records what a decision changed: an action of a plan, or an indicator of the framework. */
import { refused, type Result } from '@waymark/language'
import { readId } from '@waymark/network'
import { actionById, indicatorsInUse, type InNetwork } from '@waymark/store'
import { dayOf, readAs, type Desk } from '../desk.ts'
import { subjectReached } from '../people/reach.ts'
import type { FindingsRefusal } from './refusals.ts'
import { mayDo } from '../permissions/index.ts'
import { addStep, type Learned, type LearningText } from './add-step.ts'

export type ChangeForm = LearningText & {
  readonly decision: string
  /** Id of the action changed; null where an indicator was. */
  readonly action: string | null
  /** Id of the indicator changed; null where an action was. */
  readonly indicator: string | null
}

/** Refuses a change that names neither action nor indicator, or one that is not of this network. */
export async function recordChange(desk: Desk, form: ChangeForm): Promise<Result<Learned, FindingsRefusal>> {
  if (desk.person && !mayDo(desk.roles, 'record-change')) return refused({ kind: 'deed.not-permitted' })
  const { action, indicator } = form
  const known = await readAs(desk, async t => ({
    action: action === null || (await mayChange(desk, t, action)),
    indicator:
      indicator === null || (await indicatorsInUse(t)).some(choosableIndicator => choosableIndicator.id === indicator),
  }))
  if (!known.action) return refused({ kind: 'learning.action-unknown', field: 'changed' })
  if (!known.indicator) return refused({ kind: 'learning.indicator-unknown', field: 'changed' })
  return addStep(desk, 'record-change', { ...form, kind: 'change', after: form.decision, subject: null })
}

/** An action of a country that the desk does not reach is as unknown to it as one that is not there. */
async function mayChange(desk: Desk, t: InNetwork, action: string): Promise<boolean> {
  const found = readId(action).ok ? await actionById(t, action) : undefined
  const of = { t, today: dayOf(desk.runtime.now()), subject: found?.subject ?? '' }
  return found !== undefined && (await subjectReached(desk, 'record-change', of)) !== null
}
