/** Keeps what an action takes: money, days of staff, things in kind; planned or spent. */
import { done, refused, type Result } from '@waymark/language'
import { readId } from '@waymark/network'
import { isAmendment, readResource } from '@waymark/plan'
import {
  changeResource,
  keepText,
  lockAction,
  touchPlan,
  writeResource,
  type ActionResourceRow,
  type FreeText,
  type InNetwork,
} from '@waymark/store'
import { perform, type Desk } from '../desk.ts'
import { subjectReached } from '../people/reach.ts'
import { firstOf } from '../refusal.ts'
import type { PlansRefusal } from './refusals.ts'
import { keepBefore, mayChange, readReason, textAfter } from './write-plan.ts'
import { readOptional } from './written.ts'

export type ResourceForm = {
  readonly action: string
  /** The revision of the action the form was made from. */
  readonly revision: number
  /** What is changed; null where something is added. */
  readonly resource: string | null
  readonly used: string
  readonly sort: string
  readonly amount: string
  readonly currency: string
  /** From which source, or what is given in kind. */
  readonly note: string
  /** The action does not take it any more. */
  readonly leftOut: boolean
  /** Why it is amended; may be empty of a draft, and where something that was spent is added. */
  readonly why: string
  readonly language: string
}

type Kept = { readonly resource: string }

/**
 * Keeps it. Refuses an action that is not the desk's, what `readResource` refuses, a closed plan, an amendment without a reason, and a form
 * made from an older revision. That something was spent, said for the first time, is no amendment.
 */
export async function keepResource(desk: Desk, form: ResourceForm): Promise<Result<Kept, PlansRefusal>> {
  return perform<Kept, PlansRefusal>(desk, 'keep-resource', async act => {
    const { t, at, about } = act
    const action = readId(form.action).ok ? await lockAction(t, form.action) : undefined
    const subject = action && (await subjectReached(desk, 'keep-resource', { ...act, subject: action.subject }))
    const before = action?.takes.find(resource => resource.id === form.resource) ?? null
    if (!action || !subject || (form.resource !== null && !before)) return refused({ kind: 'thing.not-found' })
    const stands = mayChange({ revision: action.revision, state: action.plan?.state }, form)
    if (stands) return refused(stands)
    const read = readForm(form)
    if (!read.ok) return read
    const { note, ...said } = read.value
    const isReport = before === null && said.used === 'spent'
    const why = isReport ? done(null) : readReason(action.plan, { reason: form.why, language: form.language })
    if (!why.ok) return why
    const made = { ...said, note: await noteAfter(t, before, { text: note, amends: isAmendment(action.plan) }) }
    const person = desk.person?.id ?? null
    const resource = before?.id ?? (await writeResource(t, { ...made, action: action.id, person, at }))
    if (before) await changeResource(t, { ...made, id: before.id, action: action.id, leftOut: form.leftOut })
    if (why.value) {
      const [was, is] = [before ? sayable(before, false) : {}, sayable(made, form.leftOut)]
      await keepBefore(t, { action: action.id, resource }, { was, is, why: why.value, person, at })
    }
    await touchPlan(t, action.plan?.id ?? null)
    about(resource, { action: action.id, ...said, leftOut: form.leftOut })
    return done({ resource })
  })
}

function readForm(form: ResourceForm) {
  const note = readOptional('note', form.note, form.language)
  const read = readResource(form)
  if (note.ok && read.ok) return done({ ...read.value, note: note.value })
  return refused(firstOf<PlansRefusal>([...(note.ok ? [] : [note.refusal]), ...(read.ok ? [] : read.refusal)]))
}

function noteAfter(
  t: InNetwork,
  before: ActionResourceRow | null,
  { text, amends }: { readonly text: FreeText | null; readonly amends: boolean },
) {
  const was = before?.note ?? null
  if (was !== null && text !== null) return textAfter(t, was, { text, amends })
  return keepText(t, amends ? null : was, text)
}

/** As the history of its action names the fields. */
const sayable = ({ used, sort, amount, currency, note }: Omit<ActionResourceRow, 'id'>, leftOut: boolean) => ({
  resourceUsed: used,
  resourceSort: sort,
  amount: amount === null ? null : [Number(amount).toFixed(2), currency ?? ''].join(' ').trim(),
  resourceNote: note,
  leftOut: leftOut ? 'yes' : 'no',
})
