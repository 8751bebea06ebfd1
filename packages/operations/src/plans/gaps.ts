/** Of each gap of a subject where it leads: to an action, a priority, a decision not to act, or to nobody. */
import { answerToGap, type GapAnswer } from '@waymark/plan'
import { notToActOf, textsOf, type InNetwork, type StoredText } from '@waymark/store'
import type { DialogueShown } from './for-desk.ts'

export type GapShown = GapAnswer & {
  /** Of a decision not to act, its day and why; else null. */
  readonly on: string | null
  readonly reason: StoredText | null
}

/** By id of the indicator. */
export async function gapsShown(
  t: InNetwork,
  of: {
    readonly subject: string
    readonly indicators: readonly string[]
    readonly dialogues: readonly DialogueShown[]
  },
): Promise<Readonly<Record<string, GapShown>>> {
  const decisions = await notToActOf(t, of.subject)
  const words = await textsOf(
    t,
    decisions.map(notToActRow => notToActRow.reason),
  )
  const priorities = of.dialogues
    .flatMap(dialogue => dialogue.priorities)
    .map(({ id, indicator, plan }) => ({ id, indicator: indicator.id, plan }))
  const actions = of.dialogues
    .flatMap(dialogue => dialogue.priorities)
    .flatMap(priority => priority.actions)
    .map(({ priority, expects, status, plan }) => ({
      priority,
      expects: expects.indicator.id,
      isStopped: status === 'stopped',
      plan,
    }))
  return Object.fromEntries(
    of.indicators.map(indicator => {
      const answer = answerToGap(indicator, { priorities, actions, decisions })
      const decision =
        answer.kind === 'not-to-act' ? decisions.find(notToActRow => notToActRow.id === answer.decision) : undefined
      return [
        indicator,
        { ...answer, on: decision?.on ?? null, reason: decision ? words.get(decision.reason)! : null },
      ] as const
    }),
  )
}
