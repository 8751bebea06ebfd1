import type { FrameworkEdition, Indicator, RegisterKind } from '@waymark/framework'
import type {
  AdoptedEdition,
  WrittenDay,
  Exclusion,
  LocalName,
  NationalOf,
  SettledAnswer,
  Status,
  SurveyItem,
  SurveyPublication,
} from '../candidate/candidate.ts'
import type {
  BaselineChangeView,
  CallRef,
  ChangeView,
  EditionRef,
  GroupChange,
  IndicatorRef,
  PageHead,
  Period,
  PlaceNames,
  Membership,
  PublishedFigure,
  PartFigure,
  ReleaseChangeView,
  TargetView,
  Wording,
} from './pages-shared.ts'
import type { EntriesView, FigureView } from './figure-view.ts'

/** The front page of a release. */
export type IndexPage = PageHead & {
  readonly kind: 'index'
  readonly publicRecord?: { readonly label: string; readonly manifest: string }
  /** Members and the countries they work in, on the last day of the latest period; absent where it is not said. */
  readonly membership?: Membership
  readonly calls: readonly CallRef[]
  readonly editions: readonly EditionRef[]
  /** For each edition, the latest figure of each indicator that describes countries, at most 24 in all. */
  readonly headlines: readonly { readonly indicator: IndicatorRef; readonly figure: PublishedFigure }[]
  /** Countries over all calls of the release: in scope of any, asked by any, with a value in any. Which ones is said of none. */
  readonly coverage: {
    readonly inScope: number
    readonly asked: number
    readonly answered: number
  }
  /** Codes of the invented places in this release, so that pages say so. */
  readonly inventedPlaces: readonly string[]
  readonly registers: readonly { readonly kind: string; readonly entries: number }[]
  readonly surveys: readonly { readonly id: string; readonly title: LocalName }[]
  readonly counts: {
    readonly priorities: number
    readonly actions: number
    readonly learning: number
    readonly exclusions: number
  }
}

/** One edition; its sections with their figures lie beside it. */
export type FrameworkPage = PageHead & {
  readonly kind: 'framework'
  readonly edition: EditionRef
  /** The edition as adopted: vision, outcomes, owner, sources, discrepancies. Each indicator's definition stands on its own page; national ones are in `national` alone. */
  readonly adopted: AdoptedWithout
  /** Names of the countries that have national indicators here. */
  readonly places: PlaceNames
}

/** Beside it: its sections in reading order. */
export type FrameworkSections = PageHead & {
  readonly kind: 'framework-sections'
  readonly sections: readonly FrameworkSection[]
}

export type AdoptedWithout = Omit<AdoptedEdition, 'edition'> & {
  readonly edition: Omit<FrameworkEdition, 'indicators'> & { readonly indicators: readonly IndicatorFacets[] }
}

/** What of an indicator one asks all of an edition by. */
export type IndicatorFacets = Pick<
  Indicator,
  | 'code'
  | 'section'
  | 'answer'
  | 'asks'
  | 'counts'
  | 'origin'
  | 'measures'
  | 'themes'
  | 'targetGroups'
  | 'sdg'
  | 'onlineDimension'
> & {
  /** Its parts that ask about one form by itself. */
  readonly subQuestions: readonly { readonly code: string; readonly theme: string }[]
}

/** A section in a flat list, with its depth; each of its indicators with its latest figures. */
export type FrameworkSection = {
  readonly code: string
  readonly kind: string
  readonly depth: number
  readonly title: Wording
  readonly indicators: readonly {
    readonly code: string
    readonly title: Wording
    readonly asks: string
    readonly latest: readonly PublishedFigure[]
  }[]
}

