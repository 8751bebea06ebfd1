/** Records what came of a decision that was taken from a lesson. */
import { done, refused, type Result } from '@waymark/language'
import { readId, type Day } from '@waymark/network'
import { readOutcome, type OutcomeFields } from '@waymark/plan'
import { allMembers, chainUpTo, saveText, writeDecisionOutcome } from '@waymark/store'
import { perform, type Desk } from '../desk.ts'
import { readWritten } from '../plans/written.ts'
import { firstOf } from '../refusal.ts'
import { mayLearn } from './add-step.ts'
import type { FindingsRefusal } from './refusals.ts'

export type OutcomeForm = OutcomeFields & {
  /** Id of the step that is the decision. */
  readonly decision: string
  readonly text: string
  readonly language: string
}

/**
 * Records the outcome; a later one stands in its place, and the earlier beside it. Refuses what is no decision of a chain that the desk
 * reaches, and everything wrong in the form at once. It is published nowhere.
 */
export function followUpDecision(
  desk: Desk,
  form: OutcomeForm,
): Promise<Result<{ readonly outcome: string }, FindingsRefusal>> {
  return perform<{ readonly outcome: string }, FindingsRefusal>(desk, 'follow-up-decision', async act => {
    const { t, at, latest, about } = act
    const chain = readId(form.decision).ok ? await chainUpTo(t, form.decision) : []
    const decision = chain.at(-1)
    if (
      decision?.kind !== 'decision' ||
      !(await mayLearn(desk, 'follow-up-decision', { act, subject: chain[0]!.subject }))
    )
      return refused({ kind: 'thing.not-found' })
    const members = new Set((await allMembers(t)).map(member => member.id))
    const read = readOutcome(form, { members, decided: decision.day, latest: latest as Day })
    const text = readWritten('text', form.text, form.language)
    if (!read.ok || !text.ok)
      return refused(firstOf<FindingsRefusal>([...(read.ok ? [] : read.refusal), ...(text.ok ? [] : [text.refusal])]))
    const { what, by, on } = read.value
    const made = {
      decision: decision.id,
      what,
      byRole: 'role' in by ? by.role : null,
      byMember: 'member' in by ? by.member : null,
      on,
    }
    const words = { text: await saveText(t, text.value), person: desk.person?.id ?? null, at }
    const outcome = await writeDecisionOutcome(t, { ...made, ...words })
    about(outcome, made)
    return done({ outcome })
  })
}
