/** Reads what a form says of an action, for planning and for amending it. */
import { done, refused, type Result } from '@waymark/language'
import { readId } from '@waymark/network'
import { readAction, readExpectedStep } from '@waymark/plan'
import { allMembers, indicatorsInUse, membersAtSubject, type ActionRow, type InNetwork } from '@waymark/store'
import { firstOf } from '../refusal.ts'
import type { PlansRefusal } from './refusals.ts'
import { readForms } from './forms-named.ts'
import type { ActionForm } from './action-form.ts'
import { readSupported } from './support.ts'
import { readOptional, readWritten } from './written.ts'

export type ActionReading = Omit<ActionForm, 'priority'>

export type ActionChangeRefusal =
  | { readonly kind: 'action.indicator-retired'; readonly field: 'indicator' }
  | { readonly kind: 'action.member-left'; readonly field: 'members'; readonly member: string }
  | { readonly kind: 'action.member-not-there'; readonly field: 'members' }

type Of = { readonly subject: string; readonly today: string; readonly before?: ActionRow }

type Among = {
  readonly subject: string
  readonly today: string
  readonly before?: { readonly members: readonly string[] }
}

/**
 * The action as it is to stand, with its texts apart. Refuses with every problem of `readAction`, half of an expected step, a member
 * that is not at work there today, support of what does not stand above it, and an expected change in an indicator that stands in no edition in use any more.
 */
export async function readActionForm(t: InNetwork, form: ActionReading, { subject, today, before }: Of) {
  const known = new Set((await indicatorsInUse(t, subject)).map(indicator => indicator.id))
  if (before && form.indicator === before.expects.id && !known.has(form.indicator))
    return refused<ActionChangeRefusal>({ kind: 'action.indicator-retired', field: 'indicator' })
  const read = readAction({ ...form, expected: [{ indicator: form.indicator, change: form.change }] }, known)
  if (!read.ok) return refused(firstOf(read.refusal))
  const { expectsFrom: from = '', expectsTo: to = '', expectsBy: by = '' } = form
  const step = readExpectedStep({ from, to, by })
  if (!step.ok) return step
  const forms = await readForms(t, form)
  if (!forms.ok) return forms
  const members = await readMembersThere(t, form.members ?? [], { subject, today, before })
  if (!members.ok) return members
  const supports = await readSupported(t, form.supports ?? '', { subject, today, before: before ?? null })
  if (!supports.ok) return supports
  const texts = readTexts(form)
  if (!texts.ok) return texts
  const { themes, online, serves } = forms.value
  return done({
    texts: texts.value,
    said: {
      members: members.value,
      startsOn: read.value.start,
      dueOn: read.value.due,
      indicator: form.indicator,
      expectsFrom: step.value?.from ?? null,
      expectsTo: step.value?.to ?? null,
      expectsBy: step.value?.by ?? null,
      themes,
      online,
      serves,
      supports: supports.value,
    },
  })
}

/** Members responsible or concerned: at work in the country or region today. One that was and has left is named in the refusal. */
export async function readMembersThere(
  t: InNetwork,
  typed: readonly string[],
  { subject, today, before }: Among,
): Promise<Result<readonly string[], PlansRefusal>> {
  const members = [...new Set(typed)].toSorted()
  const there = await membersAtSubject(t, subject, today)
  const stranger = members.find(member => !readId(member).ok || !there.has(member))
  if (stranger === undefined) return done(members)
  if (!before?.members.includes(stranger))
    return refused<ActionChangeRefusal>({ kind: 'action.member-not-there', field: 'members' })
  const name = (await allMembers(t)).find(memberRow => memberRow.id === stranger)?.name ?? ''
  return refused<ActionChangeRefusal>({ kind: 'action.member-left', field: 'members', member: name })
}

function readTexts(form: ActionReading) {
  const what = readWritten('what', form.what, form.language)
  if (!what.ok) return what
  const who = readWritten('who', form.who, form.language)
  if (!who.ok) return who
  const change = readWritten('change', form.change, form.language)
  if (!change.ok) return change
  const resources = readOptional('resources', form.resources, form.language)
  if (!resources.ok) return resources
  return done({ what: what.value, who: who.value, change: change.value, resources: resources.value })
}
