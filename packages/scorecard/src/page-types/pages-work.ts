import type { RegisterKind, Servable } from '@waymark/framework'
import type {
  Action,
  ActionStatus,
  WrittenDay,
  Entry,
  Exclusion,
  LearningChain,
  LocalName,
  Priority,
  Source,
  Status,
} from '../candidate/candidate.ts'
import type {
  CallRef,
  ChangeView,
  IndicatorRef,
  PageHead,
  Period,
  PlaceNames,
  PublishedFigure,
} from './pages-shared.ts'
import type { EntriesView, RegisterFigure } from './figure-view.ts'

/** An entry as published: `named` holds the members that chose to be named; nobody else is said to take part. */
export type EntryView = Omit<Entry, 'members'> & {
  readonly named: readonly string[]
  /** What it serves, by name; on pages, where it serves anything. */
  readonly served?: readonly ServedRef[]
}

/** An outcome for children, a target group or an SDG target that something serves; its page is one of this edition. */
export type ServedRef = Servable & { readonly edition: string }

/** An action, or a priority by its indicator, of a country, a region or the network. */
export type WorkRef = {
  readonly key: string
  readonly place?: string
  readonly region?: string
  readonly indicator?: string
  readonly what?: string
}

/** `observed`: what the country answered in each period, beside what is expected; neither is said to come of the other. */
export type ActionView = Omit<Action, 'themes' | 'serves' | 'members' | 'supports'> & {
  /** What it supports a level up; and the actions below that support it. */
  readonly supports?: WorkRef
  readonly supportedBy?: readonly WorkRef[]
  readonly forms: readonly FormRef[]
  readonly served?: readonly ServedRef[]
  readonly observed: readonly { readonly period: Period; readonly status: Status }[]
}

/** A form of exploitation that something is about; its page is one of this edition. */
export type FormRef = { readonly edition: string; readonly code: string; readonly name: IndicatorRef['title'] }

/** `chosenOn`, `membersPresent`: of releases up to page format 2. */
export type PriorityView = Omit<Priority, 'actions'> & {
  readonly chosenOn?: WrittenDay
  readonly membersPresent?: number
  readonly title: IndicatorRef['title']
  readonly supportedBy?: readonly WorkRef[]
  readonly actions: readonly ActionView[]
}

/** `stoppedAt`: the last step reached; a chain that reached `change` is whole. `takenUp`: priorities that rest on its lesson. */
export type LearningView = Omit<LearningChain, 'themes' | 'serves'> & {
  readonly forms: readonly FormRef[]
  readonly served?: readonly ServedRef[]
  readonly stoppedAt: 'finding' | 'lesson' | 'decision' | 'change'
  readonly takenUp: readonly Pick<Priority, 'id' | 'place' | 'region' | 'indicator' | 'edition'>[]
}

export type RegisterPage = PageHead & {
  readonly kind: 'register'
  readonly register: string
  /** The kind as declared: names, fields, stages, what one entry is. */
  readonly definition?: RegisterKind
  /** Distinct entries of the whole release's scope, per period. */
  readonly figures: readonly { readonly period: Period; readonly figure: EntriesView }[]
  readonly entries: readonly EntryView[]
  readonly calls: readonly CallRef[]
  readonly places: PlaceNames
}

export type PlanPage = PageHead & {
  readonly kind: 'plan'
  readonly priorities: readonly PriorityView[]
  readonly actions: Readonly<Record<ActionStatus, number>>
  readonly places: PlaceNames
}

export type LearningPage = PageHead & {
  readonly kind: 'learning'
  readonly chains: readonly LearningView[]
  readonly places: PlaceNames
}

/** What changed and what the network did, side by side, never as cause. */
export type WorldPage = PageHead & {
  readonly kind: 'world'
  readonly changed: readonly {
    readonly indicator: IndicatorRef
    readonly from: PublishedFigure
    readonly to: PublishedFigure
    readonly change: ChangeView
  }[]
  /** Figures of the indicators that describe the network itself (strategies and enablers), latest period. */
  readonly ofNetwork: readonly { readonly indicator: IndicatorRef; readonly figure: PublishedFigure }[]
  readonly did: {
    readonly priorities: number
    readonly actions: Readonly<Record<ActionStatus, number>>
    readonly updates: readonly {
      readonly place?: string
      readonly region?: string
      readonly action: string
      readonly day: WrittenDay
      readonly status: ActionStatus
      readonly text: string
    }[]
    readonly registers: readonly RegisterFigure[]
    readonly contributions: readonly EntryView[]
  }
  readonly places: PlaceNames
}

/** The files that hold the answers, in order, each with what its first answer is ordered by. */
export type AnswersPage = PageHead & {
  readonly kind: 'answers'
  readonly parts: readonly { readonly path: string; readonly first: readonly string[] }[]
}

export type SourcesPage = PageHead & { readonly kind: 'sources'; readonly sources: readonly Source[] }

/** One source with its mendings, the rows left out, and every row that became an answer. */
export type SourcePage = PageHead & {
  readonly kind: 'source'
  readonly source: Source
  readonly calls: readonly CallRef[]
  readonly groups: readonly { readonly id: string; readonly names: LocalName; readonly on: WrittenDay }[]
  readonly rows: readonly {
    readonly number: number
    readonly subject: string
    readonly cells: readonly {
      readonly edition: string
      readonly indicator: string
      readonly observation: string
      readonly status: Status
      /** Of which period, where the source was read for several. */
      readonly period?: string
      readonly mended?: LocalName
    }[]
  }[]
  /** Asked and covered, yet without a usable row. */
  readonly withoutRow: readonly { readonly subject: string; readonly indicator: string; readonly status: Status }[]
  readonly places: PlaceNames
}

/** What the calls asked and this release leaves out, with the reason; and subjects settled twice for one period. */
export type ExclusionsPage = PageHead & {
  readonly kind: 'exclusions'
  readonly exclusions: readonly Exclusion[]
  readonly settledTwice: readonly {
    readonly indicator: string
    readonly subject: string
    readonly used: string
    readonly left: string
  }[]
  readonly places: PlaceNames
}
