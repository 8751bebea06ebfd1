/** What the pages of a desk show of learning: every chain, and where it stopped. */
import { chainFrom, whereItStopped, type LearningStep } from '@waymark/plan'
import { learningSteps, textsOf, type InNetwork, type LearningRow, type StoredText } from '@waymark/store'
import { itemsOf } from './add-step.ts'

export type StepShown = Omit<LearningRow, 'text'> & { readonly text: StoredText }

export type ChainShown = {
  readonly finding: StepShown
  /** The finding and all that followed, in order. */
  readonly steps: readonly StepShown[]
  readonly furthest: LearningStep
  /** The step that is still wanted; null where a change was made. */
  readonly wanted: LearningStep | null
}

/** Every chain of the network, the newest finding first. */
export async function learningOf(t: InNetwork): Promise<readonly ChainShown[]> {
  const rows = await learningSteps(t)
  const items = itemsOf(rows)
  const words = await textsOf(
    t,
    rows.map(row => row.text),
  )
  const shown = new Map(rows.map(row => [row.id, { ...row, text: words.get(row.text)! }]))
  return whereItStopped(items)
    .map(({ finding, furthest, wanted }) => ({
      finding: shown.get(finding)!,
      steps: chainFrom(finding, items).map(item => shown.get(item.id)!),
      furthest,
      wanted,
    }))
    .reverse()
}
