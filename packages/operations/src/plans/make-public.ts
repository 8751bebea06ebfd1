/** A member makes parts of a priority or of an action public, each by itself, and takes them back. */
import { done, refused, type Result } from '@waymark/language'
import { readId } from '@waymark/network'
import { actionParts } from '@waymark/plan'
import {
  actionById,
  allMembers,
  lockAction,
  lockPriority,
  priorityById,
  textsOf,
  writePublicParts,
  type ActionRow,
  type InNetwork,
  type StoredText,
  type SwitchedOn,
} from '@waymark/store'
import { dayOf, perform, readAs, type Act, type Desk } from '../desk.ts'
import { subjectByCode, subjectNames, type SubjectShown } from '../network/subjects-shown.ts'
import { reachOf } from '../people/reach.ts'
import { milestonesShown, type MilestoneShown } from './milestones-shown.ts'
import type { PlansRefusal } from './refusals.ts'
import { mayChange } from './write-plan.ts'

export type PublicPartsForm = {
  readonly thing: 'priority' | 'action'
  /** Its id. */
  readonly of: string
  /** The revision the form was made from: what was read is what goes out. */
  readonly revision: number
  /** The member that says so: one concerned with the priority, one responsible for the action. */
  readonly member: string
  /** All that this member has public of it from now on: `priority`; or `action`, `name`, `dates`, `change`, `money`, `update/` or `milestone/` and an id. */
  readonly parts: readonly string[]
}

/**
 * Keeps what this member has public of it. A part stands in the next release where every member concerned has it so; a name by its own
 * member alone. Refuses a member that is not the desk's or not concerned, a part that it does not have, and a form made from an older
 * revision. Of a draft nothing is published, whatever is switched on.
 */
export async function makePublic(
  desk: Desk,
  form: PublicPartsForm,
): Promise<Result<{ readonly of: string }, PlansRefusal>> {
  return perform<{ readonly of: string }, PlansRefusal>(desk, 'make-public', async act => {
    const { t, at, about } = act
    const thing = readId(form.of).ok ? await concerned(t, form) : undefined
    if (!thing?.members.includes(form.member) || !(await speaksFor(desk, act, form.member)))
      return refused({ kind: 'thing.not-found' })
    if (form.revision !== thing.revision) return refused(mayChange(thing, form)!)
    const parts = [...new Set(form.parts)].toSorted()
    if (parts.some(part => !thing.parts.includes(part))) return refused({ kind: 'field.unknown', field: 'parts' })
    const of = form.thing === 'priority' ? { priority: form.of } : { action: form.of }
    await writePublicParts(t, of, { member: form.member, parts, person: desk.person?.id ?? null, at })
    about(form.of, { member: form.member, parts })
    return done({ of: form.of })
  })
}

async function concerned(t: InNetwork, { thing, of }: PublicPartsForm) {
  if (thing === 'priority') {
    const priority = await lockPriority(t, of)
    return priority && { ...priority, parts: ['priority'] }
  }
  const action = await lockAction(t, of)
  return action && { ...action, parts: partsOf(action) }
}

/** The parts that an action has. */
const partsOf = ({ updates, milestones }: Pick<ActionRow, 'updates' | 'milestones'>): readonly string[] => [
  ...actionParts,
  ...milestones.map(milestone => `milestone/${milestone.id}`),
  ...updates.map(update => `update/${update.id}`),
]

async function speaksFor(desk: Desk, { t, today }: Act, member: string): Promise<boolean> {
  const reach = await reachOf(desk, 'make-public', { t, today })
  return reach === 'everything' || reach.members.includes(member)
}

/** Of these members those for which the desk may say what is public. */
export function membersSpokenFor(desk: Desk, members: readonly string[]): Promise<readonly string[]> {
  return readAs(desk, t => spokenFor(desk, t, members))
}

async function spokenFor(desk: Desk, t: InNetwork, members: readonly string[]) {
  const reach = await reachOf(desk, 'make-public', { t, today: dayOf(desk.runtime.now()) })
  return members.filter(member => reach === 'everything' || reach.members.includes(member))
}

export type PublicPage = {
  readonly subject: SubjectShown
  /** Why it is a priority, or what is done. */
  readonly text: StoredText
  readonly revision: number
  readonly parts: readonly string[]
  readonly switched: readonly SwitchedOn[]
  readonly updates: readonly { readonly id: string; readonly day: string; readonly text: StoredText }[]
  readonly milestones: readonly MilestoneShown[]
  /** Those concerned for which the desk may say it. */
  readonly members: readonly { readonly id: string; readonly name: string }[]
}

/** What the form needs that says what is public of a priority or an action; null where it is not of this country or no member is the desk's. */
export function publicPage(
  desk: Desk,
  of: { readonly country: string; readonly thing: 'priority' | 'action'; readonly of: string },
): Promise<PublicPage | null> {
  return readAs(desk, async t => {
    const subject = subjectByCode(await subjectNames(desk, t), of.country)
    const row = of.thing === 'priority' ? await priorityById(t, of.of) : await actionById(t, of.of)
    if (!subject || row?.subject !== subject.id) return null
    const mine = await spokenFor(desk, t, row.members)
    if (mine.length === 0) return null
    const updates = 'updates' in row ? row.updates : []
    const text = 'what' in row ? row.what : row.reason
    const words = await textsOf(t, [text, ...updates.map(update => update.text)])
    const today = dayOf(desk.runtime.now())
    const milestones = 'milestones' in row ? await milestonesShown(t, row.milestones, today) : []
    return {
      subject,
      text: words.get(text)!,
      revision: row.revision,
      parts: 'updates' in row ? partsOf(row) : ['priority'],
      switched: row.switched,
      milestones,
      updates: updates.map(({ id, day, text: said }) => ({ id, day, text: words.get(said)! })),
      members: (await allMembers(t)).filter(member => mine.includes(member.id)).map(({ id, name }) => ({ id, name })),
    }
  })
}