/** One indicator of one edition with every figure the release has about it; what these say by group lies beside it. */
export type IndicatorPage = PageHead & {
  readonly kind: 'indicator'
  readonly edition: EditionRef
  readonly code: string
  readonly title: Wording
  /** Sections above it, outermost first. */
  readonly within: readonly { readonly code: string; readonly kind: string; readonly title: Wording }[]
  /** The indicator as the edition has it: definition, criteria, roll-ups, evidence asked for. */
  /** The register it counts, where it counts one. */
  readonly register?: RegisterKind
  readonly definition: Indicator
  /** Of a national indicator: its country, who agreed, and what the country said in each period, newest first. Then there are no figures. */
  readonly national?: NationalOf & { readonly answers: readonly NationalAnswered[] }
  /** The versions met in this release, newest first, with how each compares to the one before it. */
  readonly versions: readonly {
    readonly number: number
    /** `first` for the first version. */
    readonly comparable: 'yes' | 'no' | 'with-note' | 'first'
    readonly note: Wording
    readonly editions: readonly string[]
  }[]
  readonly calls: readonly CallRef[]
  /** Newest period first; one per period, respondent type and version. On further pages those whose rows they hold. */
  readonly figures: readonly PublishedFigure[]
  /** Of figures of compound questions whose rows the page holds: each part counted by itself, over the same subjects. */
  readonly parts?: readonly { readonly of: string; readonly figures: readonly PartFigure[] }[]
  /** Of several pages: behind how many of the figures each has the rows, the newest first. */
  readonly behind?: readonly number[]
  /** Where the release has several periods: the newest state of each country within validFor, one per respondent type. */
  readonly latest: readonly PublishedFigure[]
  /** The subjects behind `latest`, one cell per figure of it. */
  readonly latestRows: readonly IndicatorRow[]
  readonly changes: readonly ChangeView[]
  readonly sinceBaseline: readonly BaselineChangeView[]
  /** What a body agreed should be by a day, beside what was observed. */
  readonly targets: readonly TargetView[]
  /** Of each figure that the release before had too. */
  readonly sinceRelease: readonly ReleaseChangeView[]
  /** Where a register says since which year: how many had begun by the end of each. */
  readonly byYear?: readonly ByYear[]
  /** Countries, groups or the network: one row each, in scope and not asked included; `cells` in the order of `figures`, of the first page those of the first figures. Absent for member figures. */
  readonly rows: readonly IndicatorRow[]
  readonly sources: readonly { readonly id: string; readonly title: LocalName }[]
  /** The first 50 of its own; `exclusions.json` has all. */
  readonly exclusions: readonly Exclusion[]
  readonly places: PlaceNames
}

/** What an indicator says by group. In releases of before page format 4 these lists stand on its first page. */
export type IndicatorGroups = PageHead & {
  readonly kind: 'indicator-groups'
  readonly edition: EditionRef
  readonly code: string
  /** Of the newest figure: by region and by income group, groups as they were on the last day of its period. */
  readonly breakdowns: readonly Breakdown[]
  /** Of each way of asking, between its newest two periods, where these may be compared. */
  readonly changesByGroup: readonly {
    readonly from: string
    readonly to: string
    readonly groups: readonly GroupChange[]
  }[]
  /** Names of countries in no group. */
  readonly places: PlaceNames
}

/** What the newest figures of an indicator say of the parts of its question, group by group, each over exactly the places of the group's figure. */
export type IndicatorGroupParts = PageHead & {
  readonly kind: 'indicator-group-parts'
  readonly edition: EditionRef
  readonly code: string
  readonly groups: readonly GroupParts[]
}

/** `of`: id of the figure broken down; `group`: of the group. */
export type GroupParts = { readonly of: string; readonly group: string; readonly figures: readonly PartFigure[] }

/** Answers of one edition that say of themselves what they are about. */
export type AboutPage = PageHead & {
  readonly kind: 'about'
  readonly answers: readonly AboutAnswer[]
  readonly places: PlaceNames
}

export type AboutAnswer = Pick<SettledAnswer, 'indicator' | 'subjectKind' | 'subject' | 'observation'> &
  Pick<SettledAnswer, 'themes' | 'online' | 'serves'> & {
    /** Label of its period. */
    readonly period: string
  }

/** What the country of a national indicator said in one period. */
export type NationalAnswered = {
  readonly period: Period
  readonly respondentType: string
  readonly cell: RowCell
}

/** Of one figure: subjects that say yes and had begun by the end of each year, every year from the first to the last. */
export type ByYear = {
  readonly figure: string
  readonly years: readonly { readonly year: number; readonly begun: number }[]
}

export type Breakdown = {
  readonly figure: string
  readonly groupKind: string
  readonly groups: readonly { readonly id: string; readonly names: LocalName; readonly figure: FigureView }[]
  /** In scope but in no group of this kind on that day: who, and their figure where there are any. */
  readonly ungrouped: readonly string[]
  readonly ungroupedFigure?: FigureView
}

export type IndicatorRow = { readonly subject: string; readonly cells: readonly RowCell[] }

/** `not-asked`: in scope only. `outside`: not even in scope of that figure. */
export type RowCell =
  | {
      readonly kind: 'answer'
      readonly observation: string
      readonly status: Status
      readonly how: string
      readonly source?: string
      readonly row?: number
      readonly settledOn?: WrittenDay
    }
  | { readonly kind: 'entries'; readonly figure: EntriesView }
  /** Asked in a round, and nothing is published: neither why nor whether it answered. */
  | { readonly kind: 'no-answer-published' }
  | { readonly kind: 'not-asked' }
  | { readonly kind: 'outside' }

/** An aggregate-only publication: printed counts with our recomputed per cent beside the printed one. No countries. */
export type SurveyPage = PageHead & {
  readonly kind: 'survey'
  readonly survey: SurveyPublication
  readonly figures: readonly SurveyFigure[]
}

export type SurveyFigure = {
  readonly id: string
  /** Everything the publication says about this figure: names, wording, group, note. */
  readonly printed: SurveyItem
  readonly figure: FigureView
  readonly printedPercent: number | null
  readonly recomputedPercent: number | null
  /** `null` where no per cent was printed. */
  readonly agrees: boolean | null
}
