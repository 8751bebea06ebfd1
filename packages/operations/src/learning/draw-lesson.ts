/** Draws a lesson from a finding, and decides what follows from a lesson. */
import { refused, type Result } from '@waymark/language'
import type { Day } from '@waymark/network'
import { readOwned } from '@waymark/plan'
import { membersOnDay } from '@waymark/store'
import { dayOf, readAs, type Desk } from '../desk.ts'
import { mayDo } from '../permissions/index.ts'
import type { FindingsRefusal } from './refusals.ts'
import { addStep, type Learned, type LearningText } from './add-step.ts'

const aboutNothingNew = { subject: null, indicator: null, action: null }

/** What the network takes from a finding. */
export function drawLesson(
  desk: Desk,
  form: LearningText & { readonly finding: string },
): Promise<Result<Learned, FindingsRefusal>> {
  return addStep(desk, 'draw-lesson', { ...form, ...aboutNothingNew, kind: 'lesson', after: form.finding })
}

export type DecisionForm = LearningText & {
  readonly lesson: string
  /** Who sees to it: `role NAME` or `member ID`. */
  readonly owner: string
  /** By when; never published. */
  readonly due: string
}

/** What the network decides because of a lesson. Refuses a decision that nobody owns, and one whose day is over. */
export async function decide(desk: Desk, form: DecisionForm): Promise<Result<Learned, FindingsRefusal>> {
  if (desk.person && !mayDo(desk.roles, 'decide')) return refused({ kind: 'deed.not-permitted' })
  const today = dayOf(desk.runtime.now())
  const members = await readAs(desk, async t => new Set((await membersOnDay(t, today)).map(member => member.id)))
  const owned = readOwned(form, members, today as Day)
  if (!owned.ok) return owned
  return addStep(desk, 'decide', {
    ...form,
    ...aboutNothingNew,
    owned: owned.value,
    kind: 'decision',
    after: form.lesson,
  })
}
