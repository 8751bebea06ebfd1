/** Keeps a milestone of an action: by when, and once it is reached, on which day and what shows it. */
import { done, refused, type Result } from '@waymark/language'
import { readId, type Day } from '@waymark/network'
import { changedFields, isAmendment, readMilestone } from '@waymark/plan'
import {
  changeMilestone,
  keepText,
  lockAction,
  saveText,
  touchPlan,
  writeMilestone,
  type ActionRow,
  type FreeText,
  type InNetwork,
  type ActionMilestoneRow,
} from '@waymark/store'
import { perform, type Desk } from '../desk.ts'
import { subjectReached } from '../people/reach.ts'
import { firstOf } from '../refusal.ts'
import type { PlansRefusal } from './refusals.ts'
import { keepBefore, mayChange, readReason, textAfter } from './write-plan.ts'
import { readOptional, readWritten } from './written.ts'

export type MilestoneForm = {
  readonly action: string
  /** The revision of the action the form was made from. */
  readonly revision: number
  /** The milestone that is changed; null where one is added. */
  readonly milestone: string | null
  readonly sort: string
  readonly what: string
  readonly due: string
  /** The day on which it was reached, and what shows it; both empty where it was not. */
  readonly reached: string
  readonly shows: string
  /** It is no milestone of this action any more. */
  readonly leftOut: boolean
  /** Why it is amended; may be empty of a draft, and where nothing but its being reached is said. */
  readonly why: string
  readonly language: string
}

type Kept = { readonly milestone: string }
type Read = { readonly what: FreeText; readonly shows: FreeText | null }
type Dated = Pick<ActionMilestoneRow, 'sort' | 'dueOn' | 'reachedOn'>

/**
 * Keeps the milestone. Refuses an action that is not the desk's, a milestone that is not the action's, what `readMilestone` refuses, a closed
 * plan, an amendment without a reason, and a form made from an older revision. That it is reached, said for the first time, is no amendment.
 */
export async function keepMilestone(desk: Desk, form: MilestoneForm): Promise<Result<Kept, PlansRefusal>> {
  return perform<Kept, PlansRefusal>(desk, 'keep-milestone', async act => {
    const { t, at, today, about } = act
    const action = readId(form.action).ok ? await lockAction(t, form.action) : undefined
    const subject = action && (await subjectReached(desk, 'keep-milestone', { ...act, subject: action.subject }))
    const before = action?.milestones.find(milestone => milestone.id === form.milestone) ?? null
    if (!action || !subject || (form.milestone !== null && !before)) return refused({ kind: 'thing.not-found' })
    const stands = mayChange({ revision: action.revision, state: action.plan?.state }, form)
    if (stands) return refused(stands)
    const read = readForm(form, { from: action.plan?.from ?? null, today: today as Day })
    if (!read.ok) return read
    const { texts, ...said } = read.value
    const made = { ...said, ...(await textsAfter(t, before, { texts, amends: isAmendment(action.plan) })) }
    const why = readWhy(form, { action, before, made })
    if (!why.ok) return why
    const person = desk.person?.id ?? null
    const milestone = before?.id ?? (await writeMilestone(t, { ...made, action: action.id, person, at }))
    const is = { ...made, leftOut: form.leftOut }
    if (before) await changeMilestone(t, { ...is, id: before.id, action: action.id })
    if (why.value) {
      const of = { action: action.id, milestone }
      await keepBefore(t, of, { was: wasOf(before), is: sayable(is), why: why.value, person, at })
    }
    await touchPlan(t, action.plan?.id ?? null)
    about(milestone, { action: action.id, ...said, leftOut: form.leftOut })
    return done({ milestone })
  })
}

function readForm(form: MilestoneForm, within: Parameters<typeof readMilestone>[1]) {
  const what = readWritten('what', form.what, form.language)
  const shows = readOptional('shows', form.shows, form.language)
  const read = readMilestone(form, within)
  if (!what.ok || !shows.ok || !read.ok) {
    const texts = [what, shows].flatMap(text => (text.ok ? [] : [text.refusal]))
    return refused(firstOf<PlansRefusal>([...texts, ...(read.ok ? [] : read.refusal)]))
  }
  const { sort, due: dueOn, reached: reachedOn } = read.value
  return done({ texts: { what: what.value, shows: shows.value }, sort, dueOn, reachedOn })
}

async function textsAfter(
  t: InNetwork,
  before: ActionMilestoneRow | null,
  { texts: { what, shows }, amends }: { readonly texts: Read; readonly amends: boolean },
) {
  if (!before) return { what: await saveText(t, what), shows: shows && (await saveText(t, shows)) }
  return {
    what: await textAfter(t, before.what, { text: what, amends }),
    shows:
      before.shows !== null && shows !== null
        ? await textAfter(t, before.shows, { text: shows, amends })
        : await keepText(t, amends ? null : before.shows, shows),
  }
}

/** Why it is amended; null where nobody has to say: of a draft, and where it is said for the first time that it was reached. */
function readWhy(
  form: MilestoneForm,
  {
    action,
    before,
    made,
  }: {
    readonly action: ActionRow
    readonly before: ActionMilestoneRow | null
    readonly made: Dated & { what: string }
  },
) {
  const wasPlanned = before && { sort: before.sort, what: before.what, dueOn: before.dueOn, leftOut: false }
  const isPlanned = { sort: made.sort, what: made.what, dueOn: made.dueOn, leftOut: form.leftOut }
  const isOnlyReached =
    wasPlanned && before.reachedOn === null && Object.keys(changedFields<unknown>(wasPlanned, isPlanned)).length === 0
  return isOnlyReached ? done(null) : readReason(action.plan, { reason: form.why, language: form.language })
}

type Fields = Omit<ActionMilestoneRow, 'id'> & { readonly leftOut: boolean }

/** As the history of its action names the fields. */
const sayable = ({ sort, what, dueOn, reachedOn, shows, leftOut }: Fields) => ({
  milestoneSort: sort,
  milestoneWhat: what,
  dueOn,
  reachedOn,
  shows,
  leftOut: leftOut ? 'yes' : 'no',
})
const wasOf = (before: ActionMilestoneRow | null) => (before ? sayable({ ...before, leftOut: false }) : {})
