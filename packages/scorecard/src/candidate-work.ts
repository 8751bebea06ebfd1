import type { Day, Status, TextId } from './candidate-values.ts'

export type Baseline = {
  readonly subject: string
  readonly indicator: string
  readonly observation: string
  readonly lockedOn: Day
  readonly status: Status
}

export type Priority = {
  readonly id: string
  readonly place: string
  readonly indicator: string
  readonly edition: string
  readonly reason: TextId
  readonly chosenOn: Day
  /** How many members were present in the dialogue; never which, never persons. Published from five on, else left out. */
  readonly membersPresent?: number
  readonly actions: readonly Action[]
}

export type Action = {
  readonly id: string
  readonly what: TextId
  readonly due: Day
  /** The change expected, and in which indicator. */
  readonly expects: { readonly indicator: string; readonly change: TextId }
  readonly status: 'planned' | 'under-way' | 'done' | 'stopped'
  readonly updates: readonly {
    readonly id: string
    readonly day: Day
    readonly status: Action['status']
    readonly text: TextId
  }[]
}

/** A learning chain as far as it has come. A missing step is where it stopped. */
export type LearningChain = {
  readonly id: string
  readonly place?: string
  readonly edition?: string
  readonly indicator?: string
  readonly finding: { readonly day: Day; readonly text: TextId }
  readonly lesson?: { readonly day: Day; readonly text: TextId }
  readonly decision?: { readonly day: Day; readonly text: TextId }
  readonly change?: { readonly day: Day; readonly text: TextId; readonly action?: string; readonly indicator?: string }
}
