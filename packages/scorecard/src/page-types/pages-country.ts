import type {
  ActionStatus,
  Baseline,
  BaselineValue,
  WrittenDay,
  LocalName,
  Place,
  Status,
} from '../candidate/candidate.ts'
import type {
  AnswerView,
  CallRef,
  EditionRef,
  IndicatorRef,
  PageHead,
  Period,
  PlaceNames,
  PublishedFigure,
  SectionCounts,
  Wording,
} from './pages-shared.ts'
import type { EntriesView, RegisterFigure } from './figure-view.ts'
import type { EntryView, LearningView, PriorityView } from './pages-work.ts'

export type GroupRef = {
  readonly id: string
  readonly kind: string
  readonly names: LocalName
  readonly on: WrittenDay
}

/** Every place that any call has in scope, with the editions on which it was asked; how much it answered stands in no list. */
export type CountriesPage = PageHead & {
  readonly kind: 'countries'
  readonly editions: readonly EditionRef[]
  readonly rows: readonly {
    readonly place: string
    readonly placeKind: string
    readonly invented: boolean
    readonly tile?: readonly [number, number]
    readonly groups: readonly string[]
    readonly editions: readonly { readonly edition: string; readonly isAsked: boolean }[]
  }[]
  readonly groups: readonly GroupRef[]
  readonly places: PlaceNames
}

/** One country: its scorecards stacked under their own headings and dates, and beside them what the network did. */
export type CountryPage = PageHead & {
  readonly kind: 'country'
  readonly place: Place
  readonly invented: boolean
  readonly groups: readonly GroupRef[]
  readonly scorecards: readonly Scorecard[]
  readonly lists: readonly ListView[]
  readonly entries: readonly EntryView[]
  readonly priorities: readonly PriorityView[]
  readonly learning: readonly LearningView[]
  /** What the country agreed on as where it began, newest first; a revised one stays beside what replaced it. */
  readonly baselines: readonly BaselineView[]
  /** Members of this country that chose to be named. Others are never named; `othersPresent` says there are some who show their country. */
  readonly members: { readonly named: readonly string[]; readonly othersPresent: boolean }
  readonly calls: readonly CallRef[]
  readonly sources: readonly { readonly id: string; readonly title: LocalName }[]
  readonly places: PlaceNames
}

/**
 * A baseline as published: `published` + `notApplicable` + `others` = its core indicators; `followed`: of those with a published value, those
 * with a published value of a later period.
 */
export type BaselineView = Omit<Baseline, 'values' | 'revises' | 'subject'> & {
  readonly standing: boolean
  readonly title: Wording
  readonly published: number
  readonly notApplicable: number
  readonly others: number
  readonly followed: number
  readonly values: readonly (BaselineValue & { readonly title: Wording })[]
}

/** One subject, one edition, one respondent type, one release. */
export type Scorecard = {
  readonly edition: EditionRef
  readonly respondentType: string
  readonly periods: readonly Period[]
  readonly sections: readonly ScorecardSection[]
}

export type ScorecardSection = {
  readonly code: string
  readonly kind: string
  readonly depth: number
  readonly title: Wording
  readonly counts: SectionCounts
  /** How many indicators of this section moved since their baseline, and which way. */
  readonly sinceBaseline: {
    readonly began: number
    readonly ended: number
    readonly otherwise: number
    readonly same: number
    readonly none: number
  }
  readonly lines: readonly ScorecardLine[]
  /** Indicators of this section that count a register, each with its newest period. */
  readonly counted: readonly {
    readonly indicator: string
    readonly title: Wording
    readonly period: Period
    readonly figure: EntriesView
  }[]
}

export type ScorecardLine = {
  readonly indicator: string
  /** An indicator of this country alone: in no count of its section and in no figure. */
  readonly national?: true
  readonly title: Wording
  readonly period: Period
  readonly answer: AnswerView
  /** For an outdated state: the value it last had, and of which period. */
  readonly lastKnown?: { readonly status: Status; readonly period: Period }
  /** Other periods of this release, newest first. */
  readonly earlier: readonly { readonly period: Period; readonly status: Status; readonly observation: string }[]
  readonly baseline?: {
    readonly status: Status
    readonly agreedOn: WrittenDay
    /** `is-baseline`: nothing newer yet. `began` and `ended` are about yes, or the last phase. */
    readonly moved: 'began' | 'ended' | 'otherwise' | 'same' | 'is-baseline' | 'cannot-say'
  }
  /** Ids of the priorities chosen for this indicator. */
  readonly priorities: readonly string[]
}

/** The list of one register kind in one period: how many stand on it and whether it was closed. */
export type ListView = {
  readonly register: string
  readonly period: Period
  readonly calls: readonly string[]
  /** `not-asked` where the country was not asked for its list. */
  readonly closing: 'complete' | 'nothing' | { readonly missing: string }
  readonly figure: EntriesView
}

export type GroupsPage = PageHead & {
  readonly kind: 'groups'
  readonly groups: readonly (GroupRef & { readonly places: number })[]
}

/** A dated set of places: the collective result inside it, and what the network did there. */
export type GroupResult = { readonly indicator: IndicatorRef; readonly figure: PublishedFigure }

export type GroupPage = PageHead & {
  readonly kind: 'group'
  readonly id: string
  readonly groupKind: string
  readonly names: LocalName
  readonly source?: string
  readonly note?: LocalName
  readonly memberships: readonly { readonly on: WrittenDay; readonly places: readonly string[] }[]
  /** Over the group as it was on the last day of the period of each figure. */
  readonly results: readonly GroupResult[]
  /** Where the group has changed since: the figures that come out otherwise over the group as it was on the day of the release. */
  readonly since?: { readonly on: WrittenDay; readonly results: readonly GroupResult[] }
  readonly registers: readonly RegisterFigure[]
  readonly priorities: readonly PriorityView[]
  readonly actions: Readonly<Record<ActionStatus, number>>
  readonly places: PlaceNames
}
