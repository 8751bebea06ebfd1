/** Begins the plan of a country, a region or the network for a period, edits it while it is a draft, and amends it afterwards. */
import { done, refused, type Result } from '@waymark/language'
import { readId } from '@waymark/network'
import { changedFields, isAmendment, readPlanPeriod } from '@waymark/plan'
import {
  changePlan,
  changeText,
  lockPlan,
  openPlan,
  saveText,
  subjectCalled,
  textsOf,
  writeAmendment,
  writePlan as writeRow,
  type FreeText,
  type InNetwork,
  type PlanRow,
} from '@waymark/store'
import { perform, type Act, type Desk } from '../desk.ts'
import { subjectReached } from '../people/reach.ts'
import { firstOf } from '../refusal.ts'
import type { PlansRefusal } from './refusals.ts'
import { readOptional, readWritten } from './written.ts'

export type PlanForm = {
  /** Whose plan: the code of a country or of a region, or `network`. */
  readonly place: string
  /** The plan that is changed; null where one begins. */
  readonly plan: string | null
  /** The revision the form was made from; 0 where there was none. */
  readonly revision: number
  readonly title: string
  readonly from: string
  readonly until: string
  /** Why it is amended; may be empty of a draft. */
  readonly reason: string
  readonly language: string
}

export type PlanRefusal =
  | { readonly kind: 'plan.changed-meanwhile' | 'plan.closed' | 'plan.open-already' }
  | { readonly kind: 'plan.reason-missing'; readonly field: 'why' }

/**
 * Keeps the plan. Refuses a country or region that is not the desk's to plan for, a second open plan of the same, a missing title, days
 * that are none or out of order, a closed plan, an amendment without a reason, and one made from an older revision.
 */
export async function writePlan(desk: Desk, form: PlanForm): Promise<Result<{ readonly plan: string }, PlansRefusal>> {
  return perform<{ readonly plan: string }, PlansRefusal>(desk, 'keep-plan', async act => {
    const found = await planIn(desk, act, form)
    if (!found) return refused({ kind: 'thing.not-found' })
    const { before, subject } = found
    if (before === null && (await openPlan(act.t, subject))) return refused({ kind: 'plan.open-already' })
    const stands = before && mayChange(before, form)
    if (stands) return refused(stands)
    const read = readPlanForm(form)
    if (!read.ok) return read
    const { title, ...period } = read.value
    const by = { person: desk.person?.id ?? null, at: act.at }
    if (before === null) {
      const made = { subject, ...period, title: await saveText(act.t, title), ...by }
      const plan = await writeRow(act.t, made)
      act.about(plan, { subject, ...period })
      return done({ plan })
    }
    const why = readReason(before, form)
    if (!why.ok) return why
    const made = {
      ...period,
      title: await textAfter(act.t, before.title, { text: title, amends: isAmendment(before) }),
    }
    await changePlan(act.t, { id: before.id, ...made })
    if (why.value) await keepBefore(act.t, { plan: before.id }, { ...by, was: before, is: made, why: why.value })
    act.about(before.id, made)
    return done({ plan: before.id })
  })
}

/** The plan the form is about, or none yet, and its subject; undefined where it is not the desk's, or of another subject. */
async function planIn(desk: Desk, act: Act, form: PlanForm) {
  const id = await subjectCalled(act.t, form.place)
  const subject = id && (await subjectReached(desk, 'keep-plan', { ...act, subject: id }))
  if (!subject) return undefined
  if (form.plan === null) return { before: null, subject: subject.id }
  const before = readId(form.plan).ok ? await lockPlan(act.t, form.plan) : undefined
  return before?.subject === subject.id ? { before, subject: subject.id } : undefined
}

function readPlanForm(form: PlanForm) {
  const title = readWritten('title', form.title, form.language)
  const period = readPlanPeriod(form)
  if (title.ok && period.ok) return done({ title: title.value, ...period.value })
  return refused(firstOf<PlansRefusal>([...(title.ok ? [] : [title.refusal]), ...(period.ok ? [] : period.refusal)]))
}

/** Why a thing of a plan may not be changed by this form; null where it may. */
export function mayChange(
  thing: { readonly revision: number; readonly state?: PlanRow['state'] },
  form: { readonly revision: number },
): PlanRefusal | null {
  if (thing.revision !== form.revision) return { kind: 'plan.changed-meanwhile' }
  return thing.state === 'closed' ? { kind: 'plan.closed' } : null
}

/** Reads why something is amended; null of a draft, where nobody has to say. Refuses an amendment without a reason. */
export function readReason(
  plan: { readonly state: PlanRow['state'] } | null,
  form: { readonly reason: string; readonly language: string },
): Result<FreeText | null, PlansRefusal> {
  if (!isAmendment(plan)) return done(null)
  const why = readOptional('why', form.reason, form.language)
  if (!why.ok) return why
  return why.value ? why : refused<PlanRefusal>({ kind: 'plan.reason-missing', field: 'why' })
}

/**
 * The id a changed text stands under: its own where it says the same. A draft's is written over; what is amended keeps its old words for
 * the history, and the new ones stand under an id of their own.
 */
export async function textAfter(
  t: InNetwork,
  before: string,
  { text, amends }: { readonly text: FreeText; readonly amends: boolean },
): Promise<string> {
  const was = (await textsOf(t, [before])).get(before)
  if (was?.body === text.body && was.language === text.language) return before
  return amends ? saveText(t, text) : changeText(t, before, text)
}

type Values = Readonly<Record<string, unknown>>

/** Keeps what stood in the fields that changed, with the reason; nothing where nothing changed. */
export async function keepBefore(
  t: InNetwork,
  of: Parameters<typeof writeAmendment>[1],
  {
    was,
    is,
    why,
    ...by
  }: {
    readonly was: Values
    readonly is: Values
    readonly why: FreeText
    readonly person: string | null
    readonly at: Date
  },
): Promise<void> {
  const before = changedFields(was, is)
  if (Object.keys(before).length === 0) return
  await writeAmendment(t, of, {
    before: before as Parameters<typeof writeAmendment>[2]['before'],
    reason: await saveText(t, why),
    ...by,
  })
}
