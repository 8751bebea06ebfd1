/** One step of the learning chain: the rules that findings, lessons, decisions and changes share. */
import { done, refused, type Result } from '@waymark/language'
import { readId } from '@waymark/network'
import { readLearningItem, type LearningItem, type LearningStep, type Owned } from '@waymark/plan'
import { chainUpTo, saveText, writeLearningStep, type LearningRow } from '@waymark/store'
import { perform, type Act, type Desk } from '../desk.ts'
import type { Deed } from '../permissions/index.ts'
import { reachOf, subjectReached } from '../people/reach.ts'
import { readForms, type FormsTyped } from '../plans/forms-named.ts'
import { readWritten } from '../plans/written.ts'
import type { FindingsRefusal } from './refusals.ts'

export type LearningText = {
  readonly text: string
  readonly language: string
  /** Whether releases print it: only where that is asked for. A step not printed hides those after it. */
  readonly public?: boolean
}

export type Learned = { readonly step: string }

export type StepWish = LearningText &
  FormsTyped & {
    /** Of a decision: who owns it and by when. */
    readonly owned?: Owned | null
    readonly kind: LearningStep
    readonly after: string | null
    readonly subject: string | null
    readonly indicator: string | null
    readonly action: string | null
  }

/**
 * Adds a step. Refuses one that says nothing, one out of order (`learning.wrong-step`), one whose place in the chain is taken
 * (`learning.followed-already`), and anything about a country that the desk does not reach: that is not found.
 */
export function addStep(desk: Desk, deed: Deed, wish: StepWish): Promise<Result<Learned, FindingsRefusal>> {
  return perform<Learned, FindingsRefusal>(desk, deed, async act => {
    const chain = wish.after === null ? [] : readId(wish.after).ok ? await chainUpTo(act.t, wish.after) : []
    if (wish.after !== null && chain.length === 0) return refused({ kind: 'thing.not-found' })
    if (!(await mayLearn(desk, deed, { act, subject: wish.after === null ? wish.subject : chain[0]!.subject })))
      return refused({ kind: 'thing.not-found' })
    const { kind: step, after: from, action, indicator } = wish
    const changed = step !== 'change' ? null : action ? { action } : indicator ? { indicator } : null
    const read = readLearningItem({ id: 'new', step, from, changed }, wish.text, itemsOf(chain))
    if (!read.ok) return read
    const text = readWritten('text', wish.text, wish.language)
    if (!text.ok) return text
    const forms = await readForms(act.t, wish)
    if (!forms.ok) return forms
    const { owner = null, due = null } = wish.owned ?? {}
    const made = {
      kind: step,
      after: from,
      subject: wish.subject,
      indicator,
      action,
      ...forms.value,
      ownerRole: owner && 'role' in owner ? owner.role : null,
      ownerMember: owner && 'member' in owner ? owner.member : null,
      dueOn: due,
      public: wish.public ?? false,
    }
    const written = { ...made, text: await saveText(act.t, text.value), person: desk.person?.id ?? null, at: act.at }
    const id = await writeLearningStep(act.t, written)
    if (id === null) return refused({ kind: 'learning.followed-already', field: 'from' })
    act.about(id, made)
    return done({ step: id })
  })
}

/** Steps about a country need its reach; those about the network as a whole, a role that is not bound to a member. */
export async function mayLearn(
  desk: Desk,
  deed: Deed,
  { act, subject }: { readonly act: Act; readonly subject: string | null },
): Promise<boolean> {
  if (subject !== null) return (await subjectReached(desk, deed, { ...act, subject })) !== null
  const reach = await reachOf(desk, deed, act)
  return reach === 'everything' || reach.regions.length > 0
}

/** Steps as the rules of plan see them. */
export function itemsOf(rows: readonly LearningRow[]): readonly LearningItem[] {
  return rows.map(({ id, kind, after, action, indicator }) => ({
    id,
    step: kind,
    from: after,
    changed: kind !== 'change' ? null : action ? { action } : indicator ? { indicator: indicator.id } : null,
  }))
}
