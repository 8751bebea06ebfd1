/** What the pages of a desk show of learning: every chain, and where it stopped. */
import { chainFrom, decisionState, whereItStopped, type DecisionState, type LearningStep } from '@waymark/plan'
import {
  allMembers,
  decisionOutcomes,
  learningSteps,
  prioritiesOf,
  textsOf,
  type DecisionOutcomeRow,
  type InNetwork,
  type LearningRow,
  type StoredText,
} from '@waymark/store'
import { itemsOf } from './add-step.ts'

export type StepShown = Omit<LearningRow, 'text' | 'ownerRole' | 'ownerMember'> & {
  readonly text: StoredText
  /** Of a decision: the role, or the member by its name. */
  readonly owner: OwnerShown | null
  /** Of a decision: what came of it, the newest first, which stands. */
  readonly outcomes: readonly OutcomeShown[]
}

/** A role, or a member by its name. */
type OwnerShown = { readonly role: string } | { readonly member: string; readonly id: string }

export type OutcomeShown = Pick<DecisionOutcomeRow, 'id' | 'what' | 'on'> & {
  readonly by: OwnerShown | null
  readonly text: StoredText
}

export type ChainShown = {
  readonly finding: StepShown
  /** The finding and all that followed, in order. */
  readonly steps: readonly StepShown[]
  readonly furthest: LearningStep
  /** The step that is still wanted; null where a change was made. */
  readonly wanted: LearningStep | null
  /** How its decision stands; null where nothing was decided. */
  readonly decision: DecisionState | null
  /** Priorities that rest on its lesson. */
  readonly takenUp: readonly { readonly subject: string; readonly indicator: string }[]
}

/** Every chain of the network, the newest finding first. */
export async function learningOf(t: InNetwork, today: string): Promise<readonly ChainShown[]> {
  const priorities = await prioritiesOf(t, null)
  const rows = await learningSteps(t)
  const items = itemsOf(rows)
  const outcomes = (await decisionOutcomes(t)).reverse()
  const words = await textsOf(
    t,
    [...rows, ...outcomes].map(row => row.text),
  )
  const names = new Map((await allMembers(t)).map(member => [member.id, member.name]))
  const shown = new Map(rows.map(row => [row.id, showStep(row, { words, names, outcomes })]))
  return whereItStopped(items)
    .map(({ finding, furthest, wanted }) => {
      const steps = chainFrom(finding, items).map(item => shown.get(item.id)!)
      const ids = new Set(steps.map(step => step.id))
      return {
        finding: shown.get(finding)!,
        steps,
        furthest,
        wanted,
        decision: stateOf(steps, today),
        takenUp: priorities
          .filter(priority => priority.lesson !== null && ids.has(priority.lesson))
          .map(priority => ({
            subject: priority.place ?? priority.region ?? 'network',
            indicator: priority.indicator.code,
          })),
      }
    })
    .reverse()
}

type Joined = {
  readonly words: ReadonlyMap<string, StoredText>
  readonly names: ReadonlyMap<string, string>
  /** The newest first. */
  readonly outcomes: readonly DecisionOutcomeRow[]
}

function showStep({ ownerRole, ownerMember, ...row }: LearningRow, { words, names, outcomes }: Joined): StepShown {
  const named = (role: string | null, member: string | null): OwnerShown | null =>
    role !== null ? { role } : member !== null ? { member: names.get(member) ?? '', id: member } : null
  return {
    ...row,
    text: words.get(row.text)!,
    owner: named(ownerRole, ownerMember),
    outcomes: outcomes
      .filter(outcome => outcome.decision === row.id)
      .map(({ id, what, on, byRole, byMember, text }) => ({
        id,
        what,
        on,
        by: named(byRole, byMember),
        text: words.get(text)!,
      })),
  }
}

/** Of the decision of a chain, as it stands on `today`. */
function stateOf(steps: readonly StepShown[], today: string): DecisionState | null {
  const decision = steps.find(step => step.kind === 'decision')
  if (!decision || decision.dueOn === null) return null
  const changed = steps.some(step => step.kind === 'change')
  return decisionState({ due: decision.dueOn, changed, outcome: decision.outcomes[0]?.what ?? null }, today)
}
