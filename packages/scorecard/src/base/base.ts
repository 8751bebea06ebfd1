import type { Lists, Split } from '@waymark/measure'
import type { RegisterKind } from '@waymark/framework'
import type {
  AdoptedEdition,
  Baseline,
  Call,
  Candidate,
  Exclusion,
  Group,
  LearningChain,
  ListClosing,
  Objection,
  Place,
  Priority,
  Target,
  SettledAnswer,
  Source,
  SurveyPublication,
} from '../candidate/candidate.ts'
import type { Membership, PublishedFigure } from '../page-types/pages-shared.ts'
import type { EntryView } from '../page-types/pages-work.ts'
import { editionList } from '../candidate/edition-parts.ts'
import { list, lists, undivided, type Form } from '../bytes/parts.ts'

/** The split by reason of those without a published answer, beside the whole figure it belongs to. */
export type PrintedSplit = { readonly figure: string; readonly split: Split }

/**
 * The public base of a release: everything its pages are computed from, with nothing in it that says who answered,
 * reviewed or took part. One file per field, `data/{field}.json`, and where it is too long `data/{field}-2.json` and so on.
 */
export type Base = {
  readonly header: Header
  readonly calls: readonly Call[]
  readonly editions: readonly AdoptedEdition[]
  readonly registerKinds: readonly RegisterKind[]
  /** One per asked (version, subject, respondent type) of countries, groups and the network; never of members. */
  readonly answers: readonly PublicAnswer[]
  readonly entries: readonly EntryView[]
  readonly closings: readonly ListClosing[]
  readonly places: readonly Place[]
  readonly groups: readonly Group[]
  readonly sources: readonly Source[]
  readonly members: PublicMembers
  readonly memberFigures: MemberFigures
  /** Those without a published answer by reason, for whole figures where that gives nobody away; verified with the sealed part. */
  readonly splits: readonly PrintedSplit[]
  readonly baselines: readonly Baseline[]
  /** Of figures that the release before had too: what it said otherwise. */
  readonly before: readonly BeforeRow[]
  readonly priorities: readonly Priority[]
  readonly learning: readonly LearningChain[]
  /** Printed with their figure; of which country they came is nobody's to know, since most have one member. */
  readonly objections: readonly PublicObjection[]
  readonly exclusions: readonly Exclusion[]
  readonly surveys: readonly SurveyPublication[]
  /** Lists without the countries that are not shown. */
  readonly targets: readonly Target[]
}

/**
 * What the release before said of one figure. `differs`: subjects of which it said something else, by what: a state, `given`, a reason,
 * or `not-asked`. `left`: how many of those that are no longer shown it had in which state. `totals`: by state, where it counted by
 * another definition; then nothing else is compared.
 */
export type BeforeRow = {
  readonly figure: string
  readonly release: string
  readonly differs: Readonly<Record<string, string>>
  readonly left: Readonly<Record<string, number>>
  readonly totals?: Readonly<Record<string, number>>
}

/** A published answer, or that a subject was asked and has none: then call, indicator, version, subject, type and status alone. */
export type PublicAnswer = SettledAnswer | UnpublishedAnswer
export type UnpublishedAnswer = Pick<
  SettledAnswer,
  'call' | 'indicator' | 'version' | 'subjectKind' | 'subject' | 'respondentType' | 'status'
>

export type PublicObjection = Omit<Objection, 'subject'>

export type Header = {
  /** Version of this layout. */
  readonly format: 1
  readonly network: Candidate['network']
  readonly publicRecord?: Candidate['publicRecord']
  readonly membership?: Membership
}

/** Only members that chose to be named, by name; and the countries in which some member shows its country. */
export type PublicMembers = {
  readonly named: readonly { readonly name: string; readonly places: readonly string[] }[]
  readonly present: readonly string[]
}

/**
 * Figures about members: counts only, withheld under 5 asked, computed from the sealed part and verified with it.
 * `lists`: of the members asked, how many closed their list of a kind on an edition and period; left out where withheld.
 */
export type MemberFigures = {
  readonly figures: readonly PublishedFigure[]
  readonly lists: readonly {
    readonly edition: string
    readonly register: string
    readonly period: string
    readonly lists: Lists
  }[]
}

/** The fields of the base in the order of the alphabet; each is one file. */
export const baseFields = [
  'answers',
  'baselines',
  'before',
  'calls',
  'closings',
  'editions',
  'entries',
  'exclusions',
  'groups',
  'header',
  'learning',
  'memberFigures',
  'members',
  'objections',
  'places',
  'priorities',
  'registerKinds',
  'sources',
  'splits',
  'surveys',
  'targets',
] as const satisfies readonly (keyof Base)[]

const otherForms: Readonly<Partial<Record<keyof Base, Form>>> = {
  header: undivided,
  editions: editionList,
  members: lists('named', 'present'),
  memberFigures: lists('figures', 'lists'),
}

/** How a field goes into files: what is longer than a file may be goes on in further ones. */
export function formOf(field: keyof Base): Form {
  return otherForms[field] ?? list
}

/** Where a field of the base lies in a release: `memberFigures` in `data/member-figures.json`. */
export function basePath(field: keyof Base): string {
  return `data/${field.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}.json`
}
