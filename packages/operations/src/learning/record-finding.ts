/** Records what was found: about a country or region, an indicator, both, or the network as a whole. */
import { refused, type Result } from '@waymark/language'
import { indicatorsInUse, subjectCalled } from '@waymark/store'
import { readAs, type Desk } from '../desk.ts'
import type { FindingsRefusal } from './refusals.ts'
import { mayDo } from '../permissions/index.ts'
import type { FormsTyped } from '../plans/forms-named.ts'
import { addStep, type Learned, type LearningText } from './add-step.ts'

export type FindingForm = LearningText &
  FormsTyped & {
    /** Code of the country or region; null for the network as a whole. */
    readonly place: string | null
    /** Id of the indicator; null where it is about none. */
    readonly indicator: string | null
  }

export async function recordFinding(desk: Desk, form: FindingForm): Promise<Result<Learned, FindingsRefusal>> {
  if (desk.person && !mayDo(desk.roles, 'record-finding')) return refused({ kind: 'deed.not-permitted' })
  const { subject, known } = await readAs(desk, async t => ({
    subject: form.place === null ? null : await subjectCalled(t, form.place),
    known: form.indicator === null || (await indicatorsInUse(t)).some(indicator => indicator.id === form.indicator),
  }))
  if (form.place !== null && subject === null) return refused({ kind: 'thing.not-found' })
  if (!known) return refused({ kind: 'learning.indicator-unknown', field: 'indicator' })
  return addStep(desk, 'record-finding', { ...form, kind: 'finding', after: null, subject, action: null })
}
