/** What the pages of a desk show of learning: every chain, and where it stopped. */
import { chainFrom, isLate, whereItStopped, type LearningStep } from '@waymark/plan'
import {
  allMembers,
  learningSteps,
  prioritiesOf,
  textsOf,
  type InNetwork,
  type LearningRow,
  type StoredText,
} from '@waymark/store'
import { itemsOf } from './add-step.ts'

export type StepShown = Omit<LearningRow, 'text' | 'ownerRole' | 'ownerMember'> & {
  readonly text: StoredText
  /** Of a decision: the role, or the member by its name. */
  readonly owner: { readonly role: string } | { readonly member: string } | null
}

export type ChainShown = {
  readonly finding: StepShown
  /** The finding and all that followed, in order. */
  readonly steps: readonly StepShown[]
  readonly furthest: LearningStep
  /** The step that is still wanted; null where a change was made. */
  readonly wanted: LearningStep | null
  /** Its decision is past its day and nothing came of it yet. */
  readonly late: boolean
  /** Priorities that rest on its lesson. */
  readonly takenUp: readonly { readonly subject: string; readonly indicator: string }[]
}

/** Every chain of the network, the newest finding first. */
export async function learningOf(t: InNetwork, today: string): Promise<readonly ChainShown[]> {
  const priorities = await prioritiesOf(t, null)
  const rows = await learningSteps(t)
  const items = itemsOf(rows)
  const words = await textsOf(
    t,
    rows.map(row => row.text),
  )
  const names = new Map((await allMembers(t)).map(member => [member.id, member.name]))
  const shown = new Map(rows.map(row => [row.id, showStep(row, { text: words.get(row.text)!, names })]))
  return whereItStopped(items)
    .map(({ finding, furthest, wanted }) => {
      const steps = chainFrom(finding, items).map(item => shown.get(item.id)!)
      const ids = new Set(steps.map(step => step.id))
      return {
        finding: shown.get(finding)!,
        steps,
        furthest,
        wanted,
        late: steps.some(step => step.dueOn !== null && isLate(step.dueOn, wanted === null, today)),
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

function showStep(
  { ownerRole, ownerMember, ...row }: LearningRow,
  { text, names }: { readonly text: StoredText; readonly names: ReadonlyMap<string, string> },
): StepShown {
  const role = ownerRole === null ? null : { role: ownerRole }
  const member = ownerMember === null ? null : { member: names.get(ownerMember) ?? '' }
  return { ...row, text, owner: role ?? member }
}
