import { done, refused, type Result, saysSomething } from '@waymark/language'

/** The steps of learning, in order. Each but the first comes from one of the step before. */
export const learningSteps = ['finding', 'lesson', 'decision', 'change'] as const
export type LearningStep = (typeof learningSteps)[number]

/**
 * One step. `from`: the id of the step it comes from, `null` for a finding. A change names the action or the indicator it
 * changed; every other step has `changed: null`.
 */
export type LearningItem = {
  readonly id: string
  readonly step: LearningStep
  readonly from: string | null
  readonly changed: { readonly action: string } | { readonly indicator: string } | null
}

export type LearningRefusal =
  | { readonly field: 'text'; readonly kind: 'learning.text-missing' }
  | {
      readonly field: 'from'
      readonly kind: 'learning.wrong-step'
      readonly step: LearningStep
      readonly from: LearningStep
    }
  | { readonly field: 'from'; readonly kind: 'learning.from-missing'; readonly step: LearningStep }
  | { readonly field: 'changed'; readonly kind: 'learning.changed-missing' }

/**
 * Reads a new step of a chain. Refuses a step that says nothing, one that does not follow the step it names (a decision comes
 * from a lesson, never straight from a finding), and a change that names neither action nor indicator.
 */
export function readLearningItem(
  item: LearningItem,
  text: string,
  known: readonly LearningItem[],
): Result<LearningItem, LearningRefusal> {
  if (!saysSomething(text)) return refused({ field: 'text', kind: 'learning.text-missing' })
  const { step } = item
  const source = known.find(learningItem => learningItem.id === item.from)
  const expected = learningSteps[learningSteps.indexOf(step) - 1]
  if (expected !== undefined && !source) return refused({ field: 'from', kind: 'learning.from-missing', step })
  if (source && source.step !== expected) {
    return refused({ field: 'from', kind: 'learning.wrong-step', step, from: source.step })
  }
  if (step === 'change' && item.changed === null) return refused({ field: 'changed', kind: 'learning.changed-missing' })
  return done(item)
}

/** How far learning from one finding came. `openEnds`: the ids of steps nothing has come from yet, changes not among them. */
export type WhereItStopped = {
  readonly finding: string
  readonly furthest: LearningStep
  /** The first step that is still wanted; `null` when a change was made. */
  readonly wanted: LearningStep | null
  readonly openEnds: readonly string[]
}

/** For every finding: how far its chain came and where it stopped. A chain without a change is shown as stopped, not hidden. */
export function whereItStopped(items: readonly LearningItem[]): readonly WhereItStopped[] {
  return items
    .filter(item => item.step === 'finding')
    .map(finding => {
      const chain = chainFrom(finding.id, items)
      const reached = Math.max(...chain.map(learningItem => learningSteps.indexOf(learningItem.step)))
      const openEnds = chain
        .filter(learningItem => learningItem.step !== 'change' && !items.some(next => next.from === learningItem.id))
        .map(learningItem => learningItem.id)
      return {
        finding: finding.id,
        furthest: learningSteps[reached] ?? 'finding',
        wanted: learningSteps[reached + 1] ?? null,
        openEnds,
      }
    })
}

/** A finding and everything that came from it, each once, nearest first. */
export function chainFrom(finding: string, items: readonly LearningItem[]): readonly LearningItem[] {
  const chain = items.filter(item => item.id === finding)
  for (const learningItem of chain)
    chain.push(...items.filter(next => next.from === learningItem.id && !chain.includes(next)))
  return chain
}
