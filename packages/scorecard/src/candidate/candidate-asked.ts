/** What was asked in a call, and what was settled of it. */
import type { EvidenceType } from '@waymark/collection'
import type { OnlineSaid } from '@waymark/framework'
import type { LocalName, Period, Status, TextId, WrittenDay } from './candidate-values.ts'

export type SettledSubjectKind = 'country' | 'member' | 'group' | 'network'

/** A round or an import: what was in scope and what was asked, frozen before any value was seen. */
export type Call = {
  readonly id: string
  readonly kind: 'round' | 'import'
  readonly label: string
  readonly title: LocalName
  /** `framework code`/`edition label`, as in `Candidate.editions`. */
  readonly edition: string
  readonly period: Period
  readonly openedOn: WrittenDay
  /** `answered` only for imported figures that were published on that basis. */
  readonly basis: 'applicable' | 'answered'
  readonly scopeRule: LocalName
  readonly source?: string
  /** Per subject kind: the ids in scope (place codes for countries, group ids for groups, member ids for members). */
  readonly scope: Readonly<Partial<Record<SettledSubjectKind, readonly string[]>>>
  readonly asked: readonly AskedVersion[]
  /** Codes of indicators that the round leaves out: none of these is derived in it either. Absent: none. Source: definition 2. */
  readonly leftOut?: readonly string[]
  /** Register kinds whose lists each asked country closes. */
  readonly registers: readonly string[]
  /** Lists of these kinds that coordinators (by region) and the secretariat (`network`) close. */
  readonly upperLists?: readonly {
    readonly register: string
    readonly level: 'regional' | 'international'
    readonly subject: string
  }[]
}

/** One indicator version of a call, with every subject asked and the type of those asked. */
export type AskedVersion = {
  readonly indicator: string
  readonly version: number
  readonly subjectKind: SettledSubjectKind
  readonly respondentType: string
  readonly subjects: readonly string[]
}

/** The settled status of one asked (version, subject, respondent type) of a call, with where it comes from. */
export type SettledAnswer = {
  readonly observation: string
  readonly call: string
  readonly indicator: string
  readonly version: number
  readonly subjectKind: SettledSubjectKind
  readonly subject: string
  readonly respondentType: string
  readonly status: Status
  /** Published as `settled` whatever it was: whether one member answered, several agreed or a reviewer ruled is nobody's to know. */
  readonly how: 'one' | 'agreed' | 'ruling' | 'imported' | 'derived' | 'unsettled' | 'settled'
  /** Why, in the respondents' words; several where several members agreed. */
  readonly rationales: readonly TextId[]
  /** Why a reviewer ruled, where one did. */
  readonly ruling?: TextId
  /** Forms of exploitation that a value says it is about; left out where it says none. */
  readonly themes?: readonly string[]
  /** What it says of the online dimension. */
  readonly online?: OnlineSaid
  /** Outcomes for children, target groups and SDG targets it serves, as `facet/value`. */
  readonly serves?: readonly string[]
  readonly evidence: readonly Evidence[]
  readonly settledOn?: WrittenDay
  /** False where nobody but its authors could have reviewed it. */
  readonly reviewed?: false
  /** Of an outdated state: the value it last had and of which period, where that period is not in this release. */
  readonly lastKnown?: { readonly status: Status; readonly period: Call['period'] }
  /** The observation that stood for it before this one. */
  readonly supersedes?: string
  /** Whether that one was published, so that the public may know that it was corrected. */
  readonly correctsPublished?: boolean
  /** Inside only: no accepted answer that may go out carries the status; or, where nothing is settled, all that was said is held. */
  readonly held?: boolean
  /** For imports: the row of the source it was read from, the year it gives, and what was mended in it. */
  readonly row?: {
    readonly source: string
    readonly number: number
    readonly year?: number
    readonly note?: string
    readonly mended?: LocalName
  }
}

/**
 * What a person typed of it stands among the texts, by their ids: the address, or where it can be consulted; the passage quoted,
 * its place. In public an `unpublished` one has none of them.
 */
export type Evidence = {
  readonly type: EvidenceType
  readonly address?: TextId
  readonly where?: TextId
  readonly seenOn: WrittenDay
  readonly quote?: TextId
  readonly place?: TextId
}
