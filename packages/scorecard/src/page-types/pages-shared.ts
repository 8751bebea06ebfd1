import type { LocalText, OnlineSaid } from '@waymark/framework'
import type { Language } from '@waymark/language'
import type { Change, ClosingSum, PoolRefusal, StateChange, Split } from '@waymark/measure'
import type {
  Candidate,
  WrittenDay,
  Evidence,
  LocalName,
  Period,
  SettledAnswer,
  Status,
  Target,
} from '../candidate/candidate.ts'
import type { FigureView } from './figure-view.ts'

export type { Period }

/** Framework wording with its standing per language; a language without wording is absent and shown as missing. */
export type Wording = LocalText

/** Names of the places a page speaks of, by code. */
export type PlaceNames = Readonly<Record<string, Readonly<Partial<Record<Language, string>>>>>

/** What every page repeats, so that one file is enough to print the page. */
export type PageHead = {
  readonly network: Candidate['network']
  readonly release: { readonly label: string }
  /** Of a page whose lists are longer than a page may be. */
  readonly part?: PagePart
}

/**
 * Members of the network on a day, of those that let themselves be shown, and the countries they work in: never the same number. Left out
 * under five members, and in releases of before it was counted.
 */
export type Membership = { readonly on: WrittenDay; readonly members: number; readonly countries: number }

/** Page `number` of `of`, which have `total` items of their lists in all. */
export type PagePart = { readonly number: number; readonly of: number; readonly total: number }

/** `path` is the part of the address and of the file name: `{framework code}-{edition label}`. */
export type EditionRef = {
  readonly path: string
  readonly framework: string
  readonly label: string
  readonly title: Wording
}

export type CallRef = {
  readonly id: string
  readonly kind: 'round' | 'import'
  readonly label: string
  readonly title: LocalName
  readonly period: Period
  readonly source?: string
}

export type IndicatorRef = { readonly edition: string; readonly code: string; readonly title: Wording }

/** A collective figure with what it is about. `id` is stable within a release: pages link to it, verify names it. */
export type PublishedFigure = {
  readonly id: string
  readonly indicator: string
  readonly version: number
  /** Path of the edition whose wording was asked. */
  readonly edition: string
  readonly period: Period
  readonly respondentType: string
  readonly counts: 'country' | 'member' | 'group' | 'network' | 'entry'
  readonly calls: readonly string[]
  readonly figure: FigureView
  /** Those without a published answer by reason, where that may be printed. Counts of countries; verified with the sealed part. */
  readonly split?: Split
}

/** What was said of one part of a compound question, counted over the subjects of its whole. */
export type PartFigure = {
  readonly id: string
  readonly indicator: string
  readonly part: string
  readonly figure: FigureView
}

/** By state, or `given`: how the later total came from the earlier. */
export type Sums = Readonly<Record<string, ClosingSum>>

/**
 * Change over the subjects answered both times, and over no others; beside it the difference of the totals as a sum. `from` and `to`
 * are ids of published figures, the earlier first. Readings that may not be compared are refused with what differs.
 */
export type ChangeView = {
  readonly from: string
  readonly to: string
  readonly result:
    | { readonly kind: 'change'; readonly change: Change; readonly sums: Sums }
    | { readonly kind: 'refused'; readonly refusal: PoolRefusal }
}

type OfGroup = { readonly groupKind: string; readonly id: string; readonly names: LocalName }

/** The same for the places of one group. */
export type GroupChange = OfGroup & { readonly change: Change; readonly sums: Sums }

/**
 * Change since what each country agreed on as where it began: "of 28 with a baseline, 6 began, 1 ended". `baselines`: countries with
 * a published value in it that may be compared; `followed`: of those, with a published answer of a later period. Baselines speak of
 * different days, so there is no earlier total and no sum of it.
 */
export type SinceBaseline = {
  readonly baselines: number
  readonly followed: number
  readonly states: Readonly<Record<string, StateChange>>
  readonly numbers: Change['numbers']
}

/** The newest answers of each way of asking against baselines, over all places and by group. */
export type BaselineChangeView = {
  readonly figure: string
  readonly since: SinceBaseline
  readonly groups: readonly (OfGroup & { readonly since: SinceBaseline })[]
}

/**
 * What a figure of one period says now against what the release before said of it: a sum in which began and ended are corrections; or,
 * where it is counted by another definition, the two totals alone.
 */
export type ReleaseChangeView = {
  readonly figure: string
  readonly release: string
  readonly result:
    | { readonly kind: 'sum'; readonly sums: Sums }
    | { readonly kind: 'other-definition'; readonly totals: Readonly<Record<string, Totals>> }
}

/**
 * A target with what stands beside it: where its countries began, and the figure over these countries in each period, never without its
 * bounds. `later`: countries in scope that are not on the list, in neither. Nothing is projected and nothing is graded. `baseline`: of the
 * countries of the list with a value in their baseline, how many began in the state, or what their numbers come to together (of a share: the
 * two sums); null where none has one, and for entries.
 */
export type TargetView = Omit<Target, 'framework' | 'indicator' | 'version' | 'places'> & {
  readonly countries: number
  readonly baseline:
    | ({ readonly countries: number } & (
        | { readonly inState: number }
        | { readonly total: string }
        | { readonly numerator: string; readonly denominator: string }
      ))
    | null
  readonly observed: readonly {
    readonly figure: string
    readonly period: Period
    readonly respondentType?: string
    readonly value: FigureView
    readonly later: number
  }[]
}

export type Totals = { readonly before: number; readonly after: number }

/** `address`, `where`, `quote` and `place` are ids of texts beside the release. */
export type EvidenceView = Evidence

/** One subject's published answer. `asked: false` never appears here: a subject that was not asked has no answer. */
export type AnswerView = {
  readonly observation: string
  readonly call: string
  readonly version: number
  readonly respondentType: string
  readonly status: Status
  readonly how: string
  readonly rationales: readonly string[]
  readonly ruling?: string
  readonly themes?: readonly string[]
  readonly online?: OnlineSaid
  readonly serves?: readonly string[]
  readonly evidence: readonly EvidenceView[]
  readonly settledOn?: WrittenDay
  readonly reviewed?: false
  readonly supersedes?: string
  readonly row?: SettledAnswer['row']
}

/** How many indicators stand where; never a per cent, total or rank. `given` counts answers that are not ratings. */
export type SectionCounts = {
  readonly states: Readonly<Record<string, number>>
  readonly given: number
  readonly missing: Readonly<Record<string, number>>
}
