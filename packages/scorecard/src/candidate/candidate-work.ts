import type { OnlineSaid } from '@waymark/framework'
import type { WrittenDay, Status, TextId } from './candidate-values.ts'

/**
 * What a body of a country agreed on as where it began: over the core indicators of a framework a value or a reason. One that revises
 * another stands in its place; both stay. In public a value stands only where it is published, and of reasons only `not-applicable`.
 */
export type Baseline = {
  readonly id: string
  /** Code of the country. */
  readonly subject: string
  /** Code of the framework: codes of indicators are its own. */
  readonly framework: string
  /** A national results framework stands for the baseline: `values` are its own indicators. Absent where it is over the core. */
  readonly basis?: 'national-framework'
  /** First and last day it speaks of; they may lie before the first round. */
  readonly from: WrittenDay
  readonly last: WrittenDay
  readonly agreedOn: WrittenDay
  readonly body: TextId
  readonly start: TextId
  readonly revises?: string
  readonly reason?: TextId
  readonly values: readonly BaselineValue[]
}

export type BaselineValue = {
  readonly indicator: string
  readonly version: number
  readonly status: Status
  readonly source?: 'answer' | 'import' | 'study'
  /** The call of the answer it was taken from. */
  readonly call?: string
  /** Where it can be found. */
  readonly note?: TextId
}

/**
 * A target as a body of the network agreed it: by a day at least so many countries of a list answer with this state; or, where `state` is one
 * of `targetNumbers`, the numbers of the list come to at least so much (a share: in whole per cent). The list is that of
 * the day it was agreed; countries that join later stand apart. Source: models.md 4.
 */
export type Target = {
  readonly id: string
  /** Code of the framework: codes of indicators are its own. */
  readonly framework: string
  readonly indicator: string
  readonly version: number
  readonly state: string
  readonly least: number
  readonly by: WrittenDay
  readonly agreedOn: WrittenDay
  readonly body: string
  /** Id of the group (`Group.id`) it was agreed for, or the code of the one country; with neither, every country. */
  readonly region?: string
  readonly place?: string
  readonly places: readonly string[]
  readonly milestones: readonly { readonly by: WrittenDay; readonly least: number }[]
}

/**
 * What was chosen to work on: for a country, for a region, or, with neither, for the network as a whole. Published only where every member
 * concerned said so; without a `reason` it is not, and stands for its published actions alone: public files then do not say what it is about.
 */
export type Priority = {
  readonly id: string
  readonly place?: string
  /** Id of the group that the region is. */
  readonly region?: string
  /** Id of the learning chain whose lesson it rests on. */
  readonly lesson?: string
  readonly indicator?: string
  readonly edition?: string
  readonly reason?: TextId
  readonly actions: readonly Action[]
}

/** Where an action stands. `late`: the due day was over when the release was computed, and it was neither done nor stopped. */
export type ActionStatus = 'planned' | 'under-way' | 'late' | 'done' | 'stopped'

/** Of an action what the members responsible made public, part by part. */
export type Action = {
  readonly id: string
  readonly what: TextId
  /** Ids of members responsible that made their own names public. Public files have `named` in place of it. */
  readonly members?: readonly string[]
  /** Their names, where the network shows them by name and none of their countries is hidden. */
  readonly named?: readonly string[]
  readonly start?: WrittenDay
  readonly due?: WrittenDay
  /** The change expected, in which indicator; and where it was said so, from which answer to which by when. */
  readonly expects?: {
    readonly edition: string
    readonly indicator: string
    readonly change: TextId
    readonly from?: string
    readonly to?: string
    readonly by?: WrittenDay
  }
  /** Forms of exploitation it is about. */
  readonly themes?: readonly string[]
  readonly online?: OnlineSaid
  /** Outcomes for children, target groups and SDG targets it serves, as `facet/value`. */
  readonly serves?: readonly string[]
  /** What it supports a level up, where that is public too: `action/` or `priority/` and an id. */
  readonly supports?: string
  /** Absent where what it rests on is not public. */
  readonly status?: ActionStatus
  /** What it takes, planned or spent, where that was made public: money in one currency each, days of staff, things in kind. */
  readonly resources?: readonly {
    readonly id: string
    readonly used: 'planned' | 'spent'
    readonly sort: 'money' | 'staff-days' | 'in-kind'
    readonly amount?: string
    readonly currency?: string
  }[]
  /** Those made public; by when where the days of the action are too, and where one was reached what shows it. */
  readonly milestones?: readonly {
    readonly id: string
    readonly sort: 'step' | 'pilot' | 'hand-over'
    readonly what: TextId
    readonly due?: WrittenDay
    readonly reached?: WrittenDay
    readonly shows?: TextId
  }[]
  readonly updates: readonly {
    readonly id: string
    readonly day: WrittenDay
    readonly status: ActionStatus
    readonly text: TextId
  }[]
}

/** A learning chain as far as it has come. A missing step is where it stopped. */
export type LearningChain = {
  readonly id: string
  readonly place?: string
  /** Id of the group that the region is. */
  readonly region?: string
  readonly edition?: string
  readonly indicator?: string
  /** Forms of exploitation that the finding is about. */
  readonly themes?: readonly string[]
  readonly online?: OnlineSaid
  /** Outcomes for children, target groups and SDG targets it serves, as `facet/value`. */
  readonly serves?: readonly string[]
  readonly finding: { readonly day: WrittenDay; readonly text: TextId }
  readonly lesson?: { readonly day: WrittenDay; readonly text: TextId }
  readonly decision?: { readonly day: WrittenDay; readonly text: TextId }
  readonly change?: {
    readonly day: WrittenDay
    readonly text: TextId
    readonly action?: string
    readonly indicator?: string
  }
}
